"""What the operating system does for the window: one door to it.

``Elsewhere`` does nothing and says so; ``windows.py`` has the calls of Windows.
"""

import ctypes
import os
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


def introduce() -> None:
    """Tell the system's bar of windows which program this is, before any window."""
    if sys.platform == "win32":
        from sipdesk.ui.window import windows  # noqa: PLC0415  (there alone)

        windows.introduce()


def own_session() -> str:
    """Name the session that the person is signed in to; empty if that is not told."""
    if sys.platform == "win32":
        from sipdesk.ui.window import windows  # noqa: PLC0415  (there alone)

        return windows.own_session()
    told = os.environ.get("XDG_SESSION_ID", "")
    return "".join(filter(str.isalnum, told))


def let_forward(process: int) -> None:
    """Let another process of the person's own put its window in front of others."""
    if sys.platform == "win32":
        from sipdesk.ui.window import windows  # noqa: PLC0415  (there alone)

        windows.let_forward(process)


def has_screen() -> bool:
    """Whether a window can be shown: where no X server answers, Qt ends the program.

    Asked as Qt itself asks. Where Qt is told to use something else, or a library is
    missing, Qt has words of its own.
    """
    others = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
    if sys.platform != "linux" or any(map(os.environ.get, others)):
        return True
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    is_refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not is_refused
