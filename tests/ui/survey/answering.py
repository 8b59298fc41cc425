"""A survey on the screen, with a clock that is set, and what is kept of it."""

from collections import Counter
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.domain.survey import Remark, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.survey.model import Stage, SurveyState
from sipdesk.ui.survey.view import SurveyScreen
from sipdesk.ui.survey_form import SurveyWanted, after_meeting
from sipdesk.ui.window.frame import Frame
from tests.ui.shell import around, focus, said, settle, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard
from tests.usecases.desk import Desk

CODE: Final = "2741"
WRONG: Final = "1111"
YOUNG: Final = SurveyGroup.YOUNG_PERSON
ENTER: Final = Qt.Key.Key_Return
NONE: Final = Qt.KeyboardModifier.NoModifier


class Answering:
    """A survey that is shown, answered by keys."""

    def __init__(
        self, desk: Desk, frame: Frame, wanted: SurveyWanted | None = None
    ) -> None:
        self.desk = desk
        self.frame = frame
        self.seconds = 0.0
        self.screen = SurveyScreen(
            around(desk.ports), wanted or after_meeting(desk.case), lambda: self.seconds
        )
        self.over = heard(self.screen.over)
        self.locked = heard(self.screen.locked)
        show(frame, self.screen)
        self.screen.begin()
        settle()

    @property
    def state(self) -> SurveyState:
        """What stands on the screen."""
        return self.screen.model.state

    def stage(self) -> Stage:
        """Which of its pages; asked for anew each time."""
        return self.state.stage

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(focus(), key, modifier)
        settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        type_text(focus(), text)
        settle()

    def hand_over(self) -> None:
        """Choose a code, and hand the screen over."""
        self.type(CODE)
        self.key(ENTER)
        assert self.stage() is Stage.WHO

    def begin(self, group: SurveyGroup = YOUNG) -> None:
        """Say who one is, and begin."""
        number = self.state.groups.index(group) + 1
        self.key(Qt.Key(Qt.Key.Key_0 + number))
        assert self.stage() is Stage.PROMISE
        self.key(ENTER)
        assert self.stage() is Stage.ASK

    def answer(self, keys: str) -> None:
        """Answer one question by each key, and go on by Enter."""
        for key in keys:
            self.type(key)
            self.key(ENTER)

    def finish(self, words: str = "") -> None:
        """Write one's own words, if any, and say that it is done."""
        assert self.stage() is Stage.WORDS
        if words:
            self.type(words)
        self.key(ENTER, Qt.KeyboardModifier.ControlModifier)

    def pass_time(self, seconds: float) -> None:
        """Let time go by, and have the screen look at the clock."""
        self.seconds += seconds
        self.screen.model.tick()
        settle()

    def words(self) -> str:
        """Everything that is said in words beside the answers."""
        return said(self.screen)

    def kept(self) -> Counter[str]:
        """Count what is kept, by group and answer."""
        with self.desk.ports.store.reading() as work:
            counts = work.surveys.counts()
        found: Counter[str] = Counter()
        for one in counts:
            found[f"{one.group.value} {one.answer}"] += one.count
        return found

    def remarks(self) -> tuple[Remark, ...]:
        """Read what is kept of own words."""
        with self.desk.ports.store.reading() as work:
            return work.surveys.remarks()


def at_discharge(desk: Desk) -> SurveyWanted:
    """Ask when the placement ends."""
    return SurveyWanted(SurveyOccasion.DISCHARGE, desk.case.id)
