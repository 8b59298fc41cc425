"""Whether what a package holds can be a case at all.

It was signed, and yet may hold anything: who sent it may be unknown, or be deceived.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.transfer import Arrived, Carried, Package
from sipdesk.domain.young_person import YOUNG_PERSON

LONGEST_TEXT: Final = 100_000  # characters
LONGEST_ID: Final = 200
_YEARS: Final = range(1900, 2201)
_MOST: Final = 2**31


def check_arrived(arrived: Arrived) -> None:
    """Refuse what no home could have written.

    Raises:
        RuleBroken: ``package-says-otherwise``.

    """
    carried = arrived.carried
    sound = (
        _is_named(arrived.package)
        and _is_plausible(arrived.package)
        and _is_plausible(carried)
        and _ids_are_single(carried)
        and _is_one_case(carried)
        and _follows(carried)
        and _papers_are_whole(carried)
        and _names_those_in_it(carried.case)
    )
    if not sound:
        raise RuleBroken("package-says-otherwise")


def _is_named(package: Package) -> bool:
    names = (package.id, package.home, package.home_name)
    return all(name.strip() and len(name) <= LONGEST_ID for name in names)


def _is_plausible(value: Any) -> bool:
    if isinstance(value, tuple | frozenset):
        return all(map(_is_plausible, value))
    if is_dataclass(value):
        return all(_is_plausible(part) for _, part in _parts(value))
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT and _can_be_kept(value)
    if isinstance(value, int):
        return abs(value) < _MOST
    if isinstance(value, date):
        zoned = not isinstance(value, datetime) or value.tzinfo is not None
        return zoned and value.year in _YEARS
    return True  # bytes, a member of an Enum, a time of day, nothing


def _can_be_kept(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    return ((f.name, getattr(value, f.name)) for f in fields(value))


def _ids_are_single(carried: Carried) -> bool:
    found: set[tuple[type[Any], str]] = set()
    values = (
        carried.case,
        *(paper.record for paper in carried.papers),
        *(paper.record for paper in carried.received),
    )
    for kind, id_ in (one for value in values for one in _ids(value)):
        if not 0 < len(id_) <= LONGEST_ID or (kind, id_) in found:
            return False
        found.add((kind, id_))
    return True


def _ids(value: Any) -> Iterator[tuple[type[Any], str]]:
    if isinstance(value, tuple):
        for one in value:
            yield from _ids(one)
    elif is_dataclass(value):
        for name, part in _parts(value):
            if name == "id":
                yield type(value), part
            else:
                yield from _ids(part)


def _is_one_case(carried: Carried) -> bool:
    case = carried.case
    cases = [s.before for s in carried.history if s.before is not None]
    of = {one.id for one in cases} | {s.entry.case for s in carried.history}
    of |= {paper.record.case for paper in carried.papers}
    of |= {paper.record.case for paper in carried.received}
    return of <= {case.id} and all(one.meetings for one in (case, *cases))


def _follows(carried: Carried) -> bool:
    """Whether the journal leads, save by save, to the case as it is."""
    versions = [saved.entry.version for saved in carried.history]
    last = carried.case.version
    if not versions or versions != list(range(last - len(versions) + 1, last + 1)):
        return False
    return versions[0] > 0 and all(
        saved.before is not None and saved.before.version == saved.entry.version - 1
        for saved in carried.history[1:]
    )


def _papers_are_whole(carried: Carried) -> bool:
    made = [(p.data, p.record.sha256) for p in carried.papers]
    came = [(p.data, p.record.sha256) for p in carried.received]
    return all(sha256(data).hexdigest() == told for data, told in made + came)


def _names_those_in_it(case: Case) -> bool:
    there = {YOUNG_PERSON, "", *(party.id for party in case.parties)}
    named = {
        case.plan.lead,
        *(measure.party for measure in case.plan.measures),
        *(request.party for request in case.requests),
        case.promise.party,
        *(flag.about for flag in case.flags),
        *(consent.consenter for consent in case.consents),
        *(p.party for meeting in case.meetings for p in meeting.participants),
    }
    return named <= there
