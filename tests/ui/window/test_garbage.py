"""Garbage is looked for on the thread of the windows alone."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sipdesk.ui.window.garbage import YOUNG_EVERY, Garbage


class Ring:
    """Something that only a search finds to be garbage."""

    def __init__(self) -> None:
        self.me = self


@pytest.mark.journey
def test_it_is_found_between_events_and_not_when_something_is_made(
    qtbot: QtBot,
) -> None:
    parent = QObject()
    try:
        Garbage(parent)
        assert not gc.isenabled()
        ring = Ring()
        gone = weakref.ref(ring)
        del ring
        assert gone() is not None
        qtbot.waitUntil(lambda: gone() is None, timeout=5 * YOUNG_EVERY)
    finally:
        parent.deleteLater()
        gc.unfreeze()
        gc.enable()
