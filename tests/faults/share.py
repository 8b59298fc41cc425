"""A share that backups are written to goes away while one is written, and comes back.

It goes away as a share does for who writes to it: its folder is no longer there.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.ports import Ports
from tests.backups import tried
from tests.home import PASSPHRASE, open_ports
from tests.proofs.saver import save

_SAID: Final = (Trouble.NO_BACKUP_FOLDER, Trouble.BACKUP_NOT_WRITTEN)
_KEEP: Final = 3


def let_it_go(times: int, seed: int = 0) -> tuple[int, list[str]]:
    """Let it go so many times; give how often a backup was refused, and what was amiss.

    Refused is what it should be whenever the share goes before the backup is whole.
    """
    chance = Random(seed)  # noqa: S311  (to be told again)
    refused = 0
    amiss: list[str] = []
    with TemporaryDirectory() as name:
        share = Path(name) / "share"
        share.mkdir()
        ports = open_ports(Path(name) / "home")
        case = open_case(OpenCase("Alva", "Påhitt"), ports).case
        begun = time.perf_counter()
        amiss += _after(share, ports, ports.clock.now())
        longest = time.perf_counter() - begun
        for number in range(1, times + 1):
            now = ports.clock.now() + timedelta(minutes=2 * number)
            with _gone(share, chance.uniform(0, longest)):
                said = _refusal(share, ports, now)
            refused += said is not None
            if said not in (None, *_SAID):
                amiss.append(f"it said {said}")
            case = save(read_case(case.id, ports).case, ports)  # work goes on
            amiss += _after(share, ports, now + timedelta(minutes=1))
        ports.store.close()
    return refused, amiss


@contextmanager
def _gone(share: Path, after: float) -> Iterator[None]:
    """Take the share away a while after, and give it back at the end."""
    away = share.with_name("away")

    def go() -> None:
        time.sleep(after)
        share.rename(away)

    going = Thread(target=go)
    going.start()
    try:
        yield
    finally:
        going.join()
        away.rename(share)


def _refusal(share: Path, ports: Ports, now: datetime) -> Trouble | None:
    try:
        ports.store.backups.make(str(share), _KEEP, now)
    except Unavailable as error:
        return error.trouble
    return None


def _after(share: Path, ports: Ports, now: datetime) -> Iterator[str]:
    """Tell what is wrong with the share once it is back."""
    finished = [path for path in share.iterdir() if path.suffix != ".part"]
    for path in finished:
        if tried(path, PASSPHRASE).cases != 1:
            yield f"{path.name} is not whole"
    if said := _refusal(share, ports, now):
        yield f"afterwards it said {said}"
    there = list(share.iterdir())
    if any(path.suffix == ".part" for path in there):
        yield "something half-done is left"
    if not len(finished) < len(there) <= _KEEP:
        yield f"there were {len(finished)} backups, and now {len(there)}"
    for path in there:
        path.unlink()
