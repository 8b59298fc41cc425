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

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
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
    counts: Mapping[K, int],
    adds: Iterable[Adds],
    never: Collection[K] = (),
    unprinted: Collection[K] = (),
) -> frozenset[K]:
    """Name the counts that are left out; ``never`` those that must not be seen at all.

    What must never be seen is protected as a small count is: none of 0 to 4 can be
    ruled out there either. ``unprinted`` are counts that stand nowhere and only tie
    others together: nobody knows them, and they are not protected.
    """
    sums = tuple(adds)
    small = frozenset(k for k, n in counts.items() if n < SMALLEST or k in never)
    small -= frozenset(unprinted)
    hidden = {*small, *unprinted}
    waiting = sorted(small, key=str)
    while waiting:
        near = _near(waiting[0], sums, hidden)
        among = {waiting[0], *(k for one in near for k in _keys(one))} & small
        more = _next_of(sorted(among, key=str), counts, near, hidden)
        if more is None:
            waiting = [key for key in waiting if key not in among]
        else:
            hidden.add(more)
    return frozenset(hidden)


def interval(
    key: K, counts: Mapping[K, int], sums: Sequence[Adds], hidden: Collection[K]
) -> tuple[Fraction, Fraction | None]:
    """Work out the least and the most that a hidden count can be; None is no limit."""
    reach = _Reach(counts, _near(key, sums, hidden), hidden)
    return reach.least(key), reach.most(key)


class _Reach:
    """How far a reader comes with some sums, of which some counts are hidden."""

    def __init__(
        self,
        counts: Mapping[K, int],
        sums: Iterable[Adds],
        hidden: Collection[Hashable],
    ) -> None:
        told = tuple(sums)
        unknown = sorted({k for o in told for k in _keys(o) if k in hidden}, key=str)
        self._place = {k: at for at, k in enumerate(unknown)}
        rows, sides = [], []
        for one in told:
            row, side = [0] * len(unknown), 0
            for k, sign in ((one.total, 1), *((part, -1) for part in one.parts)):
                if k in hidden:
                    row[self._place[k]] += sign
                else:
                    side -= sign * counts[k]  # type: ignore[index]
            rows.append(row)
            sides.append(side)
        self._equations = Equations(rows, sides)

    def least(self, key: Hashable) -> Fraction:
        if key not in self._place:
            return Fraction(0)
        return self._equations.least(self._place[key])

    def most(self, key: Hashable) -> Fraction | None:
        if key not in self._place:
            return None
        return self._equations.most(self._place[key])

    def gives_away(self, key: Hashable) -> bool:
        """Whether one of 0 to 4 can be ruled out."""
        if self.least(key) > 0:
            return True
        highest = self.most(key)
        return highest is not None and highest < SMALLEST - 1


def _next_of(
    keys: Iterable[K],
    counts: Mapping[K, int],
    near: Sequence[Adds],
    hidden: Collection[Hashable],
) -> K | None:
    """Choose what to leave out next for the first that is given away, if one is."""
    reach = _Reach(counts, near, hidden)
    for key in keys:
        if reach.gives_away(key):
            more = _next(key, counts, near, hidden)
            if more is not None:
                return more
    return None


def _next(
    key: K, counts: Mapping[K, int], sums: Sequence[Adds], hidden: Collection[Hashable]
) -> K | None:
    """Choose what to leave out next: near by, a part before a total, the smallest."""
    for level in _levels(key, sums, hidden):
        rank: dict[Hashable, tuple[int, int, str]] = {}
        for one in level:
            for k in _keys(one):
                if k not in hidden:
                    place = (k == one.total, counts[k], str(k))  # type: ignore[index]
                    rank[k] = max(rank.get(k, place), place)
        if rank:
            return min(rank, key=lambda k: rank[k])  # type: ignore[return-value]
    return None


def _near(
    key: Hashable, sums: Sequence[Adds], hidden: Collection[Hashable]
) -> list[Adds]:
    """Give the sums that say something of a count, by way of what is hidden."""
    return [one for level in _levels(key, sums, hidden) for one in level]


def _levels(
    key: Hashable, sums: Sequence[Adds], hidden: Collection[Hashable]
) -> Iterator[list[Adds]]:
    """Give the sums of a count, then those that they lead to, and so on."""
    reached = {key}
    left = list(sums)
    while True:
        more = [one for one in left if reached & {*_keys(one)}]
        if not more:
            return
        yield more
        left = [one for one in left if one not in more]
        reached |= {k for one in more for k in _keys(one) if k in hidden}


def _keys(one: Adds) -> tuple[Hashable, ...]:
    return (one.total, *one.parts)
