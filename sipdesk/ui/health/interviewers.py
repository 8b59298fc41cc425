"""Who of the home's staff is trained to interview with ADAD; knows nothing of Qt."""

from collections.abc import Callable

from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.training import StaffMember
from sipdesk.ui.page import Around
from sipdesk.usecases.training import read_adad_interviewers


class Interviewers:
    """Reads the register once; ``told`` is given the names when they are known."""

    def __init__(self, around: Around, told: Callable[[tuple[str, ...]], None]) -> None:
        self._told = told
        around.runner.read(read_adad_interviewers, None, self._take, self._refused)

    def _take(self, staff: tuple[StaffMember, ...]) -> None:
        self._told(tuple(dict.fromkeys(member.name for member in staff)))

    def _refused(self, _: SipdeskError) -> None:
        """Do without: any name can be written."""
