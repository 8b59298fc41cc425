"""What stands last in a report: every figure, what it counts, and what was checked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sipdesk.content.content import Content
from sipdesk.content.document import (
    Block,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
    Table,
)
from sipdesk.content.swedish import listing, short_date
from sipdesk.content.table_words import WITHHELD, CheckLine, RowWords, table_text
from sipdesk.content.words import lower_first
from sipdesk.documents.report_tables import (
    DAYS,
    UNKNOWN,
    Tables,
    cell_text,
    rows_gone,
    so_many,
)
from sipdesk.domain.figure import FigureUnit
from sipdesk.domain.indicators import Definition
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader

_READ_SO: Final = (
    "”5 av 13” är så många av så många. Det som ingen vet står för sig, som okänt. Ett "
    "streck betyder att ingen har räknat; det är inte noll. Av dagarna står den "
    "mittersta, och den kortaste och den längsta där de visas."
)
_NOT_ADDING: Final = "Det som inte går ihop"
_ADDING: Final = "Det som stämmer"
_INDICATORS: Final = "Indikatorer, och vad som har ändrats"
_ALL_ADD: Final = "Allt går ihop."
_NONE_OF: Final = "0 av 0"
_NO_DAYS: Final = "–"
_UNITS: Final = {FigureUnit.PERSON: "unga", FigureUnit.EVENT: "händelser"}
_DEFINED: Final = ("Mått", "Så många, av så många, och när", "Okänt")


class End:
    """Writes the last pages of a report."""

    def __init__(self, report: Report, tables: Tables, content: Content) -> None:
        self._report = report
        self._tables = tables
        self._content = content

    def indicators(self) -> Iterator[Block]:
        """Set each figure beside what it was before; its days, and the unknown."""
        text = self._tables.shown("indicators")
        if text is None:
            return
        change, was = self._tables.text("change"), self._was()
        rows = [row for row in text.rows if not _is_bare(row, was)]
        before = ("Före",) if change else ()
        widths = (3.4, 1.2, 0.9, *((1.2,) if change else ()), 2.8)
        heads = ("Mått", "Så många", "Okänt", *before, "Dagar")
        in_days = {d.id for d in self._content.read_figures().definitions if d.days}
        told = tuple(
            _figure(row, was if change else None, in_days=row.of in in_days)
            for row in rows
        )
        bare = [row for row in text.rows if _is_bare(row, was)]
        hidden = [row.head for row in bare if so_many(row) == WITHHELD]
        empty = [row.head for row in bare if so_many(row) != WITHHELD]
        said = (
            *([rows_gone(hidden)] if hidden else ()),
            *([f"Inget att räkna: {listing(empty)}."] if empty else ()),
            _READ_SO,
            *([f"Före är {self._before()}."] if change else ()),
            *text.notes,
        )
        yield Heading(2, _INDICATORS if change else text.title)
        yield Paragraph(" ".join(said), ParagraphStyle.SMALL)
        yield Table(heads, told, widths, small=True)

    def _was(self) -> dict[str, str]:
        change = self._tables.text("change")
        return {row.of: row.cells[0].text for row in change.rows} if change else {}

    def _before(self) -> str:
        before = self._report.period.before
        return f"{short_date(before.first)} – {short_date(before.last)}"

    def definitions(self) -> Iterator[Block]:
        """Say of each figure that tells anything what it counts."""
        text = self._tables.text("indicators")
        was = self._was()
        rows = text.rows if text is not None else ()
        there = {row.of for row in rows if not _is_bare(row, was)}
        found = self._content.read_figures().definitions
        named: dict[tuple[str, str], list[str]] = {}
        for one in found:
            if one.id in there:
                title = f"{one.indicator} {one.title}"
                named.setdefault(_defined(one), []).append(title)
        told = tuple(("\n".join(titles), *said) for said, titles in named.items())
        if not told:
            return
        yield Heading(2, "Så räknas måtten")
        yield Paragraph(found[0].source, ParagraphStyle.SMALL)
        yield Table(_DEFINED, told, (2.9, 5.2, 2.9), small=True)

    def checks(self, reader: Reader) -> Iterator[Block]:
        """Say what has been added up: what does not agree first."""
        lines = [
            (text.title, check)
            for table in self._report.tables
            for text in (table_text(table, self._content),)
            for check in text.checks
        ]
        yield Heading(2, "Kontrollräkning")
        if reader is Reader.OUTSIDE and all(one.holds for _, one in lines):
            said = sorted({one.whole for _, one in lines})
            yield Paragraph(" ".join(said), ParagraphStyle.SMALL)
            return
        broken = [f"{title}. {one.whole}" for title, one in lines if not one.holds]
        ending = _ALL_ADD if not broken else f"{len(broken)} går inte ihop."
        made = f"{len(lines)} kontroller är gjorda. {ending}"
        yield Paragraph(made, ParagraphStyle.SMALL)
        if broken:
            yield Heading(3, _NOT_ADDING)
            yield Items(tuple(broken))
        sound = [(title, one) for title, one in lines if one.holds]
        if sound:
            yield Heading(3, _ADDING)
            yield from _sound(sound)


def _is_bare(row: RowWords, was: dict[str, str]) -> bool:
    """Whether there is nothing to tell of a figure, now or before."""
    whole = {so_many(row), was.get(row.of, _NONE_OF)}
    return whole <= {_NONE_OF, WITHHELD} and not row.cells[DAYS].note


def _figure(
    row: RowWords, was: dict[str, str] | None, *, in_days: bool
) -> tuple[str, ...]:
    before = (was.get(row.of, ""),) if was is not None else ()
    days = cell_text(row.cells[DAYS]) if in_days else _NO_DAYS
    return (row.head, so_many(row), row.cells[UNKNOWN].text, *before, days)


def _defined(one: Definition) -> tuple[str, str]:
    counted = f"{one.numerator}, av {lower_first(one.denominator)}."
    return f"{counted} Räknar {_UNITS[one.unit]}. {one.period}", one.unknown


def _sound(lines: Sequence[tuple[str, CheckLine]]) -> Iterator[Block]:
    """Say the sums of a table in a line, and what several have in common once."""
    held: dict[str, dict[str, list[str]]] = {}
    for title, check in lines:
        held.setdefault(title, {}).setdefault(check.text, []).append(check.head)
    alike: dict[str, list[str]] = {}
    for title, by_text in held.items():
        alike.setdefault(_in_all(by_text), []).append(title)
    for said, titles in alike.items():
        yield Paragraph(f"{'; '.join(titles)}. {said}", ParagraphStyle.SMALL)


def _in_all(by_text: Mapping[str, Sequence[str]]) -> str:
    """Say what every row of a table adds up to: at once, where it is the same."""
    (text, heads), *others = by_text.items()
    if not others and len(heads) > 1:
        return f"Alla {len(heads)} rader: {lower_first(text)}"
    return " ".join(_summed(said, rows) for said, rows in by_text.items())


def _summed(text: str, heads: Sequence[str]) -> str:
    named = listing(list(filter(None, heads)))
    return f"{named}: {lower_first(text)}" if named else text
