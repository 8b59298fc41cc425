"""What stands in each field of a template, by its mapping."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sipdesk.documents.template.told import Told
from sipdesk.domain.template import (
    FieldSort,
    MappedField,
    PlanField,
    TemplateField,
    Value,
)

_NUMBER: Final = re.compile(r"(\d+)\D*$")


def values(
    told: Told, mapped: Iterable[MappedField], fields: Iterable[TemplateField]
) -> dict[str, Value]:
    """Give every mapped field of a template its value.

    Fields repeated in the template, ``rows.field``, get rows and never a text. Those
    that stand a fixed number of times, ``what1`` … ``what5``, get a row each, and the
    last one also all rows that are left: nothing of a plan is dropped because a form
    is short.
    """
    mapping = {one.name: one.field for one in mapped}
    repeated = {one.name for one in fields if one.sort is FieldSort.ROWS}
    found: dict[str, Value] = {}
    for name, field in mapping.items():
        if name in repeated:
            found[name] = _rows(told, name, field, mapping)
        elif name.rpartition(".")[0] not in repeated:
            found[name] = told.text(field)
    for column in {f for n, f in mapping.items() if n in found and f.rows}:
        names = [n for n, f in mapping.items() if f is column and n in found]
        if numbered := _numbered(names):
            found.update(_spread(told.column(column), numbered))
    return found


def _rows(
    told: Told, name: str, field: PlanField, mapping: Mapping[str, PlanField]
) -> tuple[Mapping[str, str], ...]:
    columns = {
        other.removeprefix(f"{name}."): inner
        for other, inner in mapping.items()
        if other.startswith(f"{name}.")
    }
    return tuple(
        {own: row.get(inner, "") for own, inner in columns.items()}
        for row in told.rows.get(field, ())
    )


def _numbered(names: Sequence[str]) -> list[str]:
    """Put fields in the order of the numbers they end with; none if any has none."""
    numbers = [(_NUMBER.search(name), name) for name in names]
    if len(names) == 1 or not all(number for number, _ in numbers):
        return []
    return [n for _, n in sorted((int(m[1]), n) for m, n in numbers if m)]


def _spread(texts: Sequence[str], names: Sequence[str]) -> dict[str, Value]:
    last = len(names) - 1
    alone = dict(zip(names, texts, strict=False))
    spread: dict[str, Value] = {name: alone.get(name, "") for name in names}
    if len(texts) > len(names):
        rest = enumerate(texts[last:], last + 1)
        spread[names[last]] = "\n".join(f"{n}. {text or '–'}" for n, text in rest)
    return spread
