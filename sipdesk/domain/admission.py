"""What should have come with the placement, and what has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.information import Information


class ItemState(Enum):
    """How it stands with a document or fact."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    RECEIVED = "received"
    MISSING = "missing"  # asked for; the sender cannot find it
    DOES_NOT_EXIST = "does-not-exist"


@dataclass(frozen=True, slots=True)
class AdmissionItem:
    """One thing of the list in ``resources/routine/admission.toml``."""

    id: str
    code: str
    state: ItemState = ItemState.NOT_ASKED
    day: date | None = None
    whom: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """The admission's list and the questions asked at once."""

    running_plan: Answer = Answer.NOT_ASKED  # is there a SIP from before?
    running_plan_note: str = ""
    items: tuple[AdmissionItem, ...] = ()


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
        "start-meeting": Information.PROCESS,
        "afterwards": Information.PROCESS,
    }
)
"""What it tells of the young person that an item came, or does not exist, by its code.

What a home has put on the list itself is not here: its kind is not known.
"""
