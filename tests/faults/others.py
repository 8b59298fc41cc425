"""What comes from outside the disk: a clock that is put back, and another program."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.storage import attempts
from sipdesk.storage.connection import connect
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.ports import Ports
from tests.faults.killing import ROOT
from tests.home import CHEAP, PASSPHRASE
from tests.opened import Office, new_office
from tests.proofs.saver import save

_YEAR: Final = 365 * 86400  # seconds
_HOLDER: Final = """
import sys
from pathlib import Path
from tests.opened import Office
with Office(Path(sys.argv[1])).open():
    print("held", flush=True)
    sys.stdin.read()
"""


def put_the_clock_back(times: int) -> list[str]:
    """Work, put the clock back, and work on; give what was amiss."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    amiss: list[str] = []
    for _ in range(times):
        with TemporaryDirectory() as name:
            office = new_office(Path(name))
            amiss += _with_a_clock(office, chance)
    return amiss


def _with_a_clock(office: Office, chance: Random) -> Iterator[str]:
    with office.ports() as ports:
        case = open_case(OpenCase("Alva", "Påhitt"), ports).case
        for _ in range(3):
            office.wait(chance.uniform(-_YEAR, _YEAR / 2))
            case = save(case, ports)
    _fail(office, attempts.FREE)
    office.wait(-chance.uniform(1, _YEAR))
    try:
        with office.open():
            yield "there was no wait after attempts that failed"
    except RuleBroken as error:
        if int(error.facts["seconds"]) > attempts.LONGEST:
            yield f"there was a wait of {error.facts['seconds']} s"
    office.wait(attempts.LONGEST)
    with office.ports() as ports:
        if read_case(case.id, ports).case != case:
            yield "the case is another"
        with ports.store.reading() as work:
            if work.access.findings([work.access.anchor()]):
                yield "the log is not whole"
            if len(work.cases.history(case.id)) != case.version:
                yield "a save is missing"


def _fail(office: Office, times: int) -> None:
    for _ in range(times):
        if _refusal(lambda: office.vault().open(office.home, "fel")) is None:
            raise RuntimeError("a wrong passphrase opens it")


def open_it_twice(times: int) -> list[str]:
    """Open a home that another program has; give what was amiss."""
    amiss: list[str] = []
    with TemporaryDirectory() as name:
        office = new_office(Path(name))
        with office.ports() as ports:
            case = open_case(OpenCase("Alva", "Påhitt"), ports).case
        for _ in range(times):
            with _another_program(office.home) as other:
                said = _refusal(lambda: office.vault().open(office.home, PASSPHRASE))
                if said is not Trouble.IN_USE:
                    amiss.append(f"opening it said {said}")
                other.kill()
                other.wait()
            with office.ports() as ports:  # as soon as the other one is dead
                case = save(case, ports)
                amiss += _behind_our_back(office, ports)
                case = save(case, ports)
            with office.ports() as ports:
                if read_case(case.id, ports).case != case:
                    amiss.append("the case is another")
    return amiss


def _behind_our_back(office: Office, ports: Ports) -> Iterator[str]:
    """Write with a key and no regard for the lock, as a tool of our own could."""
    header = Header.load(HomeFiles(office.home).keys).header
    key = header.unlock_passphrase(PASSPHRASE, CHEAP).unlocked.data_key
    with closing(connect(office.home, key)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = _refusal(lambda: open_case(OpenCase("Bo", "Påhitt"), ports))
        other.execute("ROLLBACK")
    if said is not Trouble.BUSY:
        yield f"saving said {said}"


@contextmanager
def _another_program(home: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        if other.stdout is None or other.stdout.readline() != "held\n":
            raise RuntimeError("the other program does not hold the home")
        yield other


def _refusal(act: Callable[[], object]) -> Trouble | None:
    try:
        act()
    except Unavailable as error:
        return error.trouble
    return None
