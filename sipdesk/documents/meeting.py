"""What the papers about a meeting share: when and where, the questions, the reply."""

from collections.abc import Sequence
from datetime import date, time

from sipdesk.content import swedish
from sipdesk.content.document import (
    Block,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Signatures,
    Ticks,
    WriteLines,
)
from sipdesk.content.words import word
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    agency,
    begun,
    boxes,
    day_or,
    function,
    listed,
    party,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Booking, Calls, MeetingForm, TiedTo
from sipdesk.domain.meeting_time import minute, minutes_booked

OWN_QUESTION = "den unges egen fråga"
YOUR_OWN_QUESTION = "din egen fråga"
LINK = "Länk"
WITHOUT_SIP = "Placeringens eget, utan SIP"


def when(booking: Booking) -> str:
    """Write the day and the times, as far as they are known."""
    if booking.day is None:
        return NOT_DECIDED
    if booking.start is None:
        return f"{swedish.long_date(booking.day)}, tiden är inte bestämd"
    told = swedish.day_and_time(booking.day, booking.start)
    return f"{told}–{swedish.clock(booking.end)}" if booking.end else told


def hours(booking: Booking) -> str:
    """Write from when to when, without the day; nothing while either is unknown."""
    if booking.start is None or booking.end is None:
        return ""
    return f"{swedish.clock(booking.start)}–{swedish.clock(booking.end)}"


def clock_after(start: time, minutes: int) -> str:
    """Write the time of day a number of minutes after another."""
    at = (minute(start) + minutes) % (24 * 60)
    return swedish.clock(time(at // 60, at % 60))


def when_and_where(copy: Copy) -> tuple[Fact, ...]:
    """Tell time, length, form and place."""
    booking = copy.case.meeting.booking
    length = minutes_booked(booking)
    counted = swedish.counted(length, "minut", "minuter") if length else ""
    told = f"{when(booking)} ({counted})" if counted else when(booking)
    return (
        Fact("Tid", told, kind=Information.PROCESS),
        *form_and_place(copy),
    )


def form_and_place(copy: Copy) -> tuple[Fact, ...]:
    """Tell form and place; a hidden place is told separately."""
    booking = copy.case.meeting.booking
    return (
        Fact("Form", form(booking), kind=Information.PROCESS),
        *_where(copy, booking),
    )


def form(booking: Booking) -> str:
    """Name how people meet."""
    if booking.form is MeetingForm.NOT_SAID:
        return NOT_DECIDED
    return word(booking.form)


def _where(copy: Copy, booking: Booking) -> tuple[Fact, ...]:
    if copy.sees(Information.PLACE):
        return (
            Fact("Plats", booking.room, kind=Information.PLACE),
            Fact(LINK, booking.link, kind=Information.PLACE),
        )
    if by_link(booking):
        return (Fact(LINK, copy.shared("link-separately")),)
    return (Fact("Plats", copy.shared("place-separately")),)


def by_link(booking: Booking) -> bool:
    """Whether nobody comes to a place."""
    return booking.form in (MeetingForm.VIDEO, MeetingForm.PHONE)


def numbered(copy: Copy) -> tuple[Fact, ...]:
    """Give the number of the call: of its meeting, and of how many times it was told.

    The second is one more than the SEQUENCE of the calendar file that says the same.
    """
    meetings = [meeting.id for meeting in copy.case.meetings]
    nth = meetings.index(copy.case.meeting.id) + 1
    sent = copy.desk.told.sequence(copy.case.meeting.booking) + 1
    called = copy.party is None or copy.party.principal is not None
    label = "Kallelse" if called and not copy.for_young_person else "Inbjudan"
    number = f"nr {nth}, utskick {sent}"
    return (Fact(label, number, kind=Information.PROCESS),)


def led(copy: Copy) -> tuple[Fact, ...]:
    """Tell which SIP meeting it is, and who leads it; that may be a member of staff."""
    meeting = copy.case.meeting
    which = word(meeting.kind) if meeting.has_sip else WITHOUT_SIP
    return (
        Fact("Möte", which, kind=Information.PROCESS),
        Fact("Leder mötet", meeting.roles.chair, kind=Information.PLACE),
    )


def tied_to(copy: Copy) -> tuple[Fact, ...]:
    """Tell which of the placement's meetings it is held within, if any."""
    tied = copy.case.meeting.tied_to
    if tied is TiedTo.NONE:
        return ()
    return (Fact("Hålls", word(tied), kind=tied_kind(tied)),)


def tied_kind(tied: TiedTo) -> Information:
    """Tell of what kind it is that the meeting is one of the placement's."""
    # An enforcement meeting tells that the placement is under LSU.
    lsu = tied is TiedTo.ENFORCEMENT
    return Information.LEGAL_BASIS if lsu else Information.CARE


def on_agenda(copy: Copy) -> tuple[Fact, ...]:
    """Tell of one of the placement's meetings whether a SIP was on its agenda."""
    meeting = copy.case.meeting
    if meeting.tied_to is TiedTo.NONE or meeting.sip not in (Answer.YES, Answer.NO):
        return ()
    kind = tied_kind(meeting.tied_to)
    return (Fact("SIP på dagordningen", word(meeting.sip), kind=kind),)


def convener(copy: Copy) -> str:
    """Name the convener's agency; mark it with ``placed``."""
    return agency(copy, copy.case.meeting.roles.convener) or "Den som sammankallar"


def on_commission(copy: Copy, said: str) -> tuple[Block, ...]:
    """Tell a principal by whose commission SiS writes, when it does."""
    roles = copy.case.meeting.roles
    to_principal = copy.party is None or copy.party.principal is not None
    if roles.calls is Calls.PRINCIPAL or not roles.convener or not to_principal:
        return ()
    return (Paragraph(said, kind=copy.placed(Information.PROCESS)),)


def questions(copy: Copy) -> tuple[Block, ...]:
    """List the meeting's questions that the recipient may see, as the agenda."""
    asked = copy.case.meeting.questions
    if not any(copy.sees(q.area.kind) for q in asked):
        said = "questions-separately" if asked else "no-questions"
        return (Paragraph(copy.shared(said)),)
    own = YOUR_OWN_QUESTION if copy.for_young_person else OWN_QUESTION
    items = tuple(
        Item(f"{q.text} ({own})" if q.own else q.text, kind=q.area.kind) for q in asked
    )
    return (Items(items, ordered=True, kind=Information.PROCESS),)


def called(copy: Copy) -> tuple[Block, ...]:
    """List the functions of all who are called or invited: who they are is secret."""
    summoned: list[str] = []
    invited: list[str] = []
    for participant in copy.case.meeting.participants:
        found = party(copy.case, participant.party)
        row = summoned if found and found.principal else invited
        row.append(begun(function(copy, participant.party)))
    kind = copy.placed(Information.PARTICIPANTS)
    facts = (
        Fact("Kallas", "\n".join(filter(None, summoned)), kind=kind),
        Fact("Bjuds in", "\n".join(filter(None, invited)), kind=kind),
    )
    told = tuple(f for f in facts if f.value)
    if not told:
        return ()
    return (
        Heading(2, "Kallade och inbjudna", kind=Information.PARTICIPANTS),
        Facts(told, kind=Information.PARTICIPANTS),
    )


def ways_to_reply(copy: Copy) -> tuple[Block, ...]:
    """Make the boxes and lines of the reply slip, found again by its case number."""
    number, booking = copy.case.number, copy.case.meeting.booking
    texts = (
        "Jag kommer",
        "Jag deltar på länk eller telefon",
        "En ersättare kommer i mitt ställe",
        "Tiden passar inte; jag föreslår en annan",
        "Jag kan inte komma och lämnar underlag i stället",
    )
    return (
        Facts(
            (
                Fact("Ärende", number, kind=Information.PROCESS),
                *numbered(copy),
                Fact("Möte", when(booking), kind=Information.PROCESS),
            )
        ),
        Ticks(boxes((text, False) for text in texts)),
        WriteLines("Ersättare, annan tid eller underlag", 2),
        Signatures(("Datum", "Namn, funktion och telefon")),
    )


def reply_by(day: date | None) -> tuple[Fact, ...]:
    """Tell the last day to answer, if one is set."""
    text = day_or(day)
    return (Fact("Svara senast", text, kind=Information.PROCESS),) if text else ()


def preparation(copy: Copy, general: Block) -> tuple[Block, ...]:
    """Tell the recipient what to prepare; the file copy tells it of each.

    ``general`` is what all are asked to do, and comes last.
    """
    meeting = copy.case.meeting
    if copy.recipient != FILE_COPY:
        own = meeting.participant(copy.recipient)
        if own is None or not own.prepare.strip():
            return (general,)
        return (Paragraph(own.prepare, kind=Information.PROCESS), general)
    kind = copy.placed(Information.PARTICIPANTS)
    items = tuple(
        Item(f"{begun(function(copy, p.party))}: {p.prepare}", kind=kind)
        for p in meeting.participants
        if p.prepare.strip()
    )
    each = (Items(items, kind=Information.PARTICIPANTS),) if items else ()
    return (*each, general)


def greeting(copy: Copy) -> tuple[Block, ...]:
    """Greet the reader by name, which nobody else's copy holds."""
    young, reader = copy.case.young_person, copy.party
    name = young.given_name if copy.for_young_person else reader.name if reader else ""
    if not name.strip() or not copy.sees(Information.IDENTITY):
        return (Paragraph("Hej!"),)
    return (Paragraph(f"Hej {name}!", kind=Information.IDENTITY),)


def family_reply(copy: Copy, asked: str, answers: Sequence[str]) -> tuple[Block, ...]:
    """Give the family's short reply, with boxes to tick."""
    ticks = Ticks(boxes((text, False) for text in answers))
    return short_reply(copy, asked, ticks, "Det här vill jag säga", 5)


def short_reply(
    copy: Copy, asked: str, answers: Block, lines: str, count: int
) -> tuple[Block, ...]:
    """Give the boxes and the lines by which the young and the family answer.

    ``asked`` says what to do with them; ``lines`` what the ``count`` lines are for.
    """
    booking = copy.case.meeting.booking
    return (
        Heading(2, "Mitt svar"),
        Paragraph(asked),
        *listed(
            (
                Fact("Ärende", copy.case.number, kind=Information.PROCESS),
                *numbered(copy),
                Fact("Mötet är", when(booking), kind=Information.PROCESS),
            )
        ),
        answers,
        WriteLines(lines, count),
        Signatures(("Datum", "Namn")),
    )
