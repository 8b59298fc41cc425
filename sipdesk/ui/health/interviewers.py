"""Who of the home's staff is trained to interview with ADAD; knows nothing of Qt."""

from collections.abc import Callable

from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.settings import ADAD_INTERVIEWERS
from sipdesk.ui.page import Around
from sipdesk.usecases.home import HomeView, read_home


class Interviewers:
    """Reads the home's list once; ``told`` is given the names when they are known."""

    def __init__(self, around: Around, told: Callable[[tuple[str, ...]], None]) -> None:
        self._told = told
        around.runner.read(read_home, None, self._take, self._refused)

    def _take(self, home: HomeView) -> None:
        listed = str(home.settings.get(ADAD_INTERVIEWERS.key, ""))
        self._told(tuple(filter(None, map(str.strip, listed.splitlines()))))

    def _refused(self, _: SipdeskError) -> None:
        """Do without: any name can be written."""
