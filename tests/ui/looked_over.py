"""What every step's page must stand: a screen reader, the Tab key, large text."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.ui.widgets.theme import Theme, apply
from tests.ui.audit import audit, tab_round
from tests.ui.step_page import Shown

_CALM = 6
"""Rounds without a change after which a page is taken to be laid out."""

LONG = (
    "Anna-Karin Elisabet Påhittad-Exempelsson von Utomordentligt Långtnamn & <b>Co</b>"
)
"""A name as long as they come, with what could be taken for markup."""


def faults(page: Shown) -> list[str]:
    """Give every fault of a page: as it is, at double text, in a small window."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    at_rest(page.window)
    found = audit(page.window)
    tab_round(page.window)
    apply(app, Theme(text_scale=2.0))
    page.window.resize(720, 520)
    at_rest(page.window)
    found += [f"large text: {fault}" for fault in audit(page.window)]
    apply(app, Theme())
    page.window.resize(1280, 720)
    at_rest(page.window)
    return found


def stops(page: Shown) -> list[str]:
    """Give the stops of the Tab key in order, without their roles."""
    at_rest(page.window)
    return [stop.partition(": ")[2] for stop in tab_round(page.window)]


def in_order(stops: list[str], *wanted: str) -> bool:
    """Tell whether a round, begun at the first wanted, comes by the others in order."""
    first = stops.index(wanted[0])
    rest = iter(stops[first:] + stops[:first])
    return all(want in rest for want in wanted)


def at_rest(window: QWidget) -> None:
    """Let everything that waits to be laid out come to rest.

    A box that grows with its text asks for more room a few rounds later.
    """
    before: list[QRect] = []
    calm = 0
    for _ in range(60):
        QApplication.processEvents()
        now = [part.geometry() for part in window.findChildren(QWidget)]
        calm = calm + 1 if now == before else 0
        if calm == _CALM:
            return
        before = now
