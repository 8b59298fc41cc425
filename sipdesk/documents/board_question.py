"""Fråga till socialnämnden: about protection and custody, and when consent stops.

It asks who may decide and who may know, and proposes no answer. States are told, never
what stands behind them: a reason may hold a fact about somebody's health.
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
from sipdesk.documents.board_protection import LAWS as LAWS_ON_PROTECTION
from sipdesk.documents.board_protection import answered, protection
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
from sipdesk.domain.standing import asks_board, standing, together
from sipdesk.domain.unanswered import Unanswered, unanswered
from sipdesk.domain.young_person import YOUNG_PERSON

LAWS = ("lvu-11", "fb-6-11", "fb-6-13", "osl-12-3")
_ANSWERS = ("answer-yes", "answer-no", "answer-other")


def board_question(copy: Copy) -> Document:
    """Write the questions first, then how they came about, then room for the answer."""
    letter = copy.letter("board_question")
    open_ = unanswered(copy.case, copy.day)
    stopped = asks_board(copy.case, copy.day) or not open_.anything
    laws = (*(LAWS if stopped else ()), *(LAWS_ON_PROTECTION if open_.anything else ()))
    lead = "lead" if stopped else "lead-protection"
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(filled(letter, lead), style=ParagraphStyle.LEAD),
            *listed(_facts(copy)),
            *protection(copy, letter, open_),
            *(_consent(copy, letter) if stopped else ()),
            Heading(2, "Det som gäller så länge"),
            *(points(letter, passage) for passage in _still(open_, stopped=stopped)),
            signed(copy),
            *_answer(copy, letter, open_, stopped=stopped),
            *law_line(copy, *dict.fromkeys(laws)),
            *(_to_check(letter) if stopped else ()),
        ),
    )


def _consent(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    return (
        Heading(2, "Våra frågor om samtycke"),
        points(letter, "ask"),
        *_asked(copy),
        *_own_words(copy),
    )


def _still(open_: Unanswered, *, stopped: bool) -> Iterator[str]:
    if open_.anything:
        yield "still-protection"
    if stopped:
        yield "still"


def _to_check(letter: Letter) -> tuple[Block, ...]:
    return (Paragraph(filled(letter, "check-law"), style=ParagraphStyle.SMALL),)


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


def _answer(
    copy: Copy, letter: Letter, open_: Unanswered, *, stopped: bool
) -> tuple[Block, ...]:
    boxes = Ticks(tuple(Tick(filled(letter, key)) for key in _ANSWERS))
    decided = WriteLines("Beslutet, och vad det gäller", 3)
    by = ("Datum för beslutet" if stopped else "Datum", "Diarienummer")
    return (
        Heading(2, "Nämndens svar"),
        *listed((Fact("Ärende", copy.case.number, kind=Information.PROCESS),)),
        WriteLines("Vi behöver svaret senast", 1),
        *answered(letter, open_),
        *((Paragraph(filled(letter, "answer")), boxes, decided) if stopped else ()),
        Signatures((*by, "För nämnden: namn och befattning")),
    )
