"""A home that is played day by day: what happens in its cases, in any order.

Everything is done by the use cases, on the day that it is about, in an encrypted file.
What a rule refuses is left undone.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.health import (
    ExaminationKind,
    ExaminationState,
    Interview,
    InterviewOccasion,
    InterviewState,
    Referral,
    ReferralState,
)
from sipdesk.domain.meeting import Booking, Calls, MeetingForm, Record, Roles
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Occasion, OfferAnswer
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.promise import Promise
from sipdesk.domain.ready import Ready
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases import (
    case,
    closing,
    consent,
    health,
    meeting,
    offer,
    party,
    placement,
    plan,
    preparation,
    promise,
    ready,
    roles,
    sip_request,
    summons,
)
from sipdesk.usecases import need as needs
from sipdesk.usecases.figures import ReadReport, read_report
from sipdesk.usecases.ports import Ports
from tests.domain import cases as made
from tests.home import SetClock, open_ports
from tests.usecases.desk import Desk

FIRST: Final = date(2026, 1, 1)
END: Final = date(2026, 6, 30)
"""The last day of the half-year that is told of again and again."""
LAST: Final = date(2026, 12, 31)
DEED_EVERY: Final = 9
"""Days, in the middle, from one deed in a case to its next."""

Deed = Callable[[Desk, Random, date], object]


class Home:
    """A home with some cases, each brought to where people can be called."""

    def __init__(self, folder: Path, cases: int, chance: Random) -> None:
        self.clock = SetClock(FIRST)
        self.ports = open_ports(folder, self.clock)
        self._chance = chance
        self._desks = [_brought(self.ports, f"Alva {at}") for at in range(cases)]

    def live(self, first: date, last: date, deeds: Iterable[Deed]) -> int:
        """Let days pass, and something be done in some of the cases each day.

        Tells how many saves that made.
        """
        chosen, saves = tuple(deeds), 0
        for ahead in range((last - first).days + 1):
            self.clock.day = first + timedelta(ahead)
            for desk in self._desks:
                if self._chance.randrange(DEED_EVERY):
                    continue
                before, closed = desk.case.version, desk.case.closing.closed
                deed = close if closed else self._chance.choice(chosen)
                with suppress(SipdeskError):
                    deed(desk, self._chance, self.clock.day)
                saves += desk.case.version - before
        return saves

    def report(self) -> Report:
        """Read the report of the half-year, as it is told now."""
        return read_report(ReadReport(FIRST, END), self.ports)


def _brought(ports: Ports, name: str) -> Desk:
    desk = Desk(ports, case.open_case(case.OpenCase(name, "Påhitt"), ports).case)
    own = desk.case.id
    desk.grown_up()
    board = replace(made.NAMND, id=f"{own} board")
    for one in (board, replace(made.BUP, id=f"{own} bup")):
        desk.do(party.put_party, party.PutParty, one)
    stay = replace(desk.case.placement, noticed=FIRST, admitted=FIRST)
    desk.do(placement.record_placement, placement.RecordPlacement, stay)
    led = Roles(convener=board.id, calls=Calls.PRINCIPAL, chair="Exempel Ledare")
    desk.do(roles.record_roles, roles.RecordRoles, led)
    for who in (YOUNG_PERSON, board.id):
        desk.do(preparation.choose_participant, preparation.ChooseParticipant, who)
    return desk


# --- What happens -----------------------------------------------------------------


def judge(desk: Desk, chance: Random, day: date) -> None:
    """Judge the need, the first time or anew, as the page saves it: field by field."""
    said = chance.choice((Answer.YES, Answer.YES, Answer.NO))
    judged = Need(day, "Karin", coordination=said, reason="Skolan.")
    if desk.case.need.assessed is not None and chance.random() < 0.5:
        half = chance.choice(
            (
                replace(desk.case.need, coordination=said),
                replace(desk.case.need, assessed=None),
            )
        )
        desk.do(needs.record_need, needs.RecordNeed, half)
    desk.do(needs.record_need, needs.RecordNeed, judged)


def ask(desk: Desk, _: Random, day: date) -> None:
    """Tell the placing nämnd of the need."""
    own = desk.case.id
    asked = SipRequest(
        f"{own} request {desk.case.version}", f"{own} board", day, questions="Vem?"
    )
    desk.do(sip_request.write_request, sip_request.WriteRequest, asked)
    desk.do(sip_request.send_request, sip_request.SendRequest, asked.id, day, "Brev")


def answer(desk: Desk, chance: Random, day: date) -> None:
    """Answer a request, also one that has been answered."""
    asked = chance.choice(desk.case.requests or (SipRequest("", "", day),))
    no, yes = SipAnswer.DECLINES, SipAnswer.INITIATES
    said = chance.choice((no, no, yes, SipAnswer.HAS_PLAN))
    why = chance.choice(("no-need", "needs-met", "")) if said is no else ""
    order = (asked.id, said, day, why, "Så sa de.")
    desk.do(sip_request.answer_request, sip_request.AnswerRequest, *order)


def give_word(desk: Desk, chance: Random, day: date) -> None:
    """Let kommun promise a SIP, or take the promise back."""
    given = Promise(f"{desk.case.id} board", day=day)
    said = chance.choice((given, given, Promise()))
    desk.do(promise.record_promise, promise.RecordPromise, said)


def refer(desk: Desk, chance: Random, day: date) -> None:
    """Send a referral, or hear how one stands."""
    known = desk.case.health.referrals
    if known and chance.random() < 0.7:
        state = chance.choice(tuple(ReferralState))
        sent = day if state is ReferralState.SENT else known[0].sent
        one = replace(known[0], state=state, day=day, sent=sent, earlier=())
    else:
        new = f"{desk.case.id} referral {desk.case.version}"
        one = Referral(new, "BUP", ExaminationKind.MENTAL, sent=day)
    desk.do(health.put_referral, health.PutReferral, one)


def interview(desk: Desk, chance: Random, day: date) -> None:
    """Offer ADAD, make it, or hear that it will not be."""
    occasion = chance.choice(tuple(InterviewOccasion))
    said = (InterviewState.OFFERED, InterviewState.DONE, InterviewState.NOT_DONE)
    one = Interview("", occasion, chance.choice(said), day)
    desk.do(health.put_interview, health.PutInterview, one)


def examine(desk: Desk, chance: Random, day: date) -> None:
    """Ask for an examination, be offered one, have it made, or not."""
    one = desk.case.health.examination(chance.choice(tuple(ExaminationKind)))
    state = ExaminationState
    one = chance.choice(
        (
            replace(one, state=state.ASKED, asked=day),
            replace(one, state=state.OFFERED, offered=day),
            replace(one, state=state.DONE, done=day),
            replace(one, state=state.NOT_DONE, reason_day=day),
        )
    )
    desk.do(health.put_examination, health.PutExamination, one)


def call(desk: Desk, _: Random, day: date) -> None:
    """Book the meeting and call to it, the first time or anew."""
    if desk.case.meeting.is_over:
        return
    booked = Booking(day + timedelta(20), time(13), time(14), MeetingForm.ROOM, "Rum 3")
    desk.do(summons.book_meeting, summons.BookMeeting, booked)
    people = tuple(one.id for one in desk.case.meeting.participants)
    desk.do(summons.register_call, summons.RegisterCall, people, day, "Brev")


def cancel(desk: Desk, _: Random, day: date) -> None:
    """Cancel the meeting, or let a cancelled one stand again."""
    if desk.case.meeting.booking.cancelled is None:
        desk.do(summons.cancel_meeting, summons.CancelMeeting, day, "Sjukdom.")
    else:
        desk.do(summons.take_up_meeting, summons.TakeUpMeeting)


def meet(desk: Desk, chance: Random, day: date) -> None:
    """Hold the meeting, say why it failed, or begin to prepare the next."""
    if desk.case.meeting.is_over:
        desk.do(meeting.plan_next_meeting, meeting.PlanNextMeeting)
        return
    booked = desk.case.meeting.booking.day
    fails = booked is not None and booked >= day and chance.random() < 0.4
    record = Record(failed="Ingen kom.") if fails else Record(held=day)
    desk.do(meeting.record_meeting, meeting.RecordMeeting, record)


def get_plan(desk: Desk, _: Random, day: date) -> None:
    """Get a copy of the plan that the kommun keeps, or of the next version of it."""
    kept = replace(desk.case.plan, kept_in="Lifecare", received=day, received_before=())
    desk.do(plan.record_plan, plan.RecordPlan, kept)


def consents(desk: Desk, chance: Random, day: date) -> None:
    """Let the young person consent, say no, or take it back."""
    given = [one for one in desk.case.consents if one.state.given]
    if given and chance.random() < 0.5:
        order = (given[-1].id, day, "Nej.")
        desk.do(consent.withdraw_consent, consent.WithdrawConsent, *order)
        return
    new = f"{desk.case.id} consent {desk.case.version}"
    said = replace(made.yes(), id=new, grants=(), asked=day, decided=day)
    desk.do(consent.register_consent, consent.RegisterConsent, said)


def offer_sip(desk: Desk, chance: Random, day: date) -> None:
    """Offer a SIP, again if it has been before."""
    desk.do(offer.offer_again, offer.OfferAgain)
    said = replace(
        desk.case.offer,
        offered=day,
        occasion=chance.choice(tuple(Occasion)),
        answer=chance.choice(tuple(OfferAnswer)),
    )
    desk.do(offer.record_offer, offer.RecordOffer, said)


def leave_out(desk: Desk, chance: Random, _: date) -> None:
    """Leave a step out, or take it up again."""
    step = chance.choice(("sip_request", "summons", "meeting", "plan", "follow_up"))
    if any(skip.step == step for skip in desk.case.skips):
        desk.do(case.take_up_step, case.TakeUpStep, step)
    else:
        desk.do(case.skip_step, case.SkipStep, step, "Behövs inte nu.")


def be_ready(desk: Desk, chance: Random, day: date) -> None:
    """Be assessed as ready, wait for something else, or be ready no more."""
    stay = desk.case.placement
    if stay.ready is not None and chance.random() < 0.3:
        desk.do(ready.take_ready_back, ready.TakeReadyBack, "Läget har ändrats.")
        return
    since, told = stay.ready or day, stay.notified or day
    wait = chance.choice(("", "hvb", "own-home", "care"))
    found = ready.Assessment(since, "Chefen", told, wait)
    desk.do(ready.record_ready, ready.RecordReady, found, Ready())


def set_day(desk: Desk, chance: Random, day: date) -> None:
    """Set or move the preliminary day of discharge; now and then it comes."""
    stay = desk.case.placement
    changed = replace(stay, preliminary_discharge=day + timedelta(60))
    if chance.random() < 0.1 and stay.discharged is None:
        changed = replace(stay, discharged=day)
    order = (changed, "Nämnden har beslutat.")
    desk.do(placement.record_placement, placement.RecordPlacement, *order)


def close(desk: Desk, chance: Random, day: date) -> None:
    """Close the case, or open it again."""
    if desk.case.closing.closed is not None:
        desk.do(closing.reopen_case, closing.ReopenCase)
        return
    if chance.random() < 0.6:
        return
    why = chance.choice([one for one in ClosingReason if one.value != "handed-over"])
    said = Closing(why, decided=day, by="Socialsekreterare Exempel")
    desk.do(closing.record_closing, closing.RecordClosing, said)
    desk.do(closing.close_case, closing.CloseCase)


DEEDS: Final[tuple[Deed, ...]] = (
    *(judge, judge, ask, answer, answer, give_word, refer, refer, interview),
    *(examine, examine, call, call, cancel, meet, get_plan, consents, offer_sip),
    *(leave_out, be_ready, be_ready, set_day, close),
)
"""What happens on a day that it is about; those that are often twice."""
