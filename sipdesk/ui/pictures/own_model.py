"""The home's own boards: listed, copied, printed, taken away; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.page import Around
from sipdesk.ui.pictures.model import DeliverAll
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.picture_board import (
    CopyPictureBoard,
    ListPictureBoards,
    PictureBoards,
    copy_picture_board,
    list_picture_boards,
    remove_picture_board,
    save_picture_board,
)
from sipdesk.usecases.picture_drawing import (
    HandedOutBoard,
    HandOutBoard,
    hand_out_board,
)

_TEMPLATES = ListPictureBoards(CaseId(""))


@dataclass(frozen=True, slots=True)
class OwnState:
    """What is shown of the boards; ``removed`` is one just taken away."""

    boards: tuple[PictureBoard, ...] | None = None  # None until they are read
    removed: PictureBoard | None = None
    newest: str = ""  # the id of the one just made
    done: str = ""  # the channel by which one has just gone out
    done_at: time | None = None
    done_of: str = ""  # the title of that one
    notice: Notice | None = None


class OwnModel:
    """Works on the list; the boards themselves are worked on in the editor."""

    def __init__(self, around: Around, draw: Callable[[OwnState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = OwnState()

    def refresh(self) -> None:
        """Read the boards as they are now."""
        runner = self._around.runner
        runner.read(list_picture_boards, _TEMPLATES, self._listed, self._refused)

    def board(self, board_id: str) -> PictureBoard | None:
        """Give one of them."""
        return next((b for b in self.state.boards or () if b.id == board_id), None)

    def copy(self, board: PictureBoard, title: str) -> None:
        """Begin another board with one."""
        order = CopyPictureBoard(board.id, CaseId(""), title)
        self._do(copy_picture_board, order, self._made)

    def remove(self, board: PictureBoard) -> None:
        """Take one away; it can be had back."""
        self._do(remove_picture_board, board.id, lambda _: self._removed(board))

    def undo(self) -> None:
        """Bring back the one that was taken away."""
        gone = self.state.removed
        if gone is not None:
            self._show(replace(self.state, removed=None))
            self._do(save_picture_board, replace(gone, version=0), self._made)

    def print(self, board: PictureBoard, channel: str, deliver: DeliverAll) -> None:
        """Print one as it is saved."""

        def out(handed: HandedOutBoard) -> None:
            self._deliver(board, channel, deliver, handed)

        self._do(hand_out_board, HandOutBoard(board.id, board.version), out)

    def _do(
        self, use_case: Callable[..., Any], order: Any, then: Callable[[Any], None]
    ) -> None:
        self._show(replace(self.state, notice=None, done=""))
        self._around.runner.do(use_case, order, then, self._refused)

    def _deliver(
        self,
        board: PictureBoard,
        channel: str,
        deliver: DeliverAll,
        handed: HandedOutBoard,
    ) -> None:
        try:
            deliver((handed.data,))
        except OSError:
            self._show(replace(self.state, notice=notice("sheet-not-delivered")))
            return
        now = self._around.clock_now()
        state = replace(self.state, done=channel, done_at=now)
        self._show(replace(state, done_of=board.title))

    def _made(self, board: PictureBoard) -> None:
        self._show(replace(self.state, newest=board.id, removed=None))
        self.refresh()

    def _removed(self, board: PictureBoard) -> None:
        self._show(replace(self.state, removed=board))
        self.refresh()

    def _listed(self, boards: PictureBoards) -> None:
        self._show(replace(self.state, boards=boards.templates))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=refusal(error)))
        self.refresh()

    def _show(self, state: OwnState) -> None:
        self.state = state
        self._draw(state)
