"""What the window says: in the window, never in a box, and aloud."""

from collections.abc import Callable
from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import icons, theme
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted, Text
from sipdesk.ui.widgets.tokens import XL, M, S, Tone

if TYPE_CHECKING:  # the first window is there before any content is read
    from sipdesk.content.notices import Notice as Said

_DISC: Final = 72
_DISC_ICON: Final = 30
_SIGNS: Final[dict[Tone, str]] = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "info": "info",
    "idle": "info",
}


class Notice(QFrame):
    """A panel that says something and perhaps offers what to do about it.

    An empty text hides it. A new text is announced: at once if the tone is ``bad``.
    """

    def __init__(
        self,
        tone: Tone = "info",
        text: str = "",
        *,
        title: str = "",
        action: QWidget | None = None,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._said: tuple[Tone, str, str] | None = None
        self._sign = Picture("info", "info", 20)
        self._title = Text(weight="semibold")
        self._text = Body()
        words: QBoxLayout = column(self._title, self._text, gap=2)
        if action is not None:
            words.addSpacing(S)
            words.addLayout(row(action, None))
        whole = row(self._sign, gap=M, margins=(14, 12, 14, 12))
        whole.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)
        self.setLayout(whole)
        self.say(tone, text, title=title)

    @property
    def words(self) -> str:
        """What is said now, or an empty string."""
        return self._text.words

    @property
    def title(self) -> str:
        """What stands above that, or an empty string."""
        return self._title.words

    def say(self, tone: Tone, text: str, *, title: str = "") -> None:
        """Say something else; saying the same again does nothing."""
        if (tone, text, title) == self._said:
            return
        self._said = (tone, text, title)
        self.setProperty("tone", tone)
        theme.restyle(self)
        self._sign.show_icon(_SIGNS[tone], tone)
        self._title.say(title)
        self._title.setVisible(bool(title))
        self._text.say(text)
        if (text or title) and self.parentWidget() is None:
            # Shown with what it is put in; alone it would be a window of its own.
            explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
            self.setAttribute(explicit, on=False)
        else:
            self.setVisible(bool(text or title))
        said = ". ".join(part.rstrip(".") for part in (title, text) if part)
        announce(self, said, urgent=tone == "bad")

    def tell(self, said: "Said | None", tone: Tone = "bad") -> None:
        """Say what is wrong and what to do now, or nothing."""
        if said is None:
            self.clear()
        else:
            self.say(tone, said.next, title=said.text)

    def clear(self) -> None:
        """Say nothing."""
        self.say("info", "")


class SavedMark(QWidget):
    """Says that what was written is kept: "Sparat 13.26"."""

    def __init__(self, *, name: str = "saved") -> None:
        super().__init__()
        self.setObjectName(name)
        self._sign = Picture("check", "ok", 16)
        self._text = Meta(wrap=False)
        self.setLayout(row(self._sign, self._text, gap=6))
        self.clear()

    def saved(self, at: time) -> None:
        """Say when it was saved."""
        from sipdesk.content.swedish import clock  # noqa: PLC0415  (as above)

        self._say("check", "ok", f"Sparat {clock(at)}")

    def saving(self) -> None:
        """Say that it is being saved."""
        self._say("loader", "muted", "Sparar …")

    def unsaved(self, text: str = "Inte sparat") -> None:
        """Say that it could not be saved; what was typed is still there."""
        self._say("triangle-alert", "bad", text)

    def clear(self) -> None:
        """Say nothing."""
        self._text.say("")
        self.setVisible(False)

    def _say(self, icon: str, tone: str, text: str) -> None:
        changed = text != self._text.words
        self._sign.show_icon(icon, tone)
        self._text.say(text)
        self.setVisible(True)
        if changed and icon != "loader":
            announce(self, text)


class UndoStrip(QFrame):
    """Says what was just done and lets it be undone, if it can be."""

    undone = Signal()

    def __init__(self, *, name: str = "undo") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tone", "idle")
        self._undo: Callable[[], object] | None = None
        self._text = Body()
        self._button = Button("Ångra", icon="undo-2", clicked=self._go)
        self._close = Button(
            "", "ghost", icon="x", label="Stäng meddelandet", clicked=self.clear
        )
        for button in (self._button, self._close):
            # The mouse leaves the focus with what somebody works with.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        whole = row(gap=S, margins=(14, 6, 6, 6))
        whole.addWidget(self._text, 1)
        whole.addWidget(self._button)
        whole.addWidget(self._close)
        self.setLayout(whole)
        self.hide()

    def offer(self, text: str, undo: Callable[[], object] | None) -> None:
        """Say what was done ("Samtycket är sparat.") and keep the way back.

        Without a way back it is only said.
        """
        self._undo = undo
        self._text.say(text)
        self._button.setAccessibleName(f"Ångra: {text}")
        self._button.setVisible(undo is not None)
        self.show()
        announce(self, text if undo is None else f"{text} Det går att ångra.")

    def clear(self) -> None:
        """Take the offer back."""
        self._undo = None
        self.hide()

    def _go(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()
            self.undone.emit()


def empty_state(
    icon: str, title: str, text: str, *buttons: QPushButton, name: str = "empty"
) -> QWidget:
    """Say what is not there yet and what to do; at most one primary button."""
    centre = Qt.AlignmentFlag.AlignHCenter
    words = Muted(text, align=centre)
    heading = Heading(title, level=2)
    parts = column(None, gap=S, margins=(XL, XL, XL, XL))
    parts.setStretch(0, 2)
    parts.addWidget(_Disc(icon), 0, centre)
    parts.addSpacing(4)
    parts.addWidget(heading, 0, centre)
    narrow = row(None, words, None)
    narrow.setStretch(1, 100)
    words.set_longest(420)
    parts.addLayout(narrow)
    if buttons:
        parts.addSpacing(S)
        parts.addWidget(holder(Flow(*buttons, gap=M)), 0, centre)
    parts.addStretch(3)
    whole = QWidget()
    whole.setObjectName(name)
    whole.setLayout(parts)
    return whole


class _Disc(Picture):
    """A large icon on a tinted disc."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon, "accent", _DISC)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour("edge")
        painter.setPen(QPen(edge) if edge.alpha() else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.colour("soft"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        side = theme.px(_DISC_ICON)
        corner = (self.width() - side) / 2
        place = QRectF(corner, corner, side, side)
        icons.draw(painter, self._name, theme.colour("accent"), place)
        painter.end()
