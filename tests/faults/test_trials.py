"""The trials of locks see what they are there to see."""

from contextlib import closing
from pathlib import Path

import pytest

from sipdesk.storage.connection import connect
from tests.faults import (
    damage,
    erasing,
    fuzzing,
    guesses,
    led,
    migrating,
    packages,
    tampering,
)


@pytest.mark.journey
def test_every_way_to_change_the_access_log_is_found_by_the_anchor() -> None:
    tried = tampering.tamper(len(tampering.WAYS))
    assert tried.missed.total() == 0
    assert 0 < tried.found_alone.total() < tried.found.total()


@pytest.mark.journey
def test_every_kind_of_damage_is_told_or_harmless() -> None:
    outcome = damage.damage(2 * len(damage.KINDS))
    assert outcome.amiss == ()
    assert outcome.came["told"] > 0
    assert outcome.came["an earlier state, and said so"] > 0


def test_secrets_near_the_right_ones_open_nothing() -> None:
    assert guesses.guess(40) == []


def test_every_damaged_package_is_told() -> None:
    outcome = packages.damaged_packages(25)
    assert (outcome.tried, outcome.failed) == (25, 0)


@pytest.mark.journey
def test_nothing_of_erased_cases_is_left() -> None:
    there, left = erasing.erase(1)
    assert there > 300
    assert left == set()


@pytest.mark.journey
def test_the_trial_of_upgrades_sees_a_home_that_is_not_whole(tmp_path: Path) -> None:
    sample = migrating.lay(tmp_path / "sample")
    home = sample.copy(tmp_path / "copy")
    assert migrating.amiss(sample, home) == ""

    with closing(connect(home, sample.key)) as db:
        db.execute("UPDATE young_person SET family_name = 'X'")
    assert migrating.amiss(sample, home) == "a case is another"


@pytest.mark.parametrize(
    ("error", "said"), [(ValueError("fel"), "ValueError: fel"), (None, "")]
)
def test_a_file_that_makes_a_fault_is_told_of(
    error: Exception | None, said: str
) -> None:
    def read(_: bytes) -> None:
        if error is not None:
            raise error

    assert fuzzing.tried(read, b"") == said


@pytest.mark.journey
def test_a_fuzzer_that_is_led_finds_what_chance_would_not() -> None:
    outcome = led.fuzz(60, "tests.faults.faulty", ("faulty",))
    assert outcome.amiss == ('faulty: "ValueError: what was to be found"',)
    assert outcome.tried > 100
