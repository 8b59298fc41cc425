"""What stands where a printed table is counted again; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.pilot_table import (
    PrintedRecount,
    Recounted,
    TableFile,
    print_recount,
    recount_table,
    write_table_example,
)

Deliver = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class RecountState:
    """Everything the card needs in order to be drawn; no file is the pilot's table."""

    file: TableFile | None = None  # None until one is chosen
    found: Recounted | None = None
    notice: Notice | None = None
    busy: bool = False

    @property
    def is_pilots(self) -> bool:
        """Whether it is the pilot's table that is shown."""
        return self.file is not None and self.file.data is None


class RecountModel:
    """Counts one table again at a time, and lets the recount go as a paper."""

    def __init__(self, around: Around, draw: Callable[[RecountState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = RecountState()

    def count(self, data: bytes | None = None) -> None:
        """Count a file's table again; without one the pilot's."""
        if self.state.busy:
            return
        file = TableFile(data)

        def take(found: Recounted) -> None:
            self._show(RecountState(file, found))

        self._show(replace(self.state, busy=True, notice=None))
        self._around.runner.read(recount_table, file, take, self._refused)

    def close(self) -> None:
        """Put away what was counted."""
        self._show(RecountState())

    def not_read(self) -> None:
        """Say that the file that was chosen cannot be read."""
        self._show(replace(self.state, notice=notice("contacts-file-unreadable")))

    def hand_out(self, deliver: Deliver) -> None:
        """Make what is shown a paper, and let it go."""
        if self.state.file is None or self.state.busy:
            return

        def made(paper: PrintedRecount) -> None:
            self._delivered(paper.data, deliver)

        self._show(replace(self.state, busy=True, notice=None))
        self._around.runner.read(print_recount, self.state.file, made, self._refused)

    def example(self, deliver: Deliver) -> None:
        """Write the pilot's table as a file that can be read, to fill in one's own."""

        def made(data: bytes) -> None:
            self._delivered(data, deliver)

        self._around.runner.read(write_table_example, None, made, self._refused)

    def _delivered(self, data: bytes, deliver: Deliver) -> None:
        said = None
        try:
            deliver(data)
        except OSError:
            said = notice("sheet-not-delivered")
        self._show(replace(self.state, busy=False, notice=said))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False, notice=refusal(error)))

    def _show(self, state: RecountState) -> None:
        self.state = state
        self._draw(state)
