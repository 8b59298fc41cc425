from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.need import EarlierNeed, Need
from sipdesk.ui.need.view import NeedSheet
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.need import RecordNeed, record_need
from tests.home import TODAY, SetClock
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import shown
from tests.ui.typing import type_text

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_step_is_done_by_its_fields_alone(tmp_path: Path) -> None:
    with shown(tmp_path, NeedSheet) as page:
        page.write("source", "staff")
        page.write("kommun", "yes")
        page.write("kommun_what", "Boende")
        page.write("region", "yes")
        page.write("areas", frozenset({"school", "housing"}))
        assert page.state == "not-started"
        page.write("coordination", "yes")
        page.write("reason", "Ingen vet vem som gör vad.")
        page.write("assessed", "idag")
        page.press("judged-by-me")
        need = page.case.need
        assert page.state == "done"
        assert need.by == "Karin Exempel"
        assert need.assessed == TODAY
        assert need.areas == {Area.SCHOOL, Area.HOUSING}
        assert need.kommun_what == "Boende"


def test_what_was_judged_before_stands_in_a_quiet_line(tmp_path: Path) -> None:
    with shown(tmp_path, NeedSheet) as page:
        need = Need(TODAY, "Karin", coordination=Answer.YES, reason="Skolan.")
        page.desk.do(record_need, RecordNeed, need)
        page.refresh()
        assert "Tidigare bedömning" not in page.words()
        clock = page.desk.ports.clock
        assert isinstance(clock, SetClock)
        clock.day = TODAY + timedelta(30)
        page.write("coordination", "no")
        page.write("assessed", "idag")
        assert page.case.need.earlier == (EarlierNeed(TODAY, exists=True),)
        page.refresh()
        assert "Tidigare bedömning 2 mars 2026: SIP behövdes" in page.words()


def test_which_measures_is_asked_only_after_a_yes(tmp_path: Path) -> None:
    with shown(tmp_path, NeedSheet) as page:
        assert "Vilka insatser från regionen?" not in page.words()
        page.write("region", "yes")
        page.write("region_what", "Utredning")
        page.write("region", "no")
        assert page.field("region_what").value == "Utredning"
        assert page.case.need.region is Answer.NO


def test_a_day_to_come_is_refused_beside_its_field(tmp_path: Path) -> None:
    with shown(tmp_path, NeedSheet) as page:
        page.write("assessed", "2026-03-03")
        assert "inte varit än" in page.field("assessed").problem
        assert page.case.need.assessed is None


def test_typing_is_kept_before_the_field_is_left(tmp_path: Path) -> None:
    with shown(tmp_path, NeedSheet) as page:
        page.field("reason").focus()
        focused = page.window.focusWidget()
        assert focused is not None
        type_text(focused, "Åsa såg det först.")
        page.sheet.keep()
        kept = read_draft(DraftOf(page.case.id, "need"), page.desk.ports)
        assert kept is not None
        assert "Åsa såg det först." in kept.form
        assert page.case.need.reason == ""


def test_it_was_me_leaves_the_cursor_in_the_field_it_fills(tmp_path: Path) -> None:
    with shown(tmp_path, NeedSheet) as page:
        page.button("judged-by-me").setFocus()
        before = page.sheet.verticalScrollBar().value()
        page.press("judged-by-me")
        assert not page.has_button("judged-by-me")
        focused = page.window.focusWidget()
        assert focused is not None
        assert page.field("by").isAncestorOf(focused)
        assert page.case.need.by == "Karin Exempel"
        assert page.sheet.verticalScrollBar().value() == before


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(tmp_path: Path) -> None:
    with shown(tmp_path, NeedSheet) as page:
        assert faults(page) == []
        page.write("kommun", "yes")
        page.write("kommun_what", LONG * 4)
        page.write("by", LONG)
        assert faults(page) == []
        asked = ("Vilka insatser från kommunen?", "Varför?", "När bedömdes behovet?")
        assert in_order(stops(page), *asked)
