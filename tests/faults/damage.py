"""Bits turned and files cut short, in the database, its key header and its log.

Each time a copy of a home is damaged, opened and read through. Either the damage is
told in the house's own words, or all that is there is as it was at some save; and then,
where saves are missing, what was remembered outside the home says so.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from sipdesk.domain.access import Anchor
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.connection import connect, translated
from sipdesk.storage.database import Database
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.sequence import LastSeen
from sipdesk.storage.vault import Opened
from sipdesk.usecases.case import OpenCase, open_case
from tests.home import HOME, PASSPHRASE
from tests.keyring import InMemory
from tests.opened import Office, new_office
from tests.proofs.saver import save

CASES: Final = 5
SAVES: Final = 30
LOG: Final = "-wal"
TOLD: Final = "told"


@dataclass(frozen=True)
class Sample:
    """A home as a crash leaves it, its log full, and how far it had come.

    ``states`` are the cases as they were after each save, by the number of saves.
    """

    folder: Path
    states: Mapping[int, tuple[Case, ...]]
    anchor: Anchor

    @property
    def saves(self) -> int:
        """How many saves were committed."""
        return max(self.states)


@dataclass(frozen=True)
class Outcome:
    """What was tried, what was amiss, and what came of the rest."""

    amiss: tuple[str, ...]
    came: Counter[str]


def damage(times: int, kinds: tuple[str, ...] = ()) -> Outcome:
    """Damage copies so many times, each kind of file in turn."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    amiss: list[str] = []
    came: Counter[str] = Counter()
    with TemporaryDirectory() as name:
        sample = lay(Path(name))
        for number in range(times):
            kind = (kinds or tuple(KINDS))[number % len(kinds or KINDS)]
            folder = Path(name) / "copy"
            shutil.copytree(sample.folder, folder)
            KINDS[kind](folder, chance)
            said = _looked_at(sample, folder)
            came[said.partition(":")[0]] += 1
            if said.startswith("amiss"):
                amiss.append(f"{kind}, {number}: {said}")
            shutil.rmtree(folder)
    return Outcome(tuple(amiss), came)


def lay(place: Path) -> Sample:
    """Make a home, save in it, and copy it while it is open: its log is in use."""
    home = place / "home"
    home.mkdir()
    office = new_office(home)
    with office.ports() as ports:
        cases = [
            open_case(OpenCase("Alva", f"Påhitt {number}"), ports).case
            for number in range(CASES)
        ]
    chance = Random(1)  # noqa: S311  (no secret)
    with office.ports() as ports:
        assert isinstance(ports.store, Database)
        states = {ports.store.saves(): tuple(cases)}
        for _ in range(SAVES):
            number = chance.randrange(CASES)
            cases[number] = save(cases[number], ports)
            states[ports.store.saves()] = tuple(cases)
        with ports.store.reading() as work:
            anchor = work.access.anchor()
        sample = place / "sample"
        sample.mkdir()
        for file in home.iterdir():
            if not file.name.endswith(("-lock", "-shm")):
                shutil.copyfile(file, sample / file.name)
    return Sample(sample, states, anchor)


# --- Damage -----------------------------------------------------------------------


def _turned(file: Path, chance: Random, bits: int = 1) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(bits):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def _cut(file: Path, chance: Random) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(len(data))])


def _one_of(folder: Path) -> HomeFiles:
    return HomeFiles(folder / "hem.sipdesk")


def _log(folder: Path) -> Path:
    return folder / f"hem.sipdesk{LOG}"


def _both_headers(change: Callable[[Path, Random], None]) -> "Damage":
    def harm(folder: Path, chance: Random) -> None:
        files = _one_of(folder)
        for file in (files.keys, files.keys_backup):
            change(file, chance)

    return harm


def _one_header(change: Callable[[Path, Random], None]) -> "Damage":
    def harm(folder: Path, chance: Random) -> None:
        files = _one_of(folder)
        change(chance.choice((files.keys, files.keys_backup)), chance)

    return harm


def _without_log(folder: Path, _: Random) -> None:
    _log(folder).unlink()


Damage = Callable[[Path, Random], None]
KINDS: Final[Mapping[str, Damage]] = {
    "a bit of the database": lambda f, c: _turned(_one_of(f).database, c),
    "the end of the database": lambda f, c: _cut(_one_of(f).database, c),
    "a bit of one header": _one_header(_turned),
    "the end of one header": _one_header(_cut),
    "a bit of both headers": _both_headers(_turned),
    "the end of both headers": _both_headers(_cut),
    "a bit of the log": lambda f, c: _turned(_log(f), c),
    "some bits of the log": lambda f, c: _turned(_log(f), c, 8),
    "the end of the log": lambda f, c: _cut(_log(f), c),
    "all of the log": _without_log,
}


# --- What is left -----------------------------------------------------------------


def _looked_at(sample: Sample, folder: Path) -> str:
    """Open and read a damaged copy; tell what came of it."""
    keyring = InMemory()
    memory = LastSeen(HOME.id, keyring)
    memory.write(sample.saves)
    memory.write_log(sample.anchor)
    vault = replace(
        Office(folder / "hem.sipdesk").vault(),
        last_seen=lambda home: LastSeen(home, keyring),
    )
    try:
        opened = vault.open(folder / "hem.sipdesk", PASSPHRASE)
    except Unavailable as error:
        return _told(error)
    key = opened.keys.unlocked.data_key
    try:
        said = _read_through(sample, opened)
    except Unavailable as error:
        said = _told(error)
    finally:
        _close(opened)
    if said.startswith(TOLD) or _is_whole(folder / "hem.sipdesk", key):
        return said
    return f"{TOLD} by a check of every page"


def _told(error: Unavailable) -> str:
    known = {Trouble.DAMAGED, Trouble.KEYS_DAMAGED, Trouble.NOT_OURS, Trouble.TOO_NEW}
    known |= {Trouble.EMPTY_FILE}
    return TOLD if error.trouble in known else f"amiss: it said {error.code}"


def _close(opened: Opened) -> None:
    try:
        opened.store.close()
    except Unavailable as error:
        if error.trouble is not Trouble.DAMAGED:
            raise


def _is_whole(home: Path, key: bytes) -> bool:
    try:
        with translated(), closing(connect(home, key)) as db:
            sound = bool(db.execute("PRAGMA quick_check").fetchone()[0] == "ok")
            return sound and not db.execute("PRAGMA cipher_integrity_check").fetchall()
    except Unavailable:
        return False


def _read_through(sample: Sample, opened: Opened) -> str:
    saves = opened.store.saves()
    expected = sample.states.get(saves)
    if expected is None:
        return f"amiss: it is of no save at all, {saves}"
    with opened.store.reading() as work:
        found = tuple(work.cases.get(CaseId(case.id)) for case in expected)
        count = sum(len(work.cases.history(case.id)) for case in expected)
        faults = work.access.findings()
        for case in expected:
            for version in range(1, case.version + 1):
                work.cases.at(case.id, version)
    if found != expected or count != saves or faults:
        return "amiss: what is there was never so"
    return _remembered(sample, opened, saves)


def _remembered(sample: Sample, opened: Opened, saves: int) -> str:
    if opened.saves_missing != (saves < sample.saves):
        return f"amiss: it is wrongly said whether any of {saves} saves are missing"
    if saves < sample.saves and not opened.log_broken:
        return "amiss: it is not said that the log is another"
    if saves < sample.saves:
        return "an earlier state, and said so"
    return "all of it, by the other copy" if opened.recovered else "all of it"
