"""One window for each person in each session: a later start hands over to the first.

What is handed over is where a file lies, and that can say something about somebody. So
the channel is a local socket (in Windows a named pipe) that the system lets only the
same person open. Nothing of it goes over a network.

Nobody is asked who made the socket, and names of pipes can be listed by others. So the
name is new for each window, and a file in the person's own folder tells it only while
that window is there: what a crash leaves is taken away before anything else is done.

Where it cannot be made, or the first window does not answer in time, a later start
opens a window of its own. A home that the first has open is locked to it.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:  # imported once the first window has been seen
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_END: Final = b"\0"  # no path has it
_MOST: Final = 128 * 1024  # bytes; the longest path of Windows takes 96 KB
_PATIENCE: Final = 10.0  # seconds for the first window to be there, and to answer
_PAUSE: Final = 0.1


class Channel(QObject):
    """Between the first start and those that come later.

    ``asked`` comes with the file that a later start was asked to open, or with None
    when it was asked for no file.
    """

    asked = Signal(object)

    def __init__(self, place: Path) -> None:
        """``place`` is in the person's own folder; its name is that of the session."""
        super().__init__()
        self._told = place.with_name(f"{place.name}.channel")
        self._lock = QLockFile(str(place.with_name(f"{place.name}.lock")))
        self._lock.setStaleLockTime(0)  # it is held for days
        self._left = ""  # the name that a window told before it crashed
        self._server: QLocalServer | None = None

    def hand_over(self, file: Path | None, let_forward: Callable[[int], None]) -> bool:
        """Hand a file, or None, to the window that is open; give whether it took it.

        ``let_forward`` lets the process of that window put it in front.
        """
        until = monotonic() + _PATIENCE
        while not self._lock.tryLock(0):
            held = self._lock.error() is QLockFile.LockError.LockFailedError
            if not held or monotonic() > until:
                return False
            let_forward(self._lock.getLockInfo()[0])
            if self._send(file):
                return True
            sleep(_PAUSE)  # it may be about to listen, or to close
        self._left = self._forget()
        return False

    @Slot()
    def listen(self) -> None:
        """Be there for later starts, if this is the first."""
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        if self._left:
            QLocalServer.removeServer(self._left)
        server, name = QLocalServer(self), f"sipdesk-{os.urandom(16).hex()}"
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        if server.listen(name):
            self._server = server
            with suppress(OSError):
                self._told.write_text(name, "ascii")

    def close(self) -> None:
        """Be there no more."""
        if self._server is not None:
            self._server.close()
            self._server = None
            self._forget()
        self._lock.unlock()

    def _forget(self) -> str:
        """Tell no name more; give the one that was told."""
        name = ""
        with suppress(OSError, UnicodeError):
            name = self._told.read_text("ascii")
        with suppress(OSError):
            self._told.unlink()
        return name

    def _send(self, file: Path | None) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        try:
            name = self._told.read_text("ascii")
        except (OSError, UnicodeError):
            return False
        wait, socket = round(_PATIENCE * 1000), QLocalSocket()
        socket.connectToServer(name)
        if not socket.waitForConnected(wait):
            return False
        socket.write(os.fsencode(file or "") + _END)
        taken = socket.waitForReadyRead(wait)
        socket.abort()
        return taken

    @Slot()
    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda came=socket: self._read(came))
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        told = bytes(socket.peek(_MOST).data())
        if len(told) == _MOST:
            socket.abort()
        elif told.endswith(_END):
            socket.readAll()
            socket.write(_END)
            socket.flush()
            self._pass_on(os.fsdecode(told[:-1]))

    def _pass_on(self, told: str) -> None:
        file = Path(told) if told else None
        if file is None or file.is_absolute():
            self.asked.emit(file)
