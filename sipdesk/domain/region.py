"""Regions: what each calls its SIP, by what routine, in what system, and how sure.

What comes with the program is content (``resources/regions.toml``); a home lays its own
profile over it, word by word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final


class RegionFactKind(Enum):
    """Something that differs from region to region, in the order it is shown."""

    ROUTINE = "routine"  # what the SIP is called and by what routine it is made
    TEMPLATE = "template"
    TERMS = "terms"  # the words that the region uses
    AGREEMENT = "agreement"  # överenskommelse
    SYSTEM = "system"  # the IT system that a plan is kept in
    TIMES = "times"  # what the region itself has said of time; no deadline of law


OWN: Final = "own"
"""The status of what the home has written itself."""


@dataclass(frozen=True, slots=True)
class RegionFact:
    """One thing that is known of a region.

    ``status`` is that of all content (verified, check, outdated), or OWN. ``source``
    and ``read_on`` say where it was read; the home's own has the day it was checked.
    """

    kind: RegionFactKind
    text: str
    source: str
    read_on: date | None
    status: str
    link: str = ""  # to the routine, where one is known


@dataclass(frozen=True, slots=True)
class Region:
    """One of the 21 regions, and what comes with the program about it."""

    name: str  # as in the list of kommuner
    facts: tuple[RegionFact, ...] = ()

    def fact(self, kind: RegionFactKind) -> RegionFact | None:
        """Give what is known of a kind; None when nothing is."""
        return next((f for f in self.facts if f.kind is kind), None)


@dataclass(frozen=True, slots=True)
class RegionProfile:
    """What a home itself has written of a region. ``id`` is the region's name.

    An empty text lets what comes with the program stand. ``valid_to`` is the last day
    on which the routine holds, None when nobody has said one. The routine's own PDF is
    kept beside it; ``pdf_pages`` is 0 when there is none.
    """

    id: str
    routine: str = ""
    template: str = ""
    terms: str = ""
    agreement: str = ""
    system: str = ""
    times: str = ""
    link: str = ""
    edition: str = ""  # the routine's version, as the region names it
    valid_to: date | None = None
    contact: str = ""  # whom to ask: a name, a function, a number
    checked: date | None = None
    pdf_name: str = ""
    pdf_sha256: str = ""
    pdf_pages: int = 0
    version: int = 0

    def own(self, kind: RegionFactKind) -> str:
        """Give the home's own words of a kind; empty when it has none."""
        words: str = getattr(self, kind.value)
        return words

    def is_out_of_date(self, day: date) -> bool:
        """Whether the routine's last day has gone by."""
        return self.valid_to is not None and self.valid_to < day


def told(region: Region, profile: RegionProfile | None) -> tuple[RegionFact, ...]:
    """Give what holds at a home: its own words over those that come with the program.

    In the order of the kinds; of a kind that nobody knows anything of, nothing.
    """
    return tuple(_told(region, profile))


def _told(region: Region, profile: RegionProfile | None) -> Iterator[RegionFact]:
    for kind in RegionFactKind:
        own = profile.own(kind) if profile is not None else ""
        if own and profile is not None:
            link = profile.link if kind is RegionFactKind.ROUTINE else ""
            yield RegionFact(kind, own, "", profile.checked, OWN, link)
        elif (fact := region.fact(kind)) is not None:
            yield fact
