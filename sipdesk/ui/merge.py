"""What was typed in a form, put together with what another has saved meanwhile."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

F = TypeVar("F")


def merged(typed: F, base: F, saved: F) -> F:
    """Give what is saved now, with every field as typed that differs from the base."""
    mine = {name: getattr(typed, name) for name in _changed(typed, base)}
    return replace(saved, **mine)  # type: ignore[type-var]


def replaced(typed: F, base: F, saved: F) -> Mapping[str, str]:
    """Give what another has saved in the very fields that were typed in, by field."""
    both = _changed(typed, base) & _changed(saved, base) & _changed(typed, saved)
    return {name: str(getattr(saved, name)) for name in both}


def still(others: Mapping[str, str], form: F, saved: F) -> Mapping[str, str]:
    """Leave out what is told of fields in which both have come to say the same."""
    return {
        name: said for name, said in others.items() if name in _changed(form, saved)
    }


def _changed(form: F, base: F) -> frozenset[str]:
    names = [f.name for f in fields(form)]  # type: ignore[arg-type]
    return frozenset(n for n in names if getattr(form, n) != getattr(base, n))
