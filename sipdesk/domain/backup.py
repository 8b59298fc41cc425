"""What a backup says that it holds, and when the next one is to be made."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Contents:
    """What a home was when a backup of it was made; nothing of any person.

    ``log`` is how far the access log reached (``access.Anchor.text``): an anchor that
    lies outside the home's own file. ``revision`` is that of its tables.
    """

    home: str  # the home's id
    made: datetime
    program: str
    revision: str
    saves: int
    cases: int
    log: str


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup's file. ``contents`` is None when it cannot be read."""

    path: str
    size: int  # bytes
    contents: Contents | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A home that was put back at ``path``.

    ``saves_missing`` is whether this computer has seen it when it had more in it.
    """

    path: str
    contents: Contents
    saves_missing: bool


def is_due(last: datetime | None, now: datetime, hours: int) -> bool:
    """Whether the last backup is older than it may be.

    One from the future is none: the clock has been put back.
    """
    return last is None or not timedelta() <= now - last < timedelta(hours=hours)
