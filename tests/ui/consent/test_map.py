"""The map on the page about consent: who may know what on a day, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.content.words import word
from sipdesk.domain.disclosure_map import SHOWN, disclosure_map
from sipdesk.domain.guard import Verdict
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.ui.consent.map import MapCard
from sipdesk.ui.consent.map_words import MARKS
from sipdesk.ui.consent.view import ConsentSheet
from sipdesk.usecases.admission import (
    PutFlag,
    RecordYoungPerson,
    put_flag,
    record_young_person,
)
from sipdesk.usecases.consent import (
    RegisterConsent,
    WithdrawConsent,
    register_consent,
    withdraw_consent,
)
from sipdesk.usecases.ground import ChooseGround, choose_ground
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, stops
from tests.ui.step_page import Shown, shown

HEALTH, PLACE = Information.HEALTH, Information.PLACE


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Sixteen years old, with one guardian; all have said yes to BUP."""
    assert qapp is not None
    with shown(tmp_path, ConsentSheet) as opened:
        young = opened.case.young_person
        young = replace(young, birth_date=date(2010, 1, 1), custody=Custody.SOLE)
        opened.desk.do(record_young_person, RecordYoungPerson, young, "")
        for party in (made.MOTHER, made.NAMND, made.BUP):
            opened.desk.do(put_party, PutParty, party)
        opened.desk.do(register_consent, RegisterConsent, made.yes())
        mothers = made.yes("mother", way_detail="Pärm 3")
        opened.desk.do(register_consent, RegisterConsent, mothers)
        opened.refresh()
        yield opened


def card(page: Shown) -> MapCard:
    found = page.sheet.findChild(MapCard)
    assert isinstance(found, MapCard)
    return found


def why(page: Shown) -> str:
    """What the panel says of the cell that is looked at."""
    return page.words_of(card(page).why)


def look_at(page: Shown, recipient: str, kind: Information) -> str:
    """Press a cell; give why."""
    cell = card(page).grid.cells[recipient, kind.value]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return why(page)


def test_every_cell_shows_the_guards_answer_in_a_word(page: Shown) -> None:
    cells = card(page).grid.cells
    rows = disclosure_map(page.case, TODAY)
    assert len(cells) == len(rows) * len(SHOWN)
    for row in rows:
        for answer in row.cells:
            shown_word = cells[row.recipient, answer.kind.value].words
            assert shown_word == MARKS[answer.verdict].word
    assert len({mark.word for mark in MARKS.values()}) == len(Verdict)
    assert len({mark.icon for mark in MARKS.values()}) == len(Verdict)


def test_a_screen_reader_is_told_whom_what_and_why(page: Shown) -> None:
    cells = card(page).grid.cells
    assert cells["bup", "health"].accessibleName() == (
        "BUP Påhittad: hälsa och tandhälsa – får veta: "
        "Den unge och Påhittad Mamma har samtyckt."
    )
    assert cells["bup", "school"].accessibleName() == (
        "BUP Påhittad: skola – får inte veta: "
        "Samtycket omfattar inte de här uppgifterna för mottagaren."
    )


@pytest.mark.journey
def test_the_panel_tells_by_whose_word_until_when_and_on_what_paper(
    page: Shown,
) -> None:
    assert "Välj en ruta" in why(page)
    told = look_at(page, "bup", HEALTH)
    assert "BUP Påhittad, hälsa och tandhälsa: ja" in told
    assert "Den unge och Påhittad Mamma har samtyckt." in told
    assert "Påhittad Mamma: underskrift på papper, 2 mars 2026, Pärm 3" in told
    assert "Gäller till och med måndag 31 augusti 2026." in told
    assert "Stöd: 12 kap. 2 §" in told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.journey
def test_a_no_tells_what_is_missing_and_what_to_do(page: Shown) -> None:
    told = look_at(page, "bup", PLACE)
    assert "får veta var den unge är, och därför är svaret nej." in told
    assert "Ta ställning till det i Inskrivning." in told


@pytest.mark.journey
def test_what_each_knows_for_what_they_are_is_told_too(page: Shown) -> None:
    assert "den unges egna uppgifter" in look_at(page, YOUNG_PERSON, HEALTH)
    assert "Vårdnadshavaren får tillfrågas" in look_at(page, "mother", HEALTH)
    assert "nämnd som har placerat" in look_at(page, "namnd", PLACE)
    page.do(put_party, PutParty, made.SIS)
    assert "den vård på SiS" in look_at(page, "sis", PLACE)


@pytest.mark.journey
def test_a_chosen_ground_tells_its_reason_and_who_judged(page: Shown) -> None:
    kinds = frozenset({Information.LIVING})
    facts = ("Skolan börjar på måndag.", "Karin Exempel", made.LATER)
    page.do(choose_ground, ChooseGround, "no-harm", "bup", kinds, *facts)
    cell = card(page).grid.cells["bup", "living"]
    assert cell.words == "Får"
    told = look_at(page, "bup", Information.LIVING)
    assert "Det står klart att ingen lider men" in told
    assert "Skäl: Skolan börjar på måndag." in told
    assert "Bedömt av Karin Exempel, 2 mars 2026." in told


def test_any_day_can_be_chosen_and_today_is_a_press_away(page: Shown) -> None:
    cell = card(page).grid.cells["bup", "health"]
    page.write("map_day", "2026-09-01")
    assert cell.words == "Nej"
    assert "har gått ut" in look_at(page, "bup", HEALTH)
    page.press("map-today")
    assert (cell.words, card(page).chosen_day) == ("Ja", TODAY)
    assert not page.has_button("map-today")
    page.write("map_day", "")
    assert "Här visas måndag 2 mars 2026, i dag." in page.words()


def test_it_follows_what_happens_in_the_case(page: Shown) -> None:
    assert "har samtyckt" in look_at(page, "bup", HEALTH)
    entry = page.case.consents[0].id
    page.do(withdraw_consent, WithdrawConsent, entry, TODAY)
    assert card(page).grid.cells["bup", "health"].words == "Nej"
    assert "Den unge har tagit tillbaka sitt samtycke." in why(page)


@pytest.mark.journey
def test_the_arrow_keys_walk_the_field_and_tab_passes_it_in_one_step(
    page: Shown,
) -> None:
    grid = card(page).grid
    grid.cells[YOUNG_PERSON, "care"].setFocus()
    for key, there in (
        (Qt.Key.Key_Up, (YOUNG_PERSON, "care")),
        (Qt.Key.Key_Left, (YOUNG_PERSON, "care")),
        (Qt.Key.Key_Down, (YOUNG_PERSON, "health")),
        (Qt.Key.Key_Right, (page.case.parties[0].id, "health")),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is grid.cells[there]
    assert word(HEALTH).casefold() in why(page)
    names = {cell.accessibleName() for cell in grid.cells.values()}
    round_ = stops(page)
    assert [s for s in round_ if s in names] == [
        grid.cells[page.case.parties[0].id, "health"].accessibleName()
    ]
    here = grid.cells[page.case.parties[0].id, "health"].accessibleName()
    assert round_[round_.index(here) - 1] == "Öppna kalendern: Dag"


@pytest.mark.journey
def test_recipients_stand_below_one_another_where_there_is_no_room(
    page: Shown,
) -> None:
    grid = card(page).grid
    assert grid.abreast > 1
    looked_at = grid.cells["bup", "health"]
    looked_at.setFocus()
    page.window.resize(420, 720)
    for _ in range(10):  # laid out from the outside inwards
        QApplication.processEvents()
    assert grid.abreast == 1
    assert QApplication.focusWidget() is looked_at
    first, second = (row.recipient for row in disclosure_map(page.case, TODAY)[:2])
    last = grid.cells[first, SHOWN[-1].value]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Down)
    there = grid.cells[second, SHOWN[0].value]
    assert QApplication.focusWidget() is there
    QApplication.processEvents()
    assert card(page).why.y() > grid.cells[first, CONSENTABLE[0].value].y()


@pytest.mark.journey
def test_who_is_not_entered_is_said(page: Shown) -> None:
    assert "SiS hälso- och sjukvård och SiS skola räknas för sig" in page.words()
    for kind in (PartyKind.SIS_HEALTH, PartyKind.SIS_SCHOOL):
        page.do(put_party, PutParty, Party(kind.value, kind, organisation="SiS"))
    assert "räknas för sig" not in page.words()
    assert ("sis-school", "health") in card(page).grid.cells


def test_a_protected_young_person_is_named_by_no_name(page: Shown) -> None:
    page.do(put_flag, PutFlag, Flag("f", FlagKind.THREAT, YOUNG_PERSON, "Polisen"))
    told = look_at(page, "bup", HEALTH)
    aloud = [c.accessibleName() for c in card(page).grid.cells.values()]
    assert "Alva" not in "\n".join([told, *aloud])


@pytest.mark.journey
def test_it_stands_twelve_recipients_with_long_names_and_none(
    page: Shown, tmp_path: Path
) -> None:
    for at, kind in enumerate(list(PartyKind)[2:14]):
        page.do(put_party, PutParty, Party(f"p{at}", kind, LONG, LONG, f"{LONG} {at}"))
    look_at(page, "bup", HEALTH)
    assert faults(page) == []
    with shown(tmp_path / "empty", ConsentSheet) as empty:
        empty.write("map_day", (TODAY + timedelta(days=1)).isoformat())
        assert faults(empty) == []
