"""Qt's bindings keep Python's reference counts right on this Python.

PySide6 6.12.0 on Python 3.11 loses a reference to None with each call that returns
nothing, and the program dies after some thousand calls. The lock keeps the two
apart (``test_lock.py``); this catches whatever is really installed.
"""

import subprocess
import sys

from tests.architecture.references import CALLS


def test_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    # In a program of its own: here, other threads hold and drop None meanwhile.
    line = [sys.executable, "-m", "tests.architecture.references"]
    told = subprocess.run(line, check=True, capture_output=True, text=True)
    assert abs(int(told.stdout)) < CALLS // 100
