"""What a screen reader and a keyboard meet in a window; faults as plain sentences.

Only plain values leave this module: a QAccessibleInterface kept in test data is a
dead pointer once its window is closed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)

from sipdesk.ui.widgets.accessible import HeadingRole
from sipdesk.ui.widgets.text import Text

Role = QAccessible.Role
Words = QAccessible.Text

LEAST_TARGET = 24
NEEDS_NAME = frozenset(
    {
        Role.Button,
        Role.ButtonDropDown,
        Role.ButtonMenu,
        Role.CheckBox,
        Role.ComboBox,
        Role.Dialog,
        Role.EditableText,
        Role.Graphic,
        Role.Heading,
        Role.Link,
        Role.List,
        Role.ListItem,
        Role.MenuItem,
        Role.PageTab,
        Role.PageTabList,
        Role.ProgressBar,
        Role.RadioButton,
        Role.Slider,
        Role.SpinBox,
        Role.Table,
        Role.Tree,
        Role.TreeItem,
        Role.Window,
    }
)
W = TypeVar("W", bound=QWidget)
FORBIDDEN = frozenset({Role.Tree, Role.TreeItem})


@dataclass(frozen=True, slots=True)
class Node:
    """One thing as a screen reader is told of it."""

    role: QAccessible.Role
    name: str
    description: str
    who: str
    width: int
    height: int
    focusable: bool
    hidden: bool
    is_widget: bool
    labelled: bool


def nodes(window: QWidget) -> list[Node]:
    """Everything in a window, outside in."""
    return list(_walk(QAccessible.queryAccessibleInterface(window)))


def _walk(face: QAccessibleInterface | None) -> Iterator[Node]:
    if face is None or not face.isValid():
        return
    state, place, thing = face.state(), face.rect(), face.object()
    label = QAccessible.RelationFlag.Label
    yield Node(
        role=face.role(),
        name=face.text(Words.Name),
        description=face.text(Words.Description),
        who=_who(thing),
        width=place.width(),
        height=place.height(),
        focusable=bool(state.focusable),
        hidden=bool(state.invisible or state.offscreen),
        is_widget=isinstance(thing, QWidget),
        labelled=any(kind == label for _, kind in face.relations()),
    )
    for number in range(face.childCount()):
        yield from _walk(face.child(number))


def _who(thing: QObject | None) -> str:
    return "?" if thing is None else thing.objectName() or type(thing).__name__


def audit(window: QWidget) -> list[str]:
    """Every fault in a window that is shown; an empty list is what one wants."""
    for _ in range(4):  # a page that must scroll is laid out from the outside inwards
        QApplication.processEvents()
    return [
        *(fault for node in nodes(window) for fault in _faults(node)),
        *_clipped(window),
        *_headless(window),
        *_rowless(window),
        *_outside(window),
        *_crowded(window),
    ]


def _faults(node: Node) -> Iterator[str]:
    if node.hidden:
        return
    if node.role in NEEDS_NAME and not node.name.strip():
        yield f"{node.role.name} without a name: {node.who}"
    if node.role in FORBIDDEN:
        yield f"a tree view is not read by NVDA: {node.who}"
    if node.role == Role.ComboBox and not node.labelled:
        yield f"combo box without a label (Linux reads only its value): {node.who}"
    if node.role == Role.EditableText and "\n" in node.name:
        yield f"name over several lines: {node.who}"
    target = node.role in NEEDS_NAME and node.focusable and node.is_widget
    if target and 0 < min(node.width, node.height) < LEAST_TARGET:
        size = f"{node.width}×{node.height}"
        yield f"target {size} is under {LEAST_TARGET} px: {node.who} «{node.name}»"


def _clipped(window: QWidget) -> Iterator[str]:
    for label in _shown(window, QLabel):
        if label.text() and not _inside_calendar(label):
            yield from _cut_label(label)
    for button in _shown(window, QAbstractButton):
        if button.text() and not _inside_calendar(button):
            yield from _cut_button(button)


def _cut_label(label: QLabel) -> Iterator[str]:
    if label.hasHeightForWidth():
        if label.height() < label.heightForWidth(label.width()):
            yield f"text cut below: «{label.text()}»"
    elif not isinstance(label, Text) and label.width() + 1 < label.sizeHint().width():
        # A Text on one line shows dots, and all of it as its tooltip.
        yield f"text cut at the side: «{label.text()}»"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if button.hasHeightForWidth():
        if button.height() < button.heightForWidth(button.width()):
            yield f"button cut below: «{button.text()}»"
    elif button.width() + 1 < button.minimumSizeHint().width():
        yield f"button cut at the side: «{button.text()}»"


def _headless(window: QWidget) -> Iterator[str]:
    for label in _shown(window, QLabel):
        face = QAccessible.queryAccessibleInterface(label)
        if isinstance(label, HeadingRole) != (face.role() == Role.Heading):
            yield f"heading that is not told as one: «{label.text()}»"


def _rowless(window: QWidget) -> Iterator[str]:
    for view in _shown(window, QAbstractItemView):
        if isinstance(view.parentWidget(), QCalendarWidget | QComboBox):
            continue
        if view.model().rowCount() and not view.currentIndex().isValid():
            yield f"list without a current row: {view.objectName()}"


def _outside(window: QWidget) -> Iterator[str]:
    """Find pages wider than their window: they cannot be scrolled sideways."""
    for area in _shown(window, QScrollArea):
        inside = area.widget()
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        fixed = area.horizontalScrollBarPolicy() == off
        if inside is not None and fixed and inside.width() > area.viewport().width():
            yield f"page wider than its window: {area.objectName()}"


def _crowded(window: QWidget) -> Iterator[str]:
    """Find parts of a layout that lie over one another or outside their surface."""
    for whole in (window, *_shown(window, QWidget)):
        parts = _laid_out(whole)
        for part in parts:
            if not whole.rect().contains(part.geometry()):
                yield f"outside its surface: {_which(part)} in {_which(whole)}"
        for one, other in combinations(parts, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"over one another: {_which(one)} and {_which(other)}"


def _laid_out(whole: QWidget) -> list[QWidget]:
    if whole.layout() is None or _inside_calendar(whole):
        return []
    children = (child for child in whole.children() if isinstance(child, QWidget))
    return [
        child
        for child in children
        if child.isVisible() and not child.isWindow() and not child.size().isEmpty()
    ]


def _which(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} «{words or widget.objectName()}»"


def _shown(window: QWidget, kind: type[W]) -> Iterator[W]:
    return (widget for widget in window.findChildren(kind) if widget.isVisible())


def _inside_calendar(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QCalendarWidget):
            return True
        parent = parent.parentWidget()
    return False


def tab_round(window: QWidget) -> list[str]:
    """Press Tab until the focus is back; give ``Role: name`` of each stop.

    Raises ``AssertionError`` if the round never closes or meets a nameless stop.
    """
    window.activateWindow()
    QApplication.processEvents()
    if window.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    # What has just been said may have the focus, and Tab leads from it, not to it.
    if not window.focusWidget().focusPolicy() & Qt.FocusPolicy.TabFocus:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    start = focus = window.focusWidget()
    stops: list[str] = []
    seen: list[QWidget] = []
    while focus not in seen:
        seen.append(focus)
        stops.append(_stop(focus))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = window.focusWidget()
    assert focus is start, f"Tab is caught after {stops[-3:]}"
    return stops


def _stop(focus: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(focus)
    role, name = face.role().name, face.text(Words.Name)
    assert name, f"Tab stops at something without a name: {focus.objectName()}"
    return f"{role}: {name}"
