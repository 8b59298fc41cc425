"""Where homes are kept: makes them and opens them (``ports.Vault``)."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sipdesk.domain.errors import Missing, RuleBroken, Trouble, Unavailable
from sipdesk.domain.home import Home
from sipdesk.domain.settings import BACKUP_KEEP
from sipdesk.domain.user import User
from sipdesk.storage.backup import HomeBackups
from sipdesk.storage.connection import (
    connect,
    copy_into,
    engine,
    migration_connection,
    translated,
)
from sipdesk.storage.database import Database, Reached
from sipdesk.storage.files import HomeFiles, check_place, lock
from sipdesk.storage.gate import Gate
from sipdesk.storage.header import Header, Unlocked
from sipdesk.storage.keys import FLOOR, STANDARD, Cost, new_identity, weakness
from sipdesk.storage.migrations import REVISIONS, Revision, pending, upgrade
from sipdesk.storage.sequence import LastSeen

ENDING = ".sipdesk"


@dataclass(frozen=True, slots=True)
class Opened:
    """An unlocked home (``ports.Opened``)."""

    store: Database
    user: User
    home: Home
    recovered: bool = False
    saves_missing: bool = False
    log_broken: bool = False


@dataclass(frozen=True)
class FileVault:
    """Homes as files on this computer.

    ``cost`` and ``floor`` are what a passphrase slot costs to open, and the least that
    is accepted; the standard ones but in tests. ``last_seen`` gives the memory, outside
    the file, of how far the home had come; ``now`` the time for the access log.
    """

    cost: Cost = STANDARD
    floor: Cost = FLOOR
    last_seen: Callable[[str], LastSeen] = LastSeen
    revisions: Sequence[Revision] = REVISIONS
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def create(self, path: Path, home: Home, user: User, passphrase: str) -> Opened:
        """Make a new home with its first user, and open it."""
        files = HomeFiles(named(path))
        check_place(files.database)
        weak = weakness(passphrase)
        if weak is not None:
            raise RuleBroken(f"passphrase-{weak.value}", "passphrase")
        made = (files.database, files.keys, files.keys_backup)
        if any(file.exists() for file in made):
            raise Unavailable(Trouble.ALREADY_THERE)
        try:
            self._lay(files, home, user, passphrase)
        except BaseException:
            for file in made:
                file.unlink(missing_ok=True)
            raise
        return self.open(files.database, passphrase)

    def open(self, path: Path, passphrase: str) -> Opened:
        """Unlock a home, and bring its tables up to this version of the program."""
        files = HomeFiles(path)
        check_place(files.database)
        _check_there(files)
        loaded = Header.load(files.keys)
        with ExitStack() as undo:
            held = lock(files.database)
            undo.callback(held.release)
            slot, unlocked = loaded.header.unlock_passphrase(passphrase, self.floor)
            undo.callback(unlocked.wipe)
            if not loaded.header.belongs(files.database):
                raise Unavailable(Trouble.NOT_OURS)
            self._bring_up_to_date(files, unlocked)
            memory = self.last_seen(loaded.header.home_id)

            def let_go(reached: Reached) -> None:
                memory.write(reached.saves)
                memory.write_log(reached.log)
                unlocked.wipe()
                held.release()

            store = Database(files.database, lambda: unlocked.data_key, let_go)
            undo.callback(store.close)
            user, log = _user(store, slot.person_id), memory.read_log()
            broken = log is not None and not store.holds(log)
            store.admit(Gate(user, self.now))
            store.backups = HomeBackups(files, unlocked, store.copy_into, self.floor)
            opened = Opened(
                store=store,
                user=user,
                home=_home(store),
                recovered=loaded.recovered,
                saves_missing=(memory.read() or 0) > store.saves(),
                log_broken=broken,
            )
            undo.pop_all()
            return opened

    def _lay(self, files: HomeFiles, home: Home, user: User, passphrase: str) -> None:
        header, unlocked = Header.create(home.id)
        header.add_passphrase(
            unlocked,
            passphrase,
            user.id,
            user.role.value,
            cost=self.cost,
            floor=self.floor,
        )
        connect(files.database, unlocked.data_key, create=True).close()
        self._migrate(files, unlocked)
        store = Database(files.database, lambda: unlocked.data_key)
        with store.work() as work:
            work.house.put_home(home)
            work.house.put_identity(home.id, *new_identity())
            work.house.put_user(user)
        store.close()
        header.pin_salt(unlocked, files.database)
        header.save(files.keys)
        unlocked.wipe()

    def _bring_up_to_date(self, files: HomeFiles, unlocked: Unlocked) -> None:
        database = engine(files.database, lambda: unlocked.data_key)
        try:
            with translated(), database.connect() as db:
                lacking = pending(db, self.revisions)
            if lacking:
                copy = partial(copy_into, database)
                backups = HomeBackups(files, unlocked, copy, self.floor)
                # Beside the home: a share that cannot be reached must not keep it shut.
                backups.make("", BACKUP_KEEP.default, self.now())
        finally:
            database.dispose()
        if lacking:
            self._migrate(files, unlocked)

    def _migrate(self, files: HomeFiles, unlocked: Unlocked) -> None:
        database = engine(files.database, lambda: unlocked.data_key)
        try:
            with translated(), migration_connection(database) as db:
                upgrade(db, pending(db, self.revisions))
        finally:
            database.dispose()


def named(path: Path) -> Path:
    """Give a home's file the ending that a home has."""
    return path if path.suffix == ENDING else path.with_name(path.name + ENDING)


def _check_there(files: HomeFiles) -> None:
    """Tell what is wrong with the file before asking what its keys say."""
    if not files.database.exists():
        raise Unavailable(Trouble.NO_SUCH_FILE)
    if files.database.is_dir():
        raise Unavailable(Trouble.NOT_OURS)
    if files.database.stat().st_size == 0:
        raise Unavailable(Trouble.EMPTY_FILE)
    if not files.keys.exists() and not files.keys_backup.exists():
        is_other = files.database.suffix != ENDING
        raise Unavailable(Trouble.NOT_OURS if is_other else Trouble.KEYS_MISSING)


def _user(store: Database, person_id: str) -> User:
    with store.reading() as work:
        for user in work.house.users():
            if user.id == person_id:
                return user
    raise Missing


def _home(store: Database) -> Home:
    with store.reading() as work:
        return work.house.home()
