"""A month to pick a day in."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QToolButton, QWidget

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.layout import column

_SIZE: Final = (372, 284)
_ARROWS: Final = (
    ("qt_calendar_prevmonth", "Föregående månad", Qt.ArrowType.LeftArrow),
    ("qt_calendar_nextmonth", "Nästa månad", Qt.ArrowType.RightArrow),
)


class Calendar(QDialog):
    """A popup; ``picked(QDate)`` when a day is chosen. Escape closes it."""

    picked = Signal(QDate)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kalender")
        self.setObjectName("calendar")
        self._month = QCalendarWidget()
        self._month.setObjectName("calendar-month")
        self._month.setAccessibleName("Välj dag")
        self._month.setLocale(QLocale())
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._month.setMinimumSize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        self._month.activated.connect(self._pick)
        self._month.clicked.connect(self._pick)
        self._dress()
        self.setLayout(column(self._month, margins=(6, 6, 6, 6)))

    def open_at(self, place: QPoint) -> None:
        """Show the month with its corner at a place on the screen."""
        self.move(place)
        self.show()
        self._month.setFocus()

    def _pick(self, day: QDate) -> None:
        self.accept()
        self.picked.emit(day)

    def _dress(self) -> None:
        """Qt's own red for the end of the week cannot be read on a dark ground."""
        self._month.setFont(theme.font())
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("muted"))
        self._month.setHeaderTextFormat(quiet)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekend, quiet)
        for name, words, arrow in _ARROWS:
            button = self._month.findChild(QToolButton, name)
            if button is not None:
                button.setAccessibleName(words)
                button.setArrowType(arrow)
