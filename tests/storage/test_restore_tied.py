"""A passphrase that is tied to a computer puts a backup back there, and only there."""

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.storage.recovery_key import new
from sipdesk.storage.restore import FileRestorer
from sipdesk.usecases.backup import (
    BackUp,
    RehearseRestore,
    back_up,
    rehearse_restore,
)
from sipdesk.usecases.device import TieToDevice, tie_to_device
from tests.home import PASSPHRASE, USER
from tests.opened import Office, copied_office
from tests.usecases.locks import NEW, recovery_key
from tests.usecases.refusals import refused


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


def backed_up(office: Office) -> Path:
    """Tie the passphrase to the computer, and make a backup."""
    with office.ports() as ports:
        recovery_key(ports)
        tie_to_device(TieToDevice(PASSPHRASE), ports)
        return Path(back_up(BackUp(), ports).path)


def test_it_rehearses_a_restore(office: Office) -> None:
    made = backed_up(office)
    with office.ports() as ports:
        assert rehearse_restore(RehearseRestore(made, PASSPHRASE), ports).cases == 0


def test_it_restores_on_its_own_computer(office: Office, tmp_path: Path) -> None:
    made = backed_up(office)
    restored = FileRestorer(office.vault()).restore(made, tmp_path / "åter", PASSPHRASE)
    with replace(office, home=Path(restored.path)).open():
        pass


def test_another_computer_says_that_it_is_not_known(
    office: Office, tmp_path: Path
) -> None:
    made, elsewhere = backed_up(office), Office(office.home)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Unavailable) as caught:
        FileRestorer(elsewhere.vault()).restore(made, tmp_path / "åter", PASSPHRASE)
    assert caught.value.trouble is Trouble.DEVICE_UNKNOWN
    assert sorted(tmp_path.iterdir()) == before


def test_who_guesses_in_a_rehearsal_has_to_wait_as_at_the_unlocking(
    office: Office,
) -> None:
    with office.ports() as ports:
        made = Path(back_up(BackUp(), ports).path)
        for _ in range(5):
            with pytest.raises(Unavailable):
                rehearse_restore(RehearseRestore(made, "fel fras"), ports)
        with refused("too-many-attempts"):
            rehearse_restore(RehearseRestore(made, PASSPHRASE), ports)
    with pytest.raises(RuleBroken), office.open():
        pass
    office.wait(300)
    with office.open() as opened:
        assert len(opened.failed_attempts) == 5


@pytest.mark.journey
def test_where_the_computer_is_gone_the_recovery_key_restores(
    office: Office, tmp_path: Path
) -> None:
    with office.ports() as ports:
        code = recovery_key(ports)
        tie_to_device(TieToDevice(PASSPHRASE), ports)
        made = Path(back_up(BackUp(), ports).path)
        assert rehearse_restore(RehearseRestore(made, code), ports).cases == 0
    elsewhere = Office(office.home)
    restored = FileRestorer(elsewhere.vault()).restore(made, tmp_path / "åter", code)
    home = Path(restored.path)
    opened = elsewhere.vault().recover(home, code, USER.id, NEW)
    with opened.store.reading() as work:
        [row] = work.access.page(Wanted(act=Act.RESTORED)).rows
    opened.store.close()
    assert row.by == ""
    with replace(elsewhere, home=home).open(NEW):
        pass


def test_a_recovery_key_of_another_home_restores_nothing(
    office: Office, tmp_path: Path
) -> None:
    made = backed_up(office)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Unavailable) as caught:
        FileRestorer(office.vault()).restore(made, tmp_path / "åter", new())
    assert caught.value.trouble is Trouble.WRONG_RECOVERY_KEY
    assert sorted(tmp_path.iterdir()) == before
