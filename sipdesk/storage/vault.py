"""Where homes are kept: makes them and opens them (``ports.Vault``)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sipdesk.domain.access import Act
from sipdesk.domain.errors import SipdeskError, Trouble, Unavailable
from sipdesk.domain.home import Home
from sipdesk.domain.key_slot import KeyDeed
from sipdesk.domain.settings import BACKUP_KEEP
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
    lock,
    sweep,
)
from sipdesk.storage.gate import Gate
from sipdesk.storage.header import Header
from sipdesk.storage.keys import FLOOR, STANDARD, Cost, new_identity, refuse_weak
from sipdesk.storage.migrations import REVISIONS, Revision, pending, upgrade
from sipdesk.storage.rotation import settle
from sipdesk.storage.sequence import LastSeen, Seen
from sipdesk.storage.unlocked import Unlocked
from sipdesk.storage.unlocking import Means, by_device, by_passphrase, by_recovery_key

ENDING = ".sipdesk"


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
    ``now`` the time.
    """

    cost: Cost = STANDARD
    floor: Cost = FLOOR
    last_seen: Callable[[str], LastSeen] = LastSeen
    revisions: Sequence[Revision] = REVISIONS
    devices: Callable[[str], Devices] = Devices
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def create(self, path: Path, home: Home, user: User, passphrase: str) -> Opened:
        """Make a new home with its first user, and open it."""
        files = HomeFiles(named(path))
        check_place(files.database)
        refuse_weak(passphrase, "passphrase")
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
            with _logged(opened.store, KeyDeed.RECOVERED):
                inside.reset_passphrase(person, passphrase)
            undo.pop_all()
            return opened

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
        self._bring_up_to_date(files, unlocked)
        # Not before: a copy of no use must not take the place of one that is.
        with suppress(Unavailable):  # it opens as it is, too
            header.mend(files.keys)

        seen = Seen(self.last_seen(header.home_id))

        def let_go(reached: Reached | None) -> None:
            unlocked.wipe()
            try:
                if remember and reached is not None:
                    seen.keep(*reached)
            finally:
                door.held.release()

        store = Database(files.database, lambda: unlocked.data_key, let_go)
        undo.callback(store.close)
        seen.look(store.saves(), store.holds)
        store.seen = seen
        store.backups = HomeBackups(files, unlocked, store.copy_into, self.floor)
        return FileKeys(header, unlocked, files, door.means, store)

    def _opened(self, door: "_Door", inside: FileKeys, person: str) -> Opened:
        store, attempts = inside.database, door.means.attempts
        user, users = _let_in(store, person, attempts)
        failed = attempts.since_success()
        store.admit(Gate(user, self.now), failed)
        attempts.succeeded()
        older = _look_at_header(store, inside, users)
        return Opened(
            store=store,
            user=user,
            home=_home(store),
            keys=inside,
            recovered=door.recovered,
            saves_missing=store.seen.saves_missing > 0,
            log_broken=store.seen.log_broken,
            keys_older=older,
            faults_unanswered=_tell_faults(store),
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


def _let_in(
    store: Database, person: str, attempts: Attempts
) -> tuple[User, tuple[User, ...]]:
    """Find a person among all who work here; whoever does not, or has left, is refused.

    Raises:
        Unavailable: NOT_LET_IN. A slot may be there still, in a header put back.

    """
    with store.reading() as work:
        here = tuple(user for user in work.house.users() if user.left is None)
    for user in here:
        if user.id == person:
            return user, here
    attempts.failed(counts=False)
    raise Unavailable(Trouble.NOT_LET_IN)


def _look_at_header(store: Database, inside: FileKeys, users: Sequence[User]) -> bool:
    """See that the key header is the latest, and has no way in for somebody who left.

    Gives whether an older one had been put back.
    """
    lacking = inside.lacking
    if lacking:
        with store.work() as work:
            work.access.did(Act.KEYS_OLDER, detail=str(lacking))
    with suppress(Unavailable):  # it opens as it is, too
        if lacking:
            inside.overtake()
        if slots := inside.not_of([user.id for user in users]):
            with _logged(store, KeyDeed.ORPHAN):
                inside.drop(slots)
        inside.remember()
    return lacking > 0


def _tell_faults(store: Database) -> bool:
    """Write down what is not as it was seen last; give whether anything is unanswered.

    It stands in the log for who answers for it, who may sit at another computer.
    """
    seen = store.seen
    with store.work() as work:
        if seen.log_broken and seen.anchor is not None:
            work.access.found(Act.LOG_BROKEN, seen.anchor.text)
        if seen.saves_missing:
            work.access.found(Act.SAVES_MISSING, str(seen.saves_missing))
        return bool(work.access.unanswered())


@contextmanager
def _logged(store: Database, deed: KeyDeed) -> Iterator[None]:
    """Write down what is done with the keys before it is; and if it was not."""

    def tell(act: Act) -> None:
        with store.work() as work:
            work.access.did(act, detail=deed.value)

    tell(Act.KEYS_CHANGED)
    try:
        yield
    except SipdeskError:
        with suppress(Unavailable):
            tell(Act.KEYS_UNCHANGED)
        raise


def _home(store: Database) -> Home:
    with store.reading() as work:
        return work.house.home()
