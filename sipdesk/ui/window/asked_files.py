"""The files that the program is asked to open from outside: by a double-click, mostly.

A home is asked for its passphrase. Boards are shown once a home is open, where they can
be taken in; nothing is taken in by itself. Nothing that is typed or held is left for
them.
"""

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QApplication

from sipdesk.domain.home import HOME_ENDING
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.ui.widgets.tokens import Tone
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.places import PICTURES


class Session(Protocol):
    """The window's life, as much of it as is needed here."""

    @property
    def open_home(self) -> Path | None:
        """The file of the home that is open, if one is."""
        ...

    @property
    def desk(self) -> Any:
        """The desk of the home that is open; None while none is shown."""
        ...

    def lock(self) -> None:
        """Save or keep what is typed, and close the home."""
        ...

    def show_unlock(self, home: Path) -> None:
        """Ask for a home's passphrase."""
        ...


class AskedFiles:
    """Opens a file, or says in the window why it is not opened."""

    def __init__(self, session: Session, frame: Frame) -> None:
        self._session = session
        self._frame = frame
        self._boards: Path | None = None  # waiting for a home

    def take(self, file: Path) -> None:
        """Open a file; a home takes the place of the one that is open."""
        from sipdesk.domain.picture_source import (  # noqa: PLC0415  (not to start)
            SHARED_ENDING,
        )

        match file.suffix.casefold():
            case ending if ending == HOME_ENDING:
                self._turn_to(file)
            case ending if ending == SHARED_ENDING:
                self._boards = file
                self.go_on()
            case _:
                self._tell("file-not-opened")

    def go_on(self) -> None:
        """Show the boards that have come, or say what they wait for."""
        if self._boards is None:
            return
        if self._session.desk is None:
            self._tell("boards-wait", "info")
            return
        file, self._boards = self._boards, None
        if self._is_busy():
            self._tell("file-not-now")
        elif PICTURES not in self._session.desk.rail.buttons:
            self._tell("right-missing")
        else:
            self._frame.dismiss()
            self._session.desk.go(PICTURES)
            self._session.desk.pages.look_at_boards(file)

    def _turn_to(self, home: Path) -> None:
        if home == self._home_there():
            return
        if self._is_busy():
            self._tell("file-not-now")
            return
        self._frame.dismiss()
        self._session.lock()
        self._session.show_unlock(home)

    def _home_there(self) -> Path | None:
        shown = self._frame.screen_shown
        if isinstance(shown, UnlockPage):
            return shown.model.state.home
        return self._session.open_home

    def _is_busy(self) -> bool:
        """Whether something would be lost, or seen by others, if the screen changed."""
        if QApplication.activeModalWidget() is not None:
            return True
        if self._session.desk is not None:
            return bool(self._session.desk.holds)
        return not getattr(self._frame.screen_shown, "is_untouched", False)

    def _tell(self, code: str, tone: Tone = "warn") -> None:
        from sipdesk.content.notices import notice  # noqa: PLC0415  (seldom)

        self._frame.tell(tone, notice(code))
