"""Draw what is asked of somebody: who they are, and what they may do."""

from typing import Final

from sipdesk.content.words import word
from sipdesk.domain.information import Branch
from sipdesk.domain.user import Role
from sipdesk.ui.home.people.model import PeopleModel, PeopleState
from sipdesk.ui.sheet import go_to_problem
from sipdesk.ui.widgets.buttons import ghost, primary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import SecretField, TextField, TicksField, eyes_last
from sipdesk.ui.widgets.layout import Columns, Flow, bring_in_sight, holder
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import L, M

_PAIR: Final = 560
MAY: Final = {
    Role.ADMINISTRATOR: "lägger till personer, ändrar hemmets uppgifter, texter och "
    "inställningar, lämnar över ärenden när någon slutar, ser åtkomstloggen. Läser "
    "inga ärenden.",
    Role.MANAGER: "läser ärenden och statistik, godkänner, lämnar över ärenden när "
    "någon slutar, granskar åtkomstloggen och ansvarar för gallring. Ändrar inget "
    "annat i ärenden.",
    Role.COORDINATOR: "arbetar i ärenden, ändrar hemmets uppgifter, ser statistik, "
    "tar säkerhetskopior och "
    "lämnar över ärenden till andra hem.",
    Role.READER: "ser siffror och inget annat.",
}
"""What each role may do, in a line."""

_ROLES: Final = [(role.value, f"{word(role)}: {MAY[role]}") for role in Role]
_BRANCHES: Final = [(branch.value, word(branch)) for branch in Branch]


class PersonCard(Section):
    """Somebody new, or what somebody is from now on."""

    def __init__(self, model: PeopleModel) -> None:
        self._model = model
        self._shown = ""
        name = TextField(
            "Namn", "Så som det ska stå i historiken.", prose=False, name="name"
        )
        title = TextField(
            "Titel", "Till exempel SIP-samordnare.", prose=False, name="title"
        )
        roles = TicksField("Vad ska personen göra?", _ROLES, name="roles")
        branches = TicksField(
            "Vilken verksamhet får personen läsa om?",
            _BRANCHES,
            "Det råder sekretess mellan dem.",
            level=True,
            name="branches",
        )
        first = SecretField("Första lösenfrasen", name="passphrase")
        again = SecretField("Lösenfrasen en gång till", name="again")
        self.fields: tuple[Field, ...] = (name, title, roles, branches, first, again)
        self._who = Columns(name, title, breakpoint=_PAIR, gap=L)
        self._secret = Columns(first, again, breakpoint=_PAIR, gap=L)
        self._secret_words = Muted(
            "Minst fyra ord, eller minst 14 tecken. Lämna den muntligt. Personen "
            "byter den själv under Inställningar."
        )
        for field in self.fields:
            field.edited.connect(_Typed(model, field.objectName()))
        first.entered.connect(again.focus)
        again.entered.connect(self._go)
        self.go = primary("Lägg till", self._go, icon="check", name="person-go")
        self.stop = ghost("Avbryt", model.stop, name="person-stop")
        super().__init__(
            "Lägg till en person",
            "",
            self._who,
            roles,
            branches,
            self._secret_words,
            self._secret,
            holder(Flow(self.go, self.stop, gap=M)),
            name="person",
        )
        eyes_last(first, again)
        self.hide()

    def draw(self, state: PeopleState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(bool(state.asks))
        self.heading.say(_heading(state))
        self._who.setVisible(state.adding or bool(state.changing))
        self.fields[2].setVisible(not state.giving)
        self.fields[3].setVisible(not state.giving and state.form.asks_branches)
        self._secret.setVisible(not state.changing)
        self._secret_words.setVisible(not state.changing)
        for field in self.fields:
            field.set_value(getattr(state.form, field.objectName()))
            field.set_problem(state.wrong.get(field.objectName()))
        self.go.say(_go_word(state))
        self.go.setEnabled(not state.busy)
        if state.wrong:
            go_to_problem(self.fields)
        self._begin(state)

    def _begin(self, state: PeopleState) -> None:
        before, self._shown = self._shown, state.asks
        if state.asks and state.asks != before:
            bring_in_sight(self)
            first = 4 if state.giving else 2 if state.returning else 0
            self.fields[first].focus()

    def _go(self) -> None:
        state, model = self._model.state, self._model
        if state.adding:
            model.add()
        elif state.changing:
            model.change()
        elif state.returning:
            model.bring_back()
        else:
            model.give()


def _heading(state: PeopleState) -> str:
    if state.giving:
        return f"En första lösenfras till {state.form.name}"
    if state.changing:
        return f"Ändra för {state.whom}"
    if state.returning:
        return f"{state.whom} arbetar här igen"
    return "Lägg till en person"


def _go_word(state: PeopleState) -> str:
    if state.busy:
        return "Sparar …"
    return "Lägg till" if state.adding else "Spara"


class _Typed:
    """Tells the model what was typed or chosen in one field."""

    def __init__(self, model: PeopleModel, name: str) -> None:
        self._model = model
        self._name = name

    def __call__(self, value: object) -> None:
        """Take what was typed or chosen."""
        self._model.edit(**{self._name: value})
