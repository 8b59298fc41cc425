"""Finding a picture: a search, and what it finds as pictures."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.picture_cells import cell_of_found
from sipdesk.content.picture_search import Found
from sipdesk.domain.picture_board import Cell
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.layout import ScrollPage, column, row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.textfields import SearchField
from sipdesk.ui.widgets.tiles import TileRow, Tiles
from sipdesk.ui.widgets.tokens import M, S

_BEGIN = (
    "Skriv vad bilden ska visa: glad, skola, ringa hem. Enter lägger in den första "
    "bilden och går till nästa tomma ruta."
)


class Finding(QWidget):
    """The search and its results. ``left`` when somebody goes on to the board."""

    left = Signal()
    dragged = Signal(object)  # a point of the screen, or None
    dropped = Signal(object, QPoint)  # Found, and where

    def __init__(self, model: EditorModel) -> None:
        super().__init__()
        self.setObjectName("board-finding")
        self._model = model
        self._found: tuple[Found, ...] = ()
        self._missed = ""
        self.search = SearchField("Sök bild", name="board-search")
        self.hint = Meta(_BEGIN, name="board-search-hint")
        self.words_alone = ghost(
            "Lägg in bara orden",
            self._put_words,
            icon="type",
            name="board-words-alone",
        )
        self.results = Tiles("Bilder som hittades", name="board-results")
        page = ScrollPage(self.results, gap=S, margins=(2, 2, 2, S))
        page.setObjectName("board-results-page")
        page.stand_on_card()
        whole = column(self.search, self.hint, row(self.words_alone, None), gap=S)
        whole.addWidget(page, 1)
        whole.setContentsMargins(M, M, M, 0)
        self.setLayout(whole)
        self.search.searched.connect(model.find)
        self.search.edit.returnPressed.connect(self._enter)
        self.search.edit.installEventFilter(self)
        self.results.chosen.connect(self._choose)
        self.results.left.connect(self.begin)
        self.results.dragged.connect(self.dragged)
        self.results.dropped.connect(
            lambda key, where: self.dropped.emit(self._found[int(key)], where)
        )

    def begin(self, letter: str = "") -> None:
        """Put the cursor in the search, perhaps with a letter typed."""
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if letter:
            self.search.edit.setText(letter)
            self.search.edit.written.emit()

    def draw(self, state: EditorState) -> None:
        """Show what is found."""
        if state.typed != self.search.value and not self.search.edit.hasFocus():
            self.search.set_value(state.typed)
        self._found = state.found
        self.results.show_rows(
            [
                TileRow(f"{at}", _shown(one), one.symbol.text, one.data)
                for at, one in enumerate(state.found)
            ]
        )
        if state.missed and state.missed != self._missed and not self.search.value:
            self.search.set_value(state.missed)
            self._model.find(state.missed)  # draws, and comes here again
            return
        self._missed = state.missed
        typed = state.typed.strip()
        self.words_alone.setVisible(bool(typed))
        if not typed:
            self.hint.say(_BEGIN)
        elif state.found_for == state.typed and not state.found:
            self.hint.say(f"Ingen bild för ”{typed}”. Prova ett annat ord.")
        else:
            self.hint.say("Pil ned går till bilderna.")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if isinstance(event, QKeyEvent):
            if event.type() == kinds.ShortcutOverride and self._is_undo(event):
                event.ignore()  # nothing is typed here: the board's last step is meant
                return True
            if event.type() == kinds.KeyPress:
                return self._pressed(event)
        return super().eventFilter(watched, event)

    def _is_undo(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        asked = event.matches(keys.Undo) or event.matches(keys.Redo)
        return asked and not self.search.value

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Down:
            self.results.begin()
        elif key == Qt.Key.Key_Escape and self.search.value:
            self.search.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self._put_words()
        else:
            return False
        return True

    def _enter(self) -> None:
        typed = self.search.value
        if typed.strip():
            self.search.set_value("")
            self._model.put_first(typed)
            if not self._model.state.missed:
                self._model.find("")

    def _choose(self, key: str) -> None:
        self._model.put(self._found[int(key)])

    def _put_words(self) -> None:
        typed = " ".join(self.search.value.split())
        if typed:
            self._model.put_cell(Cell(typed[:1].upper() + typed[1:]))
            self.search.clear()


def _shown(found: Found) -> str:
    return cell_of_found(found, {}).words
