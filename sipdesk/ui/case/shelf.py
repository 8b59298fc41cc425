"""Room round something that is not always there."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
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
