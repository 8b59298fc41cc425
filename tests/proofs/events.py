"""What happens at a home without anybody having asked for it, over a year."""

from sipdesk.domain.admission import ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Told
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.health import Referral
from sipdesk.domain.meeting import Booking, MeetingForm
from sipdesk.domain.need import Need, NeedSource
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.plan import Plan
from sipdesk.domain.promise import Promise
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.sip_request import Purpose, SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases import (
    admission,
    case,
    consent,
    cover_note,
    health,
    meeting,
    minutes,
    need,
    party,
    pathway,
    plan,
    promise,
    sip_request,
    summons,
)
from tests.proofs.remedies import assessed, stay, stop
from tests.proofs.worker import Desk, but

GIVEN = ("Alva", "Bo", "Cleo", "Dag", "Eira", "Frej", "Gry", "Hjalmar", "Ines", "Jon")
BASES = ("lvu-2", "lvu-3", "lvu-2", "lsu", "sol")


def admit(desk: Desk) -> Case:
    """Admit somebody of whom more or less is known."""
    opened = desk.do(
        case.open_case, case.OpenCase(desk.chance.choice(GIVEN), "Årspåhitt")
    )
    new: Case = opened.case
    stayed = but(
        new.placement,
        legal_basis=desk.chance.choice(BASES),
        placing_kommun=desk.chance.choice(("", "0180")),
        home_region="Region Påhitt",
        receiving_region=desk.chance.choice(("", "Region Hittepå")),
        noticed=desk.on(-3, 0),
        admitted=desk.on(-1, 0),
    )
    new = stay(
        desk,
        new,
        **{
            n: getattr(stayed, n)
            for n in (
                "legal_basis",
                "placing_kommun",
                "home_region",
                "receiving_region",
                "noticed",
                "admitted",
            )
        },
    )
    for kind in (PartyKind.SOCIAL_SERVICES, PartyKind.PSYCHIATRY, PartyKind.GUARDIAN):
        one = Party(
            desk.id(),
            kind,
            "Påhittad Person",
            organisation="Påhittade verksamheten",
            places=kind is PartyKind.SOCIAL_SERVICES,
        )
        new = desk.change(party.put_party, party.PutParty, new, one)
    return near_a_birthday(desk, new) if desk.chance.random() < 0.5 else new


def near_a_birthday(desk: Desk, case: Case) -> Case:
    """Tell of somebody who has said yes, and turns 15 or 18 before long."""
    turns = desk.on(20, 40, 60)
    born = turns.replace(year=turns.year - desk.chance.choice((15, 18)), day=1)
    known = but(case.young_person, birth_date=born)
    case = desk.change(
        admission.record_young_person, admission.RecordYoungPerson, case, known, ""
    )
    said = Consent(
        desk.id(),
        YOUNG_PERSON,
        ConsentState.YES,
        sip=Answer.YES,
        asked=desk.today,
        decided=desk.today,
        valid_to=desk.on(90, 150),
        way=ConsentWay.PAPER,
        told=frozenset(Told),
        received_by="Karin Påhitt",
    )
    return desk.change(consent.register_consent, consent.RegisterConsent, case, said)


def see_need(desk: Desk, now: Case) -> None:
    """Judge that there is a need, and tell the board of it."""
    seen = Need(
        desk.today,
        "Karin Påhitt",
        NeedSource.STAFF,
        coordination=Answer.YES,
        reason="Skolan och vården vet inte vem som gör vad.",
    )
    now = desk.change(need.record_need, need.RecordNeed, now, seen)
    send_request(desk, now)


def send_request(desk: Desk, now: Case) -> None:
    """Tell the board of the need, or ask it who answers."""
    if now.placing is None:
        return
    purpose = desk.chance.choice((Purpose.SIP, Purpose.SIP, Purpose.RESPONSIBILITY))
    one = SipRequest(
        desk.id(), now.placing.id, desk.today, purpose, questions="Vem gör vad?"
    )
    write, send = sip_request.WriteRequest, sip_request.SendRequest
    now = desk.change(sip_request.write_request, write, now, one)
    desk.change(sip_request.send_request, send, now, one.id, desk.today, "Brev")


def assess_ready(desk: Desk, now: Case) -> None:
    """SiS judges that the young person is ready for the next step."""
    if now.placement.ready is None and now.placement.discharged is None:
        board = desk.chance.choice((None, desk.today))
        assessed(desk, now, but(now.ready, asked=board), ready=desk.today)


def protect(desk: Desk, now: Case) -> None:
    """A protection is registered, with a day to look at it."""
    flag = Flag(
        desk.id(), FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden", review=desk.on(5, 40)
    )
    desk.change(admission.put_flag, admission.PutFlag, now, flag)


def decide_care(desk: Desk, now: Case) -> None:
    """The board decides on care, or on hiding the place; long ago, sometimes."""
    what = desk.chance.choice(("care-decided", "hidden-decided"))
    stop(desk, now, what, desk.id(), done=desk.on(-170, -80, 0))


def refer(desk: Desk, now: Case) -> None:
    """Somebody is referred."""
    one = Referral(desk.id(), "Påhittad mottagning", sent=desk.on(-5, 0))
    desk.change(health.put_referral, health.PutReferral, now, one)


def give_note(desk: Desk, now: Case) -> None:
    """A note goes to the board."""
    if now.placing is not None and not now.cover_notes:
        one = CoverNote(desk.id(), now.placing.id, "Vem tar över?", sent=desk.today)
        desk.change(cover_note.record_note, cover_note.RecordNote, now, one)


def tell_of_group(desk: Desk, now: Case) -> None:
    """The social services are told of a group."""
    one = but(now.social_group, told=desk.today, offered=Answer.NOT_ASKED)
    desk.change(pathway.record_group, pathway.RecordGroup, now, one)


def ask_for_aftercare(desk: Desk, now: Case) -> None:
    """A commission is asked for."""
    stay(desk, now, aftercare_asked=desk.today, aftercare=Answer.NOT_ASKED)


def ask_for_records(desk: Desk, now: Case) -> None:
    """Some of what should have come is asked for."""
    for item in now.admission.items[:3]:
        asked = but(item, state=ItemState.ASKED, day=None, asked=desk.today)
        now = desk.change(admission.put_item, admission.PutItem, now, asked)


def promise_sip(desk: Desk, now: Case) -> None:
    """The board promises a SIP."""
    if now.placing is not None:
        one = Promise(now.placing.id, "Vi kallar.", desk.today, desk.on(5, 20))
        desk.change(promise.record_promise, promise.RecordPromise, now, one)


def know_of_plan(desk: Desk, now: Case) -> None:
    """A plan was running from before; its next follow-up is known."""
    known = admission.RecordRunningPlan
    now = desk.change(
        admission.record_running_plan, known, now, Answer.YES, "Finns i kommunen."
    )
    draft: Plan = but(now.plan, follow_up=desk.on(10, 40))
    desk.change(plan.record_plan, plan.RecordPlan, now, draft)


def book(desk: Desk, now: Case) -> None:
    """A meeting gets a day, and a day to reply by; the board is called."""
    last = now.meetings[-1]
    if last.is_over or now.placing is None:
        return
    day = desk.on(8, 15)
    booked = Booking(day, form=MeetingForm.ROOM, reply_by=desk.on(2, 5))
    now = desk.change(summons.book_meeting, summons.BookMeeting, now, booked)
    for one in now.meetings[-1].participants:
        called = ((one.id,), desk.today, "Brev")
        now = desk.change(summons.register_call, summons.RegisterCall, now, *called)


def hold_and_leave(desk: Desk, now: Case) -> None:
    """A meeting was held, and nobody writes it down that day."""
    last = now.meetings[-1]
    if not last.is_over:
        record = but(last.record, held=desk.today, next_day=desk.on(20, 50))
        desk.change(meeting.record_meeting, meeting.RecordMeeting, now, record)


def begin_next_unwritten(desk: Desk, now: Case) -> None:
    """The next meeting is prepared before anybody has written the last one down."""
    last = now.meetings[-1]
    if last.is_over and not last.minutes:
        desk.change(meeting.plan_next_meeting, meeting.PlanNextMeeting, now)


def open_minutes(desk: Desk, now: Case) -> None:
    """Minutes are opened for a change."""
    if now.meeting.minutes_are_final:
        order = minutes.AmendMinutes
        desk.change(minutes.amend_minutes, order, now, "Ett namn var fel.")


def plan_move(desk: Desk, now: Case) -> None:
    """A day to move becomes known."""
    if now.placement.discharged is None:
        day = desk.on(10, 45)
        stay(desk, now, moves=day, preliminary_discharge=day, discharge_unknown="")


EVENTS = (
    *(see_need, send_request, send_request, assess_ready, protect, decide_care, refer),
    *(give_note, tell_of_group, ask_for_aftercare, ask_for_records, promise_sip),
    *(know_of_plan, book, hold_and_leave, begin_next_unwritten, open_minutes),
    plan_move,
)
