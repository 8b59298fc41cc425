"""What stands over a board that is worked on: title, form, ways back and ways out."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock
from sipdesk.domain.paper import PRINTED, SAVED
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind
from sipdesk.domain.policy import ALLOW_PAPER_FILES
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.board_editor.words import FOLDED, FULL_SIZE, choices
from sipdesk.ui.remarks import said_of
from sipdesk.ui.sheet import say
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import Button, ghost, primary, secondary
from sipdesk.ui.widgets.choicefields import ChoiceField
from sipdesk.ui.widgets.field import Value
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice, SavedMark
from sipdesk.ui.widgets.text import Heading
from sipdesk.ui.widgets.textfields import TextField
from sipdesk.ui.widgets.tokens import L, M

_DONE: Final = {PRINTED: "Utskrivet", SAVED: "Sparat som PDF"}


class Head(QWidget):
    """The head of the editor; its buttons are pressed by who has it."""

    resized = Signal()

    def __init__(self, model: EditorModel) -> None:
        super().__init__()
        self._model = model
        self._make_buttons()
        policies = model.around.policies
        self.shut = ShutLine(
            policies, ALLOW_PAPER_FILES, self.save_button, self.fold_button
        )
        self._make_words()
        self._lay_out()
        self._connect()

    def draw(self, state: EditorState, board: PictureBoard) -> None:
        """Show a state, whatever was shown before."""
        self.title.set_value(board.title)
        self.title.set_problem(state.problems.get("title"))
        self.title.set_remark(said_of(board.title, state.names))
        self.kind.set_value(board.kind.value)
        self._draw_fixed(state, board)
        self.audience.setVisible(bool(board.case) and state.prints)
        self.audience.set_value(state.audience.value)
        self.undo.setEnabled(bool(state.steps.before))
        self.redo.setEnabled(bool(state.steps.after))
        self.shut.hold(on=bool(board.case) and state.prints)
        for button in (self.print_button, self.save_button, self.fold_button):
            button.setEnabled(state.may_go_out)
            button.setVisible(state.prints)
        is_story = board.kind is PictureBoardKind.STORY
        self.fold_button.setVisible(is_story and state.prints)
        self._draw_mark(state)
        self._draw_said(state)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _draw_fixed(self, state: EditorState, board: PictureBoard) -> None:
        """Show what it is called in place of fields, where it is only looked at."""
        self.named.say(board.title)
        self.named.setVisible(state.fixed is not None)
        for part in (self.title, self.kind, self.undo, self.redo):
            part.setVisible(state.fixed is None)

    def _draw_mark(self, state: EditorState) -> None:
        if state.busy:
            self.mark.saving()
        elif state.notice is not None and state.dirty:
            self.mark.unsaved()
        elif state.saved_at is not None and not state.dirty:
            self.mark.saved(state.saved_at)
        else:
            self.mark.clear()

    def _draw_said(self, state: EditorState) -> None:
        calm = state.restored or state.notice is None
        said = state.notice or state.fixed
        say(self.notice, said, "info" if calm else "bad")
        self.deciding.setVisible(state.theirs is not None)
        say(self.stopped, state.stop, "warn")
        if state.done and state.done_at is not None:
            title = f"{_DONE[state.done]} {clock(state.done_at)}."
            self.done.say("ok", FULL_SIZE if state.done == SAVED else "", title=title)
        else:
            self.done.clear()

    def _make_buttons(self) -> None:
        self.close_button = ghost("Tillbaka", icon="arrow-left", name="board-close")
        self.mark = SavedMark(name="board-saved")
        self.undo = Button(
            "", "ghost", icon="undo-2", label="Ångra (Ctrl+Z)", name="board-undo"
        )
        self.redo = Button(
            "", "ghost", icon="redo-2", label="Gör om (Ctrl+Y)", name="board-redo"
        )
        self.print_button = primary("Skriv ut", icon="printer", name="board-print")
        self.save_button = secondary(
            "Spara som PDF", icon="download", name="board-save"
        )
        self.fold_button = secondary("Vikt häfte", icon="book-open", name="board-fold")
        self.fold_button.setToolTip(FOLDED)

    def _make_words(self) -> None:
        self.named = Heading("", level=2, name="board-named")
        self.title = TextField("Rubrik", name="board-title")
        self.kind = ChoiceField("Form", choices(PictureBoardKind), name="board-kind")
        self.audience = ChoiceField("Till", choices(Audience), name="board-audience")
        for always in (self.kind, self.audience):
            always.combo.removeItem(0)  # there is no board without one
        self.notice = Notice(name="board-notice")
        mine, theirs = self._model.take_mine, self._model.take_theirs
        self.deciding = holder(
            Flow(
                secondary("Behåll min", mine, name="board-take-mine"),
                secondary("Ta den andra", theirs, name="board-take-theirs"),
            )
        )
        self.stopped = Notice(name="board-stopped")
        self.done = Notice(name="board-done")

    def _lay_out(self) -> None:
        buttons = Flow(
            self.close_button,
            self.undo,
            self.redo,
            self.print_button,
            self.save_button,
            self.fold_button,
            self.mark,
        )
        fields = row(self.title, self.kind, self.audience, gap=L)
        for at, share in enumerate((3, 2, 1)):
            fields.setStretch(at, share)
        said = (self.shut, self.notice, self.deciding, self.stopped, self.done)
        self.setLayout(
            column(holder(buttons), self.named, holder(fields), *said, gap=M)
        )

    def _connect(self) -> None:
        model = self._model
        self.undo.clicked.connect(model.undo)
        self.redo.clicked.connect(model.redo)
        self.title.edited.connect(lambda text: model.edit(title=str(text)))
        self.kind.edited.connect(self._take_kind)
        self.audience.edited.connect(self._show_to)

    def _take_kind(self, chosen: Value) -> None:
        self._model.edit(kind=PictureBoardKind(str(chosen)))

    def _show_to(self, chosen: Value) -> None:
        self._model.show_to(Audience(str(chosen)))
