"""Rows that are made anew together, with the focus where it was."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import M


def named_row(
    name: str, note: str, chip: Chip | None, button: QWidget | None
) -> QWidget:
    """Set a name with its chip and a quieter note, and at the end its button."""
    head = Flow(Body(name, weight="medium"))
    if chip is not None:
        head.addWidget(chip)
    words = column(holder(head), gap=2)
    if note:
        words.addWidget(Meta(note))
    line = row(words, gap=M)
    line.setStretch(0, 1)
    if button is not None:
        line.addWidget(button)
    return holder(line)


class Rows(QWidget):
    """Rows with a thin line between."""

    def __init__(self) -> None:
        super().__init__()
        self._box = column(gap=0)
        self.setLayout(self._box)
        self._inside: QWidget | None = None

    def show_rows(self, rows: Sequence[QWidget], beside: QWidget | None = None) -> None:
        """Show other rows in place of those before.

        What had the focus has it again, by its name. Where that is no more, ``beside``
        gets it; without one, the first button.
        """
        before, focused = self._inside, QApplication.focusWidget()
        parts: list[QWidget] = []
        for one in rows:
            parts += [Divider(), one] if parts else [one]
        self._inside = holder(column(*parts, gap=M))
        self._box.addWidget(self._inside)
        if before is None:
            return
        if focused is not None and before.isAncestorOf(focused):
            self._inside.show()
            again = self._inside.findChild(QWidget, focused.objectName())
            again = again or beside or self._inside.findChild(Button)
            if again is not None:
                again.setFocus()
        before.hide()
        before.deleteLater()
