"""The demonstration home, played in a real encrypted file."""

from pathlib import Path

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.play import play_home
from sipdesk.content.daybook import read_daybook
from sipdesk.paths import resources
from sipdesk.usecases.ports import Ports
from tests.home import SetClock, open_ports


def open_played(folder: Path, clock: SetClock | None = None) -> Ports:
    """Play it in a new home, up to the clock's day or its own fixed one.

    Close ``ports.store`` at the end.
    """
    clock = clock or SetClock(FIXED_DAY)
    ports = open_ports(folder, clock)
    play_home(read_daybook(resources() / "demo"), ports, clock.day)
    return ports
