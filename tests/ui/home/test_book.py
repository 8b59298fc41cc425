"""The address book as it is searched, and a file that is taken into it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.address_book import Contact
from sipdesk.domain.party import PartyKind
from sipdesk.ui.home.book.model import SHOWN_FIRST
from sipdesk.ui.home.book.view import BookPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.address_book import (
    Standing,
    list_contacts,
    put_contact,
    read_book,
)
from sipdesk.usecases.contact_file import (
    ContactFile,
    TakeContacts,
    look_through_contacts,
    take_contacts,
)
from sipdesk.usecases.ports import Ports
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.shell import LONG, Slow, around, press, said, settle, show

FILE = """Slag;Verksamhet;Namn;Telefon;Kommun
Skolan;Nya påhittet;;000-5;
Skolan;Påhittaskolan;{name};000-9;
Skolan;Borta;;;Ankeborg
"""


class Chosen:
    """What the system's dialogs would give."""

    def __init__(self, folder: Path) -> None:
        self.table = folder / "fil.csv"
        self.saved = folder / "ut.csv"

    def ask_table(self, _: QWidget) -> Path:
        return self.table

    def ask_file(self, _: QWidget, __: str) -> Path:
        return self.saved


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path)


@pytest.fixture
def page(filled: Ports, frame: Frame, chosen: Chosen) -> BookPage:
    return opened(filled, frame, chosen)


def opened(ports: Ports, frame: Frame, chosen: Chosen) -> BookPage:
    made = BookPage(around(ports), ask_table=chosen.ask_table, ask_file=chosen.ask_file)
    made.refresh()
    show(frame, made)
    return made


def rows(page: BookPage) -> list[str]:
    return [row.key for row in page.list.rows]


def test_the_list_shows_those_that_are_searched_for(page: BookPage) -> None:
    page.search.searched.emit("eva social")
    assert rows(page) == ["contact-0"]
    page.search.searched.emit("finns inte")
    assert rows(page) == []
    assert "Ingen kontakt stämmer" in said(page)


def test_old_and_outdated_contacts_are_chosen_and_marked(
    filled: Ports, frame: Frame, chosen: Chosen
) -> None:
    for one in (
        Contact("ny", PartyKind.SCHOOL, "Nyss", checked=TODAY),
        Contact("gammal", PartyKind.SCHOOL, "Då", checked=TODAY.replace(year=2024)),
        Contact("slut", PartyKind.SCHOOL, "Slut", outdated=True),
    ):
        put_contact(one, filled)
    page = opened(filled, frame, chosen)
    chips = {row.key: row.chip_text for row in page.list.rows}
    assert (chips["ny"], chips["gammal"], chips["slut"]) == (
        "",
        "Kontrollera",
        "Inaktuell",
    )
    page.standing.edited.emit(Standing.OUTDATED.value)
    assert rows(page) == ["slut"]
    page.standing.edited.emit(Standing.OLD.value)
    assert "gammal" in rows(page)
    assert "ny" not in rows(page)


def test_a_role_says_what_kind_it_is_and_today_can_be_noted(
    filled: Ports, page: BookPage
) -> None:
    press(page.new)
    page.model.edit(role="sisam", organisation="Ockelbo kommun", kommun="2101")
    press(page.inside.checked_today)
    press(page.save)
    saved = {c.role: c for c in list_contacts(None, filled)}["sisam"]
    assert (saved.kind, saved.checked) == (PartyKind.SCHOOL, TODAY)


def test_a_file_is_shown_before_it_is_taken_in(
    filled: Ports, page: BookPage, chosen: Chosen
) -> None:
    chosen.table.write_text(FILE.format(name=LONG), "utf-8")
    press(page.read_in)
    words = said(page.importing)
    assert "1 ny, 1 ändrad, 1 läses inte in. Inget är inläst än." in words
    assert "Kommun: kommunen finns inte." in words
    assert "Ändras: telefon" in words
    assert len(list_contacts(None, filled)) == 3
    page.importing.change.ticks["yes"].click()
    press(page.importing.take)
    assert {c.phone for c in list_contacts(None, filled)} == {
        "000-5",
        "000-9",
        "000-00 00 00",
    }
    assert "1 ny kontakt, 1 ändrad." in said(page.imported)
    assert not page.importing.isVisible()
    assert len(page.list.rows) == 4


def test_a_file_that_cannot_be_read_is_said_where_the_person_looks(
    page: BookPage, chosen: Chosen, frame: Frame
) -> None:
    frame.resize(900, 400)
    settle()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    chosen.table.write_text("Lista 2026;;\nKommun;Namn\n", "utf-8")
    press(page.read_in)
    settle()
    assert "ovanför rubrikerna" in said(page.imported)
    top = page.imported.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.viewport().height()


def test_a_file_can_be_put_away_again(
    filled: Ports, page: BookPage, chosen: Chosen
) -> None:
    chosen.table.write_text(FILE.format(name=LONG), "utf-8")
    press(page.read_in)
    assert not page.new.isVisible()  # one thing at a time
    press(page.importing.stop)
    assert not page.importing.isVisible()
    assert page.new.isVisible()
    assert len(list_contacts(None, filled)) == 3


def test_a_file_can_be_put_away_while_it_is_looked_through(
    filled: Ports, frame: Frame, chosen: Chosen
) -> None:
    slow = Slow(filled)
    page = BookPage(slow.around, ask_table=chosen.ask_table, ask_file=chosen.ask_file)
    page.refresh()
    slow.answer(slow.asked.index(read_book))
    show(frame, page)
    chosen.table.write_text(FILE.format(name=LONG), "utf-8")
    press(page.read_in)
    assert "Filen läses igenom." in said(page.importing)
    assert not page.importing.take.isVisible()
    press(page.importing.stop)
    slow.answer(slow.asked.index(look_through_contacts))
    assert not page.importing.isVisible()
    assert page.new.isVisible()


def test_only_the_latest_answer_about_a_file_is_shown(
    filled: Ports, frame: Frame, chosen: Chosen
) -> None:
    slow = Slow(filled)
    page = BookPage(slow.around, ask_table=chosen.ask_table, ask_file=chosen.ask_file)
    show(frame, page)
    chosen.table.write_text("Kommun;Namn\nOckelbo;Eva Exempel\n", "utf-8")
    page.import_model.look_through(chosen.table.read_bytes)
    page.import_model.choose_role("sisam")
    first = slow.asked.index(look_through_contacts)
    slow.answer(first + 1)
    slow.answer(first)
    settle()
    assert page.importing.take.isEnabled()
    press(page.importing.take)
    assert page.importing.take.text() == "Läser in …"
    assert not page.importing.stop.isEnabled()  # too late to stop
    page.import_model.close()
    assert page.importing.isVisible()
    slow.answer(slow.asked.index(take_contacts))
    assert "1 ny kontakt" in said(page.imported)
    assert not page.importing.isVisible()


def test_a_list_of_coordinators_gets_its_role_where_it_is_read(
    page: BookPage, chosen: Chosen
) -> None:
    chosen.table.write_text("Kommun;Namn\nOckelbo;Eva Exempel\n", "utf-8")
    press(page.read_in)
    assert not page.importing.take.isEnabled()
    page.importing.role.edited.emit("sisam")
    settle()
    assert "Eva Exempel, Ockelbo kommun" in said(page.importing)
    assert page.importing.take.isEnabled()


@pytest.mark.parametrize("data", [None, b"\0\0", b"", b'"a;b'])
def test_a_file_that_cannot_be_read_says_so(
    page: BookPage, chosen: Chosen, data: bytes | None
) -> None:
    if data is not None:
        chosen.table.write_bytes(data)
    press(page.read_in)
    assert page.imported.isVisible()
    assert not page.importing.isVisible()


def test_the_book_and_an_example_are_saved_for_a_spreadsheet(
    page: BookPage, chosen: Chosen
) -> None:
    press(page.write_out)
    assert LONG in chosen.saved.read_text("utf-8-sig")
    press(page.example)
    assert chosen.saved.read_text("utf-8-sig").count("\n") == 1


def test_what_cannot_be_saved_says_so(page: BookPage, chosen: Chosen) -> None:
    chosen.saved = chosen.saved / "ingen" / "fil.csv"
    press(page.write_out)
    assert "gick inte att spara" in page.imported.title


@pytest.mark.journey
def test_two_thousand_contacts_are_shown_some_at_a_time(
    filled: Ports, frame: Frame, chosen: Chosen, qapp: QApplication
) -> None:
    take_many(filled, 2000)
    page = opened(filled, frame, chosen)
    assert len(page.list.rows) == SHOWN_FIRST
    assert f"Visar {SHOWN_FIRST} av 2003 kontakter." in said(page)
    press(page.more)
    assert len(page.list.rows) == 2 * SHOWN_FIRST
    apply(qapp, Theme("dark", 1.5))
    settle()
    assert audit(frame) == []


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_file_being_looked_through_can_be_read_and_walked_through(
    page: BookPage, frame: Frame, chosen: Chosen, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    chosen.table.write_text(FILE.format(name=LONG), "utf-8")
    press(page.read_in)
    assert audit(frame) == []
    assert len(tab_round(frame)) > 5


def take_many(ports: Ports, count: int) -> None:
    lines = "".join(f"Skolan;Påhittaskolan {n:04};Eva {LONG}\n" for n in range(count))
    file = ContactFile(f"Slag;Verksamhet;Namn\n{lines}".encode())
    take_contacts(TakeContacts(file, look_through_contacts(file, ports)), ports)
