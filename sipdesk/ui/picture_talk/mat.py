"""Draw the sorting mat: one card at a time, three heads, and what lies under each."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_talk import Pile
from sipdesk.ui.picture_talk.model import TalkState
from sipdesk.ui.picture_talk.steps import SMALL, Photos, give_photo
from sipdesk.ui.picture_talk_form import TalkForm
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.picturecards import DropArea, PictureCard, PictureCards
from sipdesk.ui.widgets.text import Muted, Text
from sipdesk.ui.widgets.tokens import L, M, S

HEADED: Final = (Pile.FIRST, Pile.SECOND, Pile.THIRD)
_HEAD: Final = (156, 124)
_NO_CARD: Final = Cell("Alla kort är lagda")


class Mat(QWidget):
    """The mat. ``laid`` comes with a pile and a cell or None for the card in turn."""

    laid = Signal(object, object)
    taken_back = Signal(object)  # a cell
    last_taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talk-mat")
        self._card: PictureCard | None = None
        self._turn = column(gap=0)
        self.aside = secondary(
            "Lägg åt sidan",
            lambda: self.laid.emit(Pile.ASIDE, None),
            icon="archive",
            name="talk-aside",
        )
        self.undo = ghost(
            "Ta tillbaka", self.last_taken_back.emit, icon="undo-2", name="talk-back"
        )
        self._left = Muted("", size="lead", name="talk-left")
        beside = column(self._left, self.aside, self.undo, None, gap=S)
        self.columns = [Column(pile) for pile in HEADED]
        self._aside = PictureCards("Lagda åt sidan", size=SMALL, name="talk-laid-aside")
        self._aside.pressed.connect(self.taken_back)
        self._aside_words = Text("Lagda åt sidan", size="lead", weight="medium")
        for one in self.columns:
            one.laid.connect(self._lay)
            one.taken_back.connect(self.taken_back)
        laid_aside = holder(column(self._aside_words, self._aside, None, gap=S))
        asked = row(holder(self._turn), holder(beside), laid_aside, gap=L)
        asked.setStretch(2, 1)
        heads = row(*self.columns, gap=M)
        for at in range(len(self.columns)):
            heads.setStretch(at, 1)
        self.setLayout(column(asked, heads, gap=L))
        for number, pile in enumerate(HEADED, 1):
            self._key(f"{number}", pile)
        self._key("0", Pile.ASIDE)
        back = QShortcut(QKeySequence("Ctrl+Z"), self)
        back.activated.connect(self.last_taken_back)

    def draw(self, state: TalkState) -> None:
        """Show a state."""
        form = state.form
        waiting = form.waiting
        self._draw_card(waiting[0] if waiting else None, state.photos)
        left = len(waiting)
        self._left.say(f"{left} kort kvar" if left else "")
        self.aside.setVisible(bool(waiting))
        self.undo.setVisible(bool(form.laid))
        for one, head in zip(self.columns, form.heads, strict=True):
            one.draw(head, form, state.photos)
        aside = [one.cell for one in form.of(Pile.ASIDE)]
        self._aside.show_cells(aside)
        _name(self._aside, state.photos)
        self._aside.setVisible(bool(aside))
        self._aside_words.setVisible(bool(aside))

    def begin(self) -> None:
        """Put the focus on the first head."""
        self.columns[0].begin()

    def _draw_card(self, cell: Cell | None, photos: Photos) -> None:
        shown = cell or _NO_CARD
        if self._card is None or self._card.cell != shown:
            before = self._card
            self._card = PictureCard(shown, drags=cell is not None, name="talk-card")
            self._card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._card.setEnabled(cell is not None)
            self._turn.addWidget(self._card)
            if before is not None:
                self._turn.removeWidget(before)
                before.hide()
                before.deleteLater()
        give_photo(self._card, photos)

    def _lay(self, pile: Pile, cell: Cell | None) -> None:
        self.laid.emit(pile, cell)

    def _key(self, keys: str, pile: Pile) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.laid.emit(pile, None))


class Column(DropArea):
    """A head to press or drop on, and the cards under it, to take back by a press."""

    laid = Signal(object, object)
    taken_back = Signal(object)

    def __init__(self, pile: Pile) -> None:
        super().__init__()
        self.setObjectName(f"talk-{pile.value}")
        self._pile = pile
        self.head = PictureCards(
            "Lägg kortet här", size=_HEAD, name=f"talk-head-{pile.value}"
        )
        self.head.pressed.connect(lambda _: self.laid.emit(pile, None))
        self.cards = PictureCards(
            "", size=SMALL, drags=True, name=f"talk-under-{pile.value}"
        )
        self.cards.pressed.connect(self.taken_back)
        self.dropped.connect(lambda cell: self.laid.emit(pile, cell))
        self.setLayout(column(Panel("soft", self.head, self.cards, None, gap=M), gap=0))

    def draw(self, head: Cell, form: TalkForm, photos: Photos) -> None:
        """Show what lies there."""
        self.head.show_cells([head])
        cells = [one.cell for one in form.of(self._pile)]
        lie = ", ".join(cell.words or cell.alt for cell in cells)
        for card in self.head.shown:
            give_photo(card, photos)
            card.setAccessibleName(f"{card.words}. Här ligger {lie or 'inget'}")
        self.cards.show_cells(cells)
        self.cards.setAccessibleName(f"Under {head.words}")
        _name(self.cards, photos)

    def begin(self) -> None:
        """Put the focus on the head."""
        self.head.begin()


def _name(cards: PictureCards, photos: Photos) -> None:
    for card in cards.shown:
        card.setAccessibleName(f"{card.words}, ta tillbaka")
        card.setToolTip("Ta tillbaka")
        give_photo(card, photos)
