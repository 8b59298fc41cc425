"""Fråga till socialnämnden: who was asked, what each answered, and what SiS asks.

It asks who may decide and proposes no answer. States are told, never what stands
behind them: a reason may hold a fact about somebody's health.
"""

from collections.abc import Iterator
from datetime import date

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
    Row,
    Signatures,
    Table,
    Tick,
    Ticks,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import recipient, word
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    function,
    law_line,
    listed,
    noted,
    paper,
    points,
    signed,
    who,
)
from sipdesk.domain.consenters import consenters, counting, deciding
from sipdesk.domain.guard import BOARD
from sipdesk.domain.information import Information
from sipdesk.domain.standing import standing, together
from sipdesk.domain.young_person import YOUNG_PERSON

LAWS = ("lvu-11", "fb-6-11", "fb-6-13", "osl-12-3")
_ANSWERS = ("answer-yes", "answer-no", "answer-other")


def board_question(copy: Copy) -> Document:
    """Write the question first, then how it came about, then room for the answer."""
    letter = copy.letter("board_question")
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD),
            *listed(_facts(copy)),
            Heading(2, "Våra frågor"),
            points(letter, "ask"),
            *_asked(copy),
            *_own_words(copy),
            Heading(2, "Det som gäller så länge"),
            points(letter, "still"),
            signed(copy),
            *_answer(copy, letter),
            *law_line(copy, *LAWS),
            Paragraph(filled(letter, "check-law"), style=ParagraphStyle.SMALL),
        ),
    )


def _facts(copy: Copy) -> tuple[Fact, ...]:
    placing = copy.case.placing
    to = begun(function(copy, placing.id)) if placing else recipient(BOARD)
    return (
        Fact("Till", to, kind=copy.placed(Information.PROCESS)),
        *about_young(copy, number=True),
        Fact("Datum", day_or(copy.day)),
    )


def _asked(copy: Copy) -> tuple[Block, ...]:
    """List everyone who is asked or heard, each with what they answered."""
    kind = Information.CONSENT
    return (
        Heading(2, "Vem som är tillfrågad", kind=kind),
        Paragraph(f"{word(together(copy.case, copy.day))}.", kind=kind),
        Table(
            ("Vem", "Tillfrågad", "Svar", "Svarsdag"),
            tuple(_rows(copy)),
            (2.2, 1.3, 2, 1.3),
            kind=kind,
        ),
    )


def _rows(copy: Copy) -> Iterator[Row]:
    case, day = copy.case, copy.day
    heard = consenters(case, day).view_only
    guardians = (g.id for g in case.guardians)
    everyone = dict.fromkeys((*deciding(case, day), *guardians, *heard))
    for one in everyone:
        entry = counting(case, one, day)
        name = begun(who(copy, one))
        yield Row(
            (
                f"{name} (hörs, avgör inte)" if one in heard else name,
                _day(entry.asked if entry else None),
                word(standing(case, one, day)),
                _day(entry.withdrawn or entry.decided if entry else None),
            ),
            kind=copy.placed(Information.CONSENT),
        )


def _day(day: date | None) -> str:
    return day.isoformat() if day else "–"


def _own_words(copy: Copy) -> tuple[Block, ...]:
    entry = counting(copy.case, YOUNG_PERSON, copy.day)
    heading = Heading(2, "Vad den unge tycker", kind=Information.CONSENT)
    return noted(copy, heading, entry.own_words if entry else "", ParagraphStyle.QUOTE)


def _answer(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    return (
        Heading(2, "Nämndens svar"),
        Paragraph(filled(letter, "answer")),
        *listed((Fact("Ärende", copy.case.number, kind=Information.PROCESS),)),
        WriteLines("Vi behöver svaret senast", 1),
        Ticks(tuple(Tick(filled(letter, key)) for key in _ANSWERS)),
        WriteLines("Beslutet, och vad det gäller", 3),
        Signatures(
            ("Datum för beslutet", "Diarienummer", "För nämnden: namn och befattning")
        ),
    )
