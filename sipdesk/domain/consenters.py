"""Whose consent is asked for. Proposed, never decided, by the program.

There is no automatic 15-year line in law (OSL 12 kap. 3 §: age and maturity; FB 6 kap.
11 and 13 §§: two guardians together). First: may this guardian be asked at all? Then:
under 15 the guardians, with the child's view; 15-17 both; from 18 the young person
alone. The coordinator may deviate with a reason.
"""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.information import Information
from sipdesk.domain.young_person import YOUNG_PERSON

YOUNG_PERSON_JOINS_AT = 15
GROWN_UP_AT = 18

ANSWERS_FOR_ITSELF = (
    ConsentState.NOT_ASKED_HARM,
    ConsentState.PREVENTED,
    ConsentState.NOT_NEEDED,
)
"""States with a reason, by which the other consenters' word is enough."""


@dataclass(frozen=True, slots=True)
class Consenters:
    """Who is proposed to consent, and who must first be cleared to be asked."""

    asked: tuple[str, ...]  # parties' ids and YOUNG_PERSON
    view_only: tuple[str, ...]  # whose view is wanted, without deciding
    unclear: tuple[str, ...]  # guardians of whom "may be asked" is unanswered
    age: int | None


def consenters(case: Case, day: date) -> Consenters:
    """Propose who consents on a day."""
    age = case.young_person.age_on(day)
    if age is not None and age >= GROWN_UP_AT:
        return Consenters((YOUNG_PERSON,), (), (), age)
    cleared = tuple(g.id for g in case.guardians if g.may_be_asked is Answer.YES)
    unclear = tuple(g.id for g in case.guardians if not g.may_be_asked.settled)
    if age is not None and age < YOUNG_PERSON_JOINS_AT:
        return Consenters(cleared, (YOUNG_PERSON,), unclear, age)
    return Consenters((YOUNG_PERSON, *cleared), (), unclear, age)


def latest(case: Case, consenter: str) -> Consent | None:
    """Find the newest entry of a consenter: the one that counts."""
    own = [c for c in case.consents if c.consenter == consenter]
    return own[-1] if own else None


def consent_settled(case: Case, day: date) -> bool:
    """Whether everyone proposed has answered (yes, partly, no or withdrawn)."""
    asked = consenters(case, day)
    if asked.unclear or not asked.asked:
        return bool(case.consent_deviation.strip()) and any(
            c.state.decided for c in case.consents
        )
    entries = [latest(case, who) for who in (*asked.asked, *asked.view_only)]
    return all(e is not None and e.state.decided for e in entries)


def sip_agreed(case: Case, day: date) -> bool:
    """Whether a SIP may be made: everyone's yes that is needed holds on the day.

    No consent, no SIP (product rule 3). One no, an open question or an expired yes
    is enough to stop it; telling of the need goes on.
    """
    asked = consenters(case, day)
    who = asked.asked
    if case.consent_deviation.strip():
        who = tuple(dict.fromkeys(c.consenter for c in case.consents))
    elif asked.unclear:
        return False
    entries = [e for e in (latest(case, w) for w in who) if e is not None]
    deciding = [e for e in entries if e.state not in ANSWERS_FOR_ITSELF]
    return (
        len(entries) == len(who)
        and bool(deciding)
        and all(e.holds_on(day) and e.sip is Answer.YES for e in deciding)
    )


def granted(case: Case, recipient: str, day: date) -> frozenset[Information]:
    """Name the kinds that all whose word is needed let a recipient have on a day."""
    asked = consenters(case, day).asked
    if case.consent_deviation.strip():
        asked = tuple(dict.fromkeys(c.consenter for c in case.consents))
    entries = [latest(case, who) for who in asked]
    if any(e is None for e in entries):
        return frozenset()
    deciding = [e for e in entries if e and e.state not in ANSWERS_FOR_ITSELF]
    covered = [e.covers(recipient, day) for e in deciding]
    return frozenset.intersection(*covered) if covered else frozenset()


def consents_end(case: Case, day: date) -> date | None:
    """Find the last day on which all consents in force still hold; None if none is."""
    days = [c.valid_to for c in case.consents if c.holds_on(day) and c.valid_to]
    return min(days, default=None)


def consents_run_out(case: Case) -> date | None:
    """Find the last day on which everything that was agreed to still holds.

    It may have passed: an answer that has run out is nobody's no, and is asked anew.
    None when nothing is agreed to.
    """
    given = (latest(case, c.consenter) for c in case.consents)
    days = [c.valid_to for c in given if c and c.state.given and c.valid_to]
    return min(days, default=None)
