"""What an answer is pressed on: large, with its face, its words and its key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import pressed_by_enter
from sipdesk.ui.widgets.cardface import (
    RING,
    ROUND,
    fitting_font,
    paint_card,
    paint_disc,
    paint_tick,
)
from sipdesk.ui.widgets.layout import bring_in_sight
from sipdesk.ui.widgets.symbols import picture
from sipdesk.ui.widgets.tokens import LIGHT, TOUCH, XS, L, M, S

LEAST: Final = TOUCH + 2 * RING
"""The least side of a target at scale 1.0: within its edge a finger hits it."""
_WITH_FACE: Final = 196
_WITHOUT: Final = 104
_LEAST_WIDE: Final = 132  # of one beside another
_MOST_WIDE: Final = 260
_FACE: Final = 116
_SMALL_FACE: Final = 56  # where it stands beside its words
BESIDE: Final = (S + RING, 0, S + RING, 0)
"""Margins that bring other things level with the edges of targets."""
_KEY: Final = 24
_LEVEL: Final = 3  # so many times wider than high: the words stand to the left
_LEAST_TEXT: Final = 13
_ARROWS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to press. ``face`` is a symbol, ``more`` small words below."""

    value: str
    words: str
    key: str = ""
    face: str = ""
    more: str = ""


class Target(QAbstractButton):
    """One answer. What is chosen is for the model to say."""

    stepped = Signal(int)
    entered = Signal()  # Enter on what is chosen already

    def __init__(self, choice: Choice, *, name: str) -> None:
        super().__init__()
        self.choice = choice
        self.setObjectName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choose(on=False)

    @property
    def words(self) -> str:
        """What it says."""
        return self.choice.words

    def choose(self, *, on: bool) -> None:
        """Show it as chosen or not."""
        self.setChecked(on)
        said = [self.choice.words, self.choice.more, "vald" if on else ""]
        self.setAccessibleName(", ".join(filter(None, said)))
        key = f"Tangent {self.choice.key}" if self.choice.key else ""
        self.setAccessibleDescription(key)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Leave it as the model has it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST_WIDE), theme.px(LEAST))

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        key = Qt.Key(e.key())
        if key in _ARROWS:
            self.stepped.emit(_ARROWS[key])
        elif self.isChecked() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not e.isAutoRepeat():
                self.entered.emit()
        elif not pressed_by_enter(self, e):
            super().keyPressEvent(e)

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        # Else it would move under the mouse that presses it.
        if e.reason() is not Qt.FocusReason.MouseFocusReason:
            bring_in_sight(self)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        lit = chosen or self.isDown() or self.underMouse()
        card = paint_card(
            painter,
            self,
            edge=theme.colour("accent" if chosen else "field"),
            ground=theme.colour("soft" if lit else "surface"),
        )
        inside = card.adjusted(M, S, -M, -S)
        if self.width() > _LEVEL * self.height():
            self._paint_level(painter, inside)
        else:
            self._paint_upright(painter, inside)
        self._paint_key(painter, card)
        if chosen:
            self._paint_tick(painter, card)
        painter.end()

    def _paint_upright(self, painter: QPainter, inside: QRectF) -> None:
        words = QRectF(inside)
        if self.choice.face:
            side = theme.px(_FACE)
            left = inside.center().x() - side / 2
            self._paint_face(painter, QRectF(left, inside.top() + S, side, side))
            words.setTop(inside.top() + side + 2 * S)
        self._paint_words(painter, words, Qt.AlignmentFlag.AlignHCenter)

    def _paint_level(self, painter: QPainter, inside: QRectF) -> None:
        words = QRectF(inside)
        if self.choice.face:
            side = min(theme.px(_SMALL_FACE), inside.height())
            top = inside.center().y() - side / 2
            self._paint_face(painter, QRectF(inside.left(), top, side, side))
            words.setLeft(inside.left() + side + L)
        if self.choice.key:
            words.setRight(words.right() - theme.px(_KEY))
        self._paint_words(painter, words, Qt.AlignmentFlag.AlignLeft)

    def _paint_face(self, painter: QPainter, place: QRectF) -> None:
        """Draw it on white, as on paper: its lines are dark in every theme."""
        paint_disc(painter, place.adjusted(-1, -1, 1, 1), QColor(LIGHT.surface))
        side = int(place.width())
        drawn = picture(self.choice.face, side, self.devicePixelRatioF())
        painter.drawPixmap(place, drawn, QRectF(drawn.rect()))

    def _paint_words(
        self, painter: QPainter, room: QRectF, side: Qt.AlignmentFlag
    ) -> None:
        font = fitting_font(self.choice.words, room.width(), _LEAST_TEXT)
        more = theme.font("meta")
        above = _height(self.choice.words, font, room.width())
        below = _height(self.choice.more, more, room.width())
        top = room.center().y() - (above + below) / 2
        painter.setPen(theme.colour("on_soft" if self.isChecked() else "text"))
        painter.setFont(font)
        place = QRectF(room.left(), top, room.width(), above)
        painter.drawText(place, _WRAP | int(side), self.choice.words)
        if self.choice.more:
            painter.setFont(more)
            painter.setPen(theme.colour("muted"))
            place = QRectF(room.left(), top + above, room.width(), below)
            painter.drawText(place, _WRAP | int(side), self.choice.more)

    def _paint_key(self, painter: QPainter, card: QRectF) -> None:
        if not self.choice.key:
            return
        side = theme.px(_KEY)
        place = QRectF(card.right() - side - XS, card.bottom() - side - XS, side, side)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("on_soft" if self.isChecked() else "muted"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.choice.key)

    def _paint_tick(self, painter: QPainter, card: QRectF) -> None:
        side = theme.px(_KEY)
        place = QRectF(card.right() - side - S, card.top() + S, side, side)
        if self.width() > _LEVEL * self.height():  # beside the key, not upon it
            place.moveTop(card.center().y() - side / 2)
            place.moveRight(card.right() - side - 2 * XS)
        ink = theme.colour("on_accent")
        paint_tick(painter, place, disc=theme.colour("accent"), ink=ink)


class Targets(QWidget):
    """The answers to one question, side by side or else below one another.

    ``pressed`` comes with the value of an answer, ``entered`` when Enter is pressed and
    something is chosen. The focus begins on the whole: a press too many of Enter, from
    the question before, answers nothing.
    """

    pressed = Signal(str)
    entered = Signal()

    def __init__(
        self, *, most_wide: int = _MOST_WIDE, apart: int = L, name: str
    ) -> None:
        """``most_wide`` is of each beside another, ``apart`` between rows.

        Both are at scale 1.0.
        """
        super().__init__()
        self.setObjectName(name)
        self._most_wide, self._apart = most_wide, apart
        self._rows: tuple[tuple[Choice, ...], ...] = ()
        self.shown: list[Target] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_choices(self, *rows: Sequence[Choice]) -> None:
        """Show these, each row apart; the same again does nothing."""
        if tuple(map(tuple, rows)) == self._rows:
            return
        self._rows = tuple(map(tuple, rows))
        for gone in self.shown:
            gone.hide()
            gone.deleteLater()
        self.shown = [self._make(one) for choices in self._rows for one in choices]
        self._place()

    def choose(self, value: str) -> None:
        """Show which is chosen; empty for none. The focus follows, if it is here."""
        inside = self.hasFocus() or any(one.hasFocus() for one in self.shown)
        for one in self.shown:
            one.choose(on=one.choice.value == value)
            if one.isChecked() and inside:
                one.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and self.shown:
            chosen = [one for one in self.shown if one.isChecked()]
            (chosen or self.shown)[0].setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if any(one.isChecked() for one in self.shown):
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            inside = QRectF(self.childrenRect())
            whole = inside.adjusted(-S, -S, S, S).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(whole, ROUND, ROUND)
            painter.end()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(width, lambda *_: None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(5 * _LEAST_WIDE), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST_WIDE), self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _make(self, choice: Choice) -> Target:
        made = Target(choice, name=f"{self.objectName()}-{choice.value}")
        made.setParent(self)
        made.clicked.connect(lambda: self.pressed.emit(choice.value))
        made.entered.connect(self.entered)
        made.stepped.connect(lambda by: self._step(made, by))
        made.show()
        return made

    def _step(self, one: Target, by: int) -> None:
        to = self.shown.index(one) + by
        if 0 <= to < len(self.shown):
            self.shown[to].setFocus()

    def _place(self) -> None:
        targets = iter(self.shown)
        self._lay(self.width(), lambda *place: next(targets).setGeometry(*place))
        self.updateGeometry()

    def _lay(self, width: int, put: Callable[[int, int, int, int], object]) -> int:
        """Give each its place; the whole's height."""
        gap, top = theme.px(S), S
        columns = max(map(len, self._rows), default=1)
        whole = width - 2 * S
        beside = (whole - (columns - 1) * gap) // columns
        level = beside >= theme.px(_LEAST_WIDE)
        wide = min(beside, theme.px(self._most_wide)) if level else whole
        for number, choices in enumerate(self._rows):
            # What is no answer stands apart.
            top += gap + theme.px(self._apart) if number else 0
            high = _height_of(choices, level=level)
            for place in range(len(choices)):
                if level:
                    put(S + place * (wide + gap), top, wide, high)
                else:
                    put(S, top + place * (high + gap), wide, high)
            lines = 1 if level else len(choices)
            top += lines * (high + gap) - gap
        return top + S


def _height_of(choices: Sequence[Choice], *, level: bool) -> int:
    """Tell how high each of a row is: answers on a scale are larger than beside it."""
    if not level:
        return theme.px(LEAST + L if any(one.more for one in choices) else LEAST)
    if any(one.face for one in choices):
        return theme.px(_WITH_FACE)
    on_scale = all(one.key.isdecimal() for one in choices)
    return theme.px(_WITHOUT if on_scale else LEAST)


def _height(words: str, font: QFont, width: float) -> float:
    if not words:
        return 0.0
    room = QRectF(0, 0, width, 10_000)
    return QFontMetricsF(font).boundingRect(room, _WRAP, words).height() + 2
