"""Draw the calling off of a booked meeting, and taking it up again."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import short_date
from sipdesk.domain.free_text import Names
from sipdesk.ui.remarks import said_of
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import S
from sipdesk.usecases.case import CaseView

_AFTERWARDS: Final = (
    "Blir det en ny tid: fyll i den ovanför, och tryck sedan Mötet blir av."
)


class Cancelling(QWidget):
    """First asked for, then with a reason; when it is done, the way back."""

    asked = Signal(str)  # why, in words that everyone who was called may read
    asked_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cancelling")
        self._begin = ghost("Ställ in mötet …", self._open, name="cancel")
        self._words = TextArea(
            "Varför ställs det in?",
            "Får vara tomt. Alla som har kallats läser det i sitt brev: skriv inget om "
            "den unge. Till exempel ”Den som sammankallar är sjuk.”",
            rows=2,
            name="cancel_words",
        )
        self._words.edited.connect(self._look)
        self._names = Names()
        go = secondary("Ställ in mötet", self._press, name="cancel-go")
        stop = ghost("Avbryt", self._close, name="cancel-stop")
        self._asking = Section(
            "Ställ in mötet",
            "Tid och plats står kvar tills du ändrar dem. Efteråt skriver du ut brev "
            "till dem som har kallats.",
            self._words,
            holder(Flow(go, stop)),
            name="cancelling-card",
        )
        self._asking.hide()
        self._back = secondary("Mötet blir av", self.asked_back.emit, name="take-up")
        self._notice = Notice(action=self._back, name="cancelled")
        self.setLayout(
            column(self._notice, row(self._begin, None), self._asking, gap=S)
        )

    def draw(self, view: CaseView) -> None:
        """Show a case; what is being written stays."""
        case = view.case
        self._names = view.names
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
            self._words.set_value("")
            self._close()
        self._look()
        self._begin.setVisible(can and self._asking.isHidden())

    def _look(self) -> None:
        self._words.set_remark(said_of(self._words.value, self._names))

    def _open(self) -> None:
        self._begin.hide()
        self._asking.show()
        self._words.focus()

    def _close(self) -> None:
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        self._asking.hide()
        self._begin.show()
        if had_focus:
            self._begin.setFocus()

    def _press(self) -> None:
        self.asked.emit(str(self._words.value))
