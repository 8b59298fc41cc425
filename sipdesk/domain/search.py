"""Searching the cases of a home, by the lawful keys only."""

from dataclasses import dataclass

from sipdesk.domain.overview import Overview


@dataclass(frozen=True, slots=True)
class Search:
    """What the case list is to show.

    ``text`` is matched against name, personnummer or samordningsnummer, and case number
    and nothing else (förordning 2001:637 9 §).
    """

    text: str = ""
    coordinator: str = ""  # "" = everyone's
    step: str = ""  # "" = every step
    closed: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of the case list."""

    rows: tuple[Overview, ...]
    total: int
