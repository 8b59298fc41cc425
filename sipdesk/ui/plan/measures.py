"""Draw the measures of a plan: who does what, from when, and when it is seen to."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.party import Principal
from sipdesk.domain.plan import Goal, Measure
from sipdesk.domain.plan_rules import finished_goals, open_goals
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import everyone, person
from sipdesk.ui.plan.model import (
    MeasureForm,
    measure_form,
    principal_of,
    save_measure,
    short,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
)
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.tokens import L

AREAS: Final = [(a.value, word(a)) for a in Area]
_PAIR: Final = 440


class Measures(ListEditor):
    """Who does what; each has one who answers for it."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Insatser och åtgärder",
            "Kommunens och regionens är insatser. Det som SiS, skolan, familjen eller "
            "den unge gör är åtgärder av någon annan.",
            add="Lägg till insats eller åtgärd",
            change="Ändra insatsen eller åtgärden",
            save="Spara",
            empty="Inga insatser än.",
            name="measures",
        )
        self._today = around.today
        self._case: Case | None = None
        self._party = ChoiceField("Vem svarar för det?", (), name="party")
        self._goal = ChoiceField(
            "Vilket mål hör det till?", (), unchosen="Inget mål", name="goal"
        )
        self._ask_all(around)
        self.model = ItemModel(
            "measure",
            around,
            MeasureForm(),
            measure_form,
            partial(save_measure, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    @override
    def draw(self, state: PartState[MeasureForm]) -> None:
        super().draw(state)
        known = state.view is not None and state.form.party
        self._party.set_help(_sort(state.case, state.form.party) if known else "")

    def show_case(self, case: Case) -> None:
        """List the measures of a case."""
        day = self._today()
        self._party.set_choices([(p, person(case, p, day)) for p in everyone(case)])
        in_turn = (*open_goals(case.plan), *finished_goals(case.plan))
        self._goal.set_choices([(g.id, short(g.words)) for g in in_turn])
        goals = {g.id: g for g in case.plan.goals}
        self.show_rows(
            [
                Listed(
                    m.id,
                    m.what,
                    "\n".join(_measure(case, m, goals, self._who(case, m))),
                )
                for m in case.plan.measures
            ]
        )

    def _who(self, case: Case, measure: Measure) -> str:
        return person(case, measure.party, self._today())

    def _ask_all(self, around: Around) -> None:
        area = ChoiceField(
            "Vad gäller det?",
            AREAS,
            "Området avgör vilka som får se det.",
            name="area",
        )
        self.ask(
            TextArea("Vad ska göras?", rows=2, name="what"),
            self._party,
            area,
            self._goal,
            TextField(
                "Vem gör det?",
                "Namn eller funktion, om det är känt.",
                prose=False,
                name="who",
            ),
            TextField("Hur ofta?", "Till exempel varje vecka.", name="often"),
        )
        start = DateField("Från", today=around.today, name="start")
        due = DateField("Till", today=around.today, name="due")
        self.hold(start, due)
        self.show_in_form(Columns(start, due, breakpoint=_PAIR, gap=L))
        self.ask(
            DateField(
                "När följs den upp?",
                "Om det är före hela planens uppföljning.",
                today=around.today,
                name="follow_up",
            )
        )


def _sort(case: Case, party: str) -> str:
    """Say which it is in law: insats of a principal, åtgärd of anyone else."""
    principal = principal_of(case, party)
    if principal is Principal.KOMMUN:
        return "Insats (kommun)"
    if principal is Principal.REGION:
        return "Insats (region)"
    return "Åtgärd av annan"


def _measure(
    case: Case, measure: Measure, goals: dict[str, Goal], who: str
) -> Iterator[str]:
    yield f"{_sort(case, measure.party)} · {who}"
    when = [
        measure.often,
        f"från {short_date(measure.start)}" if measure.start else "",
        f"till {short_date(measure.due)}" if measure.due else "",
        f"följs upp {short_date(measure.follow_up)}" if measure.follow_up else "",
    ]
    told = [word(measure.area), measure.who, *when]
    yield " · ".join(part for part in told if part)
    if measure.goal in goals:
        yield f"Mål: {short(goals[measure.goal].words)}"
