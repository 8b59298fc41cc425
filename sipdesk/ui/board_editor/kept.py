"""A board that is open: drawn, kept often, and saved; knows nothing of Qt.

What is done is kept as an encrypted draft, as all that is typed in the house, and saved
when the board is left or goes out: each save is a row in the access log.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, RuleBroken, SipdeskError
from sipdesk.domain.free_text import Names
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.rights import Right, may
from sipdesk.ui.board_editor.places import first_place
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.board_editor.steps import Step, Steps
from sipdesk.ui.draft_text import as_text, from_text
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed, refusal
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)
from sipdesk.usecases.free_text import read_names
from sipdesk.usecases.picture_board import open_picture_board, save_picture_board
from sipdesk.usecases.picture_drawing import BoardPreview, DrawBoard, draw_board

_NEW: Final = "picture-board-new"


class KeptBoard:
    """Holds one board at a time. ``saved`` is told of each that is saved."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[EditorState], None],
        saved: Callable[[PictureBoard], None] = lambda _: None,
    ) -> None:
        self.around = around
        self._draw = draw
        self._tell_saved = saved
        self._drawing: DrawBoard | None = None  # what is on its way
        self._waiting: Callable[[PictureBoard], None] | None = None  # for a save
        self._coming = 0  # pictures that are to be put and are not found yet
        self._close_when_come: Callable[[], None] | None = None
        self._kept: PictureBoard | None = None  # what the stored draft holds
        self._told: PictureBoard | None = None  # of which it was said: not saved
        self.state = EditorState()

    # --- Opening and leaving ------------------------------------------------------

    def open(
        self,
        board: PictureBoard,
        *,
        audience: Audience = Audience.YOUNG_PERSON,
        case_is_closed: bool = False,
    ) -> None:
        """Work on a board, saved or not: of a case for an audience, or a template.

        Who may not change it, and anybody in a closed case, only looks at it.
        """
        self._drawing = None
        self._waiting = None
        self._coming = 0
        self._close_when_come = None
        self._kept = self._told = None
        if not board.version:
            board = replace(board, id=self.around.new_id())
        fixed = self._fixed(board, case_is_closed=case_is_closed)
        if fixed is not None:
            prints = bool(board.version) and self._may_change(board)
            state = EditorState(board, board, audience=audience)
            self.show(replace(state, fixed=fixed, prints=prints))
            self.redraw()
            return
        place = first_place(board) if not board.version else 0
        self.show(EditorState(board, board, place, audience=audience))
        self.redraw()
        runner, where = self.around.runner, self._draft_of(board)
        runner.read(read_draft, where, lambda d: self._restore(board, d), self.refused)

        def named(names: Names) -> None:
            now = self.state.board
            if now is not None and now.id == board.id:
                self.show(replace(self.state, names=names))

        runner.read(read_names, board.case, named, self.refused)

    def _fixed(self, board: PictureBoard, *, case_is_closed: bool) -> Notice | None:
        if not self._may_change(board):
            return notice("picture-board-only-read")
        return notice("case-closed") if case_is_closed else None

    def _may_change(self, board: PictureBoard) -> bool:
        right = Right.WORK_CASES if board.case else Right.HOME_CONTENT
        return may(self.around.user, right)

    def close(self, then: Callable[[], None]) -> None:
        """Save, let the board go, and tell ``then``.

        A board that cannot be saved stays, with the reason; who closes it once more is
        let go, and what was done is kept as a draft.
        """
        if self._coming:
            self._close_when_come = then
            return
        state = self.state
        told = state.theirs is not None or state.board == self._told
        if told or not (state.dirty or state.busy):
            self.leave()
            self.show(EditorState())
            then()
        else:  # what is done before that is saved is saved too
            self.save(lambda _: self.close(then))

    def await_one(self) -> None:
        """Do not close before something more has come that is to be put."""
        self._coming += 1

    def come(self) -> None:
        """Tell that it has come, whatever came; close if that was asked for."""
        self._coming = max(0, self._coming - 1)
        then, self._close_when_come = self._close_when_come, None
        if then is not None:
            self.close(then)

    def keep(self) -> None:
        """Keep what is not saved as a draft; a new board is saved, to be listed."""
        board = self.state.board
        if board is not None and board.version and self.state.dirty:
            self._keep(board)
        else:
            self.leave()

    def leave(self) -> None:
        """Save what is not saved; what cannot be is kept as a draft."""
        if self.state.dirty:
            self.save()
        elif self.state.board is not None:
            self._drop(self.state.board)

    def save(self, then: Callable[[PictureBoard], None] = lambda _: None) -> None:
        """Save the board if anything differs; ``then`` with the one that is saved."""
        state = self.state
        if state.board is None:
            return
        if state.theirs is not None:
            self._keep(state.board)
            return
        if state.busy:
            self._waiting = then
            self._keep(state.board)
            return
        if not state.dirty and (state.board.version or state.fixed is not None):
            then(state.board)
            return
        sent = state.board
        self.show(replace(state, busy=True, notice=None, problems={}))

        def saved(board: PictureBoard) -> None:
            self._saved(board, sent)
            then(board)

        def not_saved(error: SipdeskError) -> None:
            self._not_saved(error, sent)

        self.around.runner.do(save_picture_board, sent, saved, not_saved)

    def take_mine(self) -> None:
        """Let this board hold in place of what somebody else has saved."""
        theirs, board = self.state.theirs, self.state.board
        if theirs is not None and board is not None:
            mine = replace(board, version=theirs.version)
            self.show(replace(self.state, board=mine, theirs=None, notice=None))
            self.save()

    def take_theirs(self) -> None:
        """Go on with what somebody else has saved; a step back gives this one."""
        theirs = self.state.theirs
        if theirs is not None:
            self.show(replace(self.state, saved=theirs, theirs=None, notice=None))
            self.change(theirs)

    # --- Steps and drawing ----------------------------------------------------------

    def now(self) -> Step:
        """Give the board as it stands.

        Raises:
            LookupError: none is open.

        """
        if self.state.board is None:
            raise LookupError("no board is open")
        return Step(self.state.board, self.state.place)

    def turn(self, step: Step, steps: Steps) -> None:
        """Show the board of a step, before or after."""
        version = self.now().board.version
        board = replace(step.board, version=version)
        state = replace(self.state, board=board, place=step.place, steps=steps)
        self.show(replace(state, problems={}))
        self.redraw()

    def change(
        self, board: PictureBoard, place: int | None = None, typing: str = ""
    ) -> None:
        """Take another board as a step, and choose a place on it."""
        if board == self.state.board or self.state.fixed is not None:
            return
        steps = self.state.steps.taken(self.now(), typing)
        chosen = self.state.place if place is None else place
        state = replace(self.state, board=board, place=chosen, steps=steps)
        said = None if state.restored else state.notice
        self.show(replace(state, restored=False, notice=said, done="", problems={}))
        self.redraw()

    def redraw(self) -> None:
        """Draw the board; what is done meanwhile is drawn when that has come back."""
        order = self.state.order
        if order is None or self._drawing is not None or self.state.is_drawn:
            return
        self._drawing = order

        def drawn(preview: BoardPreview) -> None:
            if self._drawing is order:  # no other board has been opened since
                self._drawing = None
                self.show(replace(self.state, preview=preview, drawn=order))
                self.redraw()

        def not_drawn(error: SipdeskError) -> None:
            if self._drawing is order:
                self._drawing = None
                self.refused(error)

        self.around.runner.read(draw_board, order, drawn, not_drawn)

    def _restore(self, opened: PictureBoard, draft: Draft | None) -> None:
        """Bring back what was not saved before a lock or a crash, as a step."""
        if draft is None or self.state.saved != opened:
            return
        typed = from_text(draft.form, PictureBoard)
        self._kept = opened  # there is one to drop
        same = replace(opened, version=0, id="")
        if typed is None or replace(typed, version=0, id="") == same:
            self._drop(opened)
        elif not self.state.dirty and typed.made_from == opened.made_from:
            self.change(replace(typed, id=opened.id, version=draft.seen))
            if draft.seen == opened.version:
                said = notice("picture-board-restored")
                self.show(replace(self.state, restored=True, notice=said))
            else:  # which is to hold is for who looks at it to say
                self.show(replace(self.state, theirs=opened))
                self.say(notice("picture-board-saved-since"))

    def _saved(self, board: PictureBoard, sent: PictureBoard) -> None:
        self._tell_saved(board)
        self._drop(sent)
        now = self.state.board
        if now is None or now.id != sent.id:
            return
        # What was done meanwhile stays, and is saved next.
        kept, shown = (replace(one, version=board.version) for one in (sent, now))
        at = self.around.clock_now()
        state = replace(self.state, board=shown, saved=kept, busy=False, saved_at=at)
        self.show(replace(state, restored=False))
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.save(waiting)

    def _not_saved(self, error: SipdeskError, sent: PictureBoard) -> None:
        self._waiting = None
        self._keep(sent)
        now = self.state.board
        if now is None or now.id != sent.id:
            return
        self.show(replace(self.state, busy=False))

        def tell(reason: SipdeskError) -> None:
            self._told = sent
            self.refused(reason)

        if isinstance(error, Conflict):
            self.around.runner.read(open_picture_board, sent.id, self._conflicted, tell)
        else:
            tell(error)

    def _conflicted(self, theirs: PictureBoard) -> None:
        if self.state.board is not None and self.state.board.id == theirs.id:
            self.show(replace(self.state, theirs=theirs))
            self.say(notice("picture-board-saved-by-another"))

    def _keep(self, board: PictureBoard) -> None:
        """Keep a board as an encrypted draft."""
        if board == self._kept:
            return
        self._kept = board
        where = self._draft_of(board)
        order = KeepDraft(where.case, where.page, board.version, as_text(board))
        self.around.runner.do(keep_draft, order, lambda _: None, self.refused)

    def _drop(self, board: PictureBoard) -> None:
        if self._kept is not None:
            self._kept = None
            where = self._draft_of(board)
            self.around.runner.do(drop_draft, where, lambda _: None, self.refused)

    @staticmethod
    def _draft_of(board: PictureBoard) -> DraftOf:
        page = f"picture-board-{board.id}" if board.version else _NEW
        return DraftOf(board.case, page)

    def refused(self, error: SipdeskError) -> None:
        """Say why something was refused; what was done stays."""
        at_field = isinstance(error, RuleBroken) and error.field
        problems, said = placed(error) if at_field else ({}, refusal(error))
        self.show(replace(self.state, problems=problems, notice=said))

    def say(self, said: Notice | None) -> None:
        """Say something above the board, or nothing."""
        self.show(replace(self.state, notice=said))

    def show(self, state: EditorState) -> None:
        """Take a state, and draw it."""
        self.state = state
        self._draw(state)
