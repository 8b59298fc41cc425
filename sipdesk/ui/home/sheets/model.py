"""Which sheet is looked at, and what was done with it; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from sipdesk.content.content import Problem, Sheet
from sipdesk.content.content import Sheets as Read
from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.usecases.sheets import MadeSheet, SheetOrder, list_sheets, make_sheet

PRINTED: Final = "print"
SAVED: Final = "file"
SAVED_AS_FORM: Final = "form"


@dataclass(frozen=True, slots=True)
class SheetsState:
    """Everything the list and the sheet beside it need in order to be drawn."""

    sheets: tuple[Sheet, ...] | None = None  # None until they are read
    problems: tuple[Problem, ...] = ()
    chosen: str = ""
    made: MadeSheet | None = None  # of the chosen one; None while it is being made
    notice: Notice | None = None
    done: str = ""  # PRINTED, SAVED, SAVED_AS_FORM: what has just been done
    done_at: time | None = None


class SheetsModel:
    """Shows the sheets, makes the one that is chosen, and lets it go out."""

    def __init__(self, around: Around, draw: Callable[[SheetsState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = SheetsState()

    def refresh(self) -> None:
        """Read the list, and make the chosen sheet anew: the home may have changed."""
        self._around.runner.read(list_sheets, None, self._listed, self._refused)

    def choose(self, sheet_id: str) -> None:
        """Look at a sheet."""
        if sheet_id != self.state.chosen:
            self._look(sheet_id)

    def deliver(self, channel: str, deliver: Deliver) -> None:
        """Print or save the sheet that is looked at, as a form to fill in if asked."""
        made = self.state.made
        if made is None:
            return
        try:
            deliver(made.form if channel == SAVED_AS_FORM else made.data)
        except OSError:
            failed = notice("sheet-not-delivered")
            self._show(replace(self.state, notice=failed, done=""))
            return
        now = self._around.clock_now()
        self._show(replace(self.state, notice=None, done=channel, done_at=now))

    def _listed(self, read: Read) -> None:
        state = replace(self.state, sheets=read.sheets, problems=read.problems)
        self._show(state)
        ids = [sheet.id for sheet in read.sheets]
        if ids:
            self._look(state.chosen if state.chosen in ids else ids[0])

    def _look(self, sheet_id: str) -> None:
        same = sheet_id == self.state.chosen
        made = self.state.made if same else None  # what is shown stays until the new
        done = self.state.done if same else ""
        self._show(
            replace(self.state, chosen=sheet_id, made=made, notice=None, done=done)
        )
        order = SheetOrder(sheet_id)
        self._around.runner.read(make_sheet, order, self._made, self._refused)

    def _made(self, made: MadeSheet) -> None:
        if made.sheet.id == self.state.chosen:
            self._show(replace(self.state, made=made))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=notice(error.code)))

    def _show(self, state: SheetsState) -> None:
        self.state = state
        self._draw(state)
