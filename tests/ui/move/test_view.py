"""The page of a move or of coming of age, worked with by its widgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.young_person import Custody
from sipdesk.ui.move.model import May, ahead, known
from sipdesk.ui.move.view import MoveSheet
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.consent import RegisterConsent, register_consent
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

MOVES = TODAY + timedelta(days=12)
COMES_OF_AGE = TODAY + timedelta(days=1)


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Grown up, with nämnd and BUP called to a meeting today."""
    assert qapp is not None
    with shown(tmp_path, MoveSheet, "called") as opened:
        yield opened


@pytest.fixture
def turning(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Turns eighteen tomorrow, with a mother; everybody has said yes."""
    assert qapp is not None
    with shown(tmp_path, MoveSheet) as opened:
        born = COMES_OF_AGE.replace(year=COMES_OF_AGE.year - 18)
        young = replace(opened.case.young_person, birth_date=born)
        young = replace(young, custody=Custody.SOLE)
        opened.desk.do(record_young_person, RecordYoungPerson, young, "")
        for party in (made.MOTHER, made.NAMND, made.BUP):
            opened.desk.do(put_party, PutParty, party)
        for consent in (made.yes(), made.yes(made.MOTHER.id)):
            opened.desk.do(register_consent, RegisterConsent, consent)
        opened.refresh()
        yield opened


@pytest.mark.journey
def test_the_step_is_done_by_its_fields_alone(page: Shown) -> None:
    page.write("moves", MOVES.isoformat())
    page.write("moves_to", "Påhittade hemmet")
    page.write("receiving_kommun", "Uppsala")
    page.write("receiving_region", "Region Uppsala")
    assert page.state == "ongoing"
    page.press("asked-today")
    assert page.state == "done"
    page.write("aftercare", "no")
    stay = page.case.placement
    assert (stay.moves, stay.moves_to) == (MOVES, "Påhittade hemmet")
    assert (stay.receiving_kommun, stay.receiving_region) == ("0380", "Region Uppsala")
    assert (stay.aftercare_asked, stay.aftercare) == (TODAY, Answer.NO)
    assert not page.has_button("asked-today")


def test_an_unknown_kommun_is_said_at_its_field(page: Shown) -> None:
    page.write("receiving_kommun", "Ankeborg")
    assert page.field("receiving_kommun").problem
    assert page.case.placement.receiving_kommun == ""


def test_at_midnight_the_guardian_and_every_copy_on_consent_stop(
    turning: Shown,
) -> None:
    on = {one.recipient: one.on for one in known(turning.case, TODAY)}
    assert on[made.MOTHER.id] == (May.GUARDIAN, May.NO)
    assert on[made.BUP.id] == (May.CONSENT, May.NO)
    assert on[made.NAMND.id] == (May.MUST, May.MUST)
    words = turning.words()
    assert "fyller 18" in words
    assert "Vid midnatt slutar vårdnaden" in words
    assert "Som vårdnadshavare" in words
    assert words.count("Räknas inte") == 2


def test_a_day_that_has_come_is_no_longer_ahead(turning: Shown) -> None:
    assert [turn.day for turn in ahead(turning.case, TODAY)] == [COMES_OF_AGE]
    assert ahead(turning.case, COMES_OF_AGE) == ()


def test_a_move_stands_on_the_placement_and_takes_no_consent_away(page: Shown) -> None:
    page.write("moves", MOVES.isoformat())
    on = {one.recipient: one.on for one in known(page.case, TODAY)}
    assert on[made.BUP.id] == (May.CONSENT, May.CONSENT)
    assert "inte för att någon har samtyckt" in page.words()
    assert "Givna på det här hemmet" in page.words()


def test_an_open_summons_is_called_off_without_a_word_of_why(page: Shown) -> None:
    assert "Öppna kallelser" in page.words()
    page.press("move-off")
    booking = page.case.meeting.booking
    assert (booking.cancelled, booking.cancelled_words) == (TODAY, "")
    assert "Öppna kallelser" not in page.words()


def test_copies_that_could_not_be_read_are_never_shown_as_none(page: Shown) -> None:
    sheet = page.sheet
    assert isinstance(sheet, MoveSheet)
    assert "Exemplar som är lämnade" not in page.words()
    sheet.aftermath.show_case(replace(page.case, id=CaseId("gone")))
    assert "Exemplar som är lämnade" in page.words()
    assert notice("missing").text in page.words()
    page.refresh()
    assert "Exemplar som är lämnade" not in page.words()


def test_the_plan_is_handed_over_and_never_closed_here(page: Shown) -> None:
    page.write("moves_to", "Påhittade hemmet")
    asked = heard(page.sheet.asked_step)
    page.press("hand-over")
    closing = page.case.closing
    assert closing.reason is ClosingReason.HANDED_OVER
    assert closing.handed_over_to == "Påhittade hemmet"
    assert closing.closed is None
    page.press("hand-over")
    assert asked == ["closing", "closing"]


def test_every_link_goes_where_it_says(page: Shown) -> None:
    asked = heard(page.sheet.asked_step)
    page.press("go-consent")
    page.press("go-call")
    page.press_change("Ändra huvudansvarig")
    assert asked == ["consent", "summons", "plan"]


def test_with_nothing_known_it_is_a_short_page(
    tmp_path: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    with shown(tmp_path, MoveSheet) as empty:
        words = empty.words()
        for title in ("Samtycken", "Öppna kallelser", "Exemplar som är lämnade"):
            assert title not in words
        assert "Ingen vald än" in words


@pytest.mark.journey
def test_it_stands_large_text_a_screen_reader_and_the_tab_key(turning: Shown) -> None:
    turning.do(put_party, PutParty, replace(made.SCHOOL, name=LONG, organisation=LONG))
    turning.write("moves", MOVES.isoformat())
    assert faults(turning) == []
    order = ("Vart flyttar den unge?", "Gå till Samtycke", "Lämna över planen")
    assert in_order(stops(turning), *order)
