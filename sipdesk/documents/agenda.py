"""The chair's agenda: the meeting's five parts, their minutes, and what to ask."""

from collections.abc import Iterator
from datetime import time

from sipdesk.content import swedish
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.follow_up import to_go_through
from sipdesk.documents.meeting import (
    clock_after,
    convener,
    questions,
    tied_to,
    when_and_where,
)
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    listed,
    paper,
    points,
    who,
)
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Part, Reply, TakingPart
from sipdesk.domain.meeting_time import minutes_booked, shared_out
from sipdesk.domain.settings import MEETING_MINUTES


def agenda(copy: Copy) -> Document:
    """Write the chair's agenda, with the questions in their place."""
    letter = copy.letter("agenda")
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD),
            *_meeting(copy),
            *_people(copy),
            Heading(2, "Före mötet"),
            points(letter, "before"),
            Heading(2, "Om det blir svårt"),
            Paragraph(filled(letter, "trouble")),
            PageBreak(),
            Heading(2, "Mötets fem delar"),
            *(block for entry in timetable(copy) for block in _part(copy, *entry)),
        ),
    )


def _lengths(copy: Copy) -> dict[Part, int]:
    booked = minutes_booked(copy.case.meeting.booking)
    return shared_out(booked or MEETING_MINUTES.default)


def _meeting(copy: Copy) -> tuple[Block, ...]:
    meeting, young = copy.case.meeting, copy.case.young_person
    roles, before = meeting.roles, meeting.preparation
    takes_part = before.taking_part
    unsaid = takes_part is TakingPart.NOT_SAID
    facts = listed(
        (
            *about_young(copy),
            *when_and_where(copy),
            *tied_to(copy),
            Fact("Mötesledare", roles.chair, kind=Information.PLACE),
            Fact("Skriver", roles.note_taker, kind=Information.PLACE),
            Fact(
                "Sammankallar",
                convener(copy) if roles.convener else "",
                kind=copy.placed(Information.PROCESS),
            ),
            Fact("Stödperson", roles.support_person, kind=Information.PLACE),
            Fact("Syfte", before.purpose, kind=Information.PROCESS),
        )
    )
    young_facts = listed(
        (
            Fact(
                "Är med",
                "" if unsaid else word(takes_part),
                kind=Information.CARE,
            ),
            Fact("Anpassningar", before.adaptations, kind=Information.CARE),
            Fact("Hjälper samtalet", young.communication, kind=Information.CARE),
            Fact("Språk", young.language, kind=Information.CARE),
            Fact("Tolk", before.interpreter, kind=Information.CARE),
            Fact("Förmöte", day_or(before.pre_meeting), kind=Information.CARE),
            Fact("Viktigt för den unge", copy.case.offer.important, kind=copy.free),
            Fact("Ska inte tas upp", copy.case.offer.not_shared, kind=copy.free),
        )
    )
    if not young_facts:
        return facts
    return (*facts, Heading(2, "Den unge", kind=Information.CARE), *young_facts)


def _people(copy: Copy) -> tuple[Block, ...]:
    kind = copy.placed(Information.PARTICIPANTS)
    rows = tuple(
        Row((begun(who(copy, p.party)), _reply(p.reply)), kind=kind)
        for p in copy.case.meeting.participants
        if who(copy, p.party)
    )
    if not rows:
        return ()
    return (
        Heading(2, "De som är kallade och bjudna", kind=Information.PARTICIPANTS),
        Table(("Vem", "Svar"), rows, (3, 1.4), kind=Information.PARTICIPANTS),
    )


def _reply(reply: Reply) -> str:
    return "–" if reply is Reply.NONE else word(reply)


def timetable(copy: Copy) -> Iterator[tuple[Part, str, int]]:
    """Tell of each part when it is, and how many minutes it takes."""
    start, gone = copy.case.meeting.booking.start, 0
    for part, minutes in _lengths(copy).items():
        yield part, _clock(start, gone, minutes), minutes
        gone += minutes


def _clock(start: time | None, gone: int, minutes: int) -> str:
    if start is None:
        return f"minut {gone}–{gone + minutes}"
    return f"{clock_after(start, gone)}–{clock_after(start, gone + minutes)}"


def _part(copy: Copy, part: Part, clock: str, minutes: int) -> Iterator[Block]:
    number = tuple(Part).index(part) + 1
    length = swedish.counted(minutes, "minut", "minuter")
    yield Heading(3, f"{number}. {word(part)} – {clock} ({length})")
    yield points(copy.letter("agenda"), part.value)
    if part is Part.NEEDS:
        yield from to_go_through(copy)
        yield Heading(4, "Frågorna")
        yield from questions(copy)
