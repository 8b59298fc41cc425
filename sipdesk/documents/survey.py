"""Enkäten på papper: what stands on it, for one group, on paper or in a file.

It has no name, no number, no meeting and no day, neither in sight nor in what the file
says of itself: its time of creation is when the survey was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Final

from sipdesk.content.concept import Concept
from sipdesk.content.credits import credit_line
from sipdesk.content.document import Picture
from sipdesk.content.survey_paper import SurveyWords
from sipdesk.content.surveys import Question, Scale, Survey
from sipdesk.documents.parts import SIS
from sipdesk.domain.survey_form import SurveyForm
from sipdesk.domain.survey_group import SurveyGroup

FEW_STEPS: Final = 3
"""So many faces leave room for the question beside them, with a picture."""

_LONGEST_NUMBER: Final = 6  # of a form, as it is seen


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions in a row that are answered on the same scale."""

    scale: Scale
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class SurveyPaper:
    """A survey as one group gets it; to be filled in on screen if the form has an id.

    ``pictures`` are by concept: the faces of the steps, and those of the questions
    that have room for one.
    """

    form: SurveyForm
    title: str
    subject: str
    lead: tuple[str, ...]  # paragraphs
    how: str
    asked: tuple[Asked, ...]
    remark: str  # what asks for own words; empty where that is not asked for
    leave: str  # what to do with it when it is answered
    kept: str  # what is kept of a file, and what is not; empty on paper
    created: datetime
    credit: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def is_fillable(self) -> bool:
        """Whether it is a file to fill in on screen."""
        return bool(self.form.id)

    @property
    def number(self) -> str:
        """What tells a file from others of its kind; empty on paper."""
        return self.form.id[:_LONGEST_NUMBER]

    @property
    def foot(self) -> str:
        """What stands at the foot of each page."""
        of_form = f"blankett {self.number}" if self.is_fillable else ""
        parts = (SIS, self.title, f"utgåva {self.form.edition}", of_form)
        return "  ·  ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class SurveySpeech:
    """What a survey is written with: its words beside the questions, its pictures."""

    words: SurveyWords
    concepts: Mapping[str, Concept]
    subject: str


def survey_paper(
    survey: Survey, group: SurveyGroup, scale: str, form: str, speech: SurveySpeech
) -> SurveyPaper:
    """Write a survey for a group.

    ``scale`` is the id of the one to be answered on, where a question leaves a choice;
    with any other the first is taken. ``form`` is the id of a file, empty on paper.
    """
    young = group is SurveyGroup.YOUNG_PERSON
    voice = speech.words.young_person if young else speech.words.adult
    asked = tuple(_asked(survey.questions[group], scale))
    shown = dict(_pictures(asked, speech.concepts))
    lead = f"{voice.lead} {voice.guess.get(survey.occasion, '')}".strip()
    return SurveyPaper(
        form=SurveyForm(survey.id, survey.edition, group, form),
        title=survey.name,
        subject=speech.subject,
        lead=(lead,),
        how=voice.how_in_file if form else voice.how,
        asked=asked,
        remark=survey.remark.get(group, ""),
        leave=voice.send if form else voice.leave,
        kept=voice.kept if form else "",
        created=datetime.combine(survey.read_on, time(), UTC),
        credit=credit_line(
            (picture.credit for picture in shown.values()),
            composed=any(picture.symbol.is_composed for picture in shown.values()),
        ),
        pictures=shown,
    )


def survey_text(paper: SurveyPaper) -> str:
    """Tell what stands on it, for those who do not see its pages."""
    return "\n\n".join(_told(paper)) + "\n"


def _told(paper: SurveyPaper) -> Iterator[str]:
    yield paper.title
    yield from paper.lead
    yield paper.how
    for part in paper.asked:
        scale = part.scale
        words = (*(s.words for s in scale.steps), scale.dont_know, scale.wont_say)
        answers = "\n".join(f"□ {one}" for one in words)
        yield from (f"{question.words}\n{answers}" for question in part.questions)
    if paper.remark:
        yield f"{paper.remark}: ________"
    yield " ".join(filter(None, (paper.leave, paper.kept)))


def _asked(questions: tuple[Question, ...], wanted: str) -> Iterator[Asked]:
    scale: Scale | None = None
    row: list[Question] = []
    for question in questions:
        its = next((s for s in question.scales if s.id == wanted), question.scales[0])
        if scale is not None and its != scale:
            yield Asked(scale, tuple(row))
            row = []
        scale = its
        row.append(question)
    if scale is not None:
        yield Asked(scale, tuple(row))


def _pictures(
    asked: tuple[Asked, ...], concepts: Mapping[str, Concept]
) -> Iterator[tuple[str, Picture]]:
    for part in asked:
        shown = [step.face for step in part.scale.steps]
        if part.scale.has_faces and len(part.scale.steps) <= FEW_STEPS:
            shown += [question.picture for question in part.questions]
        yield from ((one, concepts[one].picture()) for one in shown if one in concepts)
