"""Which sheet is looked at, and what was done with it; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Final

from sipdesk.content.content import Problem
from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
from sipdesk.usecases.sheets import (
    ListedSheet,
    ListedSheets,
    MadeSheet,
    ReviewSheet,
    SheetOrder,
    hand_out_sheet,
    list_sheets,
    preview_sheet,
    review_sheet,
    withdraw_review,
)

PRINTED: Final = "print"
SAVED: Final = "file"
SAVED_AS_FORM: Final = "form"


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """What is typed of a review."""

    reviewer: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class SheetsState:
    """Everything the list and the sheet beside it need in order to be drawn."""

    sheets: tuple[ListedSheet, ...] | None = None  # None until they are read
    problems: tuple[Problem, ...] = ()
    chosen: str = ""
    made: MadeSheet | None = None  # of the chosen one; None while it is being made
    notice: Notice | None = None
    done: str = ""  # PRINTED, SAVED, SAVED_AS_FORM: what has just been done
    done_at: time | None = None
    form: ReviewForm = ReviewForm()
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field of the form

    @property
    def listed(self) -> ListedSheet | None:
        """The chosen sheet as the list has it."""
        found = (one for one in self.sheets or () if one.sheet.id == self.chosen)
        return next(found, None)


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
        if self.state.made is None:
            return

        def handed_out(made: MadeSheet) -> None:
            self._delivered(made, channel, deliver)

        order = SheetOrder(self.state.chosen)
        self._around.runner.read(hand_out_sheet, order, handed_out, self._refused)

    def edit(self, **changes: str) -> None:
        """Take what was typed of a review."""
        left = {k: v for k, v in self.state.wrong.items() if k not in changes}
        form = replace(self.state.form, **changes)
        self._show(replace(self.state, form=form, wrong=left))

    def review(self) -> None:
        """Mark the chosen translation as reviewed."""
        listed, form = self.state.listed, self.state.form
        if listed is None:
            return
        reading = Reading(self._around.today())
        day = reading.day("day", form.day)
        try:
            reading.done()
        except Unread as unread:
            self._show(replace(self.state, wrong=unread.problems))
            return
        order = ReviewSheet(listed.sheet.id, listed.text, form.reviewer, day)
        self._around.runner.do(review_sheet, order, self._reviewed, self._refused)

    def withdraw(self) -> None:
        """Take the review of the chosen translation back."""
        order = SheetOrder(self.state.chosen)
        self._around.runner.do(withdraw_review, order, self._reviewed, self._refused)

    def _reviewed(self, _: object) -> None:
        self._show(replace(self.state, form=ReviewForm(), wrong={}, notice=None))
        self.refresh()

    def _delivered(self, made: MadeSheet, channel: str, deliver: Deliver) -> None:
        try:
            deliver(made.form if channel == SAVED_AS_FORM else made.data)
        except OSError:
            failed = notice("sheet-not-delivered")
            self._show(replace(self.state, notice=failed, done=""))
            return
        now = self._around.clock_now()
        self._show(replace(self.state, notice=None, done=channel, done_at=now))

    def _listed(self, read: ListedSheets) -> None:
        state = replace(self.state, sheets=read.sheets, problems=read.problems)
        self._show(state)
        ids = [one.sheet.id for one in read.sheets]
        if ids:
            self._look(state.chosen if state.chosen in ids else ids[0])

    def _look(self, sheet_id: str) -> None:
        self._show(
            replace(self.state, notice=None)
            if sheet_id == self.state.chosen
            # What is shown stays until the new is made.
            else replace(
                self.state,
                chosen=sheet_id,
                made=None,
                notice=None,
                done="",
                form=ReviewForm(),
                wrong={},
            )
        )
        order = SheetOrder(sheet_id)
        self._around.runner.read(preview_sheet, order, self._made, self._refused)

    def _made(self, made: MadeSheet) -> None:
        if made.sheet.id == self.state.chosen:
            self._show(replace(self.state, made=made))

    def _refused(self, error: SipdeskError) -> None:
        said = notice(error.code)
        if isinstance(error, RuleBroken) and error.field:
            wrong = {error.field: said.whole}
            self._show(replace(self.state, wrong=wrong))
        else:
            self._show(replace(self.state, notice=said))

    def _show(self, state: SheetsState) -> None:
        self.state = state
        self._draw(state)
