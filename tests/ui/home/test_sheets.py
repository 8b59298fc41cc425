"""Sheets are looked at, printed and saved; a dialog that is cancelled does nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.content.content import Problem, Sheets
from sipdesk.ui.home.sheets.model import PRINTED, SAVED, SheetsModel
from sipdesk.ui.home.sheets.view import SheetsPage
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.documents.filling import answers
from tests.ui.audit import audit, tab_round
from tests.ui.shell import Slow, around, settle, show


class Person:
    """One who chooses a printer and a file, or changes their mind."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.asked: list[str] = []

    def printer(self, _: QWidget, title: str) -> QPrinter | None:
        self.asked.append(title)
        if self.folder is None:
            return None
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        return printer

    def file(self, _: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return None if self.folder is None else self.folder / name


def opened(ports: Ports, frame: Frame, person: Person) -> SheetsPage:
    page = SheetsPage(around(ports), ask_printer=person.printer, ask_file=person.file)
    show(frame, page)
    page.refresh()
    settle()
    return page


def said(within: QWidget) -> str:
    texts = (t.words for t in within.findChildren(Text) if t.isVisible())
    return " ".join(filter(None, texts))


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_the_first_sheet_is_shown_with_its_text(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, Person())
    assert len(page.list.rows) == 18
    assert page.list.rows[0].words == (
        "SIP – en plan som handlar om dig. Till dig som är ung. Information"
    )
    assert "samordnad individuell plan" in page.preview.words.toPlainText()
    assert page.preview.page_widths()


def test_moving_in_the_list_shows_another_sheet(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, Person())
    QTest.keyClick(page.list, Qt.Key.Key_End)
    settle()
    assert page.model.state.chosen == page.list.rows[-1].key
    assert "Du väljer hur du vill vara med" in page.preview.words.toPlainText()


def test_a_sheet_is_saved_and_printed(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    page = opened(ports, frame, person)
    press(page.preview.save_button)
    (name,) = person.asked
    made = page.model.state.made
    assert made is not None
    assert (tmp_path / name).read_bytes() == made.data
    assert said(page.done) == "Sparat som PDF 09.30."
    press(page.preview.print_button)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert said(page.done) == "Utskrivet 09.30."
    assert audit(frame) == []


def test_a_form_is_saved_to_be_filled_in_and_no_other_sheet_is(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    page = opened(ports, frame, person)
    assert not page.preview.form_button.isVisible()
    page.model.choose("form-consent-easy")
    settle()
    press(page.preview.form_button)
    (name,) = person.asked
    assert name == "mitt-svar-om-sip-att-fylla-i-for-hand-ifyllbar-2026-03-02.pdf"
    assert "jag-heter-skriv-har" in answers((tmp_path / name).read_bytes())
    assert said(page.done) == "Sparat som ifyllbar PDF 09.30."
    assert audit(frame) == []


def test_a_cancelled_dialog_does_nothing(ports: Ports, frame: Frame) -> None:
    person = Person()
    page = opened(ports, frame, person)
    before = page.model.state
    press(page.preview.save_button)
    press(page.preview.print_button)
    assert len(person.asked) == 2
    assert page.model.state == before
    assert not page.done.isVisible()


def test_what_cannot_be_saved_is_said(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path / "nowhere"))
    press(page.preview.save_button)
    assert page.notice.isVisible()
    assert page.model.state.done == ""
    assert audit(frame) == []


def test_without_sheets_it_says_so(ports: Ports, frame: Frame) -> None:
    content = replace(ports.content, read_sheets=Sheets)
    page = opened(replace(ports, content=content), frame, Person())
    assert page.empty.isVisible()
    assert not page.columns.isVisible()
    assert audit(frame) == []


def test_a_sheet_of_the_homes_own_that_cannot_be_used_is_told_of(
    ports: Ports, frame: Frame
) -> None:
    sheets = ports.content.read_sheets().sheets
    problem = Problem("sheets/form-plan.md", 12, "Rubriken hoppar över en nivå.")
    content = replace(ports.content, read_sheets=lambda: Sheets(sheets, (problem,)))
    page = opened(replace(ports, content=content), frame, Person())
    assert page.problems.words.startswith("sheets/form-plan.md, rad 12: Rubriken")
    assert audit(frame) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1280, 760])
def test_it_can_be_read_and_walked_through_in_any_window(
    ports: Ports, frame: Frame, qapp: QApplication, scale: float, width: int
) -> None:
    apply(qapp, Theme(text_scale=scale))
    frame.resize(width, 720)
    page = opened(ports, frame, Person())
    page.list.setFocus()
    assert page.columns.stacked == (width * 1.0 < 900 or scale > 1)
    assert audit(frame) == []
    assert len(tab_round(frame)) >= 5


def test_an_answer_that_comes_late_is_not_shown(ports: Ports) -> None:
    slow = Slow(ports)
    model = SheetsModel(slow.around, lambda _: None)
    model.refresh()
    slow.answer(0)
    model.choose("form-plan")
    slow.answer(2)
    slow.answer(1)
    made = model.state.made
    assert made is not None
    assert made.sheet.id == "form-plan"


def test_what_was_done_is_forgotten_when_another_sheet_is_chosen(ports: Ports) -> None:
    model = SheetsModel(around(ports), lambda _: None)
    model.deliver(SAVED, lambda _: None)
    assert model.state.done == ""
    model.refresh()
    model.deliver(PRINTED, lambda _: None)
    model.refresh()
    assert model.state.done == PRINTED
    model.choose("form-plan")
    assert model.state.done == ""
