"""Draw the texts: a list of letters or sheets, and the one that is written in."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from typing_extensions import override

from sipdesk.content.swedish import sort_key
from sipdesk.ui.home.texts.model import TextsModel
from sipdesk.ui.home.texts.state import TextsState
from sipdesk.ui.home.texts.words import is_letter, signed, standing
from sipdesk.ui.home.texts.writing import Writing
from sipdesk.ui.names import Names
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import KEEP_EVERY
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import Columns, ScrollPage, row
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.tokens import XL, M, Tone
from sipdesk.usecases.text import LETTERS, SHEETS, TextEntry

_LIST_WIDTH: Final = 440
_BESIDE: Final = 1300
_ROW_HEIGHT: Final = 76
_LEAST_ROWS: Final = 4
_AROUND: Final = 20 + XL + 2
_ABOVE_LIST: Final = 62


class TextsPage(ScrollPage):
    """The texts of letters and sheets, and the home's own words in their place.

    Where there is no room for list and text beside each other, one is shown.
    """

    def __init__(self, around: Around) -> None:
        super().__init__(gap=M, name="texts")
        self._chosen = ""
        self.model = TextsModel(around, while_alive(self, self.draw))
        self.kinds = Tabs(
            "Slag av text",
            ((LETTERS, "Brev och protokoll"), (SHEETS, "Blanketter och information")),
            name="texts-kinds",
        )
        self.list = CardList("Texter", name="texts-list")
        self.listed = Panel("card", gap=6, margins=(0, 6, 0, 6), name="texts-card")
        self.listed.add(row(self.kinds, None, margins=(M, 0, M, 0)), self.list)
        self.writing = Writing(self.model)
        self.columns = Columns(
            self.listed,
            self.writing,
            breakpoint=_BESIDE,
            stretch=(0, 1),
            widths=(_LIST_WIDTH, 0),
            gap=XL,
            name="texts-columns",
        )
        self.add(self.columns)
        self.kinds.chosen.connect(self._turn)
        self.list.current_changed.connect(self._move)
        self.list.chosen.connect(self._choose)
        self.writing.closed.connect(self._close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(
            self.model.save
        )
        keeper = QTimer(self)
        keeper.setInterval(KEEP_EVERY)
        keeper.timeout.connect(self.model.keep)
        keeper.start()
        self.names = Names(around, while_alive(self, self._name))
        self.draw(self.model.state)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))

    def refresh(self) -> None:
        """Read the texts."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is typed."""
        self.model.keep()

    def draw(self, state: TextsState) -> None:
        """Show a state, whatever was shown before."""
        listed = _of_kind(state.entries or (), self.kinds.current)
        rows = [self._row(entry, state) for entry in listed]
        self.list.show_rows(rows, state.chosen)
        self.writing.draw(state)
        if state.chosen != self._chosen:
            self._chosen = state.chosen
            self.verticalScrollBar().setValue(0)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _beside(self) -> bool:
        return self.viewport().width() - 2 * XL >= theme.px(_BESIDE)

    def _fit(self) -> None:
        """Show list and text beside each other, or the one that is looked at."""
        state, beside = self.model.state, self._beside
        if beside and not state.chosen and self.list.rows:
            self.model.open(self.list.current_key)  # draws, and comes here again
            return
        self.listed.setVisible(beside or not state.chosen)
        self.writing.setVisible(bool(state.chosen))
        self.writing.back.setVisible(not beside)
        room = self.viewport().height() - _AROUND
        height, count = theme.px(_ROW_HEIGHT), max(1, len(self.list.rows))
        fits = max(_LEAST_ROWS, (room - theme.px(_ABOVE_LIST)) // height)
        self.list.setFixedHeight(height * min(fits, count))
        self.writing.fit(room)

    def _row(self, entry: TextEntry, state: TextsState) -> ListRow:
        by = self.names.of(entry.own.by) if entry.own else ""
        typed = entry.name == state.chosen and state.dirty
        unsaved = typed or entry.name in state.unsaved
        chip, tone = _chip(entry, unsaved=unsaved)
        parts = (
            f"{entry.title}.",
            f"{entry.audience}." if entry.audience else "",
            standing(entry, by),
            "Inte sparat." if unsaved else "",
        )
        return ListRow(
            entry.name,
            entry.title,
            meta=_meta(entry, by) if entry.audience else "",
            note=entry.audience or _meta(entry, by),
            chip_text=chip,
            chip_tone=tone,
            spoken=" ".join(filter(None, parts)),
        )

    def _name(self, _: Names) -> None:
        self.draw(self.model.state)

    def _turn(self, _: str) -> None:
        self.draw(self.model.state)
        self._move(self.list.current_key)

    def _move(self, name: str) -> None:
        if self._beside and name:
            self.model.open(name)

    def _choose(self, name: str) -> None:
        self.model.open(name)
        if not self._beside:
            self.writing.editor.setFocus()

    def _close(self) -> None:
        self.model.close()
        self.list.setFocus()


def _of_kind(entries: Sequence[TextEntry], kind: str) -> list[TextEntry]:
    """Give the letters by title, or the sheets in their own order."""
    if kind != LETTERS:
        return [entry for entry in entries if not is_letter(entry.name)]
    letters = (entry for entry in entries if is_letter(entry.name))
    return sorted(letters, key=lambda entry: sort_key(entry.title))


def _chip(entry: TextEntry, *, unsaved: bool) -> tuple[str, Tone]:
    if unsaved:
        return "Inte sparat", "info"
    if entry.own is None:
        return "", "idle"
    if entry.unfit:
        return "Passar inte längre", "bad"
    if entry.left_behind:
        return "Programmets har ändrats", "warn"
    return f"Er egen, version {entry.own.number}", "idle"


def _meta(entry: TextEntry, by: str) -> str:
    if entry.own is None:
        return "Programmets text"
    if entry.unfit:
        return "Programmets används"
    return signed(entry.own, by)
