"""Mötet del för del: the five parts for one who takes part, in a voice that suits."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.agenda import timetable
from sipdesk.documents.meeting import questions, when_and_where
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    listed,
    paper,
    pictured,
    points,
)
from sipdesk.domain.meeting import Part


def role_agenda(copy: Copy) -> Document:
    """Write the parts with their times; the questions stand in the third."""
    letter = copy.letter(f"role_agenda_{_voice(copy)}")
    say = partial(filled, letter)
    facts = when_and_where(copy)
    own = () if copy.for_young_person else about_young(copy)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            _lead(copy, say("lead")),
            *listed((*own, *facts)),
            *(block for part in timetable(copy) for block in _part(copy, letter, part)),
            WriteLines(say("lines"), 6),
        ),
    )


def _lead(copy: Copy, words: str) -> Block:
    if copy.for_young_person:
        return pictured(copy, ("agenda", words))
    return Paragraph(words, style=ParagraphStyle.LEAD)


def _voice(copy: Copy) -> str:
    if copy.for_young_person:
        return "young_person"
    return "family" if copy.for_family else "professional"


_SHOWN: Final = {
    Part.OPENING: "presentera",
    Part.SITUATION: "nulage",
    Part.NEEDS: "mal",
    Part.SUMMARY: "sammanfattning",
    Part.CLOSING: "nasta_mote",
}
"""The picture of each part, on the young person's paper."""


def _points(copy: Copy, letter: Letter, part: Part) -> tuple[Block, ...]:
    if not copy.for_young_person:
        return (points(letter, part.value),)
    return (pictured(copy, (_SHOWN[part], filled(letter, part.value))),)


def _part(copy: Copy, letter: Letter, entry: tuple[Part, str, int]) -> Iterator[Block]:
    part, clock, minutes = entry
    number = tuple(Part).index(part) + 1
    length = swedish.counted(minutes, "minut", "minuter")
    yield Heading(2, f"{number}. {word(part)}")
    yield Paragraph(f"{clock} ({length})", style=ParagraphStyle.SMALL)
    yield from _points(copy, letter, part)
    if part is Part.NEEDS:
        yield Heading(3, "Frågorna")
        yield from questions(copy)
