"""Kalla och bjud in: book, call, and register the replies."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consenters import sip_agreed
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.many import find, put
from sipdesk.domain.meeting import Booking, Calls, Meeting, Reply
from sipdesk.usecases.meeting import in_meeting
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class BookMeeting:
    """When and where the current meeting is."""

    case: CaseId
    seen: int
    booking: Booking


@dataclass(frozen=True, slots=True)
class NoteReceivedCall:
    """That the convener's own kallelse came, and the number it has there."""

    case: CaseId
    seen: int
    received: date | None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class RegisterCall:
    """That participants have been called or invited, by a channel."""

    case: CaseId
    seen: int
    participants: tuple[str, ...]
    day: date
    channel: str


@dataclass(frozen=True, slots=True)
class RegisterReply:
    """What a called participant answered."""

    case: CaseId
    seen: int
    participant: str
    reply: Reply
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class CancelMeeting:
    """That the current meeting is not held as it was booked."""

    case: CaseId
    seen: int
    day: date  # when it was decided
    words: str = ""  # why; everyone who was called may read them


@dataclass(frozen=True, slots=True)
class TakeUpMeeting:
    """That a cancelled meeting is held after all."""

    case: CaseId
    seen: int


def book_meeting(order: BookMeeting, ports: Ports) -> Change:
    """Save when and where.

    A meeting in the past may be booked: it may have to be registered afterwards.

    Raises:
        RuleBroken: ``ends-before-it-starts``, ``reply-after-meeting``.

    """
    booking = order.booking
    if booking.start and booking.end and booking.end <= booking.start:
        raise RuleBroken("ends-before-it-starts", "end")
    if booking.day and booking.reply_by and booking.reply_by > booking.day:
        raise RuleBroken("reply-after-meeting", "reply_by")

    def edit(case: Case) -> Case:
        return in_meeting(case, booking=booking)

    return change(order.case, order.seen, "meeting-booked", ports, edit)


def note_received_call(order: NoteReceivedCall, ports: Ports) -> Change:
    """Note when the convener's own kallelse came; None takes the day back.

    Raises:
        RuleBroken: ``day-in-the-future``.

    """
    if order.received is not None and order.received > ports.clock.today():
        raise RuleBroken("day-in-the-future", "received")

    def edit(case: Case) -> Case:
        came, number = order.received, order.reference.strip()
        booking = replace(case.meeting.booking, received=came, reference=number)
        return in_meeting(case, booking=booking)

    return change(order.case, order.seen, "call-received", ports, edit)


def cancel_meeting(order: CancelMeeting, ports: Ports) -> Change:
    """Cancel the booked meeting; time and place are kept, for they are told of.

    Raises:
        RuleBroken: ``day-in-the-future``, ``cancel-without-booking``,
            ``cancel-held-meeting``.

    """
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")

    def edit(case: Case) -> Case:
        meeting = case.meeting
        if meeting.booking.day is None:
            raise RuleBroken("cancel-without-booking")
        if meeting.record.held is not None:
            raise RuleBroken("cancel-held-meeting")
        words = order.words.strip()
        booking = replace(meeting.booking, cancelled=order.day, cancelled_words=words)
        return in_meeting(case, booking=booking)

    return change(order.case, order.seen, "meeting-cancelled", ports, edit)


def take_up_meeting(order: TakeUpMeeting, ports: Ports) -> Change:
    """Let a cancelled meeting stand again, at the time it has."""

    def edit(case: Case) -> Case:
        booking = replace(case.meeting.booking, cancelled=None, cancelled_words="")
        return in_meeting(case, booking=booking)

    return change(order.case, order.seen, "meeting-taken-up", ports, edit)


def register_call(order: RegisterCall, ports: Ports) -> Change:
    """Register that participants have been called.

    When a principal calls itself, what happened is registered, and only time and
    convener must be known. When SiS sends on commission, everything a kallelse holds
    must stand, consent must hold, and each recipient must be allowed to know.

    Raises:
        RuleBroken: ``call-nobody``, ``call-without-…`` (also when SIP is not on the
            agenda and SiS would send), ``meeting-is-cancelled``,
            ``no-sip-consent``,
            ``guardian-…``, ``no-consent-for-recipient``, ``day-in-the-future``.
        Missing: there is no such participant.

    """
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    if not order.channel.strip():
        raise RuleBroken("call-without-channel", "channel")
    if not order.participants:
        raise RuleBroken("call-nobody")

    def edit(case: Case) -> Case:
        _check_call(case, order)
        people = case.meeting.participants
        for participant_id in order.participants:
            person = find(people, participant_id)
            called = replace(
                person,
                called=order.day,
                channel=order.channel.strip(),
                sequence=person.sequence + 1,
            )
            people = put(people, called)
        return in_meeting(case, participants=people)

    return change(order.case, order.seen, "called", ports, edit)


def register_reply(order: RegisterReply, ports: Ports) -> Change:
    """Register a reply.

    Raises:
        RuleBroken: ``reply-without-call``, ``reply-without-reply``,
            ``day-in-the-future``.
        Missing: there is no such participant.

    """
    if order.reply is Reply.NONE:
        raise RuleBroken("reply-without-reply", "reply")
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")

    def edit(case: Case) -> Case:
        people = case.meeting.participants
        person = find(people, order.participant)
        if person.called is None:
            raise RuleBroken("reply-without-call")
        replied = replace(
            person, reply=order.reply, replied=order.day, reply_words=order.words
        )
        return in_meeting(case, participants=put(people, replied))

    return change(order.case, order.seen, "replied", ports, edit)


def _check_call(case: Case, order: RegisterCall) -> None:
    meeting = case.meeting
    if not meeting.has_sip:
        _check_without_sip(meeting)
    elif not meeting.roles.convener or meeting.roles.calls is Calls.NOT_SAID:
        raise RuleBroken("call-without-convener")
    if meeting.booking.cancelled is not None:
        raise RuleBroken("meeting-is-cancelled")
    if not meeting.booking.complete:
        raise RuleBroken("call-without-time")
    if meeting.roles.calls is Calls.PRINCIPAL or not meeting.has_sip:
        return
    _check_sent_by_sis(case, meeting)
    for participant_id in order.participants:
        person = find(meeting.participants, participant_id)
        allowed = clearance(case, person.party, order.day)
        if allowed.verdict is Verdict.NO:
            raise RuleBroken(allowed.missing)


def _check_without_sip(meeting: Meeting) -> None:
    """Refuse a kallelse on commission to what is the placement's own meeting.

    Whoever has been told of it in the usual way is registered as they are.
    """
    if meeting.roles.calls is Calls.SIS_ON_COMMISSION:
        raise RuleBroken("call-without-sip")


def _check_sent_by_sis(case: Case, meeting: Meeting) -> None:
    if meeting.roles.commissioned is None:
        raise RuleBroken("call-without-commission")
    if not meeting.preparation.purpose.strip():
        raise RuleBroken("call-without-purpose")
    if not meeting.questions:
        raise RuleBroken("call-without-question")
    if meeting.booking.day is not None and not sip_agreed(case, meeting.booking.day):
        raise RuleBroken("no-sip-consent")
