"""What the participants see: the meeting, and nothing that one may not know."""

from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk.domain.area import Area
from sipdesk.domain.meeting import (
    Part,
    Preparation,
    Question,
)
from sipdesk.domain.plan import Goal, Horizon
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.meeting_mode.model import Left, Screens, Stage
from sipdesk.ui.runner import ThreadRunner
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.plan import PutGoal, put_goal
from sipdesk.usecases.preparation import (
    PutQuestion,
    RecordPreparation,
    put_question,
    record_preparation,
)
from tests.ui.audit import audit
from tests.ui.meeting_mode.room import (
    CONTROL,
    PARTS,
    Room,
    fill_in,
    room,
    windows,
    with_a_plan,
)
from tests.ui.shell import around, focus, found, settle
from tests.ui.widgets.shown import close

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.journey
def test_the_participants_window_shows_only_what_all_may_see(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
        at.start()
        at.held.focus_part(Part.OPENING)
        for part in Part:
            at.mode._go(part)
            settle()
            told = at.shared
            for hidden in ("school", "Nämnd", "BUP", "Påhitt", "Rum 3", "Exempel"):
                assert hidden not in told
            assert found(at.mode.shared, "shared-view").isVisible()
            assert audit(at.mode.shared) == []
        assert at.mode.shared.windowTitle() == "Möte"


@pytest.mark.journey
def test_a_protected_young_person_is_never_named_there(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        flag = Flag("flag", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Nämnden")
        at.do(put_flag, PutFlag, flag)
        assert not at.button("screens-same").isEnabled()
        assert "får deltagarna en egen bild" in at.words()
        at.start()
        for part in Part:
            at.mode._go(part)
            assert "Alva" not in at.shared
        assert "Läs inte upp namn, adress eller plats." in at.words()


def with_care(at: Room) -> None:
    """Put in a goal and a question that all who are called may know."""
    at.do(put_question, PutQuestion, Question("q-care", "Fråga care?", Area.CARE))
    at.do(put_goal, PutGoal, Goal("g-care", "Mål care", Area.CARE, Horizon.NOW))


@pytest.mark.journey
def test_on_one_screen_all_stands_but_what_is_for_one_alone(tmp_path: Path) -> None:
    with room(tmp_path, place_is_known=True) as at:
        with_care(at)
        how = Preparation("Komma överens.", adaptations="Paus varje kvart")
        at.do(record_preparation, RecordPreparation, how)
        at.start(Screens.SAME)
        told = ""
        for part in Part:
            at.mode._go(part)
            settle()
            told += at.words()
        assert "Fråga care?" in told
        assert "Mål care" in told
        for hidden in ("Paus varje kvart", "Bara för dig", "egen kommentar"):
            assert hidden not in told
        assert windows() == [""]
        assert at.shares[-1] is True


def test_on_one_screen_nothing_is_shown_while_anything_is_not_for_all(
    tmp_path: Path,
) -> None:
    with room(tmp_path, place_is_known=True) as at:
        with_a_plan(at)
        assert not at.button("screens-same").isEnabled()


@pytest.mark.journey
def test_what_not_all_may_see_covers_the_screen_that_all_see(tmp_path: Path) -> None:
    with room(tmp_path, place_is_known=True) as at:
        with_care(at)
        at.start(Screens.SAME)
        goal = Goal("g-school", "Mål school", Area.SCHOOL, Horizon.NOW)
        at.do(put_goal, PutGoal, goal)
        assert "Mål" not in at.words()
        assert at.shares[-1] is False
        assert not at.mode.cover.go_on.isVisible()
        at.click("alone")
        at.start()
        at.key(PARTS[2], CONTROL)
        assert "Mål care" in at.shared
        assert "Mål school" not in at.shared


@pytest.mark.journey
def test_on_one_screen_a_draft_of_what_not_all_may_see_stays_hidden(
    tmp_path: Path,
) -> None:
    with room(tmp_path, place_is_known=True) as at:
        at.start()
        at.key(Qt.Key.Key_G, CONTROL)
        at.write(focus(), "Hemligt mål")
        goals = at.mode._parts.lists[0]  # type: ignore[union-attr]
        fill_in(goals, area=Area.SCHOOL.value)  # type: ignore[arg-type]
        at.mode.keep()
        again = Room(at.desk)
        again.start(Screens.SAME)
        again.key(PARTS[2], CONTROL)
        assert not found(again.window, "goals").isVisible()
        again.close()


@pytest.mark.journey
def test_on_one_screen_the_case_comes_back_when_nobody_else_looks(
    tmp_path: Path,
) -> None:
    with room(tmp_path, place_is_known=True) as at:
        at.start(Screens.SAME)
        at.click("end")
        assert at.over == []
        assert at.shares[-1] is False
        assert "Mötet är slut" in at.words()
        assert at.meeting.record.ended is not None
        at.click("again")  # it was ended by mistake
        assert at.mode.model.state.seen_by_all
        at.click("end")
        at.click("alone")
        assert len(at.over) == 1


def test_where_the_picture_is_seen_is_said(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        assert "Bilden ligger i fönstret Möte, bakom det här." in at.words()
        at.mode.shared.close()
        assert "Bilden är stängd." in at.words()
        at.click("show-shared")
        assert "Bilden är stängd." not in at.words()


@pytest.mark.journey
def test_it_goes_on_at_the_part_and_with_the_screens_that_it_was_left_with(
    tmp_path: Path,
) -> None:
    with room(tmp_path, place_is_known=True) as at:
        at.start(Screens.SAME)
        at.key(PARTS[3], CONTROL)
        left = replace(at.mode.model.state.left, stage=Stage.BEFORE)
        again = Room(at.desk, left=left)
        assert again.mode.before._screens.value == Screens.SAME.value
        again.start()
        assert again.mode.model.state.seen_by_all
        assert again.mode.model.state.part is Part.SUMMARY
        again.close()


@pytest.mark.parametrize("left", [Stage.INTERRUPTED, Stage.OVER])
def test_a_screen_that_may_still_be_seen_tells_nothing_of_the_case(
    tmp_path: Path, left: Stage
) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
        again = Room(at.desk, left=Left(left))
        for told in ("Alex", "school", "care", "Får inte visas"):
            assert told not in again.words()
        again.close()


@pytest.mark.journey
def test_an_interrupted_meeting_goes_on_on_the_same_screen(tmp_path: Path) -> None:
    with room(tmp_path, place_is_known=True) as at:
        at.start(Screens.SAME)
        again = Room(at.desk, left=at.mode.model.state.left)
        again.click("again")
        assert again.mode.model.state.seen_by_all
        again.close()


def test_after_the_interruption_one_can_go_on_with_a_screen_of_ones_own(
    tmp_path: Path,
) -> None:
    with room(tmp_path, "called") as at:
        again = Room(at.desk, left=Left(Stage.INTERRUPTED))
        again.click("alone")
        assert again.mode.before.begin.isVisible()
        assert again.shares[-1] is False
        again.close()


@pytest.mark.journey
def test_nobody_looks_on_when_somebody_has_been_protected_meanwhile(
    tmp_path: Path,
) -> None:
    with room(tmp_path, place_is_known=True) as at:
        at.start(Screens.SAME)
        flag = Flag("f", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Exempel")
        at.do(put_flag, PutFlag, flag)
        again = Room(at.desk, left=at.mode.model.state.left)
        assert not again.mode.cover.go_on.isVisible()
        again.close()


@pytest.mark.journey
def test_only_the_very_window_that_all_see_is_told_to_be_shared(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_F9)
        assert True not in at.shares


@pytest.mark.journey
def test_the_participants_window_can_be_closed_and_shown_again(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        assert "shared-window" in windows()
        at.mode.shared.close()
        assert windows() == [""]
        assert at.mode.model.state.stage is Stage.HELD
        at.click("show-shared")
        assert "shared-window" in windows()


@pytest.mark.parametrize("way", ["hidden", "destroyed", "ended"])
def test_no_window_is_left_when_the_meeting_is(tmp_path: Path, way: str) -> None:
    with room(tmp_path) as at:
        at.start()
        assert "shared-window" in windows()
        if way == "hidden":
            at.mode.hide()
        elif way == "ended":
            at.click("end")
        else:
            close(at.mode)
            assert not shiboken6.isValid(at.mode)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            assert not shiboken6.isValid(at.mode.shared)
        settle()
        assert windows() == [""]


@pytest.mark.journey
def test_the_window_stays_while_a_slow_disk_begins_the_meeting(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with room(tmp_path) as at:
        bugs: list[BaseException] = []
        runner = ThreadRunner(at.desk.ports, bugs.append)
        slow = Room(at.desk, replace(around(at.desk.ports), runner=runner))
        qtbot.waitUntil(lambda: slow.mode.model.state.view is not None)
        slow.start()
        qtbot.waitUntil(lambda: slow.mode.model.state.stage is Stage.HELD)
        qtbot.waitUntil(lambda: not slow.mode.model.state.busy)
        settle()
        assert slow.mode.shared.isVisible()
        slow.write(slow.note(), "Alla är här.")
        slow.click("end")
        qtbot.waitUntil(lambda: len(slow.over) == 1)
        assert slow.meeting.note(Part.OPENING) == "Alla är här."
        runner.stop()
        slow.close()
        assert bugs == []
