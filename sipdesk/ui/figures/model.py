"""What stands on Statistik; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.domain.rights import Right, may
from sipdesk.domain.table import Row
from sipdesk.ui.doing import Deliver
from sipdesk.ui.figures.handing_out import HandingOut, refresh
from sipdesk.ui.figures.periods import (
    OWN,
    Chosen,
    Wish,
    choices,
    halves_over,
    order_of,
)
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Unread
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.figures import (
    CasesBehind,
    DrillTable,
    Reading,
    ReadReport,
    drill_down,
    read_report,
)
from sipdesk.usecases.report_file import MakeReport

FIRST: Final = "funnel"
"""The key of the part that is shown first."""
_CLOSED: Final = frozenset({"right-missing", "branch-closed"})


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many cases have been read; of none, it has just begun."""

    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Drill:
    """A number that was asked for its cases.

    ``behind`` is None while they are read, and when ``refused`` says why not.
    """

    order: DrillTable
    behind: CasesBehind | None = None
    refused: Notice | None = None


@dataclass(frozen=True, slots=True)
class FiguresState:
    """Everything the page needs in order to be drawn. No report yet: nothing read."""

    wish: Wish = field(default_factory=Wish)
    choices: tuple[Chosen, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    report: Report | None = None
    read_at: time | None = None
    read_as: Wish | None = None  # what stood in the fields that the report is of
    progress: Progress | None = None
    notice: Notice | None = None
    part: str = FIRST
    drill: Drill | None = None
    busy: bool = False  # a report is being made
    seen: bool = True  # whoever looks sees small numbers, and the cases behind them
    read: ReadReport | None = None  # what ``report`` was asked for as

    @property
    def is_empty(self) -> bool:
        """Whether it has been read that there is nothing to show.

        Who sees no small numbers is not told how many cases there are either.
        """
        if self.report is None:
            return False
        return self.report.cases == 0 if self.seen else not self.report.tells_anything

    @property
    def is_other(self) -> bool:
        """Whether something else is chosen than what is shown, or being read."""
        shown = self.read_as
        return (
            shown is not None
            and self.progress is None
            and self.wish.counted != shown.counted
        )

    @property
    def is_same_period(self) -> bool:
        """Whether the period chosen is that which is shown."""
        shown, wish = self.read_as, self.wish
        return shown is not None and wish.days == shown.days

    @property
    def half_to_choose(self) -> Chosen | None:
        """The latest half year that may leave SiS, where another period is chosen."""
        halves = [c for c in self.choices if c.key.startswith("half-")]
        over = [one for one in halves if not one.running]
        may = {OWN, *(one.key for one in over)}
        inside = self.wish.reader == Reader.INSIDE.value
        return None if inside or self.wish.period in may or not over else over[0]


class FiguresModel:
    """Reads the figures of a period, and the cases behind one number at a time."""

    def __init__(self, around: Around, draw: Callable[[FiguresState], None]) -> None:
        self._around = around
        self._draw = draw
        self._reading: Reading | None = None
        self._out: HandingOut | None = None
        self._again = False  # a reading that was left is begun anew
        seen = may(around.user, Right.FIGURES_TO_CASES)
        offered = self._offered(seen=seen)
        wish = Wish(period=offered[0].key)
        self.state = FiguresState(wish=wish, choices=offered, seen=seen)

    def _offered(self, *, seen: bool) -> tuple[Chosen, ...]:
        today = self._around.today()
        return choices(today) if seen else halves_over(today)

    def refresh(self) -> None:
        """Read the first time; after that only when it is asked for.

        Every reading is in the access log, and what is shown says when it was read.
        """
        offered = self._offered(seen=self.state.seen)
        if offered != self.state.choices:
            self._show(replace(self.state, choices=offered))
        if self._again or (self.state.report is None and not self.state.notice):
            self.read()

    def edit(self, **wished: str) -> None:
        """Keep what was typed or chosen."""
        wish = replace(self.state.wish, **wished)
        kept = {k: v for k, v in self.state.problems.items() if k not in wished}
        self._show(replace(self.state, wish=wish, problems=kept))

    def read(self) -> None:
        """Read the figures of the period that is chosen, in place of any being read."""
        reading = Reading()
        try:
            order = order_of(self.state.wish, self._around.today(), reading)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self.cancel()
        wish = self.state.wish
        self._again = False
        self._reading = reading
        state = replace(self.state, progress=Progress(), notice=None, problems={})
        self._show(state)

        def take(report: Report) -> None:
            if self._reading is not reading:
                return  # another was begun in its place
            at = self._around.clock_now()
            self._reading = None
            told = replace(self.state, report=report, read_at=at, read=order)
            state = replace(told, read_as=wish)
            self._show(replace(state, progress=None, notice=None, drill=None))

        def otherwise(error: SipdeskError) -> None:
            if self._reading is reading:
                self._not_read(error)

        def refreshed() -> None:
            self._around.runner.read_aside(read_report, order, take, otherwise)

        def is_wanted() -> bool:
            return self._reading is reading

        refresh(self._around, reading, is_wanted, refreshed, otherwise)

    def hand_out(self, deliver: Deliver) -> None:
        """Make the report of the period that is chosen, and let it go."""
        if self.state.busy:
            return
        wish, reading = self.state.wish, Reading()
        try:
            wanted = order_of(wish, self._around.today(), reading)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        order = MakeReport(
            wanted.first,
            wanted.last,
            ReportForm(wish.form),
            Reader(wish.reader),
            wanted.lasts,
            wanted.places,
            reading,
        )

        def told(said: Notice) -> None:
            self._out = None
            self._show(replace(self.state, busy=False, notice=said))

        self._out = HandingOut(self._around, order, deliver, told)
        self._show(replace(self.state, busy=True, notice=None, problems={}))
        self._out.begin()

    def cancel_report(self) -> None:
        """Make no report after all, if none has begun to go out."""
        if self._out is not None:
            self._out.cancel()

    def look(self) -> None:
        """Show how far the reading has come."""
        told = self._reading
        if told is not None:
            self._show(replace(self.state, progress=Progress(told.done, told.of)))

    def cancel(self) -> None:
        """End the reading; what was read before stays."""
        if self._reading is not None:
            self._reading.ended = True

    def leave(self) -> None:
        """End the reading when the page is left; a report is made all the same."""
        if self._reading is not None:
            self._again = True
            self.cancel()

    def show_part(self, part: str) -> None:
        """Show another part of the report."""
        if part != self.state.part:
            self._show(replace(self.state, part=part, drill=None))

    def drill(self, table: str, row: Row, column: int) -> None:
        """Ask which cases are behind a number."""
        if self.state.read is None:
            return
        order = DrillTable(self.state.read, table, row.code, row.of, column)
        self._show(replace(self.state, drill=Drill(order)))

        def take(behind: CasesBehind) -> None:
            self._told(Drill(order, behind))

        def otherwise(error: SipdeskError) -> None:
            self._told(Drill(order, refused=_closed(error, row)))

        self._around.runner.read(drill_down, order, take, otherwise)

    def close_drill(self) -> None:
        """Put the cases away."""
        self._show(replace(self.state, drill=None))

    def _told(self, drill: Drill) -> None:
        shown = self.state.drill
        if shown is not None and shown.order == drill.order:
            self._show(replace(self.state, drill=drill))

    def _not_read(self, error: SipdeskError) -> None:
        self._reading = None
        ended = isinstance(error, RuleBroken) and error.code == "reading-ended"
        if ended and self._again:
            said = None  # it is read when the page is come back to
        elif ended and self.state.report is not None:
            said = notice("reading-ended-kept")
        else:
            said = refusal(error)
        self._show(replace(self.state, progress=None, notice=said))

    def _show(self, state: FiguresState) -> None:
        self.state = state
        self._draw(state)


def _closed(error: SipdeskError, row: Row) -> Notice:
    """Say why the cases are not shown, and who may see them."""
    if error.code not in _CLOSED:
        return refusal(error)
    sensitive = row.nature.is_sensitive
    return notice("figure-sensitive" if sensitive else "figure-of-few")
