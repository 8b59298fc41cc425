"""A kommun that is looked at; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.kommuner import kommun_named
from sipdesk.ui.page import Around
from sipdesk.usecases.region import KommunView, read_kommun


@dataclass(frozen=True, slots=True)
class KommunState:
    """The name as it is typed, and what is known of the kommun once it is one."""

    typed: str = ""
    view: KommunView | None = None
    problem: str = ""
    notice: Notice | None = None


class KommunModel:
    """Reads what the home knows of a kommun."""

    def __init__(self, around: Around, draw: Callable[[KommunState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = KommunState()

    def refresh(self) -> None:
        """Read the kommun again: the book may have changed."""
        if self.state.view is not None:
            self._read(self.state.view.code)

    def type(self, name: str) -> None:
        """Take what was typed; a kommun's whole name shows it."""
        found = kommun_named(name, self._around.content)
        shown = self.state.view if found is not None else None
        self._show(KommunState(typed=name, view=shown))
        if found is not None:
            self._read(found.code)

    def leave(self) -> None:
        """Say that there is no such kommun, once one has stopped typing."""
        typed = self.state.typed.strip()
        if typed and kommun_named(typed, self._around.content) is None:
            problem = notice("kommun-unknown").whole
            self._show(replace(self.state, problem=problem))

    def _read(self, code: str) -> None:
        self._around.runner.read(read_kommun, code, self._shown, self._refused)

    def _shown(self, view: KommunView) -> None:
        found = kommun_named(self.state.typed, self._around.content)
        if found is not None and found.code == view.code:
            self._show(replace(self.state, view=view, notice=None))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, view=None, notice=notice(error.code)))

    def _show(self, state: KommunState) -> None:
        self.state = state
        self._draw(state)
