"""Handbok: chapters, obstacles found by word or number, and the ways to them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.content.handbook import HOME, PLACE
from sipdesk.domain.user import Role
from sipdesk.ui.handbook.model import GUIDE, OBSTACLES, HandbookModel, HandbookState
from sipdesk.ui.handbook.view import HandbookPage
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.places import PLACES
from sipdesk.usecases.ports import Ports
from tests.home import content
from tests.ui.audit import audit
from tests.ui.shell import around
from tests.ui.widgets.shown import close, heard

BOOK = content().read_handbook()
ALL = [one for group in BOOK.obstacles.groups for one in group.obstacles]


@pytest.fixture
def page(qapp: QApplication, ports: Ports) -> Iterator[HandbookPage]:
    made = HandbookPage(around(ports))
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    qapp.processEvents()
    yield made
    close(made)


def shown(page: HandbookPage) -> list[int]:
    rows = [(one.number, f"obstacle-{one.number}") for one in ALL]
    found = ((number, page.findChild(QWidget, name)) for number, name in rows)
    return [number for number, row in found if row is not None and row.isVisible()]


def test_it_begins_with_how_the_work_goes(page: HandbookPage) -> None:
    assert page.model.state.part == GUIDE
    assert shown(page) == []


def test_every_obstacle_stands_in_its_part(page: HandbookPage) -> None:
    page.model.show(OBSTACLES)
    assert shown(page) == list(range(1, 58))


@pytest.mark.parametrize(
    ("sought", "numbers"), [("37", [37]), ("adad", [24, 53]), ("finns ingenstans", [])]
)
def test_it_is_found_by_a_word_or_its_number(
    page: HandbookPage, sought: str, numbers: list[int]
) -> None:
    page.model.show(OBSTACLES)
    page.model.seek(sought)
    assert shown(page) == numbers
    empty = page.findChild(QWidget, "obstacles-empty")
    assert empty is not None
    assert empty.isVisible() == (not numbers)


def test_a_search_that_is_cleared_shows_all_again(page: HandbookPage) -> None:
    page.model.show(OBSTACLES)
    page.model.seek("adad")
    page.model.seek(" ")
    assert len(shown(page)) == len(ALL)


def test_one_press_leads_to_where_it_is_eased(page: HandbookPage) -> None:
    page.model.show(OBSTACLES)
    parts, places = heard(page.wants_part), heard(page.wants_place)
    for number in (10, 54):
        go = page.findChild(QAbstractButton, f"obstacle-{number}-go")
        assert go is not None
        QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert (parts, places) == (["book"], ["outlook"])


def test_every_way_leads_to_a_place_that_there_is(ports: Ports) -> None:
    everything = replace(ports.user, roles=frozenset(Role))
    parts = HomePage(around(replace(ports, user=everything)), Path("eget")).tabs.words
    homes = {one.spot.text for one in ALL if one.spot.sort == HOME}
    rails = {(one.spot.key, one.spot.text) for one in ALL if one.spot.sort == PLACE}
    assert {text.removeprefix("Hemmet, ") for text in homes} <= set(parts)
    assert rails <= {(key, text) for key, text, _ in PLACES}


def test_one_who_may_not_go_there_is_told_where_it_is(
    ports: Ports, qapp: QApplication
) -> None:
    page = HandbookPage(around(ports), lambda spot: spot.sort != HOME)
    page.model.show(OBSTACLES)
    page.show()
    qapp.processEvents()
    assert page.findChild(QAbstractButton, "obstacle-10-go") is None
    assert page.findChild(QAbstractButton, "obstacle-54-go") is not None
    close(page)


@pytest.mark.parametrize("worn", [Theme(), Theme("dark", 1.5)])
def test_nothing_is_cut_or_nameless(
    ports: Ports, qapp: QApplication, worn: Theme
) -> None:
    apply(qapp, worn)
    page = HandbookPage(around(ports))
    page.resize(1000, 700)
    page.show()
    for part in (GUIDE, OBSTACLES):
        page.model.show(part)
        assert audit(page) == []
    close(page)


def test_the_model_keeps_what_is_sought_from_one_part_to_the_next() -> None:
    states: list[HandbookState] = []
    model = HandbookModel(BOOK, states.append)
    model.seek("tandvård")
    model.show(OBSTACLES)
    assert model.state.sought == "tandvård"
    assert model.state.found == sum(len(g.obstacles) for g in model.state.groups)
    assert 0 < model.state.found < len(ALL)
