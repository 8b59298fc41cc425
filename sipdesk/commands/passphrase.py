"""How a command is given what others may not read: a passphrase, words on somebody.

Never in its arguments, nor in a variable: those are seen by others on the computer, and
the shell remembers them.
"""

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Final

from sipdesk.domain.errors import Trouble, Unavailable

FILE: Final = "SIPDESK_PASSPHRASE_FILE"
"""The variable that names a file whose first line is the passphrase."""

HOW: Final = (
    "Lösenfrasen läses ur filen som SIPDESK_PASSPHRASE_FILE pekar ut, annars från "
    "standard in."
)

OR_KEY: Final = (
    "Till en säkerhetskopia går det lika bra med återställningsnyckeln på samma rad."
)


_MARK: Final = "\ufeff"
"""What PowerShell may begin a text with when it hands it on."""


def read_passphrase() -> str:
    """Read it from the file that is named, else ask for it, else take the first line.

    Raises:
        Unavailable: NO_PASSPHRASE_FILE, if the file cannot be read.

    """
    named = os.environ.get(FILE)
    if named:
        try:
            # Notepad and PowerShell may mark the text as UTF-8 at its beginning.
            text = Path(named).read_text("utf-8-sig")
        except (OSError, ValueError):
            raise Unavailable(Trouble.NO_PASSPHRASE_FILE) from None
        return text.partition("\n")[0].rstrip("\r")
    return _asked("Lösenfras: ")


def read_told_passphrase() -> str:
    """Ask for one that was told by telephone, or take the next line."""
    return _asked("Lösenfras som avsändaren sa: ")


def read_words(question: str) -> str:
    """Ask for words on somebody, or take the next line."""
    if _somebody_is_there():
        sys.stderr.write(question)
        sys.stderr.flush()
    return _line().strip()


def _asked(question: str) -> str:
    if _somebody_is_there():
        return getpass(question)
    return _line().rstrip("\r\n").removeprefix(_MARK)


def _line() -> str:
    # A program without a console may have no streams at all.
    return sys.stdin.readline() if sys.stdin is not None else ""


if sys.platform == "win32":

    def _somebody_is_there() -> bool:
        # NUL is a terminal too, by ``isatty``: to ask there would never end.
        import ctypes  # noqa: PLC0415  (there alone)
        import msvcrt  # noqa: PLC0415  (there alone)

        if sys.stdin is None or not sys.stdin.isatty():
            return False
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdin.fileno()))
        mode = ctypes.byref(ctypes.c_ulong())
        return bool(ctypes.windll.kernel32.GetConsoleMode(handle, mode))

else:

    def _somebody_is_there() -> bool:
        return sys.stdin is not None and sys.stdin.isatty()
