"""A case of every kind of field and part, its tables, and how to generate it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from typing import Any, NewType, TypeVar

from hypothesis import strategies as st
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Time,
)

from sipdesk.storage.rows import Shape, UtcDateTime

CaseId = NewType("CaseId", str)
T = TypeVar("T")


class Agency(Enum):
    SCHOOL = "school"
    BUP = "bup"


@dataclass(frozen=True, slots=True)
class Address:
    street: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    id: str
    giver: str
    agencies: frozenset[Agency] = frozenset()
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Goal:
    id: str
    words: str
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    day: date | None = None
    changed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Plan:
    works_well: str = ""
    goals: tuple[Goal, ...] = ()
    follow_up: FollowUp = FollowUp()


@dataclass(frozen=True, slots=True)
class Case:
    id: CaseId
    child: str
    version: int = 0
    other: CaseId | None = None
    urgent: bool | None = None
    agency: Agency | None = None
    registered: datetime | None = None
    wall_clock: datetime | None = None
    meets: time | None = None
    words: tuple[str, ...] = ()
    days: tuple[date, ...] | None = None
    address: Address | None = None
    consents: tuple[Consent, ...] = ()
    plan: Plan = Plan()


META = MetaData()


def key() -> Column[str]:
    return Column("id", String, primary_key=True)


def place(owner: str) -> list[Column[Any]]:
    return [
        Column("parent", ForeignKey(f"{owner}.id"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
    ]


CASES = Table(
    "case",
    META,
    key(),
    Column("child", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("other", String),
    Column("urgent", Boolean),
    Column("agency", String),
    Column("registered", UtcDateTime),
    Column("wall_clock", DateTime),
    Column("meets", Time),
    Column("words", JSON, nullable=False),
    Column("days", JSON),
    Column("address", JSON),
)
CONSENTS = Table(
    "consent",
    META,
    key(),
    *place("case"),
    Column("giver", String),
    Column("agencies", JSON),
    Column("withdrawn", Date),
)
PLANS = Table(
    "plan",
    META,
    Column("id", ForeignKey("case.id"), primary_key=True),
    Column("works_well", String),
)
GOALS = Table("goal", META, key(), *place("plan"), Column("words", String))
MEASURES = Table("measure", META, key(), *place("goal"), Column("text", String))
FOLLOW_UPS = Table(
    "follow_up",
    META,
    Column("id", ForeignKey("plan.id"), primary_key=True),
    Column("day", Date),
    Column("changed", Boolean),
)
CASE = Shape(
    Case,
    CASES,
    many={"consents": Shape(Consent, CONSENTS)},
    one={
        "plan": Shape(
            Plan,
            PLANS,
            many={"goals": Shape(Goal, GOALS, {"measures": Shape(Measure, MEASURES)})},
            one={"follow_up": Shape(FollowUp, FOLLOW_UPS)},
        )
    },
)

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
FROM, TO = datetime(1900, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001
FEW = st.sampled_from("abcdef")  # few, so that the same part comes again elsewhere


def several(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, max_size=4).map(tuple)


CONSENT = st.builds(
    Consent,
    id=FEW,
    giver=TEXT,
    agencies=st.frozensets(st.sampled_from(Agency)),
    withdrawn=st.none() | st.dates(),
)
GOAL = st.builds(
    Goal, id=FEW, words=TEXT, measures=several(st.builds(Measure, FEW, TEXT))
)
PLAN = st.builds(
    Plan,
    works_well=TEXT,
    goals=several(GOAL),
    follow_up=st.builds(FollowUp, st.none() | st.dates(), changed=st.booleans()),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    case = draw(
        st.builds(
            Case,
            id=st.just(CaseId("the case")),
            child=TEXT,
            version=st.integers(0, 2**40),
            other=st.none() | TEXT.map(CaseId),
            urgent=st.none() | st.booleans(),
            agency=st.none() | st.sampled_from(Agency),
            registered=st.none() | st.datetimes(FROM, TO, timezones=ZONES),
            wall_clock=st.none() | st.datetimes(FROM, TO),
            meets=st.none() | st.times(),
            words=several(TEXT),
            days=st.none() | several(st.dates()),
            address=st.none() | st.builds(Address, TEXT, st.none() | st.dates()),
            consents=several(CONSENT),
            plan=PLAN,
        )
    )
    return with_each_id_once(case)


def with_each_id_once(case: Case) -> Case:
    seen: set[tuple[type, str]] = set()

    def once(parts: tuple[T, ...]) -> tuple[T, ...]:
        kept = []
        for part in parts:
            mark = (type(part), str(getattr(part, "id", "")))
            if mark not in seen:
                seen.add(mark)
                kept.append(part)
        return tuple(kept)

    goals = tuple(
        replace(goal, measures=once(goal.measures)) for goal in once(case.plan.goals)
    )
    plan = replace(case.plan, goals=goals)
    return replace(case, consents=once(case.consents), plan=plan)
