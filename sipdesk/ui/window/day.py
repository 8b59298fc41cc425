"""Noticing that a new day has begun while the program stands open."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.ui.doing import Runner
from sipdesk.usecases.case import refresh_overviews
from sipdesk.usecases.ports import Ports

_EVERY_MINUTE: Final = 60_000


class Day(QObject):
    """The day it is. ``turned`` when it has become another."""

    turned = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._shown = today()
        minute = QTimer(self)
        minute.setInterval(_EVERY_MINUTE)
        minute.timeout.connect(self.look)
        minute.start()

    def look(self) -> None:
        """See whether it is another day now."""
        if self._today() != self._shown:
            self._shown = self._today()
            self.turned.emit()


def bring_up_to_date(runner: Runner[Ports], changed: Callable[[], None]) -> None:
    """Derive anew what lists say of cases whose days have passed meanwhile.

    ``changed`` if any of them says another thing now.
    """

    def done(count: int) -> None:
        if count:
            changed()

    # Nothing is lost if it cannot be done now: it is tried again tomorrow.
    runner.do(refresh_overviews, None, done, lambda _: None)
