"""How a day-book writes orders: days, times, names, and only what is new.

* A day is a whole number, counted from the day that the book is played for, or a date
  of its own. A counted day that would fall on a weekend is moved away from the day
  played for: back to Friday if it lies behind, on to Monday if it lies ahead; so days
  keep their order.
* A time of day is a text, ``"13:00"``.
* ``@row name`` is what waits in the case by a rule of reminders.
* ``@name`` is an id within the case: ``@young-person``; ``@home``, the home's own
  party; ``@minutes`` and ``@plan``, the latest version of each; otherwise what the book
  itself calls by that name. ``%name`` is that party's place among the participants of
  the current meeting.
* A part that is recorded whole (the placement, the plan's texts) is written with the
  fields that are new; the rest stays as it is. So is a list of things with codes, given
  as a table by code, where ``"*"`` is every one of them.
* What has an id and is not spoken of again needs none.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from typing import Any, get_args, get_type_hints

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from sipdesk.domain.case import Case
from sipdesk.domain.party import PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON

_SATURDAY = 5
ROW = "row "


def workday(day: date, ahead: int) -> date:
    """Count days from a day, to one that is worked on."""
    counted = day + timedelta(days=ahead)
    beyond = counted.weekday() - _SATURDAY
    if ahead == 0 or beyond < 0:
        return counted
    return counted + timedelta(days=2 - beyond if ahead > 0 else -1 - beyond)


class OrderReader:
    """Reads the orders of one book, played for one day."""

    def __init__(self, key: str, day: date, new_id: Callable[[], str]) -> None:
        self._key = key
        self._named: dict[str, str] = {YOUNG_PERSON: YOUNG_PERSON}
        self._values = _converter(day, new_id)

    def name(self, name: str, found: str) -> None:
        """Call an id by a name from here on."""
        self._named[name] = found

    def order(
        self, given: Mapping[str, Any], kind: type[Any], seen: Case | None = None
    ) -> Any:
        """Read an order; ``seen`` is the case as it stands, None before it is opened.

        Raises:
            cattrs.BaseValidationError: a field is not as its type says.
            TypeError, KeyError: a field is unknown or missing, or a name is.

        """
        hints = get_type_hints(kind)
        read = {}
        for name, value in given.items():
            spoken = self._spoken(value, seen)
            part = None if seen is None else _part(seen, name)
            if part is None:
                read[name] = self._values.structure(spoken, hints[name])
            else:
                read[name] = self._over(part, spoken)
        place = {"case": seen.id, "seen": seen.version} if seen else {}
        return kind(**{k: v for k, v in place.items() if k in hints}, **read)

    def _over(self, part: Any, given: Mapping[str, Any]) -> Any:
        hints = get_type_hints(type(part))
        changed = {}
        for name, value in given.items():
            kind = hints[name]
            now = getattr(part, name)
            if isinstance(now, tuple) and isinstance(value, Mapping):
                changed[name] = self._coded(now, value, get_args(kind)[0])
            else:
                changed[name] = self._values.structure(value, kind)
        return replace(part, **changed)

    def _coded(
        self, items: tuple[Any, ...], given: Mapping[str, Any], kind: type[Any]
    ) -> tuple[Any, ...]:
        """Lay changes over things with codes, each by its own code."""
        unknown = given.keys() - {item.code for item in items} - {"*"}
        if unknown:
            raise KeyError(*sorted(unknown))
        hints = get_type_hints(kind)
        every = given.get("*", {})

        def changed(item: Any) -> Any:
            changes = {**every, **given.get(item.code, {})}
            read = self._values.structure
            return replace(item, **{k: read(v, hints[k]) for k, v in changes.items()})

        return tuple(changed(item) for item in items)

    def _spoken(self, value: Any, seen: Case | None) -> Any:
        """Put ids where names stand, however deep."""
        if isinstance(value, str) and value.startswith(("@", "%")):
            found = self._id(value[1:], seen)
            return found if value[0] == "@" else _place(found, seen)
        if isinstance(value, Mapping):
            return {k: self._spoken(v, seen) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self._spoken(v, seen) for v in value]
        return value

    def _id(self, name: str, seen: Case | None) -> str:
        if name.startswith(ROW) and seen is not None:
            return f"{seen.id} {name.removeprefix(ROW)}"
        made = {} if seen is None else _made_by_use_cases(seen)
        return made.get(name) or self._named.get(name) or f"{self._key}-{name}"


def _converter(day: date, new_id: Callable[[], str]) -> Converter:
    values = Converter(forbid_extra_keys=True)

    def read_day(given: int | date, _: object) -> date:
        return workday(day, given) if isinstance(given, int) else given

    def read_time(given: str, _: object) -> time:
        return time.fromisoformat(given)

    def with_id(kind: type[Any]) -> Callable[[Any, Any], Any]:
        read = make_dict_structure_fn(kind, values, _cattrs_forbid_extra_keys=True)
        return lambda given, _: read({"id": new_id(), **given}, kind)

    def has_id(kind: Any) -> bool:
        return is_dataclass(kind) and any(f.name == "id" for f in fields(kind))

    values.register_structure_hook(date, read_day)
    values.register_structure_hook(time, read_time)
    values.register_structure_hook_factory(has_id, with_id)
    return values


def _part(case: Case, name: str) -> Any:
    """Find the part of the case that an order replaces whole; None if there is none."""
    for whole in (case, case.meeting):
        part = getattr(whole, name, None)
        if is_dataclass(part):
            return part
    return None


def _place(party: str, seen: Case | None) -> str:
    found = None if seen is None else seen.meeting.participant(party)
    if found is None:
        raise KeyError(party)
    return found.id


def _made_by_use_cases(case: Case) -> dict[str, str]:
    """Name what got its id from a use case rather than from the book."""
    own = next(p for p in case.parties if p.kind is PartyKind.SIS_CARE)
    made = {"home": own.id}
    if case.meeting.minutes:
        made["minutes"] = case.meeting.minutes[-1].id
    if case.plan.versions:
        made["plan"] = case.plan.versions[-1].id
    return made
