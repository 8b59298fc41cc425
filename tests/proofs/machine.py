"""The coordinator who does anything in any order."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sipdesk.commands.play import play_case
from sipdesk.content.daybook import CaseBook, read_case_book
from sipdesk.domain.case import CaseId
from sipdesk.paths import resources
from sipdesk.usecases.ports import Ports
from tests.coordinator import Coordinator
from tests.home import TODAY, open_ports
from tests.proofs.claim import Outcome

WALK = resources() / "demo" / "walk" / "walk.toml"
LONG_RUNS, LONG_STEPS = 60, 300
SHORT_RUNS, SHORT_STEPS = 3, 100


def any_order_leaves_a_readable_case(long: bool) -> Outcome:  # noqa: FBT001
    """Let coordinators work at new homes, each by a chance of its own.

    Each begins somewhere along the walk, so that every part of the routine is met. In
    the long form every use case must have gone through at least once.
    """
    runs, steps = (LONG_RUNS, LONG_STEPS) if long else (SHORT_RUNS, SHORT_STEPS)
    failed = 0
    gone_through: set[str] = set()
    names: set[str] = set()
    for seed in range(runs):
        with TemporaryDirectory() as folder:
            ports = open_ports(Path(folder))
            try:
                coordinator = Coordinator(ports, seed, begun(ports, seed, runs))
                coordinator.work(steps)
                coordinator.look_back()
                gone_through |= set(coordinator.done)
                names |= set(coordinator.names)
            except Exception:
                failed += 1
                if not long:
                    raise
            finally:
                ports.store.close()
    never = names - gone_through if long else set()
    return Outcome(runs * steps, failed + len(never))


def begun(ports: Ports, seed: int, runs: int) -> CaseId:
    """Walk a part of the way, the longer the greater the seed."""
    book = read_case_book(WALK)
    most = max(1, len(book.deeds) * (seed + 1) // runs)
    chance = Random(seed)  # noqa: S311  (no secret)
    deeds = book.deeds[: chance.randint(max(1, most // 2), most)]
    return play_case(CaseBook(book.key, deeds), ports, TODAY).case
