"""A disk that is full, or may not be written to, while the program works on it.

The disk is a file system of its own in memory, in a name space of its own, where the
system lets one be made; otherwise no file may grow (``RLIMIT_FSIZE``), and the driver
cannot tell that from a disk that fails. Who works where nothing may be written has no
more right to it than an ordinary user, whoever starts it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tests.faults.killing import ROOT

_OWN: Final = ("unshare", "--map-root-user", "--mount")
_ORDINARY: Final = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
_PATIENCE: Final = 600  # seconds


class Told(NamedTuple):
    """What the one who worked there told: what was tried, and what was amiss."""

    tried: int
    amiss: tuple[str, ...]


def has_own_disk() -> bool:
    """Whether a file system of one's own can be made here."""
    if shutil.which(_OWN[0]) is None:
        return False
    asked = (*_OWN, "mount", "-t", "tmpfs", "none", "/mnt")
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def work_on_a_full_disk(times: int) -> Told:
    """Let a program work where there is less and less room."""
    program = [sys.executable, "-m", "tests.faults.cramped"]
    if has_own_disk():
        return _told([*_OWN, *program, "full"], times)
    return _told([*program, "limited"], times)


def work_where_nothing_may_be_written(times: int) -> Told:
    """Let a program work where it may read and not write."""
    own = _ORDINARY if os.geteuid() == 0 else ()
    return _told([*own, sys.executable, "-m", "tests.faults.cramped", "shut"], times)


def _told(asked: Sequence[str], times: int) -> Told:
    with TemporaryDirectory() as name:
        done = subprocess.run(
            [*asked, name, str(times)],
            cwd=ROOT,
            env=os.environ | {"TMPDIR": name},
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    amiss = json.loads(done.stdout.splitlines()[-1])
    return Told(times, tuple(amiss))
