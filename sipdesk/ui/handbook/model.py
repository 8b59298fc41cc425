"""What of the handbook is looked at; all of it stands in the content."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.handbook import Handbook, Obstacle, ObstacleGroup

GUIDE: Final = "guide"
OBSTACLES: Final = "obstacles"
NEWS: Final = "news"
ABOUT: Final = "about"


@dataclass(frozen=True, slots=True)
class HandbookState:
    """Which part is shown, and what the obstacles are searched for."""

    part: str = GUIDE
    sought: str = ""
    groups: tuple[ObstacleGroup, ...] = ()  # those that match; all while nothing is
    found: int = 0


class HandbookModel:
    """Chooses a part, and searches the obstacles as one types."""

    def __init__(self, book: Handbook, draw: Callable[[HandbookState], None]) -> None:
        self._book = book
        self._draw = draw
        self.state = _matching(HandbookState(), book)

    def show(self, part: str) -> None:
        """Show a part, by its key."""
        self._put(replace(self.state, part=part))

    def seek(self, text: str) -> None:
        """Show the obstacles in which every word stands, or that have the number."""
        self._put(_matching(replace(self.state, sought=text), self._book))

    def _put(self, state: HandbookState) -> None:
        self.state = state
        self._draw(state)


def _matching(state: HandbookState, book: Handbook) -> HandbookState:
    words = state.sought.casefold().split()
    groups = []
    for group in book.obstacles.groups:
        found = tuple(one for one in group.obstacles if _matches(one, words))
        if found:
            groups.append(replace(group, obstacles=found))
    count = sum(len(group.obstacles) for group in groups)
    return replace(state, groups=tuple(groups), found=count)


def _matches(one: Obstacle, words: list[str]) -> bool:
    if len(words) == 1 and words[0].isdecimal():
        return str(one.number) == words[0]
    said = f"{one.obstacle} {one.relief} {one.limit}".casefold()
    return all(word in said for word in words)
