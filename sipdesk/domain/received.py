"""Papers that came from others and are kept as they came."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

MOST_BYTES: Final = 20_000_000
"""Of one paper; a scanned plan of thirty pages takes about ten million."""


class ReceivedKind(Enum):
    """What came."""

    PLAN = "plan"  # a plan kept in a principal's own system, or made before
    CALL = "call"  # the convener's own kallelse


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """One paper that came, as a PDF. The file itself lies beside it."""

    id: str
    case: str
    kind: ReceivedKind
    received: date
    at: datetime  # when it was taken in here
    by: str  # a user's id
    sha256: str
    pages: int
    words: str = ""  # what the home wants to remember of it
