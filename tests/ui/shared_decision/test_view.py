"""Deciding together, from a case to the seventh step and back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.shared_decision import SharedDecision
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.shared_decision.steps import STEPS, DecisionSteps
from sipdesk.ui.shared_decision.view import DecisionPage
from sipdesk.ui.widgets.field import Field, Value
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change
from sipdesk.usecases.shared_decision import PutDecision, put_decision
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.screens import case_screen
from tests.ui.case.walked import Desk, close
from tests.ui.shared_decision.decisions import LONG_DECISION

QUESTION = "Var ska jag bo i höst?"


class Opened:
    """The page over a case, worked with by its widgets."""

    def __init__(self, desk: Desk, case_id: CaseId, stand: Stand) -> None:
        self.desk = desk
        self.case_id = case_id
        self.screen: CaseScreen = case_screen(desk, case_id, "need")
        stand(self.screen)
        self.screen.show_decisions()
        QApplication.processEvents()
        assert isinstance(self.screen.decisions, DecisionPage)
        self.page = self.screen.decisions

    @property
    def decisions(self) -> tuple[SharedDecision, ...]:
        """What is saved."""
        return self.desk.view(self.case_id).case.decisions

    @property
    def steps(self) -> DecisionSteps:
        """The steps shown."""
        assert self.page.steps is not None
        return self.page.steps

    def press(self, name: str) -> None:
        """Press a button that is shown."""
        found = [
            b
            for b in self.page.findChildren(QAbstractButton)
            if b.objectName() == name and b.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} buttons {name}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def write(self, name: str, value: Value, card: str) -> Field:
        """Put a value in a field as a person does, and leave it."""
        inside = self.page.findChild(QWidget, card)
        assert isinstance(inside, QWidget)
        field = inside.findChild(Field, name)
        assert isinstance(field, Field)
        assert field.isVisible()
        field._show(value)
        field._tell()
        field._leave()
        QApplication.processEvents()
        return field

    def ask(self, question: str) -> None:
        """Add a question."""
        self.press("decisions-add")
        self.write("question", question, "decisions-form")
        self.press("decisions-save")

    def offer(self, text: str) -> None:
        """Add an alternative."""
        self.press("options-add")
        self.write("text", text, "options-form")
        self.press("options-save")

    def put(self, decision: SharedDecision) -> None:
        """Change a decision from elsewhere in the program."""
        case = self.desk.view(self.case_id).case
        self.do(put_decision, PutDecision(self.case_id, case.version, decision))

    def do(self, use_case: Callable[[Any, Ports], Change], order: object) -> None:
        """Change the case from elsewhere in the program."""
        done: list[Change] = []
        refused: list[SipdeskError] = []
        self.desk.around.runner.do(use_case, order, done.append, refused.append)
        assert not refused
        QApplication.processEvents()

    def words(self) -> str:
        """Everything that can be read."""
        told = self.page.findChildren(Text)
        return "\n".join(t.words for t in told if t.isVisible())


@pytest.fixture(name="opened")
def an_opened_page(desk: Desk, case_id: CaseId, stand: Stand) -> Opened:
    """Open the page over a case in which nothing has been decided."""
    return Opened(desk, case_id, stand)


@pytest.mark.journey
def test_the_steps_are_told_before_there_is_a_question(opened: Opened) -> None:
    assert opened.page.steps is None
    for step in STEPS:
        assert step in opened.words()


@pytest.mark.journey
def test_a_question_is_decided_in_seven_steps(opened: Opened) -> None:
    opened.ask(f"  {QUESTION} ")
    assert opened.steps.isVisible()
    opened.press("option-wait")
    opened.offer("Ett stödboende")
    (decision,) = opened.decisions
    assert [o.text for o in decision.options] == ["Att vänta", "Ett stödboende"]

    card = f"views-{decision.options[1].id}"
    opened.write("young_person", "Eget rum.", card)
    opened.write("guardians", "Långt bort.", card)
    opened.write("professionals", "Personal dygnet runt.", card)
    opened.write("important", "Lugn och ro", "decision-important")
    opened.write("sure", "8", "decision-sure")
    opened.write("decided", "Stödboendet.", "decision-decided")
    opened.write("does", "Nämnden frågar.", "decision-decided")
    opened.write("day", TODAY.isoformat(), "decision-decided")
    later = TODAY + timedelta(days=30)
    opened.write("look_again", later.isoformat(), "decision-again")

    (decision,) = opened.decisions
    said = decision.options[1]
    assert (said.young_person, said.guardians) == ("Eget rum.", "Långt bort.")
    assert said.professionals == "Personal dygnet runt."
    assert (decision.question, decision.important) == (QUESTION, "Lugn och ro")
    assert (decision.sure, decision.decided) == (8, "Stödboendet.")
    assert (decision.does, decision.day) == ("Nämnden frågar.", TODAY)
    assert decision.look_again == later
    assert "Bestämt 2 mars 2026 · ni tittar igen 1 apr 2026" in opened.words()


@pytest.mark.journey
def test_there_is_nothing_to_decide_before_there_are_two_ways(opened: Opened) -> None:
    opened.ask(QUESTION)
    assert "Lägg först till minst två alternativ" in opened.words()
    field = opened.write("decided", "Jag flyttar.", "decision-decided")
    assert "inget val" in field.problem
    assert opened.decisions[0].decided == ""
    opened.press("option-wait")
    opened.offer("Flytta")
    assert "Lägg först till" not in opened.words()


@pytest.mark.journey
def test_to_wait_is_offered_once(opened: Opened) -> None:
    opened.ask(QUESTION)
    opened.press("option-wait")
    wait = opened.page.findChild(QWidget, "option-wait")
    assert isinstance(wait, QWidget)
    assert not wait.isVisible()
    opened.press(f"options-remove-{opened.decisions[0].options[0].id}")
    assert opened.decisions[0].options == ()
    assert wait.isVisible()


@pytest.mark.journey
def test_a_question_without_words_stays_on_the_form(opened: Opened) -> None:
    opened.ask(" ")
    assert opened.decisions == ()
    assert "Frågan är tom" in opened.words()


@pytest.mark.journey
def test_several_questions_are_held_and_one_is_open(opened: Opened) -> None:
    opened.ask(QUESTION)
    opened.ask("Vilken skola?")
    first, second = opened.decisions
    assert opened.steps.decision == second.id
    opened.press(f"decisions-change-{first.id}")
    assert opened.steps.decision == first.id
    opened.press(f"decisions-remove-{first.id}")
    assert opened.decisions == (second,)
    assert opened.steps.decision == second.id
    opened.press(f"decisions-remove-{second.id}")
    assert opened.page.steps is None


@pytest.mark.journey
def test_what_was_taken_out_comes_back_by_undoing(opened: Opened) -> None:
    opened.ask(QUESTION)
    (decision,) = opened.decisions
    opened.press(f"decisions-remove-{decision.id}")
    version = opened.desk.view(opened.case_id).case.version
    opened.do(undo, Undo(opened.case_id, version))
    assert opened.steps.decision == decision.id


@pytest.mark.journey
def test_a_decision_that_needs_its_alternatives_keeps_them(opened: Opened) -> None:
    opened.put(LONG_DECISION)
    opened.press("options-remove-home")
    opened.press("options-remove-flat")
    assert [o.id for o in opened.decisions[0].options] == ["wait", "flat"]
    assert "inget val" in opened.words()


@pytest.mark.journey
def test_what_was_typed_is_there_after_a_restart(
    opened: Opened, desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    opened.put(LONG_DECISION)
    opened.steps.model.edit(important="Halvskrivet")
    opened.steps.keep()
    again = Opened(desk, case_id, stand)
    assert again.steps.model.state.form.important == "Halvskrivet"
    assert again.steps.model.state.restored


@pytest.mark.journey
def test_a_change_elsewhere_takes_no_focus(opened: Opened) -> None:
    opened.put(LONG_DECISION)
    assert opened.page.close_button.hasFocus()


def test_it_lies_over_the_case_until_it_is_closed(opened: Opened) -> None:
    screen = opened.screen
    assert opened.page.isVisible()
    assert opened.page.close_button.hasFocus()
    opened.press("decisions-close")
    assert not opened.page.isVisible()
    screen.show_decisions()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not opened.page.isVisible()
    screen.show_decisions()
    screen.show_step("need")
    assert not opened.page.isVisible()


@pytest.mark.journey
def test_a_closed_case_is_read_and_not_written_in(
    opened: Opened, desk: Desk, case_id: CaseId
) -> None:
    opened.put(LONG_DECISION)
    close(desk, case_id)
    opened.screen.model.open()
    QApplication.processEvents()
    assert not opened.steps.question.fields["question"].isEnabled()


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("decision", [None, LONG_DECISION], ids=["empty", "long"])
def test_the_page_is_sound_and_tab_goes_round(
    opened: Opened, qapp: QApplication, scale: float, decision: SharedDecision | None
) -> None:
    apply(qapp, Theme(text_scale=scale))
    if decision is not None:
        opened.put(decision)
    for _ in range(10):  # a box that grows with its text asks for room a little later
        QApplication.processEvents()
    assert audit(opened.page.window()) == []
    assert tab_round(opened.page.window())
    apply(qapp, Theme())
