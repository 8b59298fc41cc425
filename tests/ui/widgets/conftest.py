from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sipdesk.ui.widgets.theme import Theme, apply
from tests.ui.widgets.shown import Show, close


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    apply(qapp, Theme())
    yield
    apply(qapp, Theme())


@pytest.fixture
def show(qapp: QApplication) -> Iterator[Show]:
    """Show widgets below one another in a window that is closed after the test."""
    windows: list[QWidget] = []

    def shown(*widgets: QWidget, width: int = 640) -> QWidget:
        window = QWidget()
        window.setWindowTitle("Prov")
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        window.resize(width, 600)
        window.show()
        window.activateWindow()
        qapp.processEvents()
        windows.append(window)
        return window

    yield shown
    for window in windows:
        close(window)
