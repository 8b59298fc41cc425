"""Hold what somebody works with where it is, while things above come and go.

Leaving a field saves it, and what is saved changes the top of the case and of the page.
Were the field and its neighbours to move with that, the next click would go astray.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROUNDS: Final = 3  # what lies in the page, the page, and how far it can be scrolled


@contextmanager
def held_still() -> Iterator[None]:
    """Scroll the page so that what has the focus on it stays in its place.

    Does nothing when nothing that scrolls has the focus, or it is gone afterwards.
    """
    focus = QApplication.focusWidget() if QApplication.instance() else None
    page = None if focus is None else _page_of(focus)
    if focus is None or page is None:
        yield
        return
    before = _height(focus)
    yield
    valid = shiboken6.isValid(focus) and shiboken6.isValid(page)
    if not valid or not focus.isVisible() or not page.isAncestorOf(focus):
        return
    bar = page.verticalScrollBar()
    for _ in range(_ROUNDS):
        # Otherwise things find their places after this, one layout after the other.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        bar.setValue(bar.value() + _height(focus) - before)


def _page_of(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def _height(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()
