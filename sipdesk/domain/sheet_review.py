"""The review of a translated sheet: somebody who knows the language answers for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class SheetReview:
    """Who has reviewed a translation, and exactly what was reviewed.

    ``text`` is the sum of the translation and of its original (``reviewed_text``):
    when either changes the review lapses. ``reviewer`` is the one who knows the
    language, ``by`` the user who noted it.
    """

    id: str  # the sheet's
    text: str
    reviewer: str
    day: date
    by: str


class Standing(Enum):
    """Whether a sheet may be handed out."""

    ORIGINAL = "original"  # Swedish: our own text needs no review
    UNREVIEWED = "unreviewed"
    LAPSED = "lapsed"  # what was reviewed is another text
    REVIEWED = "reviewed"

    @property
    def may_go_out(self) -> bool:
        """Whether the sheet may be printed and saved."""
        return self in {Standing.ORIGINAL, Standing.REVIEWED}


def reviewed_text(translation: str, original: str) -> str:
    """Give the sum of a translation and its original from the sums of their texts."""
    return sha256(f"{translation} {original}".encode()).hexdigest()


def standing(sheet: str, text: str, reviews: Mapping[str, SheetReview]) -> Standing:
    """Tell whether a translation, as its text now is, has been reviewed."""
    review = reviews.get(sheet)
    if review is None:
        return Standing.UNREVIEWED
    return Standing.REVIEWED if review.text == text else Standing.LAPSED
