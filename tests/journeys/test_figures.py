"""A coordinator reads the home's figures, asks where one is from, and opens a case."""

import pytest
from PySide6.QtCore import Qt

from sipdesk.ui.figures.view import FiguresPage
from sipdesk.ui.widgets.figuretable import FigureTable
from tests.journeys import demonstration as there
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program

pytestmark = pytest.mark.journey


def test_from_a_number_to_the_case_behind_it(program: Program) -> None:
    me = there.sit_down(program)
    keys = Keyboard(me._window)
    keys.press_shortcut(Qt.Key.Key_5)
    me.see("Statistik", "Hur långt behoven har kommit", "Varför det stannar")
    (page,) = me._window.findChildren(FiguresPage)
    me.wait_for(lambda: page.model.state.report, "the figures")
    program.picture("figures")

    # Another period, split in own days; what was typed stays.
    me.choose("Period", "Egna dagar")
    me.press("Räkna")
    me.see("Dagen saknas.")
    report = page.model.state.report
    assert report is not None
    me.fill("Från och med", report.period.first.isoformat())
    me.fill("Till och med", report.period.last.isoformat())
    me.press("Räkna")
    me.wait_for(lambda: page.model.state.report is not report, "another report")
    assert page.model.state.report == report

    # The pilot's third goal, with the keyboard, to the cases behind its first number.
    me.turn_to("Effektmål 1–4")
    me.turn_to("3 Alla erbjuds SIP")
    me.see("Effektmål 3. Alla erbjuds SIP", "summor går ihop")
    table = page.findChild(FigureTable, "table-goal-3-grid")
    assert isinstance(table, FigureTable)
    keys.go_to(table)
    for _ in range(2):
        keys.key(Qt.Key.Key_Down)
    keys.key(Qt.Key.Key_End)
    keys.key(Qt.Key.Key_Return)
    me.see("Ärenden bakom siffran", "Att du har sett ärendena står i åtkomstloggen.")
    program.picture("figures-cases")
    me.wait_for(page.cases.list.hasFocus, "the first case")
    number = page.cases.list.grid.rows[0].cells[0].text
    keys.key(Qt.Key.Key_Return)
    me.see(number, "Arbetsrutin")

    # What was chosen is still so when one comes back.
    keys.press_shortcut(Qt.Key.Key_5)
    me.see("Effektmål 3. Alla erbjuds SIP")
    assert page.model.state.wish.period == "own"


def test_a_counting_that_takes_long_is_ended_and_what_was_there_stays(
    program: Program,
) -> None:
    me = there.sit_down(program)
    me.press("Statistik")
    (page,) = me._window.findChildren(FiguresPage)
    me.wait_for(lambda: page.model.state.report, "the figures")
    before = page.model.state.report
    me.choose("Period", str(page.model.state.choices[2].period.first.year))
    page.model.read()
    page.model.cancel()  # sooner than anybody's hand, so that it is not done by then
    me.see("Räkningen avbröts.", "Siffrorna nedan är de som räknades förut.")
    assert page.model.state.report is before
    me.press("Räkna")
    me.wait_for(lambda: page.model.state.report is not before, "another report")
