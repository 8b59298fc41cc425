"""Draw the replies of those who were called, and what is done about the silent."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Participant, Reply
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.reading import day_text
from sipdesk.ui.runner import while_alive
from sipdesk.ui.summons.from_calendar import FromCalendar
from sipdesk.ui.summons.model import (
    ReplyForm,
    calendar_says,
    may_be_reminded,
    participant,
    principals_not_coming,
    reply_form,
    save_reply,
    silent,
)
from sipdesk.ui.widgets.fields import DateField, RadioField, TextArea
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskCalendar
from sipdesk.usecases.calendar_reply import FoundReply
from sipdesk.usecases.paper_copy import PaperOrder

REPLIES: Final = [(r.value, word(r)) for r in Reply if r is not Reply.NONE]


class RepliesCard(ListEditor):
    """Each who was called, what they answered, and the reminder of who has not."""

    asked_paper = Signal(object)  # PaperOrder

    def __init__(self, around: Around, *, choose_calendar: AskCalendar) -> None:
        super().__init__("Svar", save="Spara svaret", name="replies")
        self._today = around.today
        self._case: Case | None = None
        self._absent = Notice(name="principal-absent")
        self.body.insertWidget(1, self._absent)
        self.reading = FromCalendar(
            around, self._look_through, choose_file=choose_calendar
        )
        self.body.insertWidget(2, self.reading)
        self.ask(
            RadioField("Vad blev svaret?", REPLIES, name="reply"),
            DateField("När kom svaret?", today=around.today, name="day"),
            TextArea(
                "Med egna ord",
                "Till exempel vem som kommer i stället, eller vilken tid som föreslås.",
                rows=2,
                name="words",
            ),
        )
        self.reply = ItemModel(
            "reply",
            around,
            ReplyForm(),
            partial(reply_form, around=around),
            partial(save_reply, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.reply)
        self.asked_more.connect(self._remind)

    def show_meeting(self, case: Case) -> None:
        """Show those who were called to a case's meeting."""
        self._case = case
        called = [p for p in case.meeting.participants if p.called is not None]
        self.reading.show_case(case)
        self.setVisible(bool(called))
        self.show_rows([self._reply_of(case, p) for p in called])
        self.subtitle.say(_about(case))
        self.subtitle.show()
        if principals_not_coming(case):
            self._absent.say(
                "warn",
                "Skriv till ansvarig chef och lämna en avvikelse, under Mötet. SiS kan "
                "inte tvinga någon.",
                title="En huvudman kommer inte.",
            )
        else:
            self._absent.clear()

    def _reply_of(self, case: Case, called: Participant) -> Listed:
        waits = called.reply is Reply.NONE
        cancelled = case.meeting.booking.cancelled is not None
        return Listed(
            key=called.id,
            title=person(case, called.party, self._today()),
            note="\n".join(_lines(called)),
            chip="" if cancelled else _chip(called.reply),
            tone="warn",
            change="Registrera svar" if waits else "Ändra svaret",
            remove="",
            more="Påminn" if may_be_reminded(case, called) else "",
        )

    def _look_through(self, key: str, found: FoundReply) -> bool:
        """Put what a calendar answered in the form, to be looked at and saved.

        What somebody has typed stays there; of another person, so does the whole form.
        """
        facts = {
            "reply": "" if found.reply is Reply.NONE else found.reply.value,
            "day": day_text(found.day),
            "words": found.words,
        }
        if self.reply.state.form.item == key:
            self.reply.fill(calendar_says, **facts)
            self.write()
        elif self.reply.dirty:
            return False
        else:
            self.begin(key, **facts)
        return True

    def _remind(self, key: str) -> None:
        called = participant(self._case, key) if self._case else None
        if self._case is not None and called is not None:
            kind = PaperKind.CALL_REMINDER
            self.asked_paper.emit(PaperOrder(self._case.id, kind, called.party))


def _about(case: Case) -> str:
    if case.meeting.booking.cancelled is not None:
        return "Mötet är inställt. Ingen behöver svara."
    found = silent(case)
    if not found.waiting:
        return "Alla har svarat."
    who = counted(found.waiting, "person har", "personer har")
    by = f" Svar senast {short_date(found.reply_by)}." if found.reply_by else ""
    return f"{who} inte svarat.{by}"


def _chip(reply: Reply) -> str:
    """Name what deviates."""
    if reply is Reply.NONE:
        return "Väntar på svar"
    return word(reply) if reply in (Reply.OTHER_TIME, Reply.NOT_COMING) else ""


def _lines(called: Participant) -> Iterator[str]:
    if called.called is not None:
        yield f"Registrerad {short_date(called.called)}, {called.channel}"
    if called.replied is not None:
        yield f"{word(called.reply)}, svarade {short_date(called.replied)}"
    if called.reply_words:
        yield f"”{called.reply_words}”"
