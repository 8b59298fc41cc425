"""Blank is not no: a question has four answers until somebody has settled it."""

from enum import Enum


class Answer(Enum):
    """What is known about a yes-or-no question."""

    NOT_ASKED = "not-asked"
    UNKNOWN = "unknown"  # asked, but nobody knew
    NO = "no"
    YES = "yes"

    @property
    def settled(self) -> bool:
        """Whether the answer is a yes or a no."""
        return self in (Answer.YES, Answer.NO)
