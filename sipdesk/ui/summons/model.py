"""What stands on the page that calls people to the meeting; knows nothing of Qt."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.notices import notice
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import is_principal
from sipdesk.domain.meeting import Calls, MeetingForm, Participant, Reply
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, day_text, time_text
from sipdesk.usecases.summons import (
    BookMeeting,
    NoteReceivedCall,
    RegisterCall,
    RegisterReply,
    book_meeting,
    note_received_call,
    register_call,
    register_reply,
)


@dataclass(frozen=True, slots=True)
class BookingForm:
    """When and where, as it was typed."""

    day: str = ""
    start: str = ""
    end: str = ""
    form: str = ""
    place: str = ""
    video: str = ""
    reply_by: str = ""

    @property
    def in_room(self) -> bool:
        """Whether somebody is to come to a place."""
        return self.form in ("", MeetingForm.ROOM.value, MeetingForm.HYBRID.value)

    @property
    def far_away(self) -> bool:
        """Whether somebody takes part from elsewhere."""
        return self.form not in ("", MeetingForm.ROOM.value)


@dataclass(frozen=True, slots=True)
class ReceivedCallForm:
    """When the convener's own kallelse came, and its number, as it was typed."""

    received: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class CallForm:
    """Who was called or invited, when and how."""

    participants: frozenset[str] = frozenset()  # their ids
    day: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """What one of those called answered."""

    item: str = ""  # a participant's id
    reply: str = ""
    day: str = ""
    words: str = ""


def booking_form(case: Case) -> BookingForm:
    """Write the booking as a form."""
    booking = case.meeting.booking
    unsaid = booking.form is MeetingForm.NOT_SAID
    return BookingForm(
        day=day_text(booking.day),
        start=time_text(booking.start),
        end=time_text(booking.end),
        form="" if unsaid else booking.form.value,
        place=booking.place,
        video=booking.video,
        reply_by=day_text(booking.reply_by),
    )


def save_booking(case: Case, form: BookingForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day or a time cannot be read.

    """
    reading = Reading(around.today())
    booking = replace(
        case.meeting.booking,
        day=reading.day("day", form.day),
        start=reading.time("start", form.start),
        end=reading.time("end", form.end),
        form=MeetingForm(form.form or MeetingForm.NOT_SAID.value),
        place=form.place.strip(),
        video=form.video.strip(),
        reply_by=reading.day("reply_by", form.reply_by),
    )
    reading.done()
    return book_meeting, BookMeeting(case.id, case.version, booking)


def received_call_form(case: Case) -> ReceivedCallForm:
    """Write what is noted of the convener's own kallelse as a form."""
    booking = case.meeting.booking
    return ReceivedCallForm(day_text(booking.received), booking.reference)


def save_received_call(case: Case, form: ReceivedCallForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
    day = reading.day("received", form.received)
    reading.done()
    order = NoteReceivedCall(case.id, case.version, day, form.reference)
    return note_received_call, order


def call_form(case: Case, around: Around) -> CallForm:
    """Begin with everybody who is not called yet, today."""
    left = frozenset(p.id for p in case.meeting.participants if p.called is None)
    return CallForm(left, day_text(around.today()) if left else "")


def save_call(case: Case, form: CallForm, around: Around) -> Save:
    """Turn the form into the use case that registers the call; no day is today.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
    day = reading.day("day", form.day) or around.today()
    reading.done()
    known = [p.id for p in case.meeting.participants if p.id in form.participants]
    order = RegisterCall(case.id, case.version, tuple(known), day, form.channel)
    return register_call, order


def reply_form(case: Case, item: str, around: Around) -> ReplyForm:
    """Write somebody's reply as a form; one who has not answered answers today."""
    person = participant(case, item)
    if person is None or person.reply is Reply.NONE:
        return ReplyForm(item, day=day_text(around.today()))
    return ReplyForm(
        item, person.reply.value, day_text(person.replied), person.reply_words
    )


def save_reply(case: Case, form: ReplyForm, around: Around) -> Save:
    """Turn the form into the use case that registers the reply.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
    day = reading.day("day", form.day) or around.today()
    reading.done()
    reply = Reply(form.reply or Reply.NONE.value)
    order = RegisterReply(case.id, case.version, form.item, reply, day, form.words)
    return register_reply, order


def calendar_says(name: str, text: str) -> str:
    """Say what a calendar answered, beside what was typed in a field."""
    said = word(Reply(text)) if name == "reply" else text.rstrip(" .")
    return notice("calendar-says", {"text": said}).whole


def participant(case: Case, item: str) -> Participant | None:
    """Find somebody by their id as a participant."""
    return next((p for p in case.meeting.participants if p.id == item), None)


def principal_calls(case: Case) -> bool:
    """Whether the kommun or region sends the kallelse itself."""
    return case.meeting.roles.calls is Calls.PRINCIPAL


def convener(case: Case) -> str:
    """Name the convener; empty when nobody is chosen."""
    chosen = case.meeting.roles.convener
    return case.party(chosen).label if chosen else ""


@dataclass(frozen=True, slots=True)
class Silent:
    """How many are still to be called, and how many have not answered."""

    uncalled: int
    waiting: int
    reply_by: date | None


def silent(case: Case) -> Silent:
    """Count those who are still to be called, and who have not answered."""
    people = case.meeting.participants
    waiting = sum(p.called is not None and p.reply is Reply.NONE for p in people)
    uncalled = sum(p.called is None for p in people)
    return Silent(uncalled, waiting, case.meeting.booking.reply_by)


def may_be_reminded(case: Case, called: Participant) -> bool:
    """Whether one who was called is silent about a meeting that is still to be."""
    meeting = case.meeting
    if not meeting.is_ahead:
        return False
    by_principal = principal_calls(case) and is_principal(case, called.party)
    return called.reply is Reply.NONE and not by_principal


def principals_not_coming(case: Case) -> bool:
    """Whether somebody of kommun or region has answered that they are not coming."""
    return any(
        p.reply is Reply.NOT_COMING and is_principal(case, p.party)
        for p in case.meeting.participants
    )
