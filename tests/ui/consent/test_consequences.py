"""What a withdrawal touches, on step 3's page, and one button for each thing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.content.notices import notice
from sipdesk.domain.case import CaseId
from sipdesk.domain.consent import Grant
from sipdesk.domain.information import CONSENTABLE
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.sip_request import SipRequest
from sipdesk.ui.consent.consequences import ConsequencesCard
from sipdesk.ui.consent.view import ConsentSheet
from sipdesk.usecases.consent import WithdrawConsent, withdraw_consent
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.preparation import ChooseParticipant, choose_participant
from sipdesk.usecases.sip_request import WriteRequest, write_request
from sipdesk.usecases.summons import BookMeeting, book_meeting
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

BUP = made.BUP.id


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Grown up, with nämnd and BUP called to a meeting in ten days."""
    assert qapp is not None
    with shown(tmp_path, ConsentSheet, "called") as opened:
        booking = opened.case.meeting.booking
        later = replace(booking, day=TODAY + timedelta(days=10))
        opened.do(book_meeting, BookMeeting, later)
        yield opened


def card(page: Shown) -> QWidget:
    found = page.sheet.findChild(QWidget, "consequences")
    assert isinstance(found, QWidget)
    return found


def take_back(page: Shown, *taken: Grant) -> None:
    consent = page.case.consents[0].id
    page.do(withdraw_consent, WithdrawConsent, consent, TODAY, "", taken)


def hand_out(page: Shown, kind: PaperKind) -> None:
    order = PaperOrder(page.case.id, kind, BUP)
    looked = preview_paper(order, page.desk.ports)
    handed = HandOut(order, looked.made, looked.case_version, "print")
    hand_out_paper(handed, page.desk.ports)
    page.refresh()


@pytest.mark.journey
def test_it_is_away_while_nothing_is_touched(page: Shown) -> None:
    assert not card(page).isVisibleTo(page.sheet)
    take_back(page)
    assert card(page).isVisibleTo(page.sheet)


@pytest.mark.journey
def test_what_could_not_be_read_is_never_shown_as_nothing(page: Shown) -> None:
    found = card(page)
    assert isinstance(found, ConsequencesCard)
    found.show_case(replace(page.case, id=CaseId("gone")))
    assert found.isVisibleTo(page.sheet)
    assert notice("missing").text in page.words_of(found)
    page.refresh()
    assert not found.isVisibleTo(page.sheet)


@pytest.mark.journey
def test_the_meeting_is_called_off_by_one_button_and_says_no_reason(
    page: Shown,
) -> None:
    take_back(page)
    assert "saknar samtycke" in page.words_of(card(page))
    page.press("consequences-off")
    booking = page.case.meeting.booking
    assert (booking.cancelled, booking.cancelled_words) == (TODAY, "")
    assert "saknar samtycke" not in page.words_of(card(page))
    asked = heard(page.sheet.asked_paper)
    page.press(f"tell-cancelled-{BUP}")
    assert asked == [PaperOrder(page.case.id, PaperKind.CANCELLATION, BUP)]


@pytest.mark.journey
def test_one_who_is_called_gets_the_letter_and_is_then_taken_out(page: Shown) -> None:
    take_back(page, Grant("t", BUP, frozenset(CONSENTABLE)))
    words = page.words_of(card(page))
    assert "saknar samtycke" not in words
    assert "Är kallad till mötet" in words
    assert not page.has_button(f"remove-{BUP}")
    asked = heard(page.sheet.asked_paper)
    page.press(f"write-{BUP}")
    order = PaperOrder(page.case.id, PaperKind.CONSENT_CHANGED, BUP)
    assert asked == [order]
    hand_out(page, PaperKind.CONSENT_CHANGED)
    assert not page.has_button(f"write-{BUP}")
    page.press(f"remove-{BUP}")
    assert page.case.meeting.participant(BUP) is None


@pytest.mark.journey
def test_one_not_called_and_a_request_not_sent_are_taken_out(page: Shown) -> None:
    page.do(put_party, PutParty, made.SCHOOL)
    page.do(choose_participant, ChooseParticipant, made.SCHOOL.id)
    request = SipRequest("request", BUP, TODAY, questions="Vem gör vad?")
    page.do(write_request, WriteRequest, request)
    take_back(page)
    page.press(f"remove-{made.SCHOOL.id}")
    page.press(f"take-out-request-{BUP}")
    assert page.case.meeting.participant(made.SCHOOL.id) is None
    assert page.case.requests == ()


@pytest.mark.journey
def test_a_copy_names_its_paper_day_and_what_might_then_be_given(page: Shown) -> None:
    hand_out(page, PaperKind.SUMMONS)
    take_back(page)
    words = page.words_of(card(page))
    assert "Har fått kallelse 2 mars 2026" in words
    assert "vård och behandling på SiS; hälsa och tandhälsa" in words
    hand_out(page, PaperKind.CONSENT_CHANGED)
    words = page.words_of(card(page))
    assert "Får inte veta mer." in words


@pytest.mark.journey
def test_it_stands_large_text_and_a_screen_reader(page: Shown) -> None:
    hand_out(page, PaperKind.SUMMONS)
    bup = replace(made.BUP, name=LONG, organisation=LONG)
    page.do(put_party, PutParty, bup)
    take_back(page)
    page.button(f"write-{BUP}").setFocus()
    assert faults(page) == []
