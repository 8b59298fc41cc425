"""Sheets are looked at, printed and saved; a dialog that is cancelled does nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.content.content import Problem, Sheets
from sipdesk.content.direction import ISOLATE
from sipdesk.ui.home.sheets.model import PRINTED, SAVED, SheetsModel
from sipdesk.ui.home.sheets.view import SheetsPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.documents.filling import answers
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.shell import Slow, around, press, said, settle, show


def opened(ports: Ports, frame: Frame, person: Person) -> SheetsPage:
    page = SheetsPage(around(ports), ask_printer=person.printer, ask_file=person.file)
    show(frame, page)
    page.refresh()
    settle()
    return page


def test_the_first_sheet_is_shown_with_its_text(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, Person())
    assert len(page.list.rows) == 35
    assert page.list.rows[0].words == (
        "SIP – en plan som handlar om dig. Till dig som är ung. Information"
    )
    assert "samordnad individuell plan" in page.preview.words.toPlainText()
    assert page.preview.page_widths()


def test_a_sheet_is_about_nobody_and_its_text_may_be_copied(
    ports: Ports, frame: Frame, qapp: QApplication
) -> None:
    page = opened(ports, frame, Person())
    page.preview.show_text(on=True)
    words = page.preview.words
    words.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(words, key, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == words.toPlainText()
    assert not qapp.clipboard().mimeData().hasHtml()
    qapp.clipboard().clear()


def test_moving_in_the_list_shows_another_sheet(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, Person())
    QTest.keyClick(page.list, Qt.Key.Key_End)
    settle()
    assert page.model.state.chosen == page.list.rows[-1].key
    assert "Alla där är påhittade." in page.preview.words.toPlainText()


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
@pytest.mark.journey
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


# --- Translations -----------------------------------------------------------------

ARABIC = "information-guardian.ar"


def looking_at(page: SheetsPage, sheet: str) -> None:
    page.model.choose(sheet)
    settle()


def marked(page: SheetsPage, reviewer: str = "Amal Exempel", day: str = "idag") -> None:
    page.review.reviewer.edit.setText(reviewer)
    page.review.reviewer.edit.written.emit()
    page.review.day.edit.setText(day)
    page.review.day.edit.written.emit()
    press(page.review.mark)


def test_a_translation_is_listed_by_its_language_and_its_state(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, Person())
    words = [row.words for row in page.list.rows if row.key == ARABIC]
    assert words == [
        "Information om SIP till vårdnadshavare. Arabiska · العربية. Ogranskad"
    ]


def test_an_unreviewed_translation_is_shown_without_a_way_out(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, Person())
    looking_at(page, ARABIC)
    assert page.preview.page_widths()
    assert not page.preview.print_button.isVisible()
    assert not page.preview.save_button.isVisible()
    assert "Översättningen är inte granskad" in said(page.review)
    assert page.review.mark.isVisible()
    assert not page.review.withdraw.isVisible()
    assert audit(frame) == []


@pytest.mark.journey
def test_marked_as_reviewed_it_goes_out_until_that_is_taken_back(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    page = opened(ports, frame, person)
    looking_at(page, ARABIC)
    marked(page)
    assert "Granskad av Amal Exempel den 2 mars 2026." in said(page.review)
    assert not page.review.form.isVisible()
    assert next(r.words for r in page.list.rows if r.key == ARABIC).endswith("Granskad")
    press(page.preview.save_button)
    (name,) = person.asked
    made = page.model.state.made
    assert made is not None
    assert (tmp_path / name).read_bytes() == made.data
    assert audit(frame) == []
    press(page.review.withdraw)
    assert page.review.form.isVisible()
    assert not page.preview.save_button.isVisible()


@pytest.mark.parametrize(
    ("reviewer", "day", "field"),
    [
        ("", "idag", "reviewer"),
        ("Amal Exempel", "", "day"),
        ("Amal Exempel", "i fjol", "day"),
        ("Amal Exempel", "imorgon", "day"),
    ],
)
def test_what_is_missing_of_a_review_is_said_at_its_field(
    ports: Ports, frame: Frame, reviewer: str, day: str, field: str
) -> None:
    page = opened(ports, frame, Person())
    looking_at(page, ARABIC)
    marked(page, reviewer, day)
    fields = {"reviewer": page.review.reviewer, "day": page.review.day}
    assert [name for name, one in fields.items() if one.problem] == [field]
    assert page.review.form.isVisible()
    assert audit(frame) == []


def test_what_is_typed_of_one_review_is_not_there_for_another(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, Person())
    looking_at(page, ARABIC)
    marked(page, "", "idag")
    looking_at(page, "information-guardian.ti")
    assert page.review.day.value == ""
    assert page.review.reviewer.problem == ""


@pytest.mark.journey
def test_a_review_of_another_text_is_said_to_hold_no_more(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, Person())
    looking_at(page, ARABIC)
    marked(page)
    sheets = tuple(
        replace(one, text="Annan text") if one.id == "information-guardian" else one
        for one in ports.content.read_sheets().sheets
    )
    content = replace(ports.content, read_sheets=lambda: Sheets(sheets))
    page = opened(replace(ports, content=content), frame, Person())
    looking_at(page, ARABIC)
    told = said(page.review)
    assert "Granskningen gäller inte längre" in told
    assert "Granskad av Amal Exempel den 2 mars 2026." in told
    assert "Den svenska texten har ändrats" in told
    assert not page.preview.print_button.isVisible()
    assert audit(frame) == []


def test_the_words_of_an_arabic_sheet_run_from_right_to_left(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, Person())
    looking_at(page, ARABIC)
    words = page.preview.words
    option = words.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft
    assert f"{ISOLATE[0]}samordnad individuell plan{ISOLATE[1]}" in words.toPlainText()
    looking_at(page, "information-guardian.so")
    option = words.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.LeftToRight
    assert ISOLATE[0] not in words.toPlainText()


def test_a_sheet_in_geez_says_what_to_do_where_there_is_no_font(
    ports: Ports, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_DATA_DIRS", "WINDIR"):
        monkeypatch.setenv(name, str(tmp_path / "empty"))
    page = opened(ports, frame, Person())
    looking_at(page, "information-guardian.ti")
    assert "typsnitt för tigrinja" in said(page.notice)
    assert page.preview.page_widths() == ()
    assert audit(frame) == []


def test_a_translation_is_reviewed_in_any_window(
    ports: Ports, frame: Frame, qapp: QApplication
) -> None:
    apply(qapp, Theme(text_scale=2.0))
    frame.resize(760, 720)
    page = opened(ports, frame, Person())
    looking_at(page, ARABIC)
    assert audit(frame) == []
