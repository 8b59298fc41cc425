"""A home comes back from its backup, whole, and says what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from threading import Barrier, Thread

import pytest
from alembic.operations import Operations

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.domain.search import Search
from sipdesk.domain.settings import BACKUP_KEEP
from sipdesk.storage.files import lock
from sipdesk.storage.migrations import REVISIONS, Revision
from sipdesk.storage.recovery_key import new as new_recovery_key
from sipdesk.storage.restore import FileRestorer
from sipdesk.storage.sequence import LastSeen
from sipdesk.storage.vault import FileVault
from sipdesk.usecases.backup import BackUp, back_up
from sipdesk.usecases.case import OpenCase, list_cases, open_case
from sipdesk.usecases.ports import Opened, Ports
from tests.backups import looked_at, tried
from tests.faults.damaged import damage
from tests.home import (
    HOME,
    PASSPHRASE,
    USER,
    SetClock,
    content,
    open_ports,
    vault,
)
from tests.keyring import InMemory
from tests.storage.sample_notes import refused
from tests.storage.test_backup import files_at_most

NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


@pytest.fixture
def seen() -> FileVault:
    """Give a vault that remembers, outside the files, how far a home had come."""
    memory = InMemory()
    return replace(vault(), last_seen=lambda home: LastSeen(home, memory))


@pytest.fixture
def opened(tmp_path: Path, seen: FileVault) -> Iterator[Opened]:
    """Open a home through the vault that remembers."""
    open_ports(tmp_path / "home").store.close()
    home = seen.open(tmp_path / "home" / "hem.sipdesk", PASSPHRASE)
    yield home
    home.store.close()


def ports_of(opened: Opened) -> Ports:
    names = count(1000)
    return Ports(
        opened.store,
        SetClock(),
        lambda: f"new-{next(names)}",
        opened.user,
        content(),
    )


def cases(opened: Opened) -> int:
    return len(list_cases(Search(), ports_of(opened)).rows)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_home_comes_back_as_it_was_when_the_backup_was_made(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    ports = ports_of(opened)
    open_case(OpenCase("Alva", "Påhitt"), ports)
    made = Path(back_up(BackUp(), ports).path)
    open_case(OpenCase("Bo", "Påhitt"), ports)
    opened.store.close()

    restored = FileRestorer(seen).restore(made, tmp_path / "åter", PASSPHRASE)

    assert restored.path == str(tmp_path / "åter.sipdesk")
    assert restored.contents == looked_at(made)
    assert restored.saves_missing
    again = seen.open(Path(restored.path), PASSPHRASE)
    assert again.home == opened.home
    assert again.saves_missing, "whoever opens it is told too"
    assert not again.recovered
    assert cases(again) == 1
    with again.store.reading() as work:
        rows = work.access.page(Wanted()).rows
        assert Act.RESTORED in {row.act for row in rows}
        assert work.access.findings() == ()
    again.store.close()
    assert {n for n in names(tmp_path) if n.startswith("åter")} == {
        "åter.sipdesk",
        "åter.sipdesk-keys",
        "åter.sipdesk-keys.bak",
        "åter.sipdesk-lock",
    }


def test_a_backup_of_all_that_was_seen_misses_nothing(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    ports = ports_of(opened)
    open_case(OpenCase("Alva", "Påhitt"), ports)
    made = Path(back_up(BackUp(), ports).path)
    opened.store.close()
    restored = FileRestorer(seen).restore(made, tmp_path / "åter", PASSPHRASE)
    assert not restored.saves_missing


def test_a_preview_counts_only_what_the_passphrase_opens(
    opened: Opened, seen: FileVault
) -> None:
    made = Path(back_up(BackUp(), ports_of(opened)).path)
    restorer = FileRestorer(seen)
    assert restorer.preview(made) == restorer.preview(made, PASSPHRASE)
    assert refused(lambda: restorer.preview(made, "fel")) is Trouble.WRONG_PASSPHRASE


def test_who_has_failed_five_times_waits_whatever_way_is_tried(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    made = Path(back_up(BackUp(), ports_of(opened)).path)
    time = NOW
    restorer = FileRestorer(replace(seen, now=lambda: time))
    tries = (
        lambda word: restorer.preview(made, word),
        lambda word: restorer.restore(made, tmp_path / "ny", word),
    )
    for number in range(5):
        found = refused(partial(tries[number % 2], f"fel {number}"))
        assert found is Trouble.WRONG_PASSPHRASE
    for attempt in tries:
        with pytest.raises(RuleBroken) as caught:
            attempt(PASSPHRASE)
        assert caught.value.code == "too-many-attempts"
    assert not list(tmp_path.glob("ny*"))
    time += timedelta(seconds=2)
    assert restorer.preview(made, PASSPHRASE).cases == 0


def test_a_backup_is_rehearsed_and_put_back_by_the_recovery_key_too(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    code = opened.keys.make_recovery_key()
    ports = ports_of(opened)
    open_case(OpenCase("Alva", "Påhitt"), ports)
    made = Path(back_up(BackUp(), ports).path)
    assert opened.store.backups.rehearse(made, code).cases == 1
    restorer = FileRestorer(seen)
    assert restorer.preview(made, code.lower().replace("-", " ")).cases == 1
    other = new_recovery_key()
    found = refused(lambda: restorer.restore(made, tmp_path / "åter", other))
    assert found is Trouble.WRONG_RECOVERY_KEY
    restored = restorer.restore(made, tmp_path / "åter", code)
    again = seen.open(Path(restored.path), PASSPHRASE)
    with again.store.reading() as work:
        (row,) = [r for r in work.access.page(Wanted()).rows if r.act is Act.RESTORED]
        assert row.by == "", "nobody is known by the paper"
        assert work.access.findings() == ()
    again.store.close()


def test_nothing_is_ever_restored_over_a_file(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    made = Path(back_up(BackUp(), ports_of(opened)).path)
    restorer = FileRestorer(seen)
    home = tmp_path / "home" / "hem.sipdesk"
    for taken in ("ny.sipdesk", "ny2.sipdesk-keys", "ny3.sipdesk-keys.bak"):
        (tmp_path / taken).write_bytes(b"mine")
        to = tmp_path / taken.partition(".")[0]
        found = refused(partial(restorer.restore, made, to, PASSPHRASE))
        assert found is Trouble.ALREADY_THERE
        assert (tmp_path / taken).read_bytes() == b"mine"
    found = refused(lambda: restorer.restore(made, home, PASSPHRASE))
    assert found is Trouble.ALREADY_THERE


@pytest.mark.parametrize("wrong", ["passphrase", "damage", "folder", "share"])
def test_what_cannot_be_restored_leaves_nothing(
    opened: Opened, seen: FileVault, tmp_path: Path, wrong: str
) -> None:
    made = Path(back_up(BackUp(), ports_of(opened)).path)
    to, passphrase = tmp_path / "ny", PASSPHRASE
    if wrong == "passphrase":
        passphrase = "något annat"
    elif wrong == "damage":
        damage(made, made.stat().st_size // 2)
    elif wrong == "folder":
        to = tmp_path / "borta" / "ny"
    else:
        to = tmp_path / "OneDrive" / "ny"
        to.parent.mkdir()
    before = names(tmp_path)
    found = refused(lambda: FileRestorer(seen).restore(made, to, passphrase))
    assert names(tmp_path) == before
    assert (
        found
        is {
            "passphrase": Trouble.WRONG_PASSPHRASE,
            "damage": Trouble.BACKUP_DAMAGED,
            "folder": Trouble.NO_SUCH_FOLDER,
            "share": Trouble.NETWORK_PATH,
        }[wrong]
    )


def test_one_who_comes_while_another_restores_there_takes_nothing_away(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    made = Path(back_up(BackUp(), ports_of(opened)).path)
    to = tmp_path / "ny.sipdesk"
    room = tmp_path / "ny.sipdesk-restoring"
    with lock(to):
        room.mkdir()
        (room / "ny.sipdesk").write_bytes(b"another works here")
        before = names(tmp_path)
        found = refused(lambda: FileRestorer(seen).restore(made, to, PASSPHRASE))
        assert found is Trouble.IN_USE
        assert names(tmp_path) == before
        assert (room / "ny.sipdesk").exists()
        # The one who was first still keeps everybody else out.
        assert refused(lambda: lock(to)) is Trouble.IN_USE


@pytest.mark.parametrize("round_", range(5))
def test_of_two_who_make_a_home_at_one_place_one_does(
    tmp_path: Path, round_: int
) -> None:
    home, begin = tmp_path / f"{round_}.sipdesk", Barrier(2)
    said: list[Trouble | None] = []

    def make() -> None:
        begin.wait(60)
        try:
            vault().create(home, HOME, USER, PASSPHRASE).store.close()
        except Unavailable as error:
            said.append(error.trouble)
        else:
            said.append(None)

    makers = [Thread(target=make) for _ in range(2)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert said.count(None) == 1
    assert set(said) <= {None, Trouble.IN_USE, Trouble.ALREADY_THERE}
    vault().open(home, PASSPHRASE).store.close()


def test_a_disk_without_room_for_the_home_is_told(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    made = Path(back_up(BackUp(), ports_of(opened)).path)
    before = names(tmp_path)
    with files_at_most(100_000):
        found = refused(
            lambda: FileRestorer(seen).restore(made, tmp_path / "ny", PASSPHRASE)
        )
    assert found is Trouble.NO_ROOM_TO_RESTORE
    assert names(tmp_path) == before


# --- Before the tables change -----------------------------------------------------


def _add(op: Operations) -> None:
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")


def _fail(op: Operations) -> None:
    op.execute('DELETE FROM "home"')
    raise ZeroDivisionError


def test_before_the_tables_change_there_is_a_backup_that_opens(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    opened.store.close()
    home = tmp_path / "home" / "hem.sipdesk"
    newer = replace(seen, revisions=(*REVISIONS, Revision("9999", _add)))
    newer.open(home, PASSPHRASE).store.close()
    (backup,) = (home.parent / "säkerhetskopior").iterdir()
    contents = tried(backup, PASSPHRASE)
    assert contents.revision == REVISIONS[-1].name
    assert refused(lambda: seen.open(home, PASSPHRASE)) is Trouble.TOO_NEW
    restored = FileRestorer(seen).restore(backup, tmp_path / "åter", PASSPHRASE)
    seen.open(Path(restored.path), PASSPHRASE).store.close()


def test_no_backup_is_taken_away_because_the_tables_change(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    keep = BACKUP_KEEP.default + 2
    for day in range(keep):
        opened.store.backups.make("", keep, NOW + timedelta(days=day))
    opened.store.close()
    home = tmp_path / "home" / "hem.sipdesk"
    before = names(home.parent / "säkerhetskopior")
    newer = replace(seen, revisions=(*REVISIONS, Revision("9999", _add)))
    newer.open(home, PASSPHRASE).store.close()
    after = names(home.parent / "säkerhetskopior")
    assert before < after
    assert len(after) == keep + 1


def test_a_backup_of_older_tables_is_brought_up_to_date_when_it_is_restored(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    made = Path(back_up(BackUp(), ports_of(opened)).path)
    newer = replace(seen, revisions=(*REVISIONS, Revision("9999", _add)))
    FileRestorer(newer).restore(made, tmp_path / "åter", PASSPHRASE)
    found = refused(lambda: seen.open(tmp_path / "åter.sipdesk", PASSPHRASE))
    assert found is Trouble.TOO_NEW
    newer.open(tmp_path / "åter.sipdesk", PASSPHRASE).store.close()


def test_an_upgrade_that_fails_leaves_the_home_as_it_was(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    ports = ports_of(opened)
    open_case(OpenCase("Alva", "Påhitt"), ports)
    opened.store.close()
    home = tmp_path / "home" / "hem.sipdesk"
    broken = (*REVISIONS, Revision("9998", _add), Revision("9999", _fail))
    with pytest.raises(ZeroDivisionError):
        replace(seen, revisions=broken).open(home, PASSPHRASE)
    again = seen.open(home, PASSPHRASE)
    assert again.home == opened.home
    assert cases(again) == 1
    again.store.check()
    again.store.close()
    (backup,) = (home.parent / "säkerhetskopior").iterdir()
    assert tried(backup, PASSPHRASE).cases == 1


def test_a_home_that_cannot_be_backed_up_is_not_upgraded(
    opened: Opened, seen: FileVault, tmp_path: Path
) -> None:
    opened.store.close()
    home = tmp_path / "home" / "hem.sipdesk"
    (home.parent / "säkerhetskopior").write_bytes(b"in the way")
    newer = replace(seen, revisions=(*REVISIONS, Revision("9999", _add)))
    found = refused(lambda: newer.open(home, PASSPHRASE))
    assert found is Trouble.ALREADY_THERE
    seen.open(home, PASSPHRASE).store.close()
