"""What all form fields share: label, help, problem, remark, and when they tell.

* ``value`` is what the field holds now: a string, or for ticks a frozenset of keys.
  Nothing typed is ever lost: what cannot be read is kept as it was written.
* ``set_value`` shows a value and tells nobody; showing the same again does nothing.
* ``edited(value)`` at each change the person makes; ``left()`` when focus leaves the
  whole field; ``committed(value)`` with ``left`` if the value has changed since it
  was last shown or committed: save then.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Meta, Text
from sipdesk.ui.widgets.tokens import XS, Tone

Value = str | frozenset[str]

_KEEPS_FOCUS: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Field(QWidget):
    """A label, a control and room for help, a problem and a remark.

    A kind of field makes its control, hands it to ``_hold`` and calls ``_tell`` when
    the person has changed it.
    """

    edited = Signal(object)
    left = Signal()
    committed = Signal(object)
    prose = False
    """Whether free text is written in it, which may be remarked on."""

    def __init__(
        self, label: str, hint: str = "", *, required: bool = False, name: str = ""
    ) -> None:
        """``hint`` stands under the label; ``required`` is said beside it."""
        super().__init__()
        self.setObjectName(name)
        self._plain_label = label
        self._problem = ""
        self._said = ""  # the problem that stood here before what is being typed
        self._remark = ""
        self._shown: Value = ""
        self._parts: tuple[QWidget, ...] = ()
        self.label = Text(
            f"{label} (måste fyllas i)" if required else label, weight="medium"
        )
        self._help = Meta(hint)
        self._trouble = Meta(weight="medium", tone="bad")
        self._line = _line("circle-alert", "bad", self._trouble)
        self._below: QBoxLayout = column(gap=XS)
        self._noted = Meta(tone="warn")
        self._note = _line("info", "warn", self._noted)
        above = (self.label, self._help, self._line)
        self.setLayout(column(*above, self._below, self._note, None, gap=XS))
        # Without a parent it would be shown as a window of its own.
        self._help.setVisible(bool(hint))

    @property
    def value(self) -> Value:
        """What the field holds."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show a value without telling anyone."""
        self._shown = value
        if value != self.value:
            self._show(value)

    @property
    def problem(self) -> str:
        """The problem shown, or an empty string."""
        return self._problem

    def set_problem(self, text: str | None) -> None:
        """Say at the field what is wrong and what to do; ``None`` when it is right."""
        text = text or ""
        if text == self._problem:
            return
        self._problem = text
        self._trouble.say(text)
        self._line.setVisible(bool(text))
        for part in self._parts:
            part.setProperty("wrong", bool(text))
            theme.restyle(part)
        self._describe()
        if text and text != self._said:
            announce(self, f"{self._plain_label}: {text}", urgent=True)

    @property
    def remark(self) -> str:
        """The remark shown, or an empty string."""
        return self._remark

    def set_remark(self, text: str | None) -> None:
        """Say below free text what may be wrong with it; it stops nothing."""
        text = (text or "") if self.prose else ""
        if text == self._remark:
            return
        self._remark = text
        self._noted.say(text)
        self._note.setVisible(bool(text))
        self._describe()
        if self._has_focus_inside():
            announce(self, text)

    def set_help(self, text: str) -> None:
        """Show a line of help under the label; empty for none."""
        self._help.say(text)
        self._help.setVisible(bool(text))
        self._describe()

    def focus(self) -> None:
        """Put the cursor in the field."""
        if self._parts:
            self._parts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in _KEEPS_FOCUS
            and not self._has_focus_inside()
        ):
            self._leave()
        return super().eventFilter(watched, event)

    def _show(self, value: Value) -> None:
        """Put a value in the control; no signal may reach the outside."""
        raise NotImplementedError

    def _hold(self, whole: QWidget, *parts: QWidget) -> None:
        """Take the control; ``parts`` of it can have focus (default: all of it)."""
        self._below.addWidget(whole)
        self._watch(*(parts or (whole,)))
        self.label.label_for(self._parts[0])
        self._describe()

    def _watch(self, *parts: QWidget) -> None:
        self._parts = parts
        for part in parts:
            part.installEventFilter(self)

    def _tell(self) -> None:
        """Tell that the person has changed the value."""
        self._said = self._problem
        self.set_problem(None)
        self.edited.emit(self.value)
        self._said = ""

    def _leave(self) -> None:
        value = self.value
        changed = value != self._shown
        self._shown = value
        if changed:
            self.committed.emit(value)
        self.left.emit()

    def _has_focus_inside(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    def _describe(self) -> None:
        """Let a screen reader say problem, remark and help with the control."""
        problem = f"Fel: {self._problem}" if self._problem else ""
        said = [problem, *self._remark.splitlines(), self._help.words]
        text = ". ".join(part.rstrip(".") for part in said if part)
        for part in self._parts[:1]:
            part.setAccessibleDescription(text)


def _line(icon: str, tone: Tone, words: Text) -> QWidget:
    """Make a line of words with a sign before them, hidden as yet."""
    sign = Picture(icon, tone, 16)
    line = row(sign, words, gap=6)
    line.setStretch(1, 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    whole = holder(line)
    whole.hide()
    return whole


def inner(name: str, part: str) -> str:
    """Name a part of a field after the field; a nameless field's part has no name."""
    return f"{name}-{part}" if name else ""
