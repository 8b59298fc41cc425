"""What is done by a button of its own, without a form; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.ports import Ports

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class DeedState:
    """What came of the last thing that was done by a button."""

    busy: bool = False
    notice: Notice | None = None


class Deeds:
    """Things with a button of their own that need no form."""

    def __init__(self, around: Around, draw: Callable[[DeedState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = DeedState()

    def do(
        self,
        use_case: Callable[[Any, Ports], A],
        order: object,
        then: Callable[[A], None] = lambda _: None,
    ) -> None:
        """Carry it out, once; a second press while it is under way does nothing."""
        if self.state.busy:
            return
        self._show(DeedState(busy=True))

        def done(answer: A) -> None:
            self._show(DeedState())
            then(answer)

        self._around.runner.do(use_case, order, done, self._refused)

    def clear(self) -> None:
        """Take the notice away."""
        self._show(DeedState())

    def _refused(self, error: SipdeskError) -> None:
        self._show(DeedState(notice=refusal(error)))

    def _show(self, state: DeedState) -> None:
        self.state = state
        self._draw(state)
