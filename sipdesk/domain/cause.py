"""Why something waits: what of a case is not settled, and the day to count from.

A feature names its causes beside its own rules. When each is shown and when it is
overdue is data, ``resources/routine/reminders.toml``.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is not settled.

    ``day`` is what the reminder's days are counted from. ``about`` is the id of the
    part of the case it is about, and tells apart what waits for the same reason.
    ``since`` is how long it has waited where that is not from ``day`` on, and ``due``
    a day that somebody has set for it, in place of the rule's.
    """

    day: date
    about: str = ""
    since: date | None = None
    due: date | None = None
