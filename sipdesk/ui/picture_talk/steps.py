"""Draw what is asked of the young person: cards to choose among, and their own list."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.content.concept import Concept
from sipdesk.content.picture_cells import cell_of
from sipdesk.domain.answer import Answer
from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_talk import Laid, Pile, TalkKind
from sipdesk.ui.picture_talk.model import (
    TalkState,
    picture_key,
    strength_of,
    topic_number,
)
from sipdesk.ui.picture_talk_form import Stage, TalkForm
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.picturecards import DropArea, PictureCard, PictureCards
from sipdesk.ui.widgets.text import Heading, Muted, Text
from sipdesk.ui.widgets.tokens import XS, L, M, S

SMALL: Final = (120, 116)
"""A card that is only looked at, at scale 1.0."""
STRENGTHS: Final = ("Knappt alls", "Lite", "Ganska stark", "Stark", "Jättestark")
_LIST_WIDTH: Final = 300

Photos = Mapping[str, bytes]


class Place(QWidget):
    """Holds one part, put in place of the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._part: QWidget | None = None
        self._box = column(gap=0)
        self.setLayout(self._box)

    def show_part(self, part: QWidget) -> None:
        """Put a part here."""
        before, self._part = self._part, part
        self._box.addWidget(part)
        if before is not None:
            self._box.removeWidget(before)
            before.hide()
            before.deleteLater()


class Choosing(QWidget):
    """Cards to choose among. ``pressed`` and ``moved`` come with a card's cell."""

    pressed = Signal(object)
    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talk-choosing")
        self.cards = PictureCards("Bilder att välja", drags=True, name="talk-cards")
        self.cards.pressed.connect(self.pressed)
        self.cards.moved.connect(self.moved)
        self.order = OrderList()
        self.order.moved.connect(self.moved)
        self.order.removed.connect(self.pressed)
        self.order.dropped.connect(self._choose)
        whole = row(self.cards, self.order, gap=L)
        whole.setStretch(0, 1)
        whole.setAlignment(self.order, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)

    def draw(self, state: TalkState) -> None:
        """Show a state."""
        form = state.form
        self.cards.show_cells(form.offered)
        in_order = form.stage is Stage.TOPICS
        for card in self.cards.shown:
            number = topic_number(form, card.cell)
            card.choose(number if in_order else 0, chosen=number > 0)
            give_photo(card, state.photos)
        self.order.setVisible(in_order)
        if in_order:
            self.order.draw(state)

    def begin(self) -> None:
        """Put the focus on the cards."""
        self.cards.begin()

    def _choose(self, cell: Cell) -> None:
        """Take a card that was dropped on the list; one that is there stays."""
        card = self.cards.of(cell)
        if card is not None and not card.isChecked():
            self.pressed.emit(cell)


class OrderList(DropArea):
    """The topics that are chosen, in order, with keys and buttons to change it."""

    moved = Signal(object, int)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talk-order")
        fixed, least = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(fixed, least)
        self._rows: dict[Cell, OrderRow] = {}
        self._empty = Muted("Tryck på en bild.", size="lead", name="talk-order-empty")
        self._full = Text(tone="warn", size="lead", name="talk-full")
        self._listed: QVBoxLayout = column(gap=S)
        card = Panel(
            "card",
            Heading("Det här vill jag prata om", name="talk-order-title"),
            self._empty,
            holder(self._listed),
            self._full,
            gap=M,
        )
        self.setLayout(column(card, gap=0))

    def draw(self, state: TalkState) -> None:
        """Show a state."""
        cells = [one.cell for one in state.form.of(Pile.TALK_ABOUT)]
        self._empty.setVisible(not cells)
        said = f"Du har valt {len(cells)}. Ta bort en först." if state.full else ""
        self._full.say(said)
        self._full.setVisible(bool(said))
        for cell in [known for known in self._rows if known not in cells]:
            gone = self._rows.pop(cell)
            self._listed.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, cell in enumerate(cells):
            shown = self._rows.get(cell) or self._make(cell)
            if self._listed.indexOf(shown) != place:
                self._listed.removeWidget(shown)
                self._listed.insertWidget(place, shown)
            shown.draw(place + 1, len(cells))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_LIST_WIDTH), super().sizeHint().height())

    def _make(self, cell: Cell) -> "OrderRow":
        made = self._rows[cell] = OrderRow(cell)
        made.moved.connect(lambda by: self.moved.emit(cell, by))
        made.removed.connect(lambda: self.removed.emit(cell))
        return made


class OrderRow(QWidget):
    """One of the chosen topics, to move up, down or out; also by Alt and an arrow."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        words = cell.words or cell.alt
        self._number = Text(size="section", weight="semibold", tone="accent")
        self._number.setMinimumWidth(L)
        self.up = _small("arrow-up", f"Flytta upp {words}", "talk-up")
        self.down = _small("arrow-down", f"Flytta ner {words}", "talk-down")
        out = _small("x", f"Ta bort {words}", "talk-out")
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        out.clicked.connect(self.removed)
        for button in (self.up, self.down, out):
            button.installEventFilter(self)
        named = Text(words, size="lead", weight="medium")
        whole = row(self._number, named, self.up, self.down, out, gap=XS)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def draw(self, number: int, of: int) -> None:
        """Show its place."""
        self._number.say(f"{number}")
        # Not disabled: the focus would leave the one that goes on being moved.
        self.up.setProperty("ends", number == 1)
        self.down.setProperty("ends", number == of)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(by)
                return True
        return super().eventFilter(watched, event)


class Strengths(QWidget):
    """How strong each feeling is. ``said`` comes with its cell and 1 to 5."""

    said = Signal(object, int)

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        super().__init__()
        self.setObjectName("talk-strengths")
        self._levels = tuple(
            cell_of(concepts[f"niva_{number}"], f"{number} {said}")
            for number, said in enumerate(STRENGTHS, 1)
        )
        self._rows: dict[Cell, tuple[PictureCard, PictureCards]] = {}
        self._place = Place()
        self.setLayout(column(self._place, gap=0))

    def draw(self, state: TalkState) -> None:
        """Show a state."""
        cells = [one.cell for one in state.form.of(Pile.FELT)]
        if list(self._rows) != cells:
            self._make(cells)
        for cell, (card, steps) in self._rows.items():
            give_photo(card, state.photos)
            strength = strength_of(state.form, cell)
            for number, step in enumerate(steps.shown, 1):
                step.choose(chosen=number == strength)

    def begin(self) -> None:
        """Put the focus on the first feeling."""
        if self._rows:
            _, steps = next(iter(self._rows.values()))
            steps.begin()

    def _make(self, cells: list[Cell]) -> None:
        lines = column(gap=L)
        self._rows = {}
        for cell in cells:
            card, steps = looked_at(cell), self._steps(cell)
            line = row(card, steps, gap=M)
            line.setStretch(1, 1)
            line.setAlignment(card, Qt.AlignmentFlag.AlignTop)
            lines.addLayout(line)
            self._rows[cell] = (card, steps)
        self._place.show_part(holder(lines))

    def _steps(self, cell: Cell) -> PictureCards:
        label = f"Hur stark är känslan {cell.words}?"
        steps = PictureCards(label, size=SMALL, name="talk-strength")
        steps.show_cells(self._levels)
        steps.pressed.connect(
            lambda step: self.said.emit(cell, self._levels.index(step) + 1)
        )
        return steps


class ReadBack(QWidget):
    """What was answered, said once more."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talk-read-back")
        self._drawn: object = None
        self._place = Place()
        self.setLayout(column(self._place, gap=0))

    def draw(self, state: TalkState) -> None:
        """Show a state."""
        form = state.form
        drawn = (form.kind, form.laid, form.heads, state.photos)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        told = [_told(*one, state.photos) for one in read_back(form)]
        nothing = Muted("Inget är valt än.", size="lead")
        self._place.show_part(holder(column(*(told or [nothing]), gap=L)))


class MayGoOn(QWidget):
    """Whether it may be taken up at the meeting. ``answered`` comes with the answer."""

    answered = Signal(object)

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        super().__init__()
        self.setObjectName("talk-may-go-on")
        self.answers = {
            cell_of(concepts[concept], words): answer
            for concept, words, _, answer in ANSWERS
        }
        self.cards = PictureCards("Ditt svar", size=_ANSWER, name="talk-answers")
        self.cards.show_cells(list(self.answers))
        self.cards.pressed.connect(lambda c: self.answered.emit(self.answers[c]))
        self.setAccessibleName("Välj ett svar")
        told = (Text(f"{words}: {then}", size="lead") for _, words, then, _ in ANSWERS)
        self.setLayout(column(self.cards, *told, gap=M))

    def draw(self, state: TalkState) -> None:
        """Show which answer is chosen."""
        for card in self.cards.shown:
            card.choose(chosen=self.answers[card.cell] is state.goes_on)

    def begin(self) -> None:
        """Put the focus on no answer: one more Enter must not be a yes."""
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hasFocus() and Qt.Key(event.key()) in _ARROWS:
            self.cards.begin()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next_: bool) -> bool:
        if self.hasFocus() and next_:
            self.cards.begin()
            return True
        return super().focusNextPrevChild(next_)


_ANSWER: Final = (176, 152)
_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
ANSWERS: Final = (
    ("ja", "Ja", "vi får ta upp det på mötet.", Answer.YES),
    ("nej", "Nej", "vi tar inte upp det på mötet. Vi sparar det här.", Answer.NO),
    ("vanta", "Inte än", "vi frågar dig en annan gång.", Answer.NOT_ASKED),
)
"""Picture, word, what happens then, and what is kept."""


def read_back(form: TalkForm) -> list[tuple[str, tuple[Laid, ...]]]:
    """Give what was answered, under what it answers."""
    titles = {
        Pile.TALK_ABOUT: "Det här vill du prata om",
        Pile.LEAVE_OUT: "Det här vill du slippa prata om",
        Pile.WAY: "Så här vill du prata",
        Pile.ASIDE: "De här la du åt sidan",
        Pile.FELT: "Så här känner du dig",
        Pile.HELPS: "Det här hjälper dig",
    }
    if form.kind is TalkKind.MAT:
        piles = (Pile.FIRST, Pile.SECOND, Pile.THIRD)
        titles |= {
            pile: head.words for pile, head in zip(piles, form.heads, strict=True)
        }
    told = ((titles[pile], form.of(pile)) for pile in Pile if pile in titles)
    return [(title, cards) for title, cards in told if cards]


def looked_at(cell: Cell) -> PictureCard:
    """Make a small card that is not pressed."""
    card = PictureCard(cell, size=SMALL)
    card.setEnabled(False)
    card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return card


def give_photo(card: PictureCard, photos: Photos) -> None:
    """Show a card's photo or own picture, if it has one that has been read."""
    if found := photos.get(picture_key(card.cell)):
        card.show_photo(found)


def _told(title: str, cards: tuple[Laid, ...], photos: Photos) -> QWidget:
    numbered = cards[0].pile is Pile.TALK_ABOUT
    shown: list[QWidget] = []
    for number, laid in enumerate(cards, 1):
        card = PictureCard(laid.cell, size=SMALL, name="talk-told-card")
        card.setCursor(Qt.CursorShape.ArrowCursor)
        give_photo(card, photos)
        if numbered:
            card.choose(number, chosen=True)
        card.setAccessibleName(f"{title}: {_said(number if numbered else 0, laid)}")
        part: QWidget = card
        if laid.pile is Pile.FELT:
            at = laid.strength
            strong = f"{at} {STRENGTHS[at - 1]}" if at else ""
            part = holder(column(card, Text(strong, size="lead"), gap=2))
        shown.append(part)
    flowing = holder(Flow(*shown, gap=S, line_gap=S))
    return holder(column(Heading(title, level=2), flowing, gap=S))


def _said(number: int, laid: Laid) -> str:
    words = laid.cell.words or laid.cell.alt
    said = f"{number}. {words}" if number else words
    return f"{said}, {STRENGTHS[laid.strength - 1]}" if laid.strength else said


def _small(icon: str, label: str, name: str) -> Button:
    return Button("", "ghost", icon=icon, label=label, name=name)
