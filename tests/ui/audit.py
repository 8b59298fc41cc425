"""What a screen reader and a keyboard meet in a window; faults as plain sentences.

Only plain values leave this module: a QAccessibleInterface kept in test data is a
dead pointer once its window is closed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
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
        who=(thing.objectName() or type(thing).__name__) if thing else "?",
        width=place.width(),
        height=place.height(),
        focusable=bool(state.focusable),
        hidden=bool(state.invisible or state.offscreen),
        is_widget=thing is not None and thing.isWidgetType(),
        labelled=any(kind == label for _, kind in face.relations()),
    )
    for number in range(face.childCount()):
        yield from _walk(face.child(number))


def audit(window: QWidget) -> list[str]:
    """Every fault in a window that is shown; an empty list is what one wants."""
    QApplication.processEvents()
    return [
        *(fault for node in nodes(window) for fault in _faults(node)),
        *_clipped(window),
        *_headless(window),
        *_rowless(window),
        *_outside(window),
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
        is_heading = face is not None and face.role() == Role.Heading
        if isinstance(label, HeadingRole) != is_heading:
            yield f"heading that is not told as one: «{label.text()}»"


def _rowless(window: QWidget) -> Iterator[str]:
    for view in _shown(window, QAbstractItemView):
        if isinstance(view.parentWidget(), QCalendarWidget | QComboBox):
            continue
        model = view.model()
        if model is not None and model.rowCount() and not view.currentIndex().isValid():
            yield f"list without a current row: {view.objectName()}"


def _outside(window: QWidget) -> Iterator[str]:
    """Find pages wider than their window: they cannot be scrolled sideways."""
    for area in _shown(window, QScrollArea):
        inside = area.widget()
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        fixed = area.horizontalScrollBarPolicy() == off
        if inside and fixed and inside.width() > area.viewport().width():
            yield f"page wider than its window: {area.objectName()}"


W = TypeVar("W", bound=QWidget)


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
    start = window.focusWidget()
    if start is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
        start = window.focusWidget()
    stops: list[str] = []
    seen: set[int] = set()
    focus = start
    while focus is not None and id(focus) not in seen:
        seen.add(id(focus))
        stops.append(_stop(focus))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = window.focusWidget()
    assert focus is start, f"Tab is caught after {stops[-3:]}"
    return stops


def _stop(focus: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(focus)
    role = face.role().name if face else "?"
    name = face.text(Words.Name) if face else ""
    assert name, f"Tab stops at something without a name: {focus.objectName()}"
    return f"{role}: {name}"
