from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.errors import RuleBroken
from sipdesk.storage.attempts import FREE, LONGEST, Attempts, wait

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Wristwatch:
    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time

    def pass_by(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def watch() -> Wristwatch:
    return Wristwatch()


@pytest.fixture
def attempts(tmp_path: Path, watch: Wristwatch) -> Attempts:
    return Attempts(tmp_path / "hem.sipdesk-attempts", watch.now)


def fail(attempts: Attempts, times: int) -> None:
    for _ in range(times):
        attempts.failed()


def test_the_first_five_wait_for_nothing(attempts: Attempts) -> None:
    for _ in range(FREE):
        attempts.check()
        attempts.failed()

    with pytest.raises(RuleBroken) as caught:
        attempts.check()
    assert caught.value.code == "too-many-attempts"
    assert caught.value.facts == {"seconds": "2"}


def test_the_wait_grows_to_five_minutes_and_no_further() -> None:
    waits = [wait(count) for count in range(1, 16)]

    assert waits[:8] == [0, 0, 0, 0, 2, 4, 8, 16]
    assert waits == sorted(waits)
    assert waits[-1] == wait(10**9) == LONGEST == 300


def test_who_has_waited_may_try_again(attempts: Attempts, watch: Wristwatch) -> None:
    fail(attempts, 7)
    assert attempts.seconds_left() == 8
    watch.pass_by(7.5)
    assert attempts.seconds_left() == 1
    watch.pass_by(0.5)

    attempts.check()


def test_a_success_tells_of_those_that_failed_and_halves_the_wait(
    attempts: Attempts, watch: Wristwatch
) -> None:
    fail(attempts, 11)
    watch.pass_by(3600)
    attempts.failed()

    assert attempts.since_success() == (*[NOON] * 11, NOON + timedelta(hours=1))
    attempts.succeeded()
    assert attempts.since_success() == ()
    attempts.succeeded()
    attempts.failed()
    assert attempts.seconds_left() == 0  # twelve, halved twice, and one


def test_nothing_is_left_when_all_is_forgotten(
    attempts: Attempts, tmp_path: Path
) -> None:
    attempts.failed()
    assert len(list(tmp_path.iterdir())) == 1

    attempts.succeeded()

    assert list(tmp_path.iterdir()) == []


def test_what_does_not_count_is_remembered_and_waited_for_by_nobody(
    attempts: Attempts,
) -> None:
    for _ in range(20):
        attempts.failed(counts=False)

    attempts.check()
    assert attempts.since_success() == (NOON,) * 20


def test_another_program_remembers_them_too(
    attempts: Attempts, tmp_path: Path, watch: Wristwatch
) -> None:
    fail(attempts, 6)

    assert Attempts(tmp_path / "hem.sipdesk-attempts", watch.now).seconds_left() == 4


def test_a_clock_that_is_put_back_locks_nobody_out(
    attempts: Attempts, watch: Wristwatch
) -> None:
    fail(attempts, 30)
    watch.pass_by(-10 * 365 * 24 * 3600)
    assert attempts.seconds_left() == LONGEST

    watch.pass_by(LONGEST)

    attempts.check()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b'{"count":-1,"failed":[],"last":null}',
        b'{"count":9,"failed":[],"last":"2026-03-02T12:00:00"}',
        b'{"count":9,"failed":["x"],"last":null}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_counts_as_none(
    attempts: Attempts, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "hem.sipdesk-attempts").write_bytes(content)

    assert attempts.seconds_left() == 0
    attempts.failed()
    assert attempts.since_success() == (NOON,)


@pytest.mark.journey
def test_there_is_an_end_to_what_is_remembered(
    attempts: Attempts, tmp_path: Path
) -> None:
    fail(attempts, 1000)

    assert (tmp_path / "hem.sipdesk-attempts").stat().st_size < 10_000
    assert attempts.seconds_left() == LONGEST


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    nowhere = Attempts(tmp_path / "nowhere" / "x", lambda: NOON)

    nowhere.failed()

    nowhere.check()
    nowhere.succeeded()
    assert nowhere.since_success() == ()
