"""Failed attempts to open a home, remembered beside it until somebody succeeds.

What is kept are times and a number, no names. Whoever can write to the folder can take
the file away: it slows down the one who sits at the keyboard. Against the one who has
copied the files there is only the passphrase's own cost, and the device secret.
"""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sipdesk.domain.errors import RuleBroken, Unavailable
from sipdesk.storage.files import write_atomically
from sipdesk.storage.values import from_json, to_json

FREE = 5
"""So many may fail before the first wait."""

LONGEST = 300
"""Seconds; no wait is longer, whatever the clock does."""

_REMEMBERED = 200
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Attempts:
    """``count`` is what the next wait goes by; ``failed`` since the last success."""

    count: int = 0
    last: datetime | None = None
    failed: tuple[datetime, ...] = ()


class Attempts:
    """The failed attempts to open one home.

    Only the program that holds the home's lock may use it. ``now`` tells the time.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path = path
        self._now = now

    def check(self) -> None:
        """Refuse a passphrase that comes too soon after those that failed.

        Raises:
            RuleBroken: ``too-many-attempts``, with the ``seconds`` left.

        """
        seconds = self.seconds_left()
        if seconds:
            raise RuleBroken(
                "too-many-attempts", "passphrase", {"seconds": str(seconds)}
            )

    def seconds_left(self) -> int:
        """Give how many seconds there are to wait; 0 if none."""
        kept, now = self._read(), self._now()
        if kept.last is None:
            return 0
        if kept.last > now:
            # The clock was put back: the wait is counted from now, once.
            kept = replace(kept, last=now)
            self._write(kept)
        left = timedelta(seconds=wait(kept.count)) - (now - (kept.last or now))
        return max(0, math.ceil(left.total_seconds()))

    def failed(self, *, counts: bool = True) -> None:
        """Remember that an attempt failed; ``counts`` if the next must wait for it."""
        kept, now = self._read(), self._now()
        attempts = (*kept.failed, now)[-_REMEMBERED:]
        if counts:
            kept = replace(kept, count=kept.count + 1, last=now)
        self._write(replace(kept, failed=attempts))

    def since_success(self) -> tuple[datetime, ...]:
        """Tell when attempts have failed since the last that succeeded."""
        return self._read().failed

    def succeeded(self) -> None:
        """Forget those that failed: they are told of.

        Half of the count stays: one who guesses does not begin anew each time that
        somebody else comes to work.
        """
        kept = self._read()
        half = kept.count // 2
        if half:
            self._write(_Attempts(half, kept.last))
        else:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _read(self) -> _Attempts:
        """Read the file; damaged it counts as none."""
        try:
            with self._path.open("rb") as file:
                kept = from_json(file.read(_MOST_BYTES), _Attempts)
        except (OSError, ValueError):
            return _Attempts()
        times = [*kept.failed, *filter(None, (kept.last,))]
        whole = kept.count >= 0 and all(time.tzinfo for time in times)
        return kept if whole else _Attempts()

    def _write(self, kept: _Attempts) -> None:
        # A folder that cannot be written to refuses the home itself, and says why.
        with suppress(Unavailable):
            write_atomically(self._path, to_json(kept).encode())


def wait(count: int) -> int:
    """Give the seconds to wait after so many failures in a row."""
    if count < FREE:
        return 0
    return min(LONGEST, 1 << min(count - FREE + 1, LONGEST))
