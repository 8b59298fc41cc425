"""Let Tab follow what the eye sees, also where parts of a page are made anew."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from sipdesk.ui.widgets.panes import can_focus

# Each is asked of hundreds; to work with flags takes many times as long.
_BY_TAB: Final = (
    Qt.FocusPolicy.TabFocus,
    Qt.FocusPolicy.StrongFocus,
    Qt.FocusPolicy.WheelFocus,
)


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
        if not page.isAncestorOf(before) and _is_stop(before):
            return before
        before = before.previousInFocusChain()
    return None


def as_read(widget: QWidget) -> list[QWidget]:
    """Give a widget and all parts of it in the order of their layouts."""
    found: list[QWidget] = []
    _read(widget, found)
    return found


def _read(widget: QWidget, found: list[QWidget]) -> None:
    found.append(widget)
    own = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow()
    ]
    if not own:
        return
    placed: list[QWidget] = []
    layout = widget.layout()
    if layout is not None:
        _lay_out(layout, own, placed)
    for child in placed:
        _read(child, found)
    if len(placed) < len(own):
        for child in own:
            if child not in placed:
                _read(child, found)


def _lay_out(
    layout: QLayout, widgets: Sequence[QWidget], placed: list[QWidget]
) -> None:
    """Add those of the widgets that a layout holds, in its order.

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
            placed.append(part)
        else:
            _lay_out(part, widgets, placed)


def _is_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() in _BY_TAB and widget.focusProxy() is None
