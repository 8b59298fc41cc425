"""Forms on paper typed in by one key an answer; knows nothing of Qt.

What is typed of one form is kept nowhere but here until it is saved: a draft would tie
it to its case. A form saved wrongly is taken back at once, and its answers put back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.content.surveys import Question, Scale, Survey
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.doing import A, Otherwise, while_here
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.ui.survey_form import SurveyWanted, answer_of, scale_of
from sipdesk.usecases.survey import (
    Answer,
    Answered,
    AnswerSurvey,
    answer_survey,
    take_back_answers,
)


@dataclass(frozen=True, slots=True)
class KeyInState:
    """Everything the card needs in order to be drawn."""

    survey: Survey
    group: SurveyGroup | None = None
    more_steps: bool = False  # the paper has the scale with more steps
    at: int = 0  # which question, from 0; their number is the own words
    answers: Mapping[str, Answer] = field(default_factory=dict)
    words: str = ""
    saved: tuple[Answered, ...] = ()  # of the group, since the case was opened
    busy: bool = False
    ahead: tuple[str, ...] = ()  # keys of the next form, that came while one was saved
    notice: Notice | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the group is asked."""
        return self.survey.questions[self.group] if self.group else ()

    @property
    def has_several(self) -> bool:
        """Whether the group's paper may have one number of steps or another."""
        return any(len(question.scales) > 1 for question in self.questions)

    @property
    def begun(self) -> bool:
        """Whether anything of a form is typed and not saved."""
        return bool(self.answers or self.words.strip())

    def scale(self, question: Question) -> Scale:
        """Give the scale that a question is answered on."""
        return scale_of(question, more_steps=self.more_steps)

    def given(self, question: Question) -> str:
        """Give what is typed for a question; empty while nothing is."""
        answer = self.answers.get(question.id)
        return answer.answer if answer else ""


def _of(wanted: SurveyWanted) -> tuple[str | None, str]:
    """Tell of which meeting of which case the forms are."""
    return wanted.case, wanted.meeting


class KeyInModel:
    """Takes the keys."""

    def __init__(
        self, survey: Survey, around: Around, draw: Callable[[KeyInState], None]
    ) -> None:
        self._around = around
        self._draw = draw
        self._wanted: SurveyWanted | None = None
        self._of: dict[SurveyGroup | None, KeyInState] = {}
        self.state = KeyInState(survey)

    def show(self, wanted: SurveyWanted) -> None:
        """Say of which meeting or case the forms are; another begins anew."""
        before, self._wanted = self._wanted, wanted
        if before is not None and _of(before) != _of(wanted):
            self._of.clear()
            self._show(KeyInState(self.state.survey))
        else:
            self._draw(self.state)

    def choose(self, group: str) -> None:
        """Choose whose forms they are. What is begun of another group's waits."""
        chosen = SurveyGroup(group) if group else None
        if self.state.busy:
            self._draw(self.state)
            return
        self._of[self.state.group] = replace(self.state, notice=None)
        new = KeyInState(self.state.survey, chosen)
        self._show(self._of.get(chosen, new))

    def turn_steps(self, *, more: bool) -> None:
        """Say that the paper has more steps, or fewer; of a form that is not begun."""
        if not self.state.begun and not self.state.busy:
            self._show(replace(self.state, more_steps=more))
        else:
            self._draw(self.state)

    def press(self, key: str) -> bool:
        """Answer by a key and go to the next; whether it is the key of an answer.

        A key that comes while a form is being saved is of the next.
        """
        state = self.state
        if state.busy:
            self._keep(key)
            return True
        if state.at >= len(state.questions):
            return False
        question = state.questions[state.at]
        value = answer_of(key, state.scale(question))
        if not value:
            return False
        given = Answer(state.scale(question).id, value)
        answers = {**state.answers, question.id: given}
        self._show(replace(state, answers=answers, at=state.at + 1, notice=None))
        return True

    def go(self, at: int) -> None:
        """Go to a question, to answer it again."""
        if not self.state.busy:
            kept = min(max(0, at), len(self.state.questions))
            self._show(replace(self.state, at=kept))

    def write(self, words: str) -> None:
        """Take the own words of the form."""
        self._show(replace(self.state, words=words))

    def save(self) -> None:
        """Save the form, and begin the next. What has no answer is blank."""
        state, wanted = self.state, self._wanted
        if state.busy:
            self._keep(_ENTER)
            return
        if state.group is None or wanted is None:
            return
        order = AnswerSurvey(
            state.survey.id,
            state.group,
            state.answers,
            state.words,
            wanted.case,
            wanted.meeting,
        )
        self._show(replace(state, busy=True, notice=None))
        runner = self._around.runner
        runner.do(answer_survey, order, *self._here(self._saved, self._refused))

    def take_back(self) -> None:
        """Take back the form saved last; its answers stand there again to be changed.

        If another is begun, that one stays.
        """
        state = self.state
        if state.saved and not state.busy:
            last = state.saved[-1]
            self._show(replace(state, busy=True, notice=None))
            runner = self._around.runner
            here = self._here(lambda _: self._taken_back(), self._not_taken_back)
            runner.do(take_back_answers, last, *here)

    def _here(
        self, then: Callable[[A], None], otherwise: Otherwise
    ) -> tuple[Callable[[A], None], Otherwise]:
        asked = self._wanted

        def is_here() -> bool:
            now = self._wanted
            return asked is None or (now is not None and _of(now) == _of(asked))

        return while_here(is_here, then, otherwise)

    def _saved(self, answered: Answered) -> None:
        state = self.state
        new = KeyInState(state.survey, state.group, state.more_steps)
        said = notice("survey-uncounted") if answered.uncounted else None
        saved = (*state.saved, answered)
        self._show(replace(new, saved=saved, ahead=state.ahead, notice=said))
        self._type_on()

    def _keep(self, key: str) -> None:
        self._show(replace(self.state, ahead=(*self.state.ahead, key)))

    def _type_on(self) -> None:
        """Take the keys that came ahead as if they came now."""
        ahead = self.state.ahead
        self._show(replace(self.state, ahead=()))
        for key in ahead:
            if key == _ENTER:
                self.save()
            elif self.state.busy or self.state.at < len(self.state.questions):
                self.press(key)
            else:
                self.write(self.state.words + key)

    def _taken_back(self) -> None:
        state = replace(self.state, busy=False, saved=self.state.saved[:-1])
        order = self.state.saved[-1].order
        if not state.begun:
            state = replace(state, answers=order.answers, words=order.remark, at=0)
        self._show(state)
        self._type_on()

    def _not_taken_back(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False))
        self._type_on()
        self._show(replace(self.state, notice=refusal(error)))

    def _refused(self, error: SipdeskError) -> None:
        """Say why the form is not saved; the keys of the next wait until it is."""
        said = refusal(error)
        if self.state.ahead and self.state.begun:
            waits = notice("survey-keys-wait").whole
            said = replace(said, next=f"{said.next} {waits}".strip())
        self._show(replace(self.state, busy=False, notice=said))
        if not self.state.begun:  # one Enter too many: the keys are of this form
            self._type_on()

    def _show(self, state: KeyInState) -> None:
        self.state = state
        self._draw(state)


_ENTER = "\n"
