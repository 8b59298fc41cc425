from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.program import Program


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """Give the program, not started yet; no fault may have happened at the end."""
    assert qapp is not None
    made = Program()
    yield made
    made.close()
    assert made.faults == []
