"""Tips, questions and texts that coordinators share between homes. They are of nobody.

What another home has sent stands as it came: it is told from one's own by the home it
is from, and nothing that comes later changes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Final

from sipdesk.domain.free_text import Names, Remark, remarks
from sipdesk.domain.sender import Sender

ENDING: Final = ".sipdesk-tips"
TITLE_LONGEST: Final = 120
TEXT_LONGEST: Final = 5000
MOST_TIPS: Final = 500


class TipKind(Enum):
    """What one shares."""

    TIP = "tip"
    QUESTION = "question"
    TEXT = "text"  # a wording that others may use


@dataclass(frozen=True, slots=True)
class Tip:
    """One of them.

    ``home`` is the id of the home it came from, empty for one's own, and ``verified``
    whether its file was signed by a key that had been compared. ``settled`` is the day
    on which a question had been answered, None while it is open.
    """

    id: str
    kind: TipKind
    title: str
    text: str
    day: date
    settled: date | None = None
    home: str = ""
    home_name: str = ""
    verified: bool = False
    version: int = 0

    @property
    def is_own(self) -> bool:
        """Whether it was written here."""
        return not self.home

    @property
    def is_open(self) -> bool:
        """Whether it is a question that nobody has answered."""
        return self.kind is TipKind.QUESTION and self.settled is None


@dataclass(frozen=True, slots=True)
class SharedTip:
    """A tip as it goes between homes: its kind, its day and its words."""

    kind: TipKind
    title: str
    text: str
    day: date

    def check_sound(self) -> None:
        """Refuse what cannot have been written as a tip.

        Raises:
            ValueError: it has no words, too many, or letters that cannot be shown.

        """
        lines = self.text.replace("\n", "")
        sound = (
            self.title.strip()
            and self.text.strip()
            and len(self.title) <= TITLE_LONGEST
            and len(self.text) <= TEXT_LONGEST
            and self.title.isprintable()
            and lines.isprintable()
        )
        if not sound:
            raise ValueError("no such tip")


@dataclass(frozen=True, slots=True)
class TipsSent:
    """What a file of tips holds, and who signed it."""

    sender: Sender
    day: date
    tips: tuple[SharedTip, ...]

    def check_sound(self) -> None:
        """Refuse what no home can have sent.

        Raises:
            ValueError: there is none, too many, or one that is none.

        """
        self.sender.check_sound()
        if not 1 <= len(self.tips) <= MOST_TIPS:
            raise ValueError("no such tips")
        for tip in self.tips:
            tip.check_sound()

    def taken(self, tip: SharedTip, *, verified: bool) -> Tip:
        """Give a tip as it is kept where it came.

        Its id is made of what it says and who says it: the same is never kept twice.
        """
        told = (self.sender.id, tip.kind.value, tip.title, tip.text, str(tip.day))
        return Tip(
            id=sha256("\0".join(told).encode()).hexdigest(),
            kind=tip.kind,
            title=tip.title,
            text=tip.text,
            day=tip.day,
            home=self.sender.id,
            home_name=self.sender.name,
            verified=verified,
        )


class TipPart(Enum):
    """Where in a tip something stands."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Finding:
    """That a tip may hold something of a person, and where.

    ``line`` is the line of the text, from 1; 0 in the title.
    """

    tip: str  # its id
    title: str
    remark: Remark
    part: TipPart
    line: int = 0


def findings(tips: Iterable[Tip], names: Names) -> tuple[Finding, ...]:
    """Look through tips for numbers of persons and for names of young people."""
    return tuple(
        Finding(tip.id, tip.title, remark, part, line)
        for tip in tips
        for part, line, text in _lines(tip)
        for remark in Remark
        if remark in remarks(text, names)
    )


def _lines(tip: Tip) -> list[tuple[TipPart, int, str]]:
    lines = enumerate(tip.text.split("\n"), 1)
    told = [(TipPart.TEXT, at, line) for at, line in lines]
    return [(TipPart.TITLE, 0, tip.title), *told]
