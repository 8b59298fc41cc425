"""Protokoll: what was said at the meeting, from the meeting, without retyping."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    Tick,
    Ticks,
    TickState,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.follow_up import followed
from sipdesk.documents.held import breaks, decisions, lasted
from sipdesk.documents.meeting import (
    LINK,
    OWN_QUESTION,
    YOUR_OWN_QUESTION,
    convener,
    form_and_place,
    hours,
    led,
    on_agenda,
    tied_kind,
    tied_to,
    when,
)
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    listed,
    moment,
    noted,
    paper,
    party,
    who,
    withheld,
)
from sipdesk.documents.versions import (
    locked,
    mark,
    objection,
    version_meant,
    young_lead,
)
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import (
    Attendance,
    Part,
    Participant,
    Question,
    TiedTo,
)
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.young_person import YOUNG_PERSON

_ANY_MEETING: Final = "Protokoll från mötet"
_TITLES: Final = {
    TiedTo.NONE: _ANY_MEETING,
    TiedTo.START: "Protokoll från uppstartsmötet",
    TiedTo.REVIEW: "Protokoll från uppföljningsmötet",
    TiedTo.ENFORCEMENT: "Protokoll från verkställighetsmötet",
    TiedTo.DISCHARGE: "Protokoll från utskrivningsmötet",
}


def minutes(copy: Copy) -> Document:
    """Write the minutes as they stand, or the finalised version that is meant."""
    letter = _letter(copy)
    version = version_meant(copy, copy.case.meeting.minutes)
    record = copy.case.meeting.record
    made = paper(
        copy,
        letter,
        (
            *_beginning(copy, letter),
            *_status(copy, version),
            *young_lead(copy, letter),
            *withheld(copy),
            *_failed(copy, letter),
            *listed(_facts(copy, version)),
            *objection(copy, letter, version),
            *_attendance(copy),
            *breaks(copy),
            *_reviewed(copy, letter),
            *noted(
                copy,
                Heading(2, "Syfte", kind=Information.PROCESS),
                copy.case.meeting.preparation.purpose,
            ),
            *followed(copy),
            *_questions(copy),
            *decisions(copy),
            *_round(copy),
            *noted(
                copy, Heading(2, "Överenskommelser", kind=copy.free), record.agreements
            ),
            *noted(
                copy, Heading(2, "Oenigheter", kind=copy.free), record.disagreements
            ),
            *_afterwards(copy),
            *noted(
                copy,
                Heading(2, _comment_heading(copy), kind=copy.free),
                record.young_person_comment,
                ParagraphStyle.QUOTE,
            ),
            *_plan_elsewhere(copy, letter),
        ),
        footer=mark(copy, version),
    )
    return made if _of_sip(copy) else replace(made, subject=letter.title)


def _of_sip(copy: Copy) -> bool:
    """Whether a SIP was on the agenda; else it is the placement's meeting alone."""
    return copy.case.meeting.has_sip


def _letter(copy: Copy) -> Letter:
    """Give the letter, headed as the meeting that was held.

    The title stands on every copy, so which meeting it was is told only to those who
    may know that.
    """
    letter = copy.letter("minutes")
    if _of_sip(copy):
        return letter
    tied = copy.case.meeting.tied_to
    told = tied if copy.sees(tied_kind(tied)) else TiedTo.NONE
    return replace(letter, title=_TITLES[told])


def _beginning(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    if _of_sip(copy):
        return beginning(copy, letter)
    return (Heading(1, letter.title),)


def _comment_heading(copy: Copy) -> str:
    whose = "Din" if copy.for_young_person else "Den unges"
    return f"{whose} kommentar efteråt"


def _plan_elsewhere(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    if not _of_sip(copy):
        return ()
    return (Paragraph(filled(letter, "plan-elsewhere"), style=ParagraphStyle.SMALL),)


def _status(copy: Copy, version: MinutesVersion | None) -> tuple[Block, ...]:
    if version is None:
        return (Paragraph(copy.shared("draft"), style=ParagraphStyle.NOTE),)
    text = f"Färdigställt {moment(version.finalised)}."
    return locked(copy, version, text)


def _failed(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    why = copy.case.meeting.record.failed
    if not why.strip():
        return ()
    return (
        Heading(2, "Mötet blev inte som tänkt", kind=Information.PROCESS),
        Paragraph(
            filled(letter, "failed"),
            style=ParagraphStyle.NOTE,
            kind=Information.PROCESS,
        ),
        Paragraph(f"Skäl: {why}", kind=copy.free),
        *(
            (Paragraph(filled(letter, "failed-onward"), kind=Information.PROCESS),)
            if _of_sip(copy)
            else ()
        ),
    )


def _facts(copy: Copy, version: MinutesVersion | None) -> tuple[Fact, ...]:
    meeting = copy.case.meeting
    roles, record = meeting.roles, meeting.record
    held = day_or(record.held, "Inte hållet")
    names = dict(copy.desk.names)
    return (
        *about_young(copy, number=True),
        Fact("Hållet", held, kind=Information.PROCESS),
        Fact("Började och slutade", lasted(copy), kind=Information.PROCESS),
        *(led(copy) if _of_sip(copy) else led(copy)[1:]),
        *tied_to(copy),
        *on_agenda(copy),
        Fact("Bokad tid", _booked(copy), kind=Information.PROCESS),
        *(f for f in form_and_place(copy) if f.label != LINK),
        Fact(
            "Sammankallande",
            convener(copy) if roles.convener else "",
            kind=copy.placed(Information.PROCESS),
        ),
        Fact("Skriver", roles.note_taker, kind=Information.PLACE),
        Fact(
            "Färdigställt av",
            names.get(version.by, "") if version else "",
            kind=Information.PLACE,
        ),
    )


def _booked(copy: Copy) -> str:
    """Tell the booked time, with its day if that was not the day it was held."""
    booking, record = copy.case.meeting.booking, copy.case.meeting.record
    if booking.day != record.held or None in (booking.start, booking.end):
        return when(booking)
    return hours(booking)


_ORDER = (
    Attendance.PRESENT,
    Attendance.DIGITAL,
    Attendance.ABSENT,
    Attendance.NOT_NOTED,
)


def _attendance(copy: Copy) -> tuple[Block, ...]:
    people = [p for p in copy.case.meeting.participants if who(copy, p.party)]
    people.sort(key=lambda p: _ORDER.index(p.attendance))
    if not people:
        return ()
    kind = copy.placed(Information.PARTICIPANTS)
    rows = tuple(
        Row((begun(who(copy, p.party)), word(p.attendance)), kind=kind) for p in people
    )
    absent = [p for p in people if p.attendance is Attendance.ABSENT]
    return (
        Heading(2, "Närvarande och frånvarande", kind=Information.PARTICIPANTS),
        Table(("Vem", "Närvaro"), rows, (3, 1.4), kind=Information.PARTICIPANTS),
        *_contributions(copy, absent),
    )


def _contributions(copy: Copy, absent: list[Participant]) -> tuple[Block, ...]:
    """Give what the absent had to say, under their capacity alone.

    What they sent to be said goes before what they wrote when they answered the call.
    """
    said = ((p, p.sent_words.strip() or p.reply_words.strip()) for p in absent)
    items = tuple(
        Item(f"{_capacity(copy, p)}: {words}", kind=copy.free)
        for p, words in said
        if words
    )
    if not items:
        return ()
    return (
        Heading(2, "Inspel från dem som inte var med", kind=Information.PARTICIPANTS),
        Items(items, kind=Information.PARTICIPANTS),
    )


def _capacity(copy: Copy, person: Participant) -> str:
    found = party(copy.case, person.party)
    return word(found.kind) if found else begun(who(copy, YOUNG_PERSON))


def _reviewed(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    done = copy.case.meeting.record.consent_reviewed
    state = TickState.TICKED if done else TickState.EMPTY
    tick = Tick(filled(letter, "reviewed"), state)
    return (
        Heading(2, "Samtycke och sekretess", kind=Information.PROCESS),
        Ticks((tick,), kind=Information.PROCESS),
    )


def _questions(copy: Copy) -> Iterator[Block]:
    asked = copy.case.meeting.questions
    if not asked:
        yield from noted(
            copy, Heading(2, "Frågor och svar", kind=Information.PROCESS), ""
        )
        return
    yield Heading(2, "Frågor och svar", kind=Information.PROCESS)
    for number, question in enumerate(asked, 1):
        yield from _question(copy, number, question)


def _question(copy: Copy, number: int, question: Question) -> Iterator[Block]:
    kind = question.area.kind
    area = word(question.area)
    yield Heading(3, f"{number}. {area}", kind=kind)
    asked_by = YOUR_OWN_QUESTION if copy.for_young_person else OWN_QUESTION
    own = f" ({asked_by})" if question.own else ""
    yield Facts(
        (
            Fact("Fråga", f"{question.text}{own}"),
            Fact("Svar", question.answer.strip() or copy.shared("not-noted")),
            Fact("Läge", word(question.state)),
        ),
        kind=kind,
    )


def _round(copy: Copy) -> Iterator[Block]:
    """Give the notes of each part that has any."""
    meeting = copy.case.meeting
    told = [part for part in Part if meeting.note(part).strip()]
    if not told:
        yield from noted(copy, Heading(2, "Mötets gång", kind=copy.free), "")
        return
    yield Heading(2, "Mötets gång", kind=copy.free)
    for part in told:
        title = word(part)
        yield from noted(copy, Heading(3, title, kind=copy.free), meeting.note(part))


def _afterwards(copy: Copy) -> tuple[Block, ...]:
    record = copy.case.meeting.record
    following = day_or(record.next_day, NOT_DECIDED)
    if record.next_day and record.next_start:
        following = swedish.day_and_time(record.next_day, record.next_start)
    return (
        Heading(2, "Efter mötet", kind=Information.PROCESS),
        *listed(
            (
                Fact("Nästa möte", following, kind=Information.PROCESS),
                Fact(
                    "Berättar för frånvarande",
                    record.inform_absent,
                    kind=Information.PLACE,
                ),
            )
        ),
    )
