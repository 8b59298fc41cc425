"""Backups that are made by themselves while a home is open, beside the work."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.backup import Backup
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.doing import Runner
from sipdesk.usecases.backup import back_up_if_due
from sipdesk.usecases.ports import Ports

_SETTLED: Final = 5_000  # milliseconds after which one has begun to work
_EVERY_HOUR: Final = 3_600_000


class BackingUp(QObject):
    """Makes a backup when one is due, beside all other work.

    ``tell`` is given why it could not be done, or None when it could: it is never a
    reason to stop anybody. It goes with its parent.
    """

    def __init__(
        self,
        parent: QObject,
        runner: Runner[Ports],
        tell: Callable[[Notice | None], None],
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._tell = tell
        QTimer.singleShot(_SETTLED, self, self.look)
        hour = QTimer(self)
        hour.setInterval(_EVERY_HOUR)
        hour.timeout.connect(self.look)
        hour.start()

    def look(self) -> None:
        """Make a backup if one is due."""
        self._runner.do(back_up_if_due, None, self._made, self._refused)

    def _made(self, _: Backup | None) -> None:
        self._tell(None)

    def _refused(self, error: SipdeskError) -> None:
        self._tell(notice(error.code))
