"""The charts of a report, drawn from its own tables: the same numbers, looked at first.

A number that nobody has counted is unknown; one that has been left out for whoever
reads is withheld. Neither is nought.
"""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from sipdesk.content.chart import (
    MOST_STEPS,
    Absent,
    Amount,
    Answers,
    Bar,
    Bars,
    Columns,
    Funnel,
    Series,
    Spec,
    Stacked,
    Waiting,
)
from sipdesk.content.content import Content
from sipdesk.content.swedish import short_month
from sipdesk.content.table_words import TableText, asked_of, table_text
from sipdesk.content.words import figure_line, lower_first
from sipdesk.domain.period import Period, PeriodKind
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey import DONT_KNOW, WONT_SAY
from sipdesk.domain.table import Cell, RowKind, Table

_WEEKS: Final = 13
"""So many weeks can be told apart, and are a quarter of a year."""
_BY_MONTH: Final = ("needs", "told", "held", "plans")
_COME_TO: Final = 1
_WAITED: Final = 2


class Charts:
    """Draws a report's charts."""

    def __init__(self, report: Report, content: Content) -> None:
        self._report = report
        self._content = content

    def funnel(self) -> Spec:
        """Show how many needs have come to each step."""
        table, text = self._both("funnel")
        bars = tuple(
            Bar(words.head, _amount(row.cells[_COME_TO]))
            for row, words in zip(table.rows, text.rows, strict=True)
            if row.kind is RowKind.PART
        )
        title, each = figure_line("come-to"), figure_line("step")
        return Funnel(title, lower_first(figure_line("needs")), each, bars)

    def stops(self) -> Spec:
        """Show what the needs have stopped at, the most common first."""
        bars = self._parts("obstacles")
        title, each = figure_line("stops"), figure_line("obstacle")
        return Bars(title, lower_first(figure_line("needs")), each, bars)

    def waits_between(self) -> Spec:
        """Show the median of days between the steps, where there is one."""
        table, text = self._both("funnel")
        bars = []
        for row, words in zip(table.rows, text.rows, strict=True):
            days = row.cells[_WAITED].spread
            if days is not None and days.median is not None:
                bars.append(Bar(words.head, round(days.median)))
        return Waiting(figure_line("between"), figure_line("step"), tuple(bars))

    def waits_for(self) -> Spec:
        """Show what those wait for who are ready for the next step."""
        bars = self._parts("ready")
        unit, each = lower_first(figure_line("waiting-people")), figure_line("reason")
        return Bars(figure_line("waits"), unit, each, bars)

    def weeks(self) -> Spec:
        """Show how many have waited, week by week, the last of them."""
        table, text = self._both("ready-weeks")
        columns = table.columns[-_WEEKS:]
        row, words = table.rows[0], text.rows[0]
        names = tuple(_day(column.period) for column in columns if column.period)
        amounts = tuple(map(_amount, row.cells[-_WEEKS:]))
        series = (Series(words.head, amounts),)
        unit = lower_first(figure_line("waiting-people"))
        return Columns(
            figure_line("last-weeks"), unit, figure_line("week"), names, series
        )

    def months(self) -> Spec:
        """Show what happened in each month."""
        table, text = self._both("months")
        months = [c.period for c in table.columns if c.code == "part" and c.period]
        names = tuple(map(_short, months))
        found = {row.code: row for row in table.rows}
        heads = {row.code: row.head for row in text.rows}
        series = tuple(
            Series(
                heads[code],
                tuple(map(_amount, found[code].cells[: len(months)])),
            )
            for code in _BY_MONTH
        )
        title, unit = figure_line("happened"), lower_first(figure_line("events"))
        return Columns(title, unit, figure_line("month"), names, series)

    def answers(self, survey: str = "") -> Iterator[Spec]:
        """Show the answers of every group to a survey, or to all, as stacked bars."""
        for table in self._report.tables:
            asked = asked_of(table.id)
            if asked is not None and survey in {"", asked.survey}:
                spec = self._answered(table, asked.scale)
                if spec is not None:
                    yield spec

    def answers_of(self, table_id: str) -> Spec | None:
        """Show one table of answers; None where its scale has too many steps."""
        table, asked = self._report.table(table_id), asked_of(table_id)
        return self._answered(table, asked.scale) if asked else None

    def _answered(self, table: Table, scale_id: str) -> Spec | None:
        scale = self._content.read_surveys().scales.get(scale_id)
        if scale is None or len(scale.steps) > MOST_STEPS:
            return None
        text = self._text(table)
        codes = [column.code.removeprefix("answer-") for column in table.columns]
        rows = []
        for row, words in zip(table.rows, text.rows, strict=True):
            told = dict(zip(codes, (cell.value for cell in row.cells), strict=True))
            if _is_short(told):
                rows.append(Answers(words.head, Absent.WITHHELD))
                continue
            given = tuple(told.get(step.value) or 0 for step in scale.steps)
            dont_know, wont_say = told.get(DONT_KNOW) or 0, told.get(WONT_SAY) or 0
            rows.append(Answers(words.head, given, dont_know, wont_say))
        steps = tuple(step.words for step in scale.steps)
        return Stacked(text.title, figure_line("question"), steps, tuple(rows))

    def _parts(self, table_id: str) -> tuple[Bar, ...]:
        """Give the parts of a table that are more than nought, the largest first."""
        table, text = self._both(table_id)
        found = [
            (words.head, row.cells[0].value)
            for row, words in zip(table.rows, text.rows, strict=True)
            if row.kind is RowKind.PART and row.cells[0].value
        ]
        if not found:  # there may be some all the same, each of them left out
            return tuple(
                Bar(words.head, Absent.WITHHELD)
                for row, words in zip(table.rows, text.rows, strict=True)
                if row.kind is RowKind.TOTAL and row.cells[0].value != 0
            )
        ranked = sorted(found, key=lambda one: -(one[1] or 0))
        return tuple(Bar(head, value or 0) for head, value in ranked)

    def _both(self, table_id: str) -> tuple[Table, TableText]:
        table = self._report.table(table_id)
        return table, self._text(table)

    def _text(self, table: Table) -> TableText:
        return table_text(table, self._content)


def _amount(cell: Cell) -> Amount:
    if cell.value is not None:
        return cell.value
    return Absent.WITHHELD if cell.withheld else Absent.UNKNOWN


def is_withheld(spec: Spec) -> bool:
    """Whether there is nothing in a chart but what has been left out."""
    match spec:
        case Bars(bars=bars) | Funnel(bars=bars) | Waiting(bars=bars):
            amounts: list[object] = [bar.amount for bar in bars]
        case Columns():
            amounts = [amount for one in spec.series for amount in one.amounts]
        case Stacked():
            amounts = [row.given for row in spec.rows]
        case _:
            assert_never(spec)
    return bool(amounts) and all(one is Absent.WITHHELD for one in amounts)


def _day(week: Period) -> str:
    return f"{week.last.day} {short_month(week.last)}"


def _short(month: Period) -> str:
    """Name a month under a column; a year begins with its number."""
    first = month.first
    if month.kind is not PeriodKind.MONTH or first.month == 1:
        return f"{short_month(first)} {first.year % 100:02}"
    return short_month(first)


def _is_short(told: Mapping[str, int | None]) -> bool:
    """Whether an answer has been left out; a whole column may have been, for all."""
    values = list(told.values())
    counted = [value for value in values if value is not None]
    return len(counted) < len(values) or 2 * (told.get("sum") or 0) != sum(counted)
