"""What is decided on this computer; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.doing import Runner
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.policy import PolicyView, read_policies
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class PoliciesState:
    """Everything that is needed to draw it."""

    view: PolicyView = field(default_factory=PolicyView)
    notice: Notice | None = None


class PoliciesModel:
    """Reads what is decided."""

    def __init__(
        self, runner: Runner[Ports], draw: Callable[[PoliciesState], None]
    ) -> None:
        self._runner = runner
        self._draw = draw
        self.state = PoliciesState()

    def refresh(self) -> None:
        """Read it."""
        self._runner.read(read_policies, None, self._read, self._refused)

    def _read(self, view: PolicyView) -> None:
        self._show(PoliciesState(view))

    def _refused(self, error: SipdeskError) -> None:
        self._show(PoliciesState(self.state.view, refusal(error)))

    def _show(self, state: PoliciesState) -> None:
        self.state = state
        self._draw(state)
