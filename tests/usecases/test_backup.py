"""Backups are made when they are due, by whoever may, and the log tells of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.rights import Right, may
from sipdesk.domain.settings import (
    BACKUP_EVERY_HOURS,
    BACKUP_FOLDER,
    BACKUP_KEEP,
    SETTINGS,
    Scope,
)
from sipdesk.domain.user import Role
from sipdesk.usecases.backup import (
    BackUp,
    RehearseRestore,
    back_up,
    back_up_if_due,
    read_backups,
    rehearse_restore,
)
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, SetClock, content, open_ports, vault
from tests.usecases.refusals import refused


class At:
    """A home opened with one clock for the log and for the work."""

    def __init__(self, folder: Path) -> None:
        open_ports(folder).store.close()
        self.clock = SetClock()
        homes = replace(vault(), now=self.clock.now)
        opened = homes.open(folder / "hem.sipdesk", PASSPHRASE)
        self.ports = Ports(opened.store, self.clock, str, opened.user, content())

    def later(self, hours: int) -> None:
        """Let time pass."""
        then: datetime = self.clock.now() + timedelta(hours=hours)
        self.clock.day, self.clock.at = then.date(), then.time()

    def acts(self) -> list[tuple[Act, str | None]]:
        """Read what was done, newest first."""
        with self.ports.store.reading() as work:
            rows = work.access.page(Wanted()).rows
        done = {Act.BACKED_UP, Act.REHEARSED}
        return [(row.act, row.detail) for row in rows if row.act in done]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    opened = At(tmp_path / "home")
    yield opened
    opened.ports.store.close()


def test_when_none_is_made_that_is_told(at: At) -> None:
    standing = read_backups(None, at.ports)
    assert standing.last_verified is None
    assert standing.is_late
    assert standing.backups == ()
    assert standing.trouble is None


def test_a_backup_is_in_the_log_and_is_the_last_verified(at: At) -> None:
    made = back_up(BackUp(), at.ports)
    standing = read_backups(None, at.ports)
    assert standing.last_verified == at.clock.now()
    assert not standing.is_late
    assert standing.backups == (made,)
    assert standing.folder == Path(made.path).parent
    assert at.acts() == [(Act.BACKED_UP, "0:0")]


def test_one_is_made_by_itself_only_when_it_is_due(at: At) -> None:
    assert back_up_if_due(None, at.ports) is not None
    at.later(23)
    assert back_up_if_due(None, at.ports) is None
    at.later(1)
    assert read_backups(None, at.ports).is_late
    assert back_up_if_due(None, at.ports) is not None
    change_setting(ChangeSetting(BACKUP_EVERY_HOURS.key, 2), at.ports)
    at.later(2)
    assert back_up_if_due(None, at.ports) is not None


def test_the_home_decides_folder_and_how_many(at: At, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    change_setting(ChangeSetting(BACKUP_FOLDER.key, str(disk)), at.ports)
    change_setting(ChangeSetting(BACKUP_KEEP.key, 2), at.ports)
    for _ in range(3):
        back_up(BackUp(), at.ports)
        at.later(30)
    assert len(list(disk.iterdir())) == 2
    other = tmp_path / "other"
    other.mkdir()
    back_up(BackUp(str(other)), at.ports)
    assert len(list(other.iterdir())) == 1


def test_only_an_administrator_decides_about_backups() -> None:
    for setting in (BACKUP_FOLDER, BACKUP_KEEP, BACKUP_EVERY_HOURS):
        assert SETTINGS[setting.key].scope is Scope.ADMINISTRATOR


def test_one_who_may_not_is_refused_and_is_told_when_it_is_late(at: At) -> None:
    reader = replace(at.ports.user, roles=frozenset({Role.READER}))
    assert not may(reader, Right.BACK_UP)
    ports = replace(at.ports, user=reader)
    with refused("right-missing"):
        back_up(BackUp(), ports)
    with refused("right-missing"):
        rehearse_restore(RehearseRestore(Path("x"), PASSPHRASE), ports)
    with refused("backup-late"):
        back_up_if_due(None, ports)
    assert at.acts() == []
    back_up(BackUp(), at.ports)
    assert back_up_if_due(None, ports) is None


def test_a_folder_that_is_gone_is_told_and_the_last_verified_still_known(
    at: At, tmp_path: Path
) -> None:
    back_up(BackUp(), at.ports)
    gone = tmp_path / "utdelning"
    change_setting(ChangeSetting(BACKUP_FOLDER.key, str(gone)), at.ports)
    at.later(25)
    with pytest.raises(Unavailable) as caught:
        back_up_if_due(None, at.ports)
    assert caught.value.trouble is Trouble.NO_BACKUP_FOLDER
    standing = read_backups(None, at.ports)
    assert standing.trouble is Trouble.NO_BACKUP_FOLDER
    assert standing.last_verified == at.clock.now() - timedelta(hours=25)
    assert standing.is_late


def test_a_rehearsal_opens_the_backup_and_is_in_the_log(at: At) -> None:
    made = Path(back_up(BackUp(), at.ports).path)
    with pytest.raises(Unavailable) as caught:
        rehearse_restore(RehearseRestore(made, "fel lösenfras"), at.ports)
    assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
    assert read_backups(None, at.ports).last_rehearsed is None
    contents = rehearse_restore(RehearseRestore(made, PASSPHRASE), at.ports)
    assert contents.cases == 0
    assert read_backups(None, at.ports).last_rehearsed == at.clock.now()
    assert [act for act, _ in at.acts()] == [Act.REHEARSED, Act.BACKED_UP]


def test_wrong_passphrases_of_a_rehearsal_are_those_of_the_home(
    at: At, tmp_path: Path
) -> None:
    made = Path(back_up(BackUp(), at.ports).path)
    for number in range(5):
        with pytest.raises(Unavailable) as caught:
            rehearse_restore(RehearseRestore(made, f"fel {number}"), at.ports)
        assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
    with refused("too-many-attempts"):
        rehearse_restore(RehearseRestore(made, PASSPHRASE), at.ports)
    at.ports.store.close()
    at.later(1)
    homes = replace(vault(), now=at.clock.now)
    opened = homes.open(tmp_path / "home" / "hem.sipdesk", PASSPHRASE)
    assert len(opened.failed_attempts) == 5
    with opened.store.reading() as work:
        acts = [row.act for row in work.access.page(Wanted()).rows]
    assert acts.count(Act.UNLOCK_FAILED) == 5
    opened.store.close()
