"""What cards to press have alike: their edge, the ring of the focus, words, a tick."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from sipdesk.ui.widgets import icons, theme

RING: Final = 4
"""Room around a card for the focus, at any scale."""
ROUND: Final = 10
"""The radius of a corner."""


def paint_card(
    painter: QPainter, button: QAbstractButton, *, edge: QColor, ground: QColor
) -> QRectF:
    """Paint a button as a card, with a thick edge where it is chosen.

    Gives the place of the card, inside the room for the focus.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    whole = QRectF(button.rect())
    if button.hasFocus():
        painter.setPen(QPen(theme.colour("focus"), 3))
        ring = whole.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(ring, ROUND + 3, ROUND + 3)
    card = whole.adjusted(RING, RING, -RING, -RING)
    painter.setPen(QPen(edge, 3 if button.isChecked() else 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), ROUND, ROUND)
    return card


def paint_disc(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Paint a disc without an edge: below a picture, a number or a tick."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(place)


def paint_tick(painter: QPainter, place: QRectF, *, disc: QColor, ink: QColor) -> None:
    """Paint the tick of what is chosen, on its disc."""
    paint_disc(painter, place, disc)
    around = place.width() / 5
    mark = place.adjusted(around, around, -around, -around)
    icons.draw(painter, "check", ink, mark, bold=True)


def fitting_font(words: str, width: float, least: int) -> QFont:
    """Give the largest letters in which each word has room on its line.

    ``least`` is their least size in pixels, at scale 1.0.
    """
    font = theme.font("lead", "semibold")
    longest = max(words.split(), key=len, default="")
    while font.pixelSize() > theme.px(least) and (
        QFontMetricsF(font).horizontalAdvance(longest) > width
    ):
        font.setPixelSize(font.pixelSize() - 1)
    return font
