"""Every widget on its page, in every look, walked as a person would."""

from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.ui.widgets.theme import Mode, Theme, apply
from tests.ui.audit import audit, tab_round
from tests.ui.gallery_pages import PAGES
from tests.ui.widgets.shown import close

TODAY = date(2026, 11, 23)
LOOKS: tuple[tuple[Mode, float], ...] = (
    ("light", 1.0),
    ("light", 1.5),
    ("light", 2.0),
    ("dark", 1.0),
    ("contrast", 1.0),
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("mode", "scale"), LOOKS)
@pytest.mark.journey
def test_a_page_has_no_fault_in_any_look(
    qapp: QApplication, page: str, mode: Mode, scale: float
) -> None:
    apply(qapp, Theme(mode, scale))
    window = PAGES[page](TODAY, time(13, 26))
    window.resize(1280, 720)
    window.show()
    qapp.processEvents()
    faults = audit(window)
    close(window)
    assert faults == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_round_a_page(qapp: QApplication, page: str) -> None:
    window = PAGES[page](TODAY, time(13, 26))
    window.resize(1280, 720)
    window.show()
    qapp.processEvents()
    stops = tab_round(window)
    close(window)
    assert stops
