"""Putting off what waits: by keyboard, with a reason, and back on the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.case import CaseId
from sipdesk.domain.placement import Placement
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.stand_in import Instead
from sipdesk.domain.user import Role
from sipdesk.ui.today.rows import card
from sipdesk.ui.today.view import TodayPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import read_case
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.today import TodayRow, Urgency, put_row_off, read_today
from tests.home import TODAY, USER, SetClock, admit_as
from tests.ui.audit import audit
from tests.ui.shell import (
    Slow,
    around,
    focus,
    found,
    open_named,
    place,
    settle,
    show,
)
from tests.ui.today.test_view import row


@pytest.fixture
def page(ports: Ports, frame: Frame) -> TodayPage:
    """Show Idag with one start meeting in five days, and nothing else but a duty."""
    case = open_named(ports, "Elsa", "Påhitt")
    place(ports, case, Placement(start_meeting=TODAY + timedelta(days=5)))
    made = TodayPage(around(ports))
    made.refresh()
    show(frame, made)
    return made


def press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def type_in(page: TodayPage, until: str, reason: str) -> None:
    assert page.card is not None
    page.card.model.edit(until=until, reason=reason)


def put_off(page: TodayPage, until: date, reason: str = "Hen är på semester.") -> None:
    page.groups[Urgency.THIS_WEEK].list.setFocus()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    type_in(page, until.isoformat(), reason)
    found(page, "put-off-go").setFocus()
    press(Qt.Key.Key_Return)


def test_a_row_is_put_off_by_keyboard_and_is_back_on_its_day(
    page: TodayPage, clock: SetClock, frame: Frame
) -> None:
    until = TODAY + timedelta(days=3)
    page.groups[Urgency.THIS_WEEK].list.setFocus()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    card_ = page.card
    assert card_ is not None
    assert focus() is card_.until.edit
    assert audit(frame) == []
    QTest.keyClicks(focus(), until.isoformat())
    for _ in range(5):  # past the calendar and the days that are often meant
        press(Qt.Key.Key_Tab)
    assert focus() is card_.reason.edit
    QTest.keyClicks(focus(), "Sjuk.")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert page.card is None
    assert page.groups[Urgency.THIS_WEEK].isHidden()
    assert page.put_off.isVisible()
    assert page.done.title == "Uppskjutet till tor 5 mar."
    (one,) = page.put_off.list.rows
    assert (one.title, one.chip_text) == ("Uppstartsmöte", "till tor 5 mar")
    assert "uppskjutet av Karin Exempel" in one.note
    clock.day = until
    page.refresh()
    assert page.put_off.isHidden()
    (back,) = page.groups[Urgency.THIS_WEEK].list.rows
    assert back.note.endswith("uppskjutet 1 gång")


def test_a_row_is_put_off_though_the_page_is_left_before_the_answer(
    ports: Ports,
) -> None:
    case = open_named(ports, "Elsa", "Påhitt")
    place(ports, case, Placement(start_meeting=TODAY + timedelta(days=5)))
    slow = Slow(ports)
    page = TodayPage(slow.around)
    page.refresh()
    slow.answer(slow.asked.index(read_today))
    (row,) = (r for r in page.model.state.rows or () if r.waiting.due is not None)
    page.model.begin_putting_off(row.waiting.id)
    slow.answer(slow.asked.index(read_case))
    type_in(page, (TODAY + timedelta(days=2)).isoformat(), "Sjuk.")
    assert page.card is not None
    page.card._go()
    saving = slow.asked.index(put_row_off)
    shiboken6.delete(page)
    slow.answer(saving)
    kept = read_case(CaseId(case.id), ports).case.put_offs
    assert [one.reason for one in kept] == ["Sjuk."]


def test_unfolded_a_row_says_till_when_and_by_whom_and_never_why(
    page: TodayPage,
) -> None:
    put_off(page, TODAY + timedelta(days=3))
    assert not page.put_off.list.isVisible()
    page.put_off.fold.head.setFocus()
    press(Qt.Key.Key_Return)
    assert page.put_off.list.isVisible()
    (one,) = page.put_off.list.rows
    assert one.chip_text == "till tor 5 mar"
    assert one.note == "Elsa Påhitt  ·  2026-001  ·  uppskjutet av Karin Exempel"
    assert one.tip == one.note
    assert "semester" not in one.words


def test_it_is_taken_up_again_by_the_same_keys(page: TodayPage) -> None:
    put_off(page, TODAY + timedelta(days=3))
    page.put_off.fold.turn()
    page.put_off.list.setFocus()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert page.put_off.isHidden()
    (one,) = page.groups[Urgency.THIS_WEEK].list.rows
    assert "uppskjutet" not in one.note
    assert page.done.title == "Raden är tillbaka."


def test_a_click_on_the_clock_of_a_row_puts_it_off_and_elsewhere_opens_it(
    page: TodayPage,
) -> None:
    opened: list[str] = []
    page.opened.connect(lambda case, _: opened.append(case))
    shown = page.groups[Urgency.THIS_WEEK].list
    area = shown.visualRect(shown.currentIndex())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    clock = area.center()
    clock.setX(area.right() - 30)
    QTest.mouseClick(shown.viewport(), left, none, clock)
    assert (opened, page.card is not None) == ([], True)
    QTest.mouseClick(shown.viewport(), left, none, area.center())
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("until", "reason", "field"),
    [
        ("", "Sjuk.", "until"),
        ("2026-03-02", "Sjuk.", "until"),
        ("2027-03-02", "Sjuk.", "until"),
        ("någon gång", "Sjuk.", "until"),
        ("2026-03-09", " ", "reason"),
    ],
)
def test_what_cannot_be_so_is_said_at_its_field_and_stays_there(
    page: TodayPage, until: str, reason: str, field: str
) -> None:
    page.groups[Urgency.THIS_WEEK].list.setFocus()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    type_in(page, until, reason)
    found(page, "put-off-go").setFocus()
    press(Qt.Key.Key_Return)
    assert page.card is not None
    assert page.card.fields[field].problem
    assert page.card.model.state.form.reason == reason
    assert page.put_off.isHidden()


def test_a_day_that_is_often_meant_takes_one_press(page: TodayPage) -> None:
    page.model.begin_putting_off(page.groups[Urgency.THIS_WEEK].list.current_key)
    QTest.mouseClick(found(page, "put-off-7"), Qt.MouseButton.LeftButton)
    assert page.card is not None
    assert page.card.until.date == TODAY + timedelta(days=7)


def test_what_is_typed_is_kept_when_the_page_is_left(
    page: TodayPage, ports: Ports
) -> None:
    key = page.groups[Urgency.THIS_WEEK].list.current_key
    page.model.begin_putting_off(key)
    type_in(page, "", "Hen är på")
    page.leave()
    again = TodayPage(around(ports))
    again.refresh()
    again.model.begin_putting_off(key)
    assert again.card is not None
    assert again.card.model.state.form.reason == "Hen är på"


def test_giving_up_leaves_the_row_and_the_focus_where_they_were(
    page: TodayPage,
) -> None:
    page.groups[Urgency.THIS_WEEK].list.setFocus()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    found(page, "put-off-stop").setFocus()
    press(Qt.Key.Key_Return)
    assert page.card is None
    assert focus() is page.groups[Urgency.THIS_WEEK].list


def test_a_duty_says_till_when_it_waits_and_stays_at_the_top(
    ports: Ports, frame: Frame
) -> None:
    case = open_named(ports, "Elsa", "Påhitt")
    place(ports, case, Placement(ready=TODAY, ready_by="Chefen"))
    page = TodayPage(around(ports))
    page.refresh()
    show(frame, page)
    at_once = page.groups[Urgency.AT_ONCE].list
    (key,) = (r.key for r in at_once.rows if "ready-not-notified" in r.key)
    page.model.begin_putting_off(key)
    type_in(page, (TODAY + timedelta(days=2)).isoformat(), "Nämnden har stängt.")
    QTest.mouseClick(found(page, "put-off-go"), Qt.MouseButton.LeftButton)
    (one,) = (r for r in at_once.rows if r.key == key)
    assert "uppskjutet till ons 4 mar av Karin Exempel" in one.note
    assert "Nämnden har stängt." not in one.words
    assert page.put_off.isHidden()


def test_who_does_not_work_in_cases_puts_nothing_off(
    filled: Ports, frame: Frame
) -> None:
    page = TodayPage(around(admit_as(filled, Role.MANAGER)))
    page.refresh()
    page.model.show_mine(mine=False)
    show(frame, page)
    rows = [one for group in page.groups.values() for one in group.list.rows]
    assert rows
    assert {one.act for one in rows} == {""}
    shown = next(g.list for g in page.groups.values() if g.list.rows)
    shown.setFocus()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert page.card is None


def test_what_is_put_off_stands_in_the_case_and_its_history(
    page: TodayPage, ports: Ports
) -> None:
    key = page.groups[Urgency.THIS_WEEK].list.current_key
    put_off(page, TODAY + timedelta(days=3))
    case = read_case(CaseId(key.partition(" ")[0]), ports).case
    (one,) = case.put_offs
    assert (one.id, one.reason, one.by) == (key, "Hen är på semester.", USER.id)


def test_a_row_says_how_long_it_has_waited_beside_when_it_is_due(
    ports: Ports,
) -> None:
    late = row(ports, -3, -12, Urgency.OVERDUE)
    assert card(late, TODAY).note.endswith("väntat 12 dagar")
    plain = row(ports, None, -12, Urgency.WAITING)
    assert "väntat" not in card(plain, TODAY).note
    assert card(plain, TODAY).chip_text == "väntat 12 dagar"


def test_a_colleagues_case_says_for_whom_and_till_when(ports: Ports) -> None:
    mine = row(ports, 1, None, Urgency.THIS_WEEK)
    theirs = replace(mine, instead=Instead("Bo Exempel", date(2026, 3, 14)))
    assert card(mine, TODAY).meta == ""
    assert card(theirs, TODAY).meta == "åt Bo Exempel t.o.m. 14 mars"


def test_what_is_back_says_how_often_it_was_put_off(ports: Ports) -> None:
    back: TodayRow = row(ports, 1, None, Urgency.THIS_WEEK)
    waits: Waiting = replace(back.waiting, put_off=TODAY, times=2)
    note = card(replace(back, waiting=waits), TODAY).note
    assert note.endswith("uppskjutet 2 gånger")


def test_the_card_is_in_sight_whole_however_long_the_list_is(
    ports: Ports, frame: Frame
) -> None:
    for number in range(3):
        open_named(ports, f"Elsa {number}", "Påhitt", born=None)
    page = TodayPage(around(ports))
    page.refresh()
    frame.resize(900, 640)
    show(frame, page)
    page.begin()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.card is not None
    top = page.card.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + page.card.height() <= page.viewport().height()
