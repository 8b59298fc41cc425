"""A booklet of several boards: what is chosen for it; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.picture_booklet import MakeBooklet, make_booklet
from sipdesk.usecases.picture_drawing import HandedOutBoard

Keep = Callable[[HandedOutBoard], bool]
"""Saves a file where somebody says; False when they change their mind."""


@dataclass(frozen=True, slots=True)
class BookletState:
    """The boards there are, those that are chosen, and the words of the cover."""

    boards: tuple[PictureBoard, ...] = ()
    chosen: frozenset[str] = frozenset()
    title: str = ""
    notice: Notice | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # by field
    done_at: time | None = None


class BookletModel:
    """Makes one file of the chosen boards, in the order of the list."""

    def __init__(
        self, around: Around, draw: Callable[[BookletState], None], keep: Keep
    ) -> None:
        """Have the finished file saved by ``keep``; it raises ``OSError``."""
        self._around = around
        self._draw = draw
        self._keep = keep
        self.state = BookletState()

    def show_boards(self, boards: tuple[PictureBoard, ...]) -> None:
        """Show the boards there are; those that are gone are chosen no more."""
        chosen = self.state.chosen & {board.id for board in boards}
        self._show(replace(self.state, boards=boards, chosen=chosen))

    def choose(self, chosen: frozenset[str]) -> None:
        """Take which boards are chosen."""
        self._show(replace(self.state, chosen=chosen, problems={}, done_at=None))

    def write(self, title: str) -> None:
        """Take what is typed for the cover."""
        self._show(replace(self.state, title=title, problems={}, done_at=None))

    def make(self) -> None:
        """Make the file, and have it saved."""
        chosen = tuple(b.id for b in self.state.boards if b.id in self.state.chosen)
        order = MakeBooklet(self.state.title, chosen)
        self._around.runner.read(make_booklet, order, self._made, self._refused)

    def _made(self, out: HandedOutBoard) -> None:
        state = replace(self.state, notice=None, problems={})
        try:
            kept = self._keep(out)
        except OSError:
            self._show(replace(state, notice=notice("sheet-not-delivered")))
            return
        at = self._around.clock_now() if kept else None
        self._show(replace(state, done_at=at))

    def _refused(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        self._show(replace(self.state, problems=problems, notice=said, done_at=None))

    def _show(self, state: BookletState) -> None:
        self.state = state
        self._draw(state)
