"""After how many minutes without a key or the mouse the home is locked."""

from typing import Final

from sipdesk.domain.settings import LOCK_MINUTES, MEETING_LOCK_MINUTES
from sipdesk.usecases.home import HomeView

Limits = tuple[int, int]
"""Otherwise, and while a meeting is held."""

FIRST: Final[Limits] = (LOCK_MINUTES.default, MEETING_LOCK_MINUTES.default)


def limits_of(view: HomeView) -> Limits:
    """Give those of a home."""
    usual, meeting = (
        int(view.settings[limit.key]) for limit in (LOCK_MINUTES, MEETING_LOCK_MINUTES)
    )
    return usual, meeting
