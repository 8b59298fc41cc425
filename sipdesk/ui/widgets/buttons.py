"""Buttons: one primary a surface, the rest quieter."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton
from typing_extensions import override

from sipdesk.ui.widgets import icons, theme
from sipdesk.ui.widgets.tokens import CONTROL_RADIUS, Size, Weight

Kind = Literal["secondary", "primary", "ghost", "link", "row", "nav", "inner"]

_ICON: Final = 17
_ROOM: Final = 6
_INK: Final[dict[Kind, str]] = {
    "primary": "on_accent",
    "link": "accent",
    "nav": "muted",
    "inner": "muted",
}


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by Enter; tell whether that is what the key was.

    Outside dialogs Qt presses by Space alone. A key held down presses once.
    """
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    event.accept()
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A button that keeps its icon, typeface and focus ring right in every theme.

    ``label`` is what a screen reader says where it differs from ``text``: a button
    without text must have one, and shows it as its tooltip.
    """

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        label: str = "",
        size: Size = "body",
        weight: Weight = "medium",
        name: str = "",
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self._shut = ""
        self._kind: Kind = kind
        self._icon_name = icon
        self._text_size: Size = size
        self._text_weight: Weight = "semibold" if kind == "primary" else weight
        self._worn: tuple[str, float, int, bool] | None = None
        self.setProperty("kind", kind)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if label:
            self.setAccessibleName(label)
        if label and not text:
            self.setToolTip(label)
        self._dress()
        if clicked is not None:
            self.clicked.connect(lambda _=False: clicked())

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text.replace("&", "&&"))

    def shut(self, why: str) -> None:
        """Stay closed whatever is drawn, and say why; empty lets it be opened again."""
        if why == self._shut:
            return
        self._shut = why
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        self.setEnabled(self.isEnabled())

    @override
    def setEnabled(self, arg__1: bool) -> None:
        super().setEnabled(arg__1 and not self._shut)

    def enlarge(self) -> None:
        """Be so large, with larger words, that a child hits it without aiming."""
        self.setProperty("large", True)  # noqa: FBT003  (Qt's own)
        self._text_size = "lead"
        theme.restyle(self)
        self._dress()

    def set_icon(self, name: str) -> None:
        """Show another icon; empty for none."""
        if name != self._icon_name:
            self._icon_name = name
            self._dress()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = event.Type
        if event.type() in (kinds.StyleChange, kinds.EnabledChange):
            self._dress()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if not pressed_by_enter(self, e):
            super().keyPressEvent(e)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            self._paint_inner_ring()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "muted"
        if self._kind == "nav" and self.property("current"):
            return "on_nav"
        return _INK.get(self._kind, "text")

    def _dress(self) -> None:
        # Qt puts an older font back when it takes a new style sheet.
        self.setFont(theme.font(self._text_size, self._text_weight))
        ink = theme.colour(self._ink())
        worn = (self._icon_name, theme.look.scale, ink.rgb(), bool(self.text()))
        if worn == self._worn:
            return
        self._worn = worn
        if not self._icon_name:
            return
        room = theme.px(_ROOM) if self.text() else 0
        side = theme.px(_ICON)
        self.setIcon(icons.icon(self._icon_name, ink, side, room=room))
        self.setIconSize(QSize(side + room, side))

    def _paint_inner_ring(self) -> None:
        """Part the focus border from a fill of nearly the same colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("on_accent"), 2))
        ring = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(ring, CONTROL_RADIUS - 3, CONTROL_RADIUS - 3)
        painter.end()


def primary(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    icon: str = "",
    label: str = "",
    name: str = "",
) -> Button:
    """Make the one button that moves the work on."""
    return Button(text, "primary", icon=icon, label=label, name=name, clicked=clicked)


def secondary(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    icon: str = "",
    label: str = "",
    name: str = "",
) -> Button:
    """Make a button for what may be done besides."""
    return Button(text, icon=icon, label=label, name=name, clicked=clicked)


def ghost(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    icon: str = "",
    label: str = "",
    name: str = "",
) -> Button:
    """Make a button without a frame, for the rare."""
    return Button(text, "ghost", icon=icon, label=label, name=name, clicked=clicked)


def link(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    icon: str = "",
    label: str = "",
    name: str = "",
) -> Button:
    """Make a button that reads as a link: "Ändra" beside a row."""
    return Button(text, "link", icon=icon, label=label, name=name, clicked=clicked)


class NavButton(Button):
    """One place in the main menu."""

    def __init__(
        self,
        text: str,
        clicked: Callable[[], object] | None = None,
        *,
        icon: str,
        name: str = "",
    ) -> None:
        self._whole = text
        super().__init__(text, "nav", icon=icon, label=text, name=name, clicked=clicked)
        self.set_current(current=False)

    def set_current(self, *, current: bool) -> None:
        """Mark the place where the window is."""
        self.setProperty("current", current)
        suffix = ", vald" if current else ""
        self.setAccessibleName(self._whole + suffix)
        theme.restyle(self)
        self._dress()

    def set_slim(self, *, slim: bool) -> None:
        """Show the icon alone, with the text as tooltip, where there is no room."""
        self.say("" if slim else self._whole)
        self.setToolTip(self._whole if slim else "")
        self._dress()
