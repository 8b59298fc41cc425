"""Let Tab follow what the eye sees, also where parts of a page are made anew."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from sipdesk.ui.widgets.panes import can_focus


def tab_as_read(page: QWidget) -> None:
    """Have Tab go through a page in the order of its layouts.

    Qt puts what is made later last in the window, wherever it stands.
    """
    stops = [stop for stop in as_read(page) if _is_stop(stop)]
    before = _stop_before(page)
    for first, second in zip([before or page, *stops], stops, strict=False):
        QWidget.setTabOrder(first, second)


def first_stop(page: QWidget) -> QWidget | None:
    """Find what Tab can reach that stands first on a page as it is read."""
    return next((part for part in as_read(page) if can_focus(part, page)), None)


def _stop_before(page: QWidget) -> QWidget | None:
    """Find where Tab comes from; None when nothing else in the window stops it."""
    before = page.previousInFocusChain()
    while before is not None and before is not page:
        if _is_stop(before) and not page.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return None


def as_read(widget: QWidget) -> Iterator[QWidget]:
    """Give a widget and all parts of it in the order of their layouts."""
    yield widget
    children = [c for c in widget.children() if isinstance(c, QWidget)]
    own = [child for child in children if not child.isWindow()]
    layout = widget.layout()
    placed = list(_laid(layout, own)) if layout is not None else []
    for child in (*placed, *(other for other in own if other not in placed)):
        yield from as_read(child)


def _laid(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Give those of the widgets that a layout holds, in its order.

    Asked by place, never by item: PySide keeps what it has given of an item after the
    layout has thrown the item away, and takes the next thing at the same address for
    it, until the program dies of that.
    """
    inner = [part for part in layout.children() if isinstance(part, QLayout)]
    places: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(part), part) for part in inner),
        *((layout.indexOf(part), part) for part in widgets),
    ]
    for index, part in sorted(places, key=itemgetter(0)):
        if index < 0:
            continue
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid(part, widgets)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.focusProxy() is None
