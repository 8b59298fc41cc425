"""State: a word, with an icon; a chip only for what deviates."""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.domain.routine import StepState
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import Tone

_HEIGHT: Final = 22
_SIDE: Final = 9


class Sign(NamedTuple):
    """How a state is shown: word, icon, token of the icon's colour, tone of a chip.

    A state without a tone is ordinary and stands as plain text.
    """

    word: str
    icon: str
    colour: str
    tone: Tone | None


SIGNS: Final = {
    StepState.NOT_STARTED: Sign("Ej påbörjad", "circle-dashed", "muted", None),
    StepState.ONGOING: Sign("Pågår", "circle-dot", "info", None),
    StepState.WAITING: Sign("Väntar på svar", "hourglass", "warn", "warn"),
    StepState.DONE: Sign("Klar", "circle-check", "ok", None),
    StepState.SKIPPED: Sign("Hoppas över", "circle-slash", "muted", None),
    StepState.BLOCKED: Sign("Kan inte börja än", "lock", "muted", None),
    StepState.CLOSED: Sign("Visas inte här", "eye-off", "muted", None),
}


class Chip(QLabel):
    """A word on a coloured ground: ``Försenad``, ``Väntar på svar``."""

    def __init__(self, text: str, tone: Tone = "idle", *, name: str = "") -> None:
        super().__init__(text)
        self._tone: Tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font("small", "semibold"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setObjectName(name)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show another word and tone; an empty word hides the chip."""
        self._tone = tone
        self.setText(text)
        self.setVisible(bool(text))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme.font("small", "semibold"))
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.text(), self._tone)
        painter.end()


def chip_size(text: str) -> QSize:
    """Room a chip needs."""
    words = QFontMetrics(theme.font("small", "semibold")).horizontalAdvance(text)
    return QSize(words + 2 * theme.px(_SIDE) + 2, theme.px(_HEIGHT))


def paint_chip(painter: QPainter, place: QRectF, text: str, tone: Tone) -> None:
    """Paint a chip; for widgets and delegates that paint themselves."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = theme.colour("edge")
    painter.setPen(QPen(edge, 1) if edge.alpha() else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(theme.colour(f"{tone}_bg"))
    inside = place.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inside, inside.height() / 2, inside.height() / 2)
    painter.setPen(QColor(theme.colour(tone)))
    painter.setFont(theme.font("small", "semibold"))
    words = place.adjusted(theme.px(_SIDE) - 2, 0, -theme.px(_SIDE) + 2, 0)
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(words.width())
    )
    painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


class StateLabel(QWidget):
    """A state as icon and word; a chip where the state deviates."""

    def __init__(self, state: StepState, *, detail: str = "", name: str = "") -> None:
        super().__init__()
        self._picture = Picture("circle", "muted", 16)
        self._word = Meta(wrap=False)
        self._chip = Chip("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._picture, self._word, self._chip):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setObjectName(name)
        self.show_state(state, detail=detail)

    def show_state(self, state: StepState, *, detail: str = "") -> None:
        """Show a state; ``detail`` follows the word ("Hoppas över: beslut i nämnd")."""
        sign = SIGNS[state]
        word = f"{sign.word}: {detail}" if detail else sign.word
        self._picture.show_icon(sign.icon, sign.colour)
        self._word.say("" if sign.tone else word)
        self._word.setVisible(sign.tone is None)
        self._chip.show_state(word if sign.tone else "", sign.tone or "idle")
