"""A placement and its requests, in any order: the case is what the model says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Occasion, OfferAnswer
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.sip_request import ContactWay, Purpose, SipAnswer, SipRequest
from sipdesk.usecases.case import OpenCase, open_case, read_case, refresh_overviews
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    ReopenCase,
    close_case,
    record_closing,
    reopen_case,
)
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.offer import OfferAgain, RecordOffer, offer_again, record_offer
from sipdesk.usecases.outlook import read_outlook
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
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
    ReadToday,
    TakeRowUp,
    Urgency,
    put_row_off,
    read_today,
    take_row_up,
)
from tests.home import TODAY, SetClock, open_ports
from tests.proofs.chain_model import OWN, PLACING, REGION, Letter, Model
from tests.proofs.claim import Outcome

PARTIES = (
    Party(PLACING, PartyKind.SOCIAL_SERVICES, "Påhittad Handläggare", places=True),
    Party(REGION, PartyKind.PSYCHIATRY, organisation="Påhittad mottagning"),
    Party(OWN, PartyKind.SIS_CARE, organisation="Påhittade hemmet"),
)
LETTERS = st.sampled_from(("one", "two", "three"))
AGO = st.integers(-20, 1)  # days from today; 1 = a day to come
SHORT = (60, 30)  # examples, steps
LONG = (1500, 60)
counted = {"steps": 0, "refused": 0, "undone": 0, "rows": 0}


class Chain(RuleBasedStateMachine):
    """One home, one case and a bystander; each step is done in both worlds."""

    @initialize()
    def open(self) -> None:
        """Open a new home with a case in it."""
        self.folder = TemporaryDirectory()
        self.clock = SetClock(TODAY)
        self.ports = open_ports(Path(self.folder.name), self.clock)
        self.model = Model(TODAY)
        self.words = count(1)
        other = open_case(OpenCase("Bo", "Bredvid"), self.ports).case
        self.bystander = other
        self.case: Case = open_case(OpenCase("Alva", "Påhitt"), self.ports).case
        for party in PARTIES:
            order = PutParty(self.case.id, self.case.version, party)
            self.case = put_party(order, self.ports).case
        self.past: list[tuple[Case, Model]] = []  # before each change, to undo

    def teardown(self) -> None:
        """Close the home."""
        if hasattr(self, "ports"):
            self.ports.store.close()
            self.folder.cleanup()

    # --- both worlds ---------------------------------------------------------------

    def day(self, ahead: int) -> date:
        return self.clock.day + timedelta(ahead)

    def do(  # noqa: PLR0913
        self,
        use_case: Callable[[Any, Any], Any],
        order: Callable[..., Any],
        *facts: Any,
        early: str = "",
        late: str = "",
        then: Callable[[], None] = lambda: None,
        closed: str = "case-closed",
    ) -> None:
        """Do a thing; see that it is refused by its code, or done in the model too.

        ``early`` is what is refused whatever the case is, ``late`` what the case says.
        """
        counted["steps"] += 1
        is_shut = self.model.closed is not None
        code = early or (closed if is_shut and closed else late)
        made = order(self.case.id, self.case.version, *facts)
        try:
            change = use_case(made, self.ports)
        except SipdeskError as error:
            assert error.code == code, (error.code, code, made)
            counted["refused"] += 1
            now = read_case(self.case.id, self.ports).case
            assert now == self.case, "what is refused changes nothing"
            return
        assert not code, (code, made)
        before, model = self.case, self.model.copy()
        self.case = change.case
        then()
        if change.label:
            self.past.append((before, model))
            assert self.case.version == before.version + 1
        else:
            assert self.case == before

    def place(self, **facts: Any) -> None:
        """Record the placement with other facts."""
        said = {
            k: v if v is not None or k != "discharge_unknown" else ""
            for k, v in facts.items()
        }
        stay = replace(self.case.placement, **said)
        self.do(
            record_placement,
            RecordPlacement,
            stay,
            early=self.model.placing(facts),
            then=lambda: self.model.place(facts),
        )

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

    # --- Idag, closing, undo -----------------------------------------------------------

    @rule(which=st.integers(0, 30), ahead=st.integers(0, 40))
    def put_off(self, which: int, ahead: int) -> None:
        rows = self.mine()
        if not rows:
            return
        row = rows[which % len(rows)]
        early = "" if ahead > 0 else "put-off-not-ahead"
        facts = (row.waiting.id, self.day(ahead), "Påhittat skäl.")
        self.do(put_row_off, PutRowOff, *facts, early=early)
        if not early:
            again = {one.waiting.id: one for one in self.mine()}[row.waiting.id]
            duty = row.urgency is Urgency.AT_ONCE
            assert again.urgency is (Urgency.AT_ONCE if duty else Urgency.PUT_OFF)

    @rule(which=st.integers(0, 30))
    def taken_up(self, which: int) -> None:
        rows = [one for one in self.mine() if one.urgency is Urgency.PUT_OFF]
        if rows:
            row = rows[which % len(rows)].waiting.id
            self.do(take_row_up, TakeRowUp, row)
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

    @rule()
    def undone(self) -> None:
        """Take the last change back: all is as it was, but what has left the house."""
        if len(self.past) == 0:
            return
        before, model = self.past[-1]
        counted["steps"] += 1
        try:
            change = undo(Undo(self.case.id, self.case.version), self.ports)
        except SipdeskError as error:
            assert error.code == "left-the-building", error.code
            assert not self.model.outside <= model.outside
            return
        assert self.model.outside <= model.outside
        self.past.pop()
        self.case, today = change.case, self.model.today
        self.model = model
        self.model.today = today
        counted["undone"] += 1
        same = replace(self.case, version=0, put_offs=())
        assert same == replace(before, version=0, put_offs=())
        assert {p.id for p in self.case.put_offs} <= {p.id for p in before.put_offs}

    # --- what always holds -------------------------------------------------------------

    def mine(self) -> list[Any]:
        """Give the case's rows of Idag."""
        rows = read_today(ReadToday(), self.ports)
        return [row for row in rows if row.case.id == self.case.id]

    @invariant()
    def the_case_is_the_model(self) -> None:
        if not hasattr(self, "case"):
            return
        case = read_case(self.case.id, self.ports).case
        model, stay = self.model, case.placement
        assert case == self.case
        assert read_case(self.bystander.id, self.ports).case == self.bystander
        for name, value in model.stay.items():
            assert getattr(stay, name) == value, name
        changes = case.track.discharge_changes
        assert [(c.day, c.was, c.became, c.why) for c in changes] == model.moved
        waited = [(w.ready, w.notified, w.ended) for w in case.ready.earlier]
        assert waited == model.waits_before
        assert {r.id for r in case.requests} == set(model.letters)
        for one in case.requests:
            letter = model.letters[one.id]
            said = (one.party, one.purpose.value, one.sent, one.reminded)
            assert said == (letter.party, letter.purpose, letter.sent, letter.reminded)
            now = (one.remind_on, len(one.attempts), one.answer.value, one.answered)
            told = (letter.next_on, letter.tried, letter.answer, letter.answered)
            assert now == told
            assert one.silent_days(self.clock.day) == letter.silent(self.clock.day)
        offers = [(o.day, o.occasion.value, o.answer.value) for o in case.offer.earlier]
        assert offers == model.offers
        latest = case.offer.latest
        assert (latest.day, latest.occasion.value, latest.answer.value) == model.offer
        assert case.need.exists is model.need
        assert case.closing.closed == model.closed
        assert case.plan.lead == model.lead != OWN

    @invariant()
    def idag_shows_what_waits(self) -> None:
        if not hasattr(self, "case"):
            return
        model, rows = self.model, self.mine()
        counted["rows"] += len(rows)
        silent = {
            r.waiting.about for r in rows if r.waiting.kind == "request-unanswered"
        }
        waits = {id_ for id_, one in model.letters.items() if one.waits}
        assert silent == (set() if model.closed else waits)
        duty = [r for r in rows if r.waiting.kind == "ready-not-notified"]
        assert bool(duty) is (model.waits_ready == "not-notified")
        assert all(row.urgency is Urgency.AT_ONCE for row in duty)
        assert len({row.waiting.id for row in rows}) == len(rows)

    @invariant()
    def laget_shows_why(self) -> None:
        if not hasattr(self, "case"):
            return
        told = read_outlook(None, self.ports).outlook
        mine = self.case.id
        why = [row.why.value for row in told.needs if row.case.id == mine]
        assert why == ([self.model.unmet] if self.model.unmet else [])
        stands = [row.why.value for row in told.waits if row.case.id == mine]
        assert stands == ([self.model.waits_ready] if self.model.waits_ready else [])
        sums = sum(one.count for one in told.sums)
        assert sums == len(told.needs) + len(told.waits)


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
