"""What stands on the page of what people thought; knows nothing of Qt."""

from collections import Counter
from dataclasses import dataclass

from sipdesk.domain.case import Case
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.meeting import Attendance
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import group_of
from sipdesk.ui.needed import lacking
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading
from sipdesk.usecases.evaluation import PutEvaluation, put_evaluation

_THERE = (Attendance.PRESENT, Attendance.DIGITAL)


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """One group's count, as it was typed.

    ``item`` is the id of a count, or the value of a group that is not counted yet.
    """

    item: str = ""
    group: str = ""
    handed_out: str = ""
    answered: str = ""
    words: str = ""


def evaluation_form(case: Case, item: str) -> EvaluationForm:
    """Write a count as a form; for a group not counted, as many as were there."""
    for counted in case.last_held.evaluations:
        if counted.id == item:
            return EvaluationForm(
                item,
                counted.group.value,
                str(counted.handed_out),
                str(counted.answered),
                counted.words,
            )
    for group, there in present(case).items():
        if group.value == item:
            return EvaluationForm(item, item, str(there or ""))
    return EvaluationForm(item)


def save_of(case: Case, form: EvaluationForm, around: Around) -> Save:
    """Turn the form into the use case that saves the count.

    Raises:
        Unread: a number cannot be read, or no group is chosen.

    """
    reading = Reading(around.today())
    handed_out = reading.count("handed_out", form.handed_out)
    answered = reading.count("answered", form.answered)
    reading.done()
    if not form.group:
        raise lacking("group", "group-missing")
    known = {e.id for e in case.last_held.evaluations}
    counted = Evaluation(
        id=form.item if form.item in known else around.new_id(),
        group=SurveyGroup(form.group),
        handed_out=handed_out,
        answered=answered,
        words=form.words,
    )
    return put_evaluation, PutEvaluation(case.id, case.version, counted)


def present(case: Case) -> dict[SurveyGroup, int]:
    """Count those who were there, group by group; SiS is always one of the groups."""
    people = case.last_held.participants
    there = [p for p in people if p.attendance in _THERE] or people
    counted = Counter(group_of(case, p.party) for p in there)
    return {
        group: counted[group]
        for group in SurveyGroup
        if counted[group] or group is SurveyGroup.SIS_CARE
    }


def uncounted(case: Case) -> tuple[SurveyGroup, ...]:
    """Name the groups that were there and have not been counted."""
    done = {e.group for e in case.last_held.evaluations}
    return tuple(group for group in present(case) if group not in done)
