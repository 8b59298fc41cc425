"""All content together, as frozen values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING

from sipdesk.content.concept import Concept, OwnWords
from sipdesk.content.document import Block
from sipdesk.content.figures import FigureTexts
from sipdesk.content.handbook import Handbook
from sipdesk.content.health import HealthTexts
from sipdesk.content.materials import Material
from sipdesk.content.own_pictures import OwnPictures
from sipdesk.content.pathway import Pathways
from sipdesk.content.survey_paper import SurveyWords
from sipdesk.content.surveys import Surveys
from sipdesk.content.tags import SWEDISH
from sipdesk.domain.admission import Giver
from sipdesk.domain.case import Case
from sipdesk.domain.ground import Ground
from sipdesk.domain.party import PartyKind
from sipdesk.domain.printed_figures import Publication
from sipdesk.domain.region import Region
from sipdesk.domain.reminder import Reminders
from sipdesk.domain.routine import Routine
from sipdesk.domain.track import Milestone, Proposal

if TYPE_CHECKING:  # these load what is seldom needed
    from sipdesk.content.installed import Installed
    from sipdesk.content.picture_search import PictureIndex


@dataclass(frozen=True, slots=True)
class Law:
    """A provision as it was read. No text is quoted; only what it is about."""

    id: str
    name: str  # "Socialtjänstlag (2025:400)"
    place: str  # "10 kap. 8-9 §§", with no-break spaces
    about: str
    source: str
    read_on: date
    status: str  # verified, check, outdated, proposal
    valid_from: date | None = None
    valid_to: date | None = None
    basis: bool = False  # can be a placement's legal basis
    ground: bool = False  # can be chosen as a ground for sharing
    stamp: bool = False  # can stand in a secrecy stamp

    @property
    def reference(self) -> str:
        """How the law is named on a paper: ``10 kap. 8-9 §§ SoL``."""
        return f"{self.place} {self.name}".strip()

    def holds_on(self, day: date) -> bool:
        """Whether the provision is in force on a day, as far as it is known."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Hint:
    """What is good to know of a choice, and where that is from."""

    text: str
    source: str
    read_on: date
    status: str  # verified, check, outdated


@dataclass(frozen=True, slots=True)
class Choice:
    """A code and what it is called.

    ``in_lists`` is what lists of many cases say instead, where the text itself tells of
    health, consent or law (förordning 2001:637 9 §); empty where it tells of none.
    """

    code: str
    text: str
    in_lists: str = ""
    hint: Hint | None = None

    @property
    def listed(self) -> str:
        """What lists of many cases say."""
        return self.in_lists or self.text


@dataclass(frozen=True, slots=True)
class ListedThing(Choice):
    """A thing that should come with a placement, and who is to give it."""

    giver: Giver | None = None  # None: of anybody
    several: bool = False  # there can be more than one, each with its own answer


@dataclass(frozen=True, slots=True)
class Kommun:
    """A kommun and its region."""

    code: str
    name: str
    region: str
    full_name: str = ""  # Österåkers kommun


@dataclass(frozen=True, slots=True)
class ContactRole:
    """In what role a contact works, and what kind of actor that is."""

    code: str
    text: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an institution's own file was refused; the built-in one is used."""

    file: str
    line: int  # 0 when the whole file is meant
    reason: str  # a Swedish sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of a letter, and what the part is called."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a paper says, kept in ``resources/texts``."""

    id: str
    title: str
    version: str
    source: str
    read_on: date
    status: str  # verified, check, outdated
    placeholders: Mapping[str, str]  # name: what it stands for
    passages: Mapping[str, Passage]
    text: str  # as it was written, below what stands above the text


class SheetKind(Enum):
    """What a sheet is for."""

    INFORMATION = "information"
    FORM = "form"
    SUPPORT = "support"


class Sender(Enum):
    """Who stands as the sender of a sheet.

    A home's name gives away where somebody is: only what stays inside SiS or goes to
    the young person is the home's. What a kommun or region answers for names no sender.
    """

    HOME = "home"
    SIS = "sis"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper without a case: information or an empty form. All of it is public."""

    id: str
    title: str
    audience: str  # "Till dig som är ung"
    kind: SheetKind
    sender: Sender
    order: int  # among those of its kind
    source: str
    read_on: date
    status: str  # verified, check, outdated; unreviewed for every translation
    blocks: tuple[Block, ...]
    text: str  # as it was written, below what stands above the text
    file_sum: str  # SHA-256 of the whole file
    lang: str = SWEDISH
    translates: str = ""  # the id of the sheet that this is a translation of
    original_sum: str = ""  # that sheet's ``text_sum`` when it was translated

    @property
    def text_sum(self) -> str:
        """SHA-256 of the text, whatever empty lines stand around it."""
        return sha256(self.text.strip().encode()).hexdigest()

    @property
    def is_translation(self) -> bool:
        """Whether it says in another language what a Swedish sheet says."""
        return bool(self.translates)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets, by kind and order, and what was wrong with the home's own."""

    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()

    def find(self, sheet_id: str) -> Sheet | None:
        """Find a sheet by its id."""
        return next((one for one in self.sheets if one.id == sheet_id), None)


def _nobody() -> Case:
    raise LookupError("no example was read")


def _no_figures() -> Publication:
    raise LookupError("no figures were read")


def _nothing_installed() -> "Installed":
    raise LookupError("no packages were looked for")


def _no_pictures(_: OwnWords, __: OwnPictures) -> "PictureIndex":
    raise LookupError("no pictures were read")


@dataclass(frozen=True, slots=True)
class Content:
    """Everything read from ``resources/``."""

    routine: Routine
    laws: Mapping[str, Law]
    grounds: Mapping[str, Ground]
    admission_items: tuple[ListedThing, ...]
    decline_reasons: tuple[Choice, ...]
    waiting_for: tuple[Choice, ...]
    pathways: Pathways
    missing_things: tuple[Choice, ...]
    kommuner: tuple[Kommun, ...]
    texts: Mapping[str, Letter]
    problems: tuple[Problem, ...] = ()
    contact_roles: tuple[ContactRole, ...] = ()
    staff_roles: tuple[Choice, ...] = ()
    trainings: tuple[Choice, ...] = ()
    region_facts: Mapping[str, Region] = field(default_factory=dict)  # every one's
    transfer_grounds: Mapping[str, Ground] = field(default_factory=dict)
    reminders: Reminders = field(default_factory=lambda: Reminders(()))
    health: HealthTexts = field(default_factory=HealthTexts)
    track: Mapping[str, Milestone] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    # Read when first asked for: no start of the program waits for them.
    read_sheets: Callable[[], Sheets] = field(default=Sheets, compare=False)
    read_example: Callable[[], Case] = field(default=_nobody, compare=False)
    read_concepts: Callable[[], Mapping[str, Concept]] = field(
        default=dict, compare=False
    )
    read_materials: Callable[[], Mapping[str, Material]] = field(
        default=dict, compare=False
    )
    read_figures: Callable[[], FigureTexts] = field(default=FigureTexts, compare=False)
    read_handbook: Callable[[], Handbook] = field(default=Handbook, compare=False)
    read_installed: Callable[[], "Installed"] = field(
        default=_nothing_installed, compare=False
    )
    read_surveys: Callable[[], Surveys] = field(default=Surveys, compare=False)
    read_pilot: Callable[[], Publication] = field(default=_no_figures, compare=False)
    read_survey_words: Callable[[], SurveyWords] = field(
        default=SurveyWords, compare=False
    )
    read_mulberry: Callable[[], Mapping[str, str]] = field(default=dict, compare=False)
    picture_index: Callable[[OwnWords, OwnPictures], "PictureIndex"] = field(
        default=_no_pictures, compare=False
    )  # made anew when the home's own words or pictures change

    def reminder_text(self, kind: str) -> str:
        """Say in the case what waits, by a rule's id; nothing of one that is gone."""
        rule = self.reminders.find(kind)
        return rule.text if rule is not None else ""

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions' names, each once, in the order of the kommuner."""
        return tuple(dict.fromkeys(k.region for k in self.kommuner))
