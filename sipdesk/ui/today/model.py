"""What stands on Idag; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.page import Around
from sipdesk.usecases.today import ReadToday, TodayRow, Urgency, read_today


@dataclass(frozen=True, slots=True)
class TodayState:
    """Everything the page needs in order to be drawn. No rows yet: still reading."""

    day: date
    mine: bool = True
    rows: tuple[TodayRow, ...] | None = None
    notice: Notice | None = None

    def of(self, urgency: Urgency) -> tuple[TodayRow, ...]:
        """Give the rows under one heading, worst first."""
        return tuple(row for row in self.rows or () if row.urgency is urgency)

    @property
    def nothing_waits(self) -> bool:
        """Whether it is known that nothing waits."""
        return self.rows == ()


class TodayModel:
    """What waits, for me or for all of us."""

    def __init__(self, around: Around, draw: Callable[[TodayState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = TodayState(around.today())

    def refresh(self) -> None:
        """Read what waits now; what is shown stays until the answer comes."""
        mine = self.state.mine
        order = ReadToday(self._around.user.id if mine else "")

        def read(rows: tuple[TodayRow, ...]) -> None:
            if mine == self.state.mine:
                self._show(TodayState(self._around.today(), mine, rows))

        self._around.runner.read(read_today, order, read, self._refused)

    def show_mine(self, *, mine: bool) -> None:
        """Show my cases only, or everyone's."""
        if mine != self.state.mine:
            self._show(replace(self.state, mine=mine))
            self.refresh()

    def place_of(self, key: str) -> tuple[str, str]:
        """Tell in which case and at which step a row is done.

        Raises:
            LookupError: the row is not shown.

        """
        for row in self.state.rows or ():
            if row.waiting.id == key:
                return row.case.id, row.waiting.step
        raise LookupError("no such row")

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=notice(error.code)))

    def _show(self, state: TodayState) -> None:
        self.state = state
        self._draw(state)
