"""A survey as it is answered by one after the other; knows nothing of Qt.

What one has answered is kept nowhere until it is finished, then saved at once: a crash
or a lock takes no more than what somebody was in the middle of. Nothing leads back to
an answer that is finished.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from math import ceil
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.content.surveys import Question, Scale, Survey
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.survey import BLANK
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.ui.survey.code_model import Code, is_code
from sipdesk.ui.survey_form import SurveyWanted, answer_of, scale_of
from sipdesk.usecases.survey import Answer, Answered, AnswerSurvey, answer_survey

IDLE: Final = 90
"""Seconds without a key or the mouse after which a half answer is thrown away."""
WARNED: Final = 20
"""So many of them are counted down in sight."""


class Stage(Enum):
    """What stands on the screen."""

    PREPARE = "prepare"  # the adult chooses a code, and who is here
    WHO = "who"
    PROMISE = "promise"  # what is kept, and what is not
    ASK = "ask"
    WORDS = "words"  # one's own words
    STOP = "stop"  # shall all be thrown away?
    THANKS = "thanks"
    SUM = "sum"  # the adult is back: how many have answered


_OPEN: Final = (Stage.PREPARE, Stage.SUM)
"""The adult has the screen."""
_AT_REST: Final = (*_OPEN, Stage.WHO)
"""Nobody is in the middle of an answer."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The code is asked for. ``wait`` is the seconds for which no code is heard."""

    wait: int = 0
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class SurveyState:
    """Everything the screen needs in order to be drawn. It never holds the code."""

    survey: Survey
    groups: tuple[SurveyGroup, ...]  # who may answer
    stage: Stage = Stage.PREPARE
    group: SurveyGroup | None = None
    at: int = 0  # which question, from 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    more_steps: bool = False
    words: str = ""
    before: Stage = Stage.ASK  # where one was when one asked to stop
    answered: Mapping[SurveyGroup, int] = field(default_factory=dict)
    gate: Gate | None = None
    idle_left: int | None = None  # seconds, while they are counted in sight
    uncounted: bool = False  # something was answered after the case was closed
    busy: bool = False
    notice: Notice | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of the group that answers."""
        return self.survey.questions[self.group] if self.group else ()

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self.questions[self.at]

    @property
    def given(self) -> str:
        """What is answered to it; empty while nothing is."""
        answer = self.answers.get(self.question.id)
        return answer.answer if answer else ""

    @property
    def scale(self) -> Scale:
        """The scale it is answered on: that of the answer, if there is one."""
        question, answer = self.question, self.answers.get(self.question.id)
        given = (one for one in question.scales if answer and one.id == answer.scale)
        return next(given, scale_of(question, more_steps=self.more_steps))

    @property
    def asks_for_words(self) -> str:
        """What asks the group for own words; empty where that is not asked for."""
        return self.survey.remark.get(self.group, "") if self.group else ""

    @property
    def can_go_on(self) -> bool:
        """Whether there is something to go on to."""
        return not self.busy and (self.stage is not Stage.ASK or bool(self.given))

    @property
    def ends(self) -> bool:
        """Whether going on saves what is answered."""
        is_last = self.at == len(self.questions) - 1 and not self.asks_for_words
        return self.stage is Stage.WORDS or (self.stage is Stage.ASK and is_last)


class SurveyModel:
    """Takes the answers. ``now`` is a clock of seconds that never goes back."""

    def __init__(
        self,
        wanted: SurveyWanted,
        around: Around,
        now: Callable[[], float],
        draw: Callable[[SurveyState], None],
    ) -> None:
        self._wanted = wanted
        self._around = around
        self._now = now
        self._draw = draw
        self._touched = now()
        self._code: Code | None = None
        self._is_back = False  # the code was right, while an answer was being saved
        survey = around.content.read_surveys().on(wanted.occasion)
        groups = tuple(one for one in survey.groups if one in wanted.groups)
        self.state = SurveyState(survey, groups or survey.groups)

    @property
    def keeps_in(self) -> bool:
        """Whether it takes the code to get away from the screen."""
        return self.state.stage not in _OPEN

    # --- The adult ------------------------------------------------------------------

    def open(self) -> None:
        """Show it."""
        self._draw(self.state)

    def hand_over(self, groups: frozenset[str], code: str) -> None:
        """Give the screen away to who is here, until the code is said."""
        chosen = tuple(g for g in self.state.survey.groups if g.value in groups)
        problems = {}
        if not chosen:
            problems["groups"] = notice("survey-no-group").whole
        if not is_code(code):
            problems["code"] = notice("survey-code").whole
        if problems:
            self._show(replace(self.state, problems=problems))
            return
        self._code = Code(code)
        self._show(replace(self._at_who(), groups=chosen, problems={}))

    def ask_code(self) -> None:
        """Ask for the code; the answer that is under way waits."""
        if self.keeps_in and self.state.gate is None:
            self._do(replace(self.state, gate=self._gate()))

    def try_code(self, text: str) -> None:
        """Try a code; nothing happens while no code is listened to."""
        code, now = self._code, self._now()
        if self.state.gate is None or code is None or code.wait(now):
            return
        tried = code.tried(text, now)
        if tried is None and self.state.busy:
            # Till it is saved nobody knows whether the answer has to be given anew.
            self._is_back = True
            self._do(replace(self.state, gate=None))
        elif tried is None:
            self._take_back()
        else:
            self._code = tried
            self._do(replace(self.state, gate=self._gate()))

    def _take_back(self) -> None:
        """Give the screen back to the adult, with how many have answered."""
        self._code, self._is_back = None, False
        state = replace(self._at_who(), stage=Stage.SUM)
        said = notice("survey-uncounted") if state.uncounted else None
        self._show(replace(state, notice=said))

    def close_gate(self) -> None:
        """Go on where one was when the code was asked for."""
        if self.state.gate is not None:
            self._do(replace(self.state, gate=None))

    def _gate(self) -> Gate:
        code = self._code
        if code is None:
            return Gate()
        return Gate(code.wait(self._now()), wrong=code.wrong > 0)

    # --- Who answers ----------------------------------------------------------------

    def begin(self, group: SurveyGroup) -> None:
        """Begin as one of a group."""
        if self.state.stage is Stage.WHO and group in self.state.groups:
            self._do(replace(self._at_who(), stage=Stage.PROMISE, group=group))

    def answer(self, value: str) -> None:
        """Answer what is asked; another answer takes the place of the first."""
        state = self.state
        if state.stage is Stage.ASK and value in state.scale.answers:
            given = Answer(state.scale.id, value)
            answers = {**state.answers, state.question.id: given}
            self._do(replace(state, answers=answers))

    def press(self, key: str) -> bool:
        """Answer by a key; whether it is the key of an answer."""
        if self.state.stage is not Stage.ASK or self.state.gate is not None:
            return False
        value = answer_of(key, self.state.scale)
        if not value or value == BLANK:
            return False
        self.answer(value)
        return True

    def turn_steps(self) -> None:
        """Have more steps to answer on, or fewer; no answer moves between them."""
        state = self.state
        if state.stage is Stage.ASK:
            kept = {k: a for k, a in state.answers.items() if k != state.question.id}
            more = state.scale == state.question.scales[0]
            self._do(replace(state, answers=kept, more_steps=more))

    def write(self, words: str) -> None:
        """Take what is written in own words."""
        if self.state.stage is Stage.WORDS and words != self.state.words:
            self._do(replace(self.state, words=words))

    def go_on(self) -> None:
        """Go to what comes next; after the last, what is answered is saved."""
        state = self.state
        if not state.can_go_on or state.gate is not None:
            return
        if state.ends:
            self._save()
        elif state.stage is Stage.PROMISE:
            self._do(replace(state, stage=Stage.ASK))
        elif state.stage is Stage.ASK and state.at < len(state.questions) - 1:
            self._do(replace(state, at=state.at + 1))
        elif state.stage is Stage.ASK:
            self._do(replace(state, stage=Stage.WORDS))
        elif state.stage is Stage.STOP:
            self._do(replace(state, stage=state.before))
        elif state.stage is Stage.THANKS:
            self._do(self._at_who())

    def go_back(self) -> None:
        """Go to what was asked before, of this one's own."""
        state = self.state
        if state.busy or state.gate is not None:
            return
        if state.stage is Stage.WORDS:
            self._do(replace(state, stage=Stage.ASK, notice=None))
        elif state.stage is Stage.ASK and state.at:
            self._do(replace(state, at=state.at - 1))
        elif state.stage is Stage.ASK:
            self._do(replace(state, stage=Stage.PROMISE))
        elif state.stage is Stage.PROMISE:
            self._do(self._at_who())

    def ask_to_stop(self) -> None:
        """Ask whether all that one has answered shall be thrown away."""
        state = self.state
        if state.stage in (Stage.ASK, Stage.WORDS) and not state.busy:
            self._do(replace(state, stage=Stage.STOP, before=state.stage))

    def stop(self) -> None:
        """Throw it away."""
        if self.state.stage is Stage.STOP:
            self._do(self._at_who())

    # --- Time -----------------------------------------------------------------------

    def touch(self) -> None:
        """Take notice that somebody is there."""
        self._touched = self._now()
        if self.state.idle_left is not None:
            self._show(replace(self.state, idle_left=None))

    def tick(self) -> None:
        """Look at the clock; to be called about once a second."""
        state = self.state
        if state.gate is not None:
            state = replace(state, gate=self._gate())
        left = self._touched + IDLE - self._now()
        if state.busy or (state.stage in _AT_REST and state.gate is None):
            state = replace(state, idle_left=None)
        elif left <= 0:
            state = self._at_who()
        else:
            state = replace(state, idle_left=ceil(left) if left <= WARNED else None)
        if state != self.state:
            self._show(state)

    # --- Saving ---------------------------------------------------------------------

    def _save(self) -> None:
        state = self.state
        if state.group is None:
            return
        order = AnswerSurvey(
            state.survey.id,
            state.group,
            state.answers,
            state.words,
            self._wanted.case,
            self._wanted.meeting,
        )
        self._do(replace(state, busy=True, notice=None))
        self._around.runner.do(answer_survey, order, self._saved, self._refused)

    def _saved(self, answered: Answered) -> None:
        group = answered.order.group
        counts = {**self.state.answered, group: self.state.answered.get(group, 0) + 1}
        thanks = replace(self._at_who(), stage=Stage.THANKS, answered=counts)
        uncounted = self.state.uncounted or answered.uncounted
        self._show(replace(thanks, gate=self.state.gate, uncounted=uncounted))
        if self._is_back:
            self._take_back()

    def _refused(self, error: SipdeskError) -> None:
        self._is_back = False
        self._show(replace(self.state, busy=False, notice=refusal(error)))

    def _at_who(self) -> SurveyState:
        """Give the screen as it is between two people: nothing of either."""
        state = self.state
        return SurveyState(
            state.survey,
            state.groups,
            Stage.WHO,
            answered=state.answered,
            uncounted=state.uncounted,
        )

    def _do(self, state: SurveyState) -> None:
        self._touched = self._now()
        self._show(replace(state, idle_left=None))

    def _show(self, state: SurveyState) -> None:
        self.state = state
        self._draw(state)
