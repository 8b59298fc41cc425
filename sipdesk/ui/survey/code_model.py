"""The code that leads back from the screen that was handed over; knows nothing of Qt.

It is chosen for one time and lives in memory alone.
"""

from dataclasses import dataclass, field, replace
from math import ceil
from typing import Final

DIGITS: Final = 4
FIRST_WAIT: Final = 5.0
"""Seconds to wait after the first wrong code; twice as many after each that follows."""
LONGEST_WAIT: Final = 300.0


def is_code(text: str) -> bool:
    """Whether this can be a code: four digits."""
    return len(text) == DIGITS and text.isascii() and text.isdecimal()


@dataclass(frozen=True, slots=True)
class Code:
    """A code, and what has come of trying it. Times are in seconds, of one clock."""

    digits: str = field(repr=False)
    wrong: int = 0
    shut_until: float = 0.0

    def wait(self, now: float) -> int:
        """Tell for how many seconds no code is listened to; 0 = one may try."""
        return max(0, ceil(self.shut_until - now))

    def tried(self, text: str, now: float) -> "Code | None":
        """Give what is so after a try that was listened to; None if it was right."""
        if text == self.digits:
            return None
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0**self.wrong)
        return replace(self, wrong=self.wrong + 1, shut_until=now + wait)
