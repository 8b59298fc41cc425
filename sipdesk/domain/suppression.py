"""Which counts are left out of what goes out, so that none of them can be worked out.

A count below ``SMALLEST`` is left out, and so is what must never be seen. But a small
count that is left out of a sum is found again by subtraction; so more is left out,
until whoever knows every count that is printed, which of them add up to which, and that
none is negative, can still not rule out any of the small counts (0 to 4) in a place
that was left out for being small. How far such a reader can come is worked out exactly,
as a linear programme.

Source: product rule 7; the method is that of cell suppression with the feasibility
interval as protection (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from sipdesk.domain.simplex import Equations

SMALLEST: Final = 5
"""The least count that may be seen outside."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Adds:
    """That a count is the sum of others; all of them by their keys."""

    total: Hashable
    parts: tuple[Hashable, ...]


def left_out(
    counts: Mapping[K, int], adds: Iterable[Adds], never: Collection[K] = ()
) -> frozenset[K]:
    """Name the counts that are left out; ``never`` those that must not be seen at all.

    What must never be seen is protected as a small count is: none of 0 to 4 can be
    ruled out there either.
    """
    sums = tuple(adds)
    small = frozenset(k for k, n in counts.items() if n < SMALLEST or k in never)
    hidden = set(small)
    for key in sorted(small, key=str):
        while _gives_away(key, counts, sums, hidden):
            more = _next(key, counts, sums, hidden)
            if more is None:
                break
            hidden.add(more)
    return frozenset(hidden)


def interval(
    key: K, counts: Mapping[K, int], sums: Sequence[Adds], hidden: Collection[K]
) -> tuple[Fraction, Fraction | None]:
    """Work out the least and the most that a hidden count can be; None is no limit."""
    near = _near(key, sums, hidden)
    unknown = sorted({k for one in near for k in _keys(one) if k in hidden}, key=str)
    if key not in unknown:
        return Fraction(0), None
    place = {k: at for at, k in enumerate(unknown)}
    rows, sides = [], []
    for one in near:
        row, side = [0] * len(unknown), 0
        for k, sign in ((one.total, 1), *((part, -1) for part in one.parts)):
            if k in hidden:
                row[place[k]] += sign
            else:
                side -= sign * counts[k]  # type: ignore[index]
        rows.append(row)
        sides.append(side)
    equations = Equations(rows, sides)
    return equations.least(place[key]), equations.most(place[key])


def _gives_away(
    key: K, counts: Mapping[K, int], sums: Sequence[Adds], hidden: Collection[K]
) -> bool:
    least, highest = interval(key, counts, sums, hidden)
    return least > 0 or (highest is not None and highest < SMALLEST - 1)


def _next(
    key: K, counts: Mapping[K, int], sums: Sequence[Adds], hidden: Collection[K]
) -> K | None:
    """Choose what to leave out next: near by, a part before a total, the smallest."""
    rank: dict[Hashable, tuple[int, int, str]] = {}
    for one in _near(key, sums, hidden):
        for k in _keys(one):
            if k not in hidden:
                place = (k == one.total, counts[k], str(k))  # type: ignore[index]
                rank[k] = max(rank.get(k, place), place)
    return min(rank, key=lambda k: rank[k]) if rank else None  # type: ignore[return-value]


def _near(
    key: Hashable, sums: Sequence[Adds], hidden: Collection[Hashable]
) -> list[Adds]:
    """Give the sums that say something of a count, by way of what is hidden."""
    reached, found = {key}, list[Adds]()
    left = list(sums)
    while True:
        more = [one for one in left if reached & {*_keys(one)}]
        if not more:
            return found
        found += more
        left = [one for one in left if one not in more]
        reached |= {k for one in more for k in _keys(one) if k in hidden}


def _keys(one: Adds) -> tuple[Hashable, ...]:
    return (one.total, *one.parts)
