import re
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.content.library import read_all_concepts, read_all_surveys
from sipdesk.content.shelf import ContentBroken
from sipdesk.content.surveys import Question, Survey
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup, survey_group_of
from sipdesk.paths import resources
from tests.content.survey_editions import EDITIONS, sum_of

SURVEYS = read_all_surveys(resources())
MEETING = SURVEYS.on(SurveyOccasion.MEETING)


def every_question() -> list[tuple[Survey, SurveyGroup, Question]]:
    return [
        (survey, group, question)
        for survey in SURVEYS.surveys.values()
        for group in survey.groups
        for question in survey.questions[group]
    ]


def test_there_is_one_survey_for_each_occasion() -> None:
    found = [survey.occasion for survey in SURVEYS.surveys.values()]
    assert sorted(found, key=str) == sorted(SurveyOccasion, key=str)


def test_everyone_who_was_at_the_meeting_is_asked() -> None:
    groups = {survey_group_of(Party("p", kind)) for kind in PartyKind}
    assert {*MEETING.groups} == {*groups, SurveyGroup.YOUNG_PERSON}


def test_the_pilots_four_are_the_same_words_to_all_who_get_them() -> None:
    asked: dict[str, set[tuple[str, str]]] = {}
    for survey, _, question in every_question():
        if survey is MEETING and question.pilot:
            scale = question.scales[0].id
            asked.setdefault(question.pilot, set()).add((question.words, scale))
    assert sorted(asked) == ["1", "2", "3", "4"]
    assert all(len(words) == 1 for words in asked.values())


def test_what_is_asked_is_what_its_edition_asks() -> None:
    told = {one.id: (one.edition, sum_of(one)) for one in SURVEYS.surveys.values()}
    assert told == {
        survey: (len(sums), sums[-1]) for survey, sums in EDITIONS.items()
    }, "raise the edition, and put the new sum last (tests/content/survey_editions.py)"
    assert all(len({*sums}) == len(sums) for sums in EDITIONS.values())


def reworded() -> dict[str, Survey]:
    """Give a survey that asks otherwise, for each thing that an edition is of."""
    asked = MEETING.questions[SurveyGroup.GUARDIAN]
    first, rest = asked[0], asked[1:]
    scale = first.scales[0]
    step = replace(scale.steps[0], words="Inte alls så")
    steps = replace(scale, steps=(step, *scale.steps[1:]))

    def asking(*questions: Question) -> Survey:
        return replace(
            MEETING, questions={**MEETING.questions, SurveyGroup.GUARDIAN: questions}
        )

    return {
        "words": asking(replace(first, words=f"{first.words} Eller?"), *rest),
        "question": asking(*rest),
        "order": asking(*rest, first),
        "step": asking(replace(first, scales=(steps, *first.scales[1:])), *rest),
        "beside": asking(
            replace(first, scales=(replace(scale, dont_know="Kanske"),)), *rest
        ),
        "own words": replace(MEETING, remark={SurveyGroup.GUARDIAN: "Annat?"}),
    }


@pytest.mark.parametrize("what", list(reworded()))
def test_nothing_is_asked_otherwise_in_the_same_edition(what: str) -> None:
    assert sum_of(reworded()[what]) not in EDITIONS["meeting"]


def test_what_is_about_a_survey_and_not_asked_is_no_edition() -> None:
    assert sum_of(replace(MEETING, name="Annat", status="verified")) == sum_of(MEETING)


def test_a_young_person_gets_six_short_questions_with_faces() -> None:
    for survey in SURVEYS.surveys.values():
        questions = survey.questions.get(SurveyGroup.YOUNG_PERSON, ())
        assert len(questions) <= 6
        for question in questions:
            assert len(question.words.split()) <= 10
            assert "inte" not in question.words.split()
            assert question.words.endswith("?")
            assert {"du", "dig"} & {*re.findall(r"\w+", question.words.lower())}
            assert all(scale.has_faces for scale in question.scales)


def test_each_group_is_asked_in_the_order_of_all_questions() -> None:
    place = {name: at for at, name in enumerate(SURVEYS.question_ids)}
    for survey in SURVEYS.surveys.values():
        for questions in survey.questions.values():
            asked = [place[question.id] for question in questions]
            assert asked == sorted(asked)


def test_each_step_has_words_and_no_two_the_same() -> None:
    for scale in SURVEYS.scales.values():
        words = [step.words for step in scale.steps]
        said = [*words, scale.dont_know, scale.wont_say]
        assert len({*said}) == len(said)


def test_every_picture_is_one_that_can_be_drawn() -> None:
    concepts = read_all_concepts(resources())
    faces = {s.face for scale in SURVEYS.scales.values() for s in scale.steps}
    pictures = {question.picture for _, _, question in every_question()}
    assert (faces | pictures) - {""} <= concepts.keys()


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ('scales = ["yes-no"]', 'scales = ["no-such-scale"]'),
        ('scales = ["yes-no"]', "scales = []"),
        ('occasion = "support"', 'occasion = "lunch"'),
        ('id = "used"', 'id = "known"'),
        ("edition = 1", 'edition = "one"'),
    ],
)
def test_a_survey_that_is_not_right_is_refused(
    tmp_path: Path, line: str, instead: str
) -> None:
    (tmp_path / "forms").mkdir()
    for file in (resources() / "forms").glob("*.toml"):
        text = file.read_text("utf-8")
        (tmp_path / "forms" / file.name).write_text(
            text.replace(line, instead) if file.stem == "support" else text, "utf-8"
        )
    with pytest.raises(ContentBroken):
        read_all_surveys(tmp_path)
