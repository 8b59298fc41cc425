"""The calls of Windows. Typed and read, not run: no Windows was at hand.

Sources: Microsoft Learn, SetWindowDisplayAffinity, WTSRegisterSessionNotification,
WM_WTSSESSION_CHANGE, WM_POWERBROADCAST, SetCurrentProcessExplicitAppUserModelID,
ProcessIdToSessionId, AllowSetForegroundWindow.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from typing_extensions import override

_SHOWN_TO_ALL: Final = 0x00
_BLACK: Final = 0x01  # WDA_MONITOR, for Windows before 10 2004
_LEFT_OUT: Final = 0x11  # WDA_EXCLUDEFROMCAPTURE
_SESSION_CHANGED: Final = 0x02B1  # WM_WTSSESSION_CHANGE
_POWER_CHANGED: Final = 0x0218  # WM_POWERBROADCAST
_SUSPENDS: Final = 4  # PBT_APMSUSPEND
_LEAVING: Final = frozenset({0x2, 0x4, 0x6, 0x7})
"""Console disconnected, remote disconnected, logged off, locked."""
_OWN_SESSION: Final = 0  # NOTIFY_FOR_THIS_SESSION
_INSTALLED: Final = "sipdesk.exe"


class Windows:
    """The calls (``system.System``)."""

    def __init__(self) -> None:
        self._filter: _Leaving | None = None

    def protect(self, window: int, *, on: bool) -> bool:
        """Keep a window out of screen captures, or let it be captured."""
        call = _library("user32").SetWindowDisplayAffinity
        wanted = (_LEFT_OUT, _BLACK) if on else (_SHOWN_TO_ALL,)
        return any(call(ctypes.c_void_p(window), affinity) for affinity in wanted)

    def watch(self, window: int, left: Callable[[], None]) -> None:
        """Call ``left`` when the session is locked, left, or put to sleep."""
        self._filter = _Leaving(left)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        register = _library("wtsapi32").WTSRegisterSessionNotification
        register(ctypes.c_void_p(window), _OWN_SESSION)


class _Leaving(QAbstractNativeEventFilter):
    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        kind = eventType.data() if isinstance(eventType, QByteArray) else eventType
        if bytes(kind) == b"windows_generic_MSG":
            sent = wintypes.MSG.from_address(int(message))
            session = sent.message == _SESSION_CHANGED and sent.wParam in _LEAVING
            asleep = sent.message == _POWER_CHANGED and sent.wParam == _SUSPENDS
            if session or asleep:
                self._left()
        return False, 0


def introduce() -> None:
    """Have the taskbar gather the program's windows, though Python runs it.

    Installed it is a file of its own, and known by that, as its shortcuts are.
    """
    if Path(sys.executable).name.casefold() != _INSTALLED:
        name = ctypes.c_wchar_p("SIPdesk")
        _library("shell32").SetCurrentProcessExplicitAppUserModelID(name)


def own_session() -> str:
    """Give the number of the session; each who is signed in has one of their own."""
    number = wintypes.DWORD()
    told = _library("kernel32").ProcessIdToSessionId(os.getpid(), ctypes.byref(number))
    return str(number.value) if told else ""


def let_forward(process: int) -> None:
    """Hand on the right to come forward, which whoever was just started has."""
    _library("user32").AllowSetForegroundWindow(process)


def _library(name: str) -> Any:
    return getattr(ctypes, "windll")[name]  # noqa: B009  (elsewhere it is not there)
