"""Läget on the screen: found by one key, opened where it is done, and printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.user import Role
from sipdesk.ui.outlook.model import Answer, OutlookState
from sipdesk.ui.outlook.view import OutlookPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.home import admit_as, open_brought
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.shell import around, focus, found, show
from tests.usecases.standing_still import Stuck, bring, bring_home


@pytest.fixture
def stuck(tmp_path: Path) -> Iterator[Ports]:
    ports, _ = open_brought(tmp_path, bring_home)
    yield ports
    ports.store.close()


@pytest.fixture
def page(stuck: Ports, frame: Frame, tmp_path: Path) -> OutlookPage:
    return opened(stuck, frame, tmp_path)


def opened(ports: Ports, frame: Frame, folder: Path | None) -> OutlookPage:
    person = Person(folder)
    made = OutlookPage(around(ports), ask_printer=person.printer)
    made.extract.ask_printer = person.printer
    made.extract.ask_file = person.file
    made.refresh()
    show(frame, made)
    made.begin()
    return made


def click(part: QWidget) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def handed_out(ports: Ports) -> list[str | None]:
    with ports.store.reading() as work:
        return [r.detail for r in work.access.page(Wanted(act=Act.HANDED_OUT)).rows]


def test_each_figure_is_the_length_of_its_list(page: OutlookPage) -> None:
    for answer in Answer:
        assert page.figures[answer].figure == str(len(page.answers[answer].list.rows))
    assert [page.figures[a].figure for a in (Answer.NEEDS, Answer.WAITS)] == ["3", "5"]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_1, Answer.NEEDS),
        (Qt.Key.Key_2, Answer.WAITS),
        (Qt.Key.Key_3, Answer.LATE),
        (Qt.Key.Key_4, Answer.WHY),
    ],
)
def test_one_key_goes_to_each_answer(
    page: OutlookPage, key: Qt.Key, answer: Answer
) -> None:
    QTest.keyClick(focus(), key)
    assert page.answers[answer].list.hasFocus()


@pytest.mark.parametrize(
    ("answer", "step"), [(Answer.NEEDS, "sip_request"), (Answer.WAITS, "ready")]
)
def test_enter_on_a_row_opens_the_case_where_something_is_done(
    page: OutlookPage, answer: Answer, step: str
) -> None:
    asked: list[tuple[str, str]] = []
    page.opened.connect(lambda case, step: asked.append((case, step)))
    page.go(answer)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    rows = page.answers[answer].list.rows
    assert asked == [(rows[0].key, step)]


def test_what_is_late_of_the_wait_is_done_on_its_own_page(page: OutlookPage) -> None:
    late = page.model.state.outlook.late
    owed = [r for r in late if "ready" in r.waiting.kind]
    assert owed
    for one in owed:
        assert page.model.place_of(Answer.LATE, one.waiting.id)[1] == "ready"


def test_a_reason_leads_to_the_worst_row_that_has_it(page: OutlookPage) -> None:
    page.go(Answer.WHY)
    shown = page.answers[Answer.WHY].list
    keys = [row.key for row in shown.rows]
    shown.show_rows(shown.rows, keys[keys.index("wait-not-notified")])
    QTest.keyClick(shown, Qt.Key.Key_Return)
    waits = page.answers[Answer.WAITS].list
    assert waits.hasFocus()
    assert waits.current_key == page.model.state.outlook.waits[0].case.id


def test_who_is_protected_is_shown_by_initials_and_no_kommun(page: OutlookPage) -> None:
    words = " ".join(r.words for a in page.answers.values() for r in a.list.rows)
    assert "Hemlighitt" not in words
    (row,) = (r for r in page.answers[Answer.WAITS].list.rows if "H.H." in r.title)
    assert row.title == "H.H., 2026-005"


def test_the_duty_that_is_not_done_is_red_and_first(page: OutlookPage) -> None:
    first = page.answers[Answer.WAITS].list.rows[0]
    assert (first.chip_text, first.chip_tone) == ("Inte underrättad", "bad")


@pytest.mark.parametrize("name", ["print-outlook", "print-week"])
def test_it_is_printed_and_said(
    page: OutlookPage, stuck: Ports, tmp_path: Path, name: str
) -> None:
    click(found(page, name))
    assert PdfReader(tmp_path / "printed.pdf").pages
    assert page.done.isVisible()
    assert handed_out(stuck) == [name.removeprefix("print-")]


def test_nothing_is_logged_of_a_print_that_was_called_off(
    stuck: Ports, frame: Frame
) -> None:
    page = opened(stuck, frame, None)
    click(page.print_outlook)
    assert handed_out(stuck) == []


def test_an_extract_is_for_the_namnd_that_is_chosen(
    page: OutlookPage, stuck: Ports, tmp_path: Path
) -> None:
    assert not page.extract.look.isEnabled()
    assert not page.extract.shown.isVisible()
    (north,) = (b for b in page.model.state.boards if "Nord" in b.board.name)
    page.model.choose(f"{north.board.kommun} {north.board.name}")
    click(page.extract.look)
    assert page.extract.preview.isVisible()
    assert page.extract.preview.page_widths()
    assert focus() is page.extract.preview.print_button
    assert handed_out(stuck) == []
    click(page.extract.preview.save_button)
    assert (tmp_path / "utdrag-till-kommunen.pdf").is_file()
    assert "Utdraget är lämnat ut" in page.done.title
    assert len(handed_out(stuck)) == north.count + 1


def test_an_extract_that_cannot_be_saved_went_to_nobody(
    stuck: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(stuck, frame, tmp_path / "nowhere")
    (north,) = (b for b in page.model.state.boards if "Nord" in b.board.name)
    page.model.choose(f"{north.board.kommun} {north.board.name}")
    click(page.extract.look)
    click(page.extract.preview.save_button)
    assert page.notice.isVisible()
    with stuck.store.reading() as work:
        numbers = work.cases.numbers()
        assert not [p for case in numbers for p in work.papers.of_case(case)]  # type: ignore[arg-type]


def test_an_extract_that_has_changed_since_it_was_seen_is_looked_at_again(
    page: OutlookPage, stuck: Ports, tmp_path: Path
) -> None:
    (north,) = (b for b in page.model.state.boards if "Nord" in b.board.name)
    page.model.choose(f"{north.board.kommun} {north.board.name}")
    click(page.extract.look)
    bring(Stuck("Sen", "Nyhitt", north.board.name), stuck)
    click(page.extract.preview.save_button)
    assert "säger något annat nu" in page.notice.title
    assert not page.extract.shown.isVisible()
    assert not list(tmp_path.glob("*.pdf"))
    click(page.extract.look)
    assert page.extract.shown.isVisible()
    other = next(b for b in page.model.state.boards if b != north)
    page.model.choose(f"{other.board.kommun} {other.board.name}")
    assert not page.extract.shown.isVisible()


def test_a_manager_prints_and_is_not_offered_to_hand_out(
    stuck: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(admit_as(stuck, Role.MANAGER), frame, tmp_path)
    assert page.figures[Answer.NEEDS].figure == "3"
    assert not page.extract.isVisible()
    click(page.print_outlook)
    assert (tmp_path / "printed.pdf").is_file()


def test_a_home_where_nothing_stands_still_is_calm(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, None)
    for answer in Answer:
        assert page.figures[answer].figure == "0"
        assert found(page, f"{answer.value}-calm").isVisible()
        assert not page.answers[answer].list.isVisible()
    assert not page.extract.isVisible()
    assert audit(frame) == []


def test_before_it_is_read_nothing_is_said_to_be_calm(page: OutlookPage) -> None:
    page.draw(OutlookState(page.model.state.day))
    assert page.figures[Answer.NEEDS].figure == ""
    assert not found(page, "needs-calm").isVisible()


def test_a_key_pressed_before_it_is_read_goes_there_when_it_has_been(
    page: OutlookPage,
) -> None:
    known = page.model.state
    page.model.state = OutlookState(known.day)
    page.draw(page.model.state)
    QTest.keyClick(focus(), Qt.Key.Key_2)
    page.model.state = known
    page.draw(known)
    assert page.answers[Answer.WAITS].list.hasFocus()


def test_drawing_twice_changes_nothing(page: OutlookPage, frame: Frame) -> None:
    before = frame.grab().toImage()
    page.draw(page.model.state)
    QApplication.processEvents()
    assert frame.grab().toImage() == before


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.journey
def test_it_can_be_read_and_walked_through(
    page: OutlookPage, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    page.begin()
    QApplication.processEvents()
    assert audit(frame) == []
    stops = " ".join(tab_round(frame))
    for words in ("Behov utan svar: 3", "List: Redo men väntar", "Skriv ut veckan"):
        assert words in stops
