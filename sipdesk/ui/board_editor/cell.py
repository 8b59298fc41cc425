"""What stands on the chosen place: its words, and what is said of them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from sipdesk.content.languages import language
from sipdesk.domain.picture_board import WordColour
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.board_editor.words import choices, flaw_words, hint_words
from sipdesk.ui.remarks import said_of
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.choicefields import ChoiceField, TicksField
from sipdesk.ui.widgets.field import Value
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.read_aloud import ReadAloud
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.textarea import TextArea
from sipdesk.ui.widgets.tokens import M, S

_HIDDEN = "hidden"


class CellPanel(ScrollPage):
    """The words and all else of one place. ``left`` when somebody is done with it."""

    left = Signal()

    def __init__(self, model: EditorModel) -> None:
        super().__init__(gap=M, margins=(M, M, M, M), name="board-cell")
        self.stand_on_card()
        self._model = model
        self.heading = Heading("", name="board-cell-heading")
        self.flaws = Notice(name="board-cell-flaws")
        self.words = TextArea("Ord", rows=2, most_rows=6, name="board-words")
        self.hints = Meta("", name="board-cell-hints")
        self.other = TextArea("Ord", rows=2, most_rows=6, name="board-other")
        self.colour = ChoiceField(
            "Ordets färg på ramen",
            choices(WordColour),
            unchosen="Ingen färg",
            name="board-colour",
        )
        self.hidden = TicksField(
            "Visas inte",
            ((_HIDDEN, "Dölj rutan på pappret, men behåll platsen"),),
            name="board-hidden",
        )
        self.insert = secondary(
            "Lägg in en ruta före", model.insert, icon="plus", name="board-insert"
        )
        self.take_out = secondary(
            "Ta bort platsen", model.take_out, icon="minus", name="board-take-out"
        )
        self.empty = ghost("Töm rutan", model.empty, icon="eraser", name="board-empty")
        self.read_aloud = ReadAloud(
            lambda: str(self.words.value), name="board-read-aloud"
        )
        for part in (
            self.heading,
            self.flaws,
            self.words,
            self.hints,
            self.other,
            self.colour,
            self.hidden,
            holder(
                Flow(self.insert, self.take_out, self.empty, self.read_aloud, gap=S)
            ),
            Meta(
                "F2 ändrar orden. Del tömmer rutan. Alt och pil flyttar den. Insert "
                "lägger in en ruta före, Skift och Del tar bort platsen."
            ),
        ):
            self.add(part)
        self.words.edited.connect(lambda text: model.edit_cell(words=str(text)))
        self.other.edited.connect(lambda text: model.edit_cell(other=str(text)))
        self.colour.edited.connect(self._colour)
        self.hidden.edited.connect(self._hide)
        for field in (self.words, self.other):
            field.edit.installEventFilter(self)

    def begin(self) -> None:
        """Put the cursor in the words, all of them marked."""
        self.words.focus()
        self.words.edit.selectAll()

    def draw(self, state: EditorState) -> None:
        """Show the chosen place."""
        board, cell = state.board, state.cell
        if board is None:
            return
        self.heading.say(f"Ruta {state.place + 1}")
        self.words.set_value(cell.words)
        self.words.set_problem(state.problems.get("words"))
        self.words.set_remark(said_of(cell.words, state.names))
        self.read_aloud.offer(on=bool(cell.words.strip()))
        self.hints.say(hint_words(state.hints))
        self.hints.setVisible(bool(self.hints.words))
        self.other.set_value(cell.other)
        self.other.setVisible(bool(board.language))
        if board.language:
            self.other.label.say(f"Ord på {language(board.language).swedish}")
        self.colour.set_value(cell.colour.value if cell.colour else "")
        self.colour.setVisible(board.look.word_colours)
        self.hidden.set_value(frozenset({_HIDDEN} if cell.hidden else ()))
        there = state.place < len(board.cells)
        for button in (self.insert, self.take_out):
            button.setEnabled(there)
        self.empty.setEnabled(not cell.is_empty)
        told = flaw_words(state.flaws.get(state.place, ()))
        self.flaws.say("warn", told)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = Qt.Key
            is_enter = event.key() in (keys.Key_Return, keys.Key_Enter)
            if event.key() == keys.Key_Escape or (is_enter and not event.modifiers()):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _colour(self, chosen: Value) -> None:
        colour = WordColour(str(chosen)) if chosen else None
        self._model.edit_cell(colour=colour)

    def _hide(self, ticked: Value) -> None:
        self._model.edit_cell(hidden=bool(ticked))
