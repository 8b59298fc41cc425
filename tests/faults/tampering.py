"""Changing the access log as one could who holds the open database.

He knows the tables and the program: he drops what guards the rows, and chains anew all
that follows. What he has not got is the anchor that was last taken outside the file.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, text

from sipdesk.domain.access import Access, Act, Anchor, bound, chained
from sipdesk.domain.search import Search
from sipdesk.storage.access import AccessRows, Chain
from sipdesk.storage.connection import engine
from sipdesk.storage.gate import Watch
from sipdesk.usecases.case import OpenCase, list_cases, open_case, read_case
from sipdesk.usecases.need import RecordNeed, record_need
from tests.opened import Office, new_office

CASES: Final = 12
_TRIGGERS: Final = ("access_stands", "access_stays")

Row: TypeAlias = dict[str, Any]
Tampering: TypeAlias = Callable[[Connection, list[Row], Random], None]


class Tried:
    """What was tried of each kind, and found with an anchor and without."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.found_alone: Counter[str] = Counter()

    @property
    def missed(self) -> Counter[str]:
        """How many of each kind were not found though there was an anchor."""
        return self.times - self.found


def tamper(times: int) -> Tried:
    """Tamper so many times, each time with the log as it was."""
    tried = Tried()
    names = sorted(WAYS)
    with TemporaryDirectory() as folder, a_log(Path(folder)) as db:
        rows = read_rows(db)
        anchor = Chain(db).anchor()
        for number in range(times):
            name = names[number % len(names)]
            chance = Random(f"{name} {number}")  # noqa: S311  (no secret)
            change = db.begin_nested()
            loosen(db)
            WAYS[name](db, rows, chance)
            if read_rows(db) == rows:
                raise RuntimeError(f"{name} changed nothing")
            tried.times[name] += 1
            tried.found[name] += bool(findings(db, anchor))
            tried.found_alone[name] += bool(findings(db))
            change.rollback()
        if findings(db, anchor):
            raise RuntimeError("the log was not whole to begin with")
    return tried


@contextmanager
def a_log(folder: Path) -> Iterator[Connection]:
    """Give the log of a home in which there has been work, in one transaction."""
    office = new_office(folder)
    key = work_in(office)
    store = engine(office.home, lambda: key)
    with store.connect() as db, db.begin():
        yield db
    store.dispose()


def work_in(office: Office) -> bytes:
    """Open cases, look at them, search for them; give the key of the database."""
    with office.ports() as ports:
        for number in range(CASES):
            office.wait(600)
            case = open_case(OpenCase("Alva", f"Påhitt {number}"), ports).case
            read_case(case.id, ports)
            list_cases(Search("Påhitt"), ports)
            record_need(RecordNeed(case.id, case.version, case.need), ports)
        assert ports.keys is not None
    with office.open() as opened:
        return opened.keys.unlocked.data_key


def findings(db: Connection, *anchors: Anchor) -> tuple[object, ...]:
    """Check the log."""
    return AccessRows(db, Watch(None, Chain(db).append)).findings(anchors)


def read_rows(db: Connection) -> list[Row]:
    """Read the rows as they lie in the table."""
    found = db.execute(text("SELECT * FROM access ORDER BY number")).mappings()
    return [dict(row) for row in found]


def loosen(db: Connection) -> None:
    """Take away what guards the rows."""
    for trigger in _TRIGGERS:
        db.execute(text(f"DROP TRIGGER {trigger}"))


# --- Ways -------------------------------------------------------------------------


def _set(db: Connection, number: int, column: str, value: Any) -> None:
    change = f'UPDATE access SET "{column}" = :value WHERE number = :number'  # noqa: S608
    db.execute(text(change), {"value": value, "number": number})


def _put(db: Connection, rows: list[Row]) -> None:
    """Let the table hold these rows and no others."""
    db.execute(text("DELETE FROM access"))
    if rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join(f":{name}" for name in rows[0])
        add = f"INSERT INTO access ({names}) VALUES ({marks})"  # noqa: S608
        db.execute(text(add), rows)


def _anew(rows: list[Row], first: int) -> list[Row]:
    """Number and chain rows anew from a place on, as the program itself does."""
    done: list[Row] = []
    before = bytes(32)
    for number, row in enumerate(rows, 1):
        made = dict(row)
        if number >= first:
            made["number"] = number
            if made["salt"]:
                made["bound"] = bound(made["salt"], made["detail"] or "")
            at = datetime.fromisoformat(f"{made['at']}+00:00")
            told = Access(number, at, made["by"], Act(made["act"]), made["case"])
            made["chained"] = chained(before, told, made["bound"])
        before = made["chained"]
        done.append(made)
    return done


def _one(rows: list[Row], chance: Random) -> Row:
    return chance.choice(rows)


def _other(rows: list[Row], row: Row, column: str, chance: Random) -> Any:
    """Give what a column says in another row, else something of our own."""
    values = sorted({r[column] for r in rows} - {row[column]}, key=str)
    return chance.choice(values) if values else "annat"


def _column(name: str, value: Callable[[Row, list[Row], Random], Any]) -> Tampering:
    def change(db: Connection, rows: list[Row], chance: Random) -> None:
        row = _one(rows, chance)
        _set(db, row["number"], name, value(row, rows, chance))

    return change


def _anothers(name: str) -> Tampering:
    return _column(name, lambda row, rows, chance: _other(rows, row, name, chance))


def _moved(row: Row, _: list[Row], chance: Random) -> str:
    at = datetime.fromisoformat(row["at"]) + timedelta(seconds=chance.randint(1, 9999))
    return at.isoformat(" ", "microseconds")


def _a_bit(name: str) -> Tampering:
    def flipped(row: Row, _: list[Row], chance: Random) -> bytes:
        place, bit = chance.randrange(len(row[name])), 1 << chance.randrange(8)
        return bytes(b ^ bit * (i == place) for i, b in enumerate(row[name]))

    return _column(name, flipped)


def _detail_with_its_sum(db: Connection, rows: list[Row], chance: Random) -> None:
    row = _one(rows, chance)
    salt = chance.randbytes(16)
    for column, value in (
        ("detail", "annat"),
        ("salt", salt),
        ("bound", bound(salt, "annat")),
    ):
        _set(db, row["number"], column, value)


def _detail_without_salt(db: Connection, rows: list[Row], chance: Random) -> None:
    row = _one(rows, chance)
    _set(db, row["number"], "salt", None)
    _set(db, row["number"], "detail", "annat")


def _erased(db: Connection, rows: list[Row], chance: Random) -> None:
    row = _one(rows, chance)
    _set(db, row["number"], "salt", None)
    _set(db, row["number"], "detail", None)


def _taken_out(db: Connection, rows: list[Row], chance: Random) -> None:
    gone = chance.sample(rows, chance.randint(1, 5))
    _put(db, [row for row in rows if row not in gone])


def _taken_out_and_anew(db: Connection, rows: list[Row], chance: Random) -> None:
    place = chance.randrange(len(rows))
    _put(db, _anew(rows[:place] + rows[place + 1 :], 1))


def _swapped(db: Connection, rows: list[Row], chance: Random) -> None:
    one, two = chance.sample(rows, 2)
    numbers = {one["number"]: two["number"], two["number"]: one["number"]}
    _put(db, [r | {"number": numbers.get(r["number"], r["number"])} for r in rows])


def _swapped_and_anew(db: Connection, rows: list[Row], chance: Random) -> None:
    one, two = chance.sample(range(len(rows)), 2)
    order = list(rows)
    order[one], order[two] = order[two], order[one]
    _put(db, _anew(order, 1))


def _new(row: Row, chance: Random) -> Row:
    salt = chance.randbytes(16)
    return row | {"salt": salt, "detail": "", "bound": bound(salt, "")}


def _put_in(db: Connection, rows: list[Row], chance: Random) -> None:
    place = chance.randrange(len(rows))
    moved = [r | {"number": r["number"] + 1} for r in rows[place:]]
    new = _new(_one(rows, chance), chance) | {"number": place + 1}
    _put(db, [*rows[:place], new, *moved])


def _put_in_and_anew(db: Connection, rows: list[Row], chance: Random) -> None:
    place = chance.randrange(len(rows))
    new = _new(_one(rows, chance), chance)
    _put(db, _anew([*rows[:place], new, *rows[place:]], place + 1))


def _put_first(db: Connection, rows: list[Row], chance: Random) -> None:
    new = _new(_one(rows, chance), chance)
    _put(db, [new | {"number": -chance.randint(0, 9)}, *rows])


def _changed_and_anew(db: Connection, rows: list[Row], chance: Random) -> None:
    place = chance.randrange(len(rows))
    name = chance.choice(("by", "act", "case", "at"))
    old = rows[place]
    value = (
        _moved(old, rows, chance) if name == "at" else _other(rows, old, name, chance)
    )
    changed = [*rows[:place], old | {name: value}, *rows[place + 1 :]]
    _put(db, _anew(changed, place + 1))


def _said_and_anew(db: Connection, rows: list[Row], chance: Random) -> None:
    place = chance.randrange(len(rows))
    changed = [*rows[:place], rows[place] | {"detail": "annat"}, *rows[place + 1 :]]
    _put(db, _anew(changed, place + 1))


def _cut(db: Connection, rows: list[Row], chance: Random) -> None:
    _put(db, rows[: -chance.randint(1, len(rows) - 1)])


def _cut_and_gone_on(db: Connection, rows: list[Row], chance: Random) -> None:
    """Cut the end off and write as many rows anew, so that it is as long as before."""
    gone = chance.randint(1, len(rows) // 2)
    more = [_new(_one(rows, chance), chance) for _ in range(gone)]
    place = len(rows) - gone
    _put(db, _anew([*rows[:place], *more], place + 1))


def _emptied(db: Connection, _: list[Row], __: Random) -> None:
    _put(db, [])


def _begun_anew(db: Connection, rows: list[Row], chance: Random) -> None:
    """Write another log of the same length, whole in itself."""
    _put(db, _anew([_new(_one(rows, chance), chance) for _ in rows], 1))


WAYS: Final[Mapping[str, Tampering]] = {
    "the time of a row": _column("at", _moved),
    "the time of a row, to nonsense": _column("at", lambda *_: "i går"),
    "who did it": _anothers("by"),
    "what was done": _anothers("act"),
    "what was done, to nonsense": _column("act", lambda *_: "ingenting"),
    "which case it was": _anothers("case"),
    "what it says": _column("detail", lambda *_: "annat"),
    "what it says, to bytes": _column("detail", lambda *_: b"annat"),
    "what it says, with its sum": _detail_with_its_sum,
    "what it says, without its salt": _detail_without_salt,
    "what it says, erased": _erased,
    "a bit of its salt": _a_bit("salt"),
    "a bit of its sum": _a_bit("bound"),
    "a bit of its link": _a_bit("chained"),
    "the link of another row": _anothers("chained"),
    "its link, to text": _column("chained", lambda *_: "annat"),
    "rows taken out": _taken_out,
    "a row taken out, chained anew": _taken_out_and_anew,
    "two rows swapped": _swapped,
    "two rows swapped, chained anew": _swapped_and_anew,
    "a row put in": _put_in,
    "a row put in, chained anew": _put_in_and_anew,
    "a row put first": _put_first,
    "a row changed, chained anew": _changed_and_anew,
    "what a row says, chained anew": _said_and_anew,
    "the end cut off": _cut,
    "the end cut off and written anew": _cut_and_gone_on,
    "emptied": _emptied,
    "another log of the same length": _begun_anew,
}
