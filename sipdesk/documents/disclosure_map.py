"""Vem får veta vad: every recipient by every kind on the paper's day, and why."""

from collections.abc import Iterable, Iterator
from functools import partial

from sipdesk.content.document import (
    Document,
    Fact,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
)
from sipdesk.content.map_telling import ground_title, judged, on_paper
from sipdesk.content.notices import notice
from sipdesk.content.swedish import long_date, short_date
from sipdesk.content.texts import filled
from sipdesk.content.words import in_short, map_line, word
from sipdesk.content.words import listed as in_line
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    function,
    listed,
    paper,
    party,
    who,
)
from sipdesk.domain.disclosure_map import (
    SHOWN,
    Cell,
    MapRow,
    chosen_for,
    disclosure_map,
    not_entered,
)
from sipdesk.domain.guard import (
    GROUND_CONSENT,
    GROUND_GUARDIAN,
    GROUND_OWN,
    GROUND_PLACING,
)
from sipdesk.domain.information import Information
from sipdesk.domain.young_person import YOUNG_PERSON

ABREAST = 5
"""Kinds side by side in a table: no more can be read across a page."""

_LETTER = "disclosure_map"
_BY_CAPACITY = {
    GROUND_OWN: "own",
    GROUND_GUARDIAN: "guardian",
    GROUND_PLACING: "placing",
}


def disclosure(copy: Copy) -> Document:
    """Write the map of the paper's day; it is the home's own and goes nowhere."""
    say = partial(_said, copy)
    rows = disclosure_map(copy.case, copy.day)
    return paper(
        copy,
        copy.letter(_LETTER),
        (
            *beginning(copy, copy.letter(_LETTER)),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD, kind=Information.CONSENT),
            *listed((*about_young(copy), Fact("Läget", day_or(copy.day)))),
            Items(tuple(say("answers").splitlines())),
            Heading(2, "Svaren", kind=Information.CONSENT),
            *_tables(copy, rows),
            *_absent(copy),
            Heading(2, "Varför", kind=Information.CONSENT),
            Paragraph(say("why"), kind=Information.CONSENT),
            _why(copy, rows),
        ),
    )


def _tables(copy: Copy, rows: Iterable[MapRow]) -> Iterator[Table]:
    for at in range(0, len(SHOWN), ABREAST):
        kinds = SHOWN[at : at + ABREAST]
        yield Table(
            ("Mottagare", *(word(kind) for kind in kinds)),
            tuple(
                _row(
                    copy,
                    _named(copy, row.recipient),
                    *(in_short(c.verdict) for c in row.cells[at : at + ABREAST]),
                )
                for row in rows
            ),
            widths=(2.1, *(1.3 for _ in kinds)),
            kind=Information.CONSENT,
        )


def _row(copy: Copy, *cells: str) -> Row:
    return Row(cells, kind=copy.placed(Information.CONSENT))


def _said(copy: Copy, passage: str) -> str:
    """Give a passage of the letter; each may name the day and who has no row."""
    absent = in_line(word(kind) for kind in not_entered(copy.case))
    letter = copy.letter(_LETTER)
    return filled(letter, passage, day=long_date(copy.day), branches=absent)


def _absent(copy: Copy) -> tuple[Paragraph, ...]:
    """Say which branches of SiS have no row: they are recipients of their own."""
    if not not_entered(copy.case):
        return ()
    small = ParagraphStyle.SMALL
    return (Paragraph(_said(copy, "absent"), small, kind=Information.CONSENT),)


def _why(copy: Copy, rows: Iterable[MapRow]) -> Table:
    """Gather the kinds that a recipient may know, or not, for the same reason."""
    told = (
        _row(
            copy,
            _named(copy, row.recipient),
            in_short(alike[0].verdict),
            _kinds(alike),
            "\n".join(filter(None, _reason(copy, row.recipient, alike[0]))),
        )
        for row in rows
        for alike in _alike(row)
    )
    return Table(
        ("Mottagare", "Svar", "Uppgifter", "På vems ord eller vilken grund"),
        tuple(told),
        widths=(1.7, 0.6, 2.9, 2.8),
        kind=Information.CONSENT,
    )


def _kinds(alike: tuple[Cell, ...]) -> str:
    if len(alike) == len(SHOWN):
        return "Allt"
    return begun(in_line(word(cell.kind) for cell in alike))


def _alike(row: MapRow) -> Iterator[tuple[Cell, ...]]:
    """Group a recipient's cells by their reason, in the order they come."""
    groups: dict[object, list[Cell]] = {}
    for cell in row.cells:
        why = (cell.verdict, cell.ground, cell.words, cell.until, cell.missing)
        groups.setdefault((*why, cell.opens_place), []).append(cell)
    yield from map(tuple, groups.values())


def _reason(copy: Copy, recipient: str, cell: Cell) -> Iterator[str]:
    if cell.missing:
        yield notice(cell.missing).text
        return
    yield from _on_whose_word(copy, recipient, cell)
    if cell.until:
        yield f"Till och med {short_date(cell.until)}."
    law = copy.desk.content.laws.get(cell.ground)
    if law is not None:
        yield f"Stöd: {law.reference}."


def _on_whose_word(copy: Copy, recipient: str, cell: Cell) -> Iterator[str]:
    chosen = chosen_for(copy.case, cell)
    if chosen is not None:
        yield ground_title(chosen, copy.desk.content.grounds)
        yield from judged(chosen)
    elif cell.ground == GROUND_CONSENT:
        for entry in copy.case.consents:
            if entry.id in cell.words:
                yield on_paper(entry, _named(copy, entry.consenter))
    elif cell.opens_place:
        yield _said(copy, "place")
        known = party(copy.case, recipient)
        decision = known.place_decision if known else ""
        yield map_line("decision", decision=decision) if decision else ""
    else:
        yield _said(copy, _BY_CAPACITY.get(cell.ground, "care"))


def _named(copy: Copy, recipient: str) -> str:
    found = party(copy.case, recipient)
    private = recipient == YOUNG_PERSON or (found and found.kind.is_private)
    return begun((who if private else function)(copy, recipient))
