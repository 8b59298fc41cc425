from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.follow_up import Onward
from sipdesk.domain.meeting import MeetingKind, TiedTo
from sipdesk.domain.plan import GoalState, MeasureState
from sipdesk.ui.follow_up.model import HOLDS
from sipdesk.ui.follow_up.view import FollowUpSheet
from tests.home import TODAY
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")

NEXT = TODAY + timedelta(days=90)


def sheet(page: Shown) -> FollowUpSheet:
    assert isinstance(page.sheet, FollowUpSheet)
    return page.sheet


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


def test_each_measure_and_goal_is_followed_where_it_stands(tmp_path: Path) -> None:
    with shown(tmp_path, FollowUpSheet, "set") as page:
        measure = page.case.plan.measures[0].id
        block = sheet(page).measures.blocks[measure]
        page.write_in(block, "state", MeasureState.STOPPED.value)
        page.write_in(block, "obstacle", "Ingen svarar.")
        page.write_in(sheet(page).goals.blocks["goal"], "state", GoalState.PARTLY.value)
        followed = page.case.plan.measures[0]
        assert (followed.state, followed.obstacle) == (
            MeasureState.STOPPED,
            "Ingen svarar.",
        )
        assert page.case.plan.goals[0].state is GoalState.PARTLY


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
