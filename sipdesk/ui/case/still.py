"""Hold what somebody works with where it is, while things above come and go.

Leaving a field saves it, and what is saved changes the top of the case and of the page.
Were the field and its neighbours to move with that, the next click would go astray.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


@contextmanager
def held_still(page: QScrollArea | None) -> Iterator[None]:
    """Scroll a page so that what has the focus on it stays in its place.

    Does nothing when the focus is elsewhere, or is gone afterwards.
    """
    focus = QApplication.focusWidget()
    if page is None or focus is None or not _on(page, focus):
        yield
        return
    before = _height(focus)
    yield
    if not shiboken6.isValid(focus) or not _on(page, focus):
        return
    # Otherwise things find their places after this, one layout after the other.
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    bar = page.verticalScrollBar()
    bar.setValue(bar.value() + _height(focus) - before)


def _on(page: QScrollArea, widget: QWidget) -> bool:
    return page.isVisible() and widget.isVisible() and page.isAncestorOf(widget)


def _height(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()
