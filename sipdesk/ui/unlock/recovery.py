"""Draw the way in when a passphrase is forgotten, one part at a time."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.notices import Notice as Said
from sipdesk.content.notices import notice
from sipdesk.ui.runner import while_alive
from sipdesk.ui.unlock.recovery_model import (
    FIELDS,
    AskWho,
    Part,
    Recover,
    RecoveryModel,
    RecoveryState,
)
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import ghost, link, primary
from sipdesk.ui.widgets.cardpage import CardPage, program_mark
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, SecretField, TextField, eyes_last
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Meta, Muted, Title
from sipdesk.ui.widgets.tokens import XS, L, M, S

_WIDTH: Final = 620
_TITLES: Final = {
    Part.KEY: "Skriv återställningsnyckeln",
    Part.WHO: "Vem är du?",
    Part.PASSPHRASE: "Välj en ny lösenfras",
}


class ForgottenPage(CardPage):
    """Recovery key, who one is, new passphrase. ``back`` to the ordinary way in."""

    back = Signal()

    def __init__(self, ask_who: AskWho, recover: Recover, home: Path) -> None:
        super().__init__(card_width=_WIDTH, name="forgotten")
        self._shown_part: Part | None = None
        self._wrong: frozenset[str] = frozenset()
        self._make_fields()
        self._make_words()
        self._lay_card()
        eyes_last(*self._secrets)
        self.model = RecoveryModel(ask_who, recover, while_alive(self, self.draw), home)
        for name, field in self.fields.items():
            field.edited.connect(_Typed(self.model, name))
        self.draw(self.model.state)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is lost if the screen goes away."""
        return self.model.state == RecoveryState(self.model.state.home)

    def draw(self, state: RecoveryState) -> None:
        """Show a state, whatever was shown before."""
        self.step.say(f"{state.home.stem}  ·  Steg {state.part + 1} av 3")
        self.title.say(_TITLES[state.part])
        for part, widget in self._parts.items():
            widget.setVisible(part is state.part)
        self._who.set_choices([(user.id, user.signature) for user in state.people])
        for name, field in self.fields.items():
            field.set_value(getattr(state.form, name))
            said = _said(state, name)
            field.set_problem(said.whole if said else None)
        self.notice.tell(_said(state, ""))
        self._for.say(_whose(state))
        last = state.part is Part.PASSPHRASE
        word = "Lås upp" if last else "Fortsätt"
        self.go.say("Prövar …" if state.busy else word)
        self.before.setVisible(state.part is not Part.KEY)
        for button in (self.go, self.before, self.unlock):
            button.setEnabled(not state.busy)
        self._move(state)

    def begin(self) -> None:
        """Put the cursor in the first field of the part shown."""
        part = self.model.state.part
        next(f for name, f in self.fields.items() if FIELDS[name] is part).focus()

    # --- Making it --------------------------------------------------------------------

    def _make_fields(self) -> None:
        code = TextField(
            "Återställningsnyckel",
            "Åtta grupper med fyra tecken, från pappret. Stora och små bokstäver, "
            "mellanslag och streck spelar ingen roll.",
            prose=False,
            name="code",
        )
        self._who = ChoiceField("Välj ditt namn", (), name="person")
        first = SecretField(
            "Ny lösenfras", "Minst fyra ord, eller minst 14 tecken.", name="passphrase"
        )
        again = SecretField("Lösenfrasen en gång till", name="again")
        self.fields: dict[str, Field] = {
            "code": code,
            "person": self._who,
            "passphrase": first,
            "again": again,
        }
        code.edit.returnPressed.connect(self._go_on)
        self._secrets = (first, again)
        for secret in self._secrets:
            secret.entered.connect(self._go_on)

    def _make_words(self) -> None:
        self.step = Meta("", name="forgotten-step")
        self.title = Title("", name="forgotten-title")
        self.notice = Notice(name="forgotten-notice")
        self._for = Body("", name="forgotten-for")
        self.go = primary("Fortsätt", self._go_on, name="forgotten-go")
        self.before = ghost(
            "Tillbaka", self._go_back, icon="arrow-left", name="forgotten-before"
        )
        self.unlock = link("Till lösenfrasen", self.back.emit, name="forgotten-unlock")

    def _lay_card(self) -> None:
        where = Muted(
            "Pappret ligger inlåst på hemmet, oftast hos chefen. Finns det inget kan "
            "en administratör ta bort dig och lägga till dig igen under Personer."
        )
        goes = Muted(
            "Den nya lösenfrasen ersätter den gamla. Återställningsnyckeln gäller "
            "fortfarande: lås in pappret igen."
        )
        self._parts: dict[Part, QWidget] = {
            Part.KEY: _part(where, self.fields["code"]),
            Part.WHO: _part(self._who),
            Part.PASSPHRASE: _part(
                self._for, self.fields["passphrase"], self.fields["again"], goes
            ),
        }
        self.fill_card(
            row(program_mark(), None, self.unlock),
            S,
            column(self.step, self.title, gap=XS),
            self.notice,
            *self._parts.values(),
            S,
            row(self.before, None, self.go, gap=M),
        )

    # --- Drawing it -------------------------------------------------------------------

    def _move(self, state: RecoveryState) -> None:
        """Put the cursor where one goes on: at what is wrong, or in a new part."""
        moved = self._shown_part not in {None, state.part}
        self._shown_part = state.part
        if moved:
            announce(self, f"{self.step.words}. {self.title.words}")
            self.begin()
        fresh = [name for name in state.wrong if name not in self._wrong]
        self._wrong = frozenset(state.wrong)
        if fresh and fresh[0] in self.fields:
            self.fields[fresh[0]].focus()

    def _go_on(self) -> None:
        self.model.go_on()

    def _go_back(self) -> None:
        self.model.go_back()


class _Typed:
    """Tells the model what was typed or chosen in one field."""

    def __init__(self, model: RecoveryModel, name: str) -> None:
        self._model = model
        self._name = name

    def __call__(self, value: object) -> None:
        """Take what was typed or chosen."""
        self._model.edit(**{self._name: str(value)})


def _part(*parts: QWidget) -> QWidget:
    return holder(column(*parts, gap=L))


def _said(state: RecoveryState, name: str) -> Said | None:
    return notice(*state.wrong[name]) if name in state.wrong else None


def _whose(state: RecoveryState) -> str:
    chosen = [u.signature for u in state.people if u.id == state.form.person]
    return chosen[0] if chosen else ""
