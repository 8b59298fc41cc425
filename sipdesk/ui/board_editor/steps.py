"""What was done to a board, step by step, and back again; knows nothing of Qt."""

from dataclasses import dataclass, replace

from sipdesk.domain.picture_board import PictureBoard

MOST: int = 200
"""Steps back that are kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """A board as it stood, and the place that was chosen on it."""

    board: PictureBoard
    place: int


@dataclass(frozen=True, slots=True)
class Steps:
    """The boards before and after the one that is shown.

    What is typed in one field, ``typing``, is one step as long as nothing else is done.
    """

    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    typing: str = ""

    def taken(self, step: Step, typing: str = "") -> "Steps":
        """Remember how it stood before something is done to it."""
        if typing and typing == self.typing:
            return replace(self, after=())
        return Steps((*self.before, step)[-MOST:], (), typing)

    def back(self, now: Step) -> tuple[Step, "Steps"]:
        """Give the step before, and what is left.

        Raises:
            IndexError: there is none.

        """
        return self.before[-1], Steps(self.before[:-1], (now, *self.after))

    def on(self, now: Step) -> tuple[Step, "Steps"]:
        """Give the step after.

        Raises:
            IndexError: there is none.

        """
        return self.after[0], Steps((*self.before, now), self.after[1:])
