"""Draw the goals of a plan: now, next and in the long term, and those that are over."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.plan import Goal, GoalState, Horizon
from sipdesk.domain.plan_rules import finished_goals, open_goals
from sipdesk.ui.goal_hints import HINTS, MOST_SHOWN
from sipdesk.ui.item import ItemModel
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.plan.model import GoalForm, goal_form, hints_for, save_goal
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import ChoiceField, DateField, RadioField, TextArea

AREAS: Final = [(a.value, word(a)) for a in Area]
CHILD_AREAS: Final = [(a.value, word(a)) for a in ChildArea if a is not ChildArea.NONE]
STATES: Final = [(s.value, word(s)) for s in GoalState]
TURNS: Final = [(h.value, word(h)) for h in Horizon]
FINISHED: Final = "Mål som inte är aktuella längre"


class Goals(ListEditor):
    """The goals, in the young person's own words."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Mål",
            "Vad den unge vill nå, med hens egna ord. Är ni oense ska det synas.",
            add="Lägg till mål",
            change="Ändra målet",
            save="Spara målet",
            empty="Inga mål än.",
            name="goals",
        )
        self._hints = Lines(name="goal-hints")
        self.ask(
            TextArea(
                "Målet",
                "Till exempel: ”Jag vill kunna vara i skolan hela dagen.”",
                rows=2,
                name="words",
            )
        )
        self.show_in_form(self._hints)
        self._ask_when(around)
        self._ask_rest()
        self._ask_state()
        self.model = ItemModel(
            "goal",
            around,
            GoalForm(),
            goal_form,
            partial(save_goal, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    @override
    def draw(self, state: PartState[GoalForm]) -> None:
        super().draw(state)
        found = hints_for(state.form)[:MOST_SHOWN]
        self._hints.show_lines([Line("lightbulb", "muted", HINTS[h]) for h in found])
        self._state.setVisible(state.view is not None and state.form.is_of(state.case))
        self._why.setVisible(state.form.given_up)

    def show_case(self, case: Case) -> None:
        """List the goals of a case: by their turn, and last those that are over."""
        plan = case.plan
        self.show_rows(
            [
                *(_listed(g, word(g.horizon)) for g in open_goals(plan)),
                *(_listed(g, FINISHED, folded=True) for g in finished_goals(plan)),
            ]
        )

    def _ask_when(self, around: Around) -> None:
        self.ask(
            ChoiceField(
                "Vad gäller det?",
                AREAS,
                "Området avgör vilka som får se målet.",
                name="area",
            ),
            RadioField("När är det målets tur?", TURNS, level=True, name="horizon"),
            DateField("Senast", today=around.today, name="due"),
        )

    def _ask_rest(self) -> None:
        self.ask(
            TextArea(
                "Med andra ord",
                "Hur de professionella säger det.",
                1,
                name="professional",
            ),
            TextArea("Oenighet om målet", rows=1, name="disagreement"),
            ChoiceField(
                "Vad handlar det om för den unge?",
                CHILD_AREAS,
                "Åtta områden som barn själva har nämnt. Ingen behöver välja. Väljs "
                "någon står målen under dem i Min plan.",
                unchosen="Ingen indelning",
                name="child_area",
            ),
        )

    def _ask_state(self) -> None:
        self._state = ChoiceField("Hur är det med målet?", STATES, name="state")
        self._why = TextArea(
            "Varför?", "Gärna med den unges egna ord.", rows=1, name="why"
        )
        self.ask(self._state, self._why)


def _listed(goal: Goal, group: str, *, folded: bool = False) -> Listed:
    return Listed(
        goal.id, goal.words, "\n".join(_lines(goal)), group=group, folded=folded
    )


def _lines(goal: Goal) -> Iterator[str]:
    named = goal.child_area is not ChildArea.NONE
    told = (
        "" if goal.state is GoalState.ACTIVE else word(goal.state),
        word(goal.area),
        word(goal.child_area) if named else "",
        f"senast {short_date(goal.due)}" if goal.due else "",
    )
    yield " · ".join(filter(None, told))
    if goal.state.needs_reason:
        yield f"Skäl: {goal.why.strip()}"
    if goal.disagreement.strip():
        yield f"Oenighet: {goal.disagreement.strip()}"
