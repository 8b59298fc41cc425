"""The places of the rail, in their order."""

from typing import Final

TODAY: Final = "today"
CASES: Final = "cases"
HOME: Final = "home"
SETTINGS: Final = "settings"
PLACES: Final = (
    (TODAY, "Idag", "calendar-check"),
    (CASES, "Ärenden", "folder-open"),
    (HOME, "Hemmet", "house"),
    (SETTINGS, "Inställningar", "settings"),
)
"""Key, text and icon of each."""
