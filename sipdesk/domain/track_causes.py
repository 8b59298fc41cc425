"""Why something of the track waits: what is not settled, and the day to count from.

When each is shown is data. A review that a law asks for is counted from the day it was
last made, or decided: how often it is asked for stands with the reminder.
"""

from collections.abc import Iterator
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.standing import may_be_under_lvu
from sipdesk.domain.track import (
    CARE_DECIDED,
    CARE_ENDED,
    CARE_REVIEW,
    HIDDEN_DECIDED,
    HIDDEN_ENDED,
    HIDDEN_REVIEW,
    REVIEW_MEETING,
    VISIT,
)


def start_meeting_not_booked(case: Case, _: date) -> Iterator[Cause]:
    """Miss a day for the start meeting: from the notice, else the admission."""
    stay = case.placement
    since = stay.noticed or stay.admitted
    booked = stay.start_meeting or stay.start_meeting_held
    if since is not None and booked is None and _stays(case):
        yield Cause(since)


def discharge_not_said(case: Case, _: date) -> Iterator[Cause]:
    """Miss a discharge date where no start meeting has set one: from the admission.

    Once it is held it is ``stay.discharge_unknown`` that tells.
    """
    stay = case.placement
    said = stay.preliminary_discharge is not None or stay.discharge_unknown.strip()
    if stay.admitted is None or stay.start_meeting_held is not None:
        return
    if not said and _stays(case):
        yield Cause(stay.admitted)


def discharge_still_unknown(case: Case, _: date) -> Iterator[Cause]:
    """Ask again for a date that is unknown: from the day that was said last."""
    stay = case.placement
    changes = case.track.discharge_changes
    unknown = stay.preliminary_discharge is None and stay.discharge_unknown.strip()
    if unknown and changes and _stays(case):
        yield Cause(changes[-1].day)


def discharge_passed(case: Case, day: date) -> Iterator[Cause]:
    """Miss a discharge: the preliminary date has been, and nobody left."""
    ahead = case.placement.preliminary_discharge
    if ahead is not None and ahead < day and _stays(case):
        yield Cause(ahead)


def review_meeting_not_booked(case: Case, day: date) -> Iterator[Cause]:
    """Miss a review meeting ahead: from the last, or the start meeting."""
    stay, marks = case.placement, case.track.of(REVIEW_MEETING)
    if stay.start_meeting_held is None or not _stays(case):
        return
    booked = [m.day for m in marks if m.done is None] + [stay.review_meeting]
    if any(d is not None and d >= day for d in booked):
        return
    held = [m.done for m in marks] + [stay.review_meeting_held]
    yield Cause(max([d for d in held if d] + [stay.start_meeting_held]))


def visit_overdue(case: Case, day: date) -> Iterator[Cause]:
    """Miss a visit by socialsekreteraren: its day has been."""
    for mark in case.track.of(VISIT):
        planned = mark.day if mark.done is None else None
        if planned is not None and planned < day and _stays(case):
            yield Cause(planned, mark.id)


def visit_not_planned(case: Case, day: date) -> Iterator[Cause]:
    """Miss a next visit: from the last one, or from the admission."""
    marks, admitted = case.track.of(VISIT), case.placement.admitted
    if any(m.done is None and m.day and m.day >= day for m in marks):
        return
    last = max((m.done for m in marks if m.done), default=admitted)
    if last is not None and _stays(case):
        yield Cause(last)


def care_review(case: Case, _: date) -> Iterator[Cause]:
    """Wait for nämnden to look at the care: from the last time, or the decision."""
    yield from _reviewed(case, CARE_DECIDED, CARE_REVIEW, CARE_ENDED)


def hidden_review(case: Case, _: date) -> Iterator[Cause]:
    """Wait likewise for that of a decision on contact, or on a hidden place."""
    yield from _reviewed(case, HIDDEN_DECIDED, HIDDEN_REVIEW, HIDDEN_ENDED)


def _reviewed(case: Case, decided: str, review: str, ended: str) -> Iterator[Cause]:
    """Count from what was decided by LVU: under another basis it holds no more."""
    began = _days(case, decided)
    if not began or not may_be_under_lvu(case):
        return
    since = max((*began, *_days(case, review)))
    if not any(end >= since for end in _days(case, ended)):
        yield Cause(since)


def _days(case: Case, milestone: str) -> tuple[date, ...]:
    return tuple(m.done for m in case.track.of(milestone) if m.done is not None)


def _stays(case: Case) -> bool:
    return case.placement.discharged is None
