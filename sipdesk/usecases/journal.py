"""Historik: what was done, how the case was, and undo."""

from dataclasses import dataclass

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.journal import Entry, to_undo, undone
from sipdesk.usecases.ports import Ports
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
    names: dict[str, str]  # a user's id: name
    undoable: Entry | None


def read_history(case_id: CaseId, ports: Ports) -> History:
    """Read the journal of a case."""
    with ports.store.reading() as work:
        work.cases.get(case_id)  # who reads of it has looked at it
        entries = work.cases.history(case_id)
        names = {u.id: u.name for u in work.house.users()}
    return History(entries, names, to_undo(entries))


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
        RuleBroken: ``nothing-to-undo``, ``left-the-building``.
        Conflict: the case has moved on since it was seen.

    """
    with ports.store.work() as work:
        now = work.cases.get(order.case, order.seen)
        entry = to_undo(work.cases.history(order.case))
        if entry is None:
            raise RuleBroken("nothing-to-undo")
        before = work.cases.at(order.case, entry.version - 1)
        saved = save(work, undone(before, now), "undone", ports, entry.version)
        return Change(saved, "undone")
