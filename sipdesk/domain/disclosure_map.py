"""Who may know what on a day: every recipient by every kind, as the guard answers.

There is no rule here. A map is only the guard's answers side by side, so that somebody
can look at them all at once before anything is given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.ground import ChosenGround
from sipdesk.domain.guard import Reasons, Verdict, kind_lacks, reasons
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.party import PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON

SHOWN: Final = (
    *CONSENTABLE,
    Information.NUMBER,
    Information.PLACE,
    Information.LEGAL_BASIS,
    Information.CONSENT,
    Information.PARTICIPANTS,
    Information.PROCESS,
    Information.IDENTITY,
)
"""The kinds on the map: what can be consented to first, and nothing that is public."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one recipient may know one kind on the day, and why or why not."""

    kind: Information
    verdict: Verdict
    ground: str = ""  # id in resources/laws.toml; empty when it may not be given
    words: tuple[str, ...] = ()  # ids of the consents, or of the chosen ground
    until: date | None = None  # the last day; None = while the rule holds
    missing: str = ""  # code of the sentence that names what is missing

    @property
    def opens_place(self) -> bool:
        """Whether somebody has let the recipient know where the young person is."""
        return self.kind is Information.PLACE and self.verdict is Verdict.MAY


@dataclass(frozen=True, slots=True)
class MapRow:
    """What one recipient may know: a cell for each of ``SHOWN``, in that order."""

    recipient: str  # a party's id or YOUNG_PERSON
    cells: tuple[Cell, ...]


def disclosure_map(case: Case, day: date) -> tuple[MapRow, ...]:
    """Answer for the young person and every party what they may know on a day."""
    return tuple(
        MapRow(recipient, tuple(_cells(case, recipient, day)))
        for recipient in (YOUNG_PERSON, *(party.id for party in case.parties))
    )


def chosen_for(case: Case, cell: Cell) -> ChosenGround | None:
    """Find the chosen ground that an answer rests on, if it rests on one."""
    return next((g for g in case.grounds if g.id in cell.words), None)


def not_entered(case: Case) -> tuple[PartyKind, ...]:
    """Name the branches of SiS that are recipients of their own but no party here."""
    entered = {party.kind for party in case.parties}
    branches = (PartyKind.SIS_HEALTH, PartyKind.SIS_SCHOOL)
    return tuple(branch for branch in branches if branch not in entered)


def _cells(case: Case, recipient: str, day: date) -> Iterator[Cell]:
    found = reasons(case, recipient, day)
    for kind in SHOWN:
        yield _cell(case, recipient, day, kind, found)


def _cell(
    case: Case, recipient: str, day: date, kind: Information, found: Reasons
) -> Cell:
    why = found.get(kind)
    if why is None:
        missing = kind_lacks(case, recipient, kind, day)
        return Cell(kind, Verdict.NO, missing=missing)
    return Cell(kind, why.verdict, why.ground, why.words, why.until)
