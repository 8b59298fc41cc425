"""A few lines, each with a sign, made anew when they change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import M, S


@dataclass(frozen=True, slots=True)
class Line:
    """Words with a sign before them; ``note`` is quieter, below."""

    icon: str
    tone: str
    text: str
    note: str = ""


class Lines(QWidget):
    """Lines below one another; none hides them."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shown: tuple[Line, ...] | None = None
        self._inside: QWidget | None = None
        self._box: QVBoxLayout = column(gap=0)
        self.setLayout(self._box)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the same again does nothing."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = holder(column(*map(_line, lines), gap=S))
        self._box.addWidget(self._inside)
        if lines and self.parentWidget() is None:
            return  # shown with the page it is put on; alone it would be a window
        self.setVisible(bool(lines))


def _line(line: Line) -> QWidget:
    sign = Picture(line.icon, line.tone, 18)
    # The sign stands on the first line of the words, not above it.
    sign.setContentsMargins(0, 1, 0, 0)
    words = column(Body(line.text), gap=0)
    if line.note:
        words.addWidget(Meta(line.note))
    whole = row(sign, words, gap=M)
    whole.setStretch(1, 1)
    whole.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return holder(whole)
