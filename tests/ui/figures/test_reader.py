"""Statistik for who reads figures alone: half-years that are over, nothing small."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.outside import outward
from sipdesk.domain.user import Role
from sipdesk.ui.figures.model import FiguresState
from sipdesk.ui.figures.periods import LATEST, OWN, halves_over
from sipdesk.ui.figures.tablecard import WITHHELD
from sipdesk.ui.figures.view import FiguresPage
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.home import TODAY, admit_as
from tests.proofs.outside_homes import made_up
from tests.ui.audit import audit
from tests.ui.figures.test_view import PARTS, opened
from tests.ui.shell import said, settle

LARGE = 0  # a home of a hundred cases


@pytest.fixture
def page(counted: Ports, frame: Frame) -> FiguresPage:
    return opened(admit_as(counted, Role.READER), frame)


def of_large(page: FiguresPage) -> FiguresState:
    report = outward(made_up(LARGE))
    return replace(page.model.state, report=report, read_at=time(9, 0))


def test_only_half_years_that_are_over_can_be_chosen(page: FiguresPage) -> None:
    offered = [one.key for one in page.model.state.choices]
    assert offered == [one.key for one in halves_over(TODAY)]
    assert page.model.state.wish.period == offered[0]
    combo = page.chooser.period.combo
    keys = {combo.itemData(at) for at in range(combo.count())}
    assert not keys & {OWN, LATEST}
    assert not page.chooser.more.isVisible()
    assert page.few.isVisible()


def test_a_home_that_is_small_says_so_and_not_how_small(page: FiguresPage) -> None:
    assert page.model.state.notice is None
    assert page.empty.isVisible()
    assert "Inget att visa" in said(page)
    assert "ärende" not in page.about.words


@pytest.mark.journey
@pytest.mark.parametrize("worn", [Theme(), Theme("dark", 1.5)])
def test_what_is_large_is_shown_beside_what_is_left_out(
    page: FiguresPage, frame: Frame, qapp: QApplication, worn: Theme
) -> None:
    apply(qapp, worn)
    shown, left_out = 0, 0
    for part in PARTS:
        page.draw(replace(of_large(page), part=part))
        settle()
        for table in page.findChildren(FigureTable):
            cells = [c for row in table.grid.rows for c in row.cells]
            assert not [c for c in cells if c.text in {"0", "1", "2", "3", "4"}]
            assert not [c for c in cells if c.leads]
            spoken = {c.spoken for c in cells if c.text == ".."}
            assert spoken <= {"visas inte"}
            left_out += len(spoken)
            shown += sum(c.text[:1].isdigit() for c in cells)
        assert audit(frame) == [], part
    assert shown > 40
    assert left_out > 5


def test_two_dots_are_explained_where_they_stand(page: FiguresPage) -> None:
    page.draw(replace(of_large(page), part="measures-all"))
    settle()
    assert ".. betyder att talet inte visas" in said(page)


def test_a_measure_of_health_says_that_it_is_not_shown(page: FiguresPage) -> None:
    page.draw(replace(of_large(page), part="measures-10"))
    settle()
    assert WITHHELD in said(page)
    assert not page.findChildren(FigureTable, "measure-i10-oral-done-grid")
