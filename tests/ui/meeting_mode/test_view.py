"""The meeting as it is held: the keyboard goes through all of it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sipdesk.content.notices import notice
from sipdesk.content.swedish import long_date
from sipdesk.domain.area import Area
from sipdesk.domain.meeting import (
    Attendance,
    Part,
    Preparation,
)
from sipdesk.domain.user import Role
from sipdesk.ui.meeting_mode.held import NOBODY
from sipdesk.ui.meeting_mode.model import Stage
from sipdesk.usecases.preparation import (
    RecordPreparation,
    record_preparation,
)
from sipdesk.usecases.summons import BookMeeting, book_meeting
from tests.domain.cases import BUP, NAMND
from tests.home import TODAY, USER
from tests.ui.audit import audit, tab_round
from tests.ui.meeting_mode.room import (
    CONTROL,
    PARTS,
    Room,
    fill_in,
    room,
    windows,
    with_a_plan,
)
from tests.ui.shell import focus, found, settle
from tests.ui.widgets.shown import close

pytestmark = pytest.mark.usefixtures("qapp")


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


def test_who_may_only_read_holds_no_meeting_and_is_told_so(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        manager = replace(USER, roles=frozenset({Role.MANAGER}))
        other = Room(at.desk, replace(at.around, user=manager))
        assert not other.mode.before.begin.isEnabled()
        assert notice("case-only-read").text in other.words()
        assert other.button("not-now").isEnabled()
        close(other.window)


def test_final_minutes_cannot_be_held_again_and_it_says_what_to_do(
    tmp_path: Path,
) -> None:
    with room(tmp_path, "planned") as at:
        assert not at.mode.before.begin.isEnabled()
        assert "Mötet kan inte öppnas igen." in at.words()
        assert "Gå till steget SIP-möte" in at.words()
        at.click("not-now")
        assert len(at.over) == 1


@pytest.mark.journey
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


@pytest.mark.journey
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
        been = []
        for key in (Qt.Key.Key_PageUp, *3 * (Qt.Key.Key_PageDown,)):
            at.key(key, CONTROL)
            been.append(at.mode.model.state.part)
        assert been == [Part.SUMMARY, *3 * (Part.CLOSING,)]
        at.button("finish").setFocus()
        at.key(Qt.Key.Key_Return)
        assert at.meeting.record.ended is not None
        assert len(at.over) == 1
        assert windows() == [""]


@pytest.mark.journey
def test_what_has_the_focus_is_in_sight_on_every_part(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        for key in PARTS:
            at.key(key, CONTROL)
            page = at.held.pages[at.mode.model.state.part]
            corner = focus().mapTo(page.viewport(), focus().rect().topLeft())
            assert page.viewport().rect().contains(corner)


@pytest.mark.journey
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


@pytest.mark.journey
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


@pytest.mark.journey
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


@pytest.mark.journey
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


@pytest.mark.journey
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


@pytest.mark.journey
def test_what_is_only_for_the_one_who_writes_stands_on_no_shared_screen(
    tmp_path: Path,
) -> None:
    with room(tmp_path) as at:
        how = Preparation("Komma överens.", adaptations="Paus varje kvart")
        at.do(record_preparation, RecordPreparation, how)
        at.start()
        assert "Paus varje kvart" in at.words()
        assert "Paus varje kvart" not in at.shared


@pytest.mark.journey
def test_what_has_been_come_to_stands_there_to_be_read_aloud(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(PARTS[3], CONTROL)
        assert "Mål, och vem som gör vad" not in at.words()
        with_a_plan(at)
        told = at.words(at.held.pages[Part.SUMMARY])
        for words in ("Mål care", "Mål school", "Gör care", "Gör school"):
            assert words in told


def test_another_day_than_the_booked_one_is_told_before(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        day = TODAY + timedelta(days=1)
        at.do(book_meeting, BookMeeting, replace(at.meeting.booking, day=day))
        assert f"Mötet är bokat till {long_date(day)}." in at.words()


@pytest.mark.journey
def test_keys_go_on_to_the_part_when_a_goal_is_half_written(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_G, CONTROL)
        at.write(focus(), "Ett halvt mål")
        at.key(PARTS[2], CONTROL)
        assert at.held.pages[Part.NEEDS].isAncestorOf(focus())
