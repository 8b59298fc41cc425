"""What a case keeps of what something later has come in the place of.

A report of a period that is over tells what was so then. So what has a day, and is put
in place of something with an earlier day, is new, and the former is kept beside it with
its day and its code. On the same or an earlier day it corrects the former, which is
forgotten. That something is no longer so at all (the case is opened again) has no day
but the one on which it is said.

Fields that save themselves one by one are no new judgement each: of them it is asked
what stood when the day began. That can only be known where it was saved before.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final, Protocol, TypeVar

from sipdesk.domain.case import Case, Passed, PassedKind
from sipdesk.domain.health import (
    EarlierExamination,
    Examination,
    ExaminationState,
    Health,
    Interview,
    InterviewState,
    Referral,
)
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.need import Need
from sipdesk.domain.plan import Plan
from sipdesk.domain.plan_rules import kept_elsewhere
from sipdesk.domain.promise import Promise
from sipdesk.domain.sip_request import SipRequest


class Dated(Protocol):
    """Something that was so from a day."""

    @property
    def day(self) -> date:
        """The day."""
        ...


D = TypeVar("D", bound=Dated)

DAYS_OF: Final = (
    (ExaminationState.ASKED, "asked"),
    (ExaminationState.OFFERED, "offered"),
    (ExaminationState.DONE, "done"),
    (ExaminationState.NOT_DONE, "reason_day"),
)
"""The field that has the day of a state that an examination has been in."""

_OFFERED: Final = frozenset(
    {ExaminationState.OFFERED, ExaminationState.BOOKED, ExaminationState.DONE}
)
_NOTHING_SAID: Final = frozenset(
    {ExaminationState.NOT_ASKED, ExaminationState.NOT_COVERED}
)


def with_earlier(
    before: Case, after: Case, began: Callable[[], Case | None], today: date
) -> Case:
    """Give a case as it is saved, with what it keeps of the one before.

    ``began`` gives the case as it stood when the day began, None where that is not
    known. Whatever ``after`` itself says of what is kept is not looked at.
    """
    need, health, plan = after.need, after.health, after.plan
    if need != before.need:
        need = _need(before.need, began, need)
    if health != before.health:
        health = _health(before.health, began, health)
    if plan.received != before.plan.received or plan.kept_in != before.plan.kept_in:
        plan = _plan(before.plan, began, plan)
    else:
        plan = replace(plan, received_before=before.plan.received_before)
    requests = {one.id: one for one in before.requests}
    meetings = {one.id: one for one in before.meetings}
    return replace(
        after,
        need=need,
        health=health,
        plan=plan,
        requests=tuple(_request(requests.get(r.id), began, r) for r in after.requests),
        promise=_promise(before.promise, began, after.promise),
        meetings=tuple(_meeting(meetings.get(m.id), m) for m in after.meetings),
        passed=(*before.passed, *_passes(before, after, began, today)),
    )


def kept(earlier: Iterable[D], was: D | None, since: date | None) -> tuple[D, ...]:
    """Give what is kept when something is so since a day, oldest first.

    ``was`` is what was so before it. Where nobody knows since when, all is kept.
    """
    line = (*earlier, *(() if was is None else (was,)))
    return tuple(one for one in line if since is None or one.day < since)


def _need(was: Need, began: Callable[[], Case | None], now: Need) -> Need:
    first = began()
    if first is not None and first.need.judged is not None:
        was = first.need
    elif now.judged is None:  # judged today, and not after all
        return replace(now, earlier=was.earlier)
    since = now.judged.day if now.judged else None
    return replace(now, earlier=kept(was.earlier, was.judged, since))


def _request(
    was: SipRequest | None, began: Callable[[], Case | None], now: SipRequest
) -> SipRequest:
    if was is None:
        return replace(now, earlier=()) if now.earlier else now
    if was.said is not None and now.said is None:
        first = began()
        known = first.requests if first else ()
        stood = next((one.said for one in known if one.id == was.id), None)
        return replace(now, earlier=kept(was.earlier, stood, None))
    since = now.said.day if now.said else None
    return replace(now, earlier=kept(was.earlier, was.said, since))


def _promise(was: Promise, began: Callable[[], Case | None], now: Promise) -> Promise:
    if was.given and not now.given:
        first = began()
        given = first.promise if first else Promise()
        stood = (given.day,) if given.given and given.day else ()
        return replace(now, given_before=(*was.given_before, *stood))
    days = (*was.given_before, *((was.day,) if was.given and was.day else ()))
    since = now.day if now.given else None
    before = tuple(day for day in days if since is None or day < since)
    return replace(now, given_before=before)


def _plan(was: Plan, began: Callable[[], Case | None], now: Plan) -> Plan:
    """Keep the days of copies that came before; that none has come corrects them."""
    first = began()
    if first is not None and kept_elsewhere(first.plan):
        was = first.plan
    days = (*was.received_before, *((was.received,) if kept_elsewhere(was) else ()))
    since = now.received if kept_elsewhere(now) else date.min
    before = tuple(day for day in days if day and since and day < since)
    return replace(now, received_before=before)


def _meeting(was: Meeting | None, now: Meeting) -> Meeting:
    before = was.first_call if was else None
    called = replace(now, booking=replace(now.booking, first_called=None))
    since = called.first_call
    if before is None or since is None or since <= before:
        return called
    return replace(called, booking=replace(called.booking, first_called=before))


def _health(was: Health, began: Callable[[], Case | None], now: Health) -> Health:
    first = began()
    start = first.health if first is not None else was
    referrals = {one.id: one for one in was.referrals}
    return replace(
        now,
        examinations=tuple(
            _examination(was.examination(e.kind), start.examination(e.kind), e)
            for e in now.examinations
        ),
        referrals=tuple(_referral(referrals.get(r.id), r) for r in now.referrals),
        interviews=tuple(
            _interview(was.interview(i.occasion), start.interview(i.occasion), i)
            for i in now.interviews
        ),
    )


def _examination(was: Examination, start: Examination, now: Examination) -> Examination:
    """Keep the days that have moved on; one that is taken away was a mistake.

    But that it was not made stays of that day when it is asked for, offered or made
    after all; and what was booked and not made had been offered.
    """
    if now.state in _NOTHING_SAID:
        return replace(now, earlier=())
    found: list[EarlierExamination] = []
    for state, name in DAYS_OF:
        day: date | None = getattr(start, name)
        base, last = (start, day) if day is not None else (was, getattr(was, name))
        since: date | None = getattr(now, name)
        if since is not None or state is ExaminationState.NOT_DONE:
            line = [e.day for e in base.earlier if e.state is state] + [last]
            found += [
                EarlierExamination(day, state)
                for day in line
                if day is not None and (since is None or day < since)
            ]
    unknown = now.offered is None and now.done is None
    if unknown and now.state not in _OFFERED and _had_been_offered(start):
        found.append(EarlierExamination(None, ExaminationState.OFFERED))
    return replace(now, earlier=tuple(found))


def _had_been_offered(one: Examination) -> bool:
    """Whether it had been offered on a day that nobody knows."""
    known = any(e.day is None for e in one.earlier)
    unknown = one.offered is None and one.done is None
    return known or (unknown and one.state in _OFFERED)


def _referral(was: Referral | None, now: Referral) -> Referral:
    if was is None:
        return replace(now, earlier=()) if now.earlier else now
    since = now.stood.day if now.stood else None
    return replace(now, earlier=kept(was.earlier, was.stood, since))


def _interview(was: Interview, start: Interview, now: Interview) -> Interview:
    if now.state is InterviewState.NOT_SAID:
        return replace(now, earlier=())
    base = start if start.stood is not None else was
    return replace(now, earlier=kept(base.earlier, base.stood, now.day))


def _passes(
    before: Case, after: Case, began: Callable[[], Case | None], today: date
) -> Iterator[Passed]:
    """Give what was so before and is so no more, but for what was so today alone."""
    for one in (
        *_closed(before, after, today),
        *_skipped(before, after, today),
        *_cancelled(before, after, today),
        *_waited_for(before, after, began, today),
    ):
        if one.day < one.until:
            yield one


def _closed(before: Case, after: Case, today: date) -> Iterator[Passed]:
    closing = before.closing
    if closing.closed is not None and after.closing.closed is None:
        reason = closing.reason.value
        yield Passed(PassedKind.CLOSED, closing.closed, today, reason)


def _skipped(before: Case, after: Case, today: date) -> Iterator[Passed]:
    left_out = {skip.id: skip for skip in after.skips}
    for skip in before.skips:
        now = left_out.get(skip.id)
        until = today if now is None else now.day
        yield Passed(PassedKind.SKIPPED, skip.day, until, skip.step)


def _cancelled(before: Case, after: Case, today: date) -> Iterator[Passed]:
    now = {m.id: m.booking.cancelled for m in after.meetings}
    for meeting in before.meetings:
        day = meeting.booking.cancelled
        if day is not None and meeting.id in now:
            until = now[meeting.id] or today
            yield Passed(PassedKind.CANCELLED, day, until, about=meeting.id)


def _waited_for(
    before: Case, after: Case, began: Callable[[], Case | None], today: date
) -> Iterator[Passed]:
    """Give what somebody who is still ready waited for till now."""
    was, now = before.placement, after.placement
    about = str(len(before.ready.earlier) + 1)
    if was.ready is None or now.ready is None or was.waiting_for == now.waiting_for:
        return
    first = None if was.waiting_for else began()
    if not was.waiting_for and (first is None or first.placement.ready is None):
        return  # the day saves itself first: nothing had been said yet
    changed = (p.until for p in before.passed if is_wait(p, about))
    day, waited = max(changed, default=was.ready), was.waiting_for
    yield Passed(PassedKind.WAITED_FOR, day, today, about=about, waited_for=waited)


def is_wait(passed: Passed, about: str) -> bool:
    """Whether it tells what was waited for in a wait, by its number from 1."""
    return passed.what is PassedKind.WAITED_FOR and passed.about == about
