from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.address_book import Contact
from sipdesk.domain.party import PartyKind
from sipdesk.ui.admission.view import AdmissionSheet
from sipdesk.ui.party_form import PartyEditor
from sipdesk.ui.party_model import PickState
from sipdesk.usecases.address_book import Book, put_contact
from tests.home import content
from tests.ui.looked_over import LONG, faults
from tests.ui.shell import fill_book
from tests.ui.step_page import Shown, shown

BOOK = (
    Contact("a", PartyKind.SOCIAL_SERVICES, "Åby socialtjänst", "Eva Exempel"),
    Contact("b", PartyKind.PSYCHIATRY, "BUP Påhittad"),
    Contact("c", PartyKind.SCHOOL, "Påhittaskolan", "Eva Ökänd", "rektor"),
)


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    assert qapp is not None
    with shown(tmp_path, AdmissionSheet) as opened:
        fill_book(opened.desk.ports)
        yield opened


@pytest.mark.journey
def test_a_contact_is_picked_instead_of_written_again(page: Shown) -> None:
    editor = _editor(page)
    page.press("parties-begin-pick")
    _choose(editor, "contact-0")
    editor.picker.places.ticks["yes"].click()
    page.press("parties-pick-add")
    placing = page.case.placing
    assert placing is not None
    assert (placing.contact, placing.name) == ("contact-0", "Eva Exempel")
    assert "placerande nämnd" in page.words()
    assert page.button("parties-begin-pick").hasFocus()


@pytest.mark.journey
def test_only_social_services_can_place(page: Shown) -> None:
    editor = _editor(page)
    page.press("parties-begin-pick")
    _choose(editor, "contact-1")
    assert not editor.picker.places.isVisible()
    page.press("parties-pick-add")
    assert page.case.placing is None
    assert page.case.parties[-1].organisation == "BUP Påhittad"


@pytest.mark.journey
def test_who_is_in_the_case_is_not_picked_twice(page: Shown) -> None:
    editor = _editor(page)
    for _ in range(2):
        page.press("parties-begin-pick")
        _choose(editor, "contact-1")
        if editor.picker.add_button.isVisible():
            page.press("parties-pick-add")
    assert [p.contact for p in page.case.parties].count("contact-1") == 1
    assert editor.picker.list.rows[0].chip_text == "Finns i ärendet"


@pytest.mark.journey
def test_the_book_can_be_closed_without_picking(page: Shown) -> None:
    before = page.case
    page.press("parties-begin-pick")
    assert not _editor(page).new_button.isVisible()
    page.press("parties-pick-cancel")
    assert page.case == before
    assert page.button("parties-begin-pick").hasFocus()


@pytest.mark.journey
def test_a_contact_that_is_gone_is_said_and_nothing_is_lost(page: Shown) -> None:
    editor = _editor(page)
    page.press("parties-begin-pick")
    _choose(editor, "contact-1")
    with page.desk.ports.store.work() as work:
        work.contacts.remove("contact-1")
    page.press("parties-pick-add")
    assert "finns inte kvar" in page.words()


@pytest.mark.journey
def test_many_contacts_are_found_by_writing(page: Shown) -> None:
    for number in range(9):
        contact = Contact(f"many-{number}", PartyKind.OTHER, f"Påhitt {number}")
        put_contact(contact, page.desk.ports)
    editor = _editor(page)
    page.press("parties-begin-pick")
    assert "Visar 6 av 12." in page.words()
    editor.picker.search.set_value("8 påhitt")
    editor.picker.search.searched.emit("8 påhitt")
    assert [row.key for row in editor.picker.list.rows] == ["many-8"]
    editor.picker.search.searched.emit("ingenstans")
    assert "Ingen kontakt stämmer" in page.words()


def test_search_takes_every_word_in_any_order_and_any_case() -> None:
    def found(text: str) -> str:
        book = Book.of(BOOK, content(), date(2026, 3, 2), 12)
        state = PickState(book=book, search=text)
        return "".join(contact.id for contact in state.found)

    assert [found(t) for t in ("", "eva", "EVA åby", "rektor", "xyz")] == [
        "abc",
        "ac",
        "a",
        "c",
        "",
    ]


@pytest.mark.journey
def test_an_empty_book_says_how_it_is_filled(tmp_path: Path) -> None:
    with shown(tmp_path, AdmissionSheet) as bare:
        bare.press("parties-begin-pick")
        assert "Adressboken är tom än." in bare.words()
        assert faults(bare) == []


@pytest.mark.journey
def test_the_book_can_be_read_and_reached_at_any_size(page: Shown) -> None:
    put_contact(Contact("long", PartyKind.OTHER, LONG, LONG, LONG), page.desk.ports)
    page.press("parties-begin-pick")
    _choose(_editor(page), "long")
    assert faults(page) == []


def _editor(page: Shown) -> PartyEditor:
    assert isinstance(page.sheet, AdmissionSheet)
    return page.sheet.parties


def _choose(editor: PartyEditor, contact: str) -> None:
    """Go to a contact by the arrow keys and press Enter."""
    rows = [row.key for row in editor.picker.list.rows]
    shown_list = editor.picker.list
    shown_list.setFocus()
    QTest.keyClick(shown_list, Qt.Key.Key_Home)
    for _ in range(rows.index(contact)):
        QTest.keyClick(shown_list, Qt.Key.Key_Down)
    QTest.keyClick(shown_list, Qt.Key.Key_Return)
