"""What the session has done behind the window, as a runner wants it: one each."""

from pathlib import Path
from typing import Any

from sipdesk.ui.window.outside import Opened, Outside


def look_at_home(home: Path, outside: Outside) -> None:
    """Tell what keeps a home from being unlocked."""
    outside.look_at_home(home)


def unlock(order: tuple[Path, str, str], outside: Outside) -> Opened:
    """Unlock a home with a passphrase; the third is the public one, if there is one."""
    return outside.open(*order)


def people(order: tuple[Path, str], outside: Outside) -> tuple[Any, ...]:
    """Name those who can get a new passphrase by a recovery key."""
    return outside.people(*order)


def recover(order: tuple[Path, Any], outside: Outside) -> Opened:
    """Unlock a home with its recovery key."""
    return outside.recover(*order)


def create(order: tuple[Path, Any, Any], outside: Outside) -> Opened:
    """Make a home, and open it."""
    return outside.create(*order)


def look_at_backup(backup: Path, outside: Outside) -> Any:
    """Tell what a backup holds."""
    return outside.look_at_backup(backup)


def restore(order: tuple[Path, Path, str], outside: Outside) -> Any:
    """Put a home back as a new file."""
    return outside.restore(*order)


def read_homes(files: Any, outside: Outside) -> Any:
    """Open files of figures, and add them up."""
    return outside.read_homes(files)


def print_homes(found: Any, outside: Outside) -> Any:
    """Make the sum of several homes a paper."""
    return outside.print_homes(found)


def close(inside: Opened, _: Outside) -> None:
    """Close a home."""
    inside.close()


def back_up_and_close(inside: Opened, _: Outside) -> None:
    """Close a home, after a backup if one is due."""
    inside.close(back_up=True)


def warm_up(_: None, outside: Outside) -> None:
    """Import and read what an opened home needs."""
    outside.warm_up()


def prepare(_: None, outside: Outside) -> None:
    """Make the demonstration home anew."""
    outside.prepare_demonstration()


def come_after(_: None, __: Outside) -> None:
    """Come after every order given before."""


def nothing(_: object) -> None:
    """Nothing follows."""
