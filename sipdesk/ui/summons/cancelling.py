"""Draw the calling off of a booked meeting, and taking it up again."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.swedish import short_date
from sipdesk.ui.asked_first import AskedFirst
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.notice import Notice
from sipdesk.usecases.case import CaseView

_AFTERWARDS: Final = (
    "Blir det en ny tid: fyll i den ovanför, och tryck sedan Mötet blir av."
)


class Cancelling(AskedFirst):
    """First asked for, then with a reason; when it is done, the way back.

    ``asked`` says why, in words that everyone who was called may read.
    """

    asked_back = Signal()

    def __init__(self) -> None:
        words = TextArea(
            "Varför ställs det in?",
            "Får vara tomt. Alla som har kallats läser det i sitt brev: skriv inget om "
            "den unge. Till exempel ”Den som sammankallar är sjuk.”",
            rows=2,
            name="cancel_words",
        )
        self._back = secondary("Mötet blir av", self._take_up, name="take-up")
        self._notice = Notice(action=self._back, name="cancelled")
        super().__init__(
            "Ställ in mötet",
            "Tid och plats står kvar tills du ändrar dem. Efteråt skriver du ut brev "
            "till dem som har kallats.",
            words,
            self._notice,
            name="cancel",
        )
        self.setObjectName("cancelling")

    def draw(self, view: CaseView) -> None:
        """Show a case; what is being written stays."""
        case = view.case
        self.watch(view.names)
        booking = case.meeting.booking
        cancelled = booking.cancelled is not None
        held = case.meeting.record.held is not None
        closed = case.closing.closed is not None
        can = booking.day is not None and not (cancelled or held or closed)
        self.setVisible(cancelled or can)
        self._back.setEnabled(not closed)
        if booking.cancelled is None:
            self._notice.clear()
        else:
            day = short_date(booking.cancelled)
            said = f"{booking.cancelled_words}\n{_AFTERWARDS}".strip()
            self._notice.say("warn", said, title=f"Mötet är inställt sedan {day}.")
        if not can:
            self._forget()
        self._begin.setVisible(can and self._asking.isHidden())

    def _take_up(self) -> None:
        self.asked_back.emit()
