"""The coordinator who does anything in any order."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.coordinator import Coordinator
from tests.home import open_ports
from tests.proofs.claim import Outcome

LONG_RUNS, LONG_STEPS = 40, 400
SHORT_RUNS, SHORT_STEPS = 2, 200


def any_order_leaves_a_readable_case(long: bool) -> Outcome:  # noqa: FBT001
    """Let coordinators work at new homes, each by a chance of its own."""
    runs, steps = (LONG_RUNS, LONG_STEPS) if long else (SHORT_RUNS, SHORT_STEPS)
    failed = 0
    for seed in range(runs):
        with TemporaryDirectory() as folder:
            ports = open_ports(Path(folder))
            coordinator = Coordinator(ports, seed)
            try:
                coordinator.work(steps)
                coordinator.look_back()
            except Exception:
                failed += 1
                if not long:
                    raise
            finally:
                ports.store.close()
    return Outcome(runs * steps, failed)
