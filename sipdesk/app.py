"""The composition root: the only place that knows every part and puts them together.

Nothing heavy is imported before it is needed, so that the window is there at once.
"""

import gc
import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sipdesk import paths
from sipdesk.commands import parse
from sipdesk.domain.home import HOME_ENDING
from sipdesk.domain.policy import CAPTURE_PROTECTION
from sipdesk.domain.settings import LAST_HOME, TEXT_SCALE, THEME
from sipdesk.storage.preferences import FilePreferences
from sipdesk.ui.bug_report import CodesOnly, Log, report
from sipdesk.world import World, tools

if TYPE_CHECKING:  # what these need takes longer to import than the first window
    from sipdesk.ui.window.outside import Start

_HOMES = f"*{HOME_ENDING}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; without a command, open the window.

    Gives the exit status.
    """
    leave_no_core()
    asked = parse(sys.argv[1:] if arguments is None else arguments)
    if asked.run is not None:
        return int(asked.run(asked, tools()))
    return open_window(demonstration=asked.demo, file=asked.file)


if sys.platform == "win32":

    def leave_no_core() -> None:
        """Do nothing: what Windows keeps of a crash is for its administrator to say."""

else:

    def leave_no_core() -> None:
        """Let no crash lay the program's memory, with all that is open, on disk."""
        import resource  # noqa: PLC0415  (not on Windows)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def open_window(*, demonstration: bool = False, file: Path | None = None) -> int:
    """Open the window and stay until it is closed. Gives the exit status.

    ``file`` is what it was asked to open.
    """
    gc.disable()  # what is made before the first window is seen is there to stay
    from PySide6.QtCore import Qt  # noqa: PLC0415  (commands need no Qt)

    from sipdesk.ui.settings.look import wear  # noqa: PLC0415
    from sipdesk.ui.widgets.icons import program_icon  # noqa: PLC0415
    from sipdesk.ui.widgets.theme import application  # noqa: PLC0415
    from sipdesk.ui.window.channel import Channel  # noqa: PLC0415
    from sipdesk.ui.window.faults import Faults  # noqa: PLC0415
    from sipdesk.ui.window.frame import Frame  # noqa: PLC0415
    from sipdesk.ui.window.session import Session  # noqa: PLC0415
    from sipdesk.ui.window.system import (  # noqa: PLC0415
        Uncovered,
        has_screen,
        introduce,
        let_forward,
        own_session,
        this_system,
    )

    if not has_screen():
        from sipdesk.content.notices import notice  # noqa: PLC0415  (seldom)

        print(notice("no-screen").whole, file=sys.stderr)  # noqa: T201
        return 1
    introduce()
    app = application(sys.argv[:1])
    app.setApplicationName("SIPdesk")
    kind = "demonstration" if demonstration else "window"
    channel = Channel(paths.state_folder() / f"{kind}{own_session()}")
    if channel.hand_over(file, let_forward):
        return 0
    app.setWindowIcon(program_icon(paths.resources() / "app.svg"))
    logging.getLogger().addHandler(CodesOnly(Log(log_file)))
    preferences = FilePreferences(paths.settings_file())
    chosen = preferences.read()
    wear(str(chosen[THEME.key]), int(chosen[TEXT_SCALE.key]))
    faults = Faults(write_down)
    faults.watch()
    frame = Frame()
    frame.painted.connect(settle)
    world, here = World(preferences), this_system()
    covered = world.decided.allows(CAPTURE_PROTECTION)
    on = here if covered else Uncovered(here)
    session = Session(frame, world, faults, on=on)
    start = _start(chosen, file, demonstration=demonstration, folder=world.folder)
    session.begin(start)
    frame.show()
    if file is not None:
        session.take(file)
    channel.asked.connect(session.take)
    frame.painted.connect(channel.listen, Qt.ConnectionType.QueuedConnection)
    status = app.exec()
    channel.close()
    return status


def settle() -> None:
    """Do what can wait until the first window has been seen."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from sipdesk.ui.widgets.speech import voice  # noqa: PLC0415
    from sipdesk.ui.window.garbage import Garbage  # noqa: PLC0415

    app = QApplication.instance()
    if app is not None:
        Garbage(app)
        voice().load()


def write_down(error: BaseException) -> None:
    """Put the whitelist of an unexpected exception in the log."""
    Log(log_file).write(report(error))


def log_file() -> Path:
    """Tell where the log is."""
    return paths.log_folder() / "sipdesk.log"


def _start(
    chosen: Mapping[str, str | int],
    file: Path | None = None,
    *,
    demonstration: bool,
    folder: Path | None = None,
) -> "Start":
    """Tell which home to ask for.

    It is the ``file`` that was asked for, if that is to be a home; the last one; any
    there is; none. ``folder`` is where homes lie; None for the person's own.
    """
    from sipdesk.ui.window.outside import Start  # noqa: PLC0415

    if demonstration:
        from sipdesk.commands import demonstration as made_up  # noqa: PLC0415

        return Start(made_up.file_for_window(), made_up.PASSPHRASE)
    if file is not None and file.suffix.casefold() == HOME_ENDING:
        return Start(file)
    last = str(chosen[LAST_HOME.key])
    if last:
        return Start(Path(last))
    there = sorted((folder or paths.data_folder()).glob(_HOMES))
    return Start(there[0] if there else None)
