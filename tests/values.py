"""Strategies for the domain's values, made from their own type hints."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import uuid4

from hypothesis import strategies as st

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
# Drawn outside hypothesis, which likes to give the same one twice: ids never are.
IDS = st.builds(lambda: uuid4().hex)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
# In one zone: two zones never agree on a time that a clock shows twice (PEP 495).
MOMENTS = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001  (the zone is given beside it)
    datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
_PLAIN: Mapping[object, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31),
    date: DAYS,
    time: st.times().map(lambda t: t.replace(microsecond=0)),
    datetime: MOMENTS,
    type(None): st.none(),
}


@lru_cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Give values of a type: any text, any day, any member, up to three of many."""
    kind = getattr(kind, "__supertype__", kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if is_dataclass(kind):
        return _dataclass(kind)
    return _compound(kind)


def _dataclass(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    parts = {f.name: values(hints[f.name]) for f in fields(kind)}
    if "id" in parts:
        parts["id"] = IDS
    return st.builds(kind, **parts)


def _compound(kind: Any) -> st.SearchStrategy[Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*(values(arg) for arg in args))
    if origin is frozenset:
        return st.frozensets(values(args[0]), max_size=3)
    if origin is tuple and args[1:] == (Ellipsis,):
        return st.lists(values(args[0]), max_size=2).map(tuple)
    raise TypeError(kind)
