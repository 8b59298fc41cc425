"""By what SiS may take the initiative to a SIP, as it stood when it did.

No law that lets SiS do so has been found (read 2026-11-22); SOU 2023:66 proposes one. A
kommun or a region may agree to it for itself.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class BasisKind(Enum):
    """What lets SiS take the initiative."""

    NONE = "none"
    AGREEMENT = "agreement"  # with the kommun or region that the case is of
    LAW = "law"  # once there is one


@dataclass(frozen=True, slots=True)
class Basis:
    """What a letter says that it stands on. It is not changed by what comes after."""

    kind: BasisKind = BasisKind.NONE
    counterpart: str = ""  # whom the agreement is with
    reference: str = ""
    since: date | None = None
    until: date | None = None
    may_call: bool = False  # SiS may also send the kallelse, on commission
