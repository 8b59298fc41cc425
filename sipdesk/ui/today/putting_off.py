"""Draw the card on which a row of Idag is put off."""

from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal

from sipdesk.domain.put_off import MOST_DAYS
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import KEEP_EVERY, Form
from sipdesk.ui.today.putting_off_model import putting_off
from sipdesk.ui.widgets.buttons import ghost, primary
from sipdesk.ui.widgets.fields import DateField, TextField
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.tokens import S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.today import TodayRow

_SOON: Final = ((1, "I morgon"), (7, "Om en vecka"), (14, "Om två veckor"))
"""Days ahead that are often meant; any other is typed."""


class PuttingOff(Form):
    """Asks till when, and why. ``saved_off`` when it is done, ``stopped`` when not.

    A duty is not put off: it says so, and takes the reason all the same.
    """

    saved_off = Signal(object)  # the day till when
    stopped = Signal()

    def __init__(self, row: TodayRow, around: Around, *, duty: bool) -> None:
        name = row.case.name or row.case.number
        told = (
            "Det här står kvar under Genast också sedan. Skriv när och varför: dagen "
            "syns på raden, skälet i ärendet."
            if duty
            else f"Raden står kvar under Uppskjutet så länge, högst {MOST_DAYS} dagar. "
            "Det är programmets egen siffra."
        )
        super().__init__(f"Skjut upp: {row.text}, {name}", told, name="putting-off")
        self.row = row
        self._around = around
        self.until = DateField("Visa igen", today=around.today, name="until")
        soon = [
            ghost(text, partial(self.choose, days), name=f"put-off-{days}")
            for days, text in _SOON
        ]
        self.reason = TextField(
            "Varför kan det vänta?",
            "Skälet läses i ärendet, inte på Idag, Läget eller Veckan.",
            name="reason",
        )
        self.ask(self.until)
        self.add(holder(Flow(*soon, gap=S)))
        self.ask(self.reason)
        self.go = primary("Skjut upp", self._go, name="put-off-go")
        stop = ghost("Avbryt", self._stop, name="put-off-stop")
        self.add(holder(Flow(self.go, stop, gap=S)))
        self.model = putting_off(row.waiting.id, around, while_alive(self, self.draw))
        self.tie(self.model)
        self.setFocusProxy(self.until.edit)
        self._keeper = QTimer(self)
        self._keeper.setInterval(KEEP_EVERY)
        self._keeper.timeout.connect(self.model.keep)
        self._keeper.start()

    def show_case(self, view: CaseView) -> bool:
        """Take the case that the row is of; tell whether that was the first time."""
        first = self.model.state.view is None
        if first:
            self.model.show_case(view)
        return first

    def leave(self) -> None:
        """Keep what is typed."""
        self.model.leave()

    def choose(self, days: int) -> None:
        """Take a day so many days ahead."""
        day = self._around.today() + timedelta(days=days)
        self.model.edit(until=day.isoformat())
        self.reason.focus()

    def _go(self) -> None:
        day = self.until.date
        self.model.save(while_alive(self, partial(self.saved_off.emit, day)))

    def _stop(self) -> None:
        if self.model.state.view is not None:
            self.model.forget()
        self.stopped.emit()
