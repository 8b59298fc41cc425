"""The home whose cases the database holds: one home, one file (2001:637, 10 §)."""

from dataclasses import dataclass
from typing import Final

HOME_ENDING: Final = ".sipdesk"
"""How the name of a home's file ends."""


@dataclass(frozen=True, slots=True)
class Home:
    """A SiS home. Address and phone give the place away and follow its rules."""

    id: str
    name: str
    address: str = ""
    phone: str = ""
    switchboard: str = ""  # a number that gives no place away
    demonstration: bool = False
