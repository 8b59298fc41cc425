"""The pilot's report as a paper, for a steering group: what, how many, where and why.

What is looked at first stands on the first page. What was counted, and whether it adds
up, stands last, for who wants to know.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sipdesk.content.chart import Absent, Bars, Columns, Spec
from sipdesk.content.content import Content
from sipdesk.content.document import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
    Table,
)
from sipdesk.content.figure_charts import Charts
from sipdesk.content.swedish import listing, short_date
from sipdesk.content.table_words import (
    WITHHELD,
    CheckLine,
    RowWords,
    asked_of,
    period_words,
    table_text,
)
from sipdesk.content.words import lower_first
from sipdesk.documents.parts import SIS
from sipdesk.documents.report_tables import (
    Tables,
    below,
    cell_text,
    joined,
    picture,
    tells_nothing,
    turned,
)
from sipdesk.domain.figure import FigureUnit
from sipdesk.domain.home import Home
from sipdesk.domain.indicators import Definition
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader

_TITLE: Final = "SIP vid hemmet"
_KEYS: Final = ("i1-admission", "i2", "i5", "i12")
"""The figures that are read first: offered, needed, held, waiting."""
_WEEKS: Final = 6
_STOPS: Final = 3
"""So many obstacles stand on the first page."""
_KEY_HEADS: Final = ("Mått", "Så många", "Vad som räknas")
_STAYS: Final = (
    "Arbetsmaterial, stannar på hemmet. Små tal visas, och de kan röja vem det gäller. "
    "Utskrivet av {by}."
)
_LEAVES: Final = (
    "Tal under fem visas inte, och inte de tal som de kan räknas ut ur: där står två "
    "punkter. Uppgifter om hälsa, samtycke och skydd ingår inte, och inga ärenden som "
    "är gallrade. Ett år är två halvår och har ingen egen rapport."
)
_READ_SO: Final = (
    "”5 av 13” är så många av så många. Det som ingen vet står för sig, som okänt. Ett "
    "streck betyder att ingen har räknat; det är inte noll. Av dagarna står den "
    "mittersta, och den kortaste och den längsta där de visas."
)
_NOT_ADDING: Final = "Det som inte går ihop"
_ADDING: Final = "Det som stämmer"
_INDICATORS: Final = "Indikatorer, och vad som har ändrats"
_ALL_ADD: Final = "Allt går ihop."
_UNITS: Final = {
    FigureUnit.PERSON: "Räknar unga.",
    FigureUnit.EVENT: "Räknar händelser.",
}
_YES, _UNKNOWN, _WHOLE, _DAYS = 0, 2, 3, 5
"""Columns of the table of indicators."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Which report is for whom, where, and when; ``by`` signs it at the home."""

    report: Report
    reader: Reader
    home: Home
    by: str
    made: datetime  # aware

    @property
    def title(self) -> str:
        """Name it by its period."""
        return f"{_TITLE}, {lower_first(period_words(self.report.period))}"


def stamp(issue: Issue) -> str:
    """Say what kind of report it is, and what is not in it."""
    inside = issue.reader is Reader.INSIDE
    return _STAYS.format(by=issue.by) if inside else _LEAVES


def report_document(issue: Issue, content: Content) -> Document:
    """Write the whole report."""
    inside = issue.reader is Reader.INSIDE
    return Document(
        title=issue.title,
        subject="Statistik över SIP: siffror ur hemmets ärenden, utan namn",
        recipient_label="Stannar på hemmet" if inside else "Statistik",
        created=issue.made,
        header=f"{SIS}, {issue.home.name}",
        footer="Arbetsmaterial" if inside else "Små tal visas inte",
        snug=True,
        blocks=_Writer(issue, content).blocks(),
    )


class _Writer:
    """Writes one report."""

    def __init__(self, issue: Issue, content: Content) -> None:
        self._issue = issue
        self._report = issue.report
        self._content = content
        self._tables = Tables(issue.report, content)
        self._charts = Charts(issue.report, content)

    def blocks(self) -> tuple[Block, ...]:
        section = self._tables.section
        return joined(
            (
                self._first(),
                self._funnel(),
                section("goal-1"),
                section("goal-2"),
                section("goal-3"),
                self._goal_4(),
                self._waits(),
                section("fidelity"),
                self._months(),
                self._indicators(),
                self._definitions(),
                self._checks(),
            )
        )

    def _first(self) -> list[Block]:
        issue, period = self._issue, self._report.period
        days = f"{short_date(period.first)} – {short_date(period.last)}"
        made = f"{issue.home.name}, {days}. Gjord {short_date(issue.made.date())}."
        return [
            Paragraph("Pilotens rapport", ParagraphStyle.LABEL),
            Heading(1, issue.title),
            Paragraph(made),
            Paragraph(stamp(issue), ParagraphStyle.NOTE),
            self._key_figures(),
            *self._way(),
        ]

    def _way(self) -> list[Block]:
        """Draw how far the needs have come, and say what most have stopped at."""
        text = self._tables.text("funnel")
        if text is None or tells_nothing(text):
            return [Heading(2, text.title), *self._tables.grid(text)] if text else []
        return [*picture(self._charts.funnel()), *_most(self._charts.stops())]

    def _key_figures(self) -> Block:
        text = self._tables.text("indicators")
        rows = {row.of: row for row in text.rows} if text else {}
        told = []
        for one in map(self._content.read_figures().definition, _KEYS):
            if one.id in rows:
                of = f"{one.numerator}, av {lower_first(one.denominator)}"
                told.append((one.title, _so_many(rows[one.id], noted=True), of))
        return Table(_KEY_HEADS, tuple(told), (0.27, 0.22, 0.51))

    def _funnel(self) -> list[Block]:
        text = self._tables.text("funnel")
        gone = text is None or tells_nothing(text)
        stops = self._charts.stops()
        return [
            *([] if gone else self._tables.section("funnel")),
            *picture(stops),
            *self._tables.section("declined", 3),
        ]

    def _goal_4(self) -> list[Block]:
        told: list[Block] = [*self._tables.section("response")]
        answers = [t for t in self._report.tables if asked_of(t.id) is not None]
        if answers:
            told.append(Heading(2, self._title_of("answers")))
        for table in answers:
            text = table_text(table, self._content)
            spec = self._charts.answers_of(table.id)
            drawn = picture(spec, titled=False) if spec is not None else []
            grid = self._tables.grid(text)
            told += [Heading(3, text.title), *drawn, *grid, *below(text)]
        return told

    def _title_of(self, table: str) -> str:
        return self._content.read_figures().words.tables[table].title

    def _waits(self) -> list[Block]:
        told = self._tables.section("ready")
        if self._tables.text("ready-weeks") is not None:
            told += picture(_latest(self._charts.weeks()))
        return told

    def _months(self) -> list[Block]:
        text = self._tables.text("months")
        if text is None:
            return []
        if len(text.columns) == 1:
            return [Heading(2, "Vad som hände"), *self._tables.grid(text)]
        spec = self._charts.months()
        if isinstance(spec, Columns):
            months = tuple(month.partition(" ")[0] for month in spec.periods)
            spec = replace(spec, periods=months, series=spec.series[::2])
        drawn = picture(spec, titled=False)
        return [Heading(2, text.title), *drawn, turned("Månad", text)]

    def _indicators(self) -> list[Block]:
        """Set each figure beside what it was before; its days, and the unknown."""
        text = self._tables.text("indicators")
        if text is None:
            return []
        change = self._tables.text("change")
        was = {row.of: row.cells[0].text for row in change.rows} if change else {}
        rows = tuple(
            (
                row.head,
                _so_many(row),
                row.cells[_UNKNOWN].text,
                *((was.get(row.of, ""),) if change else ()),
                cell_text(row.cells[_DAYS]),
            )
            for row in text.rows
        )
        before = ("Före",) if change else ()
        widths = (3.4, 1.2, 0.9, *((1.2,) if change else ()), 2.8)
        heads = ("Mått", "Så många", "Okänt", *before, "Dagar")
        said = [_READ_SO, *([f"Före är {self._before()}."] if change else ())]
        return [
            Heading(2, _INDICATORS if change else text.title),
            Table(heads, rows, widths),
            Paragraph(" ".join((*said, *text.notes)), ParagraphStyle.SMALL),
        ]

    def _before(self) -> str:
        before = self._report.period.before
        return f"{short_date(before.first)} – {short_date(before.last)}"

    def _definitions(self) -> list[Block]:
        text = self._tables.text("indicators")
        there = {row.of for row in text.rows} if text else set()
        found = self._content.read_figures().definitions
        told = [_defined(one) for one in found if one.id in there]
        if not told:
            return []
        return [
            Heading(2, "Så räknas måtten"),
            *(Paragraph(one, ParagraphStyle.SMALL) for one in told),
            Paragraph(found[0].source, ParagraphStyle.SMALL),
        ]

    def _checks(self) -> list[Block]:
        lines = [
            (text.title, check)
            for table in self._report.tables
            for text in (table_text(table, self._content),)
            for check in text.checks
        ]
        if self._issue.reader is Reader.OUTSIDE and all(one.holds for _, one in lines):
            said = {one.whole for _, one in lines}
            return [Heading(2, "Kontrollräkning"), *map(Paragraph, sorted(said))]
        broken = [f"{title}. {one.whole}" for title, one in lines if not one.holds]
        sound = [(title, one) for title, one in lines if one.holds]
        told: list[Block] = [
            Heading(2, "Kontrollräkning"),
            Paragraph(
                f"{len(lines)} kontroller är gjorda. "
                f"{_ALL_ADD if not broken else f'{len(broken)} går inte ihop.'}"
            ),
        ]
        if broken:
            told += [Heading(3, _NOT_ADDING), Items(tuple(broken))]
        if sound:
            told += [Heading(3, _ADDING), *_sound(sound)]
        return told


def _so_many(row: RowWords, *, noted: bool = False) -> str:
    """Say so many of so many; where the first is left out, of how many all the same."""
    yes, whole = row.cells[_YES], row.cells[_WHOLE]
    if yes.text == WITHHELD and whole.text != WITHHELD:
        return f"{yes.text} av {whole.text}"
    return cell_text(yes) if noted else yes.text


def _defined(one: Definition) -> str:
    unknown = f" Okänt: {lower_first(one.unknown)}" if one.unknown else ""
    return (
        f"{one.indicator} {one.title}: {lower_first(one.numerator)}, av "
        f"{lower_first(one.denominator)}. {_UNITS[one.unit]} {one.period}{unknown}"
    )


def _latest(weeks: Spec) -> Spec:
    """Show the latest weeks alone; all of them are in the workbook."""
    if not isinstance(weeks, Columns):
        return weeks
    kept = tuple(replace(one, amounts=one.amounts[-_WEEKS:]) for one in weeks.series)
    return replace(weeks, periods=weeks.periods[-_WEEKS:], series=kept)


def _most(stops: Spec) -> list[Block]:
    """Say the most common obstacles in a sentence."""
    told = [
        f"{lower_first(bar.label)} ({bar.amount})"
        for bar in (stops.bars if isinstance(stops, Bars) else ())
        if not isinstance(bar.amount, Absent)
    ]
    if not told:
        return []
    first, rest = told[:_STOPS], len(told) - _STOPS
    more = f" Hinder som är mindre vanliga: {rest}." if rest > 0 else ""
    return [Paragraph(f"Varför det stannar: {listing(first)}.{more}")]


def _sound(lines: Sequence[tuple[str, CheckLine]]) -> Iterator[Block]:
    held: dict[str, list[str]] = {}
    for title, check in lines:
        held.setdefault(title, []).append(check.whole)
    for title, texts in held.items():
        yield Paragraph(f"{title}. {' '.join(texts)}", ParagraphStyle.SMALL)
