"""What lists show of a case: enough for Ärenden and Idag, and no more.

An overview is derived from the case at each save and can be derived anew at any time.
It holds no health, consent or legal fact (förordning 2001:637 9 §): a step, days, and
the kind of thing that waits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.consenters import consenters, consents_run_out, custody_known
from sipdesk.domain.meeting import Reply
from sipdesk.domain.party import PartyKind, Principal
from sipdesk.domain.plan_rules import follow_up_due
from sipdesk.domain.routine import Routine, StepState, progress
from sipdesk.domain.settings import CONSENT_FIRST_WARNING_DAYS, REQUEST_REMINDER_DAYS
from sipdesk.domain.standstill import NOTHING, Standstill, standstill
from sipdesk.domain.young_person import GROWN_UP_AT, YOUNG_PERSON, YOUNG_PERSON_JOINS_AT


class Waits(Enum):
    """What can wait for the coordinator, worst harm first."""

    GUARDIANS_UNCLEAR = (
        "guardians-unclear"  # who decides, who may know: till then nobody
    )
    PROTECTION_REVIEW = "protection-review"  # still protected; ask nämnden
    READY_NOT_NOTIFIED = "ready-not-notified"  # SoF 9:20, at once
    READY_WAITING = "ready-waiting"
    MEETING = "meeting"
    MINUTES = "minutes"  # held, not written down
    MINUTES_OPEN = "minutes-open"  # for a change; till then the last version stands
    REQUEST_UNANSWERED = "request-unanswered"
    REPLY_MISSING = "reply-missing"
    CONSENT_ENDS = "consent-ends"
    CONSENT_ANEW = "consent-anew"  # a birthday: it is asked anew
    MOVES = "moves"
    FOLLOW_UP = "follow-up"
    START_MEETING = "start-meeting"
    DISCHARGE_UNKNOWN = "discharge-unknown"
    ASK_AGAIN = "ask-again"
    DATA_MISSING = "data-missing"


WARNED_TWICE: Final = frozenset({Waits.CONSENT_ENDS, Waits.CONSENT_ANEW, Waits.MOVES})
"""What is said well ahead, and once more, as urgent, when it draws near."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: shown from a day, overdue after another."""

    id: str
    kind: Waits
    step: str  # where it is done
    shown_from: date
    due: date | None = None
    since: date | None = None  # how long it has waited


@dataclass(frozen=True, slots=True)
class Overview:
    """One row of the case list, and what waits in the case."""

    id: str
    number: str
    name: str  # initials when protected
    search_name: str  # casefolded; never shown
    number_digits: str
    sort_key: str
    protected: bool
    coordinator: str
    step: str
    step_state: StepState
    done: int
    total: int
    next_day: date | None
    as_of: date
    closed: bool
    waiting: tuple[Waiting, ...] = ()
    standstill: Standstill = NOTHING  # for Läget


def overview(
    case: Case, routine: Routine, settings: Mapping[str, int], day: date
) -> Overview:
    """Derive the overview of a case on a day. ``settings`` are the home's figures."""
    far = progress(routine, CONDITIONS, case, day)
    protected = case.protected_on(day)
    waiting = () if case.closing.closed else tuple(_waiting(case, settings, day))
    days = [w.due for w in waiting if w.due is not None and w.due >= day]
    return Overview(
        id=case.id,
        number=case.number,
        name=case.listed_name(day),
        search_name=case.young_person.name.casefold(),
        number_digits=case.young_person.number,
        sort_key=sort_key(case.listed_name(day)),
        protected=protected,
        coordinator=case.coordinator,
        step=far.next.step.id if far.next else "",
        step_state=far.next.state if far.next else StepState.DONE,
        done=far.done,
        total=len(far.steps),
        next_day=min(days) if days else None,
        as_of=day,
        closed=case.closing.closed is not None,
        waiting=waiting,
        standstill=standstill(case),
    )


def asked_of(case: Case, waiting: Waiting, day: date) -> tuple[Principal | None, str]:
    """Tell whose answer a row waits for, as far as lists may: principal, and name.

    Only the social services are named, for every young person has to do with them; to
    have to do with psychiatry or LSS is a fact about health. Where somebody is
    protected the name would give the place away.
    """
    asked = (r.party for r in case.requests if _is_about(waiting, case, r.id))
    party = next((p for who in asked for p in case.parties if p.id == who), None)
    if party is None:
        return None, ""
    social = party.kind is PartyKind.SOCIAL_SERVICES
    hidden = any(flag.protects_on(day) for flag in case.flags)
    return party.principal, party.organisation if social and not hidden else ""


def _is_about(waiting: Waiting, case: Case, request: str) -> bool:
    return waiting.id == _row_id(case, Waits.REQUEST_UNANSWERED, request)


def sort_key(text: str) -> str:
    """Swedish order for plain comparison: å, ä, ö after z; é as e."""
    return text.casefold().translate(_ORDER)


_ORDER = str.maketrans(
    {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "è": "e", "ü": "y"}
)


def _waiting(case: Case, settings: Mapping[str, int], day: date) -> Iterable[Waiting]:
    yield from _of_people(case, day)
    yield from _of_placement(case)
    yield from _of_move(case, settings)
    yield from _of_requests(case, settings)
    yield from _of_consent(case, settings, day)
    yield from _of_meeting(case)
    yield from _of_next_meeting(case)
    yield from _of_plan(case)


def _row(  # noqa: PLR0913  (one row, spelled out)
    case: Case,
    kind: Waits,
    step: str,
    shown_from: date,
    *,
    due: date | None = None,
    since: date | None = None,
    about: str = "",
) -> Waiting:
    return Waiting(_row_id(case, kind, about), kind, step, shown_from, due, since)


def _row_id(case: Case, kind: Waits, about: str) -> str:
    return " ".join(part for part in (case.id, kind.value, about) if part)


def _of_people(case: Case, day: date) -> Iterable[Waiting]:
    if consenters(case, day).unclear or not custody_known(case, day):
        yield _row(
            case,
            Waits.GUARDIANS_UNCLEAR,
            "admission",
            case.opened,
            due=case.opened,
            since=case.opened,
        )
    for flag in case.flags:
        if flag.review is not None and flag.protects_on(day):
            ahead = flag.review - timedelta(days=14)
            yield _row(
                case,
                Waits.PROTECTION_REVIEW,
                "admission",
                ahead,
                due=flag.review,
                about=flag.id,
            )
    if not case.young_person.name or case.young_person.birth_date is None:
        yield _row(
            case, Waits.DATA_MISSING, "admission", case.opened, since=case.opened
        )


def _of_placement(case: Case) -> Iterable[Waiting]:
    stay = case.placement
    if stay.discharged is not None:
        return
    if stay.ready is not None and stay.notified is None:
        yield _row(
            case,
            Waits.READY_NOT_NOTIFIED,
            "placement",
            stay.ready,
            due=stay.ready,
            since=stay.ready,
        )
    elif stay.ready is not None:
        yield _row(case, Waits.READY_WAITING, "placement", stay.ready, since=stay.ready)
    if stay.start_meeting is not None and stay.start_meeting_held is None:
        ahead = stay.start_meeting - timedelta(days=7)
        yield _row(
            case, Waits.START_MEETING, "placement", ahead, due=stay.start_meeting
        )
    if stay.start_meeting_held is not None and (
        stay.preliminary_discharge is None and not stay.discharge_unknown.strip()
    ):
        yield _row(
            case,
            Waits.DISCHARGE_UNKNOWN,
            "placement",
            stay.start_meeting_held,
            since=stay.start_meeting_held,
        )


def _of_requests(case: Case, settings: Mapping[str, int]) -> Iterable[Waiting]:
    for request in case.requests:
        if request.sent is None or request.answered is not None:
            continue
        wait = timedelta(days=settings[REQUEST_REMINDER_DAYS.key])
        due = request.remind_on or (request.reminded or request.sent) + wait
        yield _row(
            case,
            Waits.REQUEST_UNANSWERED,
            "sip_request",
            request.sent,
            due=due,
            since=request.sent,
            about=request.id,
        )


def _of_consent(
    case: Case, settings: Mapping[str, int], day: date
) -> Iterable[Waiting]:
    end = consents_run_out(case, day)
    if end is not None:
        ahead = end - _ahead(settings)
        yield _row(case, Waits.CONSENT_ENDS, "consent", ahead, due=end)
    for birthday, step in _raised_anew(case):
        ahead = birthday - _ahead(settings)
        about = birthday.isoformat()
        yield _row(case, Waits.CONSENT_ANEW, step, ahead, due=birthday, about=about)
    asked = [case.offer.ask_again, *(c.ask_again for c in case.consents[-3:])]
    again = [d for d in asked if d is not None]
    if again:
        yield _row(case, Waits.ASK_AGAIN, "offer", min(again), due=min(again))


def _raised_anew(case: Case) -> Iterable[tuple[date, str]]:
    """Give the birthdays that raise the question anew, and that nobody has answered.

    On the day of coming of age more changes than that: it has a page of its own.
    """
    steps = {YOUNG_PERSON_JOINS_AT: "consent", GROWN_UP_AT: "move"}
    said = {(c.consenter, c.counts_from) for c in case.consents}
    for age, step in steps.items():
        birthday = case.young_person.birthday(age)
        if birthday is None:
            continue
        before = any(day is not None and day < birthday for _, day in said)
        since = any(
            who == YOUNG_PERSON and (day is None or day >= birthday)
            for who, day in said
        )
        if before and not since:
            yield birthday, step


def _of_move(case: Case, settings: Mapping[str, int]) -> Iterable[Waiting]:
    stay = case.placement
    if stay.moves is None or stay.discharged is not None or stay.handed_over:
        return
    ahead = stay.moves - _ahead(settings)
    yield _row(case, Waits.MOVES, "move", ahead, due=stay.moves)


def _ahead(settings: Mapping[str, int]) -> timedelta:
    return timedelta(days=settings[CONSENT_FIRST_WARNING_DAYS.key])


def _of_meeting(case: Case) -> Iterable[Waiting]:
    opened, meeting = case.meeting, case.meetings[-1]
    if opened.minutes and opened.record.amending:
        since = opened.minutes[-1].finalised.date()
        yield _row(case, Waits.MINUTES_OPEN, "meeting", since)
    booked = meeting.booking
    over = (meeting.record.held or booked.day) if meeting.is_over else None
    if over is not None and not meeting.minutes:
        yield _row(
            case,
            Waits.MINUTES,
            "meeting",
            over,
            due=over + timedelta(days=1),
            since=over,
        )
    if not meeting.is_ahead or booked.day is None:
        return
    yield _row(
        case, Waits.MEETING, "meeting", booked.day - timedelta(days=7), due=booked.day
    )
    silent = any(p.called and p.reply is Reply.NONE for p in meeting.participants)
    if silent and booked.reply_by is not None:
        ahead = booked.reply_by - timedelta(days=2)
        yield _row(case, Waits.REPLY_MISSING, "summons", ahead, due=booked.reply_by)


def _of_next_meeting(case: Case) -> Iterable[Waiting]:
    """Tell of the meeting that those who met have booked, till it is begun.

    Where the plan is followed up on that day it is told of so; and what a later
    follow-up has decided stands instead.
    """
    last = case.meetings[-1]
    day, held = last.record.next_day, last.record.held
    if day is None or not last.is_over or day == follow_up_due(case):
        return
    if held is None or not any(f.day > held for f in case.follow_ups):
        step = "meeting" if held is None else "follow_up"
        ahead = day - timedelta(days=14)
        yield _row(case, Waits.MEETING, step, ahead, due=day)


def _of_plan(case: Case) -> Iterable[Waiting]:
    due = follow_up_due(case)
    if due is not None:
        yield _row(
            case, Waits.FOLLOW_UP, "follow_up", due - timedelta(days=14), due=due
        )
