"""One line to write in, with room for a button or an icon inside its frame."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.plain import clean

_EDGE: Final = 5
_LEADING: Final = 24
_KEYS: Final = (
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.ShortcutOverride,
)


class LineEdit(QLineEdit):
    """One line in the typeface of the theme; control characters never stay in it.

    ``written`` comes at each change the person makes. ``width`` is the most it takes,
    at scale 1.0; 0 is as wide as there is room for.
    """

    written = Signal()

    def __init__(self, *, icon: str = "", width: int = 0, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._width = width
        self._inside: QWidget | None = None
        self._picture = Picture(icon, "muted", 17) if icon else None
        if self._picture is not None:
            self._picture.setParent(self)
        self.textEdited.connect(self._tidy)
        self._dress()

    def put_inside(self, button: QWidget) -> None:
        """Place a small button at the right end, next in the tab order."""
        button.setParent(self)
        self._inside = button
        self._dress()

    @override
    def event(self, arg__1: QEvent) -> bool:
        if (
            self._inside is not None
            and arg__1.type() in _KEYS
            and self._inside.hasFocus()
        ):
            # What the button has no use for is not written in the line, but goes on
            # to what the line stands in: Escape, Page Down, a shortcut.
            arg__1.ignore()
            return False
        return super().event(arg__1)

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self._dress()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._place()

    def _dress(self) -> None:
        self.setFont(theme.font())
        if self._width:
            self.setMaximumWidth(theme.px(self._width))
        left = theme.px(_LEADING) if self._picture else 0
        right = theme.px(_LEADING) + _EDGE if self._inside else 0
        self.setTextMargins(left, 0, right, 0)
        self._place()

    def _place(self) -> None:
        if self._picture is not None:
            size = self._picture.sizeHint()
            top = (self.height() - size.height()) // 2
            self._picture.setGeometry(2 * _EDGE + 1, top, size.width(), size.height())
        if self._inside is not None:
            size = self._inside.sizeHint()
            top = (self.height() - size.height()) // 2
            left = self.width() - size.width() - _EDGE
            self._inside.setGeometry(left, top, size.width(), size.height())

    def _tidy(self, text: str) -> None:
        tidy = clean(text, lines=False)
        if tidy != text:
            place = len(clean(text[: self.cursorPosition()], lines=False))
            self.setText(tidy)
            self.setCursorPosition(place)
        self.written.emit()
