"""How room is shared above, below and among the parts of a case."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from sipdesk.ui.widgets.layout import Margins, column


class Shelf(QWidget):
    """Holds one part within margins, and takes no room while it is hidden."""

    def __init__(self, part: QWidget, margins: Margins) -> None:
        super().__init__()
        self.setLayout(column(part, gap=0, margins=margins))
        self.setVisible(not part.isHidden())
        part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        turned = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
        if event.type() in turned and isinstance(watched, QWidget):
            self.setVisible(not watched.isHidden())
        return super().eventFilter(watched, event)


class Stack(QStackedWidget):
    """One part at a time, which gives way in a low window: it scrolls.

    By itself a stack asks for as much as its largest part, and what stands above it
    would be cut.
    """

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
