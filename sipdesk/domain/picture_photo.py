"""Photos on the picture boards of a case; a template has none.

A photo of somebody says where and who they are. It is kept as a square of its own
making, never as it came, and goes with the case.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sipdesk.domain.errors import RuleBroken

MOST_BYTES: Final = 20 * 1024 * 1024
"""More is no photo from a telephone."""

TOLD_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class PhotoTold:
    """That the one who can be seen was told what the photo is for; no ground in law.

    ``told`` is who, in the coordinator's words; "nobody can be seen" is an answer.
    """

    told: str
    by: str  # a user's id
    day: date


@dataclass(frozen=True, slots=True)
class PicturePhoto:
    """A photo of a case; its bytes are a file beside it."""

    id: str
    case: str
    at: datetime
    side: int  # pixels; it is square
    sha256: str  # of what is kept
    told: PhotoTold


def check_told(words: str) -> None:
    """Refuse a photo of which nobody has been told.

    Raises:
        RuleBroken: ``photo-nobody-told``, ``photo-told-too-long``.

    """
    if not words.strip():
        raise RuleBroken("photo-nobody-told", "told")
    if len(words) > TOLD_LONGEST:
        raise RuleBroken("photo-told-too-long", "told", {"most": f"{TOLD_LONGEST}"})
