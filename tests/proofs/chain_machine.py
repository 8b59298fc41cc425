"""A placement and its requests, in any order: the case is what the model says."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from sipdesk.domain.answer import Answer
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Occasion, OfferAnswer
from sipdesk.domain.party import Party
from sipdesk.domain.sip_request import ContactWay, Purpose, SipAnswer, SipRequest
from sipdesk.usecases.case import refresh_overviews
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    ReopenCase,
    close_case,
    record_closing,
    reopen_case,
)
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.offer import OfferAgain, RecordOffer, offer_again, record_offer
from sipdesk.usecases.plan import RecordPlan, record_plan
from sipdesk.usecases.ready import TakeReadyBack, take_ready_back
from sipdesk.usecases.sip_request import (
    AnswerRequest,
    RemindOfRequest,
    RemoveRequest,
    SendRequest,
    WriteRequest,
    answer_request,
    remind_of_request,
    remove_request,
    send_request,
    write_request,
)
from sipdesk.usecases.today import (
    PutRowOff,
    TakeRowUp,
    Urgency,
    put_row_off,
    take_row_up,
)
from tests.proofs.chain_both import PARTIES, Both, counted
from tests.proofs.chain_model import OWN, PLACING, REGION, Letter
from tests.proofs.claim import Outcome

LETTERS = st.sampled_from(("one", "two", "three"))
AGO = st.integers(-20, 1)  # days from today; 1 = a day to come
SHORT = (16, 40)  # examples, steps
LONG = (400, 60)


class Chain(Both):
    """Everything that may happen to a placement and its requests."""

    # --- the placement -------------------------------------------------------------

    @rule(days=st.integers(1, 45))
    def time_passes(self, days: int) -> None:
        """Go on to another day, and see what the program sees at dawn."""
        self.clock.day += timedelta(days)
        self.model.today = self.clock.day
        refresh_overviews(None, self.ports)

    @rule(ago=AGO)
    def noticed(self, ago: int) -> None:
        self.place(noticed=self.day(ago))

    @rule(ago=AGO)
    def admitted(self, ago: int) -> None:
        self.place(admitted=self.day(ago))

    @rule(ahead=st.integers(-5, 15))
    def start_meeting_booked(self, ahead: int) -> None:
        self.place(start_meeting=self.day(ahead))

    @rule(ago=AGO)
    def start_meeting_held(self, ago: int) -> None:
        self.place(start_meeting_held=self.day(ago))

    @rule(ahead=st.integers(5, 90))
    def discharge_said(self, ahead: int) -> None:
        self.place(preliminary_discharge=self.day(ahead), discharge_unknown="")

    @rule()
    def discharge_unknown(self) -> None:
        why = f"Nämnden vet inte ({next(self.words)})."
        self.place(preliminary_discharge=None, discharge_unknown=why)

    @rule(ago=AGO)
    def assessed_ready(self, ago: int) -> None:
        self.place(ready=self.day(ago))

    @rule(ago=AGO)
    def notified(self, ago: int) -> None:
        self.place(notified=self.day(ago))

    @rule(reason=st.sampled_from(("", "Påhittat skäl.")))
    def taken_back(self, reason: str) -> None:
        self.do(
            take_ready_back,
            TakeReadyBack,
            reason,
            late=self.model.taking_back(reason),
            then=self.model.take_back,
        )

    @rule(ahead=st.integers(-10, 60))
    def move_known(self, ahead: int) -> None:
        self.place(moves=self.day(ahead))

    @rule(ago=AGO, left=st.booleans())
    def discharged(self, ago: int, left: bool) -> None:  # noqa: FBT001
        self.place(discharged=self.day(ago) if left else None)

    @rule(ago=AGO)
    def handed_over(self, ago: int) -> None:
        self.place(handed_over=self.day(ago))

    # --- need, offers, lead --------------------------------------------------------

    @rule(exists=st.booleans())
    def need_judged(self, exists: bool) -> None:  # noqa: FBT001
        answer = Answer.YES if exists else Answer.NO
        need = Need(self.clock.day, "Karin", coordination=answer, reason="Påhitt.")

        def then() -> None:
            self.model.need = exists

        self.do(record_need, RecordNeed, need, then=then)

    @rule(
        ago=AGO,
        occasion=st.sampled_from(Occasion),
        answer=st.sampled_from(OfferAnswer),
    )
    def offered(self, ago: int, occasion: Occasion, answer: OfferAnswer) -> None:
        day = self.day(ago)
        offer = replace(
            self.case.offer, offered=day, occasion=occasion, answer=answer, earlier=()
        )

        def then() -> None:
            self.model.offer = (day, occasion.value, answer.value)

        early = "day-in-the-future" if ago > 0 else ""
        self.do(record_offer, RecordOffer, offer, early=early, then=then)

    @rule()
    def offered_again(self) -> None:
        self.do(offer_again, OfferAgain, then=self.model.offer_again)

    @rule(party=st.sampled_from(PARTIES))
    def leads(self, party: Party) -> None:
        def then() -> None:
            self.model.lead = party.id

        plan = replace(self.case.plan, lead=party.id)
        late = "lead-is-principal" if party.id == OWN else ""
        self.do(record_plan, RecordPlan, plan, late=late, then=then)

    # --- requests --------------------------------------------------------------------

    @rule(
        id_=LETTERS,
        party=st.sampled_from((PLACING, PLACING, REGION, OWN)),
        purpose=st.sampled_from(Purpose),
        asks=st.sampled_from((True, True, False)),
    )
    def written(self, id_: str, party: str, purpose: Purpose, asks: bool) -> None:  # noqa: FBT001
        question = "Vem gör vad?" if asks else ""
        letter = SipRequest(id_, party, self.clock.day, purpose, questions=question)

        def then() -> None:
            self.model.letters[id_] = Letter(party, purpose.value, asks)

        late = self.model.writing(id_, party, purpose.value)
        self.do(write_request, WriteRequest, letter, late=late, then=then)

    @rule(id_=LETTERS)
    def removed(self, id_: str) -> None:
        def then() -> None:
            del self.model.letters[id_]

        late = self.model.removing(id_)
        self.do(remove_request, RemoveRequest, id_, late=late, then=then)

    @rule(id_=LETTERS, ago=AGO, channel=st.sampled_from(("Brev", "Brev", "")))
    def sent(self, id_: str, ago: int, channel: str) -> None:
        day = self.day(ago)

        def then() -> None:
            self.model.letters[id_].sent = day

        early = "day-in-the-future" if ago > 0 else ""
        early = early or ("" if channel else "request-without-channel")
        late = self.model.sending(id_)
        facts = (id_, day, channel)
        self.do(send_request, SendRequest, *facts, early=early, late=late, then=then)

    @rule(id_=LETTERS, ago=AGO, ahead=st.none() | st.integers(-3, 20))
    def tried_again(self, id_: str, ago: int, ahead: int | None) -> None:
        day = self.day(ago)
        next_on = None if ahead is None else self.day(ahead)

        def then() -> None:
            letter = self.model.letters[id_]
            letter.reminded, letter.next_on = day, next_on
            letter.tried += 1

        early = "day-in-the-future" if ago > 0 else ""
        back = next_on is not None and next_on <= day
        early = early or ("next-attempt-not-later" if back else "")
        facts = (id_, day, next_on, ContactWay.PHONE)
        late = self.model.reminding(id_)
        self.do(
            remind_of_request,
            RemindOfRequest,
            *facts,
            early=early,
            late=late,
            then=then,
        )

    @rule(
        id_=LETTERS,
        answer=st.sampled_from(SipAnswer),
        ago=AGO,
        words=st.sampled_from(("Inget behov.", "Inget behov.", "")),
    )
    def answered(self, id_: str, answer: SipAnswer, ago: int, words: str) -> None:
        day = self.day(ago)

        def then() -> None:
            letter = self.model.letters[id_]
            letter.answer, letter.answered = answer.value, day

        early = "answer-without-answer" if answer is SipAnswer.NONE else ""
        early = early or ("day-in-the-future" if ago > 0 else "")
        unsaid = answer is SipAnswer.DECLINES and not words
        early = early or ("decline-without-reason" if unsaid else "")
        late = self.model.answering(id_, answer.value, day)
        facts = (id_, answer, day, "", words)
        self.do(
            answer_request, AnswerRequest, *facts, early=early, late=late, then=then
        )

    # --- Idag, closing, undo --------------------------------------------------------

    @rule(which=st.integers(0, 30), ahead=st.integers(0, 40))
    def put_off(self, which: int, ahead: int) -> None:
        rows = self.mine()
        if not rows:
            return
        row = rows[which % len(rows)]
        early = "" if ahead > 0 else "put-off-not-ahead"
        facts = (row.waiting.id, self.day(ahead), "Påhittat skäl.")
        self.do(put_row_off, PutRowOff, *facts, early=early, keep=True)
        if not early:
            again = {one.waiting.id: one for one in self.mine()}[row.waiting.id]
            duty = row.urgency is Urgency.AT_ONCE
            assert again.urgency is (Urgency.AT_ONCE if duty else Urgency.PUT_OFF)

    @rule(which=st.integers(0, 30))
    def taken_up(self, which: int) -> None:
        rows = [one for one in self.mine() if one.urgency is Urgency.PUT_OFF]
        if rows:
            row = rows[which % len(rows)].waiting.id
            self.do(take_row_up, TakeRowUp, row, keep=True)
            again = {one.waiting.id: one for one in self.mine()}[row]
            assert again.urgency is not Urgency.PUT_OFF

    @rule()
    def closing_said(self) -> None:
        closing = Closing(ClosingReason.NO_NEED, self.clock.day, "Påhittad")

        def then() -> None:
            self.model.closing = True

        self.do(record_closing, RecordClosing, closing, then=then)

    @precondition(lambda self: self.model.closing)
    @rule()
    def closed(self) -> None:
        def then() -> None:
            self.model.closed = self.clock.day

        self.do(close_case, CloseCase, then=then)

    @rule()
    def reopened(self) -> None:
        def then() -> None:
            self.model.closed = None

        late = "" if self.model.closed else "case-not-closed"
        self.do(reopen_case, ReopenCase, late=late, then=then, closed="")

    @precondition(lambda self: self.past)
    @rule(times=st.integers(1, 4))
    def undone(self, times: int) -> None:
        for _ in range(times):
            if self.past and not self.undo():
                return


def the_case_is_what_the_model_says(long: bool) -> Outcome:  # noqa: FBT001
    """Try as many ways through as there is time for."""
    examples, steps = LONG if long else SHORT
    counted.update(dict.fromkeys(counted, 0))
    run_state_machine_as_test(
        Chain,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=not long,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        ),
    )
    return Outcome(counted["steps"], 0, dict(counted))
