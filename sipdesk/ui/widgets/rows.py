"""Rows that are made anew together, with the focus where it was."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.layout import column, holder
from sipdesk.ui.widgets.tokens import M


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
