"""The surveys on paper and as files: honest, nameless, large enough, sound."""

import itertools
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from sipdesk.content.survey_keys import key_of
from sipdesk.content.surveys import Survey
from sipdesk.documents.pdf.style import MM
from sipdesk.documents.pdf.survey.render import render_survey
from sipdesk.documents.survey import survey_text
from sipdesk.domain.survey import SHOWN_FROM, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from tests.documents.boards import LONGEST
from tests.documents.filling import at_the_screen, by_pikepdf, by_pypdf, widgets
from tests.documents.standards import faults_left
from tests.documents.survey_forms import (
    EACH,
    FACES,
    FORM,
    SURVEYS,
    composed,
    given_to,
    made,
    scale_of,
)
from tests.proofs.board_measures import symbols

MEETING = SURVEYS.on(SurveyOccasion.MEETING)
YOUNG = SurveyGroup.YOUNG_PERSON
ALL = pytest.mark.parametrize(
    ("survey", "group", "scale"),
    EACH,
    ids=[f"{s.id} {g.value} {scale}" for s, g, scale in EACH],
)


def words(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    said = " ".join(one.extract_text() for one in pages)
    return " ".join(said.replace("\u00ad", "").split())


@ALL
def test_each_is_one_sound_page_with_the_words_of_its_survey(
    survey: Survey, group: SurveyGroup, scale: str
) -> None:
    for form in ("", FORM):
        paper = composed(survey, group, scale, form)
        rendered = render_survey(paper)
        assert rendered.pages == 1
        assert faults_left(rendered.data) == []
        said, told = words(rendered.data), survey_text(paper)
        assert survey.remark[group] in told
        for question in survey.questions[group]:
            asked = scale_of(question, scale)
            assert question.words in said
            assert question.words in told
            for step in asked.steps:
                assert step.words in told
                assert set(step.words.split()) <= set(said.split())


@ALL
def test_each_is_honest_about_who_can_tell(
    survey: Survey, group: SurveyGroup, scale: str
) -> None:
    for form in ("", FORM):
        said = " ".join(survey_text(composed(survey, group, scale, form)).split())
        assert "gissa" in said
        assert ("behöver inte svara" if group is YOUNG else "frivilligt") in said
        assert ("kuvert" in said) == (not form)
        assert ("ser vem som skickar" in said) == bool(form)
        if group is not YOUNG:
            assert f"minst {SHOWN_FROM} har svarat" in said


@ALL
def test_a_file_says_nothing_of_a_person_a_meeting_or_a_day(
    survey: Survey, group: SurveyGroup, scale: str
) -> None:
    data = made(survey, group, scale)
    reader: Any = PdfReader(BytesIO(data))
    told = reader.metadata
    assert told.title == survey.name
    assert told.author == "Statens institutionsstyrelse"
    assert told.creation_date.date() == survey.read_on
    for box in widgets(data):
        assert FORM in box.name
        assert box.name.count("/") in (5, 6)
    root = reader.trailer["/Root"]
    assert not {"/AA", "/OpenAction", "/Names"} & set(root)
    assert not {"/XFA", "/CO", "/NeedAppearances"} & set(root["/AcroForm"])


@ALL
def test_every_answer_has_a_box_and_what_is_no_step_stands_apart(
    survey: Survey, group: SurveyGroup, scale: str
) -> None:
    data = made(survey, group, scale)
    found = widgets(data)
    for question in survey.questions[group]:
        asked = scale_of(question, scale)
        (name,) = given_to(survey, group, {question.id: (asked.id, "")})
        row = [box for box in found if box.name == name]
        assert [box.value for box in row] == list(asked.answers[:-1])
        assert all(question.words in box.label for box in row)
        steps, apart = row[: len(asked.steps)], row[len(asked.steps) :]
        between = [b.edges[0] - a.edges[2] for a, b in itertools.pairwise(steps)]
        gap = min(box.edges[0] for box in apart) - steps[-1].edges[2]
        assert gap > 8 * MM or gap > min(between) + 3 * MM
    assert [box.value for box in found].count("") == 1


@pytest.mark.parametrize("scale", FACES)
def test_a_young_persons_faces_and_boxes_are_large_enough(scale: str) -> None:
    for box in widgets(made(MEETING, YOUNG, scale)):
        left, lower, right, upper = box.edges
        assert min(right - left, upper - lower) >= 8 * MM
    bare = replace(composed(MEETING, YOUNG, scale), credit="")
    faces = {k: p for k, p in bare.pictures.items() if k.startswith("ansikte")}
    drawn = list(symbols(render_survey(replace(bare, pictures=faces)).data))
    assert len(drawn) == 6 * len(faces)
    assert all(min(one.width, one.height) >= 18 for one in drawn)


def test_who_drew_the_pictures_is_told_where_there_are_any() -> None:
    assert "OpenMoji" in words(made(MEETING, YOUNG, "faces-3", ""))
    assert "OpenMoji" not in words(made(MEETING, YOUNG, "faces-5", ""))


def test_the_key_of_each_answer_stands_below_its_box() -> None:
    scale = SURVEYS.scales["agree-5"]
    keys = [key_of(answer, scale) for answer in scale.answers[:-1]]
    assert keys == ["1", "2", "3", "4", "5", "V", "N"]
    said = words(made(MEETING, SurveyGroup.GUARDIAN, "", "")).split()
    assert said.count("V") == len(MEETING.questions[SurveyGroup.GUARDIAN])


def test_words_that_are_very_long_go_on_to_another_page_and_stay_sound() -> None:
    long = " ".join(LONGEST * 4)
    for group in (YOUNG, SurveyGroup.GUARDIAN):
        asked = tuple(replace(q, words=long) for q in MEETING.questions[group])
        survey = replace(MEETING, questions={group: asked}, name=long)
        rendered = render_survey(composed(survey, group, "faces-3", FORM))
        assert rendered.pages > 1
        assert faults_left(rendered.data) == []
        for box in widgets(rendered.data):
            assert box.edges[0] > 0
            assert box.edges[1] > 0


def test_the_same_survey_is_the_same_file_and_another_form_is_another() -> None:
    assert made(MEETING, YOUNG) == made(MEETING, YOUNG)
    assert made(MEETING, YOUNG) != made(MEETING, YOUNG, form="another")
    assert widgets(made(MEETING, YOUNG, form="")) == ()


@pytest.mark.parametrize("fill", [by_pypdf, by_pikepdf, at_the_screen])
def test_a_file_stays_sound_when_it_is_filled_in(fill: Any) -> None:
    questions = MEETING.questions[YOUNG]
    given = given_to(
        MEETING, YOUNG, {q.id: ("faces-3", "2") for q in questions}, "Åsa sa så."
    )
    assert faults_left(fill(made(MEETING, YOUNG), given)) == []
