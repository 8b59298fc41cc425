"""A no is not the end: what holds, the question to the board, a day, a text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.ui.consent.view import ConsentSheet
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.consent import RegisterConsent, register_consent
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

SILENT = Consent(
    "silent", "father", ConsentState.UNREACHABLE, decided=TODAY, reason="Tre brev."
)
OWN = replace(made.yes(), own_words="Jag vill att de slutar bråka.")
NUDGES = ("behövs inte", "avvik", "ändå göra en sip", "kringgå")


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Sixteen years old and placed by LVU; mother says no, father is gone."""
    assert qapp is not None
    with shown(tmp_path, ConsentSheet) as opened:
        young = replace(
            opened.case.young_person,
            birth_date=date(2010, 1, 1),
            custody=Custody.JOINT,
        )
        opened.do(record_young_person, RecordYoungPerson, young, "")
        placed(opened, "lvu-3")
        for party in (made.MOTHER, made.FATHER, made.NAMND, made.BUP):
            opened.do(put_party, PutParty, party)
        opened.do(register_consent, RegisterConsent, OWN)
        yield opened


def placed(page: Shown, basis: str) -> None:
    """Place the young person by a law."""
    stay = replace(page.case.placement, legal_basis=basis)
    page.do(record_placement, RecordPlacement, stay)


def stop(page: Shown) -> None:
    """Let the mother say no and the father be gone."""
    page.do(register_consent, RegisterConsent, made.no("mother"))
    page.do(register_consent, RegisterConsent, SILENT)


def board(page: Shown) -> str:
    """Everything that can be read in the part."""
    return page.words_of(page.sheet.board)  # type: ignore[attr-defined]


@pytest.mark.journey
def test_nothing_is_said_while_answers_are_waited_for(page: Shown) -> None:
    assert not page.sheet.board.isVisibleTo(page.sheet)  # type: ignore[attr-defined]
    stop(page)
    assert page.sheet.board.isVisibleTo(page.sheet)  # type: ignore[attr-defined]


@pytest.mark.journey
def test_what_still_holds_is_said_and_nobody_is_pushed(page: Shown) -> None:
    stop(page)
    words = board(page)
    for told in (
        "De är inte överens.",
        "Behovet får påtalas",
        "Den vanliga uppföljningen hålls",
        "”Jag vill att de slutar bråka.”",
        "11 § LVU",
        "Kontrollera",
    ):
        assert told in words
    assert [n for n in NUDGES if n in words.casefold()] == []


@pytest.mark.journey
def test_the_question_goes_to_the_placing_board_by_one_button(page: Shown) -> None:
    stop(page)
    asked = heard(page.sheet.asked_paper)
    page.press("board")
    order = PaperOrder(page.case.id, PaperKind.BOARD_QUESTION, "namnd")
    assert asked == [order]


@pytest.mark.journey
def test_that_it_is_put_is_registered_for_those_one_chooses(page: Shown) -> None:
    stop(page)
    page.press("referral-add")
    assert page.field("whom", "referral").value == frozenset()
    page.press("referral-save")
    assert "Kryssa för minst en" in page.field("whom", "referral").problem
    page.write("whom", frozenset({"mother", "father"}), "referral")
    page.press("referral-save")
    assert "Dagen saknas" in page.field("day", "referral").problem
    page.write("day", "2026-03-03", "referral")
    page.press("referral-save")
    assert page.field("day", "referral").problem
    page.write("day", "idag", "referral")
    page.write("note", "Dnr 2026-77", "referral")
    page.press("referral-save")
    put = [c for c in page.case.consents if c.state is ConsentState.REFERRED]
    assert {c.consenter for c in put} == {"mother", "father"}
    assert {c.reason for c in put} == {"Dnr 2026-77"}
    words = board(page)
    assert "Frågan ligger hos socialnämnden." in words
    assert not page.has_button("referral-add")


@pytest.mark.journey
def test_the_boards_answer_is_registered_in_the_ordinary_form(page: Shown) -> None:
    stop(page)
    page.press("consents-register-mother")
    page.write("state", "board-no")
    assert page.field("reason").label.words == "Vad svarade nämnden?"
    page.write("reason", "Nämnden avslog den 1 mars, dnr 2026-77.")
    page.write("decided", "idag")
    page.press("consents-save")
    page.press("consents-save")
    assert page.case.consents[-1].state is ConsentState.BOARD_NO
    assert "Socialnämnden har svarat nej" in page.words()


@pytest.mark.journey
@pytest.mark.parametrize(
    ("basis", "born", "told"),
    [
        ("sol", date(2010, 1, 1), "Placeringen är inte enligt LVU."),
        ("lvu-3", date(2008, 1, 1), "Den unge är myndig och svarar själv."),
    ],
)
def test_elsewhere_the_no_stands_and_no_question_is_put(
    page: Shown, basis: str, born: date, told: str
) -> None:
    stop(page)
    placed(page, "" if basis == "sol" else basis)
    young = replace(page.case.young_person, birth_date=born)
    page.do(record_young_person, RecordYoungPerson, young, "")
    page.do(register_consent, RegisterConsent, made.no(YOUNG_PERSON))
    assert told in board(page)
    assert not page.has_button("board")
    assert not page.has_button("referral-add")


@pytest.mark.journey
def test_a_day_to_ask_again_is_set_and_one_that_has_been_is_not(page: Shown) -> None:
    stop(page)
    page.write("ask_again", "2026-03-01", "again")
    assert "har redan varit" in page.field("ask_again", "again").problem
    assert page.case.offer.ask_again is None
    later = TODAY + timedelta(days=30)
    page.write("ask_again", later.isoformat(), "again")
    assert page.case.offer.ask_again == later


@pytest.mark.journey
def test_the_text_for_the_own_plan_is_copied_where_no_history_keeps_it(
    page: Shown,
) -> None:
    stop(page)
    page.press("copy-fallback")
    held = QGuiApplication.clipboard().mimeData()
    assert "Behovet finns kvar." in held.text()
    assert held.hasFormat("x-kde-passwordManagerHint")
    assert "Texten är kopierad." in board(page)


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(page: Shown) -> None:
    stop(page)
    page.press("referral-add")
    assert faults(page) == []
