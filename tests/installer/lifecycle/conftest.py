"""One life of the installed program, stage after stage, seen by all tests of it.

Each stage is a fixture of the session that begins where the one before it ended, does
what is to be done, and gives what was seen. So the tests may come in any order.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from installer.package import make_msi
from installer.refusal import Refused as Stopped
from installer.wine import prefix as wine
from installer.wine import registry, run, screen
from sipdesk import __version__
from sipdesk.commands.demonstration import PASSPHRASE
from sipdesk.documents.pdf.system_fonts import ethiopic
from tests.installer.lifecycle.observed import Files, Seen, files_in, look, traces

ROOT: Final = Path(__file__).parents[3]
BUNDLE: Final = ROOT / "build" / "windows" / "SIPdesk"
MSI: Final = ROOT / "build" / f"SIPdesk-{__version__}-test.msi"
PICTURES: Final = ROOT / "build" / "wine"
REQUIRED: Final = "SIPDESK_WINE"
"""Set by make msi-test: without Wine the tests then fail instead of being skipped."""

NEWER: Final = "99.0.0"
FOLDER: Final = r"C:\Appar åäö\SIP desk"
OWN_FOLDER: Final = r"C:\Program Files\SIPdesk (prov)"
HOMES: Final = r"C:\Hem åäö"
BACKUPS: Final = r"C:\Säkerhets kopior"
TOLD: Final = (
    f"INSTALLDIR={FOLDER}",
    "DESKTOP_SHORTCUT=1",
    f"DATABASE_FOLDER={HOMES}",
    "AUTOLOCK_MINUTES=10",
    f"BACKUP_FOLDER={BACKUPS}",
)
NAME: Final = "Påhitts gården.sipdesk"
HOME: Final = rf"{HOMES}\{NAME}"
DEMO_HOME: Final = "users/*/AppData/Local/SIPdesk/demo"
DEMONSTRATION: Final = r"C:\Demonstration åäö"
POLICIES: Final = r"SOFTWARE\Policies\SIPdesk"

BESIDE: Final = (644, 172)
"""A point of the window where nothing is, to give it the keyboard by."""
WORK: Final = (900, 150, 1120, 700)
"""The part of the display where work is seen once a home is open, beside its lock."""
WRITTEN: Final = 20
"""So many colours it has at least; a bare window has few."""
TRIES: Final = 3
PATIENCE: Final = 60  # seconds

_GONE: Final = "app/sipdesk/resources/help/obstacles.toml"
_CHANGED: Final = "app/sipdesk/LICENSE"
_ADDED: Final = "app/sipdesk/ny åäö.txt"


@dataclass(frozen=True)
class Life:
    """The Windows that all happens in, and what is made meanwhile."""

    prefix: wine.Prefix
    newer: "Future[Path]"
    """An MSI of a later version, with a file less, a file more and one changed."""
    linux: "Future[Path]"
    """The papers of the demonstration, made by the same program on this system."""

    def cli(self, *words: str, folder: str = FOLDER) -> run.Ended:
        """Run a command of the installed program."""
        typed = f"{PASSPHRASE}\n"
        return run.run(self.prefix, rf"{folder}\sipdesk-cli.exe", *words, typed=typed)

    def picture(self, name: str) -> Path:
        """Take a picture of the display, to be looked at afterwards too."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        screen.picture(self.prefix).save(file)
        return file


@pytest.fixture(scope="session")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    absent = wine.missing()
    if absent and REQUIRED not in os.environ:
        pytest.skip(f"Wine is not here: {', '.join(absent)}; make msi-test installs it")
    if not MSI.is_file():
        pytest.fail(f"{MSI.relative_to(ROOT)} is not here: make msi makes it")
    folder = tmp_path_factory.mktemp("life")
    with ThreadPoolExecutor() as pool, wine.made(folder / "wine") as prefix:
        _lay_font(prefix)
        newer = pool.submit(_newer, folder)
        yield Life(prefix, newer, pool.submit(_demonstration, folder / "linux"))
    shutil.rmtree(folder)


def _lay_font(prefix: wine.Prefix) -> None:
    """Lay this system's font of Ge'ez in place of Windows' own, which is not free."""
    found = ethiopic()
    assert found
    name = Path("truetype", "abyssinica", "AbyssinicaSIL-Regular.ttf")
    file = prefix.disk / "windows" / "Fonts" / name
    file.parent.mkdir(parents=True)
    shutil.copyfile(found.regular, file)


def _newer(folder: Path) -> Path:
    bundle = folder / "newer"
    shutil.copytree(BUNDLE, bundle, copy_function=os.link)
    (bundle / _GONE).unlink()
    (bundle / _CHANGED).unlink()
    (bundle / _CHANGED).write_text("changed")
    (bundle / _ADDED).write_text("new")
    return make_msi(bundle, folder / "newer.msi", version=NEWER, is_test=True)


def _demonstration(folder: Path) -> Path:
    words = (sys.executable, "-m", "sipdesk", "demo", "--out", str(folder))
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return folder


@dataclass(frozen=True)
class Refused:
    """What became of installations that were not to be."""

    codes: dict[str, int]
    """By the property that was wrong."""
    left: frozenset[str]
    """What they left behind."""


@pytest.fixture(scope="session")
def clean(life: Life) -> frozenset[str]:
    """What is there before anything was installed."""
    return traces(life.prefix)


@pytest.fixture(scope="session")
def refused(life: Life, clean: frozenset[str]) -> Refused:
    wrong = ("AUTOLOCK_MINUTES=600", r"DATABASE_FOLDER=\\server\hem")
    codes = {one: run.msiexec(life.prefix, "/i", str(MSI), one) for one in wrong}
    return Refused(codes, traces(life.prefix) - clean)


@dataclass(frozen=True)
class Stage:
    """How an installation ended, and what was there afterwards."""

    code: int
    seen: Seen


@pytest.fixture(scope="session")
def installed(life: Life, refused: Refused) -> Stage:
    assert refused.codes
    code = run.msiexec(life.prefix, "/i", str(MSI), *TOLD)
    return Stage(code, look(life.prefix, FOLDER))


@dataclass(frozen=True)
class Decided:
    """What the self-test said, under different policies."""

    nobody: run.Ended
    machine: run.Ended
    wrong: run.Ended
    both: run.Ended
    """The user's own, wrong too, beneath the machine's."""


@pytest.fixture(scope="session")
def decided(life: Life, installed: Stage) -> Decided:
    assert installed.code == 0
    machine, user = rf"HKLM\{POLICIES}", rf"HKCU\{POLICIES}"
    nobody = life.cli("self-test")
    registry.write(life.prefix, machine, "AutoLockMinutes", 5)
    registry.write(life.prefix, user, "AutoLockMinutes", 7)
    registry.write(life.prefix, user, "BackupKeep", 9)
    both = life.cli("self-test")
    registry.delete(life.prefix, user)
    told = life.cli("self-test")
    registry.write(life.prefix, machine, "AutoLockMinutes", 600)
    wrong = life.cli("self-test")
    registry.delete(life.prefix, machine)
    return Decided(nobody, told, wrong, both)


@dataclass(frozen=True)
class Printed:
    """The demonstration, made by the installed program."""

    ended: run.Ended
    folder: Path


@pytest.fixture(scope="session")
def printed(life: Life, decided: Decided) -> Printed:
    assert decided.nobody.code == 0
    ended = life.cli("demo", "--out", DEMONSTRATION)
    return Printed(ended, life.prefix.path(DEMONSTRATION))


@dataclass(frozen=True)
class Shown:
    """A window, and how the program ended when it was closed."""

    titles: list[str]
    locked: Path
    """A picture of the window when it was first seen."""
    opened: Path
    """A picture when the home had been opened."""
    held: list[str]
    """Files beside the home while it was open."""
    code: int


@pytest.fixture(scope="session")
def demonstrated(life: Life, printed: Printed) -> Shown:
    """The demonstration home, opened in the window."""
    assert printed.ended.code == 0
    words = (rf"{FOLDER}\SIPdesk.exe", "--demo")
    return _shown(life, "demonstration", DEMO_HOME, words)


@dataclass(frozen=True)
class Laid:
    """A home in the folder that the installer was told."""

    was_made: bool
    """Whether the program had made the folder when its window was shown."""


@pytest.fixture(scope="session")
def laid(life: Life, printed: Printed, demonstrated: Shown) -> Laid:
    assert demonstrated.titles
    folder = life.prefix.path(HOMES)
    found = Laid(folder.is_dir())
    folder.mkdir(exist_ok=True)
    for ending in ("", "-keys", "-keys.bak"):
        made = printed.folder / f"demo.sipdesk{ending}"
        shutil.copyfile(made, folder / f"{NAME}{ending}")
    return found


@pytest.fixture(scope="session")
def double_clicked(life: Life, laid: Laid) -> Shown:
    """A home's file, opened as the desktop does it: by what the registry says."""
    assert laid is not None
    return _shown(life, "home", HOMES.removeprefix("C:\\"), ("start", "/wait", HOME))


def _shown(life: Life, name: str, folder: str, words: tuple[str, ...]) -> Shown:
    with run.started(life.prefix, *words) as process:
        try:
            screen.wait_for("the window", lambda: screen.is_painted(life.prefix))
            titles, locked = screen.titles(life.prefix), life.picture(f"{name}-locked")
            _unlock(life)
            held = [file.name for file in life.prefix.disk.glob(f"{folder}/*")]
            opened = life.picture(f"{name}-opened")
            run.run(life.prefix, "taskkill", "/im", "SIPdesk.exe")
            return Shown(titles, locked, opened, held, process.wait(PATIENCE))
        finally:
            process.kill()


def _unlock(life: Life) -> None:
    """Type the passphrase; once more, if a busy computer has lost a key."""
    for _ in range(TRIES):
        screen.click(life.prefix, *BESIDE)
        screen.write(life.prefix, PASSPHRASE)
        screen.press(life.prefix, "Return")
        with suppress(Stopped):
            screen.wait_for("the work", lambda: _colours(life, WORK) > WRITTEN)
            return
    pytest.fail("The home did not open.")


def _colours(life: Life, part: tuple[int, int, int, int]) -> int:
    return screen.colours(screen.picture(life.prefix).crop(part))


@pytest.fixture(scope="session")
def kept(life: Life, double_clicked: Shown) -> Files:
    """The home's files, as they are to stay whatever becomes of the program."""
    assert double_clicked.titles
    return files_in(life.prefix.path(HOMES))


@dataclass(frozen=True)
class Repaired:
    """What became of a file that was gone and one that was damaged."""

    code: int
    seen: Seen


@pytest.fixture(scope="session")
def repaired(life: Life, installed: Stage, kept: Files) -> Repaired:
    assert kept
    folder = life.prefix.path(FOLDER)
    (folder / _CHANGED).write_text("damaged")
    (folder / "sipdesk-cli.exe").unlink()
    # What /famus stands for. Wine 8's own /f ends with 1 before it has read the MSI.
    words = (installed.seen.code, "REINSTALL=ALL", "REINSTALLMODE=amus")
    code = run.msiexec(life.prefix, "/i", *words)
    return Repaired(code, look(life.prefix, FOLDER))


@pytest.fixture(scope="session")
def upgraded(life: Life, repaired: Repaired) -> Stage:
    """A later version, told nothing: what was chosen before holds."""
    assert repaired.seen.files
    code = run.msiexec(life.prefix, "/i", str(life.newer.result()))
    return Stage(code, look(life.prefix, FOLDER))


@pytest.fixture(scope="session")
def downgraded(life: Life, upgraded: Stage) -> Stage:
    assert upgraded.code == 0
    code = run.msiexec(life.prefix, "/i", str(MSI))
    return Stage(code, look(life.prefix, FOLDER))


@dataclass(frozen=True)
class Removed:
    """What is there when the program was uninstalled, that was not there before it."""

    code: int
    left: frozenset[str]
    homes: Files


@pytest.fixture(scope="session")
def removed(life: Life, clean: frozenset[str], downgraded: Stage) -> Removed:
    code = run.msiexec(life.prefix, "/x", downgraded.seen.code)
    return Removed(code, traces(life.prefix) - clean, files_in(life.prefix.path(HOMES)))


@dataclass(frozen=True)
class Again:
    """The program installed anew, its main part alone, told nothing else."""

    stage: Stage
    verified: run.Ended
    """What it said of the home that the one before it had left."""
    upgraded: Stage
    left: frozenset[str]


@pytest.fixture(scope="session")
def again(life: Life, clean: frozenset[str], removed: Removed) -> Again:
    assert removed.code == 0
    code = run.msiexec(life.prefix, "/i", str(MSI), "ADDLOCAL=Main")
    stage = Stage(code, look(life.prefix, OWN_FOLDER))
    verified = life.cli("verify", HOME, folder=OWN_FOLDER)
    # Told again: Wine 8 has no MigrateFeatureStates, by which Windows remembers it.
    words = (str(life.newer.result()), "ADDLOCAL=Main")
    code = run.msiexec(life.prefix, "/i", *words)
    upgraded = Stage(code, look(life.prefix, OWN_FOLDER))
    run.msiexec(life.prefix, "/x", upgraded.seen.code)
    return Again(stage, verified, upgraded, traces(life.prefix) - clean)
