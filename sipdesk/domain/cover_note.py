"""Överlämningsblad: what one profession takes over, and its receipt.

A note holds what is of the recipient's own profession and no more, cut by the guard
besides. What the guard leaves out is named inside the program, never on the note.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from sipdesk.domain.area import Area
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.party import PartyKind


@dataclass(frozen=True, slots=True)
class CoverNote:
    """A note to one recipient: what is said to them, and what became of it."""

    id: str
    recipient: str  # a party's id
    words: str = ""  # open questions to them, of their own profession
    sent: date | None = None  # noted when the paper goes out
    received: date | None = None  # by their receipt
    received_by: str = ""

    @property
    def silent(self) -> bool:
        """Whether it has gone out and no receipt has come."""
        return self.sent is not None and self.received is None


_CARE: Final = frozenset({Area.HEALTH, Area.MENTAL_HEALTH})
_ALL: Final = frozenset(Area)

AREAS: Final[Mapping[PartyKind, frozenset[Area]]] = MappingProxyType(
    {
        PartyKind.SOCIAL_SERVICES: _ALL,
        PartyKind.DISABILITY_SERVICES: frozenset(
            {Area.CARE, Area.HOUSING, Area.FAMILY, Area.LEISURE, Area.ECONOMY}
        ),
        PartyKind.SCHOOL: frozenset({Area.SCHOOL}),
        PartyKind.SIS_SCHOOL: frozenset({Area.SCHOOL}),
        PartyKind.PSYCHIATRY: _CARE,
        PartyKind.PRIMARY_CARE: _CARE,
        PartyKind.HABILITATION: _CARE,
        PartyKind.SIS_HEALTH: _CARE | {Area.DENTAL},
        PartyKind.DENTAL_CARE: frozenset({Area.DENTAL}),
        PartyKind.PRISON_SERVICE: frozenset(
            {Area.CARE, Area.SUBSTANCE_CRIME, Area.HOUSING, Area.SCHOOL}
        ),
        PartyKind.INSURANCE_AGENCY: frozenset({Area.ECONOMY}),
        PartyKind.OTHER: _ALL,  # a home that receives: as far as consent reaches
    }
)
"""The areas of each profession: our own choice of what it needs to take over."""


def check_note(note: CoverNote, today: date) -> None:
    """Refuse a receipt by nobody, from the future, or before the note.

    Raises:
        RuleBroken: ``day-in-the-future`` (with the field), ``receipt-without-who``,
            ``receipt-before-note``.

    """
    for name in ("sent", "received"):
        day: date | None = getattr(note, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
    if note.received is None:
        return
    if not note.received_by.strip():
        raise RuleBroken("receipt-without-who", "received_by")
    if note.sent is not None and note.received < note.sent:
        raise RuleBroken("receipt-before-note", "received")
