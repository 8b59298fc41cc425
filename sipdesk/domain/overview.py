"""What lists show of a case: enough for Ärenden and Idag, and no more.

An overview is derived from the case at each save and can be derived anew at any time.
It holds no health, consent or legal fact (förordning 2001:637 9 §): a step, days, and
the kind of thing that waits.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.party import PartyKind, Principal
from sipdesk.domain.reminder import Reminders, Waiting, waiting
from sipdesk.domain.request_rules import REQUEST_UNANSWERED
from sipdesk.domain.routine import Routine, StepState, progress
from sipdesk.domain.standstill import NOTHING, Standstill, standstill

TOLD_APART: Final = frozenset({REQUEST_UNANSWERED})
"""The rules of which a list says whom each row of a case is about (``asked_of``)."""


@dataclass(frozen=True, slots=True)
class Overview:
    """One row of the case list, and what waits in the case."""

    id: str
    number: str
    name: str  # initials when protected
    search_name: str  # casefolded; never shown
    number_digits: str
    sort_key: str
    protected: bool
    coordinator: str
    step: str
    step_state: StepState
    done: int
    total: int
    next_day: date | None
    as_of: date
    closed: bool
    rules: str = ""  # which rules it was derived by, told from others
    waiting: tuple[Waiting, ...] = ()
    standstill: Standstill = NOTHING  # for Läget


def overview(case: Case, routine: Routine, reminders: Reminders, day: date) -> Overview:
    """Derive the overview of a case on a day, by the rules as the home has them."""
    far = progress(routine, CONDITIONS, case, day)
    protected = case.protected_on(day)
    waits = waiting(case, reminders, day)
    return Overview(
        id=case.id,
        number=case.number,
        name=case.listed_name(day),
        search_name=case.young_person.name.casefold(),
        number_digits=case.young_person.number,
        sort_key=sort_key(case.listed_name(day)),
        protected=protected,
        coordinator=case.coordinator,
        step=far.next.step.id if far.next else "",
        step_state=far.next.state if far.next else StepState.DONE,
        done=far.done,
        total=len(far.steps),
        next_day=_next_day(waits, day),
        as_of=day,
        closed=case.closing.closed is not None,
        rules=reminders.sum,
        waiting=waits,
        standstill=standstill(case),
    )


def said_of(waits: Waiting) -> str:
    """Name what tells rows of a case apart that say the same; empty where none does."""
    return waits.about if waits.kind in TOLD_APART else ""


def asked_of(case: Case, row: Waiting, day: date) -> tuple[Principal | None, str]:
    """Tell whose answer a row waits for, as far as lists may: principal, and name.

    Only the social services are named, for every young person has to do with them; to
    have to do with psychiatry or LSS is a fact about health. Where somebody is
    protected the name would give the place away.
    """
    asked = (r.party for r in case.requests if r.id == row.about)
    party = next((p for who in asked for p in case.parties if p.id == who), None)
    if party is None:
        return None, ""
    social = party.kind is PartyKind.SOCIAL_SERVICES
    hidden = any(flag.protects_on(day) for flag in case.flags)
    return party.principal, party.organisation if social and not hidden else ""


def _next_day(waits: tuple[Waiting, ...], day: date) -> date | None:
    days = (one.due for one in waits if one.due is not None and one.due >= day)
    return min(days, default=None)


def sort_key(text: str) -> str:
    """Swedish order for plain comparison: å, ä, ö after z; é as e."""
    return text.casefold().translate(_ORDER)


_ORDER = str.maketrans(
    {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "è": "e", "ü": "y"}
)
