"""The track's figures and what has been proposed, in the home's own part."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sipdesk.domain.settings import PROPOSALS_FROM, TRACK_FIGURES
from sipdesk.domain.user import Role
from sipdesk.ui.home.routine.view import RoutinePage
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.home import read_home
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.shell import around, found, settle, show
from tests.ui.typing import type_text

OWN: Final = Path("eget")


@pytest.fixture
def page(filled: Ports, frame: Frame) -> RoutinePage:
    made = RoutinePage(around(filled), OWN)
    show(frame, made)
    made.refresh()
    settle()
    return made


def write(page: RoutinePage, name: str, text: str) -> Field:
    field = found(page, name)
    assert isinstance(field, Field)
    edit = found(field, f"{name}-edit")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    if text:
        type_text(edit, text)
    else:
        QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    page.setFocus()  # a field for a day holds a calendar too
    settle()
    return field


def kept(ports: Ports, key: str) -> str:
    return str(read_home(None, ports).settings[key])


def test_a_figure_is_the_homes_own_and_an_empty_one_leaves_the_day_out(
    filled: Ports, page: RoutinePage
) -> None:
    field = write(page, "figure-start-meeting", "5")
    assert not field.problem
    assert kept(filled, TRACK_FIGURES.key) == "start-meeting=5"
    write(page, "figure-sip-meeting", "6")
    write(page, "figure-visit", "")
    assert kept(filled, TRACK_FIGURES.key) == "sip-meeting=-6;start-meeting=5;visit=off"
    write(page, "figure-start-meeting", "10")
    assert kept(filled, TRACK_FIGURES.key) == "sip-meeting=-6;visit=off"


def test_what_is_no_figure_is_said_at_its_field(
    filled: Ports, page: RoutinePage
) -> None:
    assert write(page, "figure-start-meeting", "snart").problem
    assert write(page, "figure-start-meeting", "900").problem
    assert kept(filled, TRACK_FIGURES.key) == ""


def test_a_proposal_is_off_until_its_day_is_written(
    filled: Ports, page: RoutinePage
) -> None:
    write(page, "proposal-region-physician", "2027-01-01")
    assert kept(filled, PROPOSALS_FROM.key) == "region-physician=2027-01-01"
    write(page, "proposal-region-physician", "")
    assert kept(filled, PROPOSALS_FROM.key) == ""


def test_proposals_and_laws_are_marked_as_what_they_are(page: RoutinePage) -> None:
    proposed = found(page, "proposals").findChildren(Chip)
    assert {chip.text() for chip in proposed} == {"Förslag"}
    legal = found(page, "track-law").findChildren(Chip)
    assert {chip.text() for chip in legal} == {"Kontrollera"}


def test_only_an_administrator_changes_them(filled: Ports, frame: Frame) -> None:
    user = replace(filled.user, roles=frozenset({Role.COORDINATOR}))
    made = RoutinePage(replace(around(filled), user=user), OWN)
    show(frame, made)
    made.refresh()
    for card in (made.figures, made.proposals):
        assert not any(field.isEnabled() for field in card.findChildren(Field))


@pytest.mark.journey
def test_it_can_be_read_and_walked_through(page: RoutinePage, frame: Frame) -> None:
    assert page.isVisible()
    assert audit(frame) == []
