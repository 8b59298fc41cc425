"""Draw the page of the plan."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Principal
from sipdesk.ui.distribution_card import DistributionCard
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.people import principals, to_choose
from sipdesk.ui.plan.establish import (
    EstablishCard,
    HandOverCard,
    LawCard,
    versions_card,
)
from sipdesk.ui.plan.lists import Goals, Measures
from sipdesk.ui.plan.model import (
    PICTURES,
    PlanForm,
    form_of,
    has_measure,
    save_of,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.plan import (
    RemoveGoal,
    RemoveMeasure,
    remove_goal,
    remove_measure,
)

_PAIR: Final = 480


class PlanSheet(Sheet):
    """Step 9: the young person's words, goals, measures, who leads, established."""

    def __init__(self, around: Around) -> None:
        super().__init__("plan", around)
        self.goals = Goals(around)
        self.goals.asked_remove.connect(self._remove_goal)
        self.measures = Measures(around)
        self.measures.asked_remove.connect(self._remove_measure)
        self._make_texts()
        self.law = LawCard(around)
        self.establish = EstablishCard(around)
        self.hand_over = HandOverCard(around)
        self.versions = versions_card(around)
        self.distribution = DistributionCard(PaperKind.PLAN, around)
        self.distribution.asked_paper.connect(self.asked_paper)
        self.own(
            self.texts,
            self.goals.model,
            self.measures.model,
            self.establish.model,
            self.hand_over.model,
            self.versions.model,
        )
        self.put(
            self._words,
            self.goals,
            self.measures,
            self._none,
            self._led,
            self._own,
            self._elsewhere,
            self.law,
            self.establish,
            self.hand_over,
            self.versions,
            self.distribution,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        self._lead.set_choices(to_choose(principals(case)))
        # What can be chosen must be there before what was chosen is shown.
        self.goals.show_case(case)
        self.measures.show_case(case)
        super().show_case(view)
        self._draw_none(case)
        self.law.show_case(case)
        self.establish.show_case(case)
        self.hand_over.show_case(case)
        self.versions.show_case(view)
        self.distribution.show_case(case)

    def _draw_none(self, case: Case) -> None:
        """Ask why a principal has no measure, while it has none."""
        kommun = not has_measure(case, Principal.KOMMUN)
        region = not has_measure(case, Principal.REGION)
        self._kommun_none.setVisible(kommun)
        self._region_none.setVisible(region)
        self._none.setVisible(bool(case.plan.measures) and (kommun or region))

    def _make_texts(self) -> None:
        self._words, self._own, self._elsewhere = _words(), _own(), self._kept()
        self._none, self._led = self._why_none(), self._leading()
        self._group = FormGroup(
            self._words, self._none, self._led, self._own, self._elsewhere
        )
        self.texts = PartModel(
            "plan",
            self.around,
            PlanForm(),
            form_of,
            partial(save_of, around=self.around),
            while_alive(self, self._group.draw),
        )
        self._group.tie(self.texts)

    def _why_none(self) -> Form:
        form = Form(
            "Huvudman utan insats",
            "Skriv varför, så att det syns att det inte är bortglömt.",
            name="no-measure",
        )
        self._kommun_none = TextArea(
            "Varför har kommunen ingen insats?", rows=1, name="kommun_none"
        )
        self._region_none = TextArea(
            "Varför har regionen ingen insats?", rows=1, name="region_none"
        )
        form.ask(self._kommun_none, self._region_none)
        return form

    def _leading(self) -> Form:
        form = Form("Ansvar och uppföljning", name="lead-card")
        self._lead = ChoiceField(
            "Vem är huvudansvarig?",
            (),
            "Alltid kommunen eller regionen, aldrig SiS. Utses på mötet.",
            name="lead",
        )
        day = DateField(
            "När följs planen upp?", today=self.around.today, name="follow_up"
        )
        by = TextField(
            "Vem kallar till uppföljningen?", prose=False, name="follow_up_by"
        )
        form.ask(self._lead)
        form.hold(day, by)
        form.add(Columns(day, by, breakpoint=_PAIR, gap=L))
        return form

    def _kept(self) -> Form:
        form = Form(
            "I kommunens eller regionens system",
            "Skrivs planen där är allt som det ska. Registrera bara kopian.",
            name="kept-card",
        )
        where = TextField("Var förs planen?", name="kept_in")
        received = DateField(
            "När kom kopian?", today=self.around.today, name="received"
        )
        form.hold(where, received)
        form.add(Columns(where, received, breakpoint=_PAIR, gap=L))
        return form

    def _remove_goal(self, goal: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(remove_goal, RemoveGoal(case.id, case.version, goal))

    def _remove_measure(self, measure: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveMeasure(case.id, case.version, measure)
            self.deeds.do(remove_measure, order)


def _words() -> Form:
    form = Form("Den unges egna ord", name="own-words")
    form.ask(
        TextArea(
            "Det här är viktigt för mig",
            "Skriv också om den unge inte vill säga något.",
            name="important",
        ),
        TicksField(
            "Hur sades det?",
            [(PICTURES, "Med hjälp av bilder")],
            name="with_pictures",
        ),
        TextArea("Det här fungerar bra", rows=2, name="works_well"),
        TextArea("Det här fungerar mindre bra", rows=2, name="works_less"),
    )
    return form


def _own() -> Form:
    form = Form("Den unges egen del", name="own-plan")
    form.ask(
        TextArea("Det här gör jag själv", rows=2, name="own_plan"),
        TextField("Den här personen kan jag fråga", prose=False, name="ask_whom"),
        TextArea(
            "Det här ska vara klart före utskrivningen", rows=2, name="before_discharge"
        ),
    )
    return form
