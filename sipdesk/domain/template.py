"""A region's or kommun's own template for the plan, and which of our fields it takes.

The template itself is somebody else's file: a Word document with fields, or a form in
PDF. It is pointed out once and its fields are mapped to ours; after that a plan can
come out on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sipdesk.domain.placement import Placement


class TemplateForm(Enum):
    """What kind of file a template is."""

    DOCX = "docx"
    PDF = "pdf"


class PlanField(Enum):
    """What of a plan can stand in a field of somebody else's template.

    A value with a full stop is a column of the rows named before it.
    """

    YOUNG_PERSON = "young-person"
    NUMBER = "number"
    CASE_NUMBER = "case-number"
    ESTABLISHED = "established"
    VERSION = "version"
    REPLACES = "replaces"
    LEAD = "lead"
    LEAD_PRINCIPAL = "lead-principal"
    LEAD_PHONE = "lead-phone"
    CHAIR = "chair"
    MEETING_DAY = "meeting-day"
    PRINCIPALS = "principals"
    PARTICIPANTS = "participants"
    CONSENT_UNTIL = "consent-until"
    IMPORTANT = "important"
    WORKS_WELL = "works-well"
    WORKS_LESS = "works-less"
    LONG_GOALS = "long-goals"
    PART_GOALS = "part-goals"
    MEASURES_KOMMUN = "measures-kommun"
    MEASURES_REGION = "measures-region"
    MEASURES_OTHERS = "measures-others"
    DISAGREEMENT = "disagreement"
    OWN_PLAN = "own-plan"
    ASK_WHOM = "ask-whom"
    FOLLOW_UP = "follow-up"
    FOLLOW_UP_BY = "follow-up-by"
    DISCHARGE_DAY = "discharge-day"
    BEFORE_DISCHARGE = "before-discharge"
    OBJECTION = "objection"
    WITHHELD = "withheld"
    GOALS = "goals"
    GOAL_WORDS = "goals.words"
    GOAL_OTHER_WORDS = "goals.other-words"
    GOAL_AREA = "goals.area"
    GOAL_DUE = "goals.due"
    GOAL_STATE = "goals.state"
    MEASURES = "measures"
    MEASURE_WHAT = "measures.what"
    MEASURE_WHO = "measures.who"
    MEASURE_WHEN = "measures.when"
    MEASURE_OFTEN = "measures.often"
    MEASURE_GOAL = "measures.goal"
    MEASURE_STATE = "measures.state"

    @property
    def rows(self) -> "PlanField | None":
        """The rows this is a column of; None when it is no column."""
        owner, dot, _ = self.value.partition(".")
        return PlanField(owner) if dot else None

    @property
    def has_rows(self) -> bool:
        """Whether this is a list of rows, and so has columns."""
        return self in (PlanField.GOALS, PlanField.MEASURES)


class FieldSort(Enum):
    """What a field of a template can take."""

    TEXT = "text"  # one line
    LINES = "lines"
    TICK = "tick"
    CHOICE = "choice"
    ROWS = "rows"  # is repeated, with the fields inside it


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field found in a template; one inside rows is named ``rows.field``."""

    name: str
    sort: FieldSort
    label: str = ""  # what the template itself calls it, when it says so
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MappedField:
    """Which of our fields stands in a field of the template."""

    id: str
    name: str  # of the template's field
    field: PlanField


@dataclass(frozen=True, slots=True)
class RegionTemplate:
    """A template that was pointed out, and its mapping. Its file lies beside it.

    ``region`` and ``kommun`` say for whom it is: one of them, or both empty for any.
    A field of the template that is not mapped is left as it is.
    """

    id: str
    name: str
    form: TemplateForm
    sha256: str
    by: str  # a user's id
    at: datetime
    region: str = ""
    kommun: str = ""  # four-digit code
    fields: tuple[MappedField, ...] = ()


Value = str | tuple[Mapping[str, str], ...]
"""What stands in a field of a template: a text, or rows of texts by field."""


def chosen(said: str, choices: tuple[str, ...]) -> str:
    """Find the choice that says what is said; what is said itself if none does."""
    words = said.casefold().strip()
    exact = [c for c in choices if c.casefold().strip() == words]
    near = [c for c in choices if words and c.casefold().strip().startswith(words)]
    return next(iter((*exact, *near)), said)


STATUTE: tuple[frozenset[PlanField], ...] = (
    frozenset(
        {
            PlanField.MEASURES,
            PlanField.MEASURE_WHAT,
            PlanField.MEASURES_KOMMUN,
            PlanField.MEASURES_REGION,
        }
    ),
    frozenset(
        {
            PlanField.MEASURES,
            PlanField.MEASURE_WHO,
            PlanField.MEASURES_KOMMUN,
            PlanField.MEASURES_REGION,
        }
    ),
    frozenset({PlanField.MEASURES, PlanField.MEASURE_WHAT, PlanField.MEASURES_OTHERS}),
    frozenset({PlanField.LEAD, PlanField.LEAD_PRINCIPAL}),
)
"""The statute's four points (SoL 10:9, HSL 16:4): any field of each shows it."""


def points_missing(
    mapping: Mapping[str, PlanField], fields: Iterable[TemplateField]
) -> tuple[int, ...]:
    """List the statute's points that a mapping shows nothing of.

    Rows that are repeated show only what stands in their columns.
    """
    repeated = {one.name for one in fields if one.sort is FieldSort.ROWS}
    known = {field for name, field in mapping.items() if name not in repeated}
    return tuple(n for n, shown in enumerate(STATUTE, 1) if not shown & known)


def fitting(
    templates: Iterable[RegionTemplate],
    placement: Placement,
    kommun_regions: Mapping[str, str],
    *,
    knows_place: bool,
) -> tuple[RegionTemplate, ...]:
    """Choose the templates that a plan can come out on for one recipient.

    They are those of the placing kommun, its region and the home region. That of the
    region where the home lies would tell where the young person is: it is only for
    one who may know that.
    """
    regions = {placement.home_region, kommun_regions.get(placement.placing_kommun, "")}
    if knows_place:
        regions.add(placement.stay_region)
    return tuple(
        t
        for t in templates
        if (t.kommun and t.kommun == placement.placing_kommun)
        or (not t.kommun and (not t.region or t.region in regions))
    )
