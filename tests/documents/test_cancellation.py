"""Inställt möte: neutral, in each voice, and nothing about the young person."""

from dataclasses import replace

import pytest

from sipdesk.content.document import Document
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, FATHER, MADE, MOTHER, SCHOOL, SOCIAL
from tests.documents.papers import everything_said, printed
from tests.documents.test_change import BEFORE, NOW
from tests.documents.test_change import letter as composed

EVERYONE = (SOCIAL, BUP, SCHOOL, MOTHER, FATHER, YOUNG_PERSON)
WHY = "Den som sammankallar är sjuk."


def called_off(words: str = WHY, case: Case | None = None) -> Case:
    case = case or cases.full()
    booking = replace(NOW, cancelled=MADE.date(), cancelled_words=words)
    return replace(case, meetings=(replace(case.meeting, booking=booking),))


def letter(recipient: str, case: Case | None = None) -> Document:
    case = case or called_off()
    return composed(recipient, NOW, case, PaperKind.CANCELLATION)


@pytest.mark.parametrize("recipient", EVERYONE)
def test_everyone_reads_which_meeting_and_what_happens_next(recipient: str) -> None:
    text = printed(letter(recipient))
    assert "torsdag 3 december 2026 klockan 13.00–14.00" in text
    assert "Det här händer nu" in text
    assert f"Varför {WHY}" in text
    assert render(letter(recipient)).pages == 1


@pytest.mark.parametrize("recipient", EVERYONE)
def test_no_reason_is_given_where_none_is_written(recipient: str) -> None:
    assert "Varför" not in printed(letter(recipient, called_off("")))


@pytest.mark.parametrize("recipient", EVERYONE)
def test_it_says_nothing_of_questions_needs_or_the_others(recipient: str) -> None:
    said = everything_said(letter(recipient))
    words = ("skola kan jag", "samtalen", "tandvård", "Kallas", "Bjuds in", "flyttar")
    assert [word for word in words if word in said] == []


def test_it_names_the_time_that_the_reader_was_told() -> None:
    text = printed(composed(SOCIAL, BEFORE, called_off(), PaperKind.CANCELLATION))
    assert "måndag 30 november 2026 klockan 10.00" in text
    assert "3 december" not in text


@pytest.mark.parametrize("recipient", [FATHER, BUP, SCHOOL])
def test_where_the_place_is_hidden_nothing_gives_it_away(recipient: str) -> None:
    said = everything_said(letter(recipient, called_off(case=cases.protected())))
    for words in ("Exempelgården", "Björken", "Karin Koordinator", "010-333"):
        assert words not in said


def test_a_principal_reads_by_whose_commission() -> None:
    assert "på uppdrag av" in printed(letter(BUP))
    assert "på uppdrag av" not in printed(letter(SCHOOL))
