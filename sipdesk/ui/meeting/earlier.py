"""Draw what is left of earlier meetings: minutes that nobody has written yet."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import counted, short_date
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Meeting
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.minutes import (
    LayAsideMinutes,
    TakeUpMinutes,
    lay_aside_minutes,
    take_up_minutes,
)

_REASON: Final = "Skrivs klart sedan nästa möte har påbörjats."
_KEPT_BY_OTHERS: Final = (
    "Skriver någon annan protokollet? Skriv vem under Överenskommelser och slutför."
)


class EarlierMinutes(QWidget):
    """The earliest meeting that is not written down, and the way there and back.

    ``opened`` is called when it is taken up, before the page shows it so.
    """

    def __init__(self, around: Around, opened: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("earlier-minutes")
        self._opened = opened
        self._view: CaseView | None = None
        self.deeds = Deeds(around, while_alive(self, self._draw_deed))
        self.take_up = secondary(
            "Skriv klart protokollet",
            self._take_up,
            icon="pencil",
            name="take-up-minutes",
        )
        self.lay_aside = secondary(
            "Tillbaka till nästa möte",
            self._lay_aside,
            icon="undo-2",
            name="lay-aside-minutes",
        )
        self._missing = Notice(action=self.take_up, name="minutes-missing")
        self._writing = Notice(action=self.lay_aside, name="minutes-taken-up")
        self._refused = Notice(name="earlier-refused")
        self.setLayout(column(self._missing, self._writing, self._refused, gap=M))

    def show_case(self, view: CaseView) -> None:
        """Show what is left of earlier meetings; nothing is left of a closed case."""
        self._view = view
        case = view.case
        missing, writing = not_written(case), taken_up(case)
        if missing is None:
            self._missing.clear()
        else:
            of = of_day(missing)
            self.take_up.setText(f"Skriv klart protokollet{of}")
            self._missing.say(
                "warn",
                f"{_about_more(case)}{_KEPT_BY_OTHERS}",
                title=f"{_the_minutes(missing)} är inte slutfört.",
            )
        if writing is None:
            self._writing.clear()
        else:
            self._writing.say(
                "info",
                "Så länge visas det mötet i alla steg. Slutför protokollet eller gå "
                "tillbaka: det du har skrivit finns kvar.",
                title=f"Du skriver {_the_minutes(writing, first=False)}.",
            )
        self.setVisible(missing is not None or writing is not None)

    def _take_up(self) -> None:
        missing = not_written(self._view.case) if self._view else None
        if self._view is None or missing is None:
            return
        case = self._view.case
        order = TakeUpMinutes(case.id, case.version, missing.id, _REASON)
        self.deeds.do(take_up_minutes, order, lambda _: self._opened())

    def _lay_aside(self) -> None:
        if self._view is not None:
            case = self._view.case
            order = LayAsideMinutes(case.id, case.version)
            self.deeds.do(lay_aside_minutes, order)

    def _draw_deed(self, state: DeedState) -> None:
        say(self._refused, state.notice)
        for button in (self.take_up, self.lay_aside):
            button.setEnabled(not state.busy)


def not_written(case: Case) -> Meeting | None:
    """Find the earliest meeting to go back to and write down."""
    last = case.meetings[-1]
    if case.meeting is not last or case.closing.closed is not None:
        return None
    return next((m for m in case.unwritten if m is not last), None)


def taken_up(case: Case) -> Meeting | None:
    """Give the earlier meeting that is being written down, if one is."""
    now = case.meeting
    earlier = now is not case.meetings[-1]
    return now if earlier and not now.minutes else None


def of_day(meeting: Meeting) -> str:
    """Say of which meeting minutes are, by its day; nothing where it has none."""
    day = meeting.record.held or meeting.booking.day
    return f" från {short_date(day)}" if day else ""


def _the_minutes(meeting: Meeting, *, first: bool = True) -> str:
    of = of_day(meeting) or " från ett tidigare möte"
    return f"{'P' if first else 'p'}rotokollet{of}"


def _about_more(case: Case) -> str:
    more = len([m for m in case.unwritten if m is not case.meetings[-1]]) - 1
    if more < 1:
        return "Nästa möte är påbörjat, men protokollet går att skriva klart. "
    return f"{counted(more, 'möte', 'möten')} till saknar protokoll. "
