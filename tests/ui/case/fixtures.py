"""What the tests of a case and of what lies beside it stand on."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.ui.widgets.theme import Theme, apply, look
from tests.ui.case.walked import Desk, open_desk, reopen_desk, walked_case
from tests.ui.widgets.shown import close

Stand = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Dress what is shown, unless it is dressed so already: it takes its time."""
    if qapp.styleSheet() == "" or look.theme != Theme():
        apply(qapp, Theme())


@lru_cache
def walked_home(folder: Path) -> tuple[Path, CaseId]:
    """Make a home with a walked case once for the whole run."""
    folder.mkdir()
    desk = open_desk(folder)
    case_id = walked_case(desk)
    desk.ports.store.close()
    return folder, case_id


@pytest.fixture
def home(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, CaseId]]:
    """Open a copy of a home in which one case has come some way."""
    original, case_id = walked_home(tmp_path_factory.getbasetemp() / "walked")
    folder = copytree(original, tmp_path / "walked")
    opened = reopen_desk(folder)
    yield opened, case_id
    opened.ports.store.close()


@pytest.fixture
def desk(home: tuple[Desk, CaseId]) -> Desk:
    """Give the opened home."""
    return home[0]


@pytest.fixture
def case_id(home: tuple[Desk, CaseId]) -> CaseId:
    """Give the case that has come some way."""
    return home[1]


@pytest.fixture
def stand(qapp: QApplication) -> Iterator[Stand]:
    """Show one widget filling a window, which is closed after the test."""
    windows: list[QWidget] = []

    def shown(widget: QWidget, width: int = 1080, height: int = 720) -> QWidget:
        window = QWidget()
        window.setWindowTitle("Prov")
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(widget)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qapp.processEvents()
        qapp.processEvents()
        windows.append(window)
        return window

    yield shown
    for window in windows:
        close(window)
