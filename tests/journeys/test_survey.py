"""Three people answer in turn at the screen, and ten papers are typed in, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.commands.demonstration import PASSPHRASE
from sipdesk.ui.survey.model import IDLE, Stage
from sipdesk.ui.survey.view import SurveyScreen
from sipdesk.ui.survey_papers.key_in import KeyPad
from tests.journeys import demonstration as there
from tests.journeys.hands import Hands
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program
from tests.ui.typing import type_text

pytestmark = pytest.mark.journey

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CODE = "2741"


class Table(Keyboard):
    """Those who sit around the screen; nobody takes the mouse."""

    @property
    def screen(self) -> SurveyScreen:
        """The screen that goes round."""
        (found,) = self._window.findChildren(SurveyScreen)
        assert isinstance(found, SurveyScreen)
        return found

    def wait_at(self, stage: Stage) -> None:
        """Wait until a page is there, with its focus."""
        self.wait_for(lambda: self.screen.model.state.stage is stage, stage.value)
        self.look_up()

    def look_up(self) -> None:
        """Wait until the focus stands where the page begins."""
        self.wait_for(lambda: QApplication.focusWidget() is not None, "a focus")
        for _ in range(4):
            QApplication.processEvents()

    def strike(self, keys: str) -> None:
        """Press keys where the focus is; a line break is Enter."""
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            if key == "\n":
                self.key(ENTER)
            else:
                type_text(focus, key)
            self.look_up()

    def begin(self, number: int) -> None:
        """Say who one is by the number of the box, and begin."""
        self.wait_at(Stage.WHO)
        self.strike(f"{number}")
        self.wait_at(Stage.PROMISE)
        self.see("Ditt namn skrivs inte.", "De som var med kan kanske gissa.")
        self.strike("\n")
        self.wait_at(Stage.ASK)

    def finish(self, words: str = "") -> None:
        """Say that it is done, and give the screen to the next."""
        self.wait_at(Stage.WORDS)
        self.strike(words)
        self.key(ENTER, CONTROL)
        self.see("Dina svar är sparade.")
        self.look_up()
        self.strike("\n")
        self.wait_at(Stage.WHO)


def at_the_step(program: Program) -> Hands:
    me = there.sit_down(program)
    there.open_case(me, "Adam")
    there.go(me, "meeting", "evaluation")
    me.see("Svara här på skärmen")
    return me


def handed_over(me: Hands) -> Table:
    table = Table(me._window)
    table.press("survey-begin")
    table.see("Innan du lämnar över skärmen")
    table.look_up()
    table.fill("code", CODE)
    table.key(ENTER)
    table.wait_at(Stage.WHO)
    return table


def test_three_people_answer_in_turn_and_the_adult_takes_the_screen_back(
    program: Program,
) -> None:
    me = at_the_step(program)
    table = handed_over(me)
    assert not table.finds("rail-today")
    program.picture("survey-who")
    table.begin(1)
    program.picture("survey-faces")
    table.strike("3\n2\n1\nv\nn\n3\n")
    table.finish("Det var bra.")
    table.begin(2)
    table.strike("5\n4\n")
    table.key(Qt.Key.Key_PageUp, CONTROL)  # back, in one's own answers
    table.look_up()
    table.strike("3\n4\n4\n4\n5\n5\n5\n")
    table.finish()
    table.begin(1)
    table.strike("1\n1\n")
    _leave_it_until_it_begins_anew(table)
    table.begin(2)
    table.strike("1\n2\n3\n4\n5\nv\nn\n")
    table.strike("1\n")
    table.finish()
    _try_the_door(table, program)
    me.see("Tyck till om mötet")
    me.see("2 svar")
    assert program.faults == []


def _leave_it_until_it_begins_anew(table: Table) -> None:
    """Go away: as if the time had passed."""
    table.screen.model._touched -= IDLE - 10
    table.see("Är du kvar?", "Annars börjar vi om.")
    table.screen.model._touched -= 10
    table.see("Vem svarar nu?")


def _try_the_door(table: Table, program: Program) -> None:
    """Try to get out without the code, and with it."""
    table._window.close()
    table.see("Till den vuxna")
    table.look_up()
    table.strike("1111\n")
    table.see("Fel kod.", "Vänta")
    program.picture("survey-code")
    table.strike(f"{CODE}\n")
    assert table.screen.model.keeps_in
    table.wait_for(lambda: table.may_press("gate-go"), "the end of the wait")
    table.strike(f"{CODE}\n")
    table.see("Så många svarade")
    program.picture("survey-sum")
    table.look_up()
    table.strike("\n")


def test_who_forgets_the_code_opens_with_the_passphrase(program: Program) -> None:
    table = handed_over(at_the_step(program))
    table.begin(1)
    table.strike("3\n")
    table.key(ESCAPE)
    table.see("Till den vuxna")
    table.press("gate-lock")
    table.see("Lås upp")
    table.fill("Lösenfras", PASSPHRASE)
    table.key(ENTER)
    table.see("Svara här på skärmen")
    assert table.finds("rail-today")


def test_ten_papers_are_typed_in_and_the_last_is_taken_back(program: Program) -> None:
    keys = Table(at_the_step(program)._window)
    keys.choose("key-in-group", "Den unge")
    (pad,) = (one for one in keys._window.findChildren(KeyPad) if one.isVisible())
    keys.go_to(pad)
    for _ in range(10):
        keys.strike("312vn \n")
    keys.see("10 enkäter inskrivna.")
    program.picture("key-in")
    keys.press("key-in-undo")
    keys.see("9 enkäter inskrivna.")
    keys.see("10 svar. 1 var med.")  # one was counted before
