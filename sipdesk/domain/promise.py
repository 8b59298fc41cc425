"""A SIP that somebody has promised, before anyone is called ("Planerad")."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Promise:
    """Who has promised a SIP, and when. Only kommun or region can."""

    party: str = ""  # a party's id
    words: str = ""  # what was promised, as it was said
    day: date | None = None  # when it was promised
    call_by: date | None = None  # when it is to be called, if a day was said
    given_before: tuple[date, ...] = ()  # days of promises before this, oldest first

    @property
    def given(self) -> bool:
        """Whether there is one: somebody, on a day."""
        return bool(self.party) and self.day is not None
