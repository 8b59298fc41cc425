"""The words that a board itself puts on paper, and the clock time in a row's words."""

import re
from typing import Final

from sipdesk.content.swedish import MONTHS, WEEKDAYS

PRINT_AT_FULL_SIZE: Final = "Skriv ut i 100 %"
PRINT_FOLDED: Final = "Skriv ut i 100 %, på båda sidor, vänd längs kortsidan"
DATE: Final = "Datum:"
NOT_YET: Final = "Vi vet inte än.\nVi säger till senast:"
CLOCK: Final = "Klockan"
SUBJECT: Final = "Bildstöd"

_CLOCK: Final = re.compile(r"(?:kl\.? *)?(\d{1,2}[.:]\d\d)\s+(?=\S)", re.IGNORECASE)
_WEEKDAY, _MONTH = "|".join(WEEKDAYS), "|".join(MONTHS)
_DAY: Final = re.compile(
    rf"\s+((?:(?:{_WEEKDAY}) )?\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?)$", re.IGNORECASE
)


def length_of_ruler(millimetres: float) -> str:
    """Tell how long the measure on a sheet is."""
    return f"{millimetres:.0f} mm"


def clock_of(words: str) -> tuple[str, str]:
    """Part a row's words in the time that they begin with, and the rest.

    ``10.15 Vi säger hej`` is ("10.15", "Vi säger hej"); without a time "" comes first.
    """
    found = _CLOCK.match(words)
    return (found[1], words[found.end() :]) if found else ("", words)


def day_of(words: str) -> tuple[str, str]:
    """Part a step's words in the day that they end with, and what stands before it.

    ``Vi har möte torsdag 12 mars`` is ("torsdag 12 mars", "Vi har möte"); without a day
    "" comes first.
    """
    found = _DAY.search(words)
    return (found[1], words[: found.start()]) if found else ("", words)
