"""The papers of one kind that came to a case; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.received import ReceivedKind, ReceivedPaper
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread, day_text
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

    received: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedState:
    """The papers that came, the one being taken in, and the one that is shown."""

    case: Case | None = None
    papers: tuple[ReceivedPaper, ...] | None = None  # None until they are read
    form: ReceivedForm | None = None  # None while nothing is being taken in
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    shown: ReceivedPaper | None = None
    data: bytes = b""  # of the one that is shown
    busy: bool = False

    @property
    def closed(self) -> bool:
        """Whether the case is, so that nothing more is taken in or out."""
        return self.case is not None and self.case.closing.closed is not None


class ReceivedModel:
    """Takes papers of one kind in, shows them, and takes them out again."""

    def __init__(
        self,
        around: Around,
        kind: ReceivedKind,
        draw: Callable[[ReceivedState], None],
    ) -> None:
        self._around = around
        self._kind = kind
        self._draw = draw
        self.state = ReceivedState()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        before = self.state.case
        other = before is None or before.id != case.id
        if other:
            self.state = ReceivedState()
        self._show(replace(self.state, case=case))
        if other:
            self.refresh()

    def refresh(self) -> None:
        """Read the papers anew."""
        if self.state.case is not None:
            read = self._around.runner.read
            read(read_received, self.state.case.id, self._read, self._refused)

    def begin(self) -> None:
        """Begin to take a paper in; it came today unless another day is said."""
        form = ReceivedForm(day_text(self._around.today()))
        self._show(replace(self.state, form=form, problems={}, notice=None))

    def cancel(self) -> None:
        """Take nothing in."""
        self._show(replace(self.state, form=None, problems={}, notice=None))

    def edit(self, **changes: str) -> None:
        """Take what was typed."""
        if self.state.form is not None:
            left = {k: v for k, v in self.state.problems.items() if k not in changes}
            form = replace(self.state.form, **changes)
            self._show(replace(self.state, form=form, problems=left))

    def may_choose(self) -> bool:
        """Tell whether a file may be chosen now; what is wrong first is shown."""
        return not self.state.busy and self._order(b"") is not None

    def take(self, fetch: Fetch) -> None:
        """Take the chosen file in."""
        try:
            order = self._order(fetch())
        except OSError:
            said = notice("received-unreadable")
            self._show(replace(self.state, notice=said))
            return
        if order is None:
            return
        self._show(replace(self.state, busy=True, notice=None, problems={}))
        self._around.runner.do(receive_paper, order, self._taken, self._refused)

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

    def _order(self, data: bytes) -> ReceivePaper | None:
        case, form = self.state.case, self.state.form
        if case is None or form is None:
            return None
        today = self._around.today()
        reading = Reading(today)
        try:
            day = reading.day("received", form.received) or today
            reading.done()
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return None
        if day > today:
            self._refused(RuleBroken("day-in-the-future", "received"))
            return None
        return ReceivePaper(case.id, self._kind, day, data, form.words)

    def _taken(self, paper: ReceivedPaper) -> None:
        if self.state.case is not None and self.state.case.id == paper.case:
            self._show(replace(self.state, form=None, busy=False))
            self.refresh()

    def _removed(self, _: None) -> None:
        self._show(replace(self.state, busy=False))
        self.refresh()

    def _read(self, papers: tuple[ReceivedPaper, ...]) -> None:
        mine = tuple(paper for paper in papers if paper.kind is self._kind)
        self._show(replace(self.state, papers=mine))

    def _refused(self, error: SipdeskError) -> None:
        broken = error if isinstance(error, RuleBroken) else None
        said = notice(error.code, broken.facts if broken else {})
        state = replace(self.state, busy=False)
        if broken is not None and broken.field and state.form is not None:
            self._show(replace(state, problems={broken.field: said.whole}))
            return
        self._show(replace(state, notice=said))

    def _show(self, state: ReceivedState) -> None:
        self.state = state
        self._draw(state)
