"""Whether the window may be shown in a shared screen; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.policy import CAPTURE_PROTECTION
from sipdesk.domain.settings import CAPTURE_EXCEPTION
from sipdesk.ui.doing import Runner
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.capture import allow_capture
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.policy import PolicyView, read_policies
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class CaptureState:
    """Everything that is needed to draw it."""

    forbidden: bool = False  # by the home, or by policy
    decided: bool = False  # by policy
    uncovered: bool = False  # by policy the window is seen by all
    notice: Notice | None = None


class CaptureModel:
    """Asks the home, and lets the window be seen. ``allowed`` is given the minutes."""

    def __init__(
        self,
        runner: Runner[Ports],
        draw: Callable[[CaptureState], None],
        allowed: Callable[[int], None],
    ) -> None:
        self._runner = runner
        self._draw = draw
        self._tell_allowed = allowed
        self.state = CaptureState()

    def refresh(self) -> None:
        """Read what is decided."""
        self._runner.read(read_home, None, self._read, self._refused)
        self._runner.read(read_policies, None, self._take_policies, self._refused)

    def allow(self) -> None:
        """Let the window be seen for a while."""
        self._show(replace(self.state, notice=None))
        self._runner.do(allow_capture, None, self._tell_allowed, self._refused)

    def _read(self, view: HomeView) -> None:
        forbidden = not view.settings[CAPTURE_EXCEPTION.key]
        decided = CAPTURE_EXCEPTION.key in view.shut
        state = replace(self.state, forbidden=forbidden, decided=decided, notice=None)
        self._show(state)

    def _take_policies(self, view: PolicyView) -> None:
        decided = dict(view.in_force).get(CAPTURE_PROTECTION)
        uncovered = decided is not None and not decided.value
        self._show(replace(self.state, uncovered=uncovered))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=refusal(error)))

    def _show(self, state: CaptureState) -> None:
        self.state = state
        self._draw(state)
