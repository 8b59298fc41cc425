"""Let Tab follow what the eye sees, also where parts of a page are made anew."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_read(page: QWidget) -> None:
    """Have Tab go through a page in the order of its layouts.

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
    layout = widget.layout()
    placed = list(_laid(layout)) if layout is not None else []
    for child in placed:
        yield from _inside(child)
    for other in widget.children():
        if isinstance(other, QWidget) and other not in placed and not other.isWindow():
            yield from _inside(other)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.focusProxy() is None
