"""What lists show of a case to one who may not read the facts of every branch of SiS.

An overview is derived from the whole case, so what it tells of a closed branch is left
out here: a row that reminds of it, the day of that row, and what is waited for, which
may be of any branch (JO 6547-2017; product rule 9). How far the case has come is no
branch's secret and is the same for all: a step done for one is done for the other.
"""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from sipdesk.domain.branch_view import HIDDEN, closed_kinds
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.overview import Overview
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.routine import is_closed_row


def cut_overview(case: Overview, branches: frozenset[Branch]) -> Overview:
    """Give what lists may show of a case to one who reads from these branches."""
    if branches >= frozenset(Branch):
        return case
    closed = closed_kinds(branches)
    rows = seen_rows(case.waiting, closed)
    days = [r.due for r in rows if r.due is not None and r.due >= case.as_of]
    held = case.standstill
    return replace(
        case,
        waiting=rows,
        next_day=min(days, default=None),
        standstill=replace(
            held,
            waiting_for=HIDDEN if held.waiting_for else "",
            missing=HIDDEN if held.missing else "",
        ),
    )


def seen_rows(
    rows: tuple[Waiting, ...], closed: AbstractSet[Information]
) -> tuple[Waiting, ...]:
    """Leave out what reminds of a kind that is closed to whoever looks."""
    return tuple(r for r in rows if not is_closed_row(r.step, r.kind, r.about, closed))
