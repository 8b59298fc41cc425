"""What figures know of a case, derived from the case itself.

The day of an event is the day that it is about, not the day it was written down: so a
report of a period that has ended is the same whenever it is made, but for what has been
corrected since. What something later has come in the place of has its own event
(``domain.earlier`` tells what a case keeps).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Final

from sipdesk.domain.admission import AdmissionItem, ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, PassedKind
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.earlier import is_wait
from sipdesk.domain.errors import Missing
from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.fidelity import Counted, Element, Kept, fidelity
from sipdesk.domain.health_facts import health_events
from sipdesk.domain.meeting import Attendance, Meeting, Participant, Record
from sipdesk.domain.offer import OfferAnswer
from sipdesk.domain.plan_rules import kept_elsewhere
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import group_of
from sipdesk.domain.young_person import YOUNG_PERSON

OF_PLAN: Final = (Element.OWN_WORDS, Element.MEASURES_SETTLED)
"""The elements of fidelity that are told of an established plan, not of a meeting."""

_CLOSED: Final = PassedKind.CLOSED
_PERSON_LETTERS: Final = 24


def facts_of(case: Case, locked: Mapping[str, Case] | None = None) -> Facts:
    """Derive the facts of a case.

    ``locked`` gives the case as it was when a version of the plan was established, by
    the version's id; of one that is not there it is unknown what it held.
    """
    events = (
        *_stay(case),
        *_need(case),
        *_offers(case),
        *_consents(case),
        *_requests(case),
        *_meetings(case),
        *_plans(case, locked or {}),
        *_ready(case),
        *health_events(case.health),
        *_admission(case),
    )
    return Facts(case.id, _person(case), events=events)


def _person(case: Case) -> str:
    """Make a key that one young person's cases share.

    It is no secret: whoever tries all personal numbers finds the one behind it. So it
    is kept in the encrypted file alone, where the number itself stands too.
    """
    young = case.young_person
    if young.number:
        told = ("number", young.number)
    elif young.birth_date is not None and young.name:
        told = ("born", f"{young.birth_date} {young.name.casefold()}")
    else:
        told = ("case", case.id)
    return sha256("\0".join(told).encode()).hexdigest()[:_PERSON_LETTERS]


def _once(what: Happening, day: date | None, code: str = "") -> Iterator[Event]:
    """Tell of what has happened only when it has a day."""
    if day is not None:
        yield Event(what, day, code)


def _stay(case: Case) -> Iterator[Event]:
    stay, closing = case.placement, case.closing
    yield Event(Happening.OPENED, case.opened)
    yield from _passed(case, PassedKind.CLOSED, Happening.CLOSED)
    yield from _once(Happening.CLOSED, closing.closed, closing.reason.value)
    yield from _once(Happening.NOTICED, stay.noticed)
    yield from _passed(case, PassedKind.CAME, Happening.ADMITTED)
    yield from _once(Happening.ADMITTED, stay.admitted)
    yield from _left(case)
    yield from _once(Happening.MOVES, stay.moves, stay.aftercare.value)
    yield from _once(Happening.START_MEETING, stay.start_meeting_held)
    changes = case.track.discharge_changes
    for change in changes:
        said = "unknown" if change.became is None else "set"
        yield Event(Happening.DISCHARGE_DATE, change.day, said)
    if stay.preliminary_discharge is not None and not changes:
        yield Event(Happening.DISCHARGE_DATE, None, "set")
    yield from _passed(case, PassedKind.SKIPPED, Happening.SKIPPED)
    for skip in case.skips:
        yield Event(Happening.SKIPPED, skip.day, skip.step, skip.step)


def _left(case: Case) -> Iterator[Event]:
    """Tell that somebody left, also when nobody has written the day.

    One whose case was closed as handed over had left by then, though it has been opened
    again since and a later day has been written.
    """
    stay, closing = case.placement, case.closing
    left = stay.left
    yield from _passed(case, PassedKind.LEFT, Happening.LEFT)
    yield from _once(Happening.LEFT, left)
    moved = closing.closed is not None and closing.reason is ClosingReason.HANDED_OVER
    over = ClosingReason.HANDED_OVER.value
    until = [p.until for p in case.passed if p.what is _CLOSED and p.code == over]
    if (left is None and moved) or any(left is None or day < left for day in until):
        yield Event(Happening.LEFT, None)


def _passed(
    case: Case, kind: PassedKind, what: Happening, of: str = "", about: str = ""
) -> Iterator[Event]:
    """Tell what was so, and since when it is so no more.

    ``of`` is what it is about in the case, ``about`` in the facts; a step is about
    itself.
    """
    for one in case.passed:
        if one.what is kind and one.about == of:
            if kind is PassedKind.SKIPPED:
                about = one.code
            yield Event(what, one.day, one.code, about)
            code = f"{what.value} {one.day.isoformat()}"
            yield Event(Happening.NO_LONGER, one.until, code, about)


def _need(case: Case) -> Iterator[Event]:
    """Tell of the need, and of a SIP that was running when the young person came."""
    need, running = case.need, case.admission.running_plan
    if running is not Answer.NOT_ASKED:
        came = case.placement.admitted or case.opened
        yield Event(Happening.RUNNING_PLAN, came, running.value)
    for one in need.judgements:
        code = "exists" if one.exists else "none"
        yield Event(Happening.NEED, one.day, code)
    if need.judgements:
        return
    if need.assessed is not None or need.coordination is not Answer.NOT_ASKED:
        yield Event(Happening.NEED, need.assessed, "incomplete")


def _offers(case: Case) -> Iterator[Event]:
    for number, one in enumerate(case.offer.all, 1):
        about = str(number)
        yield Event(Happening.OFFERED, one.day, one.occasion.value, about)
        if one.answer is not OfferAnswer.NOT_ASKED:
            yield Event(Happening.OFFER_ANSWER, one.day, one.answer.value, about)


def _consents(case: Case) -> Iterator[Event]:
    """Tell of each consenter's entries, in the order they were made."""
    names: dict[str, str] = {}
    guardians = {party.id for party in case.guardians}
    for consent in case.consents:
        who = consent.consenter
        if who == YOUNG_PERSON:
            kind = YOUNG_PERSON
        else:
            kind = "guardian" if who in guardians else "other"
        about = names.setdefault(who, f"{kind}-{len(names) + 1}")
        if consent.asked is not None and not consent.follows:
            yield Event(Happening.CONSENT_ASKED, consent.asked, about=about)
        if consent.state.decided:
            day = consent.withdrawn or consent.decided
            yield Event(Happening.CONSENT, day, consent.state.value, about)
        elif consent.asked is None:
            yield Event(Happening.CONSENT_ASKED, None, about=about)


def _requests(case: Case) -> Iterator[Event]:
    principals = {p.id: p.principal.value for p in case.parties if p.principal}
    asked = [r for r in case.requests if r.asks_for_sip and _is_told(r)]
    # In the order they went: one that is sent later renumbers none.
    asked.sort(key=lambda r: r.sent or date.max)
    for number, request in enumerate(asked, 1):
        yield from _request(request, str(number), principals.get(request.party, ""))
    for day in case.promise.given_before:
        yield Event(Happening.PROMISED, day)
    if case.promise.given:
        yield Event(Happening.PROMISED, case.promise.day)


def _is_told(request: SipRequest) -> bool:
    return request.sent is not None or request.answer is not SipAnswer.NONE


def _request(request: SipRequest, about: str, principal: str) -> Iterator[Event]:
    yield Event(Happening.TOLD, request.sent, principal, about)
    for one in request.earlier:
        yield from _answered(one.day, one.answer, one.decline_reason, about)
    if request.answer is not SipAnswer.NONE:
        why = request.decline_reason
        yield from _answered(request.answered, request.answer, why, about)


def _answered(
    day: date | None, answer: SipAnswer, why: str, about: str
) -> Iterator[Event]:
    yield Event(Happening.ANSWERED, day, answer.value, about)
    if answer is SipAnswer.DECLINES:
        # Also where no reason is chosen: that of an earlier no is not this one's.
        yield Event(Happening.DECLINED_FOR, day, why, about)


def _meetings(case: Case) -> Iterator[Event]:
    calls = []
    for number, meeting in enumerate((m for m in case.meetings if m.has_sip), 1):
        about, booking, record = str(number), meeting.booking, meeting.record
        called = meeting.first_call
        if called is not None:
            calls.append(called)
            yield Event(Happening.CALLED, called, about=about)
        cancelled = (PassedKind.CANCELLED, Happening.CANCELLED)
        yield from _passed(case, *cancelled, of=meeting.id, about=about)
        if booking.cancelled is not None:
            yield Event(Happening.CANCELLED, booking.cancelled, about=about)
        if record.held is not None:
            yield Event(Happening.HELD, record.held, meeting.tied_to.value, about)
            yield from _held(case, meeting, about, record.held)
        if record.failed.strip() and not _held_by(record, booking.day):
            yield Event(Happening.FAILED, booking.day, about=about)
    yield from _first_call(case, min(calls, default=None))


def _held_by(record: Record, day: date | None) -> bool:
    """Whether it was held by the day that it was booked for."""
    return record.held is not None and (day is None or record.held <= day)


def _first_call(case: Case, called: date | None) -> Iterator[Event]:
    """Tell how long it took from the need to the first call, on the day of the call."""
    if called is None:
        return
    need = case.need.known_on(called)
    known = need is not None and need <= called
    waited = (called - need).days if need is not None and known else 0
    kept = Kept.NUMBER if known else Kept.UNKNOWN
    code = f"{Element.NEED_TO_SUMMONS.value} {kept.value}"
    yield Event(Happening.ELEMENT, called, code, "need", waited)


def _held(case: Case, meeting: Meeting, about: str, day: date) -> Iterator[Event]:
    there, not_noted = Counter[str](), Counter[str]()
    for person in meeting.participants:
        group = _group(case, person)
        there[group] += person.attendance.is_there
        not_noted[group] += person.attendance is Attendance.NOT_NOTED
    for what, counts in (Happening.THERE, there), (Happening.NOT_NOTED, not_noted):
        for group, count in sorted(counts.items()):
            # That a group was called is told also when none of it came.
            if count or what is Happening.THERE:
                yield Event(what, day, group, about, count)
    answered, of = Counter[str](), Counter[str]()
    for form in meeting.evaluations:
        group = form.group.value
        answered[group] += form.answered
        of[group] += form.handed_out
    for group, count in sorted(answered.items()):
        yield Event(Happening.SURVEYED, day, group, about, count, of[group])
    for counted in fidelity(case, meeting):
        if counted.element not in (*OF_PLAN, Element.NEED_TO_SUMMONS):
            yield _element(counted, day, about)


def _group(case: Case, person: Participant) -> str:
    try:
        return group_of(case, person.party).value
    except Missing:
        return SurveyGroup.OTHER_ACTOR.value


def _element(counted: Counted, day: date, about: str) -> Event:
    code = f"{counted.element.value} {counted.kept.value}"
    n, of = counted.count or 0, counted.of or 0
    return Event(Happening.ELEMENT, day, code, about, n, of)


def _plans(case: Case, locked: Mapping[str, Case]) -> Iterator[Event]:
    plan = case.plan
    if kept_elsewhere(plan):
        for day in (*plan.received_before, plan.received):
            yield Event(Happening.PLAN, day, "elsewhere", "plan-0")
    for version in case.plan.versions:
        about = f"plan-{version.number}"
        yield Event(Happening.PLAN, version.established, "here", about)
        then = locked.get(version.id)
        held = fidelity(then, then.meeting) if then else ()
        told = {one.element: one for one in held}
        for element in OF_PLAN:
            counted = told.get(element, Counted(element, Kept.UNKNOWN))
            yield _element(counted, version.established, about)
    for follow_up in case.follow_ups:
        yield Event(Happening.FOLLOWED_UP, follow_up.day)


def _ready(case: Case) -> Iterator[Event]:
    """Tell of each assessment that somebody is ready, and of how it ended."""
    for number, wait in enumerate(case.ready.earlier, 1):
        about = str(number)
        yield Event(Happening.READY, wait.ready, about=about)
        yield from _waits_for(case, wait.ready, wait.waiting_for, about)
        if wait.notified is not None:
            yield Event(Happening.NOTIFIED, wait.notified, about=about)
        yield Event(Happening.READY_ENDED, wait.ended, about=about)
    stay, about = case.placement, str(len(case.ready.earlier) + 1)
    if stay.ready is not None:
        yield Event(Happening.READY, stay.ready, about=about)
        yield from _waits_for(case, stay.ready, stay.waiting_for, about)
        if stay.notified is not None:
            yield Event(Happening.NOTIFIED, stay.notified, about=about)


def _waits_for(case: Case, ready: date, code: str, about: str) -> Iterator[Event]:
    """Tell what was waited for, and since when; the first since they were ready."""
    for one in case.passed:
        # A ready day that was corrected since may have left some of it behind.
        if is_wait(one, about) and one.until > ready:
            yield Event(Happening.WAITS_FOR, ready, one.waited_for, about)
            ready = one.until
    yield Event(Happening.WAITS_FOR, ready, code, about)


def _admission(case: Case) -> Iterator[Event]:
    items = case.admission.items
    noted = [day for item in items for day in (item.asked, item.day) if day is not None]
    if noted or any(_noted(item) for item in items):
        yield Event(Happening.ADMISSION_BEGUN, min(noted, default=None))
    if items and all(item.state.settled for item in items):
        days = [item.day for item in items if item.day is not None]
        whole = len(days) == len(items)
        yield Event(Happening.ADMISSION_COMPLETE, max(days) if whole else None)


def _noted(item: AdmissionItem) -> bool:
    return item.asked is not None or item.state is not ItemState.NOT_ASKED
