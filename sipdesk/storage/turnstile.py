"""Who is at work in a database: many at a time, or one alone."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition, local

from sipdesk.domain.errors import Trouble, Unavailable

_PATIENCE = 5.0  # seconds; as long as a writer waits for another


class Turnstile:
    """Counts those who are in; one who is to be alone waits until they have left."""

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._patience = patience
        self._turn = Condition()
        self._inside = 0
        self._mine = local()
        self._shut = False

    @contextmanager
    def among_others(self) -> Generator[None]:
        """Be in; waits while somebody is alone. Who is in already comes in again."""
        if getattr(self._mine, "inside", False):
            yield
            return
        with self._turn:
            self._turn.wait_for(lambda: not self._shut)
            self._inside += 1
        self._mine.inside = True
        try:
            yield
        finally:
            self._mine.inside = False
            with self._turn:
                self._inside -= 1
                self._turn.notify_all()

    @contextmanager
    def alone(self) -> Generator[None]:
        """Be in alone: nobody comes in meanwhile.

        Raises:
            Unavailable: BUSY if those who are in do not leave.

        """
        with self._turn:
            self._turn.wait_for(lambda: not self._shut)
            self._shut = True
            left = self._turn.wait_for(lambda: not self._inside, self._patience)
        try:
            if not left:
                raise Unavailable(Trouble.BUSY)
            yield
        finally:
            with self._turn:
                self._shut = False
                self._turn.notify_all()
