"""What stands on the page of what people thought; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.domain.case import Case
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import Rate, rates
from sipdesk.ui.needed import lacking
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading
from sipdesk.usecases.evaluation import PutEvaluation, put_evaluation


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
    for one in present(case):
        if one.group.value == item:
            return EvaluationForm(item, item, str(one.there or ""))
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


def present(case: Case) -> tuple[Rate, ...]:
    """Give who answered of those who were there, group by group.

    SiS is always one of the groups. While attendance is noted of nobody, all who were
    called may have been there.
    """
    found = rates(case, case.last_held)
    if any(one.group is SurveyGroup.SIS_CARE for one in found):
        return found
    both = (*found, Rate(SurveyGroup.SIS_CARE, 0, None))
    order = list(SurveyGroup)
    return tuple(sorted(both, key=lambda one: order.index(one.group)))


def counted_of(case: Case, group: SurveyGroup) -> Evaluation | None:
    """Find a group's count; None when nothing is counted of it."""
    return next((e for e in case.last_held.evaluations if e.group is group), None)
