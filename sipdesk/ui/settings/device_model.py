"""Whether one's own passphrase opens on this computer alone; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError, Trouble
from sipdesk.domain.key_slot import KeyState, SlotKind
from sipdesk.domain.policy import ALLOW_DEVICE, ALLOW_PASSPHRASE_ALONE
from sipdesk.ui.doing import Runner
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.device import TieToDevice, tie_to_device
from sipdesk.usecases.keys import list_slots
from sipdesk.usecases.policy import PolicyView, read_policies
from sipdesk.usecases.ports import Ports

_AT_FIELD: Final = frozenset(
    {
        Trouble.WRONG_PASSPHRASE.value,
        Trouble.DEVICE_UNKNOWN.value,
        "too-many-attempts",
        "passphrase-missing",
    }
)


@dataclass(frozen=True, slots=True)
class DeviceState:
    """Everything that is needed to draw it. What is typed is never kept as a draft."""

    keys: KeyState | None = None  # None until it is read
    allows_device: bool = True  # by policy
    allows_alone: bool = True  # by policy
    tied: bool = False
    passphrase: str = field(default="", repr=False)
    wrong: str = ""  # what to say at the field
    notice: Notice | None = None
    busy: bool = False
    changed: bool = False  # just now

    @property
    def keeps(self) -> bool:
        """Whether this computer has somewhere to keep its part."""
        return self.keys is not None and self.keys.device_keeps

    @property
    def shut(self) -> bool:
        """Whether policy lets it stay as it is alone."""
        if self.tied:
            return self.allows_device and not self.allows_alone
        return not self.allows_device

    @property
    def may(self) -> bool:
        """Whether it can be turned on, or off."""
        if self.keys is None or self.shut:
            return False
        return self.tied or (self.keeps and self.keys.has(SlotKind.RECOVERY))


class DeviceModel:
    """Ties one's own passphrase to this computer, and lets it loose."""

    def __init__(
        self, runner: Runner[Ports], user: str, draw: Callable[[DeviceState], None]
    ) -> None:
        self._runner = runner
        self._user = user
        self._draw = draw
        self.state = DeviceState()

    def refresh(self) -> None:
        """Read how it stands."""
        self._runner.read(list_slots, None, self._take, self._refused)
        self._runner.read(read_policies, None, self._take_policies, self._refused)

    def type(self, passphrase: str) -> None:
        """Take what was typed."""
        state = replace(self.state, passphrase=passphrase, wrong="", notice=None)
        self._show(replace(state, changed=False))

    def turn(self) -> None:
        """Tie it, or let it loose; a second press meanwhile does nothing."""
        if self.state.busy:
            return
        if not self.state.passphrase:
            self._say(notice("passphrase-missing"), at_field=True)
            return
        self._show(replace(self.state, busy=True, wrong="", notice=None, changed=False))
        order = TieToDevice(self.state.passphrase, tied=not self.state.tied)
        self._runner.do(tie_to_device, order, self._turned, self._refused)

    def forget(self) -> None:
        """Let go of what was typed: a passphrase is not left standing."""
        state = replace(self.state, passphrase="", wrong="", notice=None, changed=False)
        if state != self.state:
            self._show(state)

    def _turned(self, keys: KeyState) -> None:
        state = replace(self.state, passphrase="", wrong="", notice=None, busy=False)
        self._show(replace(state, changed=True))
        self._take(keys)

    def _take_policies(self, view: PolicyView) -> None:
        decided = dict(view.in_force)
        device, alone = (
            policy not in decided or decided[policy].value is True
            for policy in (ALLOW_DEVICE, ALLOW_PASSPHRASE_ALONE)
        )
        self._show(replace(self.state, allows_device=device, allows_alone=alone))

    def _take(self, keys: KeyState) -> None:
        tied = keys.has(SlotKind.PASSPHRASE_AND_DEVICE, self._user)
        self._show(replace(self.state, keys=keys, tied=tied))

    def _refused(self, error: SipdeskError) -> None:
        self._say(refusal(error), at_field=error.code in _AT_FIELD)

    def _say(self, said: Notice, *, at_field: bool) -> None:
        wrong = said.whole if at_field else ""
        shown = None if at_field else said
        self._show(replace(self.state, busy=False, wrong=wrong, notice=shown))

    def _show(self, state: DeviceState) -> None:
        self.state = state
        self._draw(state)
