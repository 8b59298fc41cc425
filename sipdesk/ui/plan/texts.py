"""Draw the plan's own texts: five cards that are saved together."""

from functools import partial
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.party import Principal
from sipdesk.domain.plan_rules import kept_elsewhere
from sipdesk.domain.region import OWN, RegionFactKind
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.people import principals, to_choose
from sipdesk.ui.plan.model import PICTURES, PlanForm, form_of, has_measure, save_of
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.region import RegionView, read_region

_PAIR: Final = 480


class PlanTexts:
    """The young person's words, who leads, and where the plan is kept."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._region = ""
        self._system = Meta("", name="region-system")
        self._system.hide()
        self.words, self.own = _words(), _own()
        self.none, self.led = self._why_none(), self._leading()
        self.elsewhere = self._kept()
        self.group = FormGroup(
            self.words, self.none, self.led, self.own, self.elsewhere
        )
        self.model = PartModel(
            "plan",
            around,
            PlanForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self.words, self.group.draw),
        )
        self.group.tie(self.model)

    def show_case(self, case: Case) -> None:
        """Offer what can be chosen in a case; before what was chosen is shown."""
        self._lead.set_choices(to_choose(principals(case)))
        self._draw_none(case)
        self._ask_system(case.placement.home_region)

    def _ask_system(self, region: str) -> None:
        """Find out where the home region keeps its plans; beside what is typed."""
        self._region = region
        if not region:
            self._say_system("")
            return
        told = while_alive(self.words, self._tell_system)
        read = self._around.runner.read
        read(read_region, region, told, lambda _: self._say_system(""))

    def _tell_system(self, view: RegionView) -> None:
        fact = view.fact(RegionFactKind.SYSTEM)
        if view.region.name != self._region or fact is None:
            self._say_system("")
            return
        sure = "" if fact.status in {OWN, "verified"} else " Kontrollera det."
        self._say_system(f"{view.region.name}: {fact.text.rstrip('.')}.{sure}")

    def _say_system(self, words: str) -> None:
        self._system.say(words)
        self._system.setVisible(bool(words))

    def _draw_none(self, case: Case) -> None:
        """Ask why a principal has no measure, while it has none in a plan of ours."""
        kommun = not has_measure(case, Principal.KOMMUN)
        region = not has_measure(case, Principal.REGION)
        self._kommun_none.setVisible(kommun)
        self._region_none.setVisible(region)
        asked = bool(case.plan.measures) and not kept_elsewhere(case.plan)
        self.none.setVisible(asked and (kommun or region))

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
            "När följs planen upp?", today=self._around.today, name="follow_up"
        )
        by = TextField(
            "Vem kallar till uppföljningen?", prose=False, name="follow_up_by"
        )
        form.ask(self._lead)
        form.hold(day, by)
        form.add(Columns(day, by, breakpoint=_PAIR, gap=L))
        return form

    def _kept(self) -> Form:
        today = self._around.today
        form = Form(
            "I kommunens eller regionens system",
            "Skrivs planen där är allt som det ska. Registrera kopian, och lägg SiS "
            "egna åtgärder ur den under Insatser och åtgärder. Skriv inte om planen.",
            name="kept-card",
        )
        where = TextField("Var förs planen?", name="kept_in")
        version = TextField("Vilken version?", name="kept_version")
        received = DateField("När kom kopian?", today=today, name="received")
        following = DateField(
            "När följs den upp enligt planen?", today=today, name="kept_next"
        )
        form.hold(where, version, received, following)
        form.add(
            self._system,
            Columns(where, version, breakpoint=_PAIR, gap=L),
            Columns(received, following, breakpoint=_PAIR, gap=L),
        )
        return form


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
