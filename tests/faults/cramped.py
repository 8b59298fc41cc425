"""Works in a home on a disk that is full, or that may not be written to.

Told as arguments: which (``full``; ``limited`` where no disk of one's own can be made;
``shut``), a folder, and how many times. Tells at the end, as JSON, what was amiss.
"""

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.ports import Ports
from tests.faults import migrating
from tests.home import HOME, PASSPHRASE, USER
from tests.opened import Office, new_office
from tests.proofs.saver import save

_ROOM: Final = 48 * 1024 * 1024  # bytes of the disk
_MOST: Final = 900_000  # bytes that are left of it, the first time
_SHARED: Final = 64 * 1024
"""Bytes: with fewer, SQLite cannot lay what connections share, and says only that the
disk fails."""
_WORDS: Final = "sex andra ord om himlen"
_MOST_SAVES: Final = 60

FULL: Final[frozenset[Trouble | None]] = frozenset({Trouble.DISK_FULL})
FAILS: Final[frozenset[Trouble | None]] = FULL | {Trouble.DISK}
SHUT: Final[frozenset[Trouble | None]] = frozenset({Trouble.READ_ONLY})


def main() -> None:
    """Work there, and tell what was amiss."""
    which, folder, times = sys.argv[1:]
    place = Path(folder)
    if which == "shut":
        amiss = shut(place, int(times))
    else:
        amiss = full(place, int(times), is_own=which == "full")
    sys.stdout.write(f"{json.dumps(list(amiss))}\n")


# --- Full -------------------------------------------------------------------------


def full(place: Path, times: int, *, is_own: bool) -> Iterator[str]:
    """Try each thing in turn with less and less room, and look afterwards."""
    if is_own:
        mount = shutil.which("mount") or "mount"
        asked = (mount, "-t", "tmpfs", "-o", f"size={_ROOM}", "none", str(place))
        subprocess.run(asked, check=True)
    disk = Disk(place, is_own=is_own)
    older = migrating.lay(place / "older") if disk.is_own else None
    deeds: list[Callable[[Office, Case, Disk, int], str]] = [_save, _rekey, _let_in]
    for number in range(times):
        room = _MOST - _MOST * number // max(1, times - 1)
        if older is not None and number % 4 == 0:
            yield from filter(None, [_bring_up(older, disk, room)])
            continue
        office = new_office(_fresh(place / "home"))
        with office.ports() as ports:
            case = open_case(OpenCase("Alva", "Påhitt"), ports).case
        said = deeds[number % len(deeds)](office, case, disk, room)
        if said:
            yield f"{room} bytes left: {said}"


class Disk:
    """The disk: its own, or the common one on which no file may grow."""

    def __init__(self, place: Path, *, is_own: bool) -> None:
        self.is_own = is_own
        self._filling = place / "filling"

    def may_say(self, room: int) -> frozenset[Trouble | None]:
        """Tell what may be said where so many bytes are left."""
        return FULL if self.is_own and room >= _SHARED else FAILS

    @contextmanager
    def left(self, room: int) -> Iterator[None]:
        """Leave so many bytes of it."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        if self.is_own:
            self._fill(room)
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (max(room, 64), before[1]))
        try:
            yield
        finally:
            self._filling.unlink(missing_ok=True)
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    def _fill(self, room: int) -> None:
        free = shutil.disk_usage(self._filling.parent).free
        with self._filling.open("wb") as file:
            file.write(bytes(max(0, free - room)))


def _save(office: Office, case: Case, disk: Disk, room: int) -> str:
    """Save until the disk refuses: what was committed is there, and no more."""
    with office.ports() as ports:
        last, said = _saved_until_refused(case, ports, disk, room)
        if said not in disk.may_say(room):
            return f"saving said {said}"
        after = save(read_case(case.id, ports).case, ports)  # work goes on
        if after.version != last + 1:
            return f"{last} saves were told of, and there are {after.version - 1}"
    return _sound(office, after)


def _saved_until_refused(
    case: Case, ports: Ports, disk: Disk, room: int
) -> tuple[int, Trouble | None]:
    with disk.left(room):
        for _ in range(_MOST_SAVES):
            try:
                case = save(case, ports)
            except Unavailable as error:
                return case.version, error.trouble
    return case.version, None


def _rekey(office: Office, case: Case, disk: Disk, room: int) -> str:
    with office.ports() as ports:
        assert ports.keys is not None
        with disk.left(room):
            said = _refusal(ports.keys.rotate)
        if said not in disk.may_say(room) | {None}:
            return f"rekeying said {said}"
        after = save(case, ports)
    return _sound(office, after)


def _let_in(office: Office, case: Case, disk: Disk, room: int) -> str:
    """Change a passphrase: afterwards one of the two opens, and only that one."""
    room //= 200  # the header is small
    with office.open() as opened, disk.left(room):
        said = _refusal(
            lambda: opened.keys.change_passphrase(USER.id, PASSPHRASE, _WORDS)
        )
    if said not in disk.may_say(room) | {None}:
        return f"changing a passphrase said {said}"
    holds, other = (_WORDS, PASSPHRASE) if said is None else (PASSPHRASE, _WORDS)
    if _refusal(lambda: office.vault().open(office.home, other)) is None:
        return "both passphrases open it"
    return _sound(office, case, holds)


def _bring_up(sample: migrating.Sample, disk: Disk, room: int) -> str:
    """Bring an older home up to now: it is whole, and at a later time it is done."""
    office = Office(sample.copy(_fresh(sample.folder.parent / "copy") / "home"))
    room *= 16  # the home is larger
    with disk.left(room):
        said = _refusal(lambda: office.vault().open(office.home, PASSPHRASE))
    if said not in disk.may_say(room) | {None, Trouble.NO_ROOM_FOR_BACKUP}:
        return f"bringing it up to date said {said}"
    return migrating.amiss(sample, office.home)


def _refusal(act: Callable[[], object]) -> Trouble | None:
    """Do it, and let go of what was opened; give what refused it, None if nothing."""
    try:
        done = act()
    except Unavailable as error:
        return error.trouble
    if hasattr(done, "store"):
        done.store.close()
    return None


def _sound(office: Office, case: Case, passphrase: str = PASSPHRASE) -> str:
    """Open it again and look at the case as it should be."""
    with office.ports(passphrase) as ports:
        found = read_case(case.id, ports).case
        anchor_holds = _log_is_whole(ports)
    if found != case:
        return "the case is another"
    if list(office.home.parent.glob("*.part")):
        return "a draft is left"
    return "" if anchor_holds else "the log is not whole"


def _log_is_whole(ports: Ports) -> bool:
    with ports.store.reading() as work:
        return work.access.findings() == ()


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


# --- Not to be written to ---------------------------------------------------------


def shut(place: Path, times: int) -> Iterator[str]:
    """Try to open, to make and to change where the folder, or its files, are shut."""
    for number in range(times):
        folder = place / f"{number}"
        folder.mkdir()
        said = (_shut_files if number % 2 else _shut_folder)(folder)
        if said:
            yield said


def _shut_folder(folder: Path) -> str:
    """Let only the folder be shut, when the home is open and when it is not."""
    office, case = _home_in(folder)
    with office.ports() as ports:
        folder.chmod(0o555)
        assert ports.keys is not None
        after = save(case, ports)  # its files are open and can be written to
        keys = ports.keys
        said = _refusal(lambda: keys.change_passphrase(USER.id, PASSPHRASE, _WORDS))
        if said not in SHUT:
            return f"changing a passphrase said {said}"
        folder.chmod(0o755)
    folder.chmod(0o555)
    vault, other = office.vault(), folder / "annat.sipdesk"
    said = _refusal(lambda: vault.create(other, HOME, USER, PASSPHRASE))
    if said not in SHUT:
        return f"making a home said {said}"
    said = _refusal(lambda: vault.open(office.home, PASSPHRASE))
    folder.chmod(0o755)
    if said not in SHUT:
        return f"opening said {said}"
    return _sound(office, after)


def _shut_files(folder: Path) -> str:
    """Let every file be shut, and the folder too."""
    office, case = _home_in(folder)
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    said = _refusal(lambda: office.vault().open(office.home, PASSPHRASE))
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o644)
    if said not in SHUT:
        return f"opening said {said}"
    return _sound(office, case)


def _home_in(folder: Path) -> tuple[Office, Case]:
    office = new_office(folder)
    with office.ports() as ports:
        return office, open_case(OpenCase("Alva", "Påhitt"), ports).case


if __name__ == "__main__":
    main()
