"""Matchningsunderlag: what the young person needs of a place, area by area.

No diagnosis has a field here, and the legal basis is only for who may know it anyway.
"""

from collections.abc import Iterator

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    contact,
    day_or,
    listed,
    paper,
    signed,
)
from sipdesk.domain.area import Area
from sipdesk.domain.information import Information


def matching_sheet(copy: Copy) -> Document:
    """Write the needs that the recipient may know, and whom to answer."""
    letter = copy.letter("matching_sheet")
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD),
            *listed(_facts(copy)),
            *_needs(copy, letter),
            Paragraph(filled(letter, "answer")),
            *listed(contact(copy)),
            Paragraph(filled(letter, "role"), style=ParagraphStyle.SMALL),
            signed(copy),
        ),
        footer=day_or(copy.day),
    )


def _facts(copy: Copy) -> tuple[Fact, ...]:
    stay = copy.case.placement
    age = copy.case.young_person.age_on(copy.day)
    law = copy.desk.content.laws.get(stay.legal_basis)
    return (
        *about_young(copy),
        Fact(
            "Ålder",
            f"{age} år" if age is not None else "",
            kind=Information.IDENTITY,
        ),
        Fact(
            "Rättslig grund",
            law.reference if law else "",
            kind=Information.LEGAL_BASIS,
        ),
        Fact(
            "Önskad dag",
            day_or(stay.moves or stay.preliminary_discharge),
            kind=Information.PROCESS,
        ),
    )


def _needs(copy: Copy, letter: Letter) -> Iterator[Block]:
    shown = [n for n in copy.case.matching if copy.sees(n.area.kind)]
    if not shown:
        yield Paragraph(filled(letter, "none"))
    for area in Area:
        of_area = tuple(n.words for n in shown if n.area is area)
        if of_area:
            yield Heading(2, word(area), kind=area.kind)
            yield Items(of_area, kind=area.kind)
