"""How a state of health is chosen, and of what day it is then; knows nothing of Qt."""

from typing import Any, Final

from typing_extensions import override

from sipdesk.domain.health import ExaminationState
from sipdesk.ui.health.model import ExaminationForm, InterviewForm, ReferralForm
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import PartModel
from sipdesk.ui.reading import day_text

_DAY_OF: Final = {
    ExaminationState.ASKED.value: "asked",
    ExaminationState.OFFERED.value: "offered",
    ExaminationState.DONE.value: "done",
    ExaminationState.NOT_DONE.value: "reason_day",
}
"""The day that a state chosen anew is of today."""


class ExaminationPart(PartModel[ExaminationForm]):
    """One of the three."""

    def choose(self, state: str) -> None:
        """Choose a state; one that is new is of today until another day is written."""
        form = self.state.form
        name = _DAY_OF.get(state, "")
        fresh = bool(name) and state != form.state and not getattr(form, name)
        today = {name: day_text(self.around.today())} if fresh else {}
        self.edit(state=state, **today)


class InterviewPart(PartModel[InterviewForm]):
    """ADAD on one occasion."""

    trained: tuple[str, ...] = ()
    """Who is trained today by the home's register."""

    @override
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._days: dict[tuple[str, str], str] = {}  # by the case's id and the state

    def choose_who(self, name: str) -> None:
        """Name the interviewer; one who is listed is trained, unless it is said."""
        known = " ".join(name.split()).casefold() in map(str.casefold, self.trained)
        said_already = bool(self.state.form.trained)
        told = {"trained": "yes"} if known and not said_already else {}
        self.edit(interviewer=name, **told)

    def choose(self, state: str) -> None:
        """Choose a state; one that is new is of today until another day is written.

        The day of the state before is not its day. It is remembered while the page is
        open, and is there again with that state. What was written while nothing was
        said is the day of what is said then.
        """
        form = self.state.form
        if state == form.state:
            return
        if form.state or not form.day:
            key = self.state.case.id
            self._days[key, form.state] = form.day
            today = day_text(self.around.today()) if state else ""
            self.edit(state=state, day=self._days.get((key, state)) or today)
        else:
            self.edit(state=state)


class ReferralPart(ItemModel[ReferralForm]):
    """A referral, written and put by its button."""

    _proposed = ""

    def choose(self, state: str) -> None:
        """Choose a state; another than before is of today until a day is written.

        A day that has been written in the form stays.
        """
        form, base = self.state.form, self._base
        if state == form.state:
            return
        if form.day in {base.day, self._proposed}:
            today = day_text(self.around.today())
            self._proposed = base.day if state == base.state else today
            self.edit(state=state, day=self._proposed)
        else:
            self.edit(state=state)
