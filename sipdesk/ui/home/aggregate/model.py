"""Which half-year's figures are given away, and to whom; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.aggregate import half_year_code
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.period import Period
from sipdesk.domain.rights import Right, may
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.aggregate import (
    GiveFigures,
    GivenFigures,
    Shareable,
    figures_file_name,
    give_figures,
    read_shareable,
)
from sipdesk.usecases.home import read_home

ANYBODY: Final = ""
NAMED: Final = "named"


@dataclass(frozen=True, slots=True)
class GiveState:
    """Everything the screen needs in order to be drawn.

    ``to`` is ANYBODY or NAMED; ``period`` the code of a half-year.
    """

    found: Shareable | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # of users, by id
    period: str = ""
    to: str = ANYBODY
    name: str = ""
    is_sis: bool = False
    given: GivenFigures | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    busy: bool = False

    @property
    def is_named(self) -> bool:
        """Whether small counts go along."""
        return self.to != ANYBODY

    @property
    def chosen(self) -> Period | None:
        """The half-year that is chosen."""
        periods = self.found.periods if self.found else ()
        return next((p for p in periods if half_year_code(p) == self.period), None)


class GiveModel:
    """Asks what can be given, and gives it."""

    def __init__(self, around: Around, draw: Callable[[GiveState], None]) -> None:
        self._around = around
        self._draw = draw
        self._home = ""
        self.state = GiveState()

    @property
    def gives(self) -> bool:
        """Whether whoever is here may give figures away."""
        return may(self._around.user, Right.FIGURES_TO_CASES)

    def refresh(self) -> None:
        """Read what can be given."""
        runner = self._around.runner
        runner.read(read_home, None, self._home_read, self._refused)
        runner.read(read_shareable, None, self._read, self._refused)

    def edit(self, **changes: Any) -> None:
        """Take what was chosen or typed."""
        left = {k: v for k, v in self.state.wrong.items() if k not in changes}
        self._show(**changes, wrong=left, notice=None)

    def file_name(self) -> str:
        """Give what the file is called unless somebody wants otherwise."""
        period = self.state.chosen
        return figures_file_name(self._home, period) if period else ""

    def is_ready(self) -> bool:
        """Whether a place can be asked for; what is missing is said otherwise."""
        state, wrong = self.state, {}
        if state.to == NAMED and not state.name.strip():
            wrong["to"] = notice("figures-to-nobody").whole
        if state.is_named and not state.is_sis:
            wrong["is_sis"] = notice("figures-outside-sis").whole
        self._show(wrong=wrong, notice=None)
        return not wrong and state.chosen is not None and not state.busy

    def give(self, path: Path) -> None:
        """Make the file; a second press meanwhile does nothing."""
        state = self.state
        if state.busy or state.chosen is None:
            return
        order = GiveFigures(
            state.chosen,
            path,
            to=state.name if state.to == NAMED else "",
            is_sis=state.is_named and state.is_sis,
        )
        self._show(busy=True, notice=None, given=None)
        self._around.runner.do(give_figures, order, self._given, self._refused)

    def told(self) -> None:
        """Show the passphrase no more: it has been told."""
        self._show(given=None)

    def leave(self) -> None:
        """Let no passphrase stand on a page that is left."""
        if self.state.given is not None:
            self._show(given=None)

    def _home_read(self, view: Any) -> None:
        self._home = view.home.name
        self._show(names={user.id: user.signature for user in view.users})

    def _read(self, found: Shareable) -> None:
        codes = [half_year_code(period) for period in found.periods]
        period = self.state.period if self.state.period in codes else codes[0]
        self._show(found=found, period=period)

    def _given(self, given: GivenFigures) -> None:
        self._show(given=given, busy=False, name="", is_sis=False, to=ANYBODY)
        self.refresh()

    def _refused(self, error: SipdeskError) -> None:
        wrong, said = placed(error)
        self._show(busy=False, wrong=wrong, notice=said)

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
