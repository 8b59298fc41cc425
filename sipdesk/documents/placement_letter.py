"""Besked om placering: to one agency whose work a placement changes, with a receipt.

It tells that the young person is placed, what the agency is asked to do so that nothing
is broken off, and no more; where the place is hidden it says how to reach the home.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
    Signatures,
    Tick,
    Ticks,
)
from sipdesk.content.texts import filled
from sipdesk.documents.parts import (
    Copy,
    about_young,
    begun,
    contact,
    day_or,
    function,
    listed,
    paper,
    points,
    signed,
    young_name,
)
from sipdesk.domain.distribution import CARE
from sipdesk.domain.information import Information
from sipdesk.domain.party import PartyKind

_CARE: Final = frozenset({*CARE, PartyKind.DENTAL_CARE, PartyKind.HABILITATION})


def placement_letter(copy: Copy) -> Document:
    """Write what has happened and what is asked, then a receipt to send back."""
    letter = copy.letter("placement_letter")
    about = filled(letter, "about")
    whole = paper(copy, letter, tuple(_blocks(copy, about)))
    return replace(whole, subject=about, snug=True)


def _blocks(copy: Copy, about: str) -> Iterator[Block]:
    letter = copy.letter("placement_letter")
    process = Information.PROCESS
    yield Paragraph(about, style=ParagraphStyle.LABEL)
    yield Heading(1, letter.title)
    lead = Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD)
    yield replace(lead, kind=process)
    yield from listed(_facts(copy, filled(letter, "name-by-phone")))
    yield Heading(2, "Det här ber vi om")
    yield points(letter, _asked(copy))
    known = copy.sees(Information.PLACE)
    place = filled(letter, "place-known" if known else "place-hidden")
    yield Paragraph(place, style=ParagraphStyle.NOTE)
    yield signed(copy)
    yield Heading(2, "Kvitto")
    yield Paragraph(filled(letter, "receipt"))
    yield Ticks((Tick("Vi har fått beskedet"), Tick("Vi är inte rätt mottagare")))
    yield Signatures(("Datum", "Vår kontakt: namn, funktion och telefon"))


def _asked(copy: Copy) -> str:
    kind = copy.party.kind if copy.party else None
    if kind is PartyKind.SCHOOL:
        return "ask-school"
    return "ask-care" if kind in _CARE else "ask"


def _facts(copy: Copy, by_phone: str) -> tuple[Fact, ...]:
    young, process = copy.case.young_person, Information.PROCESS
    whole = bool(young.name) and young_name(copy) == young.name
    born = day_or(young.birth_date) if whole else ""
    admitted = copy.case.placement.admitted
    who, *more = about_young(copy, number=True)
    return (
        Fact("Till", begun(function(copy, copy.recipient)), kind=copy.placed(process)),
        who,
        Fact("Födelsedatum", born, kind=Information.IDENTITY),
        Fact("Namnet", "" if whole else by_phone),
        *more,
        Fact("Placerad sedan", day_or(admitted) if admitted else "", kind=process),
        Fact("Datum", day_or(copy.day)),
        *contact(copy),
    )
