from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.program import Program, Strays


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """Give the program, not started yet; nothing may have gone wrong at the end."""
    strays = Strays(qapp)
    made = Program()
    yield made
    made.close()
    strays.stop()
    assert (made.faults, strays.seen) == ([], [])
