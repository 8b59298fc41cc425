"""What follows from the rows on health and from the rest of the case together.

The law covers some placements and not others (dated data, ``resources/routine/
health.toml``); care may be of another region than the home region.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    InterviewOccasion,
    NextStep,
    next_step,
)


def uncovered(case: Case, bases: Sequence[str]) -> bool:
    """Whether the placement stands on a ground that the law does not cover.

    ``bases`` are ids of legal bases, from dated data.
    """
    return case.placement.legal_basis in bases


def shown_state(
    examination: Examination, case: Case, bases: Sequence[str]
) -> ExaminationState:
    """Give the state to show: not covered, while nothing else is said of it."""
    silent = examination.state is ExaminationState.NOT_ASKED
    if silent and uncovered(case, bases):
        return ExaminationState.NOT_COVERED
    return examination.state


def outside_home_region(case: Case, region: str) -> bool:
    """Whether care of a region is outside the home region; unknown is no."""
    home = case.placement.home_region
    return bool(home and region) and home != region


def asks_payment(case: Case) -> bool:
    """Whether the oral examination or a dental referral is outside the home region."""
    health, oral = case.health, ExaminationKind.ORAL
    regions = [r.region for r in health.referrals if r.about is oral]
    regions.append(health.examination(oral).region)
    return any(outside_home_region(case, region) for region in regions)


def examination_not_offered(case: Case, day: date) -> Iterator[Cause]:
    """Tell that an examination has not been offered, from the day of admission.

    Once, however many there are: lists may not say which (rule 7).
    """
    admitted = case.placement.admitted
    waiting = (ExaminationState.NOT_ASKED, ExaminationState.ASKED)
    if not _stays(case, day) or admitted is None:
        return
    if any(one.state in waiting for one in case.health.all_examinations):
        yield Cause(admitted)


def examination_without_outcome(case: Case, day: date) -> Iterator[Cause]:
    """Name each examination whose booked day has passed, from that day."""
    for one in case.health.all_examinations:
        if next_step(one, day) is NextStep.NOTE_OUTCOME and one.booked is not None:
            yield Cause(one.booked, one.kind.value)


def referral_silent(case: Case, _: date) -> Iterator[Cause]:
    """Name each referral that is waited for, from when it was sent or moved on."""
    for one in case.health.referrals:
        since = one.day or one.sent
        if one.state.waits and since is not None:
            yield Cause(since, one.id)


def interview_not_made(case: Case, day: date) -> Iterator[Cause]:
    """Name the ADAD that is due: from admission, and ahead of a planned discharge."""
    if not _stays(case, day):
        return
    stay = case.placement
    days = {
        InterviewOccasion.ADMISSION: stay.admitted,
        InterviewOccasion.DISCHARGE: stay.moves or stay.preliminary_discharge,
    }
    for occasion, counted in days.items():
        if counted is not None and not case.health.interview(occasion).is_settled:
            yield Cause(counted, occasion.value)


def _stays(case: Case, day: date) -> bool:
    left = case.placement.discharged
    return left is None or left > day
