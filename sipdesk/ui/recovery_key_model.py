"""A recovery key as it is shown, printed and read back; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from secrets import SystemRandom

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.key_slot import KeyState
from sipdesk.domain.recovery_key import ReadBack, groups
from sipdesk.ui.doing import Deliver, Runner
from sipdesk.ui.refusal import placed
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.recovery_key import (
    KeepRecoveryKey,
    keep_recovery_key,
    print_recovery_key,
    propose_recovery_key,
)


class Stage(Enum):
    """How far it has come."""

    NONE = "none"  # there is none to look at
    SHOWN = "shown"
    ASKED = "asked"  # hidden, and two of its groups are asked for
    KEPT = "kept"  # it opens the home


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """Everything that is needed to draw it. ``asked`` are the numbers of two groups."""

    stage: Stage = Stage.NONE
    code: str = field(default="", repr=False)
    asked: tuple[int, int] = (1, 2)
    first: str = field(default="", repr=False)
    second: str = field(default="", repr=False)
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field
    notice: Notice | None = None
    busy: bool = False
    printed: bool = False

    @property
    def groups(self) -> tuple[str, ...]:
        """The key in its groups."""
        return groups(self.code)


def two_groups() -> tuple[int, int]:
    """Draw two of the eight groups by lot."""
    one, other = sorted(SystemRandom().sample(range(1, 9), 2))
    return one, other


class RecoveryKeyModel:
    """Proposes a key, and keeps it once two of its groups have been read back.

    ``kept`` is called then, ``pick`` says which groups are asked for.
    """

    def __init__(
        self,
        runner: Runner[Ports],
        draw: Callable[[RecoveryState], None],
        kept: Callable[[KeyState], None],
        *,
        pick: Callable[[], tuple[int, int]] = two_groups,
    ) -> None:
        self._runner = runner
        self._draw = draw
        self._kept = kept
        self._pick = pick
        self.state = RecoveryState()

    def begin(self) -> None:
        """Propose a key and show it."""

        def proposed(code: str) -> None:
            self._show(RecoveryState(Stage.SHOWN, code))

        self._runner.read(propose_recovery_key, None, proposed, self._refused)

    def print(self, deliver: Deliver) -> None:
        """Print its paper."""

        def made(data: bytes) -> None:
            try:
                deliver(data)
            except OSError:
                failed = notice("sheet-not-delivered")
                self._show(replace(self.state, notice=failed))
            else:
                self._show(replace(self.state, notice=None, printed=True))

        self._runner.read(print_recovery_key, self.state.code, made, self._refused)

    def ask(self) -> None:
        """Hide it, and ask for two of its groups."""
        state = replace(self.state, stage=Stage.ASKED, asked=self._pick())
        self._show(replace(state, first="", second="", wrong={}, notice=None))

    def look_again(self) -> None:
        """Show it again."""
        self._show(replace(self.state, stage=Stage.SHOWN, wrong={}, notice=None))

    def type(self, name: str, text: str) -> None:
        """Take what was typed of the ``first`` or the ``second`` group."""
        wrong = {k: v for k, v in self.state.wrong.items() if k != name}
        typed = {name: text}
        self._show(replace(self.state, wrong=wrong, **typed))  # type: ignore[arg-type]

    def keep(self) -> None:
        """Let it open the home, if what was read back is right."""
        if self.state.busy:
            return
        first, second = (
            ReadBack(group, text)
            for group, text in zip(
                self.state.asked, (self.state.first, self.state.second), strict=True
            )
        )

        def kept(keys: KeyState) -> None:
            self._show(RecoveryState(Stage.KEPT))
            self._kept(keys)

        self._show(replace(self.state, busy=True, wrong={}, notice=None))
        order = KeepRecoveryKey(self.state.code, first, second)
        self._runner.do(keep_recovery_key, order, kept, self._refused)

    def give_up(self) -> None:
        """Forget it; it opens nothing."""
        if self.state != RecoveryState():
            self._show(RecoveryState())

    def _refused(self, error: SipdeskError) -> None:
        wrong, said = placed(error)
        self._show(replace(self.state, busy=False, wrong=wrong, notice=said))

    def _show(self, state: RecoveryState) -> None:
        self.state = state
        self._draw(state)
