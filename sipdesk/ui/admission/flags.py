"""Draw what protects the young person or somebody around them."""

from datetime import date
from typing import Any, Final

from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.admission.model import (
    LIFT,
    PUT,
    FlagForm,
    flag_form,
    save_flag,
)
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import everyone, person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.task_editor import TaskEditor, TaskRow
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.text import Muted
from sipdesk.usecases.case import CaseView

_PAIR: Final = 480
_KINDS: Final = [(kind.value, word(kind)) for kind in FlagKind]
_WHY: Final = (
    "Ett skydd gäller tills ett beslut häver det, aldrig bara för att en dag har "
    "passerat. Papper och listor rättar sig efter det genast."
)
_LIFTING: Final = (
    "Skyddet hävs bara genom ett beslut av den som har infört det. Skriv vilken dag "
    "och vem som beslutade. Tills dess gäller det."
)


class FlagEditor(TaskEditor):
    """The protections: put, changed, lifted by a decision."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Skydd",
            _WHY,
            add="Lägg till skydd",
            save="Spara skyddet",
            empty="Inget skydd är registrerat.",
            name="flags",
        )
        self._around = around
        self.kind = ChoiceField("Vilket skydd?", _KINDS, name="kind")
        self.about = ChoiceField("Vem ska skyddas?", (), name="about")
        self.source = TextField(
            "Vem har beslutat eller berättat?",
            "Till exempel socialnämnden eller Skatteverket.",
            prose=False,
            name="source",
        )
        self.decided = DateField(
            "Beslutat", "Dagen för beslutet.", today=around.today, name="decided"
        )
        self.review = DateField(
            "Ses över",
            "En dag att fråga nämnden. Skyddet upphör inte då.",
            today=around.today,
            name="review",
        )
        self._lifting = Muted(_LIFTING, name="flags-lifting")
        self.day = DateField("Dag för beslutet", today=around.today, name="day")
        self.by = TextField(
            "Vem beslutade att häva det?", "Myndighet och namn.", prose=False, name="by"
        )
        self.ask(self.kind, self.about, self.source)
        self.hold(self.decided, self.review)
        self._days = Columns(self.decided, self.review, breakpoint=_PAIR)
        self.show_in_form(self._days, self._lifting)
        self.ask(self.day, self.by)
        self.model: ItemModel[FlagForm] = ItemModel(
            "flag",
            around,
            FlagForm(),
            flag_form,
            lambda case, form: save_flag(case, form, around.today()),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.asked.connect(self._begin_task)

    def show_case(self, view: CaseView) -> None:
        """List those of a case, or of the same case as it is now."""
        case, today = view.case, self._around.today()
        self.show_rows([_listed(case, flag, today) for flag in case.flags])

    @override
    def draw(self, state: PartState[Any]) -> None:
        if state.view is not None:
            case, today = state.case, self._around.today()
            self.about.set_choices(
                [(who, person(case, who, today)) for who in everyone(case)]
            )
        super().draw(state)
        form: FlagForm = state.form
        lifting = form.task == LIFT
        for field in (self.kind, self.about, self.source, self._days):
            field.setVisible(not lifting)
        for part in (self._lifting, self.day, self.by):
            part.setVisible(lifting)
        if lifting:
            kind = word(FlagKind(form.kind)).casefold() if form.kind else "skydd"
            self.show_task(f"Häv {kind}", "Registrera beslutet")
        else:
            self.show_task("Skydd", "Spara skyddet")

    def _begin_task(self, key: str, task: str) -> None:
        self.begin(key, task=task)


def _listed(case: Case, flag: Flag, today: date) -> TaskRow:
    gone = flag.lifted is not None and not flag.protects_on(today)
    overdue = flag.review is not None and flag.review <= today
    state = "Gäller. Dags att fråga nämnden" if overdue else "Gäller"
    if gone and flag.lifted is not None:
        state = f"Hävt {short_date(flag.lifted)} av {flag.lifted_by}"
    tone = "warn" if overdue else "info"
    return TaskRow(
        flag.id,
        word(flag.kind),
        _about(case, flag, today),
        icon="circle-slash" if gone else "shield-check",
        icon_tone="muted" if gone else tone,
        state=state,
        links=() if gone else ((PUT, "Ändra"), (LIFT, "Häv …")),
    )


def _about(case: Case, flag: Flag, today: date) -> str:
    """Tell whom a protection is about, by whom, since when, until it is reviewed."""
    who = "Den unge" if flag.about == YOUNG_PERSON else person(case, flag.about, today)
    decided = f"beslutat {short_date(flag.decided)}" if flag.decided else ""
    review = f"ses över {short_date(flag.review)}" if flag.review else ""
    return " · ".join(part for part in (who, flag.source, decided, review) if part)
