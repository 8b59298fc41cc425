"""What should have come with the placement, and what has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.information import Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.party import PartyKind


class ItemState(Enum):
    """How it stands with a document or fact."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    RECEIVED = "received"
    MISSING = "missing"  # asked for; the sender cannot find it
    DOES_NOT_EXIST = "does-not-exist"

    @property
    def settled(self) -> bool:
        """Whether nothing more is waited for."""
        return self in (ItemState.RECEIVED, ItemState.DOES_NOT_EXIST)


class Giver(Enum):
    """Who is to give a thing of the list, as the list itself says."""

    SOCIAL_SERVICES = "social-services"  # the placing nämnd
    HEALTH_CARE = "health-care"  # the home region's primary care
    PSYCHIATRY = "psychiatry"
    DENTAL_CARE = "dental-care"
    SCHOOL = "school"
    GUARDIAN = "guardian"

    @property
    def kinds(self) -> tuple[PartyKind, ...]:
        """The capacities in which such a giver stands around the young person."""
        return _CAPACITIES[self]


_CAPACITIES: Final[Mapping[Giver, tuple[PartyKind, ...]]] = MappingProxyType(
    {
        Giver.SOCIAL_SERVICES: (PartyKind.SOCIAL_SERVICES,),
        Giver.HEALTH_CARE: (PartyKind.PRIMARY_CARE,),
        Giver.PSYCHIATRY: (PartyKind.PSYCHIATRY,),
        Giver.DENTAL_CARE: (PartyKind.DENTAL_CARE,),
        Giver.SCHOOL: (PartyKind.SCHOOL,),
        Giver.GUARDIAN: (PartyKind.GUARDIAN, PartyKind.APPOINTED_GUARDIAN),
    }
)


@dataclass(frozen=True, slots=True)
class AdmissionItem:
    """One thing of the list in ``resources/routine/admission.toml``.

    ``day`` and ``whom`` belong to the state: when it came and from whom; who says that
    it does not exist or cannot be found; while it is asked for, ``whom`` is who was
    asked, in words, and the day is ``asked``.
    """

    id: str
    code: str
    state: ItemState = ItemState.NOT_ASKED
    day: date | None = None
    whom: str = ""
    note: str = ""
    detail: str = ""  # which, of a thing that there can be several of
    party: str = ""  # who is to be asked: a party's id or BOARD; "" = not chosen
    asked: date | None = None  # first
    reminded: date | None = None  # last
    letters: int = 0  # how many letters from here have asked for it


@dataclass(frozen=True, slots=True)
class PlacementTold:
    """That somebody around the young person was told of the placement, in any way."""

    id: str
    party: str
    day: date
    by: str = ""  # by whom: SiS, the board, a guardian
    how: InformedBy = InformedBy.ORALLY


@dataclass(frozen=True, slots=True)
class Admission:
    """The admission's list and the questions asked at once."""

    running_plan: Answer = Answer.NOT_ASKED  # is there a SIP from before?
    running_plan_note: str = ""
    acute: Answer = Answer.NOT_ASKED  # was the placement acute?
    incomplete: str = ""  # why what should have come had not
    items: tuple[AdmissionItem, ...] = ()
    told: tuple[PlacementTold, ...] = ()


ITEM_KINDS: Final[Mapping[str, Information]] = MappingProxyType(
    {
        "decision": Information.LEGAL_BASIS,
        "care-plan": Information.CARE,
        "implementation-plan": Information.CARE,
        "investigation": Information.CARE,
        "earlier-plan": Information.PROCESS,
        "custody": Information.CONSENT,
        "protection": Information.IDENTITY,
        "risk": Information.CARE,
        "language": Information.IDENTITY,
        "contacts": Information.PARTICIPANTS,
        "home-region": Information.PLACE,
        "health-statement": Information.HEALTH,
        "dental-statement": Information.HEALTH,
        "psychiatry": Information.MENTAL_HEALTH,
        "medicines": Information.HEALTH,
        "allergies": Information.HEALTH,
        "school-contact": Information.SCHOOL,
        "school-documents": Information.SCHOOL,
        "earlier-school": Information.SCHOOL,
        "start-meeting": Information.PROCESS,
        "afterwards": Information.PROCESS,
    }
)
"""What it tells of the young person that an item came, or does not exist, by its code.

What a home has put on the list itself is not here: its kind is not known.
"""
