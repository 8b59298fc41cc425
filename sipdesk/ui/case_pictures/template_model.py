"""A template for the whole home made of a board of a case; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.picture_board import CopyPictureBoard, copy_picture_board


@dataclass(frozen=True, slots=True)
class TemplateState:
    """The board that is to be a template, and the one that was made last.

    ``emptied`` is how many of its places tell of somebody, and were left out.
    """

    case: str = ""
    board: PictureBoard | None = None
    title: str = ""
    problem: str = ""  # with the title
    made: PictureBoard | None = None
    emptied: int = 0
    notice: Notice | None = None
    busy: bool = False


class TemplateModel:
    """Asks what it is to be called, and makes it. ``made`` is told when it is kept."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[TemplateState], None],
        made: Callable[[PictureBoard], None],
    ) -> None:
        self._around = around
        self._draw = draw
        self._tell_made = made
        self.state = TemplateState()

    def show_case(self, case: str) -> None:
        """Begin anew in another case."""
        if case != self.state.case:
            self._show(TemplateState(case))

    def begin(self, board: PictureBoard) -> None:
        """Ask what the template of a board is to be called."""
        self._show(TemplateState(self.state.case, board, board.title))

    def name(self, title: str) -> None:
        """Take what was typed as its title."""
        self._show(replace(self.state, title=title, problem=""))

    def stop(self) -> None:
        """Make none after all."""
        self._show(TemplateState(self.state.case))

    def make(self) -> None:
        """Make it, without what tells of anybody."""
        board = self.state.board
        if board is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, problem="", notice=None))

        def made(template: PictureBoard) -> None:
            if self.state.board is board:
                emptied = _emptied(board, template)
                self._show(
                    TemplateState(board.case, made=template, emptied=emptied),
                )
            self._tell_made(template)

        def refused(error: SipdeskError) -> None:
            if self.state.board is board:
                problems, said = placed(error)
                problem = problems.get("title", "")
                state = replace(self.state, busy=False, problem=problem)
                self._show(replace(state, notice=said))

        order = CopyPictureBoard(board.id, CaseId(""), self.state.title)
        self._around.runner.do(copy_picture_board, order, made, refused)

    def _show(self, state: TemplateState) -> None:
        self.state = state
        self._draw(state)


def _emptied(board: PictureBoard, template: PictureBoard) -> int:
    return sum(
        not cell.is_empty and template.at(place).is_empty
        for place, cell in enumerate(board.cells)
    )
