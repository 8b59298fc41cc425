"""The report's first page, read in a minute: how far needs come, days, change, answers.

Last on it stands what to decide about: what most stops at, who waits, what is unknown.
Everything is read from the tables of the report, and nothing is said of a number that
has been left out.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sipdesk.content.chart import Absent, Bars, Spec, Stacked
from sipdesk.content.content import Content
from sipdesk.content.document import Block, Items, Paragraph, ParagraphStyle, Table
from sipdesk.content.figure_charts import Charts
from sipdesk.content.swedish import figure, in_all, listing
from sipdesk.content.table_words import WITHHELD, RowWords, asked_of
from sipdesk.content.words import lower_first, word
from sipdesk.documents.report_answers import Few, opinion
from sipdesk.documents.report_tables import (
    DAYS,
    UNKNOWN,
    WHOLE,
    Tables,
    picture,
    so_many,
    tells_nothing,
)
from sipdesk.domain.indicators import Definition
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.table import Cell, RowKind

_KEYS: Final = ("i1-admission", "i2", "i4", "i5", "i8", "i12")
"""The figures read first: offered, needed, begun, held, answered, waiting."""
_STOPS: Final = 3
"""So many obstacles stand on the first page."""
_DECIDE: Final = 3
"""So many things to decide about, at most."""
_SO_MANY, _BEFORE, _IN_DAYS = "Så många", "Före", "Dagar, i mitten"
_ANSWERED: Final = ("Vilka", "Svarade", "Flest håller med om", "Färst håller med om")
_WHAT_THEY_SAID: Final = "Vad de som var på mötena svarade"
_TO_DECIDE: Final = "Att ta ställning till"
_ALIKE: Final = "Lika för alla frågor"
_NONE: Final = "–"


class First:
    """Writes what stands on the first page, below the title."""

    def __init__(
        self, report: Report, tables: Tables, charts: Charts, few: Sequence[Few]
    ) -> None:
        self._report = report
        self._tables = tables
        self._charts = charts
        self._few = few

    def blocks(self, content: Content) -> Iterator[Block]:
        """Give the whole page."""
        yield self._keys(content)
        yield from self._way()
        yield from self._answers(content)
        told = list(self._to_decide(content))[:_DECIDE]
        if told:
            yield Paragraph(_TO_DECIDE, ParagraphStyle.LABEL)
            yield Items(tuple(told))

    def _keys(self, content: Content) -> Table:
        rows, before = self._rows("indicators"), self._rows("change")
        compares = any(row.cells[0].text != WITHHELD for row in before.values())
        told = []
        for one in map(content.read_figures().definition, _KEYS):
            if one.id in rows:
                row, was = rows[one.id], before.get(one.id)
                then = was.cells[0].text if was is not None else ""
                days = _days(row, one)
                now = so_many(row, noted=True)
                told.append((one.title, now, *((then,) if compares else ()), days))
        heads = ("Mått", _SO_MANY, *((_BEFORE,) if compares else ()), _IN_DAYS)
        widths = (0.36, 0.2, *((0.11,) if compares else ()), 0.33)
        return Table(heads, tuple(told), widths, small=True)

    def _rows(self, table: str) -> dict[str, RowWords]:
        text = self._tables.text(table)
        return {row.of: row for row in text.rows} if text is not None else {}

    def _way(self) -> Iterator[Block]:
        """Draw how far the needs have come, and say what most have stopped at."""
        text = self._tables.text("funnel")
        if text is None or tells_nothing(text):
            return
        yield from picture(self._charts.funnel())
        yield from _most(self._charts.stops())

    def _answers(self, content: Content) -> Iterator[Block]:
        """Tell of each group how many answered, and what they agree with."""
        text = self._tables.text("response")
        answered = {row.of: so_many_answered(row) for row in text.rows} if text else {}
        rows = []
        for table in self._report.tables:
            asked = asked_of(table.id)
            if asked is None:
                continue
            survey = content.read_surveys().surveys.get(asked.survey)
            if survey is None or survey.occasion is not SurveyOccasion.MEETING:
                continue
            spec = self._charts.answers_of(table.id)
            group = word(asked.group)
            told = opinion(group, spec) if isinstance(spec, Stacked) else None
            if told is not None:
                most, least = (told.most, told.least) if told.most else (_ALIKE, _NONE)
                of = answered.get(asked.group.value, _NONE)
                rows.append((told.group, of, most, least))
        if rows:
            yield Paragraph(_WHAT_THEY_SAID, ParagraphStyle.LABEL)
            yield Table(_ANSWERED, tuple(rows), (0.18, 0.1, 0.36, 0.36), small=True)

    def _to_decide(self, content: Content) -> Iterator[str]:
        broken = sum(not c.holds for t in self._report.tables for c in t.checks)
        if broken:
            yield f"Kontroller som inte går ihop: {broken}. De står sist i rapporten."
        yield from self._stop()
        yield from self._waiting()
        if self._few:
            groups = listing(
                list(dict.fromkeys(lower_first(one.group) for one in self._few))
            )
            yield f"För få svar: {groups}. Hur kan fler få chansen att svara?"
        yield from self._unknown(content)

    def _stop(self) -> Iterator[str]:
        stops = self._charts.stops()
        bars = stops.bars if isinstance(stops, Bars) else ()
        if not bars or isinstance(bars[0].amount, Absent):
            return
        whole = sum(b.amount for b in bars if not isinstance(b.amount, Absent))
        where = f"{lower_first(bars[0].label)} ({in_all(bars[0].amount, whole)})"
        yield f"Vanligaste hindret: {where}. Vem gör vad åt det?"

    def _waiting(self) -> Iterator[str]:
        cell = self._total("ready")
        if cell is not None and cell.value:
            waits = figure(cell.value)
            yield f"Redo för nästa steg och väntar: {waits}. Vad fattas för var och en?"

    def _total(self, table: str) -> Cell | None:
        if all(one.id != table for one in self._report.tables):
            return None
        rows = self._report.table(table).rows
        found = (row.cells[0] for row in rows if row.kind is RowKind.TOTAL)
        return next(found, None)

    def _unknown(self, content: Content) -> Iterator[str]:
        """Name the figure of the first page that the home knows least of."""
        if all(one.id != "indicators" for one in self._report.tables):
            return
        table = self._report.table("indicators")
        found = [
            (row.cells[UNKNOWN].value or 0, row.cells[WHOLE].value or 0, row.of)
            for row in table.rows
            if row.of in _KEYS
        ]
        number, whole, of = max(found, default=(0, 0, ""))
        if number:
            title = content.read_figures().definition(of).title
            told = f"{lower_first(title)} ({in_all(number, whole)})"
            yield f"Mest är okänt om: {told}. Kan det noteras?"


def so_many_answered(row: RowWords) -> str:
    """Tell how many of a group answered, as the table has it."""
    return row.cells[1].text


def _days(row: RowWords, definition: Definition) -> str:
    """Tell the middle of the days, and between which two days they are."""
    cell = row.cells[DAYS]
    if not cell.counted or not definition.days or cell.text == WITHHELD:
        return cell.text if cell.text == WITHHELD else _NONE
    between = definition.days.removeprefix("Dagar").strip()
    return f"{cell.text} {between}"


def _most(stops: Spec) -> Iterator[Block]:
    """Say the most common obstacles in a sentence."""
    told = [
        f"{lower_first(bar.label)} ({bar.amount})"
        for bar in (stops.bars if isinstance(stops, Bars) else ())
        if not isinstance(bar.amount, Absent)
    ]
    if not told:
        return
    first, rest = told[:_STOPS], len(told) - _STOPS
    more = f" Hinder som är mindre vanliga: {rest}." if rest > 0 else ""
    said = f"Varför det stannar: {listing(first)}.{more}"
    yield Paragraph(said, ParagraphStyle.SMALL)
