"""Opens a home, or changes its data key, and is killed at a step told beforehand.

Told on standard input: what to do, the home, the passphrase, and the number of the
step to die at (0: none, only count). A step is a call or a return in
``sipdesk.storage``, or of what it calls. Tells on standard output when it begins, and
how many steps it took.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import sipdesk.storage
from sipdesk.storage.vault import FileVault, Opened
from tests.home import CHEAP

STORAGE = str(Path(sipdesk.storage.__file__).parent)


class Steps:
    """Counts the steps, and dies at one."""

    def __init__(self, last: int) -> None:
        self.taken = 0
        self._last = last

    def watch(self, frame: FrameType, _event: str, _argument: Any) -> None:
        """Take a step if it is one of ours (``sys.setprofile``)."""
        if frame.f_code.co_filename.startswith(STORAGE):
            self.taken += 1
            if self.taken == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Do what is told, as far as that goes."""
    what, home, passphrase, last = sys.stdin.readline().rstrip("\n").split("\t")
    vault = FileVault(cost=CHEAP, floor=CHEAP)
    steps = Steps(int(last))

    def watched(act: Callable[[], Opened | None]) -> Opened | None:
        say("begin")
        sys.setprofile(steps.watch)
        done = act()
        sys.setprofile(None)
        say(str(steps.taken))
        return done

    if what == "open":
        opened = watched(lambda: vault.open(Path(home), passphrase))
    else:
        opened = vault.open(Path(home), passphrase)
        watched(opened.keys.rotate)
    if opened is not None:
        opened.store.close()


def say(line: str) -> None:
    """Tell the one who kills."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
