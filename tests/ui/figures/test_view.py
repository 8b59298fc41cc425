"""Statistik on the screen: read, moved about in by keys, and asked for its cases."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.user import Role
from sipdesk.ui.figures.model import FiguresState, Progress
from sipdesk.ui.figures.view import FiguresPage
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.home import admit_as
from tests.ui.audit import audit, tab_round
from tests.ui.figures.counted import FEW, YOUNG, answer
from tests.ui.shell import Slow, around, focus, found, press, said, settle, show

PARTS = (
    *("funnel", "months", "waits", "answers"),
    *("goal-1", "goal-2", "goal-3", "goal-4"),
    *("measures-all", "measures-1", "measures-4", "measures-7", "measures-10"),
    *("measures-11", "survey-meeting", "survey-discharge", "checks"),
)


def opened(ports: Ports, frame: Frame) -> FiguresPage:
    page = FiguresPage(around(ports))
    page.refresh()
    show(frame, page)
    page.begin()
    return page


@pytest.fixture
def page(counted: Ports, frame: Frame) -> FiguresPage:
    return opened(counted, frame)


def grid(page: FiguresPage, name: str) -> FigureTable:
    table = found(page, name)
    assert isinstance(table, FigureTable)
    return table


def stand_at(page: FiguresPage, part: str, name: str, head: str) -> FigureTable:
    """Go to the last cell of a row, by its head."""
    page.model.show_part(part)
    settle()
    table = grid(page, name)
    heads = [row.head for row in table.grid.rows]
    table.setFocus()
    table.stand_at(heads.index(head), len(table.grid.heads) - 1)
    return table


def test_it_begins_with_how_far_the_needs_have_come(page: FiguresPage) -> None:
    assert focus() is page.chooser.period.combo
    assert "3 mars 2025 – 2 mars 2026 · 7 ärenden" in page.about.words
    assert found(page, "chart-funnel").isVisible()
    assert found(page, "chart-stops").isVisible()


@pytest.mark.journey
@pytest.mark.parametrize(
    "worn", [Theme(), Theme("dark"), Theme("contrast", 1.5), Theme("light", 2.0)]
)
def test_every_part_can_be_read_and_walked_through(
    page: FiguresPage, frame: Frame, qapp: QApplication, worn: Theme
) -> None:
    apply(qapp, worn)
    for part in PARTS:
        page.model.show_part(part)
        settle()
        assert audit(frame) == [], part
        assert tab_round(frame), part


def test_a_tab_shows_its_part(page: FiguresPage) -> None:
    page.tabs.chosen.emit("goal-3")
    settle()
    table = grid(page, "table-goal-3-grid")
    assert table.grid.heads[-1] == "Resultat"
    needs = next(row for row in table.grid.rows if row.head == "Upptäckt behov")
    assert needs.cells[-1].text == "3"


def test_blank_is_a_dash_and_never_nought(page: FiguresPage) -> None:
    page.model.show_part("goal-3")
    settle()
    table = grid(page, "table-goal-3-grid")
    places = table.grid.rows[0]
    assert {cell.text for cell in places.cells} == {"–"}
    assert {cell.spoken for cell in places.cells} == {"inte räknat"}
    assert "Det är inte noll" in said(page)


def test_each_table_says_itself_that_it_adds_up(page: FiguresPage) -> None:
    page.model.show_part("funnel")
    settle()
    assert "Delarna är 3 och summan 3: det stämmer." in said(page)


def test_enter_on_a_number_shows_its_cases_and_enter_on_one_opens_it(
    page: FiguresPage,
) -> None:
    asked: list[tuple[str, str]] = []
    page.opened.connect(lambda case, step: asked.append((case, step)))
    stand_at(page, "goal-3", "table-goal-3-grid", "Upptäckt behov")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert page.cases.isVisible()
    assert focus() is page.cases.list
    assert "Upptäckt behov. Resultat: 3." in said(page.cases)
    assert "åtkomstloggen" in page.cases.logged.words
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    drill = page.model.state.drill
    assert drill is not None
    assert drill.behind is not None
    assert asked == [(drill.behind.ids[1], "")]


def test_escape_goes_back_to_the_number(page: FiguresPage) -> None:
    table = stand_at(page, "goal-3", "table-goal-3-grid", "Upptäckt behov")
    at = table.currentIndex()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    settle()
    assert not page.cases.isVisible()
    assert focus() is table
    assert table.currentIndex() == at


def test_where_it_is_narrow_the_cases_stand_in_the_place_of_the_page(
    page: FiguresPage, frame: Frame, qapp: QApplication
) -> None:
    apply(qapp, Theme("light", 2.0))
    stand_at(page, "goal-3", "table-goal-3-grid", "Upptäckt behov")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert not page.sheet.isVisible()
    assert audit(frame) == []
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    settle()
    assert page.sheet.isVisible()


def test_a_number_of_health_is_kept_from_a_coordinator_calmly(
    page: FiguresPage, frame: Frame
) -> None:
    page.model.show_part("measures-10")
    settle()
    table = grid(page, "measure-i10-oral-done-grid")
    table.setFocus()
    table.stand_at(0, table.grid.heads.index("Okänt"))
    assert table.grid.rows[0].cells[2].leads
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert "Chefen kan se ärendenumren" in page.cases.notice.words
    assert not page.cases.list.isVisible()
    assert focus() is page.cases.close_button
    assert audit(frame) == []


def test_a_manager_sees_case_numbers_of_health_that_lead_nowhere(
    counted: Ports, frame: Frame
) -> None:
    page = opened(admit_as(counted, Role.MANAGER), frame)
    asked: list[str] = []
    page.opened.connect(lambda case, _: asked.append(case))
    page.model.show_part("measures-10")
    settle()
    table = grid(page, "measure-i10-oral-done-grid")
    table.setFocus()
    table.stand_at(0, table.grid.heads.index("Okänt"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert page.cases.list.grid.rows
    QTest.keyClick(page.cases.list, Qt.Key.Key_Return)
    assert asked == []
    assert "bara ärendenummer" in page.cases.logged.words


def test_a_measure_says_what_it_counts_what_it_was_and_what_is_unknown(
    page: FiguresPage,
) -> None:
    page.model.show_part("measures-1")
    settle()
    card = found(page, "measure-i2")
    table = grid(page, "measure-i2-grid")
    assert [row.head.split(",")[0] for row in table.grid.rows] == ["Nu", "Före"]
    assert table.grid.heads[:4] == ("Ja", "Nej", "Okänt", "Av")
    assert "Täljare" not in said(card)
    press(found(card, "measure-i2-definition-head"))
    for told in ("Täljare: ", "Nämnare: ", "Räknar unga", "Okänt: ", "Egen definition"):
        assert told in said(card)


def test_answers_are_shown_from_five_and_else_said_to_be_too_few(
    counted: Ports, frame: Frame
) -> None:
    answer(counted, YOUNG, 6, "2025-4")
    answer(counted, FEW, 4, "2025-4")
    page = opened(counted, frame)
    page.model.show_part("survey-meeting")
    settle()
    assert "Så var mötet. Vårdnadshavare För få svar." in said(page)
    charts = [w.objectName() for w in page.findChildren(QWidget)]
    assert [n for n in charts if n.startswith("chart-answers-meeting")]
    assert not [n for n in charts if "guardian" in n and n.startswith("chart-")]
    assert audit(frame) == []
    page.model.show_part("answers")
    settle()
    assert "För få svar Så var mötet. Vårdnadshavare" in said(page)


def test_a_home_without_cases_says_what_will_be_counted(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    assert page.empty.isVisible()
    assert not page.tabs.isVisible()
    assert not page.to_report.isVisible()
    assert page.empty.y() < page.recount.y()
    assert "behov, påtalanden, möten och planer" in said(page)
    assert audit(frame) == []


def test_how_far_a_reading_has_come_is_seen_and_it_can_be_ended(
    counted: Ports, frame: Frame
) -> None:
    slow = Slow(counted)
    page = FiguresPage(slow.around)
    page.refresh()
    show(frame, page)
    slow.orders[0].go_on(500, 1200)
    page.model.look()
    settle()
    assert (
        page.chooser.progress.words == "Läser … 500 av 1\N{NO-BREAK SPACE}200 ärenden"
    )
    assert audit(frame) == []
    press(page.chooser.cancel)
    slow.answer(0)
    assert not page.chooser.cancel.isVisible()
    assert page.notice.isVisible()
    assert page.chooser.count.isVisible()


def test_own_days_are_asked_for_where_they_are_chosen(page: FiguresPage) -> None:
    chooser = page.chooser
    assert not chooser.first.isVisible()
    page.model.edit(period="own")
    settle()
    assert chooser.first.isVisible()
    press(chooser.count)
    assert chooser.first.problem
    assert focus() is chooser.first.edit
    assert not chooser.split.isVisible()
    press(chooser.more)
    assert chooser.split.isVisible()
    assert not chooser.ends.isVisible()
    page.model.edit(split="days")
    settle()
    assert chooser.ends.isVisible()


def test_where_the_places_are_missing_it_is_shown_where_they_are_written(
    page: FiguresPage,
) -> None:
    page.model.show_part("goal-3")
    settle()
    press(found(page, "ask-places"))
    assert focus() is page.chooser.places.edit
    assert "effektmål 3" in said(page.chooser)
    page.model.edit(places="12")
    settle()
    assert "Tryck på Räkna." in page.chooser.other.words
    page.model.read()
    settle()
    assert not page.chooser.other.isVisible()
    shown = [one for one in page.findChildren(FigureTable) if one.isVisible()]
    assert shown[0].grid.rows[0].cells[-1].text == "12"
    asked = page.findChildren(QWidget, "ask-places")
    assert not [one for one in asked if one.isVisible()]


def test_the_report_is_unfolded_at_the_head_of_the_page(page: FiguresPage) -> None:
    press(page.to_report)
    assert focus() is page.report.reader.combo
    assert not page.report.choose_half.isVisible()
    page.model.edit(reader="outside")
    settle()
    press(page.report.choose_half)
    assert page.chooser.period.value == "half-2025-2"
    assert not page.report.choose_half.isVisible()
    press(page.to_report)
    assert not page.report.isVisible()


def test_tab_comes_to_the_sums_before_the_card_under_them(page: FiguresPage) -> None:
    page.model.show_part("checks")
    settle()
    met: list[str] = []
    page.chooser.more.setFocus()
    while "recount-pilot" not in met and len(met) < 40:
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        met.append(focus().objectName())
    assert met[-1] == "recount-pilot"
    assert met[0] == "figures-tabs-groups"
    assert "check-funnel-head" in met


def test_what_does_not_add_up_stands_first_and_is_pointed_to(
    page: FiguresPage, frame: Frame
) -> None:
    state = page.model.state
    report = state.report
    assert report is not None
    page.model.state = wrong = with_a_fault(state)
    page.draw(wrong)
    settle()
    assert page.differs.isVisible()
    press(page.to_checks)
    assert "1 av " in said(found(page, "figures-checks-sum"))
    assert "Skillnaden har ingen känd förklaring" in said(page)
    assert audit(frame) == []


def with_a_fault(state: FiguresState) -> FiguresState:
    """Let the funnel's parts be one more than its sum."""
    report = state.report
    assert report is not None
    funnel = report.table("funnel")
    (check,) = funnel.checks
    wrong = replace(funnel, checks=(replace(check, parts=check.parts + 1),))
    tables = tuple(wrong if table is funnel else table for table in report.tables)
    return replace(state, report=replace(report, tables=tables))


def test_drawing_twice_changes_nothing(page: FiguresPage, frame: Frame) -> None:
    before = frame.grab().toImage()
    page.draw(page.model.state)
    settle()
    assert frame.grab().toImage() == before


def test_before_anything_is_read_nothing_is_said_to_be_empty(
    page: FiguresPage,
) -> None:
    page.draw(FiguresState(progress=Progress()))
    assert not page.empty.isVisible()
    assert not page.tabs.isVisible()
    assert page.chooser.progress.words == "Läser …"
