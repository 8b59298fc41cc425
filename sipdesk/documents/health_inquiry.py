"""Fråga om hälsoundersökning: to the placing nämnd, or to the region's care.

It asks, offers help with company and the journey, and has the address checked. What
the home itself knows of each examination is of health, and stands there only for whom
the guard lets read it.
"""

from dataclasses import replace

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
from sipdesk.content.swedish import short_date
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.parts import (
    Copy,
    about_young,
    begun,
    contact,
    day_or,
    function,
    law_line,
    listed,
    paper,
    points,
    signed,
)
from sipdesk.domain.health import Examination, ExaminationState
from sipdesk.domain.health_rules import shown_state, uncovered
from sipdesk.domain.information import Branch, Information

LAWS = ("lag-2017-209", "forordning-2017-212")


def health_inquiry(copy: Copy) -> Document:
    """Write the questions first, then what is offered, then room to answer."""
    letter = copy.letter("health_inquiry")
    about = filled(letter, "about")
    bases = copy.desk.content.health.uncovered(copy.day)
    # That the law does not cover the placement tells on what ground it stands.
    instead = uncovered(copy.case, bases) and copy.sees(Information.LEGAL_BASIS)
    kind = Information.LEGAL_BASIS if instead else Information.PROCESS
    board = copy.party is None or copy.party.is_placing
    lead = "lead-instead" if instead else "lead" if board else "lead-care"
    blocks = (
        Paragraph(about, style=ParagraphStyle.LABEL),
        Heading(1, letter.title),
        Paragraph(filled(letter, lead), style=ParagraphStyle.LEAD, kind=kind),
        *listed(_facts(copy)),
        Heading(2, "Det här frågar vi"),
        points(letter, "ask-board" if board else "ask-care"),
        *_known(copy, bases),
        Heading(2, "Tandvård i en annan region"),
        Paragraph(filled(letter, "dental")),
        Heading(2, "Det här kan vi hjälpa till med"),
        points(letter, "help"),
        Paragraph(filled(letter, "address"), style=ParagraphStyle.NOTE),
        signed(copy),
        *_answer(copy),
        *law_line(copy, *LAWS),
        Paragraph(filled(letter, "check-law"), style=ParagraphStyle.SMALL),
    )
    return replace(paper(copy, letter, blocks), subject=about)


def _facts(copy: Copy) -> tuple[Fact, ...]:
    whom = begun(function(copy, copy.recipient)) if copy.party else ""
    return (
        Fact("Till", whom, kind=copy.placed(Information.PROCESS)),
        *about_young(copy, number=True),
        Fact("Datum", day_or(copy.day)),
        *contact(copy),
    )


def _known(copy: Copy, bases: tuple[str, ...]) -> tuple[Block, ...]:
    """Tell how each examination stands here; each row is of its own kind.

    That the law does not cover one tells on what ground the placement stands: such a
    row is only for who may know that too.
    """
    told = tuple(
        Row(
            (word(one.kind), _state(copy, one, bases)),
            kind=_kind(copy, one, bases),
            branch=Branch.HEALTH,
        )
        for one in copy.case.health.all_examinations
    )
    table = Table(("Undersökning", "Läge"), told, (1, 2))
    return (Heading(2, "Så här står det hos oss"), table)


def _kind(copy: Copy, one: Examination, bases: tuple[str, ...]) -> Information:
    kind = one.kind.information
    if shown_state(one, copy.case, bases) is not ExaminationState.NOT_COVERED:
        return kind
    return copy.strictest(kind, Information.LEGAL_BASIS)


def _state(copy: Copy, one: Examination, bases: tuple[str, ...]) -> str:
    state = shown_state(one, copy.case, bases)
    days = {
        ExaminationState.ASKED: one.asked,
        ExaminationState.OFFERED: one.offered,
        ExaminationState.BOOKED: one.booked,
        ExaminationState.DONE: one.done,
    }
    day = days.get(state)
    return f"{word(state)} {short_date(day)}" if day else word(state)


def _answer(copy: Copy) -> tuple[Block, ...]:
    letter = copy.letter("health_inquiry")
    return (
        Heading(2, "Ert svar"),
        Paragraph(filled(letter, "answer")),
        *listed((Fact("Ärende", copy.case.number, kind=Information.PROCESS),)),
        Ticks(
            (
                Tick("Undersökningarna är erbjudna"),
                Tick("Tid är bokad"),
                Tick("Vi erbjuder dem, och hör av oss med en tid"),
                Tick("De är inte erbjudna"),
            )
        ),
        WriteLines("Vilka det gäller, dag och plats", 2),
        WriteLines("Om de inte är erbjudna: varför, och vem ni hänvisar till", 2),
        WriteLines("Den adress ni har", 1),
        Signatures(("Datum", "Namn, funktion och verksamhet")),
    )
