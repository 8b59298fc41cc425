"""When the pathways after SiS are late, and why one of them waits."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.information import Branch
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.placement import Placement


def ready_by(pathway: Pathway, stay: Placement, weeks: int) -> date | None:
    """Tell when a pathway shall be ready: its own day, or weeks before the discharge.

    ``weeks`` is the home's own figure. None when neither day is known.
    """
    if pathway.due is not None:
        return pathway.due
    if stay.preliminary_discharge is None:
        return None
    return stay.preliminary_discharge - timedelta(weeks=weeks)


def is_late(pathway: Pathway, stay: Placement, weeks: int, day: date) -> bool:
    """Whether a pathway is not ready although the day for it has passed."""
    by = ready_by(pathway, stay, weeks)
    return by is not None and by < day and not pathway.settled


def changes_region(stay: Placement) -> bool:
    """Whether the region that receives is known to be another than the home region."""
    both = stay.home_region and stay.receiving_region
    return bool(both) and stay.home_region != stay.receiving_region


# Why something waits. Days before and after are the home's own, in its reminders.


def pathways_not_begun(case: Case, day: date) -> Iterable[Cause]:
    """Say that nobody has asked about the time after, counted from the admission."""
    began = case.placement.admitted
    asked = any(one.state.answered for one in case.pathways)
    if began is not None and began <= day and not asked and _stays(case):
        yield Cause(began)


def pathways_not_ready(case: Case, _: date) -> Iterable[Cause]:
    """Say that something is not ready, counted from the day thought of to leave."""
    leaves = case.placement.preliminary_discharge
    ready = case.pathways and all(one.settled for one in case.pathways)
    if leaves is not None and not ready and _stays(case):
        yield Cause(leaves)


def pathways_overdue(case: Case, _: date) -> Iterable[Cause]:
    """Name each pathway of social care not ready by its own day, counted from that."""
    return _overdue(case, Branch.SOCIAL)


def health_pathways_overdue(case: Case, _: date) -> Iterable[Cause]:
    """Name each pathway of health care not ready by its own day, counted from that."""
    return _overdue(case, Branch.HEALTH)


def school_pathways_overdue(case: Case, _: date) -> Iterable[Cause]:
    """Name each pathway of school not ready by its own day, counted from that."""
    return _overdue(case, Branch.SCHOOL)


def _overdue(case: Case, branch: Branch) -> Iterable[Cause]:
    for one in case.pathways:
        if one.due is not None and not one.settled and one.area.kind.branch is branch:
            yield Cause(one.due, one.id)


def transfer_not_asked(case: Case, _: date) -> Iterable[Cause]:
    """Name the care that moves to another region with no transfer asked for.

    Counted from the day of the move, or else from that of the discharge.
    """
    stay = case.placement
    leaves = stay.moves or stay.preliminary_discharge
    if leaves is None or not changes_region(stay):
        return
    for one in case.pathways:
        care = one.area in TRANSFERRED and one.state is not PathwayState.NOT_NEEDED
        if care and one.transfer_asked is None:
            yield Cause(leaves, one.id)


def aftercare_waits(case: Case, _: date) -> Iterable[Cause]:
    """Say that the commission for the time after is asked for and not answered."""
    stay = case.placement
    open_ = stay.aftercare in (Answer.NOT_ASKED, Answer.UNKNOWN)
    if stay.aftercare_asked is not None and open_:
        yield Cause(stay.aftercare_asked)


def group_waits(case: Case, _: date) -> Iterable[Cause]:
    """Say that the social services were told of a group, and have not decided."""
    group = case.social_group
    if group.told is not None and not group.offered.settled:
        yield Cause(group.told)


TRANSFERRED: Final = (Area.HEALTH, Area.MENTAL_HEALTH, Area.DENTAL)
"""Care that one region hands over to another."""


def _stays(case: Case) -> bool:
    return case.placement.discharged is None and case.closing.closed is None
