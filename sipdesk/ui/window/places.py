"""The places of the rail, in their order, and who has work in each."""

from typing import Final

from sipdesk.domain.rights import Right, may
from sipdesk.domain.user import User

TODAY: Final = "today"
OUTLOOK: Final = "outlook"
CASES: Final = "cases"
PICTURES: Final = "pictures"
FIGURES: Final = "figures"
HOME: Final = "home"
SETTINGS: Final = "settings"
HANDBOOK: Final = "handbook"
PLACES: Final = (
    (TODAY, "Idag", "calendar-check"),
    (OUTLOOK, "Läget", "gauge"),
    (CASES, "Ärenden", "folder-open"),
    (PICTURES, "Bildstöd", "images"),
    (FIGURES, "Statistik", "chart-column"),
    (HOME, "Hemmet", "house"),
    (SETTINGS, "Inställningar", "settings"),
    (HANDBOOK, "Handbok", "book-open"),
)
"""Key, text and icon of each."""

CLOSING: Final = "closing"
"""The step in which a case is closed, and gone through before it is erased."""

_NEEDED: Final = {
    TODAY: (Right.READ_CASES,),
    OUTLOOK: (Right.READ_CASES,),
    CASES: (Right.READ_CASES,),
    PICTURES: (Right.READ_CASES, Right.HOME_CONTENT),
    FIGURES: (Right.READ_FIGURES,),
}
"""What one must be allowed, one of it, in order to be shown a place at all."""


def places_of(user: User) -> tuple[tuple[str, str, str], ...]:
    """Give the places that somebody may go to."""
    return tuple(
        place
        for place in PLACES
        if place[0] not in _NEEDED
        or any(may(user, right) for right in _NEEDED[place[0]])
    )


def first_of(user: User) -> str:
    """Give the key of the place where somebody begins."""
    if may(user, Right.READ_CASES):
        return TODAY
    return FIGURES if may(user, Right.READ_FIGURES) else HOME
