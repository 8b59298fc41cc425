"""Let Tab follow what the eye sees, also where parts of a page are made anew."""

from collections.abc import Iterator
from operator import itemgetter
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_as_read(page: QWidget) -> None:
    """Have Tab go through a page in the order in which it is read.

    Qt puts what is made later last in the window, wherever it stands.
    """
    stops = [stop for stop in _inside(page) if _is_stop(stop)]
    before = _stop_before(page)
    for first, second in zip([before or page, *stops], stops, strict=False):
        QWidget.setTabOrder(first, second)


def _stop_before(page: QWidget) -> QWidget | None:
    """Find where Tab comes from; None when nothing else in the window stops it."""
    before = page.previousInFocusChain()
    while before is not None and before is not page:
        if _is_stop(before) and not page.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return None


def _inside(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    children = [c for c in widget.children() if isinstance(c, QWidget)]
    layout = widget.layout()
    placed = list(_laid(layout, children)) if layout is not None else []
    for child in placed:
        yield from _inside(child)
    for other in children:
        if other not in placed and not other.isWindow():
            yield from _inside(other)


def _laid(layout: QLayout, among: list[QWidget]) -> Iterator[QWidget]:
    """Give the widgets of a layout, and of those in it, in its order.

    The items are not asked for (``itemAt``): Qt deletes an item together with its
    widget without telling Python, whose stale value then stands for whatever comes to
    lie at the same address.
    """
    inner = [i for i in layout.children() if isinstance(i, QLayout)]
    parts = [(layout.indexOf(part), part) for part in (*among, *inner)]
    for index, part in sorted(parts, key=itemgetter(0)):
        if index >= 0 and isinstance(part, QWidget):
            yield part
        elif index >= 0:
            yield from _laid(part, among)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.focusProxy() is None
