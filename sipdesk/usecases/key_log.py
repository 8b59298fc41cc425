"""What is done with the ways into a home stands in the log before it is done.

The key header lies in a file of its own: what is saved there cannot be taken back with
a transaction. So the row comes first, and a second one if it was not done after all.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from sipdesk.domain.access import Act
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.key_slot import KeyDeed
from sipdesk.usecases.key_ports import Keys
from sipdesk.usecases.ports import Ports, Work


def keys_of(ports: Ports) -> Keys:
    """Give the ways into the home that is open."""
    if ports.keys is None:
        raise RuntimeError("the home was opened without its keys")
    return ports.keys


@contextmanager
def logged(what: KeyDeed, ports: Ports) -> Iterator[Keys]:
    """Write down what is to be done with the keys, and give them."""
    with ports.store.work() as work:
        work.access.did(Act.KEYS_CHANGED, detail=what.value)
    with or_told(what, ports) as keys:
        yield keys


@contextmanager
def or_told(
    what: KeyDeed, ports: Ports, undo: Callable[[Work], None] = lambda _: None
) -> Iterator[Keys]:
    """Give the keys; where they refuse, write that down and take back the rest.

    ``undo`` takes it back, in the transaction of that row.
    """
    try:
        yield keys_of(ports)
    except SipdeskError:
        # Where the log cannot be written either, it tells too much rather than little.
        with suppress(SipdeskError), ports.store.work() as work:
            work.access.did(Act.KEYS_UNCHANGED, detail=what.value)
            undo(work)
        raise
