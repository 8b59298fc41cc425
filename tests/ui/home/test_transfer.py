"""Överlämning at the home: cards compared, a case taken in, receipts both ways."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.user import Role, User
from sipdesk.ui.home.transfer.view import TransferPage
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.outlets import HOME_CARD, PACKAGE, RECEIPT
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import ReopenCase, reopen_case
from sipdesk.usecases.home_card import own_card, read_cards, remove_card
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.transfer import read_transfers
from tests.home import PASSPHRASE, vault
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.shell import answer, around, focus, found, open_named, press, settle, show
from tests.ui.shell import said as said_there
from tests.ui.typing import type_text
from tests.usecases.desk import Desk
from tests.usecases.two_homes import (
    OTHER_HOME,
    OTHER_USER,
    PLACEMENT,
    TwoHomes,
    full_desk,
    homes,
)

__all__ = ["full_desk", "homes"]


def said(part: QWidget) -> str:
    """Give all words and chips that are shown, with plain spaces."""
    chips = (chip.text() for chip in part.findChildren(Chip) if chip.isVisible())
    return " ".join((said_there(part), *chips)).replace("\N{NO-BREAK SPACE}", " ")


MANAGER = frozenset({Role.MANAGER})


class Hand(Person):
    """One who answers also which file has come."""

    came: Path | None = None

    def choose(self, _: QWidget, ending: str) -> Path | None:
        self.asked.append(ending)
        return self.came


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    return Hand(tmp_path)


def opened(ports: Ports, frame: Frame, hand: Hand) -> TransferPage:
    page = TransferPage(around(ports), ask_came=hand.choose, ask_file=hand.file)
    show(frame, page)
    page.refresh()
    settle()
    return page


def card_of(ports: Ports, folder: Path) -> Path:
    path = folder / f"came{HOME_CARD}"
    path.write_bytes(own_card(None, ports).data)
    return path


def choose(page: TransferPage, hand: Hand, path: Path) -> None:
    hand.came = path
    press(page.arrival.choose)


@pytest.mark.journey
def test_a_case_is_taken_in_and_the_receipt_goes_back(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand, tmp_path: Path
) -> None:
    sent = homes.send(desk.case)
    there = opened(homes.there, frame, hand)
    went: list[str] = []
    there.opened.connect(went.append)
    choose(there, hand, sent.path)
    words = said(there.arrival)
    for told in (
        desk.case.young_person.name,
        "Påhittade ungdomshemmet",
        "Bestyrkt avsändare: kortet jämfördes 2 mars 2026",
        "Nytt här",
        "1 samtycke. Det gäller här först när det är bekräftat.",
        "Placeringen och behovet",
        "Skäl: Beslut om flytt den 1 mars.",
        "Bedömt av Karin Exempel",
        "Vårt hemkort",
    ):
        assert told in words, told
    assert words.count("gäller här först") == 1
    assert "inte bestyrkt" not in words
    assert not there.arrival.unverified.isVisible()
    assert focus() is there.arrival.take
    assert audit(frame) == []
    QTest.keyClick(there.arrival.take, Qt.Key.Key_Return)
    settle()
    (taken,) = read_transfers(None, homes.there)
    number = read_case(desk.case.id, homes.there).case.number
    assert f"Ärendet är mottaget och heter {number} här." in said(there.arrival)
    assert focus() is there.arrival.save
    press(there.arrival.save)
    assert "Kvittot är sparat." in said(there.arrival)
    press(there.arrival.open_case)
    assert went == [desk.case.id]
    assert audit(frame) == []

    here = opened(homes.here, frame, hand)
    assert "Väntar på kvitto" in said(here)
    hand.came = tmp_path / f"kvitto{RECEIPT}"
    press(here.read)
    assert "Andra påhittade hemmet tog emot ärendet 2 mars 2026." in said(here)
    assert "enligt kvittot" in said(here.listed)
    assert "Väntar på kvitto" not in said(here)
    assert read_transfers(None, homes.here)[0].received is not None
    assert taken.id == sent.transfer.id


@pytest.mark.journey
def test_a_package_by_passphrase_asks_for_it_and_for_the_sender(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand
) -> None:
    remove_card("home-1", homes.there)
    sent = homes.send(desk.case, PLACEMENT, by_passphrase=True)
    page = opened(homes.there, frame, hand)
    choose(page, hand, sent.path)
    edit = page.arrival.passphrase.edit
    assert focus() is edit
    assert not page.arrival.passphrase.problem
    press(page.arrival.open)
    assert "skriv de fem grupperna" in page.arrival.passphrase.problem
    type_text(edit, "ABCD-EFGH-JKLM-NPQR-STUV")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert "Lösenfrasen öppnar inte filen." in said(page.arrival)
    assert edit.text() == "ABCD-EFGH-JKLM-NPQR-STUV"
    assert audit(frame) == []
    edit.selectAll()
    type_text(edit, sent.passphrase.lower().replace("-", " "))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    words = said(page.arrival)
    assert "Avsändaren är inte bestyrkt." in words
    assert "Hälsa och tandhälsa" in words
    press(page.arrival.take)
    assert page.arrival.unverified.problem
    assert page.arrival.unverified.isAncestorOf(focus())
    assert read_transfers(None, homes.there) == ()
    tick = page.arrival.unverified.ticks["unverified"]
    QTest.keyClick(tick, Qt.Key.Key_Space)
    press(page.arrival.take)
    assert "Ärendet är mottaget" in said(page.arrival)
    assert page.arrival.model.state.passphrase == ""


def test_the_same_file_again_and_a_case_that_is_here_are_refused_with_why(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand
) -> None:
    sent = homes.send(desk.case)
    homes.take(sent.path)
    page = opened(homes.there, frame, hand)
    choose(page, hand, sent.path)
    assert "Ärendet i filen har redan tagits emot här." in said(page.arrival)
    assert not page.arrival.take.isVisible()
    assert audit(frame) == []
    press(page.arrival.cancel)
    assert focus() is page.arrival.choose
    assert not page.arrival.preview.isVisible()


def test_a_file_that_is_none_and_a_cancelled_dialog_change_nothing(
    homes: TwoHomes, frame: Frame, hand: Hand, tmp_path: Path
) -> None:
    page = opened(homes.there, frame, hand)
    press(page.arrival.choose)
    assert hand.asked == [PACKAGE]
    assert not page.arrival.notice.isVisible()
    wrong = tmp_path / f"brev{PACKAGE}"
    wrong.write_bytes(b"%PDF-1.7")
    choose(page, hand, wrong)
    assert "Filen är inte ett ärende från SIPdesk." in said(page.arrival)
    assert page.arrival.choose.isEnabled()
    for button, code in ((page.read, "inte ett kvitto"), (page.cards.read, "hemkort")):
        press(button)
        assert code in said(page.notice)
    hand.came = None
    press(page.cards.read)
    press(page.read)
    assert read_transfers(None, homes.there) == ()


@pytest.mark.journey
def test_a_case_that_comes_home_is_the_next_version(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand
) -> None:
    homes.take(homes.send(desk.case).path)
    back = homes.send(read_case(desk.case.id, homes.there).case, back=True)
    page = opened(homes.here, frame, hand)
    choose(page, hand, back.path)
    assert f"som nästa version av {desk.case.number}" in said(page.arrival)
    press(page.arrival.take)
    assert f"heter {desk.case.number} här" in said(page.arrival)


def test_a_file_that_was_changed_since_it_was_shown_is_not_taken(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand, tmp_path: Path
) -> None:
    first = homes.send(desk.case)
    second = homes.send(open_named(homes.here, "Elsa", "Påhitt"))
    page = opened(homes.there, frame, hand)
    choose(page, hand, first.path)
    first.path.write_bytes(second.path.read_bytes())
    press(page.arrival.take)
    assert "Filen har bytts sedan den visades." in said(page.arrival)
    assert read_transfers(None, homes.there) == ()
    assert tmp_path in first.path.parents


def test_a_card_is_kept_when_it_is_compared_and_removed_when_asked(
    homes: TwoHomes, frame: Frame, hand: Hand, tmp_path: Path
) -> None:
    remove_card("home-2", homes.here)
    page = opened(homes.here, frame, hand)
    assert "Inget kort är sparat än." in said(page.cards)
    hand.came = card_of(homes.there, tmp_path)
    press(page.cards.read)
    theirs = own_card(None, homes.there).card
    assert page.cards.fingerprint.words == theirs.fingerprint
    assert page.cards.isAncestorOf(focus())
    assert audit(frame) == []
    press(page.cards.keep)
    assert "Kortet är inte jämfört." in said(page.cards)
    assert read_cards(None, homes.here) == ()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    press(page.cards.keep)
    assert "Kortet är jämfört och sparat" in said(page.done)
    assert "Jämfört 2 mars 2026 av Karin Exempel" in said(page.cards)
    press(page.cards.read)
    assert "Samma kort är redan sparat" in said(page.cards)
    press(page.cards.cancel)
    assert focus() is page.cards.read
    remove = found(page, "card-remove-home-2")
    assert answer(remove, yes=False) == "Ta bort kortet för Andra påhittade hemmet?"
    assert read_cards(None, homes.here)
    answer(remove, yes=True)
    assert read_cards(None, homes.here) == ()
    frame.activateWindow()
    settle()
    assert focus() is page.cards.read


@pytest.mark.journey
def test_a_home_with_other_keys_is_warned_of_and_its_case_refused(
    homes: TwoHomes, frame: Frame, hand: Hand, tmp_path: Path
) -> None:
    again = vault().create(tmp_path / "a.sipdesk", OTHER_HOME, OTHER_USER, PASSPHRASE)
    hand.came = card_of(replace(homes.there, store=again.store), tmp_path)
    again.store.close()
    page = opened(homes.here, frame, hand)
    press(page.cards.read)
    assert "Hemmets nycklar är andra än när kortet sparades." in said(page.cards)
    assert page.cards.keep.text() == "Byt kortet"
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    press(page.cards.keep)
    (kept,) = read_cards(None, homes.here)
    assert kept.fingerprint != own_card(None, homes.there).card.fingerprint
    sent = homes.send(open_named(homes.there, "Elsa", "Påhitt"), back=True)
    choose(page, hand, sent.path)
    assert "en annan nyckel än den som hemmets kort har" in said(page.arrival)
    assert not page.arrival.take.isVisible()
    assert audit(frame) == []


def test_the_own_card_is_saved_and_is_nobody_elses(
    homes: TwoHomes, frame: Frame, hand: Hand, tmp_path: Path
) -> None:
    page = opened(homes.here, frame, hand)
    assert len(page.own.fingerprint.words.split()) == 6
    press(page.own.save)
    saved = tmp_path / f"hemkort{HOME_CARD}"
    assert saved.read_bytes() == own_card(None, homes.here).data
    assert "Hemkortet är sparat 09.30." in said(page.done)
    hand.came = saved
    press(page.cards.read)
    assert "Det är det egna hemmets kort." in said(page.notice)
    assert not page.cards.came.isVisible()
    hand.folder = tmp_path / "borta"
    press(page.own.save)
    assert "Filen gick inte att spara." in said(page.notice)


@pytest.mark.journey
def test_a_receipt_is_made_once_more_and_a_refused_save_keeps_what_is_shown(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand, tmp_path: Path
) -> None:
    sent = homes.send(desk.case)
    page = opened(homes.there, frame, hand)
    choose(page, hand, sent.path)
    press(page.arrival.take)
    hand.folder = tmp_path / "borta"
    press(page.arrival.save)
    assert "Filen gick inte att spara." in said(page.arrival)
    assert "Ärendet är mottaget" in said(page.arrival)
    hand.folder = tmp_path
    again = found(page, f"receipt-{sent.transfer.id}")
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Return)
    settle()
    assert (tmp_path / f"kvitto{RECEIPT}").is_file()
    assert "Kvittot är sparat" in said(page.done)
    hand.came = tmp_path / f"kvitto{RECEIPT}"
    press(page.read)
    assert "gäller inget ärende som har skickats härifrån" in said(page.notice)


@pytest.mark.journey
def test_what_was_changed_here_since_is_told_and_not_put_together(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand
) -> None:
    homes.take(homes.send(desk.case).path)
    there = read_case(desk.case.id, homes.there).case
    back = homes.send(there, back=True)
    here = read_case(desk.case.id, homes.here).case
    again = reopen_case(ReopenCase(here.id, here.version), homes.here).case
    record_need(RecordNeed(here.id, again.version, again.need), homes.here)
    page = opened(homes.here, frame, hand)
    choose(page, hand, back.path)
    assert "Ärendet har ändrats här sedan det lämnades." in said(page.arrival)
    assert not page.arrival.take.isVisible()


def test_only_who_may_hand_over_sees_the_part(homes: TwoHomes, frame: Frame) -> None:
    page = HomePage(around(homes.here), Path("eget"))
    show(frame, page)
    assert "Överlämning" in tabs(page)
    other = replace(around(homes.here), user=User("m", "Chef", roles=MANAGER))
    assert "Överlämning" not in tabs(HomePage(other, Path("eget")))


def tabs(page: HomePage) -> tuple[str, ...]:
    return page.tabs.words


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_stands_at_every_text_size_and_under_the_keys(
    homes: TwoHomes, desk: Desk, frame: Frame, hand: Hand, scale: float
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, Theme(text_scale=scale))
    sent = homes.send(desk.case)
    page = opened(homes.there, frame, hand)
    choose(page, hand, sent.path)
    settle()
    assert audit(frame) == []
    assert len(tab_round(frame)) > 5
