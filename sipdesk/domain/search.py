"""Searching the cases of a home, by the lawful keys only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sipdesk.domain.overview import Overview
from sipdesk.domain.stand_in import Instead


@dataclass(frozen=True, slots=True)
class Search:
    """What the case list is to show.

    ``text`` is matched against name, personnummer or samordningsnummer, and case number
    and nothing else (förordning 2001:637 9 §).
    """

    text: str = ""
    coordinator: str = ""  # "" = everyone's
    also: tuple[str, ...] = ()  # those whose cases this coordinator looks after
    step: str = ""  # "" = every step
    closed: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of the case list."""

    rows: tuple[Overview, ...]
    total: int
    instead: Mapping[str, Instead] = field(default_factory=dict)  # by the coordinator
