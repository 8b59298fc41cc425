"""What is of no case stands calmly below on Idag, for who may put it right."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.domain.training import StaffMember, Training
from sipdesk.domain.user import Role
from sipdesk.ui.today.book import BOOK, REGIONS, TRAINING, BookLines
from sipdesk.ui.today.view import TodayPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.book_due import BookDue
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.training import ADAD, put_member
from tests.home import TODAY, admit_as
from tests.ui.audit import audit
from tests.ui.shell import around, found, show
from tests.ui.widgets.shown import heard

YEAR = timedelta(days=365)


def run_out(ports: Ports) -> None:
    training = Training("t", ADAD, TODAY - YEAR, TODAY - timedelta(days=1))
    put_member(StaffMember("x", "Lo Exempel", "nurse", trainings=(training,)), ports)


def shown(ports: Ports, frame: Frame) -> TodayPage:
    page = TodayPage(around(ports))
    page.refresh()
    show(frame, page)
    return page


def test_a_training_that_has_run_out_leads_to_the_register(
    filled: Ports, frame: Frame
) -> None:
    assert not shown(filled, frame).book.isVisible()
    run_out(filled)
    page = shown(filled, frame)
    asked = heard(page.wants_part)
    assert page.book.isVisible()
    assert "1 utbildning har gått ut." in page.book.words
    assert "Lo Exempel" not in page.book.words
    assert audit(frame) == []
    QTest.mouseClick(found(page, "today-training"), Qt.MouseButton.LeftButton)
    assert asked == ["training"]


def test_who_may_not_change_the_home_is_told_nothing(
    filled: Ports, frame: Frame
) -> None:
    run_out(filled)
    page = shown(admit_as(filled, Role.MANAGER), frame)
    assert not page.book.isVisible()
    assert page.model.state.notice is None


@pytest.mark.parametrize(
    ("due", "words", "parts"),
    [
        (
            BookDue(("skane",), 0, 0),
            "1 regions rutin har gått ut.",
            {REGIONS},
        ),
        (
            BookDue(("skane", "halland"), 2, 1),
            (
                "2 regioners rutiner har gått ut, 2 kontakter att kontrollera, "
                "1 utbildning har gått ut."
            ),
            {REGIONS, BOOK, TRAINING},
        ),
        (BookDue((), 1, 0), "1 kontakt att kontrollera.", {BOOK}),
    ],
)
def test_all_that_is_due_is_said_with_a_way_to_each(
    frame: Frame, due: BookDue, words: str, parts: set[str]
) -> None:
    line = BookLines()
    show(frame, line)
    line.show_due(due)
    assert words in line.words
    there = {
        p for p in (REGIONS, BOOK, TRAINING) if found(line, f"today-{p}").isVisible()
    }
    assert there == parts
    line.show_due(None)
    assert not line.isVisible()
