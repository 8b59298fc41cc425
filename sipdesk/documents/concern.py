"""Oro för barn: what was seen or heard, told to the socialnämnd at once."""

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    Signatures,
    Ticks,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.duty import duty_paper, known_or_lines, told_or_lines
from sipdesk.documents.parts import Copy, boxes, contact, day_or, law_line
from sipdesk.domain.answer import Answer
from sipdesk.domain.concern import Concern
from sipdesk.domain.identity import written_number
from sipdesk.domain.information import Information
from sipdesk.domain.young_person import YOUNG_PERSON

LAWS = ("sol-19-1",)
_KIND = Information.CARE
_ANSWERS = (Answer.YES, Answer.NO, Answer.UNKNOWN)


def concern(copy: Copy) -> Document:
    """Write what was reported; without a report, a form to fill in by hand.

    Where a hidden child is is never told here: the board is told whom to ask.
    """
    letter, told = copy.letter("concern"), copy.desk.concern or _unwritten(copy)
    return duty_paper(
        copy,
        letter,
        (
            *known_or_lines(
                Fact("Till", told.board, kind=_KIND),
                Fact("Datum", day_or(copy.day)),
                *contact(copy),
            ),
            Heading(2, "Barnet"),
            *known_or_lines(
                Fact("Namn", told.name, kind=Information.IDENTITY),
                Fact("Född eller personnummer", told.born, kind=Information.NUMBER),
            ),
            *told_or_lines(
                "Det vi har sett eller hört", Paragraph(told.seen, kind=_KIND), 5
            ),
            *known_or_lines(
                Fact("När det hände", told.happened, kind=_KIND),
                Fact("Vem som såg eller hörde det", told.by_whom, kind=_KIND),
            ),
            *_danger(told),
            *told_or_lines(
                "Det barnet vet om anmälan", Paragraph(told.child_knows, kind=_KIND), 2
            ),
            *_where(letter, told),
            Paragraph(filled(letter, "role")),
            *law_line(copy, *LAWS),
            Signatures(("Ort och datum", "Namn, befattning och telefon")),
        ),
    )


def _unwritten(copy: Copy) -> Concern:
    young = copy.case.young_person
    born = written_number(young.number) or day_or(young.birth_date)
    return Concern("", about=YOUNG_PERSON, name=young.name, born=born)


def _danger(told: Concern) -> tuple[Block, ...]:
    answers = tuple((word(one), one is told.danger) for one in _ANSWERS)
    words = Paragraph(told.danger_words, kind=_KIND)
    lines = WriteLines("Vad faran är", 1)
    return (
        Heading(2, "Är barnet i fara just nu?"),
        Ticks(boxes(answers), kind=_KIND),
        words if told.danger_words.strip() else lines,
    )


def _where(letter: Letter, told: Concern) -> tuple[Block, ...]:
    heading = Heading(2, "Var barnet är")
    if told.about == YOUNG_PERSON:
        return (heading, Paragraph(filled(letter, "where"), kind=_KIND))
    return (heading, WriteLines("Så vitt vi vet", 1))
