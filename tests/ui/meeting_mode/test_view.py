from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk.content.words import word
from sipdesk.domain.area import Area
from sipdesk.domain.meeting import (
    Attendance,
    BreakKind,
    Part,
    Preparation,
    Question,
    TakingPart,
)
from sipdesk.domain.plan import Goal, Horizon, Measure
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.meeting_mode.held import NOBODY
from sipdesk.ui.meeting_mode.model import Screens, Stage
from sipdesk.ui.runner import ThreadRunner
from sipdesk.ui.sheet import KEEP_EVERY
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.meeting import WriteNote, write_note
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from sipdesk.usecases.plan import PutGoal, PutMeasure, put_goal, put_measure
from sipdesk.usecases.preparation import (
    PutQuestion,
    RecordPreparation,
    put_question,
    record_preparation,
)
from sipdesk.usecases.summons import BookMeeting, book_meeting
from tests.domain.cases import BUP, NAMND
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.looked_over import LONG, at_rest
from tests.ui.meeting_mode.room import CONTROL, Room, fill_in, room
from tests.ui.shell import around, focus, found, settle
from tests.ui.widgets.shown import close

pytestmark = pytest.mark.usefixtures("qapp")

PARTS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


def windows() -> list[str]:
    """Name the windows that are shown."""
    return [w.objectName() for w in QApplication.topLevelWidgets() if w.isVisible()]


def with_a_plan(at: Room) -> None:
    """Put in a question, a goal and a measure of care, and of school: not for all."""
    for area in (Area.CARE, Area.SCHOOL):
        key = area.value
        at.do(put_question, PutQuestion, Question(f"q-{key}", f"Fråga {key}?", area))
        at.do(put_goal, PutGoal, Goal(f"g-{key}", f"Mål {key}", area, Horizon.NOW))
        measure = Measure(f"m-{key}", f"Gör {key}", area, NAMND.id)
        at.do(put_measure, PutMeasure, measure)


# --- Before -------------------------------------------------------------------------


def test_it_begins_before_others_see_it(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        assert at.mode.model.state.stage is Stage.BEFORE
        assert "Möte för Alva" in at.words()
        assert focus() is at.mode.before.begin
        assert windows() == [""]
        assert audit(at.window) == []


def test_it_can_be_put_off(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.click("not-now")
        assert len(at.over) == 1
        assert at.meeting.record.began is None


def test_what_is_held_back_is_told_with_whose_sake_it_is_for(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
        told = at.words(found(at.window, "before-withheld"))
        assert "Skola" in told
        assert f"{BUP.organisation}" in told
        assert "Alva" not in told


def test_final_minutes_cannot_be_held_again_and_it_says_what_to_do(
    tmp_path: Path,
) -> None:
    with room(tmp_path, "planned") as at:
        assert not at.mode.before.begin.isEnabled()
        assert "Mötet kan inte öppnas igen." in at.words()
        assert "Gå till steget SIP-möte" in at.words()
        at.click("not-now")
        assert len(at.over) == 1


def test_a_meeting_with_nobody_says_how_somebody_is_chosen(tmp_path: Path) -> None:
    with room(tmp_path, "opened") as at:
        assert NOBODY in at.words()
        at.start()
        assert NOBODY in at.words()
        assert "Förbered" in at.words()
        assert "Alva" not in at.shared
        at.key(PARTS[2], CONTROL)
        assert "Frågorna" not in at.words(found(at.window, "mode-page-needs"))
        assert audit(at.window) == []


def test_what_is_refused_is_said_and_no_other_window_opens(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        booking = replace(at.meeting.booking, cancelled=TODAY)
        at.do(book_meeting, BookMeeting, booking)
        at.start()
        assert "Mötet är inställt." in at.words()
        assert at.mode.model.state.stage is Stage.BEFORE
        assert windows() == [""]


# --- Held ---------------------------------------------------------------------------


def test_the_keyboard_goes_through_the_whole_meeting(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        assert at.meeting.record.began is not None
        for part, key in zip(Part, PARTS, strict=True):
            at.key(key, CONTROL)
            assert at.mode.model.state.part is part
            page = at.held.pages[part]
            assert page.isVisible()
            assert page.isAncestorOf(focus())
        at.key(Qt.Key.Key_PageUp, CONTROL)
        assert at.mode.model.state.part is Part.SUMMARY
        for _ in range(3):
            at.key(Qt.Key.Key_PageDown, CONTROL)
        assert at.mode.model.state.part is Part.CLOSING
        at.button("finish").setFocus()
        at.key(Qt.Key.Key_Return)
        assert at.meeting.record.ended is not None
        assert len(at.over) == 1
        assert windows() == [""]


def test_what_has_the_focus_is_in_sight_on_every_part(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        for key in PARTS:
            at.key(key, CONTROL)
            page = at.held.pages[at.mode.model.state.part]
            corner = focus().mapTo(page.viewport(), focus().rect().topLeft())
            assert page.viewport().rect().contains(corner)


def test_a_goal_and_a_measure_are_written_from_anywhere(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_G, CONTROL)
        assert at.mode.model.state.part is Part.NEEDS
        at.write(focus(), "Jag vill gå i skolan.")
        at.key(PARTS[0], CONTROL)
        at.key(Qt.Key.Key_G, CONTROL)  # the one that was begun
        assert focus().property("plainText") == "Jag vill gå i skolan."
        goals, measures = at.mode._parts.lists  # type: ignore[union-attr]
        fill_in(goals, area=Area.CARE.value)  # type: ignore[arg-type]
        at.click("goals-save")
        at.key(Qt.Key.Key_M, CONTROL)
        at.write(focus(), "Ringer skolan.")
        fill_in(measures, area=Area.CARE.value, party=NAMND.id)  # type: ignore[arg-type]
        at.click("measures-save")
        (goal,), (measure,) = at.case.plan.goals, at.case.plan.measures
        assert (goal.words, measure.party) == ("Jag vill gå i skolan.", NAMND.id)
        assert "Jag vill gå i skolan." in at.shared
        assert "Ringer skolan." in at.shared


def test_a_goal_and_a_measure_are_taken_off_the_list(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
        at.start()
        at.key(PARTS[2], CONTROL)
        at.click("goals-remove-g-care")
        at.click("measures-remove-m-care")
        assert [g.id for g in at.case.plan.goals] == ["g-school"]
        assert [m.id for m in at.case.plan.measures] == ["m-school"]
        assert "Mål care" not in at.words()


def test_who_is_here_is_noted_counted_and_shown(tmp_path: Path, qtbot: QtBot) -> None:
    with room(tmp_path) as at:
        at.start()
        assert "Här nu: 0 av 3" in at.words()
        at.held.focus_part(Part.OPENING)
        at.key(Qt.Key.Key_Space)
        qtbot.waitUntil(
            lambda: at.meeting.participants[0].attendance is Attendance.PRESENT
        )
        assert "Här nu: 1 av 3" in at.words()
        assert "Den unge" in at.shared


def test_the_time_is_counted_down_and_past_the_end(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.at(13, 0)
        at.start()
        assert "60 min kvar" in at.words()
        assert "Började 13.00 · tid för inledning" in at.words()
        at.at(13, 20)
        assert "40 min kvar" in at.words()
        assert "tid för behov och mål" in at.words()
        at.at(14, 10)
        assert "10 min över tiden" in at.words()
        assert "tid för avslutning" in at.words()


def test_tab_reaches_everything_in_the_order_it_is_read(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
        at.start()
        orders = {
            Part.OPENING: ["Närvarande", "Samtycke och sekretess", "Inledning"],
            Part.NEEDS: ["Svar", "Lägg till mål", "Lägg till insats", "Behov och mål"],
            Part.CLOSING: ["Avslutning", "Dag", "Börjar"],
        }
        for part, wanted in orders.items():
            at.mode._go(part)
            settle()
            stops = tab_round(at.window)
            places = [
                _first(stops, "EditableText" if w in _TYPED else "", w) for w in wanted
            ]
            assert places == sorted(places)
            for name in ("1  Inledning", "5  Avslutning", "Paus  F9", "Föregående"):
                reached = any(name in stop for stop in stops)
                assert reached or (name == "Föregående" and part is Part.OPENING)


_TYPED = ("Inledning", "Behov och mål", "Avslutning", "Dag", "Börjar", "Svar")


def _first(stops: list[str], role: str, name: str) -> int:
    return next(n for n, stop in enumerate(stops) if role in stop and name in stop)


def test_f6_goes_between_bar_side_part_and_foot(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        been: list[int] = []
        for _ in at.held.panes:
            at.key(Qt.Key.Key_F6)
            panes = enumerate(at.held.panes)
            been += [n for n, pane in panes if pane.isAncestorOf(focus())]
        assert sorted(been) == [0, 1, 2, 3]


def test_what_is_only_for_the_one_who_writes_stands_on_no_shared_screen(
    tmp_path: Path,
) -> None:
    with room(tmp_path) as at:
        how = Preparation("Komma överens.", adaptations="Paus varje kvart")
        at.do(record_preparation, RecordPreparation, how)
        at.start()
        assert "Paus varje kvart" in at.words()
        assert "Paus varje kvart" not in at.shared


# --- Pause --------------------------------------------------------------------------


def test_one_key_covers_everything_at_once(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
        at.start()
        at.key(PARTS[2], CONTROL)
        assert "Mål care" in at.shared
        at.key(Qt.Key.Key_F9)
        assert at.mode.shared.view.words == ["Paus", "Vi fortsätter strax."]
        assert at.mode.shared.isVisible()
        assert "Mål care" not in at.words()
        assert at.meeting.open_break(BreakKind.PAUSE) is not None
        assert audit(at.window) == []
        for key in (*PARTS, Qt.Key.Key_G, Qt.Key.Key_PageDown):
            at.key(key, CONTROL)
            assert at.mode.model.state.stage is Stage.PAUSED
        assert focus() is at.mode.pause.go_on
        at.key(Qt.Key.Key_Space)
        assert "Mål care" in at.shared
        assert at.meeting.open_break(BreakKind.PAUSE) is None
        assert at.mode.model.state.part is Part.NEEDS


def test_the_key_holds_also_while_the_participants_window_is_the_active_one(
    tmp_path: Path,
) -> None:
    with room(tmp_path) as at:
        at.start()
        at.mode.shared.activateWindow()
        settle()
        QTest.keyClick(at.mode.shared, Qt.Key.Key_F9)
        settle()
        assert at.mode.model.state.stage is Stage.PAUSED


def test_the_young_person_goes_and_comes_back(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.at(13, 0)
        at.start()
        at.at(13, 10)
        at.key(Qt.Key.Key_F9)
        at.click("onward-by-link")
        at.click("young-person-left")
        assert at.mode.model.state.stage is Stage.HELD
        assert f"Den unge gick 13.10. {word(TakingPart.BY_LINK)}." in at.words()
        (left,) = at.meeting.breaks
        assert (left.kind, left.onward) == (BreakKind.LEFT, TakingPart.BY_LINK)
        assert "gick" not in at.shared
        at.at(13, 30)
        at.click("came-back")
        assert "Den unge gick" not in at.words()
        assert at.meeting.breaks[0].ended is not None


def test_a_meeting_that_stood_still_when_the_program_fell_stands_still_yet(
    tmp_path: Path,
) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_F9)
        again = Room(at.desk)
        again.start()
        assert again.mode.model.state.stage is Stage.PAUSED
        assert again.mode.shared.view.words[0] == "Paus"
        again.close()


def test_minutes_made_final_elsewhere_lock_nobody_in(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_F9)
        at.do(finalise_minutes, FinaliseMinutes)
        at.click("go-on")
        assert at.mode.model.state.stage is Stage.HELD
        assert "Protokollet är slutfört." in at.words()
        at.click("end")
        assert len(at.over) == 1


# --- What the participants see ------------------------------------------------------


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


def test_a_protected_young_person_is_never_named_there(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        flag = Flag("flag", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Nämnden")
        at.do(put_flag, PutFlag, flag)
        assert not at.button("screens-same").isEnabled()
        assert "deltagarna får en egen bild" in at.words()
        at.start()
        for part in Part:
            at.mode._go(part)
            assert "Alva" not in at.shared
        assert "Läs inte upp namn, adress eller plats." in at.words()


def test_on_one_screen_nothing_stands_that_not_all_may_see(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
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
        assert "Gör care" in told
        for hidden in ("school", "Paus varje kvart", "Bara för dig", "egen kommentar"):
            assert hidden not in told
        assert windows() == [""]
        assert at.shares[-1] is True


def test_on_one_screen_a_draft_of_what_not_all_may_see_stays_hidden(
    tmp_path: Path,
) -> None:
    with room(tmp_path) as at:
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


def test_only_the_very_window_that_all_see_is_told_to_be_shared(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_F9)
        assert True not in at.shares


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


# --- What is typed ------------------------------------------------------------------


def test_what_is_typed_is_kept_within_five_seconds(
    tmp_path: Path, qtbot: QtBot
) -> None:
    assert KEEP_EVERY <= 5000
    with room(tmp_path) as at:
        at.start()
        at.write(at.note(), "Alva berättar.")
        order = DraftOf(at.desk.case.id, "note-opening")
        assert read_draft(order, at.desk.ports) is None
        qtbot.waitUntil(
            lambda: read_draft(order, at.desk.ports) is not None, timeout=5000
        )


def test_what_was_typed_when_the_program_fell_is_there_again(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.write(at.note(), "Alva berättar.")
        at.mode.keep()
        again = Room(at.desk)
        again.start()
        assert again.note().property("plainText") == "Alva berättar."
        again.close()


def test_going_on_saves_what_was_typed(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.write(at.note(), "Alla presenterade sig.")
        at.key(Qt.Key.Key_PageDown, CONTROL)
        assert at.meeting.note(Part.OPENING) == "Alla presenterade sig."


def test_two_windows_on_one_meeting_keep_both_texts(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        other = Room(at.desk)
        other.start()
        at.write(at.note(), "Skrivet här.")
        other.write(other.note(), "Skrivet där.")
        other.mode.leave()
        at.mode.leave()
        settle()
        assert at.meeting.note(Part.OPENING) == "Skrivet där."
        assert at.note().property("plainText") == "Skrivet här."
        assert "Skrivet där." in at.words()
        # What happens in the room has happened, whatever the other has saved.
        at.click("pause")
        assert at.meeting.open_break(BreakKind.PAUSE) is not None
        other.close()


def test_a_question_that_is_added_meanwhile_is_there(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(PARTS[2], CONTROL)
        at.do(put_question, PutQuestion, Question("q-new", "En till?", Area.CARE))
        assert "En till?" in at.words()
        assert "En till?" in at.shared


# --- Large text ---------------------------------------------------------------------


def fill_long(at: Room) -> None:
    """Write everything as long as it comes."""
    words = (
        f"{LONG} vill kunna vara i skolan hela dagen och sova bättre om natten. " * 2
    )
    for number in range(5):
        question = Question(f"q{number}", words, Area.CARE, own=number == 0)
        at.do(put_question, PutQuestion, question)
        at.do(put_goal, PutGoal, Goal(f"g{number}", words, Area.CARE, Horizon.NOW))
        measure = Measure(f"m{number}", words, Area.CARE, NAMND.id, due=TODAY)
        at.do(put_measure, PutMeasure, measure)
    how = Preparation(words, adaptations=words, interpreter=words)
    at.do(record_preparation, RecordPreparation, how)
    for part in Part:
        at.do(write_note, WriteNote, part, words * 3)


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_everything_has_room_with_the_longest_words(
    tmp_path: Path, scale: float
) -> None:
    with room(tmp_path, text_scale=scale) as at:
        fill_long(at)
        for width, height in ((1280, 720), (720, 520)):
            at.window.resize(width, height)
            at_rest(at.window)
            assert audit(at.window) == []
        at.start()
        at.mode.shared.resize(1280, 720)
        for part in Part:
            at.mode._go(part)
            for width, height in ((1280, 720), (720, 520)):
                at.window.resize(width, height)
                at_rest(at.window)
                faults = audit(at.window)
                assert faults == [], (part, width)
            at_rest(at.mode.shared)
            assert audit(at.mode.shared) == [], part
