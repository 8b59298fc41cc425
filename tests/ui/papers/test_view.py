from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sipdesk.domain.approval import Judgement
from sipdesk.domain.case import CaseId
from sipdesk.domain.information import Branch
from sipdesk.domain.paper import SAVED_AS_FORM, PaperKind
from sipdesk.ui.papers.view import PapersScreen, approved
from sipdesk.usecases.approval import AskApproval, ask_approval
from sipdesk.usecases.paper import list_papers
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.walked import PLACING, Desk, file_copy, hand_out, seen_by
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard
from tests.usecases.desk import desk as a_case
from tests.usecases.test_approval import SIV, approve, bring, letter, send


def opened(desk: Desk, case_id: CaseId, stand: Stand) -> PapersScreen:
    screen = PapersScreen(desk.around)
    screen.show_case(desk.view(case_id))
    stand(screen)
    return screen


def test_without_papers_it_says_where_they_come_from(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = opened(desk, case_id, stand)
    empty = screen.findChild(QWidget, "papers-empty")
    assert empty is not None
    assert empty.isVisible()
    assert not screen.open_button.isVisible()


def test_it_says_what_for_whom_when_and_by_whom(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    hand_out(desk, case_id, PaperKind.SIP_REQUEST, PLACING.id)
    screen = opened(desk, case_id, stand)
    row = screen.papers.rows[0]
    assert row.title == "Påtalande av behov"
    assert row.note == "Nils Exempel, Socialtjänsten i Påhittstad"
    assert row.meta == "i dag"
    assert row.chip_text == "Inte i KIA"


def test_a_paper_is_asked_for_again(desk: Desk, case_id: CaseId, stand: Stand) -> None:
    paper = file_copy(desk, case_id)
    screen = opened(desk, case_id, stand)
    asked = heard(screen.asked_kept_paper)
    QTest.mouseClick(screen.open_button, Qt.MouseButton.LeftButton)
    assert asked == [paper]


def test_the_text_for_kia_names_nobody(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    hand_out(desk, case_id, PaperKind.SIP_REQUEST, PLACING.id)
    screen = opened(desk, case_id, stand)
    QTest.mouseClick(screen.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "2026-001" in text
    assert "Mottagare: Socialtjänsten" in text
    assert "2026-03-02 kl. 09.30" in text
    for name in ("Alva", "Påhitt", "Nils", "Karin"):
        assert name not in text


def test_of_a_form_it_says_which_file_the_sum_is_of(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    whom = PaperKind.SIP_REQUEST, PLACING.id
    hand_out(desk, case_id, *whom, SAVED_AS_FORM)
    screen = opened(desk, case_id, stand)
    QTest.mouseClick(screen.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    (record,) = list_papers(case_id, desk.ports).records
    assert f"{record.sha256[:16]}\nGick ut som ifyllbar PDF" in text
    assert audit(screen.window()) == []


def test_the_day_is_saved_when_its_field_is_left(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    file_copy(desk, case_id)
    screen = opened(desk, case_id, stand)
    screen.day.focus()
    type_text(screen.day.edit, "idag")
    screen.copy_button.setFocus()
    assert list_papers(case_id, desk.ports).records[0].in_kia == TODAY
    assert screen.papers.rows[0].chip_text == ""


def test_it_is_sound_and_tab_goes_round(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    file_copy(desk, case_id)
    window = stand(PapersScreen(desk.around))
    assert audit(window) == []
    screen = opened(desk, case_id, stand)
    assert audit(screen.window()) == []
    assert any("Öppna pappret" in stop for stop in tab_round(screen.window()))


def test_who_approved_a_paper_stands_with_it(tmp_path: Path) -> None:
    with a_case(tmp_path / "home", bring) as asked:
        ask_approval(AskApproval(letter(asked)), asked.ports)
        approve(asked)
        record = send(asked).record
        given = list_papers(asked.case.id, asked.ports)
        (row,) = approved(given.approvals[record.id], given.names)
        assert (row.label, row.value) == ("Godkänt av", "Siv Exempel, 2 mars 2026")
        without = replace(
            given.approvals[record.id],
            judgement=Judgement.WITHOUT,
            answer="Chefen kan inte nås.",
        )
        (row,) = approved(without, given.names)
        assert row.value == "Chefen kan inte nås."
        own = replace(given.approvals[record.id], asked_by=SIV.id)
        (row,) = approved(own, given.names)
        assert row.value.endswith("Samma person skrev det.")
        assert approved(None, given.names) == ()


def test_who_does_not_read_from_all_branches_is_told_that_papers_are_closed(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    file_copy(desk, case_id)
    screen = opened(seen_by(desk, branches=frozenset({Branch.SCHOOL})), case_id, stand)
    assert not screen.open_button.isVisible()
    closed = screen.findChild(QWidget, "paper-closed")
    assert closed is not None
    assert closed.isVisible()
    assert audit(screen.window()) == []
