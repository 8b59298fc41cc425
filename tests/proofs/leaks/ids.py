"""Makes ids a case's own: a home keeps many cases, and no id stands twice in it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sipdesk.domain.case import Case
from tests.proofs.leaks.birds import Bird


def own_ids(
    case: Case, told: Mapping[str, Bird], mark: str
) -> tuple[Case, dict[str, Bird]]:
    """Mark every id of a case, wherever it is spoken of."""
    marked = {one: f"{one}-{mark}" for one in _ids(case)}
    birds = {
        word: replace(
            bird,
            only=frozenset(marked.get(one, one) for one in bird.only),
            names=marked.get(bird.names, bird.names),
            protected_by=marked.get(bird.protected_by, bird.protected_by),
        )
        for word, bird in told.items()
    }
    made: Case = _marked(case, marked)
    return made, birds


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _ids(one)
    elif is_dataclass(value):
        own = getattr(value, "id", None)
        if own is not None:
            yield own
        for each in fields(value):
            yield from _ids(getattr(value, each.name))


def _marked(value: Any, marked: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_marked(one, marked) for one in value)
    if isinstance(value, str):
        return marked.get(value, value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {
        each.name: _marked(getattr(value, each.name), marked)
        for each in fields(value)
        if each.init
    }
    return replace(value, **inner)
