"""Which files of figures are added up, and what became of each; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError, Trouble
from sipdesk.ui.doing import Deliver, Otherwise
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.aggregate import CameFile, FileRead, HomesRead, SumPaper

LOCKED = frozenset(
    {Trouble.FIGURES_LOCKED.value, Trouble.FIGURES_WRONG_PASSPHRASE.value}
)
"""What is said of a file that a passphrase would open."""


@dataclass(frozen=True)
class Outside:
    """What the model asks of the world; both answer later."""

    read: Callable[[tuple[CameFile, ...], Callable[[HomesRead], None], Otherwise], None]
    paper: Callable[[HomesRead, Callable[[SumPaper], None], Otherwise], None]


@dataclass(frozen=True, slots=True)
class HomesState:
    """Everything the screen needs in order to be drawn."""

    files: tuple[CameFile, ...] = ()
    found: HomesRead | None = None
    busy: bool = False
    saved: bool = False
    notice: Notice | None = None

    @property
    def counting(self) -> tuple[FileRead, ...]:
        """The files that are added up."""
        files = self.found.files if self.found else ()
        return tuple(one for one in files if not one.problem)


class HomesModel:
    """Files are chosen, opened with what was told by telephone, and taken away."""

    def __init__(self, outside: Outside, draw: Callable[[HomesState], None]) -> None:
        self._outside = outside
        self._draw = draw
        self.state = HomesState()

    def choose(self, paths: tuple[Path, ...]) -> None:
        """Add files; one that is there already is not added again."""
        there = {one.path for one in self.state.files}
        new = dict.fromkeys(path for path in paths if path not in there)
        if new and not self.state.busy:
            self._read((*self.state.files, *map(CameFile, new)))

    def open(self, path: Path, passphrase: str) -> None:
        """Try a passphrase that was told."""
        if not self.state.busy:
            self._read(
                tuple(
                    CameFile(path, passphrase) if one.path == path else one
                    for one in self.state.files
                )
            )

    def take_away(self, path: Path) -> None:
        """Let a file be."""
        if not self.state.busy:
            self._read(tuple(one for one in self.state.files if one.path != path))

    def deliver(self, where: Callable[[SumPaper], Deliver | None]) -> None:
        """Print or save the sum; ``where`` asks to where when it has been made."""
        found = self.state.found
        if found is None or found.sum is None or self.state.busy:
            return
        self._show(busy=True, saved=False, notice=None)

        def made(paper: SumPaper) -> None:
            self._show(busy=False)
            deliver = where(paper)
            if deliver is None:
                return
            try:
                deliver(paper.data)
            except OSError:
                self._show(notice=notice("tips-not-delivered"))
            else:
                self._show(saved=True)

        self._outside.paper(found, made, self._refused)

    def _read(self, files: tuple[CameFile, ...]) -> None:
        self._show(files=files, saved=False, notice=None)
        if not files:
            self._show(found=None)
            return
        self._show(busy=True)
        self._outside.read(files, self._came, self._refused)

    def _came(self, found: HomesRead) -> None:
        self._show(found=found, busy=False)

    def _refused(self, error: SipdeskError) -> None:
        self._show(busy=False, notice=refusal(error))

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
