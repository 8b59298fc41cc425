"""Who may know where the young person is, answered for each party."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.answer import Answer
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import may_know_place
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.admission.place import PlaceEditor
from sipdesk.ui.admission.view import AdmissionSheet
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.consent import ClearGuardian, clear_guardian
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown

HIDDEN = Flag("hidden", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden")
DECISION = "Institutionschefen, 2 mars 2026"


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """A guardian, the placing nämnd, BUP and SiS's own care."""
    assert qapp is not None
    with shown(tmp_path, AdmissionSheet) as opened:
        for party in (made.MOTHER, made.NAMND, made.BUP, made.SIS):
            opened.desk.do(put_party, PutParty, party)
        opened.refresh()
        yield opened


def answer(page: Shown, party: str, value: str, decision: str = "") -> None:
    """Answer for a party, as a person does."""
    page.press(f"places-answer-{party}")
    page.write("may_know_place", value)
    if decision:
        page.write("decision", decision)
    page.press("places-save")


def words(page: Shown) -> str:
    """Everything that can be read about the place."""
    card = page.sheet.findChild(PlaceEditor)
    assert isinstance(card, PlaceEditor)
    return page.words_of(card)


@pytest.mark.journey
def test_it_is_asked_of_all_but_those_who_know_already(page: Shown) -> None:
    assert page.has_button("places-answer-mother")
    assert page.has_button("places-answer-bup")
    assert not page.has_button("places-answer-namnd")
    assert not page.has_button("places-answer-sis")


@pytest.mark.journey
@pytest.mark.parametrize(
    ("value", "kept", "told"),
    [
        ("yes", Answer.YES, "Ja"),
        ("no", Answer.NO, "Nej"),
        ("unknown", Answer.UNKNOWN, "Vet inte. Räknas som nej"),
    ],
)
def test_each_answer_is_kept_and_told(
    page: Shown, value: str, kept: Answer, told: str
) -> None:
    assert "Obesvarat. Räknas som nej" in words(page)
    answer(page, "bup", value)
    assert page.case.party("bup").may_know_place is kept
    assert told in words(page).splitlines()


@pytest.mark.journey
def test_while_the_place_is_hidden_a_yes_takes_a_decision(page: Shown) -> None:
    page.do(put_flag, PutFlag, HIDDEN)
    assert "Platsen är hemlig." in words(page)
    page.press("places-answer-bup")
    page.write("may_know_place", "no")
    assert "Vem har beslutat det" not in words(page)
    page.write("may_know_place", "yes")
    page.press("places-save")
    assert "Skriv nämndens eller institutionschefens" in page.field("decision").problem
    assert page.case.party("bup").may_know_place is Answer.NOT_ASKED
    page.write("decision", DECISION)
    page.press("places-save")
    assert page.case.party("bup").place_decision == DECISION
    assert may_know_place(page.case, page.case.party("bup"), TODAY)
    assert f"Beslut: {DECISION}" in words(page)


@pytest.mark.journey
def test_a_yes_from_before_it_was_hidden_counts_as_no_and_says_so(
    page: Shown,
) -> None:
    answer(page, "mother", "yes")
    page.do(put_flag, PutFlag, replace(HIDDEN, kind=FlagKind.THREAT))
    assert "Ja, utan beslut. Räknas som nej" in words(page)
    assert not may_know_place(page.case, page.case.party("mother"), TODAY)


@pytest.mark.journey
def test_a_no_takes_the_decision_away(page: Shown) -> None:
    page.do(put_flag, PutFlag, HIDDEN)
    answer(page, "bup", "yes", DECISION)
    answer(page, "bup", "no")
    assert page.case.party("bup").place_decision == ""


@pytest.mark.journey
def test_a_yes_tells_when_nothing_else_lets_them_be_told(page: Shown) -> None:
    answer(page, "bup", "yes")
    assert "Gäller först när mottagaren får veta något annat." in words(page)


@pytest.mark.journey
def test_no_guardian_is_let_in_by_another_way(page: Shown) -> None:
    page.do(put_flag, PutFlag, HIDDEN)
    yes = Answer.YES
    with pytest.raises(RuleBroken) as refused:
        page.do(clear_guardian, ClearGuardian, "mother", yes, yes)
    assert refused.value.code == "place-hidden-without-decision"
    answer(page, "mother", "yes", DECISION)
    page.do(clear_guardian, ClearGuardian, "mother", yes)
    mother = page.case.party("mother")
    assert (mother.may_know_place, mother.place_decision) == (yes, DECISION)


@pytest.mark.journey
def test_without_anybody_it_says_how_to_begin(
    tmp_path: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    with shown(tmp_path, AdmissionSheet) as empty:
        assert "så kommer frågan här" in words(empty)


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(page: Shown) -> None:
    page.do(put_flag, PutFlag, HIDDEN)
    for at, kind in enumerate(list(PartyKind)[2:12]):
        page.do(put_party, PutParty, Party(f"p{at}", kind, LONG, LONG, LONG))
    page.press("places-answer-p0")
    page.write("may_know_place", "yes")
    assert faults(page) == []
    assert in_order(stops(page), "Ja", "Vem har beslutat det, och när?")
