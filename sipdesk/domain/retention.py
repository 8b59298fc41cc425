"""Gallring: what may be erased, when, and what hinders it.

Off until SiS's decision is registered (product rule 14, practice 31): the decision says
how many months after a case was closed, and no source says it in its place. Only what
is kept in KIA, or need not be, is erased; a legal hold stops all of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sipdesk.domain.case import CaseId
from sipdesk.domain.months import months_later


class RecordKind(Enum):
    """What is erased by one rule. It counts from the day the case was closed."""

    # With its journal, drafts, papers and reports, and what the access log says of it
    # beside its codes.
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a kind is kept after the case was closed, and by what it was decided."""

    id: str
    kind: RecordKind
    months: int
    basis: str


@dataclass(frozen=True, slots=True)
class Decision:
    """SiS's decision on gallring, as it was registered here."""

    id: str
    number: str
    day: date
    by: str  # the user who registered it
    rules: tuple[Rule, ...] = ()

    def rule(self, kind: RecordKind) -> Rule | None:
        """Find the rule for a kind."""
        return {rule.kind: rule for rule in self.rules}.get(kind)


@dataclass(frozen=True, slots=True)
class Hold:
    """That a case is to be kept whatever the decision says: a dispute, a review."""

    id: str
    case: CaseId
    since: date
    by: str
    why: str
    lifted: date | None = None


@dataclass(frozen=True, slots=True)
class Erasure:
    """The certificate of what was erased. It names nobody, nor any case.

    ``saves`` is how many saves the home had seen by then: the journal of what was
    erased went with it.
    """

    id: str
    at: datetime
    by: str
    kind: RecordKind
    decision: str  # its number
    count: int
    papers: int
    first: date  # the first and the last day on which one of them was closed
    last: date
    saves: int


@dataclass(frozen=True, slots=True)
class Cleared:
    """That all of a case is kept in KIA, or need not be kept: somebody went through it.

    ``id`` is the case's. It holds for the case as it was then: whatever is written in
    the case afterwards, a paper or a concern as well, takes it back.
    """

    id: str
    day: date
    by: str


class Hindrance(Enum):
    """Why a case that is closed is not erased."""

    TOO_EARLY = "too-early"
    HELD = "held"
    NOT_IN_KIA = "not-in-kia"  # a paper that is not marked as kept there
    NO_RECEIPT = "no-receipt"  # it was sent, and is not known to have come
    NOT_CLEARED = "not-cleared"  # nobody has said that the rest is, or need not be


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a case besides itself."""

    unmarked: int  # papers that are not marked as kept in KIA
    cleared: bool
    held: bool
    # It left as it is now, and no receipt has come. One who knows that it came, or
    # that it never will, opens it again and closes it as their own.
    astray: bool = False


def hindrances(
    closed: date, standing: Standing, rule: Rule, today: date
) -> tuple[Hindrance, ...]:
    """Name all that hinders a closed case from being erased on a day."""
    return tuple(_hindrances(closed, standing, rule, today))


def _hindrances(
    closed: date, standing: Standing, rule: Rule, today: date
) -> Iterator[Hindrance]:
    if today < months_later(closed, rule.months):
        yield Hindrance.TOO_EARLY
    if standing.held:
        yield Hindrance.HELD
    if standing.unmarked:
        yield Hindrance.NOT_IN_KIA
    if standing.astray:
        yield Hindrance.NO_RECEIPT
    if not standing.cleared:
        yield Hindrance.NOT_CLEARED
