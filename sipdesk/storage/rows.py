"""Between frozen values and rows, by name: a field is a column, a part is a table.

A new field costs one line in the domain, one column and one migration. Nothing here
knows any particular class.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from functools import cache, cached_property
from itertools import islice
from typing import Any, NamedTuple, TypeAlias, get_type_hints

from sqlalchemy import (
    JSON,
    Connection,
    DateTime,
    Dialect,
    Table,
    TypeDecorator,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from typing_extensions import override

from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.storage.values import as_cells, as_json, structured

Row: TypeAlias = dict[str, Any]

_AT_ONCE = 500  # ids in one query; SQLite takes no endless list
_DIALECT = sqlite.dialect()
_PLACE = frozenset({"parent", "position"})


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time: stored in UTC, read as UTC; one without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Turn it to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a point in time needs its zone")
        return value.astimezone(UTC)

    @override
    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Say that it is UTC; SQLite forgets."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value


class _Cell(NamedTuple):
    """How one field's value goes into its column and comes out."""

    put: Callable[[Any], Any]
    take: Callable[[Any, Any], Any]
    kind: Any


class _Query(NamedTuple):
    """A query as the driver takes it, and how each column's cell comes out."""

    sql: str
    takes: Sequence[tuple[str, Callable[[Any], Any] | None]]


@dataclass(frozen=True, eq=False)
class Shape:
    """How a value lies in tables.

    ``table`` has the primary key ``id`` and a column for each field but those named
    in ``many`` and ``one``. A field in ``many`` holds a tuple of values, each with an
    ``id`` of its own; their table also has ``parent`` and ``position``. A field in
    ``one`` holds a single value without ``id``; its row has its owner's ``id``. Parts
    may have parts. A column of type JSON takes sets, tuples and nested values.

    Rows are inserted owner first and parts in the order of ``many``, then ``one``;
    they are deleted in the opposite order, after the inserts.

    Raises:
        TypeError: if a field has no column, or a column no field.

    """

    type: type[Any]
    table: Table
    many: Mapping[str, "Shape"] = field(default_factory=dict)
    one: Mapping[str, "Shape"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a shape whose value and table differ."""
        names = {f.name for f in fields(self.type)}
        parts = {*self.many, *self.one}
        columns = set(self.table.columns.keys())
        self._refuse("are no fields", parts - names)
        self._refuse("have no column", (names - parts | {"id"}) - columns)
        self._refuse("have no field", columns - names - {"id"} - _PLACE)
        self._refuse("are columns of another table", parts & columns)
        for name, part in self.many.items():
            part.check_many(name)
        for name, part in self.one.items():
            part.check_one(name)

    def check_many(self, name: str) -> None:
        """Refuse to be one of many, unless each has an id and a place of its own."""
        names = {f.name for f in fields(self.type)}
        columns = set(self.table.columns.keys())
        self._refuse(f"are missing for {name}", ({"id"} - names) | (_PLACE - columns))
        self._refuse(f"are the table's own in {name}", _PLACE & names)

    def check_one(self, name: str) -> None:
        """Refuse to be a single part with an id or a place of its own."""
        names = {f.name for f in fields(self.type)}
        columns = set(self.table.columns.keys())
        surplus = ({"id"} & names) | (_PLACE & columns - names)
        self._refuse(f"belong to many, not to {name}", surplus)

    def _refuse(self, why: str, names: Iterable[str]) -> None:
        if found := sorted(names):
            raise TypeError(
                f"{self.type.__name__}/{self.table.name}: {', '.join(found)} {why}"
            )

    @cached_property
    def cells(self) -> Mapping[str, _Cell]:
        """The fields that lie in columns of the value's own table."""
        hints = get_type_hints(self.type)
        parts = {*self.many, *self.one}
        return {
            f.name: _cell(hints[f.name], self.table, f.name)
            for f in fields(self.type)
            if f.name not in parts
        }

    @cached_property
    def family(self) -> tuple["Shape", ...]:
        """The shape itself and those of all its parts, owners first."""
        parts = (*self.many.values(), *self.one.values())
        return (self, *(below for part in parts for below in part.family))


_Layers: TypeAlias = dict[Shape, dict[str, Row]]
_Known: TypeAlias = dict[tuple[Shape, int], Row]


def read(db: Connection, shape: Shape, ids: Iterable[str]) -> list[Any]:
    """Read the values with these ids, whole and in this order; one query a table.

    An id that is not there is left out.
    """
    wanted = list(ids)
    # The driver is asked itself: a case is so many queries, most of them of tables
    # without a row for it, that what lies between would be most of the work.
    raw: Any = db.connection.driver_connection
    found = {row["id"]: value for row, value in _values(raw, shape, "id", wanted)}
    return [found[id_] for id_ in wanted if id_ in found]


def write(db: Connection, shape: Shape, before: Any | None, after: Any) -> None:
    """Bring the rows from one value to the next; only what differs is touched.

    ``before`` is the value as it lies in the database, None if it is new.

    Raises:
        Conflict: if ``before`` is not what lies there.
        ValueError: if the two are not the same thing.
        RuleBroken: ``same-id-twice``: two parts of a kind have one id.

    """
    write_all(db, shape, [(before, after)])


def write_all(
    db: Connection, shape: Shape, pairs: Sequence[tuple[Any | None, Any]]
) -> None:
    """Do as ``write`` does with many values, in few statements.

    Raises:
        Conflict, ValueError, RuleBroken: as there.

    """
    if any(before is not None and before.id != after.id for before, after in pairs):
        raise ValueError("before and after are two different things")
    known: _Known = {}
    old = _laid_out(shape, [one for one, _ in pairs if one is not None], known)
    new = _laid_out(shape, [after for _, after in pairs], known)
    for part in shape.family:
        _insert_and_update(db, part.table, old[part], new[part])
    _delete(db, shape, old, new)


def remove(db: Connection, shape: Shape, value: Any) -> None:
    """Delete the rows of a value, which is as it lies in the database.

    Raises:
        Conflict: if it is not what lies there.

    """
    _delete(db, shape, _laid_out(shape, [value], {}), _laid_out(shape, [], {}))


def _cell(kind: Any, table: Table, name: str) -> _Cell:
    converter = as_json if isinstance(table.c[name].type, JSON) else as_cells
    return _Cell(
        put=converter.get_unstructure_hook(kind),
        take=converter.get_structure_hook(kind),
        kind=kind,
    )


def _values(
    db: Any, shape: Shape, column: str, keys: list[str]
) -> list[tuple[Row, Any]]:
    rows = _rows(db, shape.table, column, keys)
    ids = [row["id"] for row in rows]
    many = {name: _by_parent(db, part, ids) for name, part in shape.many.items()}
    one = {
        name: {row["id"]: value for row, value in _values(db, part, "id", ids)}
        for name, part in shape.one.items()
    }
    return [
        (
            row,
            shape.type(
                **{
                    name: structured(cell.take, row[name], cell.kind)
                    for name, cell in shape.cells.items()
                },
                **{name: tuple(lots.get(row["id"], ())) for name, lots in many.items()},
                **{name: single[row["id"]] for name, single in one.items()},
            ),
        )
        for row in rows
    ]


def _rows(db: Any, table: Table, column: str, keys: list[str]) -> list[Row]:
    """Read rows by a column; those with the same parent come in their order."""
    if not keys:
        return []
    query = _query(table, column)
    found = db.execute(query.sql, (json.dumps(keys),))
    return [
        {
            name: cell if take is None else take(cell)
            for (name, take), cell in zip(query.takes, row, strict=True)
        }
        for row in found
    ]


@cache
def _query(table: Table, column: str) -> _Query:
    """Give one query for any number of keys; it is written once for all homes."""
    keys = func.json_each(bindparam("keys")).table_valued("value")
    query = select(table).where(table.c[column].in_(select(keys.c.value)))
    if column == "parent":
        query = query.order_by(table.c.position)
    takes = [
        (c.name, c.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None))
        for c in table.columns
    ]
    return _Query(str(query.compile(dialect=_DIALECT)), takes)


def _by_parent(db: Any, part: Shape, ids: list[str]) -> dict[str, list[Any]]:
    lots: dict[str, list[Any]] = {}
    for row, value in _values(db, part, "parent", ids):
        lots.setdefault(row["parent"], []).append(value)
    return lots


def _laid_out(shape: Shape, values: Sequence[Any], known: _Known) -> _Layers:
    """Spread values over the tables: for each shape its rows by id.

    ``known`` has the cells of parts laid before, by which object they are: most of a
    case that is saved is the very same as before. Its values must stay alive.
    """
    layers: _Layers = {part: {} for part in shape.family}
    for value in values:
        _lay(layers, shape, value, {"id": value.id}, known)
    return layers


def _lay(layers: _Layers, shape: Shape, value: Any, place: Row, known: _Known) -> None:
    id_ = place["id"]
    if id_ in layers[shape]:
        raise RuleBroken("same-id-twice")
    cells = known.get((shape, id(value)))
    if cells is None:
        cells = {n: cell.put(getattr(value, n)) for n, cell in shape.cells.items()}
        known[shape, id(value)] = cells
    layers[shape][id_] = place | cells
    for name, part in shape.many.items():
        for position, one in enumerate(getattr(value, name)):
            below = {"id": one.id, "parent": id_, "position": position}
            _lay(layers, part, one, below, known)
    for name, part in shape.one.items():
        _lay(layers, part, getattr(value, name), {"id": id_}, known)


def _insert_and_update(
    db: Connection, table: Table, old: dict[str, Row], new: dict[str, Row]
) -> None:
    added = [row for id_, row in new.items() if id_ not in old]
    if added:
        db.execute(insert(table), added)
    changed: dict[tuple[str, ...], list[Row]] = {}  # by the names of what differs
    for id_, row in new.items():
        before = old.get(id_, row)
        names = tuple(name for name, cell in row.items() if cell != before[name])
        if names:
            cells = {f"new_{name}": row[name] for name in names}
            changed.setdefault(names, []).append({"of_id": id_, **cells})
    for names, rows in changed.items():
        query = update(table).where(table.c.id == bindparam("of_id"))
        query = query.values({name: bindparam(f"new_{name}") for name in names})
        _expect(len(rows), db.execute(query, rows).rowcount)


def _delete(db: Connection, shape: Shape, old: _Layers, new: _Layers) -> None:
    # Parts first; and only now, for a part may have moved to another owner.
    for part in reversed(shape.family):
        gone = [id_ for id_ in old[part] if id_ not in new[part]]
        for some in _batches(gone):
            query = delete(part.table).where(part.table.c.id.in_(some))
            _expect(len(some), db.execute(query).rowcount)


def _expect(wanted: int, touched: int) -> None:
    if touched != wanted:
        raise Conflict


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
