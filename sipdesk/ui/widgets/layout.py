"""Where things stand: rows, columns, flowing buttons, pages that scroll and reflow."""

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.tokens import XL, L, M, S

Margins = tuple[int, int, int, int]
NO_MARGINS: Final = (0, 0, 0, 0)
Part = QWidget | QLayout | int | None
"""What a row or column holds: a widget, a layout, a distance, or what stretches."""

_UNLIMITED: Final = 16_777_215
_ROUNDS: Final = 6
"""So deep are the widgets of a page within one another, and one more."""


def row(*parts: Part, gap: int = S, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Set parts side by side, centred on one line.

    A number is an extra distance; ``None`` takes what room is left.
    """
    return _made(QHBoxLayout(), parts, gap, margins)


def column(*parts: Part, gap: int = S, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Set parts below one another; numbers and ``None`` as in ``row``."""
    return _made(QVBoxLayout(), parts, gap, margins)


_B = TypeVar("_B", bound=QBoxLayout)


def _made(layout: _B, parts: Sequence[Part], gap: int, margins: Margins) -> _B:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    fill(layout, parts)
    return layout


def fill(layout: QBoxLayout, parts: Sequence[Part]) -> None:
    """Put parts at the end of a row or column."""
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def holder(layout: QLayout, *, name: str = "") -> QWidget:
    """Make a widget of a layout. A row or column keeps the margins it was made with."""
    widget = QWidget()
    widget.setObjectName(name)
    if not isinstance(layout, QBoxLayout):
        layout.setContentsMargins(*NO_MARGINS)
    widget.setLayout(layout)
    return widget


class Flow(QLayout):
    """Side by side as long as there is room, then on the next line.

    ``ends`` moves the last widget to the right end of its line: a title and, at the
    other end, its buttons.

    Its items are made here, never by Qt: those that Qt makes and deletes leave their
    wrappers behind, and a new item at an old one's address is then taken for dead.
    """

    def __init__(
        self, *widgets: QWidget, gap: int = M, line_gap: int = S, ends: bool = False
    ) -> None:
        super().__init__()
        self._ends = ends
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(*NO_MARGINS)
        for widget in widgets:
            self.addWidget(widget)

    @override
    def addWidget(self, w: QWidget) -> None:
        self.addChildWidget(w)
        self.addItem(QWidgetItem(w))

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._place(QRect(0, 0, arg__1, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * (len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(max(0, width), height)

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._place(arg__1, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = _fitted(item, width)
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        return lines

    def _place(self, area: QRect, *, move: bool) -> int:
        y = area.y()
        for line in self._lines(area.width()):
            height = max(size.height() for _, size in line)
            x = area.x()
            for item, size in line:
                if self._ends and len(line) > 1 and item is self._items[-1]:
                    x = max(x, area.right() + 1 - size.width())
                if move:
                    middle = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(0, y - self._line_gap - area.y())


def _fitted(item: QLayoutItem, width: int) -> QSize:
    """Give an item its own width, or the whole line and the height that takes."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, height)


class Columns(QWidget):
    """Parts side by side, or below one another where the window is narrow.

    ``breakpoint`` is the width in logical pixels at text scale 1.0 under which they
    stack; larger text needs more. ``stretch`` shares the width; a part with stretch
    0 has the width in ``widths`` (also at scale 1.0).
    """

    def __init__(
        self,
        *parts: QWidget,
        breakpoint: int = 900,  # noqa: A002  (the word designers use)
        stretch: Sequence[int] = (),
        widths: Sequence[int] = (),
        gap: int = L,
        name: str = "",
    ) -> None:
        super().__init__()
        self._parts = parts
        self._breakpoint = breakpoint
        self._stretch = tuple(stretch) or (1,) * len(parts)
        self._widths = tuple(widths) or (0,) * len(parts)
        self._stacked: bool | None = None
        self._scale = 0.0
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(*NO_MARGINS)
        self._box.setSpacing(gap)
        self.setObjectName(name)
        for part in parts:
            self._box.addWidget(part)
        self._arrange(stacked=False)

    @property
    def stacked(self) -> bool:
        """Tell whether the parts stand below one another."""
        return bool(self._stacked)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never keep a window wider than its widest part."""
        hints = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        width = max((hint.width() for hint in hints), default=0)
        return QSize(width, self._box.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(stacked=event.size().width() < theme.px(self._breakpoint))
        super().resizeEvent(event)

    def _arrange(self, *, stacked: bool) -> None:
        if (stacked, theme.look.scale) == (self._stacked, self._scale):
            return
        self._stacked, self._scale = stacked, theme.look.scale
        direction = QBoxLayout.Direction
        self._box.setDirection(
            direction.TopToBottom if stacked else direction.LeftToRight
        )
        for index, part in enumerate(self._parts):
            width = 0 if stacked else theme.px(self._widths[index])
            part.setMinimumWidth(width)
            part.setMaximumWidth(width or _UNLIMITED)
            self._box.setStretch(index, 0 if stacked else self._stretch[index])
            top = Qt.AlignmentFlag.AlignTop
            self._box.setAlignment(part, top if not stacked else Qt.AlignmentFlag(0))


class ScrollPage(QScrollArea):
    """A page that scrolls up and down and is as wide as its window."""

    def __init__(
        self,
        *parts: Part,
        gap: int = L,
        margins: Margins = (XL, 20, XL, XL),
        most_width: int = 0,
        name: str = "",
    ) -> None:
        """``most_width`` (at scale 1.0) keeps a form narrow enough; 0 is free."""
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self._most_width = most_width
        self._side = (margins[0], margins[2])
        inside = QFrame()
        inside.setProperty("surface", "canvas")
        inside.setObjectName(f"{name}-inside" if name else "")
        self.body = column(*parts, gap=gap, margins=margins)
        self.body.addStretch(1)
        inside.setLayout(self.body)
        self.setWidget(inside)

    def stand_on_card(self) -> None:
        """Have the colour of a card, because it scrolls inside one."""
        for part in (self, self.widget()):
            if part is not None:
                part.setProperty("surface", "inside")

    def add(self, part: QWidget | QLayout) -> None:
        """Put a part at the end of the page."""
        last = self.body.count() - 1
        if isinstance(part, QWidget):
            self.body.insertWidget(last, part)
        else:
            self.body.insertLayout(last, part)

    def limit(self, most_width: int) -> None:
        """Be another width at most; 0 is free."""
        self._most_width = most_width
        self._keep_within(self.width())

    def show_part(self, widget: QWidget) -> None:
        """Scroll so that a widget inside is seen; of a tall one its top."""
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        top = bar.value() + widget.mapTo(self.viewport(), QPoint(0, 0)).y() - XL
        bottom = top + widget.height() + 2 * XL
        if top < bar.value() or bottom - top > seen:
            bar.setValue(top)
        elif bottom > bar.value() + seen:
            bar.setValue(bottom - seen)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(160))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_within(event.size().width())

    def _keep_within(self, width: int) -> None:
        if not self._most_width:
            return
        left, right = self._side
        most = theme.px(self._most_width) + left + right
        margins = self.body.contentsMargins()
        margins.setRight(right + max(0, width - most))
        self.body.setContentsMargins(margins)


def spread(widget: QWidget) -> QWidget:
    """Let a widget take all width there is."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    widget.setSizePolicy(policy)
    return widget


def bring_in_sight(widget: QWidget) -> None:
    """Scroll the page a widget stands on, when it has got its place there."""
    page = widget.parentWidget()
    while page is not None and not isinstance(page, ScrollPage):
        page = page.parentWidget()
    if page is not None:
        QTimer.singleShot(0, widget, lambda: _show_on(page, widget))
        # What goes away meanwhile moves it once more.
        QTimer.singleShot(1, widget, lambda: _show_on(page, widget))


def _show_on(page: ScrollPage, widget: QWidget) -> None:
    if widget.isVisible():
        # What has just been shown is laid out from within: a round for each holder.
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        page.show_part(widget)


def bring_current_in_sight(view: QAbstractItemView) -> None:
    """Scroll the page a list or table stands on to what its keys have moved to."""
    page = view.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    inside = page.widget() if page is not None else None
    if page is None or inside is None:
        return
    current = view.visualRect(view.currentIndex())
    # From its foot to its head: where both do not fit, the head is seen.
    for corner in (current.bottomLeft(), current.topLeft()):
        place = view.viewport().mapTo(inside, QPoint(corner))
        page.ensureVisible(0, place.y(), 0, S)
