"""Read what a change of consent touches, out of the case and the papers that went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from sipdesk.content.swedish import in_sweden
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consequences import Consequences, Given, Past, consequences
from sipdesk.domain.errors import Missing
from sipdesk.domain.guard import Verdict, reasons
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.domain.telling import UNTOLD, Told
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.telling import read_told

_SAYS_NOTHING: Final = frozenset(
    {
        PaperKind.CONSENT,
        PaperKind.WITHDRAWAL,
        PaperKind.CANCELLATION,
        PaperKind.CONSENT_CHANGED,
    }
)
"""Papers that tell their reader nothing that anybody else agreed to."""

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ReadConsequences:
    """Of a case as it is now. ``day`` is one ahead; None is today."""

    case: CaseId
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is touched on a day, and all that has gone to each recipient."""

    consequences: Consequences
    past: Mapping[str, Past]


def read_consequences(order: ReadConsequences, ports: Ports) -> Aftermath:
    """Read what a day's consents touch.

    Raises:
        Missing: there is no such case.

    """
    day = order.day or ports.clock.today()
    with ports.store.reading() as work:
        case = work.cases.get(order.case)
        past = read_past(work, case)
    return Aftermath(consequences(case, past, day), past)


def read_past(work: Work, case: Case) -> Mapping[str, Past]:
    """Tell what has gone to each party of a case."""
    told = read_told(work, case)
    records = sorted(work.papers.of_case(case.id), key=lambda record: record.made)
    then = _Then(work, case)
    return {
        party.id: _past(
            [r for r in records if r.recipient == party.id],
            told.get(party.id, UNTOLD),
            then,
        )
        for party in case.parties
    }


class _Then:
    """The case as it was when a paper was made."""

    def __init__(self, work: Work, case: Case) -> None:
        self._work = work
        self._case = case
        self._read: dict[int, Case | None] = {case.version: case}

    def kinds(self, record: PaperRecord) -> frozenset[Information]:
        """Name what consent or custody let its reader have, on the day it was made."""
        if record.case_version not in self._read:
            self._read[record.case_version] = self._at(record.case_version)
        case = self._read[record.case_version]
        if case is None:
            return frozenset()
        try:
            found = reasons(case, record.recipient, _day(record.made))
        except Missing:
            return frozenset()
        return frozenset(k for k, r in found.items() if r.verdict is Verdict.COVERED)

    def _at(self, version: int) -> Case | None:
        try:
            return self._work.cases.at(self._case.id, version)
        except Missing:
            return None


def _past(records: list[PaperRecord], told: Told, then: _Then) -> Past:
    last = told.last or (told.tellings[-1] if told.tellings else None)
    given = tuple(_given(records, then))
    letters = [r.made for r in records if r.kind is PaperKind.CONSENT_CHANGED]
    since = [r.made for r in records if r.kind not in _SAYS_NOTHING]
    since += [t.at for t in told.tellings if t.booking.cancelled is None]
    newest = [made for made in letters if made >= max(since, default=_NEVER)]
    return Past(
        given=given,
        called=last is not None and last.booking.cancelled is None,
        written=_day(newest[-1]) if newest else None,
    )


def _given(records: list[PaperRecord], then: _Then) -> Iterator[Given]:
    for record in records:
        if record.kind not in _SAYS_NOTHING:
            yield Given(record.kind, _day(record.made), then.kinds(record))


def _day(moment: datetime) -> date:
    return in_sweden(moment).date()
