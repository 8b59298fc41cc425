"""What the desk is given, what stands on it, and what it leaves when it is locked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from sipdesk.domain.picture_talk import TalkKind
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.ui.doing import Runner
from sipdesk.ui.meeting_mode.model import Left
from sipdesk.usecases.ports import Entrance


@dataclass(frozen=True)
class Place:
    """What the desk needs besides what every page is given.

    ``own_folder`` is where the home may lay files over the built-in ones; ``warnings``
    are the codes of what the opening of the home had to say; ``home`` is its name.
    """

    entrance: Runner[Entrance]
    own_folder: Path
    warnings: Sequence[str] = ()
    home: str = ""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What was being held when the home was locked, by whom and when.

    ``left`` tells how a meeting stood, or which kind of talk with pictures it was; None
    for a talk that is over: the case's page is gone to. A survey is not gone on with:
    its step is gone to.
    """

    case_id: str
    day: date
    user: str
    left: Left | TalkKind | SurveyOccasion | None


LeftOff = tuple[str, Left | TalkKind | SurveyOccasion | None]
"""The case's id, and what ``Interrupted.left`` is to be."""


class Held(Protocol):
    """What is shown alone: a meeting, a talk with pictures, a survey."""

    @property
    def left_off(self) -> LeftOff | None:
        """What is to be gone on with if the home is locked now; None for nothing."""
        ...


class Page(Protocol):
    """What every page of the desk can do."""

    @property
    def help_text(self) -> Sequence[str]:
        """The page's help, in paragraphs."""
        ...

    def refresh(self) -> None:
        """Show it as it is now."""
        ...

    def leave(self) -> None:
        """Save or keep what is typed."""
        ...

    def begin(self) -> None:
        """Put the focus where one begins."""
        ...
