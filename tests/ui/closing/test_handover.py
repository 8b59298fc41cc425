"""A case handed over to another home, from the page on which it is closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.information import Information
from sipdesk.ui.closing.handover import HandOverCard
from sipdesk.ui.closing.view import ClosingSheet
from sipdesk.ui.widgets.outlets import PACKAGE
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.closing import ReopenCase, reopen_case
from sipdesk.usecases.home_card import remove_card
from sipdesk.usecases.transfer import read_transfers
from tests.ui.audit import audit, tab_round
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.outlets import Person
from tests.ui.step_page import Shown
from tests.usecases.desk import Desk
from tests.usecases.two_homes import TwoHomes, full_desk, homes, papers

__all__ = ["full_desk", "homes"]


@pytest.fixture
def hand(tmp_path: Path) -> Person:
    return Person(tmp_path)


@pytest.fixture
def page(desk: Desk, hand: Person, qapp: QApplication) -> Iterator[Shown]:
    apply(qapp, Theme())
    made = Shown(desk, partial(ClosingSheet, ask_file=hand.file))
    yield made
    made.close()


def card(page: Shown) -> HandOverCard:
    assert isinstance(page.sheet, ClosingSheet)
    return page.sheet.handover


def begin(page: Shown) -> None:
    page.write("reason", ClosingReason.HANDED_OVER.value)
    page.look_at("handover-begin")
    page.press("handover-begin")


def write_placement(page: Shown) -> None:
    page.write("grounds", frozenset({"placement"}))
    page.write("placement-reason", "Beslut om flytt den 1 mars.")


def send(page: Shown) -> str:
    page.look_at("handover-send")
    asked = page.press_and_answer("handover-send", yes=True)
    page.window.activateWindow()  # as the system does, but for offscreen
    page.refresh()
    return asked


def words(page: Shown) -> str:
    return page.words().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.journey
def test_it_is_offered_where_the_case_is_handed_over(page: Shown) -> None:
    assert not card(page).isVisible()
    begin(page)
    assert page.focus_in("to")
    assert not page.has_button("close-case")
    page.press("handover-cancel")
    assert page.has_button("close-case")


@pytest.mark.journey
def test_it_goes_to_a_home_whose_card_is_kept_and_is_closed_as_handed_over(
    page: Shown, homes: TwoHomes, hand: Person, tmp_path: Path
) -> None:
    begin(page)
    page.write("to", "home-2")
    write_placement(page)
    for ground, kind in (("school-needed", "school"), ("health-waived", "health")):
        now = page.field("grounds").value
        assert isinstance(now, frozenset)
        page.write("grounds", now | {ground})
        page.write(f"{ground}-kinds", frozenset({kind}))
        page.write(f"{ground}-reason", "Skolan har bedömt det.")
        page.write(f"{ground}-by", "Rektor Exempel")
    assert audit(page.window) == []
    assert send(page) == "Skicka ärendet till Andra påhittade hemmet?"
    assert hand.asked == [f"{page.case.number}{PACKAGE}"]
    closing = page.case.closing
    assert closing.reason is ClosingReason.HANDED_OVER
    assert closing.handed_over_to == "Andra påhittade hemmet"
    (transfer,) = read_transfers(None, homes.here)
    assert transfer.left_out == {Information.MENTAL_HEALTH}
    assert "Skickat till Andra påhittade hemmet 2 mars 2026." in words(page)
    assert "Kvittot har inte kommit än." in words(page)
    assert "Lösenfrasen" not in words(page)
    assert not page.has_button("handover-begin")
    shown = homes.look(tmp_path / hand.asked[0])
    assert shown.left_out == transfer.left_out


@pytest.mark.journey
def test_the_passphrase_is_shown_once_and_can_not_be_copied(
    page: Shown, homes: TwoHomes, hand: Person, tmp_path: Path
) -> None:
    remove_card("home-2", homes.here)
    page.refresh()
    begin(page)
    assert "läses in och jämförs under Hemmet, Överlämning" in words(page)
    page.write("to", "other")
    page.write("home_name", "Andra hemmet")
    write_placement(page)
    assert "Den visas bara en gång" in words(page)
    assert send(page) == "Skicka ärendet till Andra hemmet?"
    sent = card(page).model.state.sent
    assert sent is not None
    groups = sent.passphrase.split("-")
    assert [label.words for label in card(page)._groups.labels] == groups
    told = words(page)
    assert "Säg den i telefon, aldrig i samma brev." in told
    assert "är borta när du byter sida eller programmet låses" in told
    flags = card(page)._groups.labels[0].textInteractionFlags()
    assert not flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert page.button("handover-told").hasFocus()
    assert audit(page.window) == []
    assert homes.look(tmp_path / hand.asked[0], sent.passphrase).by_passphrase
    page.press("handover-told")
    assert groups[0] not in words(page)
    assert card(page).model.state.sent is None


@pytest.mark.journey
def test_a_file_that_did_not_get_its_name_or_is_lost_is_told(page: Shown) -> None:
    begin(page)
    page.write("to", "other")
    page.write("home_name", "Andra hemmet")
    write_placement(page)
    send(page)
    sent = card(page).model.state.sent
    assert sent is not None
    told = words(page)
    assert "fick inte sitt namn" not in told
    part = replace(sent, path=sent.path.with_name("1.sipdesk-transfer.part"))
    card(page).draw(replace(card(page).model.state, sent=part))
    told = words(page)
    assert "Den heter 1.sipdesk-transfer.part." in told
    assert f"Byt namn på den till {sent.asked.name}" in told
    assert sent.passphrase.split("-")[0] in told
    card(page).draw(replace(card(page).model.state, sent=replace(sent, lost=True)))
    told = words(page)
    assert "filen kom inte fram till sin plats" in told
    assert "Öppna ärendet igen här och skicka det på nytt" in told
    assert sent.passphrase.split("-")[0] not in told
    assert audit(page.window) == []


def test_what_stays_behind_is_said_before(page: Shown) -> None:
    papers(page.desk)
    page.refresh()
    begin(page)
    write_placement(page)
    told = words(page)
    health = "hälsa och tandhälsa, psykisk hälsa och utredningar"
    assert f"Det här lämnas inte över: {health}, skola." in told
    assert "2 papper" in told
    page.write("grounds", frozenset({"placement", "school-needed", "health-waived"}))
    page.write("school-needed-kinds", frozenset({"school"}))
    assert f"Det här lämnas inte över: {health}." in words(page)
    page.write("health-waived-kinds", frozenset({"health", "mental-health"}))
    assert "Hela ärendet lämnas över." in words(page)


@pytest.mark.journey
def test_what_is_lacking_is_said_at_its_field_before_anything_is_asked(
    page: Shown, hand: Person
) -> None:
    begin(page)
    page.press("handover-send")
    assert page.focus_in("to")
    page.write("to", "other")
    page.press("handover-send")
    assert page.focus_in("home_name")
    page.write("home_name", "Andra hemmet")
    page.press("handover-send")
    assert "Ingen grund är vald för själva ärendet." in page.field("grounds").problem
    page.write("grounds", frozenset({"placement"}))
    page.press("handover-send")
    assert page.focus_in("placement-reason")
    page.write("placement-reason", "Beslut om flytt.")
    page.write("placement-by", " ")
    page.press("handover-send")
    assert page.focus_in("placement-by")
    page.write("placement-by", "Karin Exempel")
    page.write("placement-kinds", frozenset())
    page.press("handover-send")
    assert "minst ett slag" in page.field("placement-kinds").problem
    assert hand.asked == []
    assert page.case.closing.closed is None


def test_who_judges_of_health_is_said_to_be_licensed(page: Shown, hand: Person) -> None:
    young = replace(page.case.young_person, birth_date=date(2010, 1, 1))
    page.desk.do(record_young_person, RecordYoungPerson, young, "")
    page.refresh()
    begin(page)
    page.write("to", "home-2")
    write_placement(page)
    page.write("grounds", frozenset({"placement", "health-needed"}))
    page.write("health-needed-kinds", frozenset({"health"}))
    page.write("health-needed-reason", "Behövs för vården.")
    page.write("health-needed-by", "Sköterska Exempel")
    page.press("handover-send")
    assert "legitimerad" in page.field("health-needed-licensed").problem
    assert page.focus_in("health-needed-licensed")
    page.write("health-needed-licensed", frozenset({"licensed"}))
    send(page)
    assert hand.asked == [f"{page.case.number}{PACKAGE}"]


def test_nothing_typed_is_lost_by_a_no_a_cancelled_dialog_or_a_refused_file(
    page: Shown, homes: TwoHomes, hand: Person, tmp_path: Path
) -> None:
    begin(page)
    page.write("to", "home-2")
    write_placement(page)
    page.press_and_answer("handover-send", yes=False)
    hand.folder = None
    send(page)
    hand.folder = tmp_path / "borta"
    send(page)
    assert "finns inte" in words(page)
    hand.folder = tmp_path
    (tmp_path / f"{page.case.number}{PACKAGE}").write_bytes(b"annat")
    send(page)
    assert page.case.closing.closed is None
    assert page.field("placement-reason").value == "Beslut om flytt den 1 mars."
    assert (tmp_path / f"{page.case.number}{PACKAGE}").read_bytes() == b"annat"
    assert read_transfers(None, homes.here) == ()


@pytest.mark.journey
def test_what_is_typed_is_there_again_when_the_page_is_opened_anew(
    page: Shown, hand: Person
) -> None:
    begin(page)
    page.write("to", "home-2")
    write_placement(page)
    page.sheet.leave()
    again = page.reopened(partial(ClosingSheet, ask_file=hand.file))
    assert again.field("placement-reason").value == "Beslut om flytt den 1 mars."
    assert again.field("to").value == "home-2"
    again.press("handover-cancel")
    assert again.has_button("handover-begin")
    again.close()


def test_a_ground_that_is_taken_away_and_chosen_again_has_its_words(
    page: Shown,
) -> None:
    begin(page)
    write_placement(page)
    page.write("grounds", frozenset())
    page.write("grounds", frozenset({"placement"}))
    assert page.field("placement-reason").value == "Beslut om flytt den 1 mars."


@pytest.mark.journey
def test_a_case_that_is_opened_again_can_be_sent_again(
    page: Shown, homes: TwoHomes, tmp_path: Path
) -> None:
    begin(page)
    page.write("to", "home-2")
    write_placement(page)
    send(page)
    reopen_case(ReopenCase(page.case.id, page.case.version), homes.here)
    page.refresh()
    page.press("handover-begin")
    assert page.field("to").value == ""
    assert list(tmp_path.glob(f"*{PACKAGE}"))


@pytest.mark.journey
def test_it_stands_for_a_screen_reader_the_keys_and_large_text(page: Shown) -> None:
    begin(page)
    page.write("to", "other")
    page.write("home_name", LONG)
    page.write("grounds", frozenset({"placement", "health-waived"}))
    page.write("placement-reason", LONG * 4)
    order = ("Hemmets namn", "Skäl", "Skicka och avsluta här …")
    found = stops(page)
    assert in_order(found, *order), found
    assert faults(page) == []
    assert tab_round(page.window)
