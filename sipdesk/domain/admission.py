"""What should have come with the placement, and what has."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.answer import Answer


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
