"""Historik: what was done, how the case was, and undo."""

from collections.abc import Iterator
from dataclasses import dataclass

from sipdesk.domain.branch_view import closed_kinds
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.journal import (
    ANSWERED,
    HEALTH_ASKED,
    Entry,
    cut_entry,
    to_undo,
    undone,
)
from sipdesk.domain.transfer import Direction
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, save


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the newest change that has not been taken back."""

    case: CaseId
    seen: int


@dataclass(frozen=True, slots=True)
class CaseAt:
    """The case as it was at a version."""

    case: CaseId
    version: int


@dataclass(frozen=True, slots=True)
class History:
    """The journal with the names of those who wrote it."""

    entries: tuple[Entry, ...]
    names: dict[str, str]  # a user's id: name; of another home's staff, the home's
    homes: dict[int, str]  # a version that came from another home: its name
    undoable: Entry | None

    def by(self, entry: Entry) -> str:
        """Name who wrote an entry, or the home that says that it was written there.

        A package can name anybody: what it says is never told of somebody here.
        """
        return self.homes.get(entry.version) or self.names.get(entry.by, "")


def read_history(case_id: CaseId, ports: Ports) -> History:
    """Read the journal of a case."""
    with ports.store.reading() as work:
        work.cases.get(case_id)  # who reads of it has looked at it
        entries = work.cases.history(case_id)
        homes = {n: home for some, home in _elsewhere(work, case_id) for n in some}
        users = {user.id: user.name for user in work.house.users()}
    closed = closed_kinds(ports.user.branches)
    entries = tuple(cut_entry(entry, closed) for entry in entries)
    came = {e.by: homes[e.version] for e in entries if e.version in homes}
    return History(entries, came | users, homes, to_undo(entries))


def _elsewhere(work: Work, case: CaseId) -> Iterator[tuple[range, str]]:
    """Give the versions that came from other homes, each with the home's name."""
    here = 0  # the last version that was saved here
    for one in sorted(work.transfers.all(), key=lambda t: t.case_version):
        if one.case != case:
            continue
        if one.direction is Direction.TAKEN:
            # The taking over itself is saved here.
            yield range(here + 1, one.case_version), one.home_name
        here = one.case_version


def read_case_at(order: CaseAt, ports: Ports) -> Case:
    """Read the case as it was.

    Raises:
        Missing: there was no such version.

    """
    with ports.store.reading() as work:
        return work.cases.at(order.case, order.version)


def undo(order: Undo, ports: Ports) -> Change:
    """Put the case back as it was before the newest change.

    Raises:
        RuleBroken: ``nothing-to-undo``, ``left-the-building``,
            ``survey-not-undone``.
        Conflict: the case has moved on since it was seen.

    """
    with ports.store.work() as work:
        now = work.cases.get(order.case, order.seen)
        entry = to_undo(work.cases.history(order.case))
        if entry is None:
            raise RuleBroken("nothing-to-undo")
        if entry.label == ANSWERED:
            raise RuleBroken("survey-not-undone")
        if entry.label == HEALTH_ASKED:
            raise RuleBroken("left-the-building")
        before = work.cases.at(order.case, entry.version - 1)
        saved = save(work, undone(before, now), "undone", ports, entry.version)
        return Change(saved, "undone")
