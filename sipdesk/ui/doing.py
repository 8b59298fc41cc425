"""How a screen has use cases carried out; knows nothing of Qt.

A screen never calls a use case itself. It says ``do(use_case, order, then,
otherwise)`` and is told, on the thread of the windows, how it went. What only reads
goes by ``read``: it never waits for a save and never saves. What reads, and takes so
long that a page would wait for it, goes by ``read_aside``.
"""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from sipdesk.domain.errors import SipdeskError

P = TypeVar("P")
Q = TypeVar("Q")
A = TypeVar("A")
P_co = TypeVar("P_co", covariant=True)

Otherwise = Callable[[SipdeskError], None]
Deliver = Callable[[bytes], None]
"""Prints or writes a paper's bytes; raises ``OSError`` if it cannot."""


def while_here(
    is_here: Callable[[], bool], then: Callable[[A], None], otherwise: Otherwise
) -> tuple[Callable[[A], None], Otherwise]:
    """Let the answer in only where it was asked for: not at what stands there since."""

    def answered(answer: A) -> None:
        if is_here():
            then(answer)

    def refused(error: SipdeskError) -> None:
        if is_here():
            otherwise(error)

    return answered, refused


@runtime_checkable
class Changed(Protocol):
    """An answer that says a case was changed: which, and what was done to it."""

    @property
    def case(self) -> Any:
        """The key of the case."""
        ...

    @property
    def label(self) -> str:
        """What was done, as the journal has it."""
        ...


class Runner(Protocol[P_co]):
    """Something that carries out use cases with the ports it holds.

    ``then`` gets the answer; ``otherwise`` what the rules or the world outside said
    no to. Any other exception is a bug: neither is called, and it is reported.
    """

    def do(
        self,
        use_case: Callable[[Q, P_co], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out an order, after those already given."""
        ...

    def read(
        self,
        use_case: Callable[[Q, P_co], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out what only reads, beside the orders."""
        ...

    def read_aside(
        self,
        use_case: Callable[[Q, P_co], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out what only reads and takes long, beside the orders and the reads."""
        ...

    def watch(self, told: Callable[[Changed], None]) -> None:
        """Be told of every change that an order made, after its ``then``."""
        ...


class DirectRunner(Generic[P]):
    """Carry out at once; for tests and commands. A bug is raised where it happens."""

    def __init__(self, ports: P) -> None:
        self._ports = ports
        self._watchers: list[Callable[[Changed], None]] = []

    def do(
        self,
        use_case: Callable[[Q, P], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out an order."""

        def answered(answer: A) -> None:
            then(answer)
            if isinstance(answer, Changed):
                for told in self._watchers:
                    told(answer)

        self.read(use_case, order, answered, otherwise)

    def read(
        self,
        use_case: Callable[[Q, P], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out what only reads."""
        try:
            answer = use_case(order, self._ports)
        except SipdeskError as error:
            otherwise(error)
        else:
            then(answer)

    read_aside = read

    def watch(self, told: Callable[[Changed], None]) -> None:
        """Be told of every change."""
        self._watchers.append(told)
