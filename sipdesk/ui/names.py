"""The names of those who work at the home; knows nothing of Qt."""

from collections.abc import Callable, Mapping

from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.page import Around
from sipdesk.usecases.home import HomeView, read_home


class Names:
    """Reads the home's users once; ``told`` is called when their names are known."""

    def __init__(self, around: Around, told: Callable[["Names"], None]) -> None:
        self._told = told
        self._names: Mapping[str, str] = {around.user.id: around.user.name}
        around.runner.read(read_home, None, self._take, self._refused)

    def of(self, user: str) -> str:
        """Name a user by their id; empty while the name is not known."""
        return self._names.get(user, "")

    def _take(self, home: HomeView) -> None:
        self._names = {user.id: user.name for user in home.users}
        self._told(self)

    def _refused(self, _: SipdeskError) -> None:
        """Do without: what is listed stands without names."""
