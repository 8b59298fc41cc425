from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.offer import Occasion, OfferAnswer
from sipdesk.ui.offer.view import OfferSheet
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.journey
def test_the_step_is_done_by_its_fields_alone(tmp_path: Path) -> None:
    with shown(tmp_path, OfferSheet) as page:
        page.write("informed", "idag")
        page.write("how", frozenset({"orally", "pictures"}))
        page.press("told-by-me")
        page.write("material", "Bildkorten")
        page.write("important", "Att få träffa min katt.")
        page.write("not_shared", "Det jag ritade.")
        page.write("offered", "idag")
        page.write("occasion", "admission")
        page.write("answer", "thinking")
        assert page.state == "waiting"
        page.write("answer", "yes")
        page.write("guardians_informed", "idag")
        offer = page.case.offer
        assert page.state == "done"
        assert offer.by == "Karin Exempel"
        assert offer.important == "Att få träffa min katt."
        assert offer.occasion is Occasion.ADMISSION
        assert offer.guardians_informed == TODAY


@pytest.mark.journey
def test_a_no_is_an_answer_and_may_be_asked_again(tmp_path: Path) -> None:
    with shown(tmp_path, OfferSheet) as page:
        assert "När frågar ni igen?" not in page.words()
        page.write("answer", "no")
        page.write("ask_again", "2026-04-01")
        assert page.case.offer.answer is OfferAnswer.NO
        assert "onsdag 1 april 2026" in page.words()


@pytest.mark.journey
def test_it_warns_before_a_guardian_who_is_not_cleared_is_told(tmp_path: Path) -> None:
    with shown(tmp_path, OfferSheet) as page:
        assert "Ta först ställning" not in page.words()
        unclear = replace(made.MOTHER, may_be_asked=Answer.UNKNOWN)
        page.do(put_party, PutParty, unclear)
        assert "om Påhittad Mamma får veta" in page.words()
        asked = heard(page.sheet.asked_step)
        page.press("go-admission")
        assert asked == ["admission"]
        page.do(put_party, PutParty, replace(unclear, may_be_asked=Answer.NO))
        assert "Det gäller Påhittad Mamma." in page.words()


@pytest.mark.journey
def test_it_was_me_leaves_the_cursor_in_the_field_it_fills(tmp_path: Path) -> None:
    with shown(tmp_path, OfferSheet) as page:
        page.button("told-by-me").setFocus()
        before = page.sheet.verticalScrollBar().value()
        page.press("told-by-me")
        assert not page.has_button("told-by-me")
        focused = page.window.focusWidget()
        assert focused is not None
        assert page.field("by").isAncestorOf(focused)
        assert page.case.offer.by == "Karin Exempel"
        assert page.sheet.verticalScrollBar().value() == before


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(tmp_path: Path) -> None:
    with shown(tmp_path, OfferSheet) as page:
        unclear = replace(made.MOTHER, name=LONG, may_be_asked=Answer.NOT_ASKED)
        page.do(put_party, PutParty, unclear)
        assert faults(page) == []
        page.write("important", LONG * 4)
        page.write("answer", "no")
        assert faults(page) == []
        words = ("När berättade ni?", "Det här är viktigt för mig", "När frågade ni?")
        assert in_order(stops(page), *words, "Gå till Inskrivning")


def test_every_time_it_was_offered_stays_in_sight(tmp_path: Path) -> None:
    with shown(tmp_path, OfferSheet) as page:
        assert not page.has_button("offer-again")
        page.write("offered", "idag")
        page.write("occasion", "admission")
        page.write("offered_by", "Karin Exempel")
        page.write("offered_how", frozenset({"pictures"}))
        page.write("answer", "no")
        page.write("answer_words", "Inte nu.")
        page.press("offer-again")
        assert page.field("answer_words").value == ""
        assert not page.has_button("offer-again")
        words = page.words()
        assert "Måndag 2 mars 2026 vid inskrivningen: nej" in words
        assert "”Inte nu.”" in words
        page.write("offered", "idag")
        page.write("occasion", "discharge")
        page.write("answer", "yes")
        answers = [one.answer for one in page.case.offer.all]
        assert answers == [OfferAnswer.NO, OfferAnswer.YES]


def test_it_says_at_which_occasion_nobody_has_asked(tmp_path: Path) -> None:
    with shown(tmp_path, OfferSheet) as page:
        assert "Inte erbjuden än" not in page.words()
        stay = replace(page.case.placement, preliminary_discharge=date(2026, 4, 1))
        page.do(record_placement, RecordPlacement, stay)
        said = "Inte erbjuden än: inför utskrivningen (onsdag 1 april 2026)."
        assert said in page.words()
        page.write("offered", "idag")
        page.write("occasion", "discharge")
        assert "Inte erbjuden än" not in page.words()
