"""Widgets that lay out their parts anew when there is more room for them, or less."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Reflowing(QWidget):
    """Calls ``reflow`` for another size, and for another theme or size of letters."""

    def reflow(self) -> None:
        """Lay out the parts as the room is now; whoever reflows says how."""
        raise NotImplementedError

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reflow()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.reflow()
