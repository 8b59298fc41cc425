"""Who of the home's staff is trained to interview with ADAD; knows nothing of Qt."""

from collections.abc import Callable, Sequence

from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.settings import ADAD_INTERVIEWERS
from sipdesk.domain.training import StaffMember
from sipdesk.ui.page import Around
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.training import read_adad_interviewers


class Interviewers:
    """Reads once; ``told`` is given the names when they are known.

    They are those whose training is in the home's register and still counts, and then
    those that the home has listed besides.
    """

    def __init__(self, around: Around, told: Callable[[tuple[str, ...]], None]) -> None:
        self._told = told
        self._names: dict[str, None] = {}
        runner = around.runner
        runner.read(read_adad_interviewers, None, self._take_staff, self._refused)
        runner.read(read_home, None, self._take_home, self._refused)

    def _take_staff(self, staff: tuple[StaffMember, ...]) -> None:
        listed = tuple(self._names)
        self._names = {}
        self._tell([*(one.name for one in staff), *listed])

    def _take_home(self, home: HomeView) -> None:
        listed = str(home.settings.get(ADAD_INTERVIEWERS.key, ""))
        self._tell([name.strip() for name in listed.splitlines()])

    def _tell(self, names: Sequence[str]) -> None:
        self._names |= dict.fromkeys(filter(None, names))
        self._told(tuple(self._names))

    def _refused(self, _: SipdeskError) -> None:
        """Do without: any name can be written."""
