"""Draw the change of one's own passphrase."""

from typing import Final

from sipdesk.ui.doing import Runner
from sipdesk.ui.runner import while_alive
from sipdesk.ui.settings.passphrase_model import PassphraseModel, PassphraseState
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import SecretField, eyes_last
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.ports import Ports

_PAIR: Final = 520


class PassphraseCard(Section):
    """The old passphrase, the new, and the new again."""

    def __init__(self, runner: Runner[Ports]) -> None:
        self.fields = {
            "old": SecretField("Nuvarande lösenfras", name="old"),
            "new": SecretField(
                "Ny lösenfras", "Minst fyra ord, eller minst 14 tecken.", name="new"
            ),
            "again": SecretField("Den nya en gång till", "Likadan.", name="again"),
        }
        self.notice = Notice(name="passphrase-notice")
        self.go = secondary("Byt lösenfras", self._change, name="passphrase-go")
        super().__init__(
            "Din lösenfras",
            "Gäller bara dig, i det här hemmet. Återställningsnyckeln är som förut.",
            self.notice,
            self.fields["old"],
            Columns(self.fields["new"], self.fields["again"], breakpoint=_PAIR, gap=L),
            holder(Flow(self.go)),
            name="settings-passphrase",
        )
        eyes_last(*self.fields.values())
        self._wrong: frozenset[str] = frozenset()
        self.model = PassphraseModel(runner, while_alive(self, self.draw))
        for name, field in self.fields.items():
            field.edited.connect(_Typed(self.model, name))
            field.entered.connect(self._change)
        self.draw(self.model.state)

    def draw(self, state: PassphraseState) -> None:
        """Show a state, whatever was shown before."""
        for name, field in self.fields.items():
            field.set_value(getattr(state.form, name))
            field.set_problem(state.wrong.get(name))
        if state.changed:
            text = "Nästa gång öppnar du med den nya."
            self.notice.say("ok", text, title="Lösenfrasen är bytt.")
        else:
            self.notice.tell(state.notice, "warn")
        self.go.say("Byter …" if state.busy else "Byt lösenfras")
        self.go.setEnabled(not state.busy)
        fresh = [name for name in state.wrong if name not in self._wrong]
        self._wrong = frozenset(state.wrong)
        if fresh:
            self.fields[fresh[0]].focus()

    def _change(self) -> None:
        self.model.change()


class _Typed:
    """Tells the model what was typed in one field."""

    def __init__(self, model: PassphraseModel, name: str) -> None:
        self._model = model
        self._name = name

    def __call__(self, value: object) -> None:
        """Take what was typed."""
        self._model.edit(**{self._name: str(value)})
