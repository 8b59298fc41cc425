"""A small button that reads aloud, where this computer has a Swedish voice."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from typing_extensions import override

from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.speech import voice


class ReadAloud(Button):
    """Reads words aloud, and falls silent when pressed again or out of sight.

    ``words`` is asked each time. The button is seen only where there is a voice.
    """

    def __init__(self, words: Callable[[], str], *, name: str = "read-aloud") -> None:
        super().__init__("", "ghost", name=name, clicked=self._turn)
        self._asked = words
        self._is_offered = True
        voice().changed.connect(self._follow)
        self._draw()
        if not voice().is_there:
            self.hide()

    def offer(self, *, on: bool) -> None:
        """Tell whether there is anything to listen to."""
        self._is_offered = on
        self._follow()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._reads and not event.spontaneous():
            voice().stop()

    @property
    def _reads(self) -> bool:
        return voice().reader is self

    def _turn(self) -> None:
        if self._reads:
            voice().stop()
        else:
            voice().say(self._asked(), self)

    def _follow(self) -> None:
        self._draw()
        heard = self._is_offered and voice().is_there
        if not heard or self.parentWidget() is not None:  # or it would be a window
            self.setVisible(heard)

    def _draw(self) -> None:
        self.say("Sluta läsa" if self._reads else "Läs upp")
        self.set_icon("volume-x" if self._reads else "volume-2")
