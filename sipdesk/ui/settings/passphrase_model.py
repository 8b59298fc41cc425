"""One's own passphrase, changed by who knows the old; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble
from sipdesk.domain.key_slot import KeyState
from sipdesk.ui.doing import Runner
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.keys import ChangePassphrase, change_passphrase
from sipdesk.usecases.ports import Ports

_AT = {
    Trouble.WRONG_PASSPHRASE.value: "old",
    Trouble.DEVICE_UNKNOWN.value: "old",
    "too-many-attempts": "old",
}
"""At which field a refusal stands that does not name one of the form's."""


@dataclass(frozen=True, slots=True)
class PassphraseForm:
    """What is typed. It is never kept as a draft."""

    old: str = field(default="", repr=False)
    new: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PassphraseState:
    """Everything that is needed to draw it."""

    form: PassphraseForm = PassphraseForm()
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field
    notice: Notice | None = None
    busy: bool = False
    changed: bool = False


class PassphraseModel:
    """Takes the old and the new, and changes the one for the other."""

    def __init__(
        self, runner: Runner[Ports], draw: Callable[[PassphraseState], None]
    ) -> None:
        self._runner = runner
        self._draw = draw
        self.state = PassphraseState()

    def edit(self, **changes: str) -> None:
        """Take what was typed."""
        form = replace(self.state.form, **changes)
        left = {k: v for k, v in self.state.wrong.items() if k not in changes}
        state = replace(self.state, form=form, wrong=left, changed=False)
        self._show(replace(state, notice=None))

    def change(self) -> None:
        """Change it; a second press while that is done does nothing."""
        if self.state.busy:
            return
        form = self.state.form
        for name in ("old", "new"):
            if not getattr(form, name):
                said = notice("passphrase-missing")
                self._show(replace(self.state, wrong={name: said.whole}))
                return
        self._show(replace(self.state, busy=True, wrong={}, notice=None))
        order = ChangePassphrase(form.old, form.new, form.again)
        self._runner.do(change_passphrase, order, self._changed, self._refused)

    def forget(self) -> None:
        """Let go of what was typed: a passphrase is not left standing."""
        if self.state != PassphraseState():
            self._show(PassphraseState(busy=self.state.busy))

    def _changed(self, _: KeyState) -> None:
        self._show(PassphraseState(changed=True))

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        named = error.field if isinstance(error, RuleBroken) else ""
        at = _AT.get(error.code, named)
        state = replace(self.state, busy=False)
        if at in PassphraseForm.__slots__:
            self._show(replace(state, wrong={at: said.whole}))
        else:
            self._show(replace(state, notice=said))

    def _show(self, state: PassphraseState) -> None:
        self.state = state
        self._draw(state)
