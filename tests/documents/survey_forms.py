"""Surveys as papers and files, and what is answered in them."""

from collections.abc import Mapping
from typing import Final

from sipdesk.content.surveys import Question, Scale, Survey
from sipdesk.documents.pdf.survey.render import render_survey
from sipdesk.documents.survey import SurveyPaper, SurveySpeech, survey_paper
from sipdesk.domain.survey_form import SurveyForm
from sipdesk.domain.survey_group import SurveyGroup
from tests.documents.papers import content

FORM: Final = "4f3a9166-0000-4000-8000-000000000000"
SURVEYS: Final = content().read_surveys()
FACES: Final = ("faces-3", "faces-5")
EACH: Final = tuple(
    (survey, group, scale)
    for survey in SURVEYS.surveys.values()
    for group in survey.groups
    for scale in (FACES if group is SurveyGroup.YOUNG_PERSON else ("",))
)
"""Every survey for every group, on every scale that it leaves a choice of."""


def composed(
    survey: Survey, group: SurveyGroup, scale: str = "", form: str = ""
) -> SurveyPaper:
    speech = SurveySpeech(
        content().read_survey_words(), content().read_concepts(), "SIP"
    )
    return survey_paper(survey, group, scale, form, speech)


def made(
    survey: Survey, group: SurveyGroup, scale: str = "", form: str = FORM
) -> bytes:
    return render_survey(composed(survey, group, scale, form)).data


def given_to(
    survey: Survey,
    group: SurveyGroup,
    answers: Mapping[str, tuple[str, str]],
    words: str = "",
) -> dict[str, str]:
    """Name the fields of answers by question, each on a scale, and of own words."""
    form = SurveyForm(survey.id, survey.edition, group, FORM)
    fields = {form.answer_field(q, scale): a for q, (scale, a) in answers.items()}
    return {**fields, form.remark_field: words} if words else fields


def scale_of(question: Question, wanted: str) -> Scale:
    return next((s for s in question.scales if s.id == wanted), question.scales[0])
