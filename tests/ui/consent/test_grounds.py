"""Grounds other than consent, chosen on the page about consent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.answer import Answer
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.ground import Force
from sipdesk.domain.guard import Verdict, reasons
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.ui.consent.grounds import GroundEditor
from sipdesk.ui.consent.view import ConsentSheet
from sipdesk.ui.widgets.fields import ChoiceField, TicksField
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.party import PutParty, RemoveParty, put_party, remove_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Sixteen years old; a guardian, kommun, BUP and a school."""
    assert qapp is not None
    with shown(tmp_path, ConsentSheet) as opened:
        young = replace(opened.case.young_person, birth_date=date(2010, 1, 1))
        opened.desk.do(record_young_person, RecordYoungPerson, young, "")
        for party in (made.MOTHER, made.NAMND, made.BUP, made.SCHOOL):
            opened.desk.do(put_party, PutParty, party)
        opened.refresh()
        yield opened


def begin(page: Shown, recipient: str, ground: str) -> None:
    """Open the form for a recipient and a ground."""
    page.press("grounds-add")
    page.write("recipient", recipient)
    page.write("ground", ground)


def fill(page: Shown) -> None:
    """Fill in the rest of the form."""
    page.write("kinds", frozenset({"care"}))
    page.write("reason", "BUP behöver veta vad som har prövats.")
    page.write("valid_to", "2026-03-31")


def offered(page: Shown) -> set[str]:
    """Which grounds the list offers."""
    field = page.field("ground")
    assert isinstance(field, ChoiceField)
    keys = {field.combo.itemData(at) for at in range(field.combo.count())}
    return keys - {""}


def words(page: Shown) -> str:
    """Everything that can be read of the grounds."""
    card = page.sheet.findChild(GroundEditor)
    assert isinstance(card, GroundEditor)
    return page.words_of(card)


@pytest.mark.journey
def test_a_ground_is_chosen_by_its_fields_alone(page: Shown) -> None:
    assert "Ingen annan grund är vald." in words(page)
    begin(page, "bup", "care-need")
    fill(page)
    page.press("grounds-save")
    (chosen,) = page.case.grounds
    assert (chosen.recipient, chosen.ground, chosen.force) == (
        "bup",
        "care-need",
        Force.MAY,
    )
    assert chosen.kinds == {Information.CARE}
    assert chosen.by == "Karin Exempel, SIP-samordnare"
    assert (chosen.chosen, chosen.valid_to) == (TODAY, date(2026, 3, 31))
    told = words(page)
    assert "Gäller till och med 31 mars 2026" in told
    assert "Skäl: BUP behöver veta vad som har prövats." in told
    assert "26 kap. 9 §" in told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.journey
def test_nothing_is_chosen_until_it_is_chosen(page: Shown) -> None:
    page.press("grounds-add")
    assert page.field("recipient").value == ""
    page.write("recipient", "bup")
    assert page.field("ground").value == ""
    assert "Skäl" not in words(page)
    page.write("ground", "care-need")
    assert page.field("kinds").value == frozenset()
    assert (page.field("reason").value, page.field("valid_to").value) == ("", "")


@pytest.mark.journey
def test_only_grounds_that_fit_the_recipient_are_offered(page: Shown) -> None:
    page.press("grounds-add")
    page.write("recipient", "bup")
    assert {"care-need", "health-care-need"} <= offered(page)
    assert not {"board-investigation", "party-insight"} & offered(page)
    page.write("recipient", "namnd")
    assert "board-investigation" in offered(page)
    page.write("recipient", "school")
    assert not {"care-need", "health-care-need"} & offered(page)


def test_the_form_tells_the_limits_and_asks_the_grounds_own_question(
    page: Shown,
) -> None:
    begin(page, "bup", "own-work")
    told = words(page)
    assert "Används sparsamt" in told
    assert "Vad kan SiS inte göra utan att lämna uppgiften?" in told
    assert "Kontrollera" in page.sheet.findChild(GroundEditor).about._check.text()  # type: ignore[union-attr]
    page.write("ground", "care-need")
    assert "Privat vård, skola och försäkring omfattas inte." in words(page)


def test_only_the_grounds_own_kinds_can_be_chosen(page: Shown) -> None:
    begin(page, "bup", "health-care-need")
    kinds = page.field("kinds")
    assert isinstance(kinds, TicksField)
    assert set(kinds.ticks) == {"health", "mental-health"}
    page.write("kinds", frozenset({"health"}))
    page.write("ground", "care-need")
    assert page.field("kinds").value == frozenset()
    assert "health" not in kinds.ticks


def test_what_licensed_staff_judge_is_not_put_in_the_coordinators_name(
    page: Shown,
) -> None:
    begin(page, "bup", "care-need")
    assert page.field("by").value == "Karin Exempel, SIP-samordnare"
    page.write("ground", "health-care-need")
    assert page.field("by").value == ""
    assert "legitimerade" in words(page)


@pytest.mark.journey
def test_what_is_missing_is_told_at_its_field(page: Shown) -> None:
    page.press("grounds-add")
    page.press("grounds-save")
    assert "Välj mottagaren" in page.field("recipient").problem
    page.write("recipient", "bup")
    page.press("grounds-save")
    assert "Ingen grund är vald." in page.field("ground").problem
    page.write("ground", "care-need")
    for name, value in (
        ("kinds", frozenset({"care"})),
        ("reason", "Behövs för vården."),
        ("valid_to", "2026-03-31"),
    ):
        page.press("grounds-save")
        assert page.field(name).problem
        page.write(name, value)
    page.press("grounds-save")
    assert len(page.case.grounds) == 1


@pytest.mark.journey
def test_no_ground_opens_to_a_guardian_who_may_not_know(page: Shown) -> None:
    shut_out = replace(made.FATHER, may_be_asked=Answer.NO)
    page.do(put_party, PutParty, shut_out)
    begin(page, "father", "no-harm")
    fill(page)
    page.press("grounds-save")
    assert "får inte tillfrågas" in page.field("recipient").problem
    assert not page.case.grounds


def test_another_recipient_keeps_only_what_fits(page: Shown) -> None:
    begin(page, "namnd", "board-investigation")
    page.write("recipient", "school")
    assert page.field("ground").value == ""


@pytest.mark.journey
def test_a_ground_is_ended_and_stays_in_sight(page: Shown) -> None:
    begin(page, "bup", "care-need")
    fill(page)
    page.press("grounds-save")
    (chosen,) = page.case.grounds
    assert reasons(page.case, "bup", TODAY)[Information.CARE].verdict is Verdict.MAY
    page.press(f"grounds-end-{chosen.id}")
    assert page.case.grounds[0].ended == TODAY
    assert Information.CARE not in reasons(page.case, "bup", TODAY)
    assert "Avslutad 2 mars 2026" in words(page)
    assert not page.has_button(f"grounds-end-{chosen.id}")


@pytest.mark.journey
def test_one_whom_a_ground_names_cannot_leave_the_case(page: Shown) -> None:
    begin(page, "bup", "care-need")
    fill(page)
    page.press("grounds-save")
    with pytest.raises(RuleBroken):
        page.do(remove_party, RemoveParty, "bup")


@pytest.mark.journey
def test_the_reason_survives_closing_the_page(page: Shown) -> None:
    begin(page, "bup", "care-need")
    page.write("reason", "Halvskrivet skäl.")
    again = page.reopened(ConsentSheet)
    assert again.field("reason").value == "Halvskrivet skäl."
    again.close()


def test_without_recipients_there_is_nothing_to_choose(
    tmp_path: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    with shown(tmp_path, ConsentSheet) as empty:
        for party in empty.case.parties:
            assert party.kind is PartyKind.SOCIAL_SERVICES or party.kind.is_sis
        assert empty.has_button("grounds-add") == bool(empty.case.parties)


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(page: Shown) -> None:
    page.do(put_party, PutParty, Party("s", PartyKind.SCHOOL, LONG, LONG, LONG))
    begin(page, "s", "no-harm")
    assert faults(page) == []
    order = ("Skäl", "Vem har gjort bedömningen?", "Gäller till och med")
    assert in_order(stops(page), *order, "Spara grunden")
    page.write("kinds", frozenset({"care"}))
    page.write("reason", LONG * 3)
    page.write("valid_to", "2026-03-31")
    page.press("grounds-save")
    assert faults(page) == []
