"""Underrättelse (SoF 9 kap. 20 §): SiS judges that somebody can be discharged."""

from collections.abc import Iterator
from dataclasses import replace

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Item,
    Items,
    Paragraph,
    WriteLines,
)
from sipdesk.content.swedish import long_date
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.duty import duty_paper, known_or_lines
from sipdesk.documents.parts import (
    SIS,
    Copy,
    about_young,
    begun,
    by_manager,
    contact,
    day_or,
    function,
    law_line,
    points,
)
from sipdesk.domain.area import Area
from sipdesk.domain.information import Information

LAWS = ("sof-9-20", "sof-9-11", "osl-10-28")


def notification(copy: Copy) -> Document:
    """Write what is known; what is not gets a line to write on. The chief signs it."""
    letter = copy.letter("notification")
    return duty_paper(
        copy,
        letter,
        (
            *known_or_lines(*_about(copy)),
            Heading(2, "Bedömningen"),
            *known_or_lines(*_judged(copy)),
            *_needs(copy),
            Heading(2, "Det här ber vi er om"),
            points(letter, "ask"),
            Paragraph(filled(letter, "role")),
            *law_line(copy, *LAWS),
            *by_manager(copy),
        ),
    )


def _about(copy: Copy) -> tuple[Fact, ...]:
    whom = begun(function(copy, copy.recipient)) if copy.party else "Socialnämnden"
    young, number, case = about_young(copy, number=True)
    if not copy.case.young_person.name:
        young = replace(young, value="")
    return (
        Fact("Till", whom, kind=copy.placed(Information.PROCESS)),
        young,
        number,
        case,
        Fact("Datum", day_or(copy.day)),
        *contact(copy),
    )


def _judged(copy: Copy) -> tuple[Fact, ...]:
    stay, kind = copy.case.placement, Information.CARE
    unknown = stay.discharge_unknown.strip()
    planned = day_or(stay.preliminary_discharge, unknown and f"Okänt: {unknown}")
    awaited = {c.code: c.text for c in copy.desk.content.waiting_for}
    by = stay.ready_by if copy.sees(Information.PLACE) else SIS
    meeting = (
        (Fact("Utskrivningsmöte", long_date(stay.discharge_meeting), kind=kind),)
        if stay.discharge_meeting
        else ()
    )
    return (
        Fact("Bedömdes kunna skrivas ut", day_or(stay.ready or copy.day), kind=kind),
        Fact("Bedömningen gjordes av", by, kind=copy.placed(kind)),
        Fact("Preliminär utskrivning", planned, kind=kind),
        *meeting,
        Fact("Den unge väntar på", awaited.get(stay.waiting_for, ""), kind=kind),
    )


def _needs(copy: Copy) -> tuple[Block, ...]:
    """Tell what comes next, of the kinds that this recipient may have."""
    told = tuple(block for block in _told(copy) if copy.sees(block.kind))
    heading = Heading(2, "Det den unge behöver härnäst")
    return (heading, *(told or (WriteLines("Fylls i av hemmet", 4),)))


def _told(copy: Copy) -> Iterator[Paragraph | Items]:
    need = copy.case.need
    areas = [area for area in Area if area in need.areas]
    # What is written freely may touch on every area that was ticked.
    free = copy.strictest(Information.CARE, *(area.kind for area in areas))
    goals = [g for g in copy.case.plan.goals if not g.state.is_over]
    for text in (need.kommun_what, need.region_what):
        if text.strip():
            yield Paragraph(text, kind=free)
    aims = tuple((goal.words, goal.area.kind) for goal in goals)
    wide = tuple((word(area), area.kind) for area in areas)
    for told in (aims, wide):
        seen = [Item(text, kind=kind) for text, kind in told if copy.sees(kind)]
        if seen:
            yield Items(tuple(seen))
            return
