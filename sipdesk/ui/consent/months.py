"""How long a consent holds by the home's custom; knows nothing of Qt."""

from collections.abc import Callable

from sipdesk.domain.settings import CONSENT_MONTHS
from sipdesk.ui.page import Around
from sipdesk.usecases.home import HomeView, read_home


class Months:
    """How long the home lets a consent hold by custom; only ever a suggestion."""

    def __init__(self, around: Around, told: Callable[[int], None]) -> None:
        self.count = CONSENT_MONTHS.default
        self._around = around
        self._told = told

    def read(self) -> None:
        """Ask for the home's figure."""
        self._around.runner.read(read_home, None, self._read, lambda _: None)

    def _read(self, home: HomeView) -> None:
        self.count = int(home.settings.get(CONSENT_MONTHS.key, self.count))
        self._told(self.count)
