"""Keeps the program's windows out of screen captures, but while they may be seen.

Every window follows one state: questions, lists that fall down, tips. Two things lift
it: a meeting that all look at in this very window, and the ten minutes that somebody
has asked for. What is made to be seen by all is left alone (``let_all_see``). The
system's own dialogs, for files and printers, are not the program's to keep.
"""

import math
from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import row
from sipdesk.ui.widgets.seen import is_for_all
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import XS, L, M
from sipdesk.ui.window.system import System

_MINUTE: Final = 60.0
_LOOK: Final = 1_000  # milliseconds between looks at the clock


class Captures(QObject):
    """Whether the windows can be captured. ``strip`` says so while they can.

    It begins with keeping them all out; ``on`` is the system that does so.
    """

    def __init__(
        self, frame: QWidget, on: System, now: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(frame)
        self._system = on
        self._now = now
        self._shared = False
        self._until: float | None = None
        self.strip = CaptureStrip(self.end)
        self.keeps = on.protect(int(frame.winId()), on=True)
        """Whether the system keeps a window out of captures at all."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._obey()

    @property
    def open(self) -> bool:
        """Whether the windows can be captured now."""
        return self._shared or self._until is not None

    def share(self, *, on: bool) -> None:
        """Let all see the windows while a meeting is held in them."""
        self._shared = on
        self._obey()

    def allow(self, minutes: int) -> None:
        """Let them be captured for some minutes, and say so all the while."""
        self._until = self._now() + minutes * _MINUTE
        self._timer.start()
        self._obey()
        self.look()

    def end(self) -> None:
        """Keep them out again, whatever is left of the minutes."""
        self._until = None
        self._timer.stop()
        self.strip.clear()
        self._obey()

    def look(self) -> None:
        """Count what is left, and end when nothing is."""
        if self._until is None:
            return
        left = self._until - self._now()
        if left > 0:
            self.strip.count(left)
        else:
            self.end()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # It has its native window by now, and nobody has seen it yet.
        shown = event.type() == QEvent.Type.Show and not event.spontaneous()
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self._keep(watched)
        return False

    def _obey(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._keep(window)

    def _keep(self, window: QWidget) -> None:
        if not is_for_all(window):
            self._system.protect(int(window.winId()), on=not self.open)


class CaptureStrip(Panel):
    """Says, always in sight, that the window can be seen by others, and for how long.

    Hidden when it can not. It is read aloud when it begins and with a minute left.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._words = Meta("", weight="medium", tone="warn", name="capture-words")
        self.stop = secondary("Avsluta nu", end, name="capture-end")
        sign = Picture("screen-share", "warn", 16)
        line = row(sign, self._words, self.stop, gap=M)
        line.setStretch(1, 1)
        super().__init__("bar", line, margins=(L, XS, L, XS), name="capture-strip")
        self.hide()

    def count(self, seconds: float) -> None:
        """Say how long is left, to the minute."""
        minutes = math.ceil(seconds / _MINUTE)
        left = "Mindre än en minut kvar" if minutes == 1 else f"{minutes} minuter kvar"
        words = f"Fönstret syns i skärmdelning och på skärmbilder. {left}."
        if words == self._words.words:
            return
        begins = self.isHidden()
        self._words.say(words)
        self.show()
        if begins or minutes == 1:
            announce(self, words)

    def clear(self) -> None:
        """Say nothing more."""
        if not self.isHidden():
            announce(self, "Fönstret syns inte längre i skärmdelning.")
        self._words.say("")
        self.hide()
