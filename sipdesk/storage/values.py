"""Between frozen values and JSON, by field name.

Two converters: in JSON a day is text (``2026-11-22``); in a table's cell it stays a
day, for the column has a type of its own for it. Both are strict: a number is never
taken for a word, nor a missing value for the word "None".
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

T = TypeVar("T")

_PLAIN = (str, int, bool)
_NATIVE = (bytes, date, datetime, time)


def to_json(value: Any) -> str:
    """Write a value, whole, as JSON text; equal values give equal texts.

    Points in time with a zone become UTC, sets are sorted, bytes are base64.
    """
    return json.dumps(
        as_json.unstructure(value),
        allow_nan=False,
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )


def from_json(text: str | bytes, kind: type[T]) -> T:
    """Read a value of this kind from JSON text.

    A field that the text lacks gets its default, so that what was written before the
    field existed can still be read; a field that the kind lacks is refused.

    Raises:
        ValueError: if the text is no such value. It names the kind and nothing else,
            for the text may hold what somebody said.

    """
    hook: Callable[[Any, Any], T] = as_json.get_structure_hook(kind)
    return structured(hook, _parsed(text, kind), kind)


def structured(hook: Callable[[Any, Any], T], raw: Any, kind: Any) -> T:
    """Build a value with a converter's hook.

    Raises:
        ValueError: if it cannot be built; it names the kind and nothing else.

    """
    try:
        return hook(raw, kind)
    except (
        AttributeError,
        ForbiddenExtraKeysError,
        KeyError,
        TypeError,
        ValueError,
    ):
        raise _unlike(kind) from None


def _parsed(text: str | bytes, kind: Any) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _unlike(kind) from None


def _unlike(kind: Any) -> ValueError:
    return ValueError(f"this is not a {getattr(kind, '__name__', kind)}")


def _exactly(kind: type[T]) -> Callable[[Any, Any], T]:
    """Take a value of just this type; a bool is no number, a datetime no day.

    ``ValueError`` for a text that holds half a character.
    """

    def take(value: Any, asked: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(kind.__name__)
        if isinstance(value, str) and not value.isascii():
            value.encode()  # half a character can be written in JSON, and in no file
        if asked is kind:
            return value
        # An Enum whose values are also text comes here too.
        is_enum = isinstance(asked, type) and issubclass(asked, Enum)
        return asked(value) if is_enum else value

    return take


def _moment(value: datetime) -> str:
    return (value if value.tzinfo is None else value.astimezone(UTC)).isoformat()


def _converter() -> Converter:
    converter = Converter(
        forbid_extra_keys=True,
        detailed_validation=False,
        unstruct_collection_overrides={AbstractSet: sorted, tuple: list},
    )
    for kind in _PLAIN:
        converter.register_structure_hook(kind, _exactly(kind))
    return converter


def _for_json() -> Converter:
    converter = _converter()
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_unstructure_hook(datetime, _moment)
    converter.register_unstructure_hook(bytes, lambda raw: b64encode(raw).decode())
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
    converter.register_structure_hook(
        datetime, lambda text, _: datetime.fromisoformat(text)
    )
    converter.register_structure_hook(
        bytes, lambda text, _: b64decode(text, validate=True)
    )
    return converter


def _for_cells() -> Converter:
    converter = _converter()
    for kind in _NATIVE:
        converter.register_unstructure_hook(kind, lambda value: value)
        converter.register_structure_hook(kind, _exactly(kind))
    return converter


as_json = _for_json()
as_cells = _for_cells()
