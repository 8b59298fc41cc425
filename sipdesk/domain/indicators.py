"""The indicators I1-I14, each a figure of a period.

``resources/figures/indicators.toml`` says in words what each counts; here stands how.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.facts import Facts
from sipdesk.domain.figure import Figure, FigureUnit, Instance, Nature, Outcome
from sipdesk.domain.health import ExaminationKind, ExaminationState, InterviewOccasion
from sipdesk.domain.indicators_health import examined, interviewed, returned
from sipdesk.domain.indicators_sip import (
    answered,
    followed_up,
    held,
    initiated,
    refused,
)
from sipdesk.domain.indicators_stay import (
    Finds,
    Measures,
    admission_complete,
    discharge_date,
    need,
    offered,
    plan_when_leaving,
    ready,
    start_meeting,
)
from sipdesk.domain.offer import Occasion
from sipdesk.domain.stand import Counting
from sipdesk.domain.young_person import YOUNG_PERSON


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator counts, in words, and where that is from.

    ``indicator`` is I1 to I14; ``id`` tells its figures apart. ``unit`` and ``nature``
    are what the figure is counted by and how it is guarded.
    """

    id: str
    indicator: str
    title: str
    definition: str
    numerator: str
    denominator: str
    period: str  # by which day one belongs to a period
    unit: FigureUnit
    nature: Nature
    source: str
    read_on: date
    status: str  # verified, check, outdated
    unknown: str = ""  # what it is that is not known
    days: str = ""  # what the days of the figure are; empty where it has none


IDS: Final = (
    "i1-admission",
    "i1-discharge",
    "i2",
    "i3-young-person",
    "i3-guardian",
    "i4",
    "i5",
    "i6",
    "i7",
    "i8",
    "i9-start",
    "i9-discharge-date",
    *(
        f"i10-{kind.value}-{state.value}"
        for kind in ExaminationKind
        for state in (ExaminationState.OFFERED, ExaminationState.DONE)
    ),
    "i11-admission",
    "i11-discharge",
    "i12",
    "i13",
    "i14",
)
"""Every figure, in the order that reports show them."""

_BEST: Final = (Outcome.YES, Outcome.UNKNOWN, Outcome.NO, Outcome.NOT_APPLICABLE)
"""Of one person in several cases that counts which comes first here."""


def ways(measures: Measures) -> Mapping[str, Finds]:
    """Give how each figure finds what it counts, by its id."""
    leaving = (Occasion.DISCHARGE, Occasion.MOVE)
    return {
        "i1-admission": offered((Occasion.ADMISSION,), leaving=False),
        "i1-discharge": offered(leaving, leaving=True),
        "i2": need,
        "i3-young-person": refused(YOUNG_PERSON),
        "i3-guardian": refused("guardian"),
        "i4": initiated,
        "i5": held,
        "i6": plan_when_leaving,
        "i7": followed_up,
        "i8": answered(None),
        "i9-start": start_meeting(measures),
        "i9-discharge-date": discharge_date,
        **{
            f"i10-{kind.value}-{state.value}": examined(kind, state)
            for kind in ExaminationKind
            for state in (ExaminationState.OFFERED, ExaminationState.DONE)
        },
        "i11-admission": interviewed(InterviewOccasion.ADMISSION),
        "i11-discharge": interviewed(InterviewOccasion.DISCHARGE),
        "i12": ready,
        "i13": admission_complete,
        "i14": returned,
    }


def figures(
    definitions: Sequence[Definition], measures: Measures
) -> Counting[tuple[Figure, ...]]:
    """Count every figure that is defined, in the order of the definitions."""
    how = ways(measures)
    counted = [(d, how[d.id], dict[str, Instance]()) for d in definitions]
    while stand := (yield):
        if not stand.has_begun:
            continue
        one = stand.facts
        for definition, finds, kept in counted:
            for unit in finds(stand):
                key = key_of(definition.unit, one, unit.part)
                new = Instance(key, unit.outcome, (one.id,), unit.days)
                known = kept.get(key)
                kept[key] = new if known is None else _joined(known, new)
    return tuple(
        Figure(
            d.id,
            d.unit,
            d.nature,
            tuple(kept[key] for key in sorted(kept)),
            has_days=bool(d.days),
        )
        for d, _, kept in counted
    )


def key_of(unit: FigureUnit, facts: Facts, part: str) -> str:
    """Tell one that is counted from the others: a person, or an event of a case."""
    if unit is FigureUnit.PERSON:
        return facts.person
    return f"{facts.id} {part}".strip()


def _joined(one: Instance, other: Instance) -> Instance:
    """Join what is known of one that is counted, from several cases or events."""
    if one.outcome is not other.outcome:
        return min(one, other, key=lambda known: _BEST.index(known.outcome))
    days = (known.days for known in (one, other) if known.days is not None)
    cases = tuple(sorted({*one.cases, *other.cases}))
    return Instance(one.key, one.outcome, cases, min(days, default=None))
