"""Reads what a day's consents touch, for the pages that show it; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.notices import Notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.consequences import (
    Aftermath,
    ReadConsequences,
    read_consequences,
)


@dataclass(frozen=True, slots=True)
class AftermathState:
    """What has been read; nothing yet when ``aftermath`` is None."""

    case: Case | None = None
    day: date | None = None  # the day asked of; None = today
    aftermath: Aftermath | None = None
    notice: Notice | None = None


class AftermathModel:
    """Reads it anew with the case, and when the page comes into sight again."""

    def __init__(self, around: Around, draw: Callable[[AftermathState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = AftermathState()

    def show_case(self, case: Case, day: date | None = None) -> None:
        """Show a case on a day; None is today."""
        before = self.state.case
        other = before is None or before.id != case.id
        self.state = (
            AftermathState(case, day)
            if other
            else replace(self.state, case=case, day=day)
        )
        self.refresh()

    def refresh(self) -> None:
        """Read it anew: a paper may have gone out without the case being changed."""
        case = self.state.case
        if case is None:
            return
        order = ReadConsequences(case.id, self.state.day)
        read = self._around.runner.read
        read(read_consequences, order, self._read, self._refused)

    def _read(self, aftermath: Aftermath) -> None:
        self._show(replace(self.state, aftermath=aftermath, notice=None))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=refusal(error)))

    def _show(self, state: AftermathState) -> None:
        self.state = state
        self._draw(state)
