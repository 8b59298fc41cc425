"""Draw the sorting mat: one card at a time, three heads, and what lies under each."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

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
_FROM_ASIDE: Final = {Qt.Key.Key_Left: len(HEADED) - 1, Qt.Key.Key_Right: 0}
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
        self._at = 0  # the column that was come to last
        self._turn = column(gap=0)
        self.aside = secondary(
            "Lägg åt sidan",
            lambda: self.laid.emit(Pile.ASIDE, None),
            icon="archive",
            name="talk-aside",
        )
        self.aside.installEventFilter(self)
        self.undo = ghost(
            "Ta tillbaka", self.last_taken_back.emit, icon="undo-2", name="talk-back"
        )
        self._left = Muted("", size="lead", name="talk-left")
        beside = column(self._left, self.aside, self.undo, None, gap=S)
        self.columns = [Column(pile) for pile in HEADED]
        self._aside = PictureCards("Lagda åt sidan", size=SMALL, name="talk-laid-aside")
        self._aside.pressed.connect(self.taken_back)
        self._aside_words = Text("Lagda åt sidan", size="lead", weight="medium")
        for at, one in enumerate(self.columns):
            one.stepped.connect(self._stepping(at))
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
        self._go_to(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key is Qt.Key.Key_Down or key in _FROM_ASIDE:
                self._go_to(_FROM_ASIDE.get(key, self._at))
                return True
        return super().eventFilter(watched, event)

    def _stepping(self, at: int) -> Callable[[int, int], None]:
        def step(right: int, down: int) -> None:
            self._at = at
            if right:
                self._go_to(at + right)
            elif down < 0 and self.aside.isVisible():
                self.aside.setFocus()

        return step

    def _go_to(self, at: int) -> None:
        """Go to a column; beyond the last is what lays a card aside."""
        if 0 <= at < len(self.columns):
            self._at = at
            self.columns[at].begin()
        elif at > 0 and self.aside.isVisible():
            self.aside.setFocus()

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
        shortcut = QShortcut(QKeySequence(keys), self, autoRepeat=False)
        shortcut.activated.connect(lambda: self.laid.emit(pile, None))


class Column(DropArea):
    """A head to press or drop on, and the cards under it, to take back by a press."""

    laid = Signal(object, object)
    taken_back = Signal(object)
    stepped = Signal(int, int)  # an arrow leads out of the column

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
        self.head.stepped_out.connect(self._step_from_head)
        self.cards.stepped_out.connect(self._step_from_cards)
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

    def _step_from_head(self, right: int, down: int) -> None:
        if down > 0:
            self.cards.begin()
        else:
            self.stepped.emit(right, down)

    def _step_from_cards(self, right: int, down: int) -> None:
        if down < 0:
            self.head.begin()
        elif right:
            self.stepped.emit(right, 0)


def _name(cards: PictureCards, photos: Photos) -> None:
    for card in cards.shown:
        card.setAccessibleName(f"{card.words}, ta tillbaka")
        card.setToolTip("Ta tillbaka")
        give_photo(card, photos)
