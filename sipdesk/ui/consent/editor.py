"""Draw the consenters, and the form in which an answer is registered or taken back."""

from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import listing
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.consenters import counting, grantable
from sipdesk.domain.months import months_later
from sipdesk.ui.consent.fields import ConsentFields
from sipdesk.ui.consent.model import (
    ALL,
    CHECK,
    REGISTER,
    RENEW,
    WITHDRAW,
    ConsentForm,
    ConsentModel,
    form_of_item,
    renewable,
    renewal,
    save_of,
    states_for,
)
from sipdesk.ui.consent.months import Months
from sipdesk.ui.consent.whom import can_answer, is_heard, open_entry
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
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.summary import SummaryList
from sipdesk.ui.widgets.text import Muted
from sipdesk.usecases.case import CaseView

_CHECKING: Final = (
    "Läs igenom innan du registrerar. Ett registrerat svar ändras inte, men ett nytt "
    "kan registreras och det kan återkallas när som helst."
)
_WITHDRAWING: Final = (
    "Återkallelsen gäller från den dag du skriver. Det som redan är lämnat går inte "
    "att ta tillbaka, men inget mer lämnas med stöd av det som är återkallat. Berätta "
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
        self.consenter = ChoiceField("Vem svarar?", (), name="consenter")
        self.state = ChoiceField("Vad är svaret?", (), name="state")
        self.parts = ConsentFields(around, self._suggest_end)
        self.summary = SummaryList(name="consent-check")
        self.explanation = Muted("", name="consent-explanation")
        self.ask(self.consenter, self.state)
        self.hold(*self.parts.fields.values())
        groups: list[QWidget] = [self.parts.heard, *self.parts.groups.values()]
        self.show_in_form(*groups, self.summary, self.explanation)
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
        parties = grantable(case, today)
        self.parts.grants.set_recipients(column_heads(parties))
        self.parts.nobody.setVisible(not parties)

    @override
    def draw(self, state: PartState[Any]) -> None:
        form: ConsentForm = state.form
        if state.view is not None and form.item:
            self._offer(state.case, form)
        super().draw(state)
        if state.view is None or not form.item:
            return
        case, today = state.case, self._around.today()
        checking = form.task == CHECK and not state.problems
        heard = form.task != WITHDRAW and is_heard(case, form.consenter, today)
        for field in (self.consenter, self.state):
            field.setVisible(not checking and form.task != WITHDRAW)
        self.parts.show(form, heard=heard, checking=checking)
        self.summary.setVisible(checking)
        self.explanation.setVisible(checking or form.task == WITHDRAW)
        told = _CHECKING if checking else _withdrawing(case, form.item, today)
        self.explanation.say(told)
        if checking:
            asked = {"consenter": self.consenter, "state": self.state}
            labels = self.parts.labels(asked)
            rows = check_rows(case, form, labels, today, heard=heard)
            self.summary.show_rows(rows)
        self._draw_buttons(case, form, checking=checking)

    def _offer(self, case: Case, form: ConsentForm) -> None:
        """Offer what can be registered of this consenter, or taken back by them."""
        today = self._around.today()
        states = states_for(case, form.consenter, today)
        self.state.set_choices([(state.value, word(state)) for state in states])
        if form.task == WITHDRAW:
            given = {key.rpartition("/")[0] for key in form.grants}
            parties = [party for party in case.parties if party.id in given]
            self.parts.taken.set_recipients(column_heads(parties))
            self.parts.taken.offer(form.grants)

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
        if view is None:
            return
        case, today = view.case, self._around.today()
        entry, ended = counting(case, who, today), renewable(case, who, today)
        if task == WITHDRAW and entry is not None:
            extent = "" if entry.grants else ALL
            self.begin(entry.id, task=WITHDRAW, extent=extent)
        elif task == RENEW and ended is not None:
            self.begin(open_entry(case, who), consenter=who, **renewal(case, ended))
        else:
            self._begin_answer(who)

    def _begin_answer(self, who: str) -> None:
        """Open the form; who received the answer is known, what was answered is not."""
        view = self.model.state.view
        waiting = open_entry(view.case, who) if view is not None and who else ""
        mine = self._around.user.signature
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
            begins = date.fromisoformat(form.valid_from or form.decided)
        except ValueError:
            begins = self._around.today()
        ends = months_later(begins, self._months.count)
        self.model.edit(valid_to=ends.isoformat())

    def _draw_months(self, count: int) -> None:
        self.parts.suggest_end.say(months(count))
        self.parts.suggest_end.setAccessibleName(
            f"Föreslå {months(count)} från svarsdagen"
        )


def _withdrawing(case: Case, item: str, day: date) -> str:
    """Tell what a withdrawal means, and who may have been given something."""
    grants = [grant for c in case.consents if c.id == item for grant in c.grants]
    names = listing([person(case, grant.recipient, day) for grant in grants])
    return (
        f"{_WITHDRAWING} Hittills har {names} fått ta emot." if names else _WITHDRAWING
    )


def _named(case: Case, who: str, day: date) -> str:
    return f"{person(case, who, day)} · {capacity(case, who).casefold()}"
