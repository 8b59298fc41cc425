"""What is written down when the program itself is at fault, and nothing more.

A whitelist: versions, time, the kind of the exception, and the modules and lines of
ours that it came through. Never its message, a value or a path: those can hold a
child's name.
"""

import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from typing_extensions import override

from sipdesk import __version__

MOST_BYTES = 256 * 1024
"""A longer log is put aside as ``.old``, in place of the one before."""

_PROGRAM = "sipdesk"
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def report(error: BaseException) -> str:
    """Put the whitelist of an exception, and of what led to it, on one line each."""
    return "\n".join(_line(one) for one in _chain(error))


class Log:
    """The program's log: one file, short, in the person's own folder."""

    def __init__(self, file: Callable[[], Path]) -> None:
        """``file`` is asked only when there is something to write."""
        self._file = file

    def write(self, text: str) -> None:
        """Add lines, each with the time; a disk that says no is let be."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        lines = "".join(f"{at} {line}\n" for line in text.splitlines())
        try:
            file = self._file()
            if file.exists() and file.stat().st_size > MOST_BYTES:
                file.replace(file.with_suffix(".old"))
            with file.open("a", encoding="utf-8") as log:
                log.write(lines)
        except OSError:
            return


class CodesOnly(logging.Handler):
    """Lets the codes of our own warnings into the log, and no other text."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    @override
    def emit(self, record: logging.LogRecord) -> None:
        own = record.name.partition(".")[0] == _PROGRAM
        if own and _CODE.fullmatch(str(record.msg)):
            self._log.write(f"{_versions()} {record.name}:{record.lineno} {record.msg}")
        elif record.levelno >= logging.ERROR:
            self._log.write(f"{_versions()} {record.levelname} from {record.name}")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    told: set[int] = set()
    while error is not None and id(error) not in told:
        told.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _line(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    way = " < ".join(reversed(list(_own_frames(error)))) or "outside"
    return f"{_versions()} {kind} at {way}"


def _own_frames(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] == _PROGRAM:
            yield f"{module}:{line}"


def _versions() -> str:
    python = ".".join(str(part) for part in sys.version_info[:3])
    return f"{_PROGRAM} {__version__} python {python} {sys.platform}"
