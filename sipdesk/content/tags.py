"""Tags of the language that papers are in unless they say another (BCP 47)."""

from typing import Final

SWEDISH: Final = "sv"
SWEDISH_IN_SWEDEN: Final = "sv-SE"
"""As a paper's own language is written in its file."""
