"""Protected identity, hidden whereabouts, threat.

A flag never lapses by a date: past its review day it still protects, and asks.
Sources: FOL 16-17 §§, OSL 21 kap. 3 §, 26 kap. 2 §, LVU 14 §.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class FlagKind(Enum):
    """What protects."""

    SECRECY_MARK = "secrecy-mark"  # sekretessmarkering i folkbokföringen
    PROTECTED_REGISTRATION = "protected-registration"  # skyddad folkbokföring
    FICTITIOUS_IDENTITY = "fictitious-identity"  # fingerade personuppgifter
    HIDDEN_PLACE = "hidden-place"  # hemlig vistelseort
    THREAT = "threat"  # hotbild

    @property
    def hides_place(self) -> bool:
        """Whether it hides where the young person is: all but sekretessmarkering do.

        That skyddad folkbokföring and fingerade uppgifter hide a stay at a home as they
        hide a dwelling (OSL 21 kap. 3-3 a §§, also a temporary one) is to be checked;
        till then they do.
        """
        return self is not FlagKind.SECRECY_MARK


@dataclass(frozen=True, slots=True)
class Flag:
    """One protection, of the young person or of a party."""

    id: str
    kind: FlagKind
    about: str  # a party's id or YOUNG_PERSON
    source: str  # who decided or told
    decided: date | None = None
    review: date | None = None
    lifted: date | None = None  # by a registered decision, never by time
    lifted_by: str = ""

    def protects_on(self, day: date) -> bool:
        """Whether the flag stands on a day."""
        return self.lifted is None or self.lifted > day
