"""What a coordinator thinks of the support kit; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.content.surveys import Question, Survey
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.free_text import Names
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.free_text import read_names
from sipdesk.usecases.survey import Answer, Answered, AnswerSurvey, answer_survey
from sipdesk.usecases.survey_form import MadeSurvey, MakeSurvey, make_survey

Ask = Callable[[str], Deliver | None]
"""Asks where something of this name is to go; None when one changes one's mind."""

GROUP = SurveyGroup.COORDINATOR


@dataclass(frozen=True, slots=True)
class SupportState:
    """Everything the page needs in order to be drawn."""

    survey: Survey
    answers: Mapping[str, str] = field(default_factory=dict)  # by the question's id
    words: str = ""
    busy: bool = False
    thanked: bool = False
    printed: bool = False  # or saved, for somebody to answer on paper
    notice: Notice | None = None
    names: Names = field(default_factory=Names, repr=False)  # no answer should hold any

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked."""
        return self.survey.questions[GROUP]


class SupportModel:
    """Takes the answers, and saves them by the button."""

    def __init__(self, around: Around, draw: Callable[[SupportState], None]) -> None:
        self._around = around
        self._draw = draw
        survey = around.content.read_surveys().on(SurveyOccasion.SUPPORT)
        self.state = SupportState(survey)

    def show(self) -> None:
        """Show it as it is; what has been thanked for is over."""
        self._show(replace(self.state, thanked=False, printed=False))

        def told(names: Names) -> None:
            self._show(replace(self.state, names=names))

        self._around.runner.read(read_names, "", told, self._refused)

    def answer(self, question: str, value: str) -> None:
        """Answer a question; empty takes the answer back."""
        others = {k: v for k, v in self.state.answers.items() if k != question}
        answers = {**others, question: value} if value else others
        self._show(replace(self.state, answers=answers, thanked=False, notice=None))

    def write(self, words: str) -> None:
        """Take what is written in own words."""
        if words != self.state.words:  # a field may tell the same again
            self._show(replace(self.state, words=words, thanked=False))

    def hand_out(self, ask: Ask) -> None:
        """Make the survey on paper, and ask where it is to go."""
        order = MakeSurvey(self.state.survey.id, GROUP)

        def made(paper: MadeSurvey) -> None:
            deliver = ask(paper.file_name)
            if deliver is None:
                return
            state = replace(self.state, notice=None, thanked=False, printed=False)
            try:
                deliver(paper.data)
            except OSError:
                self._show(replace(state, notice=notice("sheet-not-delivered")))
            else:
                self._show(replace(state, printed=True))

        self._around.runner.read(make_survey, order, made, self._refused)

    def send(self) -> None:
        """Save the answers, and begin anew."""
        state = self.state
        if state.busy:
            return
        scales = {question.id: question.scales[0].id for question in state.questions}
        answers = {q: Answer(scales[q], value) for q, value in state.answers.items()}
        order = AnswerSurvey(state.survey.id, GROUP, answers, state.words)
        self._show(replace(state, busy=True, notice=None))
        self._around.runner.do(answer_survey, order, self._saved, self._refused)

    def _saved(self, _: Answered) -> None:
        state = SupportState(self.state.survey, thanked=True, names=self.state.names)
        self._show(state)

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False, notice=refusal(error)))

    def _show(self, state: SupportState) -> None:
        self.state = state
        self._draw(state)
