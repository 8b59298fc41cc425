"""The access log: who saw, searched, gave out or changed what, and when.

Lag (2001:454) 10 § wants access documented and checked. A row is chained to the one
before, so that what is changed or taken out afterwards shows; that the end has been cut
off is told only by an *anchor* that lies outside the file. What a row says beside its
codes is bound by a sum of its own with a salt, so that it can be erased with its case
and the chain still holds.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from hashlib import sha256
from typing import Final

SALT_BYTES: Final = 16
BEGINNING: Final = bytes(32)
"""What the first row is chained to."""


class Act(Enum):
    """What somebody did."""

    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock-failed"
    LOCKED = "locked"
    LISTED = "listed"  # the cases, or what waits today
    SEARCHED = "searched"
    OPENED = "opened"
    FIGURES = "figures"  # of a period: none of them is of anybody by name
    FIGURE_CASES = "figure-cases"  # the cases behind a figure
    OWN_WORDS = "own-words"  # what people wrote in surveys
    OWN_WORDS_ERASED = "own-words-erased"  # what one of them wrote
    CHANGED = "changed"
    READ_PAPER = "read-paper"
    HANDED_OUT = "handed-out"  # printed, saved outside, copied
    APPROVAL = "approval"  # of a paper: asked, given, refused, gone without
    TAKEN_BACK = "taken-back"  # what never went out after all
    MARKED = "marked"  # as kept in KIA, or no longer
    TAKEN_IN = "taken-in"  # a paper that came
    PERSON_CHANGED = "person-changed"
    SETTING_CHANGED = "setting-changed"
    HOME_CHANGED = "home-changed"  # what is the home's own, by its part
    KEYS_CHANGED = "keys-changed"
    KEYS_UNCHANGED = "keys-unchanged"  # what a row before says was not done
    KEYS_OLDER = "keys-older"  # a key header of before had been put back
    LOG_BROKEN = "log-broken"  # the log was not the one that this computer saw last
    SAVES_MISSING = "saves-missing"  # nor did the home have all that it had then
    FAULTS_ANSWERED = "faults-answered"  # by who answers for the log
    LOG_READ = "log-read"
    LOG_REVIEWED = "log-reviewed"
    LOG_EXPORTED = "log-exported"
    BACKED_UP = "backed-up"
    RESTORED = "restored"
    REHEARSED = "rehearsed"  # a restore, to see that it can be done
    HELD = "held"  # legal hold put or lifted
    CLEARED = "cleared"  # gone through before it is erased
    ERASED = "erased"
    SENT_CASE = "sent-case"
    TOOK_CASE = "took-case"
    UNKNOWN = "unknown"  # written by a program that is newer than this
    CAPTURE_ALLOWED = "capture-allowed"  # the window, in a shared screen, for a while


class HomePart(Enum):
    """A part of what is the home's own."""

    FACTS = "facts"
    ADDRESS_BOOK = "address-book"
    REGIONS = "regions"
    TRAINING = "training"  # who works there, is trained in what, and coordinates
    TEXTS = "texts"
    TEMPLATES = "templates"
    REMINDERS = "reminders"  # own figures for when something is shown and overdue
    SHEETS = "sheets"  # reviews of translated ones
    INITIATIVE = "initiative"  # agreements that let SiS take the initiative
    HOME_CARDS = "home-cards"  # of others, each by its id and first group
    TIPS = "tips"  # shared with other homes, or from them
    PICTURES = "pictures"  # picture boards that are of no case, and words for them


class PicturePart(Enum):
    """What of a case's picture support a row speaks of."""

    BOARD = "picture-board"
    PHOTO = "picture-photo"
    TALK = "picture-talk"  # what the young person answered with pictures


class PersonDeed(Enum):
    """What was done with somebody who works at the home; several may be at once."""

    NEW = "new"
    BACK = "back"  # after having left
    LEFT = "left"
    RIGHTS = "rights"  # roles, or the branches that are read
    NAMED = "named"  # name or title, by another
    OWN = "own"  # their own facts, by themselves
    STAND_IN = "stand-in"  # who looks after their cases while they are away
    DROPPED = "dropped"  # let in, and then not after all


FOUND: Final = frozenset({Act.KEYS_OLDER, Act.LOG_BROKEN, Act.SAVES_MISSING})
"""What an opening found amiss, for somebody to answer for."""


@dataclass(frozen=True, slots=True)
class Access:
    """One row. ``by`` is a user's id, empty when nobody was known yet.

    ``case`` is a case's id, empty when it was of none; ``detail`` codes and counts,
    never a name nor what was searched for; None when it has been erased. ``code`` is
    the act as it lies in the file where that is ``UNKNOWN`` here.
    """

    number: int
    at: datetime
    by: str
    act: Act
    case: str = ""
    detail: str | None = ""
    code: str = ""

    @property
    def person(self) -> str:
        """The id of the user whom it is about; empty when it is about none."""
        is_about = self.act is Act.PERSON_CHANGED
        return (self.detail or "").partition(" ")[0] if is_about else ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """How far the log reached, and its sum there, kept outside the file."""

    number: int
    sum: bytes

    @property
    def text(self) -> str:
        """Write it as it is kept: ``1204:9f…``."""
        return f"{self.number}:{self.sum.hex()}"

    @classmethod
    def read(cls, text: str) -> "Anchor | None":
        """Read it, however it is spaced; None if it is no such thing."""
        number, colon, digits = "".join(text.split()).partition(":")
        if not (number.isascii() and number.isdigit()):
            return None
        try:
            found = cls(int(number), bytes.fromhex(digits))
        except ValueError:
            return None
        return found if colon and len(found.sum) == len(BEGINNING) else None


class Fault(Enum):
    """What is wrong with a log."""

    MISSING = "missing"  # rows are gone, or out of order
    ALTERED = "altered"  # a row says something else than when it was written
    ANCHOR = "anchor"  # it is not the log that was anchored
    SHORTENED = "shortened"  # it ends before an anchor


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, and the number of the row where it shows."""

    fault: Fault
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of the log are looked at; what is empty narrows nothing."""

    by: str = ""
    act: Act | None = None
    case: str = ""
    first: date | None = None
    last: date | None = None
    limit: int = 200
    offset: int = 0


@dataclass(frozen=True, slots=True)
class AccessPage:
    """Rows of the log, newest first, and how many there are in all."""

    rows: tuple[Access, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody went through a sample of the log, and signed for it.

    ``first`` and ``last`` are the numbers between which it lies, ``looked_at`` how many
    rows were looked at, ``anchor`` how far the log reached then.
    """

    id: str
    day: date
    by: str  # a user's id
    first: int
    last: int
    looked_at: int
    words: str = ""  # what was found, and what was done about it
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says of all that was found amiss; ``number`` is the log's then."""

    id: str
    day: date
    by: str  # a user's id
    number: int
    words: str


def person_detail(person: str, *deeds: PersonDeed) -> str:
    """Write whom a row is about by id, and what was done: ``9f… rights named``."""
    return " ".join((person, *(deed.value for deed in deeds)))


def bound(salt: bytes, detail: str) -> bytes:
    """Sum what a row says, with its salt: nobody can guess it from the sum."""
    return sha256(salt + detail.encode()).digest()


def chained(before: bytes, access: Access, detail_sum: bytes) -> bytes:
    """Sum a row with the sum of the row before it."""
    told = [
        access.number,
        access.at.astimezone(UTC).isoformat(),
        access.by,
        access.code or access.act.value,
        access.case,
        detail_sum.hex(),
    ]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return sha256(before + text.encode()).digest()
