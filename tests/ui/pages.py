"""A step's page in a window of its own, kept up with its case as the window does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sipdesk.domain.case import Case, CaseId
from sipdesk.ui.doing import Changed
from sipdesk.ui.page import Around
from sipdesk.ui.sheet import Sheet
from tests.ui.case.walked import Desk


class Page:
    """A page of a case on the screen; ``case`` reads what is saved."""

    def __init__(
        self, desk: Desk, case_id: CaseId, make: Callable[[Around], Sheet]
    ) -> None:
        self.desk = desk
        self.case_id = case_id
        self.sheet = make(desk.around)
        self.window = QWidget()
        self.window.setWindowTitle("Prov")
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.sheet)
        self.window.resize(820, 720)
        self._closed = False
        desk.runner.watch(self._told)
        self.show()
        self.window.show()
        self.window.activateWindow()
        settle()

    @property
    def case(self) -> Case:
        """The case as it is saved."""
        return self.desk.view(self.case_id).case

    def show(self) -> None:
        """Show the case as it is saved."""
        self.sheet.show_case(self.desk.view(self.case_id))

    def find(self, name: str) -> QWidget:
        """Find a widget by its name.

        Raises:
            LookupError: none on the page is called so.

        """
        found = self.sheet.findChild(QWidget, name)
        if found is None:
            raise LookupError(name)
        return found

    def close(self) -> None:
        """Close the window and have it gone at once."""
        self._closed = True
        self.sheet.leave()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _told(self, change: Changed) -> None:
        if not self._closed and change.case.id == self.case_id:
            self.show()


def settle() -> None:
    """Let everything that waits to be laid out, shown and focused come to rest."""
    for _ in range(3):
        QApplication.processEvents()
