"""An answer read out of a calendar file, before it is registered; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.calendar_reply import FoundReply, ReadReply, read_reply

Fetch = Callable[[], bytes]
"""Reads the chosen file; raises ``OSError`` if it cannot."""


@dataclass(frozen=True, slots=True)
class FromCalendarState:
    """What was read last, and whose answer it is."""

    case: Case | None = None
    found: FoundReply | None = None
    participant: str = ""  # whose it is: known by the address, or chosen
    notice: Notice | None = None
    busy: bool = False

    @property
    def asks_who(self) -> bool:
        """Whether the address does not tell which of those called answers."""
        return self.found is not None and not self.found.participant


class FromCalendarModel:
    """Reads a file; ``ready`` is told when it is known whose answer it is.

    It gives False when it cannot take it, as something else is being written.
    """

    def __init__(
        self,
        around: Around,
        draw: Callable[[FromCalendarState], None],
        ready: Callable[[str, FoundReply], bool],
    ) -> None:
        self._around = around
        self._draw = draw
        self._ready = ready
        self.state = FromCalendarState()

    def show_case(self, case: Case) -> None:
        """Show a case; what was read for an earlier version of it is let go of."""
        before = self.state.case
        same = before is not None and (before.id, before.version) == (
            case.id,
            case.version,
        )
        kept = self.state if same else FromCalendarState()
        self._show(replace(kept, case=case))

    def take(self, fetch: Fetch) -> None:
        """Read the chosen file."""
        case = self.state.case
        if case is None or self.state.busy:
            return
        self._show(FromCalendarState(case))
        try:
            data = fetch()
        except OSError:
            self._show(FromCalendarState(case, notice=notice("calendar-unreadable")))
            return
        self._show(FromCalendarState(case, busy=True))
        order = ReadReply(case.id, data)
        self._around.runner.read(read_reply, order, self._found, self._refused)

    def choose(self, participant: str) -> None:
        """Say whose answer it is."""
        self._show(replace(self.state, participant=participant))

    def go_on(self) -> None:
        """Take the answer as that of the one who was chosen."""
        if self.state.found is not None and self.state.participant:
            found = replace(self.state.found, participant=self.state.participant)
            self._show(replace(self.state, found=found))
            self._give(found)

    def _found(self, found: FoundReply) -> None:
        self._show(
            replace(self.state, found=found, participant=found.participant, busy=False)
        )
        if found.participant:
            self._give(found)

    def _give(self, found: FoundReply) -> None:
        if not self._ready(found.participant, found):
            waits = notice("calendar-reply-waits")
            self._show(FromCalendarState(self.state.case, notice=waits))

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        self._show(FromCalendarState(self.state.case, notice=said))

    def _show(self, state: FromCalendarState) -> None:
        self.state = state
        self._draw(state)
