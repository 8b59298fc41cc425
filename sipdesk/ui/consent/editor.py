"""Draw the consenters, and the form in which an answer is registered or taken back."""

from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import listing
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentState, ConsentWay, Told
from sipdesk.domain.consenters import latest
from sipdesk.domain.information import CONSENTABLE
from sipdesk.domain.offer import InformedBy
from sipdesk.ui.consent.matrix import MatrixField
from sipdesk.ui.consent.model import (
    CHECK,
    REGISTER,
    STATES,
    WITHDRAW,
    ConsentForm,
    ConsentModel,
    Months,
    can_answer,
    form_of_item,
    months_later,
    open_entry,
    recipients,
    save_of,
    shown_fields,
)
from sipdesk.ui.consent.words import (
    check_rows,
    column_heads,
    consenter_name,
    months,
)
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import capacity, person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.task_editor import TaskEditor
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.summary import SummaryList
from sipdesk.ui.widgets.text import Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import XS, L
from sipdesk.usecases.case import CaseView

_PAIR: Final = 480
_STATES: Final = [(state.value, word(state)) for state in STATES]
_WAYS: Final = [
    (way.value, word(way)) for way in ConsentWay if way is not ConsentWay.NOT_SAID
]
_INFORMED: Final = [(way.value, word(way)) for way in InformedBy]
_TOLD: Final = [(point.value, word(point)) for point in Told]
_KINDS: Final = [(kind.value, word(kind)) for kind in CONSENTABLE]
_YES_NO: Final = (("yes", "Ja"), ("no", "Nej"))
_DETAIL: Final = {
    "": "Inför vem, eller var?",
    ConsentWay.PAPER.value: "Var finns pappret?",
    ConsentWay.ORALLY.value: "Inför vem?",
    ConsentWay.OTHER_SYSTEM.value: "Vilket system, och vilken referens?",
}
_REASON_HINT: Final = {
    ConsentState.NOT_ASKED_HARM: "Vad kan hända om hen tillfrågas, och vem vet det?",
    ConsentState.UNREACHABLE: "När och hur har ni försökt?",
    ConsentState.PREVENTED: "Vad hindrar, och vem har bedömt det?",
    ConsentState.NOT_NEEDED: "Varför behövs inget svar från hen?",
}
_CHECKING: Final = (
    "Läs igenom innan du registrerar. Ett registrerat svar ändras inte, men ett nytt "
    "kan registreras och det kan återkallas när som helst."
)
_WITHDRAWING: Final = (
    "Återkallelsen gäller hela samtycket, från den dag du skriver. Det som redan är "
    "lämnat går inte att ta tillbaka, men inget mer lämnas med stöd av det. Berätta "
    "för dem som har fått uppgifter och för den som kallar till möte."
)


class ConsentEditor(TaskEditor):
    """A row for each consenter; below, the form of the answer being registered."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Vem tar ställning?",
            " ",
            add="Registrera svar från någon annan",
            empty="Ingen får tillfrågas än.",
            name="consents",
        )
        self._around = around
        self.groups: dict[str, QWidget] = {}
        self._make_fields()
        self._months = Months(around, while_alive(self, self._draw_months))
        self.model = ConsentModel(
            "consent",
            around,
            ConsentForm(),
            form_of_item,
            lambda case, form: save_of(case, form, around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.asked.connect(self._begin_task)
        self.summary.change.connect(self._change_answer)
        self._draw_months(self._months.count)
        self._months.read()

    def show_case(self, view: CaseView) -> None:
        """Offer those of a case who can answer, and those who can be told."""
        case, today = view.case, self._around.today()
        self.consenter.set_choices(
            [(who, _named(case, who, today)) for who in can_answer(case, today)]
        )
        parties = recipients(case, today)
        self.grants.set_recipients(column_heads(parties))
        self.nobody.setVisible(not parties)

    @override
    def draw(self, state: PartState[Any]) -> None:
        super().draw(state)
        form: ConsentForm = state.form
        if state.view is None or not form.item:
            return
        today = self._around.today()
        checking = form.task == CHECK and not state.problems
        shown = frozenset() if checking else shown_fields(form)
        for name, field in self.fields.items():
            field.setVisible(name in shown)
        for key, group in self.groups.items():
            group.setVisible(not shown.isdisjoint(_GROUPS[key]))
        self.suggest_end.setVisible("valid_to" in shown)
        self.summary.setVisible(checking)
        self.explanation.setVisible(checking or form.task == WITHDRAW)
        told = _CHECKING if checking else _withdrawing(state.case, form.item, today)
        self.explanation.say(told)
        self.way_detail.label.say(_DETAIL[form.way])
        known = form.known_state
        self.reason.set_help(_REASON_HINT.get(known, "") if known else "")
        if checking:
            self.summary.show_rows(check_rows(state.case, form, self._labels, today))
        self._draw_buttons(state.case, form, checking=checking)

    def _draw_buttons(self, case: Case, form: ConsentForm, *, checking: bool) -> None:
        who = consenter_name(case, form.consenter, self._around.today())
        state = form.known_state
        if form.task == WITHDRAW:
            self.show_task(f"{who} tar tillbaka samtycket", "Registrera återkallelsen")
        elif checking:
            given = state is not None and state.given
            what = "Registrera samtycket" if given else "Registrera svaret"
            self.show_task("Stämmer det här?", what)
        elif state is ConsentState.WAITING:
            self.show_task(f"Svar från {who}" if who else "Svar", "Spara")
        else:
            self.show_task(f"Svar från {who}" if who else "Svar", "Granska svaret")

    @override
    def _put(self) -> None:
        form = self.model.state.form
        waits = form.known_state is ConsentState.WAITING
        if form.task == REGISTER and not waits:
            self.model.check()
            if self.model.state.form.task == CHECK:
                self._show_check()
        else:
            super()._put()

    @override
    def _begin_new(self) -> None:
        self._begin_answer("")

    def _begin_task(self, who: str, task: str) -> None:
        view = self.model.state.view
        entry = latest(view.case, who) if view is not None else None
        if task == WITHDRAW and entry is not None:
            self.begin(entry.id, task=WITHDRAW)
        elif view is not None:
            self._begin_answer(who)

    def _begin_answer(self, who: str) -> None:
        """Open the form; who received the answer is known, what was answered is not."""
        view = self.model.state.view
        waiting = open_entry(view.case, who) if view is not None and who else ""
        user = self._around.user
        mine = ", ".join(part for part in (user.name, user.title) if part)
        self.begin(waiting, consenter=who, received_by=mine)

    def _change_answer(self, name: str) -> None:
        self.model.edit(task=REGISTER)
        self.fields[name].focus()

    def _show_check(self) -> None:
        self._scroll_to_form()
        self.save_button.setFocus()

    def _suggest_end(self) -> None:
        form = self.model.state.form
        try:
            begins = date.fromisoformat(form.decided)
        except ValueError:
            begins = self._around.today()
        ends = months_later(begins, self._months.count)
        self.model.edit(valid_to=ends.isoformat())

    def _draw_months(self, count: int) -> None:
        self.suggest_end.say(months(count))
        self.suggest_end.setAccessibleName(f"Föreslå {months(count)} från svarsdagen")

    def _day(self, label: str, name: str, hint: str = "") -> DateField:
        return DateField(label, hint, today=self._around.today, name=name)

    def _make_fields(self) -> None:
        self.consenter = ChoiceField("Vem svarar?", (), name="consenter")
        self.ask(self.consenter)
        self.ask(ChoiceField("Vad är svaret?", _STATES, name="state"))
        self._make_asking()
        self._make_content()
        self._make_when()
        self._make_ending()
        self._labels = {
            name: field.label.words
            for name, field in self.fields.items()
            if name not in _GROUPS["withdraw"]
        }
        self._labels["way_detail"] = "Var, eller inför vem"
        self._labels["told"] = "Upplysningar"

    def _make_asking(self) -> None:
        told = TicksField(
            "Det här har hen fått veta",
            _TOLD,
            "Alla fem behövs för ett ja.",
            name="told",
        )
        informed = TicksField(
            "Hur fick hen informationen?", _INFORMED, level=True, name="informed_by"
        )
        asked = self._day("När tillfrågades hen?", "asked")
        language = TextField("På vilket språk?", prose=False, name="language")
        reason = TextArea("Varför?", rows=2, name="reason")
        self.reason = reason
        pair = Columns(asked, language, breakpoint=_PAIR)
        self._group("asking", "Före svaret", told, informed, pair, reason)
        self.hold(told, informed, asked, language, reason)

    def _make_content(self) -> None:
        sip = RadioField(
            "A. Att en SIP görs", _YES_NO, level=True, clearable=True, name="sip"
        )
        contact = RadioField(
            "B. Att SiS kontaktar kommun och region",
            _YES_NO,
            level=True,
            clearable=True,
            name="contact",
        )
        self.grants = MatrixField(
            "C. Vem får veta vad?",
            "Kryssa bara det som hen har sagt ja till. Piltangenterna flyttar mellan "
            "rutorna.",
            _KINDS,
            name="grants",
        )
        self.nobody = Meta(
            "Lägg till kommun, vård och skola i Inskrivning, så kan de väljas här.",
            name="nobody",
        )
        limits = TextArea(
            "Det här får inte lämnas",
            "SiS lämnar det inte. Den som redan har fått det följer egna regler.",
            rows=2,
            name="limits",
        )
        words = TextArea(
            "Med egna ord", "Det hen sa, som det sades.", rows=2, name="own_words"
        )
        shared = holder(column(self.grants, self.nobody, gap=XS))
        self._group("content", "Vad svaret gäller", sip, contact, shared, limits, words)
        self.hold(sip, contact, self.grants, limits, words)

    def _make_when(self) -> None:
        decided = self._day("När gavs svaret?", "decided")
        ends = self._day("Gäller till och med", "valid_to", "Kom överens om en dag.")
        self.suggest_end = link("", self._suggest_end, name="suggest-end")
        until = holder(column(ends, row(self.suggest_end, None), gap=XS))
        way = ChoiceField("Hur gavs svaret?", _WAYS, name="way")
        self.way_detail = TextField(_DETAIL[""], prose=False, name="way_detail")
        received = TextField("Vem tog emot svaret?", prose=False, name="received_by")
        again = self._day(
            "När frågar ni igen?", "ask_again", "Om hen vill det. Får vara tomt."
        )
        self._group(
            "when",
            "När och hur",
            Columns(decided, until, breakpoint=_PAIR),
            Columns(way, self.way_detail, breakpoint=_PAIR),
            received,
            again,
        )
        self.hold(decided, ends, way, self.way_detail, received, again)

    def _make_ending(self) -> None:
        self.ask(
            self._day("När togs det tillbaka?", "day"),
            TextArea("Med egna ord", "Skäl behövs inte.", rows=2, name="words"),
        )
        self.summary = SummaryList(name="consent-check")
        self.explanation = Muted("", name="consent-explanation")
        self.show_in_form(self.summary, self.explanation)

    def _group(self, key: str, title: str, *parts: QWidget) -> None:
        heading = Heading(title, level=3, name=f"consent-{key}")
        group = holder(column(Divider(), heading, *parts, gap=L))
        self.groups[key] = group
        self.show_in_form(group)


_GROUPS: Final = {
    "asking": frozenset({"told", "informed_by", "asked", "language", "reason"}),
    "content": frozenset({"sip", "contact", "grants", "limits", "own_words"}),
    "when": frozenset(
        {"decided", "valid_to", "way", "way_detail", "received_by", "ask_again"}
    ),
    "withdraw": frozenset({"day", "words"}),
}


def _withdrawing(case: Case, item: str, day: date) -> str:
    """Tell what a withdrawal means, and who may have been given something."""
    grants = [grant for c in case.consents if c.id == item for grant in c.grants]
    names = listing([person(case, grant.recipient, day) for grant in grants])
    return (
        f"{_WITHDRAWING} Hittills har {names} fått ta emot." if names else _WITHDRAWING
    )


def _named(case: Case, who: str, day: date) -> str:
    return f"{person(case, who, day)} · {capacity(case, who).casefold()}"
