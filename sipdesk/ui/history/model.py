"""What was done to a case, and what each change changed; knows nothing of Qt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum

from sipdesk.content.notices import Notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.journal import Entry
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.journal import (
    CaseAt,
    History,
    Undo,
    read_case_at,
    read_history,
    undo,
)

FIRST = 1
"""The version that the opening of a case makes: there is nothing before it."""

# What the program keeps for itself.
_INNER = frozenset(
    {"id", "version", "case_version", "sequence", "letter", "shared", "sha256"}
)


class How(Enum):
    """What became of something."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two versions of a case.

    ``owner`` is the value whose ``field`` differs, as it is after. What was added or
    removed is the ``owner`` itself, and ``field`` is empty.
    """

    how: How
    owner: object
    field: str = ""
    before: object = None
    after: object = None


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The journal, and the change that is looked at."""

    case: Case | None = None  # as it is now
    history: History | None = None
    chosen: int = 0  # a version
    then: Case | None = None  # as it was when that version was made
    differences: tuple[Difference, ...] | None = None  # None: not read yet
    notice: Notice | None = None
    busy: bool = False

    @property
    def entry(self) -> Entry | None:
        """The entry that is looked at."""
        entries = self.history.entries if self.history else ()
        return next((e for e in entries if e.version == self.chosen), None)

    @property
    def taken_back(self) -> frozenset[int]:
        """The versions that have been undone."""
        entries = self.history.entries if self.history else ()
        return frozenset(e.undoes for e in entries if e.undoes is not None)


def differences(before: Case, after: Case) -> tuple[Difference, ...]:
    """Tell everything that differs between two versions of a case, in their order."""
    return tuple(_between(before, after))


def _between(before: object, after: object) -> Iterator[Difference]:
    for one in fields(after):  # type: ignore[arg-type]  # a dataclass, as is its twin
        if one.name in _INNER:
            continue
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old == new:
            continue
        if _identified(old) or _identified(new):
            yield from _among(old, new)
        elif is_dataclass(old) and is_dataclass(new):
            yield from _between(old, new)
        else:
            yield Difference(How.CHANGED, after, one.name, old, new)


def _among(
    before: tuple[object, ...], after: tuple[object, ...]
) -> Iterator[Difference]:
    """Compare values with ids: those that stayed, those that came, those that went."""
    old = {_id(value): value for value in before}
    new = {_id(value): value for value in after}
    for key, value in new.items():
        if key in old:
            yield from _between(old[key], value)
        else:
            yield Difference(How.ADDED, value)
    for key, value in old.items():
        if key not in new:
            yield Difference(How.REMOVED, value)


def _identified(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _id(value: object) -> object:
    return getattr(value, "id", value)


class HistoryModel:
    """Reads the journal, and what each change changed."""

    def __init__(self, around: Around, draw: Callable[[HistoryState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = HistoryState()

    def show_case(self, view: CaseView) -> None:
        """Show the history of a case as it is now."""
        if self.state.case is None or self.state.case.id != view.case.id:
            self.state = HistoryState()
        newest = self.state.case is None or self.state.chosen == self.state.case.version
        self.state = replace(self.state, case=view.case)

        def take(history: History) -> None:
            self._take(history, newest=newest)

        self._around.runner.read(read_history, view.case.id, take, self._refused)

    def choose(self, version: int) -> None:
        """Look at what a change changed."""
        if version == self.state.chosen and self.state.differences is not None:
            return
        state = replace(self.state, chosen=version, then=None, differences=None)
        self._show(replace(state, notice=None))
        self._read(version, self._take_then)

    def undo(self) -> None:
        """Take back what was done last."""
        case = self.state.case
        if case is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None))
        order = Undo(case.id, case.version)
        self._around.runner.do(undo, order, lambda _: self._done(), self._refused)

    def _done(self) -> None:
        self._show(replace(self.state, busy=False))

    def _take(self, history: History, *, newest: bool) -> None:
        self._show(replace(self.state, history=history))
        if newest and history.entries:
            self.choose(history.entries[-1].version)

    def _read(self, version: int, then: Callable[[int, Case], None]) -> None:
        case = self.state.case
        if case is None:
            return
        order = CaseAt(case.id, version)

        def take(found: Case) -> None:
            if self.state.case is not None and self.state.case.id == found.id:
                then(version, found)

        self._around.runner.read(read_case_at, order, take, self._refused)

    def _take_then(self, version: int, found: Case) -> None:
        if version != self.state.chosen:
            return
        self._show(replace(self.state, then=found))
        if version > FIRST:
            self._read(version - 1, self._take_before)
        else:
            self._show(replace(self.state, differences=()))

    def _take_before(self, version: int, found: Case) -> None:
        then = self.state.then
        if then is not None and version == self.state.chosen - 1:
            told = differences(found, then)
            self._show(replace(self.state, differences=told))

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        self._show(replace(self.state, busy=False, notice=said))

    def _show(self, state: HistoryState) -> None:
        self.state = state
        self._draw(state)
