"""Let Tab follow what the eye sees, also where parts of a page are made anew."""

from collections.abc import Iterator, Sequence

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
    # By where they stand, not by their layouts' items: PySide keeps what it gives of
    # an item after the layout has thrown the item away, and takes the next thing at
    # the same address for it.
    yield widget
    children = [c for c in widget.children() if isinstance(c, QWidget)]
    placed = [child for child in children if not child.isWindow()]
    for child in sorted(placed, key=cmp_to_key(_read_before)):
        yield from _inside(child)


def _read_before(one: QWidget, other: QWidget) -> int:
    """Compare as people read: line by line, on a line from the left."""
    first, second = one.geometry(), other.geometry()
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    if 2 * shared > min(first.height(), second.height()):
        return first.left() - second.left()
    return first.top() - second.top()


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.focusProxy() is None
