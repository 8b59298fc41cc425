import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum, StrEnum
from typing import NewType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.storage.values import from_json, to_json

PersonId = NewType("PersonId", str)


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Loud(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    day: date
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    id: PersonId
    other: PersonId | None
    moment: datetime
    number: int
    flag: bool
    colours: frozenset[Colour] = frozenset()
    loud: Loud | None = None
    days: tuple[date, ...] = ()
    parts: tuple[Part, ...] = ()
    part: Part | None = None
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class WholeOfOld:
    id: PersonId
    other: PersonId | None
    moment: datetime
    number: int
    flag: bool


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
IDS = TEXT.map(PersonId)
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001  (the zone is drawn apart)
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.one_of(st.none(), ZONES),
)
PARTS = st.builds(Part, id=TEXT, day=st.dates(), clock=st.none() | st.times())
WHOLES = st.builds(
    Whole,
    id=IDS,
    other=st.none() | IDS,
    moment=MOMENTS,
    number=st.integers(),
    flag=st.booleans(),
    colours=st.frozensets(st.sampled_from(Colour)),
    loud=st.none() | st.sampled_from(Loud),
    days=st.lists(st.dates(), max_size=3).map(tuple),
    parts=st.lists(PARTS, max_size=3).map(tuple),
    part=st.none() | PARTS,
    raw=st.binary(max_size=20),
)
ONE = Whole(PersonId("p"), None, datetime(2026, 11, 22, 13, tzinfo=UTC), 3, flag=True)


@given(WHOLES)
def test_what_is_written_as_json_is_read_back_equal(whole: Whole) -> None:
    assert from_json(to_json(whole), Whole) == whole


@given(WHOLES)
def test_equal_values_give_equal_texts(whole: Whole) -> None:
    again = from_json(to_json(whole), Whole)

    assert to_json(again) == to_json(whole)


def test_an_enum_that_is_also_text_comes_back_as_itself() -> None:
    back = from_json(to_json(replace(ONE, loud=Loud.NO)), Whole)

    assert type(back.loud) is Loud


def test_a_set_is_written_in_the_same_order_every_time() -> None:
    text = to_json(replace(ONE, colours=frozenset(Colour)))

    assert '"colours":["blue","red"]' in text


def test_what_was_written_before_a_field_existed_gets_its_default() -> None:
    old = WholeOfOld(ONE.id, ONE.other, ONE.moment, ONE.number, ONE.flag)

    assert from_json(to_json(old), Whole) == ONE


def test_a_field_that_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="not a WholeOfOld"):
        from_json(to_json(ONE), WholeOfOld)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("id", 1),
        ("id", None),
        ("number", "3"),
        ("number", True),
        ("flag", 1),
        ("flag", "yes"),
        ("moment", "22 november"),
        ("moment", 3),
        ("colours", ["green"]),
        ("colours", "red"),
        ("parts", [{"id": "a"}]),
        ("part", {"id": "a", "day": "2026-11-22", "extra": "Sekretess"}),
        ("raw", "***"),
    ],
)
def test_a_value_of_another_kind_is_refused_without_being_quoted(
    field: str, wrong: object
) -> None:
    raw = json.loads(to_json(ONE)) | {field: wrong}

    with pytest.raises(ValueError, match=r"^this is not a Whole$") as caught:
        from_json(json.dumps(raw), Whole)

    assert caught.value.__suppress_context__


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, '"Whole"'])
def test_text_that_is_no_value_at_all_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^this is not a Whole$"):
        from_json(text, Whole)


def test_a_text_with_half_a_character_is_refused() -> None:
    told = to_json(Part("part", date(2026, 3, 2)))
    with pytest.raises(ValueError, match="this is not a Part"):
        from_json(told.replace('"part"', r'"\ud800"'), Part)
