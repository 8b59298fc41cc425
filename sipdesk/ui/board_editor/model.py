"""A picture board that is worked on: each deed a step that can be undone; no Qt."""

from dataclasses import replace
from typing import Any, Final

from sipdesk.content.notices import notice
from sipdesk.content.picture_cells import cell_of_found
from sipdesk.content.picture_search import Found
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import EMPTY, Cell, PictureBoard
from sipdesk.ui.board_editor.kept import KeptBoard
from sipdesk.ui.board_editor.places import Way, moved, next_empty
from sipdesk.ui.doing import Deliver
from sipdesk.usecases.picture_drawing import (
    HandedOutBoard,
    HandOutBoard,
    hand_out_board,
)
from sipdesk.usecases.picture_search import FindPictures, find_pictures

_TYPED: Final = frozenset({"title", "under", "words", "other"})
"""What is typed, letter by letter; all else is chosen."""


class EditorModel(KeptBoard):
    """Works on one board at a time."""

    # --- Choosing and finding -----------------------------------------------------

    def choose(self, place: int) -> None:
        """Choose a place."""
        if place != self.state.place:
            self.show(replace(self.state, place=place))

    def move(self, way: Way) -> None:
        """Choose the place that is next that way."""
        self.choose(moved(self.state.spots, self.state.place, way))

    def get_ready(self) -> None:
        """Have all names of pictures read before the first is looked for."""
        order = FindPictures("", 1)
        self.around.runner.read(find_pictures, order, lambda _: None, self.refused)

    def find(self, typed: str) -> None:
        """Look for pictures while somebody types."""
        if typed == self.state.typed == self.state.found_for:
            return
        self.show(replace(self.state, typed=typed, missed=""))
        if not typed.strip():
            self.show(replace(self.state, found=(), found_for=typed))
            return

        def found(answer: tuple[Found, ...]) -> None:
            if typed == self.state.typed:  # nothing else has been typed since
                self.show(replace(self.state, found=answer, found_for=typed))

        order = FindPictures(typed)
        self.around.runner.read(find_pictures, order, found, self.refused)

    def put_first(self, typed: str) -> None:
        """Put the best picture for what was typed, also when it is found later.

        Who types the next word meanwhile gets both, in their order.
        """

        def found(answer: tuple[Found, ...]) -> None:
            if answer:
                self.put(answer[0])
            else:
                self.show(replace(self.state, missed=typed))

        if self.state.found_for == typed:
            found(self.state.found)
            return
        board = self.now().board.id

        def found_later(answer: tuple[Found, ...]) -> None:
            if self.state.board is not None and self.state.board.id == board:
                found(answer)
            self.come()

        def not_found(error: SipdeskError) -> None:
            self.refused(error)
            self.come()

        self.await_one()
        order = FindPictures(typed, 1)
        self.around.runner.read(find_pictures, order, found_later, not_found)

    # --- Deeds, each a step ---------------------------------------------------------

    def put(self, found: Found, place: int | None = None) -> None:
        """Put a picture on a place, and go on to the next empty one."""
        self.put_cell(cell_of_found(found, self.around.content.read_concepts()), place)

    def put_cell(self, cell: Cell, place: int | None = None) -> None:
        """Put a cell on a place, by default the chosen; then choose the next empty."""
        board = self.state.board
        if board is None or self.state.fixed is not None:
            return
        at = self.state.place if place is None else place
        put = board.put(at, cell)
        self.change(put, next_empty(put, at))
        self.show(replace(self.state, put=(at, len(self.state.steps.before))))

    def empty(self) -> None:
        """Take away what stands on the chosen place."""
        board = self.state.board
        if board is not None and not self.state.cell.is_empty:
            self.change(board.put(self.state.place, EMPTY))

    def swap(self, one: int, other: int) -> None:
        """Let two places change what stands on them, and follow the first."""
        board = self.state.board
        if board is not None and one != other:
            self.change(board.swap(one, other), other)

    def swap_towards(self, way: Way) -> None:
        """Let the chosen place change with the next one that way."""
        self.swap(self.state.place, moved(self.state.spots, self.state.place, way))

    def insert(self) -> None:
        """Make an empty place before the chosen one."""
        board = self.state.board
        if board is not None and self.state.place < len(board.cells):
            self.change(board.insert(self.state.place, EMPTY))

    def take_out(self) -> None:
        """Take the chosen place out, and all after it one place back."""
        board = self.state.board
        if board is not None and self.state.place < len(board.cells):
            self.change(board.take_out(self.state.place))

    def edit_cell(self, **changes: Any) -> None:
        """Change something of the chosen place; words that are typed are one step."""
        board, place = self.state.board, self.state.place
        if board is None:
            return
        cell = replace(self.state.cell, **changes)
        if "words" in changes:
            cell = cell.reworded(cell.words)
        typing = next(iter(_TYPED & changes.keys()), "")
        self.change(board.put(place, cell), typing=typing and f"{place}-{typing}")

    def edit(self, **changes: Any) -> None:
        """Change the board's title, line under it, kind or second language.

        What is typed in one field is one step; each choice is one of its own.
        """
        board = self.state.board
        if board is not None:
            typing = next(iter(_TYPED & changes.keys()), "")
            self.change(replace(board, **changes), typing=typing)

    def edit_look(self, **changes: Any) -> None:
        """Change how it is printed."""
        board = self.state.board
        if board is not None:
            look = replace(board.look, **changes)
            self.change(replace(board, look=look))

    def undo(self) -> None:
        """Take back the last step."""
        if self.state.steps.before and self.state.board is not None:
            self.turn(*self.state.steps.back(self.now()))

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self.state.steps.after and self.state.board is not None:
            self.turn(*self.state.steps.on(self.now()))

    # --- Out ------------------------------------------------------------------------

    def show_to(self, audience: Audience) -> None:
        """Say who is to see it."""
        if audience is not self.state.audience:
            self.show(replace(self.state, audience=audience))
            self.redraw()

    def hand_out(
        self, channel: str, deliver: Deliver, *, printed: bool, folded: bool = False
    ) -> None:
        """Save the board and let it go out. Call when printer or file is chosen."""
        if not self.state.may_go_out:
            return
        self.show(replace(self.state, done=""))
        audience = self.state.audience

        def out(handed: HandedOutBoard) -> None:
            self._deliver(channel, deliver, handed)

        def saved(board: PictureBoard) -> None:
            order = HandOutBoard(board.id, board.version, audience, printed, folded)
            self.around.runner.do(hand_out_board, order, out, self.refused)

        self.save(saved)

    def _deliver(self, channel: str, deliver: Deliver, handed: HandedOutBoard) -> None:
        try:
            deliver(handed.data)
        except OSError:
            self.say(notice("picture-board-not-out"))
            return
        now = self.around.clock_now()
        self.show(replace(self.state, done=channel, done_at=now, notice=None))
