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
    rows_gone,
    so_many,
)
from sipdesk.domain.indicators import Definition
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.table import Row, RowKind

_KEYS: Final = ("i1-admission", "i2", "i4", "i5", "i8", "i12")
"""The figures read first: offered, needed, begun, held, answered, waiting."""
_STOPS: Final = 3
"""So many obstacles stand on the first page."""
_DECIDE: Final = 4
"""So many things to decide about, at most."""
_SO_MANY, _BEFORE, _IN_DAYS = "Så många", "Före", "Dagar, i mitten"
_ANSWERED: Final = ("Vilka", "Svarade", "Flest håller med om", "Färst håller med om")
_WHAT_THEY_SAID: Final = "Vad de som var på mötena svarade"
_TO_DECIDE: Final = "Att ta ställning till"
_ALIKE: Final = "Lika för alla frågor"
_NONE: Final = "–"


class First:
    """Writes what stands on the first page, below the title.

    ``few`` is what too few have answered, at the home.
    """

    def __init__(
        self, report: Report, tables: Tables, charts: Charts, few: Sequence[Few] = ()
    ) -> None:
        self._report = report
        self._tables = tables
        self._charts = charts
        self._few = few

    def blocks(self, content: Content) -> Iterator[Block]:
        """Give the whole page."""
        yield from self._keys(content)
        yield from self._way()
        yield from self._answers(content)
        told = list(self._to_decide(content))[:_DECIDE]
        if told:
            yield Paragraph(_TO_DECIDE, ParagraphStyle.LABEL)
            yield Items(tuple(told))

    def _keys(self, content: Content) -> Iterator[Block]:
        rows, before = self._rows("indicators"), self._rows("change")
        compares = any(row.cells[0].text != WITHHELD for row in before.values())
        told, gone = [], []
        for one in map(content.read_figures().definition, _KEYS):
            if one.id not in rows:
                continue
            row, was = rows[one.id], before.get(one.id)
            now, days = so_many(row, noted=True), _days(row, one)
            if {now, days} <= {WITHHELD, _NONE}:
                gone.append(lower_first(one.title))
                continue
            then = was.cells[0].text if was is not None else ""
            told.append((one.title, now, *((then,) if compares else ()), days))
        heads = ("Mått", _SO_MANY, *((_BEFORE,) if compares else ()), _IN_DAYS)
        widths = (0.36, 0.2, *((0.11,) if compares else ()), 0.33)
        if told:
            yield Table(heads, tuple(told), widths, small=True)
        if gone:
            yield Paragraph(rows_gone(gone), ParagraphStyle.SMALL)

    def _rows(self, table: str) -> dict[str, RowWords]:
        text = self._tables.text(table)
        return {row.of: row for row in text.rows} if text is not None else {}

    def _way(self) -> Iterator[Block]:
        """Draw how far the needs have come, and say what most have stopped at."""
        text = self._tables.text("funnel")
        if text is None or text.withheld:
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
        whole = self._total("obstacles")
        if not bars or isinstance(bars[0].amount, Absent) or not whole:
            return
        where = f"{lower_first(bars[0].label)} ({in_all(bars[0].amount, whole)})"
        yield f"Vanligaste hindret: {where}. Vem gör vad åt det?"

    def _waiting(self) -> Iterator[str]:
        if waits := self._total("ready"):
            told = f"Redo för nästa steg och väntar: {figure(waits)}."
            yield f"{told} Vad fattas för var och en?"

    def _unknown(self, content: Content) -> Iterator[str]:
        """Name the figure of the first page that the home knows least of."""
        rows = [row for row in self._rows_of("indicators") if row.of in _KEYS]
        if not rows or any(cell.withheld for row in rows for cell in row.cells):
            return
        most = max(rows, key=lambda row: row.cells[UNKNOWN].value or 0)
        number, whole = most.cells[UNKNOWN].value, most.cells[WHOLE].value
        if number and whole:
            title = content.read_figures().definition(most.of).title
            told = f"{lower_first(title)} ({in_all(number, whole)})"
            yield f"Mest är okänt om: {told}. Kan det noteras?"

    def _total(self, table: str) -> int | None:
        """Give the sum of a table whose every part is there; else None."""
        told: dict[RowKind, int] = dict.fromkeys(RowKind, 0)
        for row in self._rows_of(table):
            told[row.kind] += row.cells[0].value or 0
        whole = told[RowKind.TOTAL]
        return whole if whole == told[RowKind.PART] else None

    def _rows_of(self, table: str) -> tuple[Row, ...]:
        found = (one.rows for one in self._report.tables if one.id == table)
        return next(found, ())


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
        f"{lower_first(bar.label)} ({figure(bar.amount)})"
        for bar in (stops.bars if isinstance(stops, Bars) else ())
        if not isinstance(bar.amount, Absent)
    ]
    if not told:
        return
    first, rest = told[:_STOPS], len(told) - _STOPS
    more = f" Hinder som är mindre vanliga: {rest}." if rest > 0 else ""
    said = f"Varför det stannar: {listing(first)}.{more}"
    yield Paragraph(said, ParagraphStyle.SMALL)
