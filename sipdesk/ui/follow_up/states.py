"""Draw what has become of goals and measures: how each stands, and who says what."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.content.words import in_short, word
from sipdesk.domain.case import Case
from sipdesk.domain.plan import (
    Goal,
    GoalCheck,
    GoalState,
    Measure,
    MeasureCheck,
    MeasureState,
)
from sipdesk.domain.slipped import SlippedKind, slipped
from sipdesk.ui.follow_up.model import (
    GoalStateForm,
    MeasureStateForm,
    goal_form,
    measure_form,
    save_goal,
    save_measure,
)
from sipdesk.ui.item import ItemModel
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import everyone, person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import ChoiceField, DateField, RadioField, TextArea
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.tokens import L

GOALS: Final = [(s.value, word(s)) for s in GoalState]
MEASURES: Final = [(s.value, in_short(s)) for s in MeasureState]
_NOTE: Final = "Notera"
_PAIR: Final = 440
_NOBODY: Final = "Inte noterat"

Check = GoalCheck | MeasureCheck


class _States(ListEditor):
    """Things of the plan, what is said of one of them, and all that has been said."""

    def __init__(self, title: str, subtitle: str, around: Around, *, name: str) -> None:
        super().__init__(title, subtitle, save=_NOTE, name=name)
        self.around = around
        self._said_by = ChoiceField(
            "Vem säger det?", (), unchosen=_NOBODY, name="said_by"
        )
        day = DateField("När sades det?", today=around.today, name="day")
        self._pair = (self._said_by, day)
        self._said = Lines(name=f"{name}-said")
        self._fold = Fold("Allt som har sagts", self._said, name=f"{name}-before")

    def _ask_who(self) -> None:
        """Ask who says it, when, and in what words; then comes what was said before."""
        self.hold(*self._pair)
        self.show_in_form(Columns(*self._pair, breakpoint=_PAIR, gap=L))
        self.ask(TextArea("Vad sägs?", rows=2, name="words"))
        self.add(self._fold)

    def _show_all(
        self, case: Case, rows: Sequence[Listed], said: Sequence[Line]
    ) -> None:
        today = self.around.today()
        people = [(who, person(case, who, today)) for who in everyone(case)]
        self._said_by.set_choices(people)
        self.show_rows(rows)
        self._said.show_lines(said)
        self._fold.setVisible(bool(said))


class GoalStates(_States):
    """How it has gone with each goal."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Målen",
            "Fråga den unge först: hur har det gått?",
            around,
            name="goal-states",
        )
        self._why = TextArea(
            "Varför?", "Varför målet ändras eller avslutas.", rows=2, name="why"
        )
        self.ask(RadioField("Hur har det gått?", GOALS, level=True, name="state"))
        self.ask(self._why)
        self._ask_who()
        self.model = ItemModel(
            "follow-goal",
            around,
            GoalStateForm(),
            lambda case, item: goal_form(case, item, around.today()),
            partial(save_goal, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    @override
    def draw(self, state: PartState[GoalStateForm]) -> None:
        super().draw(state)
        self._why.setVisible(state.form.needs_why)

    def show_case(self, case: Case) -> None:
        """List the goals of a case."""
        late = _late(case, self.around, SlippedKind.GOAL)
        checks = case.plan.goal_checks
        rows = [
            Listed(
                key=goal.id,
                title=goal.words,
                note="\n".join(_goal(goal)),
                chip=late.get(goal.id, ""),
                tone="warn",
                change=_NOTE,
                remove="",
            )
            for goal in case.plan.goals
        ]
        names = {goal.id: goal.words for goal in case.plan.goals}
        said = [(c, c.goal, word(c.state)) for c in checks]
        self._show_all(case, rows, _history(case, self.around, said, names))


class MeasureStates(_States):
    """How it has gone with each measure, and what is in the way."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Insatserna",
            "Gjordes det? Vad är i vägen?",
            around,
            name="measure-states",
        )
        self.ask(RadioField("Är det gjort?", MEASURES, level=True, name="state"))
        self.ask(TextArea("Vad är i vägen?", rows=1, name="obstacle"))
        self._ask_who()
        self.model = ItemModel(
            "follow-measure",
            around,
            MeasureStateForm(),
            lambda case, item: measure_form(case, item, around.today()),
            partial(save_measure, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    def show_case(self, case: Case) -> None:
        """List the measures of a case."""
        late = _late(case, self.around, SlippedKind.MEASURE)
        checks = case.plan.measure_checks
        rows = [
            Listed(
                key=measure.id,
                title=measure.what,
                note="\n".join(_measure(case, self.around, measure)),
                chip=late.get(measure.id, ""),
                tone="warn",
                change=_NOTE,
                remove="",
            )
            for measure in case.plan.measures
        ]
        names = {measure.id: measure.what for measure in case.plan.measures}
        said = [(c, c.measure, in_short(c.state)) for c in checks]
        self._show_all(case, rows, _history(case, self.around, said, names))


def _late(case: Case, around: Around, kind: SlippedKind) -> dict[str, str]:
    return {
        one.about: f"Dagen har passerat: {short_date(one.since)}"
        for one in slipped(case, around.today())
        if one.kind is kind and one.since is not None
    }


def _goal(goal: Goal) -> Iterator[str]:
    due = f" · senast {short_date(goal.due)}" if goal.due else ""
    yield f"{word(goal.state)}{due}"
    if goal.why.strip():
        yield f"Skäl: {goal.why.strip()}"


def _measure(case: Case, around: Around, measure: Measure) -> Iterator[str]:
    due = f" · till {short_date(measure.due)}" if measure.due else ""
    yield f"{in_short(measure.state)}{due}"
    yield person(case, measure.party, around.today())
    if measure.obstacle.strip():
        yield f"I vägen: {measure.obstacle.strip()}"


def _history(
    case: Case,
    around: Around,
    said: Sequence[tuple[Check, str, str]],
    names: dict[str, str],
) -> list[Line]:
    """Tell all that has been said, the newest first."""
    newest = sorted(said, key=lambda one: one[0].day)[::-1]
    lines = []
    for check, about, state in newest:
        by = person(case, check.said_by, around.today()) if check.said_by else ""
        told = [f"{short_date(check.day)}. {names.get(about, 'Borttaget ur planen')}"]
        if check.words:
            told.append(f"”{check.words}”")
        who = f"{state}, enligt {by}" if by else state
        lines.append(Line("message-square", "muted", who, "\n".join(told)))
    return lines
