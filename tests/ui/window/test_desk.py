import gc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.user import Role
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.today.view import TodayPage
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.place import Place
from sipdesk.ui.window.places import PLACES
from sipdesk.ui.window.sheets import PAGES, sheets
from sipdesk.usecases.approval import AskApproval, ask_approval
from sipdesk.usecases.paper import Preview
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Entrance, Ports
from sipdesk.usecases.saving import rules_of
from tests.home import TODAY, SetClock, admit_as, vault
from tests.ui.audit import audit, tab_round
from tests.ui.shell import around, focus, found, open_named, settle, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard
from tests.ui.window.kept import Kept
from tests.usecases.desk import desk as a_case
from tests.usecases.test_approval import SIV, at, bring, letter

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(filled: Ports, frame: Frame) -> Desk:
    return made(filled, frame)


def made(ports: Ports, frame: Frame, *warnings: str, home: str = "") -> Desk:
    entrance = DirectRunner(Entrance(vault(), Kept(), lambda: "id"))
    made = Desk(around(ports), Place(entrance, Path("eget"), warnings, home))
    show(frame, made)
    made.begin()
    return made


def key(desk: Desk, pressed: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(desk.window(), pressed, modifier)
    settle()


def test_it_begins_with_today(desk: Desk) -> None:
    assert desk.key == "today"
    assert isinstance(desk.page, TodayPage)
    assert found(desk, "rail-today").accessibleName() == "Idag, vald"


@pytest.mark.journey
def test_the_rail_goes_to_every_place(desk: Desk, frame: Frame) -> None:
    for place, _, _ in PLACES:
        QTest.mouseClick(found(desk, f"rail-{place}"), Qt.MouseButton.LeftButton)
        settle()
        assert desk.key == place
        assert audit(frame) == []


@pytest.mark.journey
def test_control_and_a_number_go_there_too(desk: Desk) -> None:
    gone = []
    keys = Qt.Key
    numbers = (keys.Key_2, keys.Key_3, keys.Key_4, keys.Key_5, keys.Key_6, keys.Key_1)
    for number in numbers:
        key(desk, number)
        gone.append(desk.key)
    assert gone == ["outlook", "cases", "pictures", "figures", "home", "today"]


def test_a_page_is_made_when_it_is_first_gone_to_and_kept(desk: Desk) -> None:
    assert desk.findChild(QWidget, "cases") is None
    desk.go("cases")
    first = desk.page
    desk.go("today")
    desk.go("cases")
    assert desk.page is first


def test_control_f_searches_from_anywhere(desk: Desk) -> None:
    desk.go("settings")
    key(desk, Qt.Key.Key_F)
    assert desk.key == "cases"
    assert focus().objectName() == "cases-search-edit"


def test_control_l_and_the_lock_ask_to_be_locked(desk: Desk) -> None:
    locked = heard(desk.locked)
    key(desk, Qt.Key.Key_L)
    QTest.mouseClick(found(desk, "rail-lock"), Qt.MouseButton.LeftButton)
    assert len(locked) == 2


@pytest.mark.journey
def test_a_row_of_today_opens_its_case_at_its_step(desk: Desk) -> None:
    focus().setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert isinstance(desk.page, CaseScreen)
    assert desk.page.model.state.step == "admission"
    assert found(desk, "rail-cases").accessibleName() == "Ärenden, vald"


@pytest.mark.journey
def test_a_case_is_opened_from_the_list_and_left_by_the_rail(desk: Desk) -> None:
    desk.go("cases")
    QTest.keyClick(desk.page.list, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle()
    screen = desk.page
    assert isinstance(screen, CaseScreen)
    gone = heard(screen.destroyed)
    QTest.mouseClick(found(desk, "rail-cases"), Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert desk.page.objectName() == "cases"
    assert len(gone) == 1


def test_the_rail_leads_from_a_new_case_to_the_list_and_what_is_typed_is_kept(
    desk: Desk,
) -> None:
    desk.go("cases")
    QTest.mouseClick(found(desk, "cases-new"), Qt.MouseButton.LeftButton)
    type_text(focus(), "Älva")
    desk.go("today")
    QTest.mouseClick(found(desk, "rail-cases"), Qt.MouseButton.LeftButton)
    assert focus().objectName() == "given_name-edit"
    QTest.mouseClick(found(desk, "rail-cases"), Qt.MouseButton.LeftButton)
    assert found(desk, "cases-list").isVisible()
    assert focus().objectName() == "cases-search-edit"
    QTest.mouseClick(found(desk, "cases-new"), Qt.MouseButton.LeftButton)
    assert found(desk, "given_name-edit").text() == "Älva"  # type: ignore[attr-defined]


@pytest.mark.journey
def test_what_is_typed_in_a_case_is_saved_when_it_is_left(
    desk: Desk, filled: Ports
) -> None:
    case = open_named(filled, "Alva", "Påhitt")
    desk.open_case(case.id, "need")
    settle()
    edit = found(desk, "by-edit")
    edit.setFocus()
    type_text(edit, "Karin Exempel")
    desk.go("today")
    with filled.store.reading() as work:
        assert work.cases.get(case.id).need.by == "Karin Exempel"


@pytest.mark.journey
def test_every_step_of_the_routine_has_a_page_of_its_own(
    desk: Desk, filled: Ports
) -> None:
    routine = filled.content.routine
    steps = [step.id for step in routine.steps]
    own = ["track", "health", "school", "ready", "pathway", "move"]
    assert sorted(PAGES) == sorted([*steps, *own, routine.placement.id])
    for make in sheets().values():
        page = make(around(filled))
        page.deleteLater()
    desk.go("today")


def test_f6_goes_from_pane_to_pane_and_back(desk: Desk) -> None:
    inside: list[bool] = []
    for pressed in ("", "F6", "F6"):
        if pressed:
            QTest.keyClick(desk.window(), Qt.Key.Key_F6)
            settle()
        inside.append(desk.rail.isAncestorOf(focus()))
    assert inside == [False, True, False]


def test_f1_shows_the_help_of_the_page_and_takes_it_away(
    desk: Desk, frame: Frame
) -> None:
    desk.go("cases")
    QTest.keyClick(desk.window(), Qt.Key.Key_F1)
    settle()
    assert desk.help.isVisible()
    assert audit(frame) == []
    desk.go("home")
    assert desk.help.isVisible()
    QTest.keyClick(desk.window(), Qt.Key.Key_F1)
    settle()
    assert not desk.help.isVisible()


@pytest.mark.journey
def test_f1_in_a_case_shows_the_help_of_the_step(desk: Desk, filled: Ports) -> None:
    case = open_named(filled, "Alva", "Påhitt")
    desk.open_case(case.id, "need")
    settle()
    QTest.keyClick(desk.window(), Qt.Key.Key_F1)
    settle()
    assert not desk.help.isVisible()
    assert isinstance(desk.page, CaseScreen)
    assert desk.page.model.state.help


def test_where_there_is_little_room_the_rail_is_slim_and_help_stands_alone(
    desk: Desk, frame: Frame
) -> None:
    wide = desk.rail.width()
    frame.resize(1000, 720)
    desk.turn_help()
    settle()
    assert desk.rail.width() < wide
    assert found(desk, "rail-today").toolTip() == "Idag"
    frame.resize(820, 720)
    settle()
    assert not desk.page.isVisible()
    assert audit(frame) == []
    desk.turn_help()
    settle()
    assert desk.page.isVisible()


@pytest.mark.parametrize("pressed", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
def test_help_that_stands_alone_is_closed_wherever_the_focus_is(
    desk: Desk, frame: Frame, pressed: Qt.Key
) -> None:
    frame.resize(820, 720)
    settle()
    for where in (desk.help.close_button, found(desk, "rail-today")):
        key(desk, Qt.Key.Key_F1, NONE)
        assert not desk.page.isVisible()
        where.setFocus()
        key(desk, pressed, NONE)
        assert desk.page.isVisible()
        assert not desk.help.isVisible()
    key(desk, Qt.Key.Key_F1, NONE)
    desk.go("cases")
    assert desk.page.isVisible()
    assert not desk.help.isVisible()


def test_the_name_in_the_rail_follows_ones_own_details(desk: Desk) -> None:
    desk.go("home")
    edit = found(found(desk.page, "own"), "name-edit")
    edit.setFocus()
    type_text(edit, " Ny")
    desk.go("today")
    desk.go("home")
    assert "Karin Exempel Ny" in desk.rail._user.words


def test_the_home_is_named_in_the_rail_however_long_its_name_is(
    filled: Ports, frame: Frame
) -> None:
    name = "Ungdomshemmet Exempelgården med ett utomordentligt långt namn"
    desk = made(filled, frame, home=name)
    shown = found(desk, "rail-home-name")
    assert isinstance(shown, Text)
    assert shown.isVisible()
    assert (shown.words, shown.toolTip()) == (name, name)
    assert shown.width() < desk.rail.width()
    assert name not in frame.windowTitle()
    assert audit(frame) == []
    desk.go("home")  # where it is read anew
    with filled.store.reading() as work:
        assert shown.words == work.house.home().name


@pytest.mark.journey
def test_a_paper_that_is_shown_when_the_home_is_locked_is_let_go(
    ports: Ports, frame: Frame
) -> None:
    case = open_named(ports, "Elsa", "Påhitt")
    desk = made(ports, frame)
    desk.open_case(case.id)
    screen = desk.page
    assert isinstance(screen, CaseScreen)
    screen.show_paper(PaperOrder(case.id, PaperKind.CHECKLIST, FILE_COPY))
    assert screen.paper.preview.page_widths()

    def previews() -> list[object]:
        gc.collect()
        return [one for one in gc.get_objects() if isinstance(one, Preview)]

    assert len(previews()) == 1
    frame.show_screen(QWidget())  # what locking does first of all
    assert previews() == []
    assert screen.paper.preview.page_widths() == ()


def test_a_new_day_is_noticed(desk: Desk, clock: SetClock) -> None:
    page = desk.page
    assert isinstance(page, TodayPage)
    clock.day = TODAY + timedelta(days=3)
    desk.day.look()
    assert page.model.state.day == clock.day
    ports = desk._around.runner._ports  # type: ignore[attr-defined]
    with ports.store.reading() as work:
        assert work.cases.outdated(clock.day, rules_of(ports, work)) == ()


def test_what_the_opening_had_to_say_is_said_until_it_is_read(
    ports: Ports, frame: Frame
) -> None:
    desk = made(ports, frame, "keys-recovered", "saves-missing")
    assert audit(frame) == []
    for code in ("keys-recovered", "saves-missing"):
        assert found(desk, code).isVisible()
        QTest.mouseClick(found(desk, f"{code}-read"), Qt.MouseButton.LeftButton)
        assert not found(desk, code).isVisible()


class Windows(QObject):
    """Notes every window that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():  # type: ignore[attr-defined]
            self.opened.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    noted = Windows()
    qapp.installEventFilter(noted)
    yield noted
    qapp.removeEventFilter(noted)


@pytest.mark.journey
def test_no_part_of_a_page_flashes_by_as_a_window_of_its_own(
    desk: Desk, filled: Ports, windows: Windows
) -> None:
    for place, _, _ in PLACES:
        desk.go(place)
    case = open_named(filled, "Alva", "Påhitt")
    desk.open_case(case.id)
    screen = desk.page
    assert isinstance(screen, CaseScreen)
    for step in PAGES:
        screen.show_step(step)
    settle()
    assert windows.opened == []


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "contrast"])
def test_everything_can_be_read_and_walked_through(
    desk: Desk, frame: Frame, qapp: QApplication, mode: str, scale: float
) -> None:
    apply(qapp, Theme(mode, scale))  # type: ignore[arg-type]
    for place, _, _ in PLACES:
        desk.go(place)
        settle()
        assert audit(frame) == []
        assert len(tab_round(frame)) > len(PLACES)


@pytest.mark.journey
def test_a_paper_that_waits_for_a_manager_is_one_click_away(
    frame: Frame, tmp_path: Path
) -> None:
    with a_case(tmp_path / "home", bring) as asked:
        ask_approval(AskApproval(letter(asked)), asked.ports)
        with at(asked, SIV) as ports:
            desk = made(ports, frame)
            page = desk.page
            assert isinstance(page, TodayPage)
            page.to_judge.list.chosen.emit(page.model.state.to_judge[0].approval.id)
            settle()
            screen = desk.page
            assert isinstance(screen, CaseScreen)
            assert screen.paper.isVisible()
            assert found(screen, "approval-give").isVisible()
            assert audit(frame) == []
            frame.hide()  # as it is before a home is closed


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.ADMINISTRATOR, ["home", "pictures", "settings", "handbook"]),
        (Role.READER, ["figures", "home", "settings", "handbook"]),
    ],
)
def test_who_may_read_no_cases_begins_elsewhere_and_sees_no_way_to_them(
    filled: Ports, frame: Frame, role: Role, places: list[str]
) -> None:
    theirs = admit_as(filled, role)
    desk = made(theirs, frame, home="Påhittade ungdomshemmet")
    assert desk.key == places[0]
    assert set(desk.rail.buttons) == set(places)
    key(desk, Qt.Key.Key_F)
    assert desk.key == places[0]
    key(desk, Qt.Key(Qt.Key.Key_0 + len(places)))
    assert desk.key == "handbook"
    assert desk.findChild(QWidget, "today") is None
    assert audit(frame) == []


def test_a_backup_that_fails_is_told_of_where_the_administrator_begins(
    filled: Ports, frame: Frame
) -> None:
    desk = made(admit_as(filled, Role.ADMINISTRATOR), frame)
    desk.tell_of_backup(notice("backup-late"))
    settle()
    assert found(desk, "home-backup").isVisible()
    assert audit(frame) == []
    QTest.mouseClick(found(desk, "home-backups"), Qt.MouseButton.LeftButton)
    settle()
    assert found(desk, "backups").isVisible()
    assert not found(desk, "home-backup").isVisible()


def test_who_reads_figures_alone_is_told_of_it_beside_them(
    filled: Ports, frame: Frame
) -> None:
    desk = made(admit_as(filled, Role.READER), frame)
    desk.tell_of_backup(notice("backup-late"))
    settle()
    assert found(desk, "figures-backup").isVisible()
