"""Surveys handed out on paper and as files, and files that come back to a real home."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject
from sqlalchemy import update

from sipdesk.content.surveys import Survey
from sipdesk.documents.pdf.template import form as fields
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.meeting import Record
from sipdesk.domain.survey import BLANK, SurveyOccasion
from sipdesk.domain.survey_form import ReturnedForm, SurveyForm, returned_form
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.storage.database import Database
from sipdesk.storage.survey_tables import survey_form
from sipdesk.storage.tables import identity
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.survey_form import (
    MOST_FILES,
    FileRead,
    HandOutSurvey,
    MakeSurvey,
    ReadSurveyFiles,
    SurveyFile,
    hand_out_survey,
    look_at_survey_files,
    make_survey,
    read_survey_files,
)
from tests.documents.filling import at_the_screen, by_pikepdf, by_pypdf, flat
from tests.documents.survey_forms import (
    EACH,
    FORM,
    SURVEYS,
    given_to,
    made,
    scale_of,
)
from tests.documents.template import hostile
from tests.home import TODAY
from tests.usecases.desk import Desk, desk
from tests.usecases.refusals import refused

MEETING = SURVEYS.on(SurveyOccasion.MEETING)
YOUNG, GUARDIAN = SurveyGroup.YOUNG_PERSON, SurveyGroup.GUARDIAN
FILLERS = (by_pypdf, by_pikepdf, at_the_screen)
NOT_THE_FORMS = {
    "template-not-pdf": "survey-file-not-pdf",
    "template-too-big": "survey-file-too-big",
    "template-locked": "survey-file-locked",
    "template-pdf-program": "survey-file-unsafe",
    "template-embedded": "survey-file-unsafe",
    "template-outside-link": "survey-file-unsafe",
    "template-without-fields": "survey-file-without-fields",
}
letters = st.text(
    st.characters(codec="cp1252", exclude_categories=("Cc", "Cf", "Zs")), max_size=40
)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as to:
        to.do(record_meeting, RecordMeeting, Record(held=TODAY))
        yield to


@lru_cache(maxsize=32)
def file_of(survey: str, group: SurveyGroup, scale: str) -> bytes:
    return made(SURVEYS.surveys[survey], group, scale)


def filled(
    to: Desk,
    group: SurveyGroup = YOUNG,
    words: str = "",
    form: str = FORM,
    **answers: str,
) -> bytes:
    """Give a file of a home filled in; ``form`` is what its id begins with."""
    by_question = {
        name.replace("_", "-"): ("faces-3" if group is YOUNG else "agree-5", answer)
        for name, answer in answers.items()
    }
    told = given_to(MEETING, group, by_question, words)
    return sealed(to, by_pypdf(file_of("meeting", group, "faces-3"), told), group, form)


def sealed(
    to: Desk, data: bytes, group: SurveyGroup = YOUNG, form: str = FORM
) -> bytes:
    """Give a file the id and the seal of one that was made at the home."""
    with to.ports.store.reading() as work:
        seal = work.surveys.seal(f"meeting/{MEETING.edition}/{group.value}/{form}")
    return changed(data, FORM, f"{form}-{seal}")


def read(to: Desk, *files: bytes | None) -> list[str]:
    """Read files in and give what is said of each; empty for one that was read."""
    named = tuple(SurveyFile(f"{n}.pdf", data) for n, data in enumerate(files))
    order = ReadSurveyFiles(to.case.id, to.case.meetings[0].id, named)
    return [one.code for one in read_survey_files(order, to.ports).files]


def counts(to: Desk) -> dict[str, str]:
    """Give what was answered, by question; nothing is answered twice here."""
    with to.ports.store.reading() as work:
        found = work.surveys.counts()
    return {c.question: c.answer for c in found if c.answer != BLANK}


def evaluated(to: Desk) -> list[tuple[SurveyGroup, int, int]]:
    case = read_case(to.case.id, to.ports).case
    counted = case.meetings[0].evaluations
    return [(e.group, e.handed_out, e.answered) for e in counted]


def changed(data: bytes, before: str, after: str) -> bytes:
    """Give a file whose fields are called something else."""
    writer = PdfWriter(clone_from=BytesIO(data))
    root: Any = writer.root_object
    for one in root["/AcroForm"]["/Fields"]:
        node = one.get_object()
        name = str(node["/T"]).replace(before, after)
        node[NameObject("/T")] = TextStringObject(name)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@st.composite
def answered(draw: Any) -> tuple[Survey, SurveyGroup, str, dict[str, Any], str]:
    survey, group, scale = draw(st.sampled_from(EACH))
    answers = {}
    for question in survey.questions[group]:
        asked = scale_of(question, scale)
        answer = draw(st.sampled_from(asked.answers))
        if answer != BLANK:
            answers[question.id] = (asked.id, answer)
    return survey, group, scale, answers, draw(letters)


@pytest.mark.journey
@example((*EACH[0], {}, "/ja"), by_pypdf)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(answered(), st.sampled_from(FILLERS))
def test_whatever_is_answered_in_any_program_is_read_back(
    one: tuple[Survey, SurveyGroup, str, dict[str, Any], str], fill: Any
) -> None:
    survey, group, scale, answers, words = one
    data = fill(file_of(survey.id, group, scale), given_to(*one[:2], answers, words))
    form = SurveyForm(survey.id, survey.edition, group, FORM)
    found = returned_form(fields.filled_in(data))
    assert found == ReturnedForm(form, answers, words)


@pytest.mark.parametrize("fill", FILLERS)
def test_a_file_that_comes_back_leaves_its_answers_and_a_count(
    held: Desk, fill: Any
) -> None:
    given_ = {"listened": ("faces-3", "3"), "felt-safe": ("faces-3", "wont-say")}
    data = fill(
        file_of("meeting", YOUNG, "faces-3"),
        given_to(MEETING, YOUNG, given_, "Åsa lyssnade på mig."),
    )
    assert read(held, sealed(held, data)) == [""]
    assert counts(held) == {"listened": "3", "felt-safe": "wont-say"}
    with held.ports.store.reading() as work:
        assert [one.words for one in work.surveys.remarks()] == ["Åsa lyssnade på mig."]
    assert evaluated(held) == [(YOUNG, 1, 1)]


def test_the_same_file_is_counted_once_however_it_is_saved(held: Desk) -> None:
    assert read(held, filled(held, listened="3"), filled(held, listened="1")) == [
        "",
        "survey-file-read-before",
    ]
    assert read(held, filled(held, listened="3")) == ["survey-file-read-before"]
    assert counts(held) == {"listened": "3"}
    assert evaluated(held) == [(YOUNG, 1, 1)]


def test_one_file_that_is_wrong_stops_no_other(held: Desk) -> None:
    other = filled(held, GUARDIAN, form="another", right_actors="4")
    assert read(held, b"hej", None, filled(held, listened="2"), other) == [
        "survey-file-not-pdf",
        "survey-file-unreadable",
        "",
        "",
    ]
    assert counts(held) == {"listened": "2", "right-actors": "4"}


@pytest.mark.journey
@pytest.mark.parametrize("name", hostile.PDF)
def test_an_unsafe_file_is_refused_for_its_reason(held: Desk, name: str) -> None:
    reason, make = hostile.PDF[name]
    assert read(held, make()) == [NOT_THE_FORMS[reason]]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("/1/", "/2/", "survey-file-other-edition"),
        ("meeting", "lunch", "survey-file-not-ours"),
        ("young-person", "coordinator", "survey-file-not-ours"),
        ("young-person", "guardian", "survey-file-changed"),
        (FORM, "4f3a9166-0000-4000-8000-000000000001", "survey-file-changed"),
        ("meeting/", "discharge/", "survey-file-changed"),
        ("young-person", "nobody", "survey-file-not-ours"),
        ("/1/", "/en/", "survey-file-not-ours"),
        ("/1/", f"/{'9' * 400}/", "survey-file-not-ours"),
        (FORM, "", "survey-file-changed"),
        ("enkat", "annat", "survey-file-not-ours"),
        ("listened", "no-such", "survey-answer-unknown"),
        ("faces-3", "agree-5", "survey-answer-unknown"),
        ("faces-3", "no-such", "survey-answer-unknown"),
    ],
)
def test_another_form_is_told_from_ours(
    held: Desk, before: str, after: str, code: str
) -> None:
    assert read(held, changed(filled(held, listened="3"), before, after)) == [code]
    assert counts(held) == {}
    # Nothing of it is remembered: the right file may still come.
    assert read(held, filled(held, listened="3")) == [""]


def test_a_file_with_the_fields_of_two_forms_is_none_of_ours(held: Desk) -> None:
    two = changed(filled(held, listened="3"), "/listened", "0/listened")
    assert read(held, two) == ["survey-file-not-ours"]


def test_a_hundred_forms_made_of_one_are_none(held: Desk) -> None:
    one = filled(held, listened="1")
    many = [changed(one, FORM, f"{number:08}") for number in range(5)]
    assert set(read(held, *many)) == {"survey-file-changed"}
    unsealed = changed(one, f"{FORM}-", f"{FORM}")
    assert read(held, unsealed) == ["survey-file-changed"]
    assert counts(held) == {}
    # The key of another home seals otherwise.
    assert isinstance(held.ports.store, Database)
    with held.ports.store._writing() as db:
        db.execute(update(identity).values(private=bytes(32)))
    assert read(held, one) == ["survey-file-changed"]


def test_files_are_looked_at_and_nothing_is_kept(held: Desk) -> None:
    files = (
        SurveyFile("a.pdf", filled(held, listened="3")),
        SurveyFile("b.pdf", b"hej"),
        SurveyFile("c.pdf", None),
    )
    order = ReadSurveyFiles(held.case.id, held.case.meetings[0].id, files)
    assert look_at_survey_files(order, held.ports) == (
        FileRead("a.pdf", group=YOUNG),
        FileRead("b.pdf", "survey-file-not-pdf"),
        FileRead("c.pdf", "survey-file-unreadable"),
    )
    assert counts(held) == {}
    assert evaluated(held) == []
    with refused("survey-files-too-many"):
        look_at_survey_files(
            replace(order, files=files[:1] * (MOST_FILES + 1)), held.ports
        )


def look(to: Desk, *files: bytes | None) -> list[tuple[str, bool]]:
    """Look at files, and give of each what is said, and whether it is not counted."""
    named = tuple(SurveyFile(f"{n}.pdf", data) for n, data in enumerate(files))
    order = ReadSurveyFiles(to.case.id, to.case.meetings[0].id, named)
    return [(one.code, one.uncounted) for one in look_at_survey_files(order, to.ports)]


def test_looking_tells_what_reading_would_of_each_file(held: Desk) -> None:
    before = filled(held, form="before", listened="2")
    assert read(held, before) == [""]
    one, other = filled(held, listened="3"), filled(held, listened="1")
    blank = sealed(held, file_of("meeting", YOUNG, "faces-3"), form="blank")
    odd = changed(filled(held, form="odd", listened="3"), "listened", "no-such")
    files = (blank, one, other, before, odd)
    told = [code for code, _ in look(held, *files)]
    assert told == [
        "survey-file-empty",
        "",
        "survey-file-twice",
        "survey-file-read-before",
        "survey-answer-unknown",
    ]
    assert [bool(code) for code in read(held, *files)] == [bool(code) for code in told]


def test_an_empty_copy_does_not_stand_in_the_way_of_the_filled_in(held: Desk) -> None:
    blank = sealed(held, file_of("meeting", YOUNG, "faces-3"))
    files = (blank, filled(held, listened="3"))
    assert [code for code, _ in look(held, *files)] == ["survey-file-empty", ""]
    assert read(held, *files) == ["survey-file-empty", ""]


def test_that_the_case_is_closed_is_said_before_anything_is_read(held: Desk) -> None:
    file = filled(held, listened="3")
    assert look(held, file) == [("", False)]
    held.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    held.do(close_case, CloseCase)
    assert look(held, file) == [("", True)]


def test_that_the_meeting_was_not_held_is_said_before_anything_is_read(
    tmp_path: Path,
) -> None:
    with desk(tmp_path) as to, refused("meeting-not-held"):
        look(to, filled(to, listened="3"))


def test_an_empty_file_and_one_without_fields_are_told_apart(held: Desk) -> None:
    blank = sealed(held, file_of("meeting", YOUNG, "faces-3"))
    assert read(held, blank, flat(filled(held, listened="3"))) == [
        "survey-file-empty",
        "survey-file-without-fields",
    ]
    assert read(held, filled(held, listened="3")) == [""]


def test_words_beyond_all_measure_are_refused_and_odd_letters_dropped(
    held: Desk,
) -> None:
    long = filled(held, words="x" * 4001)
    odd = filled(held, words="Bra\u202e\x07 möte")
    assert read(held, long, odd) == ["survey-file-too-big", ""]
    with held.ports.store.reading() as work:
        assert [one.words for one in work.surveys.remarks()] == ["Bra möte"]


def test_what_is_about_no_file_stops_them_all(held: Desk) -> None:
    many = [filled(held, listened="3")] * (MOST_FILES + 1)
    with refused("survey-files-too-many"):
        read(held, *many)


def test_no_file_is_read_before_the_meeting(tmp_path: Path) -> None:
    with desk(tmp_path) as to, refused("meeting-not-held"):
        read(to, filled(to, listened="3"))


def test_each_file_that_is_made_is_another_and_a_paper_has_no_number(
    held: Desk,
) -> None:
    order = MakeSurvey("meeting", GUARDIAN, fillable=True)
    one, other = make_survey(order, held.ports), make_survey(order, held.ports)
    ids = {
        returned_form(fields.filled_in(made_.data)).form.id for made_ in (one, other)
    }
    assert len(ids) == 2
    paper = make_survey(MakeSurvey("meeting", GUARDIAN), held.ports)
    assert PdfReader(BytesIO(paper.data)).get_fields() is None
    assert paper.file_name == "enkat-guardian.pdf"
    assert all(name.startswith("enkat-") for name in (one.file_name, other.file_name))
    assert "alva" not in (one.text + one.file_name).casefold()


def test_copies_handed_out_are_counted_at_the_meeting(held: Desk) -> None:
    meeting = held.case.meetings[0].id
    held.do(hand_out_survey, HandOutSurvey, meeting, GUARDIAN, 2)
    held.do(hand_out_survey, HandOutSurvey, meeting, GUARDIAN, 1)
    held.do(hand_out_survey, HandOutSurvey, meeting, YOUNG, 1)
    assert evaluated(held) == [(GUARDIAN, 3, 0), (YOUNG, 1, 0)]
    assert read(held, filled(held, listened="3")) == [""]
    assert evaluated(held) == [(GUARDIAN, 3, 0), (YOUNG, 1, 1)]


def test_what_is_remembered_of_a_file_is_its_random_id_alone(held: Desk) -> None:
    read(held, filled(held, listened="3"))
    assert [column.name for column in survey_form.columns] == ["id"]
    assert not survey_form.foreign_keys


def test_the_answer_to_a_reading_tells_of_no_answers(held: Desk) -> None:
    order = ReadSurveyFiles(
        held.case.id,
        held.case.meetings[0].id,
        (SurveyFile("svar.pdf", filled(held, listened="3")),),
    )
    found = read_survey_files(order, held.ports)
    assert found.files == (FileRead("svar.pdf"),)
    assert found.label == ""
    assert found.case.version == read_case(held.case.id, held.ports).case.version


def test_a_file_that_comes_after_the_case_is_closed_is_kept_and_not_counted(
    held: Desk,
) -> None:
    file = SurveyFile("svar.pdf", filled(held, listened="3"))
    held.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    held.do(close_case, CloseCase)
    order = ReadSurveyFiles(held.case.id, held.case.meetings[0].id, (file,))
    first, again = (read_survey_files(order, held.ports) for _ in range(2))
    assert (first.files, first.uncounted) == ((FileRead("svar.pdf"),), True)
    assert (counts(held), evaluated(held)) == ({"listened": "3"}, [])
    assert not again.uncounted, "nothing was kept of a file that was read before"
