"""What the page of the meeting says of earlier meetings nobody has written down."""

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.meeting import Booking, Meeting, Record
from sipdesk.ui.meeting.earlier import not_written, of_day, taken_up
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.usecases.meeting import PlanNextMeeting, plan_next_meeting
from tests.domain.cases import TODAY, case
from tests.ui.step_page import shown

pytestmark = pytest.mark.usefixtures("qapp")

HELD = Meeting("held", record=Record(held=TODAY))
AHEAD = Meeting("ahead")


def test_the_earliest_is_gone_back_to_and_none_while_another_is_open() -> None:
    one = replace(case(), meetings=(HELD, replace(HELD, id="second"), AHEAD))
    assert not_written(one) == HELD
    assert taken_up(one) is None
    opened = replace(HELD, record=Record(held=TODAY, amending="Sent."))
    writing = replace(one, meetings=(opened, AHEAD))
    assert not_written(writing) is None
    assert taken_up(writing) == opened


def test_the_last_meeting_is_no_earlier_one_and_a_closed_case_has_none() -> None:
    assert not_written(replace(case(), meetings=(HELD,))) is None
    one = replace(case(), meetings=(HELD, AHEAD))
    closed = replace(one, closing=replace(one.closing, closed=TODAY))
    assert not_written(closed) is None


def test_minutes_are_told_apart_by_the_day_it_was_held_or_was_to_be() -> None:
    assert of_day(HELD) == " från 2 mars 2026"
    assert of_day(Meeting("m", booking=Booking(TODAY))) == " från 2 mars 2026"
    assert of_day(AHEAD) == ""


def test_nothing_is_said_where_every_meeting_is_written_down(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "planned") as page:
        page.do(plan_next_meeting, PlanNextMeeting)
        assert not page.has_button("take-up-minutes")
        assert page.has_button("open-meeting-mode")


@pytest.mark.journey
def test_an_earlier_meeting_is_written_down_with_the_pages_widgets_alone(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, MeetingSheet, "held") as page:
        assert not page.has_button("take-up-minutes")
        page.do(plan_next_meeting, PlanNextMeeting)
        assert "Protokollet från 2 mars 2026 är inte slutfört." in page.words()
        assert page.field("held").value == ""
        page.press("take-up-minutes")
        assert "Du skriver protokollet från 2 mars 2026." in page.words()
        assert "När det slutförs låses det som version 1." in page.words()
        assert not page.has_button("open-meeting-mode")
        assert page.focus_in("held")
        assert page.in_sight(page.part("earlier-minutes"))
        assert (page.state, page.left) == ("ongoing", ("Slutför protokollet.",))
        assert page.field("agreements").value == "Skolan ringer."
        page.write("agreements", "Kommunen för protokollet.")
        page.press("lay-aside-minutes")
        assert page.field("agreements").value == ""
        page.press("take-up-minutes")
        assert page.field("agreements").value == "Kommunen för protokollet."
        page.press_and_answer("finalise-minutes", yes=True)
        assert [len(m.minutes) for m in page.case.meetings] == [1, 0]
        assert not page.has_button("take-up-minutes")
        assert "Protokollet från 2 mars 2026 är slutfört." in page.words()
        assert "Mötet 2 mars 2026: version 1" in page.words()
