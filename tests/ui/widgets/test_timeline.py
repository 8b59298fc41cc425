"""The picture of a plan's history."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.timeline import Event, EventKind
from sipdesk.ui.widgets.theme import Mode, Theme, apply
from sipdesk.ui.widgets.timeline import TimelinePicture
from tests.ui.widgets.shown import Show

TODAY = date(2026, 3, 2)
EVENTS = tuple(
    Event(kind, TODAY + timedelta(days=9 * number - 90), 1)
    for number, kind in enumerate(EventKind)
)


@pytest.mark.parametrize(
    ("mode", "scale"), [("light", 1.0), ("dark", 1.5), ("contrast", 2.0)]
)
def test_it_is_drawn_anew_for_every_width_and_look(
    qapp: QApplication, show: Show, mode: Mode, scale: float
) -> None:
    apply(qapp, Theme(mode, scale))
    picture = TimelinePicture(name="history")
    picture.show_events(EVENTS, TODAY)
    window = show(picture, width=900)
    wide = picture.drawn
    assert picture.height() == round(wide.height * 4 / 3 * scale)
    window.resize(500, 700)
    qapp.processEvents()
    assert picture.drawn.width < wide.width
    assert picture.drawn.height >= wide.height
    seen = picture.grab().toImage()
    inks = {seen.pixel(x, seen.height() // 2) for x in range(seen.width())}
    assert len(inks) > 1


def test_without_events_it_takes_no_room(show: Show) -> None:
    picture = TimelinePicture(name="history")
    show(picture)
    assert picture.sizeHint().height() == 0
    assert picture.drawn.shapes == ()


def test_it_grows_with_the_text(qapp: QApplication, show: Show) -> None:
    picture = TimelinePicture(name="history")
    picture.show_events(EVENTS[:1], TODAY)
    show(picture, width=900)
    before = picture.sizeHint().height()
    apply(qapp, Theme(text_scale=2.0))
    qapp.processEvents()
    assert picture.sizeHint().height() == pytest.approx(2 * before, abs=2)
