"""The rules of reminders, and the home's own days in them; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.rights import Right, may
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
from sipdesk.ui.refusal import placed
from sipdesk.usecases.reminder import (
    DropFigure,
    RuleView,
    SetFigure,
    drop_figure,
    read_rules,
    set_figure,
)


@dataclass(frozen=True, slots=True)
class FigureForm:
    """The days of one rule, as typed: before its day, or after it."""

    shown: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class RulesState:
    """Everything the card needs in order to be drawn."""

    rules: tuple[RuleView, ...] = ()
    changing: str = ""  # the id of the rule that is changed
    form: FigureForm = FigureForm()
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    refusals: int = 0
    saved: str = ""  # the id of the rule that has just been saved

    def rule(self, rule_id: str) -> RuleView | None:
        """Find a rule."""
        return next((one for one in self.rules if one.rule.id == rule_id), None)


class RulesModel:
    """Shows the rules, and lets the home choose its own days."""

    def __init__(self, around: Around, draw: Callable[[RulesState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = RulesState()

    @property
    def may_change(self) -> bool:
        """Whether whoever looks may choose the home's days."""
        return may(self._around.user, Right.HOME_CONTENT)

    def refresh(self) -> None:
        """Read the rules as they hold here."""
        self._around.runner.read(read_rules, None, self._take, self._refused)

    def begin(self, rule_id: str) -> None:
        """Ask for the days of a rule."""
        found = self.state.rule(rule_id)
        if found is None:
            return
        due = "" if found.rule.due is None else str(abs(found.rule.due))
        form = FigureForm(str(abs(found.rule.shown)), due)
        state = replace(self._quiet(), changing=rule_id, form=form)
        self._show(state)

    def edit(self, **changes: str) -> None:
        """Take what was typed."""
        left = {k: v for k, v in self.state.problems.items() if k not in changes}
        form = replace(self.state.form, **changes)
        self._show(replace(self.state, form=form, problems=left))

    def stop(self) -> None:
        """Leave the days as they are."""
        self._show(self._quiet())

    def save(self) -> None:
        """Let the typed days hold from now on."""
        found = self.state.rule(self.state.changing)
        if found is None:
            return
        form, reading = self.state.form, Reading(self._around.today())
        count = reading.count("shown", form.shown)
        late = reading.count("due", form.due)
        try:
            reading.done()
        except Unread as unread:
            self._point_out(unread.problems, None)
            return
        # Both are typed without a sign: the label says whether it is before the day.
        shown = -count if found.came.shown < 0 else count
        due = found.came.due
        if due is not None:
            due = -late if due < 0 else late
        order = SetFigure(found.rule.id, shown, due)
        self._around.runner.do(set_figure, order, self._saved, self._refused)

    def go_back(self) -> None:
        """Let the days hold again that came with the program."""
        order = DropFigure(self.state.changing)
        self._around.runner.do(drop_figure, order, self._saved, self._refused)

    def _saved(self, rules: tuple[RuleView, ...]) -> None:
        self._show(replace(self._quiet(), rules=rules, saved=self.state.changing))

    def _take(self, rules: tuple[RuleView, ...]) -> None:
        self._show(replace(self.state, rules=rules))

    def _refused(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        self._point_out(problems, said)

    def _point_out(self, problems: Mapping[str, str], said: Notice | None) -> None:
        state = replace(self.state, problems=problems, notice=said)
        self._show(replace(state, refusals=state.refusals + 1))

    def _quiet(self) -> RulesState:
        state = replace(self.state, changing="", form=FigureForm(), problems={})
        return replace(state, notice=None, saved="")

    def _show(self, state: RulesState) -> None:
        self.state = state
        self._draw(state)
