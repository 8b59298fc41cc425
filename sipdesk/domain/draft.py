"""What was typed and not yet saved."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed on a page and not yet saved."""

    case: str
    page: str
    seen: int  # the version it was typed on
    form: str  # JSON
    at: datetime
