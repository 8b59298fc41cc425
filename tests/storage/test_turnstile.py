from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.turnstile import Turnstile
from tests.opened import new_office


@pytest.fixture
def others() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def test_many_are_in_at_a_time() -> None:
    turnstile = Turnstile()

    with turnstile.among_others(), turnstile.among_others():
        pass

    with turnstile.alone():
        pass


def test_who_is_to_be_alone_waits_for_those_who_are_in(
    others: ThreadPoolExecutor,
) -> None:
    turnstile, came_in, may_leave = Turnstile(), Event(), Event()

    def work() -> None:
        with turnstile.among_others():
            came_in.set()
            may_leave.wait(5)

    def alone() -> bool:
        with turnstile.alone():
            return may_leave.is_set()

    others.submit(work)
    came_in.wait(5)
    waiting = others.submit(alone)
    assert not waiting.done()
    may_leave.set()

    assert waiting.result(5)


def test_nobody_comes_in_while_one_is_alone(others: ThreadPoolExecutor) -> None:
    turnstile, left = Turnstile(), Event()

    def enter() -> bool:
        with turnstile.among_others():
            return left.is_set()

    with turnstile.alone():
        entering = others.submit(enter)
        assert not entering.done()
        left.set()

    assert entering.result(5)


def test_patience_has_an_end_and_work_goes_on(others: ThreadPoolExecutor) -> None:
    turnstile = Turnstile(patience=0.05)

    def alone() -> None:
        with turnstile.alone():
            raise AssertionError

    def enter() -> bool:
        with turnstile.among_others():
            return True

    with turnstile.among_others():
        with pytest.raises(Unavailable) as caught:
            others.submit(alone).result(5)
        assert caught.value.trouble is Trouble.BUSY
        assert others.submit(enter).result(5)


def test_an_open_transaction_holds_the_rotation_up(
    tmp_path: Path, others: ThreadPoolExecutor
) -> None:
    with new_office(tmp_path).open() as opened:
        opened.store._turnstile = Turnstile(patience=0.05)
        key = opened.keys.unlocked.data_key
        with opened.store.reading() as work:
            with pytest.raises(Unavailable) as caught:
                others.submit(opened.keys.rotate).result(5)
            assert caught.value.trouble is Trouble.BUSY
            assert len(work.house.users()) == 1
        assert opened.keys.unlocked.data_keys == (key,)

        opened.keys.rotate()

        assert opened.keys.unlocked.data_key != key
