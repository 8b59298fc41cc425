"""What the operating system does for the window: one door to it.

``Elsewhere`` does nothing and says so; ``windows.py`` has the calls of Windows.
"""

import sys
from collections.abc import Callable
from typing import Protocol


class System(Protocol):
    """The operating system, as much of it as the window needs."""

    def protect(self, window: int, *, on: bool) -> bool:
        """Keep a window out of screen captures, or let it be captured.

        ``window`` is its native id. Gives whether the system did so; none promises
        that a capture can't be made in another way.
        """
        ...

    def watch(self, window: int, left: Callable[[], None]) -> None:
        """Call ``left`` when the session is locked, left, or put to sleep."""
        ...


class Elsewhere:
    """A system without such calls."""

    def protect(self, window: int, *, on: bool) -> bool:
        """Do nothing."""
        del window, on
        return False

    def watch(self, window: int, left: Callable[[], None]) -> None:
        """Do nothing."""


class Uncovered:
    """A system that is to let its windows be captured, and does the rest."""

    def __init__(self, beneath: System) -> None:
        self._beneath = beneath

    def protect(self, window: int, *, on: bool) -> bool:
        """Do nothing."""
        del window, on
        return False

    def watch(self, window: int, left: Callable[[], None]) -> None:
        """Watch as the system does."""
        self._beneath.watch(window, left)


def this_system() -> System:
    """Give the system that the program runs on."""
    if sys.platform == "win32":
        from sipdesk.ui.window.windows import Windows  # noqa: PLC0415  (there alone)

        return Windows()
    return Elsewhere()
