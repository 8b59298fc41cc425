"""Minutes (protokoll): locked when finalised, changed only by a new version."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

_SUM_SHOWN: Final = 16
_SUM_GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class MinutesVersion:
    """A finalised version; its contents are the case as it was at ``case_version``.

    ``case_version`` is 0 where the contents are kept at another home.
    """

    id: str
    number: int
    finalised: datetime
    by: str
    case_version: int
    reason: str = ""  # why it replaces the one before
    objection: str = ""  # the person's "det här stämmer inte"
    letter: str = ""  # sha256 of the letter it was written with; "" = not kept
    shared: str = ""  # likewise, of the sentences that papers share
    sha256: str = ""  # of what it says, as text, in the file copy


def shown_sum(sha256: str) -> str:
    """Give as much of a version's sum as can be compared by eye, in groups."""
    shown = sha256[:_SUM_SHOWN]
    groups = range(0, len(shown), _SUM_GROUP)
    return " ".join(shown[at : at + _SUM_GROUP] for at in groups)
