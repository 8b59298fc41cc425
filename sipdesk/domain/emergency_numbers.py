"""The numbers on the emergency card: the home's own, and confirmed each year."""

from datetime import date
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.months import months_later

MOST: Final = 5
"""So many lines have room on a card of a wallet's size."""
LONGEST: Final = 28  # characters of a line

_MONTHS: Final = 12


def numbers_of(typed: str) -> tuple[str, ...]:
    """Read numbers as they are typed: one on each line, with a word on what it is.

    Raises:
        RuleBroken: ``emergency-numbers-too-long``.

    """
    lines = tuple(" ".join(line.split()) for line in typed.splitlines() if line.strip())
    if len(lines) > MOST or any(len(line) > LONGEST for line in lines):
        facts = {"most": f"{MOST}", "longest": f"{LONGEST}"}
        raise RuleBroken("emergency-numbers-too-long", "emergency_numbers", facts)
    return lines


def are_old(confirmed: date | None, today: date) -> bool:
    """Tell whether nobody has checked the numbers for a year, or ever."""
    return confirmed is None or months_later(confirmed, _MONTHS) <= today
