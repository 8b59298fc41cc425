"""Lays a chart out as shapes: one list, painted alike on paper and on screen.

Every text is written out on lines of its own that are as wide as any typeface of ours
makes them. No text touches another, and nothing reaches outside the drawing.
"""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from sipdesk.content.chart import (
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
from sipdesk.content.chart_ink import (
    AIR,
    LEAD,
    SCALES,
    Fill,
    filled,
    in_lines,
    legend,
    lines,
    wide,
)
from sipdesk.content.chart_rows import Piece, Strip, draw_strips
from sipdesk.content.chart_words import (
    caption,
    counts_of,
    losses,
    nothing,
    said,
    said_days,
    shows_any,
    steps_of,
)
from sipdesk.content.drawing import Align, Drawn, Ink, Line, Shape
from sipdesk.content.swedish import figure, in_days
from sipdesk.content.words import chart_line

LEAST_WIDTH: Final = 120.0
"""In points; a narrower chart is drawn as wide as this."""

_TALL: Final = 110.0  # the highest column
_WIDEST: Final = 26.0  # a column
_NARROWEST: Final = 6.0
_SIGNS: Final = {Absent.UNKNOWN: "?", Absent.WITHHELD: "*"}


def lay_out(spec: Spec, width: float) -> Drawn:
    """Draw a chart, without its title, for a width in points."""
    width = max(width, LEAST_WIDTH)
    head = in_lines(caption(spec), width) if shows_any(spec) else ()
    shapes: list[Shape] = [*lines(head, 0, 0, ink=Ink.MUTED)]
    top = len(head) * LEAD + (AIR if head else 0)
    if not shows_any(spec):
        said_so = in_lines(nothing(), width)
        shapes.extend(lines(said_so, 0, AIR, ink=Ink.MUTED))
        return Drawn(width, 2 * AIR + len(said_so) * LEAD, tuple(shapes))
    below, end = _drawn(spec, top, width)
    return Drawn(width, end + AIR, (*shapes, *below))


def _drawn(spec: Spec, top: float, width: float) -> tuple[list[Shape], float]:
    match spec:
        case Bars():
            return draw_strips(_strips(spec.bars), top, width, None)
        case Funnel():
            return draw_strips(tuple(_narrowing(spec.bars)), top, width, None)
        case Waiting():
            return _waiting(spec, top, width)
        case Columns():
            return _columns(spec, top, width)
        case Stacked():
            return _stacked(spec, top, width)
    assert_never(spec)


def _number(amount: Amount) -> int:
    return 0 if isinstance(amount, Absent) else amount


def _most(amounts: Iterator[Amount]) -> int:
    return max((1, *map(_number, amounts)))


def _strips(bars: Sequence[Bar]) -> tuple[Strip, ...]:
    whole = _most(bar.amount for bar in bars)
    return tuple(
        Strip(bar.label, _pieces(bar.amount, Fill.SOLID), whole, said(bar.amount))
        for bar in bars
    )


def _pieces(amount: Amount, fill: Fill) -> tuple[Piece, ...]:
    """Give the one piece of a plain bar; none where there is no number."""
    return () if isinstance(amount, Absent) else (Piece(amount, fill),)


def _narrowing(bars: Sequence[Bar]) -> Iterator[Strip]:
    """Show beside what is left of each step what is gone since the one before."""
    whole = _most(bar.amount for bar in bars)
    before = 0
    for bar, (word, most) in zip(bars, (("", False), *losses(bars)), strict=True):
        pieces = _pieces(bar.amount, Fill.SOLID)
        if pieces and before > _number(bar.amount):
            pieces = (*pieces, Piece(before - _number(bar.amount), Fill.QUIET))
        yield Strip(bar.label, pieces, whole, said(bar.amount), word, most)
        before = _number(bar.amount)


def _waiting(spec: Waiting, top: float, width: float) -> tuple[list[Shape], float]:
    limit = spec.limit
    whole = max(_most(bar.amount for bar in spec.bars), limit or 0)
    strips = [
        Strip(
            bar.label,
            _pieces(bar.amount, _late(bar.amount, limit)),
            whole,
            said_days(bar.amount),
        )
        for bar in spec.bars
    ]
    name = chart_line("limit", days=in_days(limit)) if limit is not None else ""
    mark = (limit, name) if limit is not None else None
    return draw_strips(strips, top, width, mark)


def _late(days: Amount, limit: int | None) -> Fill:
    within = limit is not None and _number(days) <= limit
    return Fill.STRIPED if within else Fill.SOLID


def _stacked(spec: Stacked, top: float, width: float) -> tuple[list[Shape], float]:
    names = steps_of(spec)
    fills = (*SCALES[len(spec.steps)], Fill.UPRIGHT, Fill.QUIET)
    shapes, top = legend(tuple(zip(names, fills, strict=True)), top, width)
    strips = [_answered(row, names, fills) for row in spec.rows]
    drawn, end = draw_strips(strips, top, width, None)
    return [*shapes, *drawn], end


def _answered(row: Answers, names: Sequence[str], fills: Sequence[Fill]) -> Strip:
    counts = counts_of(row)
    if isinstance(counts, Absent):
        return Strip(row.label, (), 1, said(counts))
    if not sum(counts):
        return Strip(row.label, (), 1, chart_line("no-answers"))
    apart = len(counts) - 2
    pieces = tuple(
        Piece(n, fill, figure(n), f"{name}: {figure(n)}", apart=place >= apart)
        for place, (n, name, fill) in enumerate(zip(counts, names, fills, strict=True))
    )
    total = chart_line("answers", count=figure(sum(counts)))
    return Strip(row.label, pieces, sum(counts), total)


# --- Columns --------------------------------------------------------------------------


def _columns(spec: Columns, top: float, width: float) -> tuple[list[Shape], float]:
    """Stand the columns up if every text has room; else lay them down."""
    fills = SCALES[len(spec.series)]
    shapes: list[Shape] = []
    if len(spec.series) > 1:
        names = [(one.name, fill) for one, fill in zip(spec.series, fills, strict=True)]
        shapes, top = legend(names, top, width)
    column = _column_width(spec, width)
    if column:
        drawn, end = _standing(spec, top, width, column)
    else:
        drawn, end = draw_strips(tuple(_lying(spec)), top, width, None)
    return [*shapes, *drawn], end


def _column_width(spec: Columns, width: float) -> float:
    """Tell how wide a column can be; nothing if they cannot stand."""
    group = width / len(spec.periods)
    column = min(_WIDEST, (group - AIR) / len(spec.series))
    room = group - 1 if len(spec.series) == 1 else column
    figures = max(wide(_sign(a)) for one in spec.series for a in one.amounts)
    names = max(map(wide, spec.periods))
    fits = column >= _NARROWEST and figures <= room and names <= group - 1
    return column if fits else 0


def _sign(amount: Amount) -> str:
    return _SIGNS[amount] if isinstance(amount, Absent) else figure(amount)


def _standing(
    spec: Columns, top: float, width: float, column: float
) -> tuple[list[Shape], float]:
    whole = _most(a for one in spec.series for a in one.amounts)
    base = top + LEAD + _TALL
    group = width / len(spec.periods)
    shapes: list[Shape] = []
    for place, period in enumerate(spec.periods):
        middle = group * (place + 0.5)
        left = middle - column * len(spec.series) / 2
        for number, one in enumerate(spec.series):
            amount = one.amounts[place]
            high = _TALL * _number(amount) / whole
            x = left + number * column
            if high:
                high = max(high, 1.5)
                fill = SCALES[len(spec.series)][number]
                shapes.extend(filled((x + 1, base - high, column - 2, high), fill))
            over = base - high - LEAD
            shapes.extend(
                lines(
                    (_sign(amount),),
                    x + column / 2,
                    over,
                    align=Align.CENTRE,
                    bold=True,
                )
            )
        name = (period,) if period.strip() else ()
        below = base + AIR / 2
        shapes.extend(lines(name, middle, below, align=Align.CENTRE, ink=Ink.MUTED))
    shapes.append(Line(0, base, width, base, Ink.MUTED, 0.8))
    notes, end = _notes(spec.series, base + AIR / 2 + LEAD, width)
    return [*shapes, *notes], end


def _notes(
    series: Sequence[Series], top: float, width: float
) -> tuple[list[Shape], float]:
    """Say what the signs mean that stand in the place of a number."""
    shapes: list[Shape] = []
    there = {amount for one in series for amount in one.amounts}
    for absent, sign in _SIGNS.items():
        if absent in there:
            note = in_lines(f"{sign} {said(absent)}", width)
            shapes.extend(lines(note, 0, top + AIR / 2, ink=Ink.MUTED))
            top += AIR / 2 + len(note) * LEAD
    return shapes, top


def _lying(spec: Columns) -> Iterator[Strip]:
    whole = _most(a for one in spec.series for a in one.amounts)
    fills = SCALES[len(spec.series)]
    last = len(spec.series) - 1
    for place, period in enumerate(spec.periods):
        for number, one in enumerate(spec.series):
            amount = one.amounts[place]
            yield Strip(
                period if number == 0 else "",
                _pieces(amount, fills[number]),
                whole,
                said(amount),
                close=number < last,
            )
