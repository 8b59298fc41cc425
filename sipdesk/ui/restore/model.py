"""Which backup is put back, what it holds, and where to; knows nothing of Qt."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sipdesk.domain.backup import Contents, Restored
from sipdesk.domain.errors import SipdeskError, Trouble
from sipdesk.domain.home import HOME_ENDING
from sipdesk.ui.doing import Otherwise

PASSPHRASE_MISSING: Final = "passphrase-missing"  # noqa: S105  (a notice's code)
_AT_FIELD: Final = (
    Trouble.WRONG_PASSPHRASE.value,
    Trouble.DEVICE_UNKNOWN.value,
    Trouble.WRONG_RECOVERY_KEY.value,
    PASSPHRASE_MISSING,
)
_WHEN: Final = re.compile(r"-\d{4}-\d\d-\d\d-\d{4,6}$")


@dataclass(frozen=True)
class Outside:
    """What the model asks of the world.

    ``folder`` is where homes lie; ``look`` tells what a backup holds, ``restore`` puts
    it back with a passphrase; both answer later. ``done`` is told of the new file when
    it has been read what was put back. ``place_decided`` is whether the home has to
    lie in ``folder``.
    """

    folder: Path
    look: Callable[[Path, Callable[[Contents], None], Otherwise], None]
    restore: Callable[[Path, Path, str, Callable[[Restored], None], Otherwise], None]
    done: Callable[[Path], None]
    place_decided: bool = False


@dataclass(frozen=True, slots=True)
class RestoreState:
    """Everything the screen needs in order to be drawn."""

    backup: Path | None = None
    contents: Contents | None = None  # None until the backup has been found whole
    to: Path | None = None
    busy: bool = False
    trouble: str = ""  # the code of a notice
    restored: Restored | None = None  # once the home has been put back

    @property
    def at_field(self) -> bool:
        """Whether the trouble is with the passphrase."""
        return self.trouble in _AT_FIELD


class RestoreModel:
    """Choose a backup, see what it holds, say where to, and put it back."""

    def __init__(self, outside: Outside, draw: Callable[[RestoreState], None]) -> None:
        self._outside = outside
        self._draw = draw
        self.state = RestoreState()

    def choose(self, backup: Path) -> None:
        """Look at a backup."""
        if self.state.busy:
            return
        to = self._outside.folder / f"{_WHEN.sub('', backup.stem)}{HOME_ENDING}"
        self._show(RestoreState(backup, to=_free(to), busy=True))
        self._outside.look(backup, self._looked, self._refused)

    def put_at(self, to: Path) -> None:
        """Say where the home is to lie."""
        self._show(replace(self.state, to=to, trouble=""))

    def typed(self) -> None:
        """Take away what was said of the passphrase."""
        if self.state.at_field:
            self._show(replace(self.state, trouble=""))

    def restore(self, passphrase: str) -> None:
        """Put it back; a second press meanwhile does nothing."""
        state = self.state
        if state.busy or state.contents is None or not (state.backup and state.to):
            return
        if not passphrase:
            self._show(replace(state, trouble=PASSPHRASE_MISSING))
            return
        self._show(replace(state, busy=True, trouble=""))
        self._outside.restore(
            state.backup, state.to, passphrase, self._restored, self._refused
        )

    def go_on(self) -> None:
        """Go on to the home that has been put back."""
        if self.state.restored is not None:
            self._outside.done(Path(self.state.restored.path))

    def _looked(self, contents: Contents) -> None:
        self._show(replace(self.state, contents=contents, busy=False))

    def _restored(self, restored: Restored) -> None:
        self._show(replace(self.state, busy=False, restored=restored))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False, trouble=error.code))

    def _show(self, state: RestoreState) -> None:
        self.state = state
        self._draw(state)


def _free(file: Path) -> Path:
    """Propose a name that nothing has: ``hem-2.sipdesk`` beside ``hem.sipdesk``."""
    number, found = 2, file
    while found.exists():
        found = file.with_name(f"{file.stem}-{number}{file.suffix}")
        number += 1
    return found
