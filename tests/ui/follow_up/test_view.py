from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.follow_up import Onward
from sipdesk.domain.meeting import MeetingKind, TiedTo
from sipdesk.domain.plan import GoalState, MeasureState
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.closing.view import ClosingSheet
from sipdesk.ui.follow_up.model import HOLDS
from sipdesk.ui.follow_up.view import FollowUpSheet
from sipdesk.ui.widgets.timeline import TimelinePicture
from sipdesk.usecases.admission import RecordAdmission, record_admission
from sipdesk.usecases.follow_up import FollowMeasure, follow_measure
from sipdesk.usecases.plan import PutMeasure, put_measure
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")

NEXT = TODAY + timedelta(days=90)


def sheet(page: Shown) -> FollowUpSheet:
    assert isinstance(page.sheet, FollowUpSheet)
    return page.sheet


@pytest.mark.journey
def test_the_step_is_done_with_its_widgets_alone(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        page.write("day", "idag", "held")
        page.write("own_words", "Det är bättre nu.")
        page.write("feeling", "4")
        page.write("consent_holds", frozenset({HOLDS}))
        page.write("onward", Onward.CONTINUE.value)
        page.write("next_day", NEXT.isoformat())
        page.press("hold-follow-up")
        assert page.state == "done"
        (held,) = page.case.follow_ups
        assert (held.day, held.feeling, held.next_day) == (TODAY, 4, NEXT)
        assert held.consent_holds
        told = page.words()
        assert "2 mars 2026. Planen fortsätter." in told
        assert "Känslan: bra" in told
        assert "”Det är bättre nu.”" in told
        assert page.field("own_words").value == ""


def test_what_was_decided_must_be_said(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        page.press("hold-follow-up")
        assert "Dagen saknas" in page.field("day", "held").problem
        page.write("day", "idag", "held")
        page.press("hold-follow-up")
        assert "vad ni bestämde" in page.field("onward").problem
        page.write("onward", Onward.CONTINUE.value)
        page.write("next_day", TODAY.isoformat())
        page.press("hold-follow-up")
        assert "inte efter den här" in page.field("next_day").problem
        assert page.case.follow_ups == ()


def test_a_press_that_comes_to_nothing_goes_to_the_first_field_to_mend(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        page.look_at("hold-follow-up")
        page.press("hold-follow-up")
        assert page.focus_in("day", "held")
        assert page.in_sight(page.field("day", "held"))
        page.write("day", "idag", "held")
        page.press("hold-follow-up")
        assert page.focus_in("onward")
        # A rule that says no, and not only a field that cannot be read.
        page.write("onward", Onward.CONTINUE.value)
        page.write("next_day", TODAY.isoformat())
        page.press("hold-follow-up")
        assert page.focus_in("next_day")


def test_a_day_that_cannot_be_read_does_not_take_the_focus_back(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, ClosingSheet) as page:
        page.field("note").focus()
        page.write("decided", "i våras")
        assert page.field("decided").problem
        assert page.focus_in("note")


def test_it_is_noted_of_each_measure_who_says_what(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        measure = page.case.plan.measures[0].id
        page.press(f"measure-states-change-{measure}")
        page.write("state", MeasureState.ONGOING.value)
        page.write("obstacle", "Ingen svarar.")
        page.write("said_by", YOUNG_PERSON)
        page.write("words", "De ringde en gång.")
        page.press("measure-states-save")
        followed = page.case.plan.measures[0]
        assert followed.state is MeasureState.ONGOING
        assert followed.obstacle == "Ingen svarar."
        (check,) = page.case.plan.measure_checks
        assert (check.measure, check.state) == (measure, MeasureState.ONGOING)
        assert (check.said_by, check.day) == (YOUNG_PERSON, TODAY)
        assert check.words == "De ringde en gång."


def test_all_that_was_said_of_measures_stands_folded(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        measure = page.case.plan.measures[0].id
        assert not page.has_button("measure-states-before-head")
        for state, words in (
            (MeasureState.NOT_STARTED, "Ingen har ringt."),
            (MeasureState.STOPPED, "Behövs inte nu."),
        ):
            order = (measure, state, "", made.BUP.id, words)
            page.do(follow_measure, FollowMeasure, *order)
        assert "Ingen har ringt." not in page.words()
        page.press("measure-states-before-head")
        told = page.words()
        assert "Inte aktuell längre, enligt BUP Påhittad" in told
        assert told.index("Behövs inte nu.") < told.index("Ingen har ringt.")
        page.press("measure-states-before-head")
        assert "Ingen har ringt." not in page.words()


def test_a_goal_that_is_ended_needs_a_reason(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        page.press("goal-states-change-goal")
        page.write("state", GoalState.PARTLY.value)
        assert not sheet(page).goals.fields["why"].isVisible()
        page.write("state", GoalState.ENDED.value)
        page.press("goal-states-save")
        assert "Skriv skälet" in page.field("why").problem
        page.write("why", "Alva har bytt skola.")
        page.press("goal-states-save")
        goal = page.case.plan.goals[0]
        assert (goal.state, goal.why) == (GoalState.ENDED, "Alva har bytt skola.")
        assert "Skäl: Alva har bytt skola." in page.words()


def test_what_has_slipped_stands_first(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        assert "inte blivit av" not in page.words()
        late = replace(page.case.plan.measures[0], due=TODAY - timedelta(days=1))
        page.do(put_measure, PutMeasure, late)
        told = page.words()
        assert "Insats: Ringer skolan." in told
        assert "skulle ske senast 1 mars 2026" in told
        assert told.index("Det här har inte blivit av") < told.index("Målen")
        page.do(follow_measure, FollowMeasure, late.id, MeasureState.DONE)
        assert "inte blivit av" not in page.words()


@pytest.mark.journey
def test_a_running_sip_is_followed_up_before_its_copy_has_come(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "prepared") as page:
        running = replace(page.case.admission, running_plan=Answer.YES)
        page.do(record_admission, RecordAdmission, running)
        assert "en SIP sedan före placeringen" in page.words()
        assert "ingen fastställd plan" not in page.words()
        page.write("day", "idag", "held")
        page.write("onward", Onward.CONTINUE.value)
        page.write("next_day", NEXT.isoformat())
        page.press("hold-follow-up")
        assert "Bestämt till söndag 31 maj 2026." in page.words()
        assert len(page.case.follow_ups) == 1
        asked = heard(page.sheet.asked_step)
        page.press("go-fetch")
        assert asked == ["plan"]


def test_a_follow_up_is_tied_to_the_meeting_it_was_held_at(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        page.write("day", "idag", "held")
        page.write("meeting", page.case.meeting.id)
        page.write("onward", Onward.CONTINUE.value)
        assert "eller om ingen dag är bestämd än" in page.words()
        page.press("hold-follow-up")
        (held,) = page.case.follow_ups
        assert held.meeting == page.case.meeting.id
        assert "Vid ett SIP-möte" in page.words()
        assert not sheet(page).held.state.form.meeting


def test_the_history_is_told_in_words_beside_its_picture(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        told = page.words()
        for event in (
            "2 mars 2026: Kallelse till möte 1",
            "2 mars 2026: SIP-möte 1",
            "2 mars 2026: Fastställd plan, version 1",
            "1 maj 2026: Dag för uppföljning",
        ):
            assert event in told
        picture = page.sheet.findChild(TimelinePicture, "timeline")
        assert isinstance(picture, TimelinePicture)
        assert picture.drawn.height > 0


@pytest.mark.journey
def test_the_next_meeting_is_prepared_once(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        asked = heard(page.sheet.asked_step)
        page.write("tied_to", TiedTo.DISCHARGE.value)
        page.press("plan-next")
        meeting = page.case.meeting
        assert (meeting.kind, meeting.tied_to) == (
            MeetingKind.FOLLOW_UP,
            TiedTo.DISCHARGE,
        )
        assert not page.has_button("plan-next")
        page.press("go-roles")
        assert asked == ["roles"]


def test_without_an_established_plan_it_says_where_to_begin(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "held") as page:
        asked = heard(page.sheet.asked_step)
        assert "ingen fastställd plan" in page.words()
        assert not page.has_button("hold-follow-up")
        page.press("go-plan")
        assert asked == ["plan"]
