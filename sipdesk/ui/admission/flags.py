"""Draw what protects the young person or somebody around them."""

from datetime import date
from typing import Any, Final

from typing_extensions import override

from sipdesk.content.swedish import long_date, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.admission.model import (
    LIFT,

    FlagForm,
    flag_form,
    save_flag,
)
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import everyone, person
from sipdesk.ui.runner import while_alive
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
    "Skyddet hävs bara genom ett beslut av den som har infört det. Skriv vilken dag och "
    "vem som beslutade. Tills dess gäller det."
)


class FlagEditor(ListEditor):
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
        self.about = ChoiceField("Vem gäller det?", (), name="about")
        self.source = TextField(
            "Vem har beslutat eller berättat?",
            "Till exempel socialnämnden eller Skatteverket.",
            name="source",
        )
        self.decided = DateField("Beslutat", today=around.today, name="decided")
        self.review = DateField(
            "Ses över",
            "En dag att fråga nämnden. Skyddet upphör inte då.",
            today=around.today,
            name="review",
        )
        self._lifting = Muted(_LIFTING, name="flags-lifting")
        self.day = DateField("Dag för beslutet", today=around.today, name="day")
        self.by = TextField(
            "Vem beslutade att häva det?", "Myndighet och namn.", name="by"
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
        self.asked_remove.connect(self._lift)

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
        title = "Häv skydd" if lifting else "Skydd"
        if lifting and form.kind:
            title = f"Häv skydd: {word(FlagKind(form.kind)).casefold()}"
        self.heading_of_form.say(title)
        self.save_button.say("Registrera beslutet" if lifting else "Spara skyddet")

    @override
    def _remove(self, key: str) -> None:
        self.asked_remove.emit(key)

    def _lift(self, key: str) -> None:
        self.begin(key, task=LIFT)


def _listed(case: Case, flag: Flag, today: date) -> Listed:
    kind = word(flag.kind)
    who = "" if flag.about == YOUNG_PERSON else person(case, flag.about, today)
    notes = [who, flag.source]
    if flag.decided:
        notes.append(f"beslutat {short_date(flag.decided)}")
    if not flag.protects_on(today):
        lifted = long_date(flag.lifted) if flag.lifted else ""
        notes.append(f"hävt {lifted} av {flag.lifted_by}")
        return Listed(flag.id, kind, _joined(notes), change="", remove="")
    overdue = flag.review is not None and flag.review <= today
    if flag.review:
        notes.append(f"ses över {short_date(flag.review)}")
    return Listed(
        flag.id,
        kind,
        _joined(notes),
        chip="Gäller. Dags att fråga nämnden" if overdue else "Gäller",
        tone="warn" if overdue else "info",
        remove="Häv …",
    )


def _joined(notes: list[str]) -> str:
    return " · ".join(note for note in notes if note)


