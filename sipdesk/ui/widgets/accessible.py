"""What Qt's own widgets cannot tell a screen reader: headings and decoration."""

from typing import Final, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from typing_extensions import override


class Decoration:
    """Mark a widget whose meaning stands in the text beside it."""


class GraphicRole:
    """Mark a widget that is a picture with a name and a description of its own."""


class HeadingRole:
    """Mark a widget that is a heading, so that a screen reader can tell."""

    heading_level: int = 2

    def heading_text(self) -> str:
        """Say the heading's words."""
        raise NotImplementedError


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say ``text`` without moving the focus.

    ``urgent`` breaks off what is being said: for errors only.
    """
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class _Level(QAccessibleAttributesInterface):
    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    @override
    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    @override
    def attributeValue(self, key: QAccessible.Attribute) -> object:
        return self._level


class _Heading(QAccessibleWidget):
    def __init__(self, widget: QWidget, heading: HeadingRole) -> None:
        super().__init__(widget, QAccessible.Role.Heading)
        self._heading = heading
        self._level = _Level(heading.heading_level)

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Name:
            return self._heading.heading_text()
        return super().text(t)

    @override
    def interface_cast(  # type: ignore[override]
        self, t: QAccessible.InterfaceType
    ) -> object:
        # Qt's stubs take the answer, a pointer, for a number.
        if t == QAccessible.InterfaceType.AttributesInterface:
            return self._level
        return super().interface_cast(t)


class _Decoration(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Graphic)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.invisible = True
        return state


_kept: Final[dict[int, QAccessibleInterface]] = {}


def _make(_key: str, thing: QObject) -> QAccessibleInterface | None:
    widget = cast("QWidget", thing)
    if isinstance(thing, Decoration):
        made: QAccessibleWidget = _Decoration(widget)
    elif isinstance(thing, HeadingRole):
        made = _Heading(widget, thing)
    elif isinstance(thing, GraphicRole):
        made = QAccessibleWidget(widget, QAccessible.Role.Graphic)
    else:
        return None
    # Qt deletes the interface with its widget but holds no reference to ours.
    name = id(thing)
    _kept[name] = made
    thing.destroyed.connect(lambda: _kept.pop(name, None))
    return made


def install() -> None:
    """Teach Qt's accessibility about headings and decoration."""
    QAccessible.installFactory(_make)
