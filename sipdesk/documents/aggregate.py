"""Sammanställning av flera hem: the homes beside each other and their sum, on paper."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sipdesk.content.aggregate_words import SumText, sum_texts
from sipdesk.content.content import Content
from sipdesk.content.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Table,
)
from sipdesk.content.swedish import counted, short_date
from sipdesk.content.table_words import CellWords, CheckLine, period_words
from sipdesk.documents.parts import SIS
from sipdesk.domain.aggregate import Aggregate
from sipdesk.domain.aggregate_sum import HomesSum

_TITLE: Final = "Sammanställning av flera hem"
_ABOUT: Final = (
    "Varje hem har räknat sina egna ärenden. Här finns bara antal: inga ärenden, inga "
    "namn och ingen fri text. Tal från flera hem är lagda ihop, aldrig uppgifter om "
    "personer."
)
_WHOLE: Final = "Alla antal"
_CUT: Final = "Små antal är dolda"
_HEAD_SHARE: Final = 0.4
_MOST_ASIDE: Final = 6
"""Homes that a page has room for beside each other, with the sum."""


def aggregate_document(
    found: HomesSum,
    files: Sequence[Aggregate],
    content: Content,
    made: datetime,
) -> Document:
    """Make the paper. ``files`` are those that the sum is of."""
    period = period_words(found.period)
    texts = sum_texts(found, content)
    return Document(
        title=_TITLE,
        subject=f"{_TITLE}, {period}",
        recipient_label="Inom SiS",
        created=made,
        header=SIS,
        blocks=(
            Heading(1, _TITLE),
            Paragraph(f"{period[:1].upper()}{period[1:]}, {_homes(found)}."),
            Paragraph(_ABOUT),
            _files(files),
            *(block for text in texts for block in _table(text)),
        ),
    )


def _homes(found: HomesSum) -> str:
    return counted(len(found.homes), "hem", "hem")


def _files(files: Sequence[Aggregate]) -> Block:
    by_name = sorted(files, key=lambda one: (one.sender.name, one.sender.id))
    lines = tuple(
        (
            one.sender.name,
            short_date(one.made.date()),
            _WHOLE if one.whole else _CUT,
            one.sender.fingerprint,
        )
        for one in by_name
    )
    heads = ("Hem", "Gjord", "Innehåller", "Hemmets sex grupper")
    return Table(heads, lines, (0.25, 0.15, 0.2, 0.4), "Filerna", row_headers=True)


def _table(text: SumText) -> list[Block]:
    """Lay a table out; of more homes than there is room for, in several."""
    blocks: list[Block] = [Heading(2, text.title)]
    homes = len(text.heads) - 1
    for first in range(0, homes, _MOST_ASIDE):
        last = min(first + _MOST_ASIDE, homes)
        places = [*range(first, last), homes]
        heads = ("", *(text.heads[at] for at in places))
        rows = tuple(
            (row.head, *(_cell(row.cells[at]) for at in places)) for row in text.rows
        )
        share = (1 - _HEAD_SHARE) / len(places)
        widths = (_HEAD_SHARE, *(share for _ in places))
        caption = f"Hem {first + 1}–{last} av {homes}" if homes > _MOST_ASIDE else ""
        blocks.append(Table(heads, rows, widths, caption, row_headers=True))
    blocks.append(Paragraph(text.about))
    blocks += [Paragraph(_check(one)) for one in text.checks]
    blocks += [Paragraph(note) for note in text.notes]
    return blocks


def _check(one: CheckLine) -> str:
    return one.text if one.holds else f"Obs! {one.text}"


def _cell(cell: CellWords) -> str:
    return f"{cell.text} ({cell.note})" if cell.note else cell.text
