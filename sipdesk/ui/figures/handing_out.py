"""A report on its way out, a step at a time; knows nothing of Qt."""

from collections.abc import Callable

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.doing import Deliver, Otherwise
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.figures import Reading, refresh_some
from sipdesk.usecases.report_file import (
    DrawnReport,
    MakeReport,
    ReportFile,
    draw_report,
    hand_out_report,
)


def refresh(
    around: Around,
    reading: Reading,
    is_wanted: Callable[[], bool],
    then: Callable[[], None],
    otherwise: Otherwise,
) -> None:
    """Have facts that are missing derived, and then go on if that is still wanted.

    They are written, by the thread that writes: a few at a time, so that nobody waits
    to save.
    """

    def refreshed(outdated: int) -> None:
        if not is_wanted():
            return
        if outdated:
            around.runner.do(refresh_some, reading, refreshed, otherwise)
        else:
            then()

    around.runner.do(refresh_some, reading, refreshed, otherwise)


class HandingOut:
    """Derives what is missing, draws the report beside all else, and lets it go.

    ``told`` is given how it went, once.
    """

    def __init__(
        self,
        around: Around,
        order: MakeReport,
        deliver: Deliver,
        told: Callable[[Notice], None],
    ) -> None:
        self._around = around
        self._order = order
        self._deliver = deliver
        self._told = told
        self._wanted = True  # until it goes out, or is not wanted any more

    def begin(self) -> None:
        """Take the first step; the others follow by themselves."""
        reading = self._order.reading
        refresh(self._around, reading, lambda: self._wanted, self._draw, self._not_made)

    def cancel(self) -> None:
        """Let nothing out; once it goes out it does."""
        if self._wanted:
            self._wanted = False
            self._order.reading.ended = True
            self._told(notice("report-ended"))

    def _draw(self) -> None:
        runner = self._around.runner
        runner.read_aside(draw_report, self._order, self._drawn, self._not_made)

    def _drawn(self, report: DrawnReport) -> None:
        if self._wanted:
            self._wanted = False
            runner = self._around.runner
            runner.do(hand_out_report, report, self._made, self._refused)

    def _made(self, report: ReportFile) -> None:
        try:
            self._deliver(report.data)
        except OSError:
            self._told(notice("sheet-not-delivered"))
        else:
            self._told(notice("report-handed-out"))

    def _not_made(self, error: SipdeskError) -> None:
        if self._wanted:
            self._wanted = False
            self._refused(error)

    def _refused(self, error: SipdeskError) -> None:
        self._told(refusal(error))
