"""Draw the page where the young person is told what a SIP is, and offered one."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import listing, long_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.offer import InformedBy, Occasion, OfferAnswer
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.offer.earlier import EarlierOffers
from sipdesk.ui.offer.model import (
    OfferForm,
    closed_guardians,
    form_of,
    not_offered,
    save_of,
    unclear_guardians,
)
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.buttons import link, secondary
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
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import XS
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.offer import OfferAgain, offer_again

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
        self.earlier = EarlierOffers()
        self.own(self.model)
        told, own_words, offered, guardians = self._group.forms
        self.put(told, own_words, offered, self.earlier, guardians)

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        self._draw_guardians(view.case)
        self.earlier.show_case(view.case)
        missing = _not_offered(view.case, self.around)
        self.missing.say(missing)
        self.missing.setVisible(bool(missing))

    def draw(self, state: PartState[OfferForm]) -> None:
        """Show a state, whatever was shown before."""
        self._group.draw(state)
        form = state.form
        again = form.may_be_asked_again or bool(form.ask_again)
        self.ask_again.setVisible(again)
        self.told_by_me.setVisible(not form.by)
        begun = state.view is not None and state.case.offer.all != ()
        latest = begun and state.case.offer.all != state.case.offer.earlier
        self.again.setVisible(latest and self.around.can_write(state.case))

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
        self.day = day = self._day("När frågade ni?", "offered")
        occasion = ChoiceField("Vid vilket tillfälle?", _OCCASIONS, name="occasion")
        form.hold(day, occasion)
        self.missing = Muted("", name="not-offered")
        form.add(self.missing)
        form.add(Columns(day, occasion, breakpoint=_PAIR))
        form.ask(
            TextField("Vem frågade?", prose=False, name="offered_by"),
            TicksField("Hur frågade ni?", _WAYS, level=True, name="offered_how"),
        )
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
            TextArea(
                "Med den unges egna ord",
                "Svaret som det sades.",
                rows=2,
                name="answer_words",
            ),
            self.ask_again,
        )
        self.again = secondary(
            "Erbjud på nytt", self._offer_again, icon="plus", name="offer-again"
        )
        form.add(holder(row(self.again, None)))
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

    def _offer_again(self) -> None:
        """Keep this time among the earlier, once what is typed is saved."""
        self.model.leave()
        if self.view is None or self.model.state.problems:
            return
        order = OfferAgain(self.view.case.id, self.view.case.version)
        self.deeds.do(offer_again, order, lambda _: self.day.focus())

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


def _not_offered(case: Case, around: Around) -> str:
    """Say calmly at which occasions nobody has asked yet."""
    missing = [
        f"{lower_first(word(occasion))} ({long_date(day)})"
        for occasion, day in not_offered(case, around.today())
    ]
    return f"Inte erbjuden än: {listing(missing)}." if missing else ""


def _names(case: Case, guardians: tuple[str, ...], around: Around) -> str:
    return listing([person(case, who, around.today()) for who in guardians])
