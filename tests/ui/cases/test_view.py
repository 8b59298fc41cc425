from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.information import Branch
from sipdesk.domain.search import Search
from sipdesk.domain.user import Role, User
from sipdesk.ui.cases.new_view import NewCasePage
from sipdesk.ui.cases.view import CasesPage, card
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import list_cases, open_case
from sipdesk.usecases.ports import Ports
from tests.home import TODAY, USER
from tests.ui.audit import audit, tab_round
from tests.ui.shell import Slow, around, focus, found, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard


@pytest.fixture
def page(filled: Ports, frame: Frame) -> CasesPage:
    made = CasesPage(around(filled))
    made.refresh()
    show(frame, made)
    return made


def press(page: CasesPage, name: str) -> None:
    QTest.mouseClick(found(page, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_row_says_who_where_it_stands_and_what_deviates(page: CasesPage) -> None:
    rows = {row.meta: row for row in page.list.rows}
    assert rows["2026-001"].chip_text == "Försenat"
    assert rows["2026-002"].title == "O.Å."
    assert rows["2026-004"].note.startswith("0 Inskrivning  ·  ")
    assert "tis 3 mar" in rows["2026-004"].note


def test_a_case_without_a_name_can_still_be_seen(page: CasesPage) -> None:
    nameless = replace(page.model.state.rows[0], name="", step="")
    shown = card(nameless, {}, TODAY)
    assert (shown.title, shown.note) == ("Namn saknas", "Alla steg klara")


def test_typing_searches(page: CasesPage) -> None:
    type_text(page.search.edit, "zah")
    QTest.keyClick(page.search.edit, Qt.Key.Key_Return)
    assert [row.title for row in page.list.rows] == ["Zahra Exempel"]
    assert page.found.words == "1 träff"


def test_nothing_found_says_what_to_do(page: CasesPage, frame: Frame) -> None:
    page.model.search("ingen alls")
    QApplication.processEvents()
    assert page.none_found.isVisible()
    assert not page.none_yet.isVisible()
    assert audit(frame) == []
    press(page, "cases-show-all")
    assert len(page.list.rows) == 7
    assert page.search.value == ""


def test_an_empty_home_says_how_to_begin(ports: Ports, frame: Frame) -> None:
    page = CasesPage(around(ports))
    page.refresh()
    show(frame, page)
    assert page.none_yet.isVisible()
    assert page.found.words == "0 öppna"
    press(page, "cases-first")
    assert page.currentWidget() is page.new_case


@pytest.mark.parametrize(
    "user",
    [
        replace(USER, roles=frozenset({Role.MANAGER})),
        replace(USER, branches=frozenset({Branch.SCHOOL})),
    ],
)
def test_no_case_is_begun_by_who_may_not_work_in_it(
    ports: Ports, frame: Frame, user: User
) -> None:
    page = CasesPage(replace(around(ports), user=user))
    page.refresh()
    show(frame, page)
    assert page.none_yet.isVisible()
    assert not page.new.isVisible()
    assert page.findChild(QWidget, "cases-first") is None
    assert audit(frame) == []


def test_a_click_opens_the_case(page: CasesPage) -> None:
    opened = heard(page.opened)
    first = page.list.visualRect(page.list.model().index(0, 0)).center()
    QTest.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), first
    )
    assert opened == [page.model.state.rows[0].id]


def test_the_step_chosen_narrows_the_list(page: CasesPage) -> None:
    page.step.setCurrentIndex(page.step.findData("plan"))
    page.step.activated.emit(page.step.currentIndex())
    assert page.list.rows == ()
    assert page.found.words == "0 träffar"


def test_closed_cases_are_under_a_tab_of_their_own(page: CasesPage) -> None:
    page.part.setCurrentIndex(2)
    assert page.model.state.search.closed
    assert page.found.words == "0 avslutade"


def test_a_new_case_is_opened_with_a_name_alone(page: CasesPage) -> None:
    opened = heard(page.opened)
    press(page, "cases-new")
    type_text(focus(), "Älva")
    press(page, "new_case-create")
    assert len(opened) == 1
    assert page.currentIndex() == 0


@pytest.mark.parametrize("name", ["given_name", "birth_date", "number"])
def test_enter_in_a_field_opens_the_case(page: CasesPage, name: str) -> None:
    opened = heard(page.opened)
    press(page, "cases-new")
    page.new_case.model.edit(given_name="Älva")
    page.new_case.fields[name].focus()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert len(opened) == 1


def test_what_is_wrong_stands_at_its_field_and_has_the_focus(
    page: CasesPage, frame: Frame
) -> None:
    press(page, "cases-new")
    new = page.new_case
    new.model.edit(given_name="<b>Elsa</b>", birth_date="i fjol")
    press(page, "new_case-create")
    assert new.fields["birth_date"].problem
    assert new.fields["given_name"].value == "<b>Elsa</b>"
    assert new.fields["birth_date"].isAncestorOf(focus())
    assert audit(frame) == []


def test_going_back_keeps_what_was_typed_and_cancelling_does_not(
    page: CasesPage,
) -> None:
    press(page, "cases-new")
    page.new_case.model.edit(given_name="Elsa")
    press(page, "new_case-back")
    press(page, "cases-new")
    assert page.new_case.fields["given_name"].value == "Elsa"
    press(page, "new_case-cancel")
    press(page, "cases-new")
    assert page.new_case.fields["given_name"].value == ""


def test_searching_comes_back_from_a_new_case(page: CasesPage) -> None:
    press(page, "cases-new")
    page.start_search()
    assert page.currentIndex() == 0
    assert page.search.edit.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.journey
def test_it_can_be_read_and_walked_through(
    page: CasesPage, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    page.begin()
    assert audit(frame) == []
    stops = tab_round(frame)
    assert [stop.partition(":")[0] for stop in stops].count("List") == 1
    assert len(stops) == 5


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_new_case_can_be_read_and_walked_through(
    page: CasesPage, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    press(page, "cases-new")
    assert audit(frame) == []
    assert len(tab_round(frame)) == 8


def test_a_case_is_opened_though_the_page_is_left_before_the_answer(
    ports: Ports,
) -> None:
    slow = Slow(ports)
    page = NewCasePage(slow.around)
    page.model.edit(given_name="Elsa")
    page.make.click()
    saving = slow.asked.index(open_case)
    shiboken6.delete(page)
    slow.answer(saving)
    assert [row.name for row in list_cases(Search(), ports).rows] == ["Elsa"]
