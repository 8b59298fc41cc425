"""The surveys and their scales, as data: who is asked, in which words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sipdesk.content.toml_table import CODE_LONGEST, LINE_LONGEST, Refused, Table
from sipdesk.domain.survey import BLANK, DONT_KNOW, WONT_SAY, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its value, its words, and its face where there is one."""

    value: str
    words: str
    face: str = ""  # concept in resources/pictures


@dataclass(frozen=True, slots=True)
class Scale:
    """What can be answered, from the least to the most; beside it what is no step."""

    id: str
    steps: tuple[Step, ...]
    dont_know: str  # the words for it
    wont_say: str

    @property
    def has_faces(self) -> bool:
        """Whether each step has a face."""
        return all(step.face for step in self.steps)

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer there is, the steps first."""
        return (*(step.value for step in self.steps), DONT_KNOW, WONT_SAY, BLANK)


@dataclass(frozen=True, slots=True)
class Question:
    """One question as one group reads it.

    ``pilot`` is the pilot's item it can be compared with, empty when there is none.
    """

    id: str
    words: str
    scales: tuple[Scale, ...]  # to choose among; the first is proposed
    pilot: str = ""
    picture: str = ""  # concept in resources/pictures


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey: its questions by who answers them."""

    id: str
    edition: int  # raised when what is asked changes its meaning: answers are
    # counted by it, and files of another are not read in
    occasion: SurveyOccasion
    name: str
    about: str
    source: str
    read_on: date
    status: str  # verified, check, outdated
    questions: Mapping[SurveyGroup, tuple[Question, ...]]
    remark: Mapping[SurveyGroup, str]  # what asks for own words, where it is asked for

    @property
    def groups(self) -> tuple[SurveyGroup, ...]:
        """Who is asked, in the order of ``SurveyGroup``."""
        return tuple(one for one in SurveyGroup if one in self.questions)


@dataclass(frozen=True, slots=True)
class Surveys:
    """All scales and surveys, by id."""

    scales: Mapping[str, Scale] = field(default_factory=dict)
    surveys: Mapping[str, Survey] = field(default_factory=dict)

    def on(self, occasion: SurveyOccasion) -> Survey:
        """Give the survey of an occasion; there is one of each."""
        return next(s for s in self.surveys.values() if s.occasion is occasion)

    @property
    def question_ids(self) -> tuple[str, ...]:
        """Name every question once, in the order that a group is asked."""
        asked = (
            question.id
            for survey in self.surveys.values()
            for group in survey.groups
            for question in survey.questions[group]
        )
        return tuple(dict.fromkeys(asked))

    @property
    def steps(self) -> Mapping[str, tuple[str, ...]]:
        """Name the steps of every scale, by its id, in their order."""
        return {
            scale.id: tuple(step.value for step in scale.steps)
            for scale in self.scales.values()
        }


def read_scales(table: Table) -> Mapping[str, Scale]:
    """Read the scales, by id.

    Raises:
        Refused: an id or a value stands twice, or a row is not as it must be.

    """
    scales: dict[str, Scale] = {}
    for row in table.tables("scale"):
        scale = Scale(
            row.code("id"),
            tuple(_steps(row)),
            row.text("dont_know", LINE_LONGEST),
            row.text("wont_say", LINE_LONGEST),
        )
        row.end()
        if scale.id in scales:
            raise Refused("content-id-twice", (*row.place, "id"), id=scale.id)
        scales[scale.id] = scale
    table.end()
    return MappingProxyType(scales)


def _steps(table: Table) -> Iterator[Step]:
    seen = {DONT_KNOW, WONT_SAY, BLANK}
    for row in table.tables("step"):
        step = Step(
            row.code("value"),
            row.text("words", LINE_LONGEST),
            row.optional_text("face", CODE_LONGEST),
        )
        row.end()
        if step.value in seen:
            raise Refused("content-id-twice", (*row.place, "value"), id=step.value)
        seen.add(step.value)
        yield step


def read_survey(table: Table, name: str, scales: Mapping[str, Scale]) -> Survey:
    """Read one survey; ``name`` is its file's, and its id.

    Raises:
        Refused: it asks nobody, an id stands twice, or a scale is not known.

    """
    survey = Survey(
        id=name,
        edition=table.number("edition"),
        occasion=_one_of(table, "occasion", SurveyOccasion),
        name=table.text("name", LINE_LONGEST),
        about=table.text("about"),
        source=table.text("source"),
        read_on=table.needed_day("read_on"),
        status=table.status(),
        questions=MappingProxyType(_questions(table, scales)),
        remark=MappingProxyType(_by_group(table.table("remark"))),
    )
    table.end()
    return survey


def _questions(
    table: Table, scales: Mapping[str, Scale]
) -> dict[SurveyGroup, tuple[Question, ...]]:
    found: dict[SurveyGroup, list[Question]] = {}
    ids: set[str] = set()
    for row in table.tables("question"):
        question = row.code("id")
        if question in ids:
            raise Refused("content-id-twice", (*row.place, "id"), id=question)
        ids.add(question)
        among = tuple(_scales(row, scales))
        pilot = row.optional_text("pilot", CODE_LONGEST)
        picture = row.optional_text("picture", CODE_LONGEST)
        for who, words in _by_group(row.table("words")).items():
            asked = Question(question, words, among, pilot, picture)
            found.setdefault(who, []).append(asked)
        row.end()
    return {who: tuple(asked) for who, asked in found.items()}


def _scales(row: Table, scales: Mapping[str, Scale]) -> Iterator[Scale]:
    names = row.texts("scales", CODE_LONGEST)
    if not names:
        raise Refused("content-key-missing", row.place, key="scales")
    for name in names:
        if name not in scales:
            raise Refused("content-id-strange", (*row.place, "scales"), id=name)
        yield scales[name]


def _by_group(table: Table) -> dict[SurveyGroup, str]:
    words = {
        who: table.text(who.value, LINE_LONGEST)
        for who in SurveyGroup
        if who.value in table.keys
    }
    table.end()
    return words


def _one_of(table: Table, key: str, kinds: type[SurveyOccasion]) -> SurveyOccasion:
    written = table.text(key, CODE_LONGEST)
    found = next((kind for kind in kinds if kind.value == written), None)
    if found is None:
        raise Refused("content-id-strange", (*table.place, key), id=written)
    return found
