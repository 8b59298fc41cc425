"""Offer the times that were proposed when the need was told of, to be booked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import clock, short_date
from sipdesk.domain.asking import times_proposed
from sipdesk.domain.case import Case
from sipdesk.domain.sip_request import ProposedTime
from sipdesk.ui.page import Around
from sipdesk.ui.reading import day_text, time_text
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import XS, L, S


class ProposedTimes(QWidget):
    """A link for each time that is still ahead; away once a day is booked.

    ``chosen(day, start)`` as the fields have them; the start may be empty.
    """

    chosen = Signal(str, str)

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("proposed-times")
        self._around = around
        self._shown: tuple[ProposedTime, ...] = ()
        self._links = column(gap=0)
        about = Muted("Tider som föreslogs i påtalandet. Välj en, så fylls den i.")
        self.setLayout(column(about, holder(self._links), gap=XS))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Offer what was proposed and is not past, while no day is booked."""
        free = case.meeting.booking.day is None
        times = times_proposed(case, self._around.today()) if free else ()
        self.setVisible(bool(times))
        if times == self._shown:
            return
        self._shown = times
        while (item := self._links.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        if times:
            made = [self._link(n, one) for n, one in enumerate(times, start=1)]
            self._links.addWidget(holder(Flow(*made, gap=L, line_gap=S)))

    def _link(self, number: int, one: ProposedTime) -> QWidget:
        at = "" if one.start is None else f" kl. {clock(one.start)}"
        said = f"{short_date(one.day)}{at}"
        day, start = day_text(one.day), time_text(one.start)
        return link(
            said,
            lambda: self.chosen.emit(day, start),
            label=f"Välj {said}",
            name=f"proposed-{number}",
        )
