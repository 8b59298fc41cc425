"""Fields for days and times, written as one likes and said back in full."""

from collections.abc import Callable
from datetime import date, time
from typing import Final

from PySide6.QtCore import QDate, QPoint
from typing_extensions import override

from sipdesk.content.swedish import clock, long_date
from sipdesk.ui.widgets import dates
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.calendar import Calendar
from sipdesk.ui.widgets.field import Field, Value, inner
from sipdesk.ui.widgets.lineedit import LineEdit
from sipdesk.ui.widgets.text import Meta

_BAD_DATE: Final = "Skriv datumet som 2026-12-03, 3/12 eller 3 dec."
_BAD_TIME: Final = "Skriv klockslaget som 13.00."
_DATE_WIDTH: Final = 240
_TIME_WIDTH: Final = 120


class DateField(Field):
    """One day, written as ``2026-12-03``, ``3/12``, ``3 dec`` or ``imorgon``.

    ``value`` is the day as ``2026-12-03`` if it can be read, else what was written;
    ``date`` is the day or ``None``. The day is said back in full under the field, and
    a text that is no day gets a problem when the field is left.
    """

    def __init__(
        self,
        label: str,
        hint: str = "",
        *,
        required: bool = False,
        today: Callable[[], date] = date.today,
        name: str = "",
    ) -> None:
        """``today`` tells what ``idag`` and a date without a year mean."""
        super().__init__(label, hint, required=required, name=name)
        self._today = today
        self._own_problem = False
        self.edit = LineEdit(width=_DATE_WIDTH, name=inner(name, "edit"))
        self.edit.written.connect(self._written)
        self.calendar = Button(
            "",
            "inner",
            icon="calendar-days",
            label=f"Öppna kalendern: {label}",
            name=inner(name, "calendar"),
            clicked=self._open_calendar,
        )
        self.edit.put_inside(self.calendar)
        self._echo = Meta()
        self._echo.hide()
        self._hold(self.edit, self.edit, self.calendar)
        self._below.addWidget(self._echo)

    @property
    @override
    def value(self) -> str:
        day = self.date
        return day.isoformat() if day else self.edit.text().strip()

    @property
    def date(self) -> date | None:
        """The day, if one is written that can be read."""
        try:
            return dates.parse_date(self.edit.text(), self._today())
        except dates.Unreadable:
            return None

    @override
    def _show(self, value: Value) -> None:
        self.edit.setText(str(value))
        self._say_back()

    @override
    def _leave(self) -> None:
        wrong = bool(self.edit.text().strip()) and self.date is None
        if wrong and not self.problem:
            self._own_problem = True
            self.set_problem(_BAD_DATE)
        elif self.date and self.edit.text() != self.value:
            self.edit.setText(self.value)
        super()._leave()

    def _written(self) -> None:
        self._say_back()
        self._tell()

    def _say_back(self) -> None:
        day = self.date
        if self._own_problem and day is not None:
            self._own_problem = False
            self.set_problem(None)
        self._echo.say(long_date(day) if day else "")
        self._echo.setVisible(day is not None)
        self._describe()

    @override
    def _describe(self) -> None:
        super()._describe()
        if self._echo.words:
            said = (self._echo.words, self.edit.accessibleDescription())
            self.edit.setAccessibleDescription(". ".join(part for part in said if part))

    def _open_calendar(self) -> None:
        popup = Calendar(self, self.date or self._today())
        popup.picked.connect(self._pick)
        popup.open_at(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 4)))

    def _pick(self, day: QDate) -> None:
        text = date(day.year(), day.month(), day.day()).isoformat()
        self.edit.setFocus()
        if text != self.edit.text():
            self.edit.setText(text)
            self._written()


class TimeField(Field):
    """A time of day, written as ``13``, ``13.00`` or ``kl 13``.

    ``value`` is ``13:00`` if it can be read, else what was written; the field shows
    ``13.00``.
    """

    def __init__(
        self, label: str, hint: str = "", *, required: bool = False, name: str = ""
    ) -> None:
        super().__init__(label, hint, required=required, name=name)
        self.edit = LineEdit(width=_TIME_WIDTH, name=inner(name, "edit"))
        self.edit.written.connect(self._tell)
        self._hold(self.edit)

    @property
    @override
    def value(self) -> str:
        moment = self.time
        return f"{moment:%H:%M}" if moment else self.edit.text().strip()

    @property
    def time(self) -> time | None:
        """The time of day, if one is written that can be read."""
        try:
            return dates.parse_time(self.edit.text())
        except dates.Unreadable:
            return None

    @override
    def _show(self, value: Value) -> None:
        self.edit.setText(str(value))
        self._write()

    @override
    def _leave(self) -> None:
        if self.edit.text().strip() and self.time is None and not self.problem:
            self.set_problem(_BAD_TIME)
        self._write()
        super()._leave()

    def _write(self) -> None:
        moment = self.time
        if moment is not None:
            self.edit.setText(clock(moment))
