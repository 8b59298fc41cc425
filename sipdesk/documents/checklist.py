"""Checklistan: where the case stands, the routine as a chart, and what has happened."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Table,
)
from sipdesk.content.drawing import Align, Ink, Label, Line, Rect, Shape
from sipdesk.content.texts import filled
from sipdesk.content.timeline import timeline, told
from sipdesk.content.words import word
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    day_or,
    listed,
    paper,
)
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.information import Information
from sipdesk.domain.routine import (
    OF_BRANCH,
    Phase,
    Progress,
    StepProgress,
    StepState,
    closed_off,
    progress,
)
from sipdesk.domain.timeline import history

ABREAST = 3
"""Steps side by side in the chart."""

_WIDTH, _LEFT, _TRACK = 454.0, 72.0, 374.0
_BOX, _TALL, _GAP, _BETWEEN = 88.0, 52.0, 12.0, 24.0
_TRACK_BOX = _WIDTH - _TRACK

_FILLS = {
    StepState.DONE: (Ink.ACCENT, Ink.ACCENT, Ink.PAPER),
    StepState.ONGOING: (Ink.TINT, Ink.ACCENT, Ink.TEXT),
    StepState.WAITING: (Ink.TINT, Ink.ACCENT, Ink.TEXT),
    StepState.SKIPPED: (Ink.PAPER, Ink.LINE, Ink.MUTED),
    StepState.NOT_STARTED: (Ink.PAPER, Ink.MUTED, Ink.TEXT),
    StepState.BLOCKED: (Ink.PAPER, Ink.MUTED, Ink.TEXT),
    StepState.CLOSED: (Ink.PAPER, Ink.LINE, Ink.MUTED),
}
"""What fills a step's box, its edge and its words; the state is also written."""


def checklist(copy: Copy) -> Document:
    """Write the routine with the case's state in each step, and the chart of it."""
    letter, routine = copy.letter("checklist"), copy.desk.content.routine
    # Whoever writes it may see less of the case than it has come by.
    far = copy.desk.far or progress(routine, CONDITIONS, copy.case, copy.day)
    # It lies in the social care's own file: what is of another branch is not told.
    far = closed_off(far, frozenset(OF_BRANCH.values()))
    say = partial(filled, letter, done=str(far.done), total=str(len(far.steps)))
    following = far.next.step.title if far.next else ""
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(
                say("progress"),
                style=ParagraphStyle.LEAD,
                kind=Information.PROCESS,
            ),
            *listed(
                (
                    *about_young(copy),
                    Fact("Datum", day_or(copy.day)),
                    Fact("Nästa steg", following, kind=Information.PROCESS),
                )
            ),
            Paragraph(say("lead")),
            Heading(2, "Stegen"),
            _table(far.steps),
            Heading(2, routine.placement.title),
            _table(far.placement),
            Paragraph(say("placement"), style=ParagraphStyle.SMALL),
            PageBreak(),
            Heading(2, "Flödet", kind=Information.PROCESS),
            Paragraph(say("chart"), kind=Information.PROCESS),
            _chart(routine.phases, routine.placement, far),
            *_history(copy),
        ),
    )


def _history(copy: Copy) -> tuple[Block, ...]:
    """Draw what has happened along its days, with the same events listed below."""
    events = history(copy.case, copy.day)
    if not events:
        return ()
    drawn = timeline(events, copy.day, _WIDTH, "Idag")
    rows = tuple(map(told, events))
    alt = f"En tidslinje. {'. '.join(rows)}."
    kind = Information.PROCESS
    return (
        Heading(2, "Planens historia", kind=kind),
        Figure(drawn.width, drawn.height, drawn.shapes, alt, kind=kind),
        Items(rows, ordered=True, kind=kind),
    )


def _table(steps: Sequence[StepProgress]) -> Table:
    rows = tuple((_title(s), word(s.state), _left(s)) for s in steps)
    header = ("Steg", "Läge", "Kvar att göra")
    return Table(header, rows, (2.2, 1.55, 3.2), kind=Information.PROCESS)


def _title(found: StepProgress) -> str:
    step = found.step
    return f"{step.number}. {step.title}" if step.number else step.title


def _left(found: StepProgress) -> str:
    match found.state:
        case StepState.DONE:
            return "–"
        case StepState.SKIPPED:
            return f"Skäl: {found.skipped_because}"
        case StepState.BLOCKED:
            return "\n".join(("Först:", *found.blocked_by))
        case _:
            return "\n".join(found.missing)


def _chart(phases: Sequence[Phase], placement: Phase, far: Progress) -> Figure:
    """Draw the steps in their phases from above, the placement's track beside."""
    places = tuple(_places(phases))
    height = max(
        _bottom([y for _, _, y in places]),
        len(placement.steps) * (_TALL + _GAP) + _BETWEEN,
    )
    shapes: list[Shape] = []
    top = 0.0
    for phase in phases:
        tall = _rows(phase) * (_TALL + _GAP) - _GAP + _BETWEEN
        shapes.extend(_band(phase.title, top, tall))
        top += tall
    for here, there in pairwise(places):
        shapes.extend(_arrow(here[1:], there[1:]))
    for step, x, y in places:
        shapes.extend(_box(far.of(step), x, y, _BOX))
    shapes.extend(_track(placement, far))
    told = [f"{_title(s)}: {word(s.state)}" for s in far.steps]
    beside = [f"{_title(s)}: {word(s.state)}" for s in far.placement]
    alt = f"Stegen i ordning. {'. '.join(told)}. Bredvid: {'. '.join(beside)}."
    return Figure(_WIDTH, height, tuple(shapes), alt, kind=Information.PROCESS)


def _rows(phase: Phase) -> int:
    return -(-len(phase.steps) // ABREAST)


def _places(phases: Sequence[Phase]) -> Iterator[tuple[str, float, float]]:
    """Give each step's id and the upper left corner of its box."""
    top = _BETWEEN / 2
    for phase in phases:
        for at, step in enumerate(phase.steps):
            x = _LEFT + at % ABREAST * (_BOX + _GAP)
            yield step.id, x, top + at // ABREAST * (_TALL + _GAP)
        top += _rows(phase) * (_TALL + _GAP) - _GAP + _BETWEEN


def _bottom(tops: Sequence[float]) -> float:
    return max(tops, default=0.0) + _TALL + _BETWEEN / 2


def _band(title: str, top: float, tall: float) -> Iterator[Shape]:
    if top:
        yield Line(0, top, _TRACK - _GAP, top, Ink.LINE, 0.6)
    yield Label(
        0,
        top,
        _LEFT - _GAP,
        tall,
        title,
        size=9.5,
        bold=True,
        align=Align.LEFT,
        ink=Ink.ACCENT,
    )


def _box(found: StepProgress, x: float, y: float, wide: float) -> Iterator[Shape]:
    fill, edge, ink = _FILLS[found.state]
    yield Rect(x, y, wide, _TALL, radius=5, fill=fill, stroke=edge, weight=1)
    inner = wide - 8
    yield Label(x + 4, y + 4, inner, 28, _title(found), size=9, bold=True, ink=ink)
    yield Label(x + 4, y + 33, inner, 14, word(found.state), size=8.5, ink=ink)


def _arrow(here: tuple[float, float], there: tuple[float, float]) -> Iterator[Shape]:
    """Lead from one box to the next, along the row or down to the row below."""
    if here[1] == there[1]:
        y = here[1] + _TALL / 2
        yield Line(here[0] + _BOX, y, there[0], y, Ink.MUTED, 1, arrow=True)
        return
    start, end = here[0] + _BOX / 2, there[0] + _BOX / 2
    turn = there[1] - (there[1] - here[1] - _TALL) / 2
    if start == end:
        yield Line(start, here[1] + _TALL, end, there[1], Ink.MUTED, 1, arrow=True)
        return
    yield Line(start, here[1] + _TALL, start, turn, Ink.MUTED, 1)
    yield Line(start, turn, end, turn, Ink.MUTED, 1)
    yield Line(end, turn, end, there[1], Ink.MUTED, 1, arrow=True)


def _track(placement: Phase, far: Progress) -> Iterator[Shape]:
    """Draw the placement's own track as a column of its own, without arrows in."""
    title = placement.title
    yield Label(
        _TRACK, 0, _TRACK_BOX, _BETWEEN, title, size=9.5, bold=True, ink=Ink.ACCENT
    )
    y = _BETWEEN + _GAP / 2
    for step in placement.steps:
        yield from _box(far.of(step.id), _TRACK, y, _TRACK_BOX)
        y += _TALL + _GAP
