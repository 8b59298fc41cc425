"""Where homes are kept: makes them and opens them (``ports.Vault``)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from shutil import rmtree

from sqlalchemy import Engine

from sipdesk.domain.access import Act
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.home import HOME_ENDING, Home
from sipdesk.domain.key_slot import KeyDeed
from sipdesk.domain.policy import NO_POLICIES, Policies
from sipdesk.domain.user import User
from sipdesk.storage.attempts import Attempts
from sipdesk.storage.backup import HomeBackups
from sipdesk.storage.connection import (
    connect,
    copy_into,
    engine,
    migration_connection,
    translated,
)
from sipdesk.storage.database import Database, Reached
from sipdesk.storage.device import Devices
from sipdesk.storage.file_keys import FileKeys
from sipdesk.storage.files import (
    HomeFiles,
    HomeLock,
    check_place,
    founding,
    lock,
    sweep,
    trouble_of,
)
from sipdesk.storage.first_look import let_in, logged, look_at_header, tell_faults
from sipdesk.storage.gate import Gate
from sipdesk.storage.header import Header
from sipdesk.storage.keys import FLOOR, STANDARD, Cost, new_identity, refuse_weak
from sipdesk.storage.migrations import REVISIONS, Revision, pending, upgrade
from sipdesk.storage.rotation import settle
from sipdesk.storage.sequence import LastSeen, Seen
from sipdesk.storage.unlocked import Unlocked
from sipdesk.storage.unlocking import (
    Means,
    by_device,
    by_either,
    by_passphrase,
    by_recovery_key,
)

_NOBODY = User("", "", roles=frozenset())
"""Whoever holds the recovery key."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An unlocked home (``ports.Opened``)."""

    store: Database
    user: User
    home: Home
    keys: FileKeys
    recovered: bool = False
    saves_missing: bool = False
    log_broken: bool = False
    keys_older: bool = False
    faults_unanswered: bool = False
    failed_attempts: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class FileVault:
    """Homes as files on this computer.

    ``cost`` and ``floor`` are what a passphrase slot costs to open, and the least that
    is accepted; the standard ones but in tests. ``last_seen`` gives the memory, outside
    the file, of how far the home had come; ``devices`` what this computer knows;
    ``now`` the time; ``policies`` what is decided on it.
    """

    cost: Cost = STANDARD
    floor: Cost = FLOOR
    last_seen: Callable[[str], LastSeen] = LastSeen
    revisions: Sequence[Revision] = REVISIONS
    devices: Callable[[str], Devices] = Devices
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    policies: Policies = NO_POLICIES

    def create(self, path: Path, home: Home, user: User, passphrase: str) -> Opened:
        """Make a new home with its first user, and open it."""
        files = HomeFiles(named(path))
        check_place(files.database)
        refuse_weak(passphrase, "passphrase")
        with founding(files.database):
            try:
                self._lay(files, home, user, passphrase)
            except BaseException:
                for file in (files.database, files.keys, files.keys_backup):
                    file.unlink(missing_ok=True)
                raise
        # What is made up is played as if nothing were decided; who opens it obeys.
        vault = replace(self, policies=NO_POLICIES) if home.demonstration else self
        return vault.open(files.database, passphrase)

    def open(
        self, path: Path, passphrase: str, *, allow_device_alone: bool = False
    ) -> Opened:
        """Unlock a home, and bring its tables up to this version of the program."""
        with ExitStack() as undo:
            door = self._door(path, undo)
            if allow_device_alone and not passphrase:
                slot, unlocked = by_device(door.header, door.means)
            else:
                slot, unlocked = by_passphrase(door.header, door.means, passphrase)
            inside = self._enter(door, unlocked, undo)
            opened = self._opened(door, inside, slot.person_id)
            with suppress(Unavailable):  # it opens as it is, too
                inside.raise_cost(slot, passphrase)
            undo.pop_all()
            return opened

    def look(self, path: Path) -> None:
        """Tell what keeps a home from being unlocked, as far as can be seen outside it.

        Nothing is held or written.

        Raises:
            Unavailable: with the trouble.

        """
        files = HomeFiles(path)
        check_place(files.database)
        _check_there(files)
        Header.load(files.keys)

    def people(self, path: Path, code: str) -> tuple[User, ...]:
        """Name those who may be given a new passphrase, by a recovery key."""
        with ExitStack() as undo:
            door = self._door(path, undo)
            _, unlocked = by_recovery_key(door.header, door.means, code)
            inside = self._enter(door, unlocked, undo, remember=False)
            own = {slot.person_id for slot in inside.header.slots}
            with inside.database.reading() as work:
                users = work.house.users()
            return tuple(u for u in users if u.id in own and u.left is None)

    def recover(self, path: Path, code: str, person: str, passphrase: str) -> Opened:
        """Unlock a home with a recovery key, as a person who gets a new passphrase."""
        refuse_weak(passphrase, "passphrase")
        with ExitStack() as undo:
            door = self._door(path, undo)
            _, unlocked = by_recovery_key(door.header, door.means, code)
            inside = self._enter(door, unlocked, undo)
            opened = self._opened(door, inside, person)
            with logged(opened.store, KeyDeed.RECOVERED):
                inside.reset_passphrase(person, passphrase)
            undo.pop_all()
            return opened

    def put_back(self, path: Path, typed: str, saves: int) -> None:
        """Bring what a backup held up to date, and write in its log that it is back.

        ``typed`` is a passphrase or a recovery key. What is put back is not taken for
        what was last seen: whoever opens it is to be told what is missing.
        """
        with ExitStack() as undo:
            door = self._door(path, undo)
            slot, unlocked = by_either(door.header, door.means, typed)
            inside = self._enter(door, unlocked, undo, remember=False)
            store, who = inside.database, slot.person_id
            user, _ = let_in(store, who, door.means.attempts) if who else (_NOBODY, ())
            store.admit(Gate(user, self.now))
            with store.work() as work:
                work.access.did(Act.RESTORED, detail=str(saves))

    # --- Inside

    def _door(self, path: Path, undo: ExitStack) -> "_Door":
        """Take hold of a home, and read who may open it."""
        files = HomeFiles(path)
        check_place(files.database)
        _check_there(files)
        held = lock(files.database)
        undo.callback(held.release)
        sweep(files.keys)
        sweep(files.attempts)
        for room in (files.copying, files.restoring):
            rmtree(room, ignore_errors=True)
        header, recovered = Header.load(files.keys)
        means = Means(
            self.cost,
            self.floor,
            self.devices(header.home_id),
            Attempts(files.attempts, self.now),
        )
        return _Door(files, held, header, means, recovered=recovered)

    def _enter(
        self,
        door: "_Door",
        unlocked: Unlocked,
        undo: ExitStack,
        *,
        remember: bool = True,
    ) -> FileKeys:
        """Open the database, and set right what a crash has left.

        ``remember`` how far it had come when it is closed.
        """
        undo.callback(unlocked.wipe)
        files, header = door.files, door.header
        if not header.belongs(files.database):
            raise Unavailable(Trouble.NOT_OURS)
        if len(unlocked.data_keys) > 1:
            settle(header, unlocked, files.database)
        self._bring_up_to_date(door, unlocked)
        # Not before: a copy of no use must not take the place of one that is.
        with suppress(Unavailable):  # it opens as it is, too
            header.mend(files.keys)

        seen = Seen(self.last_seen(header.home_id))
        is_kept = remember

        def let_go(reached: Reached | None) -> None:
            unlocked.wipe()
            try:
                if is_kept and reached is not None:
                    seen.keep(*reached)
            finally:
                door.held.release()

        store = Database(
            files.database, lambda: unlocked.data_key, let_go, self.policies
        )
        undo.callback(store.close)
        # Made anew each time: the keyring would fill with homes that are gone.
        is_kept = remember and not _home(store).demonstration
        store.compact()  # if a crash came between an erasure and that
        seen.look(store.saves(), store.holds)
        store.seen = seen
        store.backups = HomeBackups(files, unlocked, store.copied_into, door.means)
        return FileKeys(header, unlocked, files, door.means, store)

    def _opened(self, door: "_Door", inside: FileKeys, person: str) -> Opened:
        store, attempts = inside.database, door.means.attempts
        user, users = let_in(store, person, attempts)
        failed = attempts.since_success()
        store.admit(Gate(user, self.now), failed)
        attempts.succeeded()
        older = look_at_header(store, inside, users)
        return Opened(
            store=store,
            user=user,
            home=_home(store),
            keys=inside,
            recovered=door.recovered,
            saves_missing=store.seen.saves_missing > 0,
            log_broken=store.seen.log_broken,
            keys_older=older,
            faults_unanswered=tell_faults(store),
            failed_attempts=failed,
        )

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

    def _bring_up_to_date(self, door: "_Door", unlocked: Unlocked) -> None:
        files = door.files
        database = engine(files.database, lambda: unlocked.data_key)
        try:
            with translated(), database.connect() as db:
                lacking = pending(db, self.revisions)
            if lacking:
                copied = partial(_copied, database)
                backups = HomeBackups(files, unlocked, copied, door.means)
                # Beside the home: a share that cannot be reached must not keep it shut.
                # How many are kept stands in tables that this version may not read.
                backups.make("", None, self.now())
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


@dataclass(frozen=True, slots=True)
class _Door:
    """A home that is held and not yet opened."""

    files: HomeFiles
    held: HomeLock
    header: Header
    means: Means
    recovered: bool


def named(path: Path) -> Path:
    """Give a home's file the ending that a home has."""
    return (
        path if path.suffix == HOME_ENDING else path.with_name(path.name + HOME_ENDING)
    )


def _check_there(files: HomeFiles) -> None:
    """Tell what is wrong with the file before asking what its keys say."""
    try:
        if not files.database.exists():
            raise Unavailable(Trouble.NO_SUCH_FILE)
        size = files.database.stat().st_size
        has_keys = files.keys.exists() or files.keys_backup.exists()
    except OSError as error:
        raise trouble_of(error) from None
    if files.database.is_dir():
        raise Unavailable(Trouble.NOT_OURS)
    if size == 0:
        raise Unavailable(Trouble.EMPTY_FILE)
    if not has_keys:
        is_other = files.database.suffix.casefold() != HOME_ENDING
        raise Unavailable(Trouble.NOT_OURS if is_other else Trouble.KEYS_MISSING)


@contextmanager
def _copied(database: Engine, path: Path) -> Iterator[None]:
    """Copy a home that nobody else works in yet."""
    copy_into(database, path)
    yield


def _home(store: Database) -> Home:
    with store.reading() as work:
        return work.house.home()
