"""The papers of one kind that came to a case; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.received import ReceivedKind, ReceivedPaper
from sipdesk.ui.item import ItemModel
from sipdesk.ui.needed import lacking
from sipdesk.ui.page import Around, PartState, Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.received import (
    ReceivedOf,
    ReceivePaper,
    read_received,
    read_received_file,
    receive_paper,
    remove_received,
)

Fetch = Callable[[], bytes]
"""Reads the chosen file; raises ``OSError`` if it cannot."""


@dataclass(frozen=True, slots=True)
class ReceivedForm:
    """When a paper came and what to remember of it, as it was typed."""

    item: str = ""  # empty while nothing is being taken in
    received: str = ""
    words: str = ""


_EMPTY: Final = ReceivedForm()


@dataclass(frozen=True, slots=True)
class ReceivedState:
    """The papers that came, the one being taken in, and the one that is shown."""

    part: PartState[ReceivedForm]
    case: Case | None = None
    papers: tuple[ReceivedPaper, ...] | None = None  # None until they are read
    notice: Notice | None = None
    shown: ReceivedPaper | None = None
    data: bytes = b""  # of the one that is shown
    busy: bool = False
    closed: bool = False  # nothing more is taken in or out

    @property
    def taking(self) -> bool:
        """Whether a paper is being taken in."""
        return bool(self.part.form.item) and not self.closed


class ReceivedModel:
    """Takes papers of one kind in, shows them, and takes them out again.

    ``part`` is the form of the one being taken in; the page keeps what is typed in it.
    """

    def __init__(
        self,
        around: Around,
        kind: ReceivedKind,
        draw: Callable[[ReceivedState], None],
    ) -> None:
        self._around = around
        self._kind = kind
        self._draw = draw
        self._data = b""  # of the one being taken in
        self.part = ItemModel(
            f"received-paper-{kind.value}",
            around,
            _EMPTY,
            self._new,
            self._save_of,
            self._draw_part,
        )
        self.state = ReceivedState(self.part.state)

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        before = self.state.case
        other = before is None or before.id != case.id
        if other:
            self.state = ReceivedState(self.part.state)
        closed = not self._around.can_write(case)
        self._show(replace(self.state, case=case, closed=closed))
        if other:
            self.refresh()

    def refresh(self) -> None:
        """Read the papers anew."""
        if self.state.case is not None:
            read = self._around.runner.read
            read(read_received, self.state.case.id, self._read, self._refused)

    def begin(self) -> None:
        """Begin to take a paper in; it came today unless another day is said."""
        self._show(replace(self.state, notice=None))
        self.part.begin()

    def cancel(self) -> None:
        """Take nothing in."""
        self._show(replace(self.state, notice=None))
        self.part.close()

    def may_choose(self) -> bool:
        """Tell whether a file may be chosen now; what is wrong first is shown."""
        if self.part.state.busy:
            return False
        try:
            self._save_of(self.part.state.case, self.part.state.form)
        except Unread:
            self.part.save()  # which says what cannot be read, and saves nothing
            return False
        return True

    def take(self, fetch: Fetch) -> None:
        """Take the chosen file in."""
        try:
            self._data = fetch()
        except OSError:
            self._show(replace(self.state, notice=notice("received-unreadable")))
            return
        self._show(replace(self.state, notice=None))
        self.part.put(self.refresh)

    def look(self, paper_id: str) -> None:
        """Show a paper."""
        case = self.state.case
        paper = next((p for p in self.state.papers or () if p.id == paper_id), None)
        if case is None or paper is None:
            return

        def read(data: bytes) -> None:
            self._show(replace(self.state, shown=paper, data=data, notice=None))

        order = ReceivedOf(case.id, paper_id)
        self._around.runner.read(read_received_file, order, read, self._refused)

    def look_away(self) -> None:
        """Show no paper."""
        self._show(replace(self.state, shown=None, data=b""))

    def cannot_show(self) -> None:
        """Say that the paper cannot be shown here."""
        said = notice("received-not-shown")
        self._show(replace(self.state, shown=None, data=b"", notice=said))

    def remove(self, paper_id: str) -> None:
        """Take a paper out again; ask first."""
        case = self.state.case
        if case is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, shown=None, data=b""))
        order = ReceivedOf(case.id, paper_id)
        self._around.runner.do(remove_received, order, self._removed, self._refused)

    def _new(self, _: Case, item: str) -> ReceivedForm:
        return ReceivedForm(item, day_text(self._around.today()))

    def _save_of(self, case: Case, form: ReceivedForm) -> Save:
        today = self._around.today()
        reading = Reading(today)
        day = reading.day("received", form.received) or today
        reading.done()
        if day > today:
            raise lacking("received", "day-in-the-future")
        order = ReceivePaper(case.id, self._kind, day, self._data, form.words)
        return receive_paper, order

    def _draw_part(self, part: PartState[ReceivedForm]) -> None:
        self._show(replace(self.state, part=part))

    def _removed(self, _: None) -> None:
        self._show(replace(self.state, busy=False))
        self.refresh()

    def _read(self, papers: tuple[ReceivedPaper, ...]) -> None:
        mine = tuple(paper for paper in papers if paper.kind is self._kind)
        self._show(replace(self.state, papers=mine))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False, notice=refusal(error)))

    def _show(self, state: ReceivedState) -> None:
        self.state = state
        self._draw(state)
