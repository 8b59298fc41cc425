"""Enkäten på papper: made, handed out and counted, and read in from files that return.

A file carries which survey it is, its edition and group, and a random id. What is read
from it is kept as any answer is, of nobody; the file itself is kept nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hmac import compare_digest
from types import MappingProxyType
from typing import Final

from sipdesk.content.surveys import Survey
from sipdesk.content.swedish import file_word
from sipdesk.content.texts import filled
from sipdesk.documents.letters import cleaned
from sipdesk.documents.survey import SurveySpeech, survey_paper, survey_text
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.many import find
from sipdesk.domain.survey_form import ReturnedForm, SurveyForm, returned_form
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import with_handed_out
from sipdesk.usecases.meeting import with_meeting
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change
from sipdesk.usecases.sheets import SUBJECT
from sipdesk.usecases.survey import Answer, AnswerSurvey, answer_survey, check_answers

MOST_BYTES: Final = 5 * 2**20
"""Of a file that came back; one of ours is a tenth of a million."""
MOST_FILES: Final = 50
"""So many are read at once."""
REMARK_LONGEST: Final = 4000

UNREADABLE: Final = "survey-file-unreadable"
TWICE: Final = "survey-file-twice"
_REASONS: Final = MappingProxyType(
    {
        "template-not-pdf": "survey-file-not-pdf",
        "template-too-big": "survey-file-too-big",
        "template-locked": "survey-file-locked",
        "template-pdf-program": "survey-file-unsafe",
        "template-embedded": "survey-file-unsafe",
        "template-outside-link": "survey-file-unsafe",
        "survey-empty": "survey-file-empty",
    }
)
"""What is wrong with a file, as it is said of a survey."""
_OF_FILES: Final = frozenset(
    {
        *_REASONS.values(),
        "survey-file-not-ours",
        "survey-file-changed",
        "survey-answer-unknown",
        "survey-file-other-edition",
        "survey-file-read-before",
        "survey-file-without-fields",
    }
)
"""What is said of one file; anything else is about all of them."""


@dataclass(frozen=True, slots=True)
class MakeSurvey:
    """A survey for a group. ``scale`` is the one chosen where there is a choice."""

    survey: str
    group: SurveyGroup
    scale: str = ""
    fillable: bool = False


@dataclass(frozen=True, slots=True)
class MadeSurvey:
    """A survey as a paper, or as a file to fill in; each file is another."""

    data: bytes
    text: str
    pages: int
    file_name: str


@dataclass(frozen=True, slots=True)
class HandOutSurvey:
    """So many copies for a group that have just been given out."""

    case: CaseId
    seen: int
    meeting: str
    group: SurveyGroup
    copies: int


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """A file that came back, by its name; None when it could not be read at all."""

    name: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class ReadSurveyFiles:
    """Files with answers, and the meeting where they are counted."""

    case: CaseId
    meeting: str
    files: tuple[SurveyFile, ...]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file: its answers are kept, or ``code`` says why not.

    Of one that has only been looked at ``group`` says whose answers they would be, and
    ``uncounted`` that they would be kept but not counted, for the case is closed.
    """

    name: str
    code: str = ""
    group: SurveyGroup | None = None
    uncounted: bool = False


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What came of each file, and the case as it is now.

    ``uncounted`` when the case was closed, so that answers are kept and not counted.
    It has no label, for answers that belong to nobody cannot be undone.
    """

    files: tuple[FileRead, ...]
    case: Case
    label: str = ""
    uncounted: bool = False


def make_survey(order: MakeSurvey, ports: Ports) -> MadeSurvey:
    """Make a survey to be printed, or a file to be filled in elsewhere.

    Raises:
        Missing: there is no such survey, or it does not ask the group.

    """
    from sipdesk.documents.pdf.survey.render import (  # noqa: PLC0415  (when one is made)
        render_survey,
    )

    survey = ports.content.read_surveys().surveys.get(order.survey)
    if survey is None or order.group not in survey.questions:
        raise Missing
    speech = SurveySpeech(
        ports.content.read_survey_words(),
        ports.content.read_concepts(),
        filled(ports.content.texts["shared"], SUBJECT),
    )
    form = _new_form(survey, order.group, ports).id if order.fillable else ""
    paper = survey_paper(survey, order.group, order.scale, form, speech)
    made = render_survey(paper)
    name = f"enkat-{paper.number or order.group.value}.pdf"
    return MadeSurvey(made.data, survey_text(paper), made.pages, name)


def _new_form(survey: Survey, group: SurveyGroup, ports: Ports) -> SurveyForm:
    id_ = file_word(ports.new_id())
    form = SurveyForm(survey.id, survey.edition, group, id_)
    with ports.store.reading() as work:
        return form.sealed_by(work.surveys.seal(form.told))


def hand_out_survey(order: HandOutSurvey, ports: Ports) -> Change:
    """Count copies as handed out, once they have been.

    Raises:
        Conflict: the case has moved on.
        RuleBroken: ``meeting-not-held``, ``case-closed``.
        Missing: there is no such meeting.

    """

    def edit(case: Case) -> Case:
        meeting = find(case.meetings, order.meeting)
        if meeting.record.held is None:
            raise RuleBroken("meeting-not-held")
        counted = with_handed_out(meeting, order.group, order.copies, ports.new_id())
        return with_meeting(case, counted)

    return change(order.case, order.seen, "survey-handed-out", ports, edit)


def look_at_survey_files(order: ReadSurveyFiles, ports: Ports) -> tuple[FileRead, ...]:
    """Tell what would come of files that came back; nothing is kept or counted.

    What they answer is not told: whoever sent one is known by their message. Of one
    that is there twice the first would be kept, and of the others that is said.

    Raises:
        RuleBroken: ``survey-files-too-many``, ``meeting-not-held``, ``right-missing``,
            ``branch-closed``.
        Missing: there is no such case or meeting.

    """
    _check_number(order)
    return tuple(_looked_at(order, ports))


def _check_number(order: ReadSurveyFiles) -> None:
    if len(order.files) > MOST_FILES:
        raise RuleBroken("survey-files-too-many", facts={"most": str(MOST_FILES)})


def _looked_at(order: ReadSurveyFiles, ports: Ports) -> Iterator[FileRead]:
    forms: set[str] = set()
    for file in order.files:
        if file.data is None:
            yield FileRead(file.name, UNREADABLE)
            continue
        try:
            answers = _answers(file.data, order, ports)
            uncounted = check_answers(answers, ports)
        except RuleBroken as refused:
            yield FileRead(file.name, _said_of_file(refused))
            continue
        if answers.form in forms:
            yield FileRead(file.name, TWICE)
        else:
            forms.add(answers.form)
            yield FileRead(file.name, group=answers.group, uncounted=uncounted)


def _said_of_file(refused: RuleBroken) -> str:
    """Give what is said of one file; what is about all of them goes on.

    Raises:
        RuleBroken: the same.

    """
    code = _REASONS.get(refused.code, refused.code)
    if code not in _OF_FILES:
        raise refused
    return code


def read_survey_files(order: ReadSurveyFiles, ports: Ports) -> FilesRead:
    """Read files that came back, each for itself: one that is wrong stops no other.

    Raises:
        RuleBroken: ``survey-files-too-many``, ``meeting-not-held``, ``right-missing``,
            ``branch-closed``.
        Missing: there is no such case or meeting.

    """
    _check_number(order)
    read = tuple(_read(order, ports))
    with ports.store.reading() as work:
        case = work.cases.get(order.case)
    kept = any(not one.code for one in read)
    return FilesRead(read, case, uncounted=kept and case.closing.closed is not None)


def _read(order: ReadSurveyFiles, ports: Ports) -> Iterator[FileRead]:
    for file in order.files:
        if file.data is None:
            yield FileRead(file.name, UNREADABLE)
            continue
        try:
            answer_survey(_answers(file.data, order, ports), ports)
        except RuleBroken as refused:
            yield FileRead(file.name, _said_of_file(refused))
        else:
            yield FileRead(file.name)


def _answers(data: bytes, order: ReadSurveyFiles, ports: Ports) -> AnswerSurvey:
    """Read what a file answers.

    Raises:
        RuleBroken: the reason it is refused.

    """
    from sipdesk.documents.pdf.template import form  # noqa: PLC0415  (when one comes)

    fields = form.filled_in(data)
    if not fields:
        raise RuleBroken("survey-file-without-fields")
    returned = _known(returned_form(fields), ports)
    answers = {
        question: Answer(scale, answer)
        for question, (scale, answer) in returned.answers.items()
    }
    return AnswerSurvey(
        returned.form.survey,
        returned.form.group,
        answers,
        returned.remark,
        order.case,
        order.meeting,
        returned.form.id,
    )


def _known(returned: ReturnedForm, ports: Ports) -> ReturnedForm:
    """Refuse a form of a survey that is not asked here, or was not made here."""
    form = returned.form
    survey = ports.content.read_surveys().surveys.get(form.survey)
    if survey is None or form.group not in survey.questions:
        raise RuleBroken("survey-file-not-ours")
    if form.edition != survey.edition:
        raise RuleBroken("survey-file-other-edition")
    with ports.store.reading() as work:
        seal = work.surveys.seal(form.unsealed.told)
    if not compare_digest(seal.encode(), form.seal.encode()):
        raise RuleBroken("survey-file-changed")
    # Half a letter, as a broken file may have, can be kept nowhere.
    whole = returned.remark.encode("utf-8", "ignore").decode()
    remark = cleaned(whole).strip()
    if len(remark) > REMARK_LONGEST:
        raise RuleBroken("survey-file-too-big")
    return replace(returned, remark=remark)
