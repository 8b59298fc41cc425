"""The system that the home has approved for video; knows nothing of Qt."""

from collections.abc import Callable

from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.settings import VIDEO_SYSTEM
from sipdesk.ui.page import Around
from sipdesk.usecases.home import HomeView, read_home


class VideoSystem:
    """Reads its name once; ``told`` is given it when it is known; empty: none named."""

    def __init__(self, around: Around, told: Callable[[str], None]) -> None:
        self.name = VIDEO_SYSTEM.default
        self._told = told
        around.runner.read(read_home, None, self._take, self._refused)

    def _take(self, home: HomeView) -> None:
        self.name = str(home.settings.get(VIDEO_SYSTEM.key, self.name))
        self._told(self.name)

    def _refused(self, _: SipdeskError) -> None:
        """Do without: the pages say that none is named."""
