from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from tests.ui.widgets.shown import close


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Take away what a test has left standing: every change of look dresses it anew."""
    yield
    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            if shiboken6.isValid(window) and not window.isVisible():
                close(window)
