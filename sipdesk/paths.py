"""Where the program finds what it ships with, and where it keeps what it writes.

Nothing here holds personal data but the encrypted homes in ``data_folder``.
"""

import sys
from pathlib import Path

import platformdirs

_NAME = "SIPdesk"

OWN = 0o777 if sys.platform == "win32" else 0o700
"""The mode of a folder where homes lie or are laid out: for its user alone.

In Windows the folder it is made in decides. There 0o700 shuts everybody else out since
Python 3.12.4, a file keeps that when it is moved from such a folder to its place, and
those who share a PC share its homes.
"""


def resources() -> Path:
    """Return the folder of the routine, texts, forms and fonts, read-only.

    A wheel and an installed program carry it inside the package; in a checkout it
    lies beside the package.
    """
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """Return the person's own folder for homes, made at need for them alone.

    It is local to the machine: a roaming profile would copy homes over the network.

    Raises ``OSError`` if it cannot be made.
    """
    return _own(platformdirs.user_data_path(_NAME, appauthor=False, roaming=False))


def log_folder() -> Path:
    """Return the person's own folder for the log, made at need for them alone.

    Raises ``OSError`` if it cannot be made.
    """
    return _own(platformdirs.user_log_path(_NAME, appauthor=False))


def state_folder() -> Path:
    """Return the person's own folder for what holds only while the program runs.

    Raises ``OSError`` if it cannot be made.
    """
    return _own(platformdirs.user_state_path(_NAME, appauthor=False, roaming=False))


def settings_file() -> Path:
    """Return the file of what belongs to the person and the screen, not to a home.

    The file may be missing; its folder is made at need. Raises ``OSError`` if that
    cannot be done.
    """
    folder = platformdirs.user_config_path(_NAME, appauthor=False, roaming=False)
    return _own(folder) / "settings.toml"


def _own(folder: Path) -> Path:
    # Parents get the mode the system gives; only ours is closed to others.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
