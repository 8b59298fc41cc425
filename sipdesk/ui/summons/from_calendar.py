"""Draw the reading of an answer out of a calendar file."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import listing
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Reply
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.summons.from_calendar_model import (
    FromCalendarModel,
    FromCalendarState,
)
from sipdesk.ui.summons.model import participant
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import ActiveCard
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskCalendar, from_file
from sipdesk.ui.widgets.text import Body
from sipdesk.ui.widgets.tokens import L, S
from sipdesk.usecases.calendar_reply import FoundReply

_MOST_READ = 200_000
"""Of bytes; what is larger is no answer, and the use case says so."""


class FromCalendar(QWidget):
    """A button that reads a file, says what it holds, and asks whose answer it is.

    ``ready`` is called with a participant's id and the answer, to be looked at and
    saved by the form of replies; it gives False while another answer is being written
    there. ``choose_file`` opens the system's own dialog.
    """

    def __init__(
        self,
        around: Around,
        ready: Callable[[str, FoundReply], bool],
        *,
        choose_file: AskCalendar,
    ) -> None:
        super().__init__()
        self.setObjectName("from-calendar")
        self._choose_file = choose_file
        self._today = around.today
        self._notice = Notice(name="from-calendar-notice")
        self._said = Notice(name="from-calendar-said")
        self.button = ghost(
            "Läs in svar från kalenderfil …",
            self._take,
            icon="calendar-plus",
            name="from-calendar-take",
        )
        self.model = FromCalendarModel(around, while_alive(self, self.draw), ready)
        self._sender = Body("", name="from-calendar-sender")
        self.who = ChoiceField("Vem svarar?", (), unchosen="Välj", name="whose_reply")
        self.who.edited.connect(self._chosen)
        go = secondary("Fortsätt", self._go_on, name="from-calendar-go")
        self._asking = ActiveCard(
            self._sender, self.who, holder(Flow(go)), gap=L, name="from-calendar-who"
        )
        self.setLayout(
            column(
                row(self.button, None), self._notice, self._asking, self._said, gap=S
            )
        )
        self.draw(self.model.state)

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        called = [p for p in case.meeting.participants if p.called is not None]
        names = [(p.id, person(case, p.party, self._today())) for p in called]
        self.who.set_choices(names)
        self.model.show_case(case)

    def draw(self, state: FromCalendarState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        self._asking.setVisible(state.asks_who)
        self.who.set_value(state.participant)
        found = state.found
        if found is not None and state.asks_who:
            self._sender.say(f"{_what(found)} {self._why(state, found)}")
        self._draw_said(state)

    def _why(self, state: FromCalendarState, found: FoundReply) -> str:
        """Say why it must be asked who answers, and what to do."""
        came = f"Det kom från {found.sender}"
        if not found.sender:
            why = "Filen säger inte vem det kom från."
        elif not found.sharing or state.case is None:
            why = f"{came}, och ingen som är kallad har den adressen."
        else:
            called = [p for i in found.sharing if (p := participant(state.case, i))]
            names = [person(state.case, p.party, self._today()) for p in called]
            why = (
                f"{came}. {listing(names)} har samma adress, så det syns inte vem av "
                "dem som svarar."
            )
        return f"{why} Fråga om du är osäker, och välj vem det är."

    def _draw_said(self, state: FromCalendarState) -> None:
        found, case = state.found, state.case
        if found is None or case is None or not found.participant:
            self._said.clear()
            return
        called = participant(case, found.participant)
        name = person(case, called.party, self._today()) if called else ""
        self._said.say(
            "info", f"{_what(found)} {_next(found)}", title=f"Svar från {name}"
        )

    def _take(self) -> None:
        path = self._choose_file(self)
        if path is not None:
            self.model.take(from_file(path, _MOST_READ))

    def _chosen(self, value: object) -> None:
        self.who.set_problem(None)
        self.model.choose(str(value))

    def _go_on(self) -> None:
        if not self.model.state.participant:
            self.who.set_problem("Välj vem som svarar.")
            self.who.focus()
            return
        self.model.go_on()


def _what(found: FoundReply) -> str:
    if found.reply is Reply.NONE:
        return "Svaret är kanske."
    return f"Svaret är: {word(found.reply)}."


def _next(found: FoundReply) -> str:
    if found.reply is Reply.NONE:
        return "Fråga vad det beror på, och välj ett svar innan du sparar."
    return "Läs igenom det och spara. Inget är registrerat än."
