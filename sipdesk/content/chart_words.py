"""A chart in words and as a table: the same numbers, for those who do not see it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from sipdesk.content.chart import (
    Absent,
    Amount,
    Answers,
    Bar,
    Bars,
    Chart,
    Columns,
    Funnel,
    Spec,
    Stacked,
    Waiting,
)
from sipdesk.content.document import Table
from sipdesk.content.swedish import figure, in_days
from sipdesk.content.words import chart_line, lower_first


def said(amount: Amount) -> str:
    """Write an amount; of one that is not there, why."""
    return chart_line(amount.value) if isinstance(amount, Absent) else figure(amount)


def said_days(amount: Amount) -> str:
    """Write a number of days."""
    return said(amount) if isinstance(amount, Absent) else in_days(amount)


def shows_any(spec: Spec) -> bool:
    """Whether there is anything to show."""
    match spec:
        case Columns():
            return bool(spec.periods and spec.series)
        case Stacked():
            return bool(spec.rows)
        case Bars() | Funnel() | Waiting():
            return bool(spec.bars)
    assert_never(spec)


def nothing() -> str:
    """Say calmly that there is nothing to show."""
    return f"{chart_line('nothing')}."


def caption(spec: Spec) -> str:
    """Say what is counted, above a chart; nothing where every figure says it."""
    if isinstance(spec, Stacked | Waiting):
        return ""
    return chart_line("of", unit=spec.unit)


def steps_of(spec: Stacked) -> tuple[str, ...]:
    """Name all answers there are: the scale's steps, and the two that stand apart."""
    return (*spec.steps, chart_line("dont-know"), chart_line("wont-say"))


def counts_of(row: Answers) -> tuple[int, ...] | Absent:
    """Count them in the order of ``steps_of``."""
    if isinstance(row.given, Absent):
        return row.given
    return (*row.given, row.dont_know, row.wont_say)


def losses(bars: Sequence[Bar]) -> tuple[tuple[str, bool], ...]:
    """Say of each step after the first how it narrows, and whether it does most there.

    Nothing is said next to a number that is not there.
    """
    gone = [_fewer(before, after) for before, after in pairwise(bars)]
    most = max((lost for lost in gone if lost), default=0)
    return tuple((_loss(lost, most), bool(lost) and lost == most) for lost in gone)


def _fewer(before: Bar, after: Bar) -> int | None:
    if isinstance(before.amount, Absent) or isinstance(after.amount, Absent):
        return None
    return before.amount - after.amount


def _loss(lost: int | None, most: int) -> str:
    if not lost:
        return ""
    if lost < 0:
        return chart_line("more", count=figure(-lost))
    if lost == most:
        return chart_line("most-gone", count=figure(lost))
    return chart_line("gone", count=figure(lost))


def told(spec: Spec) -> str:
    """Tell a chart in sentences, with every number that it shows."""
    if not shows_any(spec):
        return f"{spec.title}. {nothing()}"
    return " ".join(f"{part}." for part in (spec.title, *_told(spec)))


def _told(spec: Spec) -> Iterator[str]:
    match spec:
        case Bars(bars=bars) | Funnel(bars=bars) if bars:
            yield caption(spec)
            yield from (f"{bar.label}: {_inside(bar.amount)}" for bar in bars)
            if isinstance(spec, Funnel):
                pairs = zip(bars[1:], losses(bars), strict=True)
                yield from (f"{b.label}: {lower_first(x)}" for b, (x, _) in pairs if x)
        case Waiting(bars=bars) if bars:
            yield from (f"{bar.label}: {said_days(bar.amount)}" for bar in bars)
            if spec.limit is not None:
                yield chart_line("limit", days=in_days(spec.limit))
        case Columns(periods=periods, series=series) if periods and series:
            yield caption(spec)
            for place, period in enumerate(periods):
                of_it = (f"{s.name} {_inside(s.amounts[place])}" for s in series)
                yield f"{period}: {', '.join(of_it)}"
        case Stacked(rows=rows):
            yield from (
                f"{row.label.rstrip('.')}: {_answers(row, spec)}" for row in rows
            )
        case _:
            return


def _inside(amount: Amount) -> str:
    return lower_first(said(amount))


def _answers(row: Answers, spec: Stacked) -> str:
    counts = counts_of(row)
    if isinstance(counts, Absent):
        return _inside(counts)
    parts = [f"{step} {n}" for step, n in zip(steps_of(spec), counts, strict=True)]
    return ", ".join((*parts, f"{chart_line('count')} {sum(counts)}"))


def as_table(chart: Chart) -> Table:
    """Give a chart's numbers as a table with the chart's title for its caption."""
    header, rows = _cells(chart.shows)
    return Table(
        header,
        rows,
        (2.0, *(1.0,) * (len(header) - 1)),
        caption=chart.shows.title,
        kind=chart.kind,
        branch=chart.branch,
        lang=chart.lang,
    )


_Cells = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def _cells(spec: Spec) -> _Cells:
    match spec:
        case Bars():
            rows = tuple((bar.label, said(bar.amount)) for bar in spec.bars)
            return (spec.each, caption(spec)), rows
        case Funnel():
            header = (spec.each, caption(spec), chart_line("compared"))
            words = ("", *(word for word, _ in losses(spec.bars)))
            told_ = zip(spec.bars, words, strict=False)
            return header, tuple((b.label, said(b.amount), word) for b, word in told_)
        case Waiting():
            rows = tuple((bar.label, said_days(bar.amount)) for bar in spec.bars)
            return (spec.each, chart_line("waited")), rows
        case Columns():
            counted = tuple(zip(*(s.amounts for s in spec.series), strict=True))
            numbers = (tuple(map(said, amounts)) for amounts in counted)
            months = zip(spec.periods, numbers, strict=False)
            names = (s.name for s in spec.series)
            return (spec.each, *names), tuple((period, *of) for period, of in months)
        case Stacked():
            return _turned(_stacked(spec))
    assert_never(spec)


def _stacked(spec: Stacked) -> _Cells:
    header = (spec.each, *steps_of(spec), chart_line("count"))
    rows = []
    for row in spec.rows:
        counts = counts_of(row)
        if isinstance(counts, Absent):
            numbers = (said(counts),) * (len(header) - 1)
        else:
            numbers = (*map(figure, counts), figure(sum(counts)))
        rows.append((row.label, *numbers))
    return header, tuple(rows)


def _turned(cells: _Cells) -> _Cells:
    """Let the answers be rows where the questions are fewer: that is narrower."""
    header, rows = cells
    if not rows or len(rows) >= len(header) - 1:
        return cells
    turned = tuple(zip(header, *rows, strict=True))
    return (chart_line("answer"), *turned[0][1:]), turned[1:]
