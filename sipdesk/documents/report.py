"""The pilot's report as a paper, for a steering group: what, how many, where and why.

What is looked at first stands on the first page. What was counted, and whether it adds
up, stands last, for who wants to know.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sipdesk.content.chart import Columns, Spec
from sipdesk.content.content import Content
from sipdesk.content.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.figure_charts import Charts
from sipdesk.content.swedish import short_date
from sipdesk.content.table_words import asked_of, period_words
from sipdesk.content.words import lower_first
from sipdesk.documents.parts import SIS
from sipdesk.documents.report_answers import few_in_words, without_few
from sipdesk.documents.report_end import End
from sipdesk.documents.report_first import First
from sipdesk.documents.report_tables import Tables, about, joined, picture
from sipdesk.domain.home import Home
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader

_TITLE: Final = "SIP vid hemmet"
_WEEKS: Final = 6
_STAYS: Final = (
    "Arbetsmaterial, stannar på hemmet. Små tal visas, och de kan röja vem det gäller. "
    "Utskrivet av {by}."
)
_LEAVES: Final = (
    "Tal under fem visas inte, och inte de tal som de kan räknas ut ur: där står två "
    "punkter. Uppgifter om hälsa, samtycke och skydd ingår inte, och inga ärenden som "
    "är gallrade. Ett år är två halvår och har ingen egen rapport."
)


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
        self._content = content
        report, self._few = without_few(issue.report, content)
        self._report = report
        self._tables = Tables(report, content)
        self._charts = Charts(report, content)
        few = self._few if issue.reader is Reader.INSIDE else ()
        self._first = First(report, self._tables, self._charts, few)
        self._end = End(report, self._tables, content)

    def blocks(self) -> tuple[Block, ...]:
        section = self._tables.section
        parts: tuple[Iterable[Block], ...] = (
            self._title(),
            self._first.blocks(self._content),
            self._funnel(),
            section("goal-1"),
            section("goal-2"),
            section("goal-3"),
            self._goal_4(),
            self._waits(),
            section("fidelity"),
            self._months(),
            self._end.indicators(),
            self._tables.left_out(),
            self._end.definitions(),
            self._end.checks(self._issue.reader),
        )
        return joined(parts)

    def _title(self) -> Iterator[Block]:
        issue, period = self._issue, self._report.period
        days = f"{short_date(period.first)} – {short_date(period.last)}"
        made = f"{issue.home.name}, {days}. Gjord {short_date(issue.made.date())}."
        yield Paragraph("Pilotens rapport", ParagraphStyle.LABEL)
        yield Heading(1, issue.title)
        before = f"Före är {lower_first(period_words(period.before))}."
        compares = any(table.id == "change" for table in self._report.tables)
        said = (made, *((before,) if compares else ()), stamp(issue))
        yield Paragraph(" ".join(said), ParagraphStyle.SMALL)

    def _funnel(self) -> Iterator[Block]:
        yield from self._tables.section("funnel")
        yield from picture(self._charts.stops())
        yield from self._tables.section("declined", 3)

    def _goal_4(self) -> Iterator[Block]:
        yield from self._tables.section("response")
        answers = [t for t in self._report.tables if asked_of(t.id) is not None]
        if not answers and not self._few:
            return
        words = self._content.read_figures().words.tables["answers"]
        yield Heading(2, words.title)
        few = few_in_words(self._few, self._issue.reader)
        said = " ".join(filter(None, (words.about, few)))
        yield Paragraph(said, ParagraphStyle.SMALL)
        for table in answers:
            spec = self._charts.answers_of(table.id)
            text = self._tables.text(table.id)
            if text is not None:
                yield from picture(spec, level=3) if spec is not None else ()
                yield self._tables.answers(text)

    def _waits(self) -> Iterator[Block]:
        yield from self._tables.section("ready")
        if self._tables.text("ready-weeks") is not None:
            yield from picture(_latest(self._charts.weeks()))

    def _months(self) -> Iterator[Block]:
        text = self._tables.shown("months")
        if text is None:
            return
        if len(text.columns) == 1:
            yield Heading(2, "Vad som hände")
            yield from about(text, "")
            yield from self._tables.grids(text)
            return
        spec = self._charts.months()
        if isinstance(spec, Columns):
            months = tuple(month.partition(" ")[0] for month in spec.periods)
            spec = replace(spec, periods=months, series=spec.series[::2])
        yield Heading(2, text.title)
        yield from picture(spec, level=None)
        yield from self._tables.grids(text)


def _latest(weeks: Spec) -> Spec:
    """Show the latest weeks alone; all of them are in the workbook."""
    if not isinstance(weeks, Columns):
        return weeks
    kept = tuple(replace(one, amounts=one.amounts[-_WEEKS:]) for one in weeks.series)
    return replace(weeks, periods=weeks.periods[-_WEEKS:], series=kept)
