"""Locks, traces and copies: what a crash, a disk, damage or somebody can do to a home.

Backups that are damaged or killed have proofs of their own in ``tests/faults``, which
are run from here; that what is typed and printed leaves no trace is here too.
"""

import logging
import sys
from collections.abc import Callable, Iterable

from tests.faults import (
    damage,
    disk,
    erasing,
    fuzzing,
    guesses,
    led,
    others,
    share,
    tampering,
)
from tests.faults.damaged import damaged_backups
from tests.faults.killed_backup import killed_backups
from tests.faults.migrating import kill_while_migrating
from tests.faults.packages import damaged_packages
from tests.faults.rekeying import kill_while_rekeying
from tests.proofs.claim import Claim, Outcome
from tests.proofs.killed import kill_while_saving
from tests.proofs.working_day import nothing_is_left_behind

# How many times, in the short form and in the long.
KILLS_SAVING = 3, 150
KILLS_MIGRATING = 2, 120
KILLS_REKEYING = 3, 150
KILLS_BACKING_UP = 2, 120
FULL_DISKS = 8, 120
SHUT_FOLDERS = 4, 40
SHARES_GONE = 6, 100
CLOCKS = 4, 60
OTHER_PROGRAMS = 1, 20
DAMAGED_HOMES = 60, 1000
DAMAGED_BACKUPS = 60, 1000
DAMAGED_PACKAGES = 60, 1000
GUESSES = 100, 1000
TAMPERINGS = 116, 300
ERASED_CASES = 2, 12
CHANGED_FILES = 60, 20_000  # for each importer
SECONDS_LED = 2, 360  # for each importer; an hour in all


def _how_many(counts: tuple[int, int], *, long: bool) -> int:
    return counts[long]


def _killed(
    counts: tuple[int, int], kill: Callable[[int], tuple[int, int]]
) -> Callable[[bool], Outcome]:
    return lambda long: Outcome(*kill(_how_many(counts, long=long)))


def _told(tried: int, amiss: Iterable[str]) -> Outcome:
    """Count what was amiss, and tell each on standard error."""
    said = list(amiss)
    for line in said:
        sys.stderr.write(f"{line}\n")
    return Outcome(tried, len(said))


def _full(long: bool) -> Outcome:  # noqa: FBT001
    told = disk.work_on_a_full_disk(_how_many(FULL_DISKS, long=long))
    outcome = _told(told.tried, told.amiss)
    own = {"on a file system of its own": float(disk.has_own_disk())}
    return Outcome(outcome.tried, outcome.failed, own)


def _shut(long: bool) -> Outcome:  # noqa: FBT001
    count = _how_many(SHUT_FOLDERS, long=long)
    told = disk.work_where_nothing_may_be_written(count)
    return _told(told.tried, told.amiss)


def _share_gone(long: bool) -> Outcome:  # noqa: FBT001
    count = _how_many(SHARES_GONE, long=long)
    refused, amiss = share.let_it_go(count)
    outcome = _told(count, amiss)
    return Outcome(outcome.tried, outcome.failed, {"gone before the end": refused})


def _clock(long: bool) -> Outcome:  # noqa: FBT001
    count = _how_many(CLOCKS, long=long)
    return _told(count, others.put_the_clock_back(count))


def _two_programs(long: bool) -> Outcome:  # noqa: FBT001
    count = _how_many(OTHER_PROGRAMS, long=long)
    return _told(count, others.open_it_twice(count))


def _damaged(long: bool) -> Outcome:  # noqa: FBT001
    count = _how_many(DAMAGED_HOMES, long=long)
    outcome = damage.damage(count)
    told = _told(count, outcome.amiss)
    return Outcome(told.tried, told.failed, dict(outcome.came))


def _damaged_backups(long: bool) -> Outcome:  # noqa: FBT001
    return damaged_backups(_how_many(DAMAGED_BACKUPS, long=long))


def _damaged_packages(long: bool) -> Outcome:  # noqa: FBT001
    return damaged_packages(_how_many(DAMAGED_PACKAGES, long=long))


def _killed_backups(long: bool) -> Outcome:  # noqa: FBT001
    return killed_backups(_how_many(KILLS_BACKING_UP, long=long))


def _guessed(long: bool) -> Outcome:  # noqa: FBT001
    count = _how_many(GUESSES, long=long)
    return _told(count, guesses.guess(count))


def _tampered(long: bool) -> Outcome:  # noqa: FBT001
    tried = tampering.tamper(_how_many(TAMPERINGS, long=long))
    missed = _told(tried.times.total(), tried.missed.elements())
    alone = {"found without any anchor": tried.found_alone.total()}
    return Outcome(missed.tried, missed.failed, alone)


def _erased(long: bool) -> Outcome:  # noqa: FBT001
    there, left = erasing.erase(_how_many(ERASED_CASES, long=long))
    return _told(there, left)


def _fuzzed(long: bool) -> Outcome:  # noqa: FBT001
    count = _how_many(CHANGED_FILES, long=long)
    logging.disable()  # the reader of PDFs tells of each fault it meets
    try:
        return _told(*fuzzing.fuzz(count))
    finally:
        logging.disable(logging.NOTSET)


def _led(long: bool) -> Outcome:  # noqa: FBT001
    seconds = _how_many(SECONDS_LED, long=long)
    led_there = led.fuzz(seconds)
    outcome = _told(led_there.tried, led_there.amiss)
    return Outcome(outcome.tried, outcome.failed, {"edges met": led_there.reached})


CLAIMS = (
    Claim(
        "killed -9 while saving: nothing committed is lost, nothing half-done stays",
        _killed(KILLS_SAVING, kill_while_saving),
    ),
    Claim(
        "killed -9 while an older home is brought up to now: it is of then or of now, "
        "whole, and the backup of before is whole",
        _killed(KILLS_MIGRATING, kill_while_migrating),
    ),
    Claim(
        "killed -9 while the data key is changed: every way in opens the whole home",
        _killed(KILLS_REKEYING, kill_while_rekeying),
    ),
    Claim(
        "killed -9 while backing up: home and finished backups are whole, nothing "
        "half-done stays",
        _killed_backups,
    ),
    Claim("a full disk: it is said, and nothing is lost", _full),
    Claim(
        "a folder that may not be written to: it is said, and nothing is lost", _shut
    ),
    Claim(
        "a share that goes away while a backup is written to it: it is said, and "
        "nothing half-done stays",
        _share_gone,
    ),
    Claim("the clock is put back: nothing is lost, no wait is long", _clock),
    Claim(
        "two programs on one home: the second is told, nothing is lost", _two_programs
    ),
    Claim(
        "bits turned and ends cut off in database, key header and write-ahead log: "
        "told, or a whole earlier state that says saves are missing",
        _damaged,
    ),
    Claim("bits turned and ends cut off in a backup: always told", _damaged_backups),
    Claim(
        "bits turned and ends cut off in a case on its way to another home: always "
        "told, and nothing is taken in",
        _damaged_packages,
    ),
    Claim("secrets near the right ones open nothing", _guessed),
    Claim(
        "the access log changed by who holds the open database: always found by the "
        "latest anchor outside it",
        _tampered,
    ),
    Claim("what is erased is in no page, log or backup that is left", _erased),
    Claim(
        "after a working day no canary is in any byte outside", nothing_is_left_behind
    ),
    Claim("changed files from outside are read or calmly refused", _fuzzed),
    *(
        [
            Claim(
                "files from outside, changed by a fuzzer that sees what they reach, "
                "are read or calmly refused",
                _led,
            )
        ]
        if led.available()
        else []
    ),
)
