"""Which screens are drawn, in whose case, and in which looks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sipdesk.ui.widgets.theme import Theme

STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "admission": "need",
        "need": "need",
        "offer": "thinking",
        "consent": "disagree",
        "sip_request": "silent",
        "roles": "preparing",
        "preparation": "preparing",
        "summons": "tomorrow",
        "meeting": "today",
        "plan": "ready",
        "evaluation": "ready",
        "follow_up": "running",
        "closing": "closed",
        "track": "running",
        "start_meeting": "need",
        "health": "running",
        "school": "running",
        "ready": "ready",
        "pathway": "ready",
        "move": "tomorrow",
    }
)
"""Each page of a case, and whose case it is looked at in."""

LOOKS: Final[Mapping[str, Theme]] = MappingProxyType(
    {
        "light": Theme("light"),
        "dark": Theme("dark"),
        "contrast": Theme("contrast"),
        "text-150": Theme("light", 1.5),
        "text-200": Theme("light", 2.0),
    }
)
MAIN: Final = (
    "unlock",
    "today",
    "outlook",
    "figures",
    "figures-goal-3",
    "figures-report",
    "figures-recount",
    "survey-counts",
    "key-in",
    "home-support",
    "cases",
    "step-consent",
    "step-summons",
    "step-meeting",
    "step-plan",
    "paper",
    "settings",
    "pictures",
    "pictures-board",
    "meeting-needs",
    "meeting-shared",
    "case-pictures",
    "talk-topics",
    "survey-faces",
    "survey-agree",
)
"""Drawn in every look; the rest in the first alone."""
