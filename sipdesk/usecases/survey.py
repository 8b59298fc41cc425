"""Enkäten: what one respondent answers is kept, and belongs to nobody.

The answers and the count of them are saved together, but nothing joins them: the case
knows that one more of a group has answered, the answers know neither case nor day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sipdesk.content.surveys import Question, Survey
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.journal import ANSWERED
from sipdesk.domain.many import find
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.period import quarter_of
from sipdesk.domain.survey import BLANK, Mark, Remark, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import with_answer
from sipdesk.usecases.meeting import with_meeting
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, save


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question, on which of its scales."""

    scale: str
    answer: str  # a step's value, or one of ``survey.BESIDE``


@dataclass(frozen=True, slots=True)
class AnswerSurvey:
    """All that one respondent answered.

    A question that is not among ``answers`` was left blank. ``case`` and ``meeting``
    say where the count of answers stands, of the survey after a meeting; without a
    meeting it is the last that was held. No answer is kept with them.
    """

    survey: str
    group: SurveyGroup
    answers: Mapping[str, Answer]  # by the question's id
    remark: str = ""
    case: CaseId | None = None
    meeting: str = ""
    form: str = ""  # the id of the file it was read from; each is counted once


@dataclass(frozen=True, slots=True)
class Answered:
    """What was kept, for whoever keyed it in to take back at once; never stored."""

    ids: tuple[str, ...]
    order: AnswerSurvey
    # It is of a meeting whose case had been closed: kept, and not counted there.
    uncounted: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Counted(Answered):
    """What was kept, and counted at a meeting: the case as it was saved."""

    case: Case = field(repr=False)
    label: str = ANSWERED


def answer_survey(order: AnswerSurvey, ports: Ports) -> Answered:
    """Keep what one respondent answered, and count it at the meeting.

    Once the case is closed nothing in it changes, so it is kept and not counted.

    Raises:
        RuleBroken: ``survey-empty``, ``survey-answer-unknown``, ``meeting-not-held``,
            ``survey-file-read-before``, ``right-missing``, ``branch-closed``.
        Missing: there is no such survey, group in it, or meeting.

    """
    survey = _survey(order, ports)
    marks, remark = _given_in(order, survey, ports)
    with ports.store.work() as work:
        if order.form:
            work.surveys.use_form(order.form)
        work.surveys.keep(marks, remark)
        counts = _is_counted(order, survey)
        closed = counts and _is_closed(order, work)
        case = _count(order, work, ports, 1) if counts and not closed else None
    kept = [mark.id for mark in marks] + ([remark.id] if remark else [])
    if case is None:
        return Answered(tuple(kept), order, uncounted=closed)
    return Counted(tuple(kept), order, case)


def check_answers(order: AnswerSurvey, ports: Ports) -> bool:
    """Tell whether answers would be kept and not counted; nothing is kept yet.

    Raises:
        RuleBroken: as ``answer_survey`` would.
        Missing: there is no such survey, group in it, or meeting.

    """
    survey = _survey(order, ports)
    _given_in(order, survey, ports)
    with ports.store.reading() as work:
        work.surveys.check_form(order.form)
        return _is_counted(order, survey) and _is_closed(order, work)


def take_back_answers(answered: Answered, ports: Ports) -> Change | None:
    """Take back what was just keyed in wrong, and its count; None: counted nowhere.

    Raises:
        RuleBroken: ``case-closed``, ``right-missing``, ``branch-closed``.

    """
    with ports.store.work() as work:
        work.surveys.drop(answered.ids)
        if not isinstance(answered, Counted):
            return None
        return Change(_count(answered.order, work, ports, -1), ANSWERED)


def _survey(order: AnswerSurvey, ports: Ports) -> Survey:
    survey = ports.content.read_surveys().surveys.get(order.survey)
    if survey is None or order.group not in survey.questions:
        raise Missing
    return survey


def _given_in(
    order: AnswerSurvey, survey: Survey, ports: Ports
) -> tuple[tuple[Mark, ...], Remark | None]:
    """Give what is to be kept of all that was answered.

    Raises:
        RuleBroken: ``survey-empty``, ``survey-answer-unknown``.

    """
    marks = tuple(_marks(order, survey, ports))
    words = order.remark.strip()
    if not words and all(mark.answer == BLANK for mark in marks):
        raise RuleBroken("survey-empty")
    if not words:
        return marks, None
    first = marks[0]
    remark = Remark(
        ports.new_id(), first.survey, first.edition, first.group, first.quarter, words
    )
    return marks, remark


def _marks(order: AnswerSurvey, survey: Survey, ports: Ports) -> Iterator[Mark]:
    questions = survey.questions[order.group]
    if order.answers.keys() - {question.id for question in questions}:
        raise RuleBroken("survey-answer-unknown")
    quarter = quarter_of(ports.clock.today())
    for question in questions:
        given = _given(order, question)
        yield Mark(
            ports.new_id(),
            survey.id,
            survey.edition,
            order.group,
            quarter,
            question.id,
            given.scale,
            given.answer,
        )


def _given(order: AnswerSurvey, question: Question) -> Answer:
    given = order.answers.get(question.id)
    if given is None:
        return Answer(question.scales[0].id, BLANK)
    scale = next((s for s in question.scales if s.id == given.scale), None)
    if scale is None or given.answer not in scale.answers:
        raise RuleBroken("survey-answer-unknown")
    return given


def _is_counted(order: AnswerSurvey, survey: Survey) -> bool:
    return order.case is not None and survey.occasion is SurveyOccasion.MEETING


def _meeting(order: AnswerSurvey, work: Work) -> tuple[Case, Meeting]:
    """Find the meeting where it is counted, and its case."""
    if order.case is None:
        raise Missing
    case = work.cases.get(order.case)
    meeting = find(case.meetings, order.meeting) if order.meeting else case.last_held
    if meeting.record.held is None:
        raise RuleBroken("meeting-not-held")
    return case, meeting


def _is_closed(order: AnswerSurvey, work: Work) -> bool:
    return _meeting(order, work)[0].closing.closed is not None


def _count(order: AnswerSurvey, work: Work, ports: Ports, by: int) -> Case:
    case, meeting = _meeting(order, work)
    if case.closing.closed is not None:
        raise RuleBroken("case-closed")
    counted = with_answer(meeting, order.group, by, ports.new_id())
    return save(work, with_meeting(case, counted), ANSWERED, ports)
