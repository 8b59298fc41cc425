"""A backup with a bit changed or its end cut off is never taken for whole."""

import random
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sipdesk.domain.errors import Unavailable
from sipdesk.usecases.backup import BackUp, back_up
from sipdesk.usecases.case import OpenCase, open_case
from tests.backups import looked_at
from tests.home import open_ports
from tests.proofs.claim import Outcome

_EVERY = 5
"""One in so many is cut off; the others have a bit changed."""


def damage(path: Path, place: int, bit: int = 0) -> None:
    """Change one bit of a file."""
    with path.open("rb+") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ (1 << bit)]))


def damaged_backups(count: int, seed: int = 0) -> Outcome:
    """Damage a real backup so many times; how often it was not told."""
    chance = random.Random(seed)  # noqa: S311  (to be told again)
    with TemporaryDirectory() as folder:
        ports = open_ports(Path(folder, "home"))
        try:
            open_case(OpenCase("Alva", "Påhitt"), ports)
            whole = Path(back_up(BackUp(), ports).path)
        finally:
            ports.store.close()
        looked_at(whole)
        untold = sum(
            not _told(whole, _cut(chance) if number % _EVERY == 0 else _flip(chance))
            for number in range(count)
        )
    return Outcome(tried=count, failed=untold)


def _told(whole: Path, spoil: Callable[[Path], None]) -> bool:
    spoilt = whole.with_name("spoilt.sipdesk-backup")
    spoilt.write_bytes(whole.read_bytes())
    spoil(spoilt)
    try:
        looked_at(spoilt)
    except Unavailable:
        return True
    return False


def _flip(chance: random.Random) -> Callable[[Path], None]:
    # Half of them in the small parts and in the zip's own words, at either end.
    at_the_ends, share, bit = (
        chance.random() < 0.5,
        chance.random(),
        chance.randrange(8),
    )

    def spoil(path: Path) -> None:
        size = path.stat().st_size
        near = int(share * 6000)
        place = int(share * size)
        if at_the_ends:
            place = near if bit % 2 else size - 1 - near
        damage(path, place, bit)

    return spoil


def _cut(chance: random.Random) -> Callable[[Path], None]:
    share = chance.random()

    def spoil(path: Path) -> None:
        with path.open("rb+") as file:
            file.truncate(int(share * path.stat().st_size))

    return spoil
