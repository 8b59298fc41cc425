"""Draw the page where the young person is told what a SIP is, and offered one."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import listing
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.offer import InformedBy, Occasion, OfferAnswer
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.offer.model import (
    OfferForm,
    closed_guardians,
    form_of,
    save_of,
    unclear_guardians,
)
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import XS
from sipdesk.usecases.case import CaseView

_PAIR: Final = 480
_NOT_TOLD: Final = "En vårdnadshavare får inte veta att en SIP planeras."
_WAYS: Final = [(way.value, word(way)) for way in InformedBy]
_OCCASIONS: Final = [(o.value, word(o)) for o in Occasion if o is not Occasion.NOT_SAID]
_ANSWERS: Final = [
    (answer.value, word(answer))
    for answer in (OfferAnswer.YES, OfferAnswer.THINKING, OfferAnswer.NO)
]


class OfferSheet(Sheet):
    """Step 2: what the young person was told, wants, and answered."""

    def __init__(self, around: Around) -> None:
        super().__init__("offer", around)
        self._group = FormGroup(
            self._told(), _own_words(), self._offered(), self._guardians()
        )
        self.model = PartModel(
            "offer",
            around,
            OfferForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self.draw),
        )
        self._group.tie(self.model)
        self.own(self.model)
        self.put(*self._group.forms)

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        self._draw_guardians(view.case)

    def draw(self, state: PartState[OfferForm]) -> None:
        """Show a state, whatever was shown before."""
        self._group.draw(state)
        form = state.form
        again = form.may_be_asked_again or bool(form.ask_again)
        self.ask_again.setVisible(again)
        self.told_by_me.setVisible(not form.by)

    def _told(self) -> Form:
        form = Form("Berätta om SIP", name="told")
        informed = self._day("När berättade ni?", "informed")
        self.by = TextField("Vem berättade?", prose=False, name="by")
        self.told_by_me = link("Det var jag", self._by_me, name="told-by-me")
        mine = row(self.told_by_me, None)
        who = holder(column(self.by, mine, gap=XS))
        form.hold(informed, self.by)
        form.add(Columns(informed, who, breakpoint=_PAIR))
        form.ask(
            TicksField("På vilket sätt?", _WAYS, level=True, name="how"),
            TextField(
                "Vad användes?",
                "Till exempel bildkort, film eller en broschyr.",
                name="material",
            ),
        )
        return form

    def _offered(self) -> Form:
        form = Form(
            "Erbjudandet", "Ja, nej och att få tänka är lika bra svar.", name="offered"
        )
        day = self._day("När frågade ni?", "offered")
        occasion = ChoiceField("Vid vilket tillfälle?", _OCCASIONS, name="occasion")
        form.hold(day, occasion)
        form.add(Columns(day, occasion, breakpoint=_PAIR))
        self.ask_again = self._day("När frågar ni igen?", "ask_again")
        self.ask_again.set_help("En dag som den unge är med på, eller ingen alls.")
        form.ask(
            RadioField(
                "Vill den unge ha en SIP?",
                _ANSWERS,
                level=True,
                clearable=True,
                name="answer",
            ),
            self.ask_again,
        )
        return form

    def _guardians(self) -> Form:
        form = Form("Vårdnadshavarna", name="guardians")
        go = link("Gå till Inskrivning", self._go_to_admission, name="go-admission")
        self.clear_first = Notice(action=go, name="clear-first")
        form.add(self.clear_first)
        form.ask(
            self._day("När fick de veta?", "guardians_informed"),
            TextArea(
                "Anteckning",
                "Hur de fick veta, och vad de sa.",
                rows=2,
                name="guardians_note",
            ),
        )
        return form

    def _day(self, label: str, name: str) -> DateField:
        return DateField(label, today=self.around.today, name=name)

    def _draw_guardians(self, case: Case) -> None:
        """Remind of those who are not to be told, before anybody is."""
        unclear = _names(case, unclear_guardians(case), self.around)
        closed = _names(case, closed_guardians(case), self.around)
        if unclear:
            self.clear_first.say(
                "info",
                f"Det är inte klarlagt om {unclear} får veta. Så länge räknas det som "
                "nej.",
                title="Ta först ställning i Inskrivning.",
            )
        elif closed:
            self.clear_first.say("info", f"Det gäller {closed}.", title=_NOT_TOLD)
        else:
            self.clear_first.clear()

    def _by_me(self) -> None:
        # The link hides once there is a name: it must not have the focus then.
        self.by.focus()
        self.model.edit(by=self.around.user.name)
        self.model.leave()

    def _go_to_admission(self) -> None:
        self.asked_step.emit("admission")


def _own_words() -> Form:
    form = Form(
        "Med den unges egna ord",
        "Skriv som det sades. Orden följer med till samtycket och mötet.",
        name="own-words",
    )
    form.ask(
        TextArea("Det här är viktigt för mig", name="important"),
        TextArea(
            "Det här vill jag inte att andra får veta",
            "Blir en gräns i samtycket och tas inte upp på mötet.",
            name="not_shared",
        ),
    )
    return form


def _names(case: Case, guardians: tuple[str, ...], around: Around) -> str:
    return listing([person(case, who, around.today()) for who in guardians])
