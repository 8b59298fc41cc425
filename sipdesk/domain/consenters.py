"""Whose consent is asked for, and which of their entries counts on a day.

Whom to ask is proposed, never decided, by the program. There is no automatic 15-year
line in law (OSL 12 kap. 3 §: age and maturity; FB 6 kap. 11 and 13 §§: two guardians
together). First: may this guardian be asked at all? Then: under 15 the guardians, with
the child's view; 15-17 both; from 18 the young person alone. The coordinator may
deviate with a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON, YOUNG_PERSON_JOINS_AT, Custody

ANSWERS_FOR_ITSELF = (
    ConsentState.NOT_ASKED_HARM,
    ConsentState.PREVENTED,
    ConsentState.NOT_NEEDED,
)
"""States with a reason, by which the other consenters' word is enough."""

BY_BOARD: Final = (
    ConsentState.REFERRED,
    ConsentState.BOARD_YES,
    ConsentState.BOARD_NO,
)
"""States in which the board's word is asked for, or stands, in somebody's place."""

_GUARDIANS: Final = {
    Custody.JOINT: 2,
    Custody.SOLE: 1,
    Custody.NONE: 0,
}
"""How many must be entered at least before it is known who has custody."""


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
    if case.young_person.is_grown_up_on(day):
        return Consenters((YOUNG_PERSON,), (), (), age)
    cleared = tuple(g.id for g in case.guardians if g.may_be_asked is Answer.YES)
    unclear = tuple(g.id for g in case.guardians if not g.may_be_asked.settled)
    if age is not None and age < YOUNG_PERSON_JOINS_AT:
        return Consenters(cleared, (YOUNG_PERSON,), unclear, age)
    return Consenters((YOUNG_PERSON, *cleared), (), unclear, age)


def custody_known(case: Case, day: date) -> bool:
    """Whether it is known who decides: grown up, or every guardian is entered.

    Where one is specially appointed the parents decide nothing (FB 6 kap.), so it must
    be that one who is entered.
    """
    if case.young_person.is_grown_up_on(day):
        return True
    custody = case.young_person.custody
    if custody is Custody.NOT_ASKED:
        return False
    if custody is Custody.APPOINTED:
        return any(g.kind is PartyKind.APPOINTED_GUARDIAN for g in case.guardians)
    return len(case.guardians) >= _GUARDIANS[custody]


def deciding(case: Case, day: date) -> tuple[str, ...]:
    """Name those whose word counts on a day: the proposed, or who has answered.

    From 18 nobody waives secrecy in the young person's place without their own word
    (OSL 12 kap. 2 §), whatever was the reason to deviate before, and what a guardian
    said stops them no more. A guardian who may not be asked counts when socialnämnden
    answers in their place.
    """
    proposed = consenters(case, day)
    grown_up = case.young_person.is_grown_up_on(day)
    if case.consent_deviation.strip():
        first = proposed.asked if grown_up else ()
        outgrown = {g.id for g in case.guardians} if grown_up else set()
        said = (c.consenter for c in case.consents if c.consenter not in outgrown)
        return tuple(dict.fromkeys((*first, *said)))
    if grown_up:
        return proposed.asked
    words = ((g.id, counting(case, g.id, day)) for g in case.guardians)
    by_board = (who for who, word in words if word and word.state in BY_BOARD)
    return tuple(dict.fromkeys((*proposed.asked, *by_board)))


def latest(case: Case, consenter: str, day: date | None = None) -> Consent | None:
    """Find the newest entry of a consenter; of a day, what had been said by then."""
    own = _said_by(case, consenter, day or date.max)
    return own[-1] if own else None


def counting(case: Case, consenter: str, day: date) -> Consent | None:
    """Find the entry that is a consenter's word on a day.

    To be asked anew takes back nothing that still holds. What a young person said
    before turning 15 or 18 is no answer to the question as it stands after.
    """
    own = _said_by(case, consenter, day)
    own = [c for c in own if not is_raised_anew(case, c, day)]
    decided = [c for c in own if c.state.decided]
    if decided and decided[-1].holds_on(day):
        return decided[-1]
    return own[-1] if own else None


def is_replaced(case: Case, entry: Consent) -> bool:
    """Whether its giver has answered anew since: then it is no word to take from.

    To narrow it would make an old yes the newest word again.
    """
    answers = [c for c in _said_by(case, entry.consenter, date.max) if c.state.decided]
    return bool(answers) and answers[-1] != entry


def _said_by(case: Case, consenter: str, day: date) -> list[Consent]:
    """Give what somebody had said by a day, in order; what is undated is asked now."""
    own = [c for c in case.consents if c.consenter == consenter]
    known = [c for c in own if c.counts_from is None or c.counts_from <= day]
    return sorted(known, key=lambda c: c.counts_from or date.max)


def is_raised_anew(case: Case, entry: Consent, day: date) -> bool:
    """Whether the young person has turned 15 or 18 since the answer was given.

    What was said before is not said again by taking a part of it back.
    """
    since = entry.decided if entry.state.given else entry.counts_from
    if entry.consenter != YOUNG_PERSON or since is None:
        return False
    return case.young_person.raised_anew(since, day) is not None


def is_asked_anew(case: Case, consenter: str, day: date) -> bool:
    """Whether somebody has answered, but before the question was raised anew."""
    if counting(case, consenter, day) is not None:
        return False
    return any(
        c.consenter == consenter and is_raised_anew(case, c, day) for c in case.consents
    )


def consent_settled(case: Case, day: date) -> bool:
    """Whether everyone proposed has answered (yes, partly, no or withdrawn)."""
    asked = consenters(case, day)
    deviates = bool(case.consent_deviation.strip())
    who = asked.asked if deviates else deciding(case, day)
    if asked.unclear or not who:
        return deviates and any(c.state.settled for c in case.consents)
    entries = [counting(case, one, day) for one in (*who, *asked.view_only)]
    return all(e is not None and e.state.settled for e in entries)


def sip_agreed(case: Case, day: date) -> bool:
    """Whether a SIP may be made: everyone's yes that is needed holds on the day.

    No consent, no SIP (product rule 3). One no, an open question or an expired yes
    is enough to stop it; telling of the need goes on.
    """
    words = granting(case, day)
    return bool(words) and all(e.holds_on(day) and e.sip is Answer.YES for e in words)


def granted(case: Case, recipient: str, day: date) -> frozenset[Information]:
    """Name the kinds that all whose word is needed let a recipient have on a day."""
    covered = [e.covers(recipient, day) for e in granting(case, day)]
    return frozenset.intersection(*covered) if covered else frozenset()


def granting(case: Case, day: date) -> tuple[Consent, ...]:
    """Give the words that decide on a day; none while anybody has not been heard."""
    if not case.consent_deviation.strip() and (
        consenters(case, day).unclear or not custody_known(case, day)
    ):
        return ()
    entries = [counting(case, who, day) for who in deciding(case, day)]
    if None in entries:
        return ()
    return tuple(e for e in entries if e and e.state not in ANSWERS_FOR_ITSELF)


def grantable(case: Case, day: date) -> tuple[Party, ...]:
    """Name those whom a consent can let be told anything.

    SiS's own care needs none; nor do guardians of a minor (OSL 12 kap. 3 §).
    """
    grown_up = case.young_person.is_grown_up_on(day)
    return tuple(
        party
        for party in case.parties
        if party.kind is not PartyKind.SIS_CARE
        and (grown_up or not party.kind.is_guardian)
    )


def consents_end(case: Case, day: date) -> date | None:
    """Find the last day on which all consents in force still hold; None if none is."""
    days = [c.valid_to for c in _current(case, day) if c.holds_on(day) and c.valid_to]
    return min(days, default=None)


def consents_run_out(case: Case, day: date) -> date | None:
    """Find the last day on which everything that was agreed to still holds.

    It may have passed: an answer that has run out is nobody's no, and is asked anew.
    None when nothing is agreed to.
    """
    given = (c for c in _current(case, day) if c.state.given)
    return min((c.valid_to for c in given if c.valid_to), default=None)


def _current(case: Case, day: date) -> tuple[Consent, ...]:
    entries = (counting(case, who, day) for who in deciding(case, day))
    return tuple(e for e in entries if e is not None)


CONSENT_ENDS: Final = "consent-ends"
"""The id of the rule of a consent that ends, by which a case's head leaves it out."""


def guardians_unclear(case: Case, day: date) -> Iterable[Cause]:
    """Tell that nobody knows who decides and who may know: till then nobody does."""
    if consenters(case, day).unclear or not custody_known(case, day):
        yield Cause(case.opened)


def consent_ends(case: Case, day: date) -> Iterable[Cause]:
    """Tell of the day on which the first of the consents runs out, or has."""
    end = consents_run_out(case, day)
    if end is not None:
        yield Cause(end)


def ask_again(case: Case, day: date) -> Iterable[Cause]:
    """Tell of the first day on which somebody was to be asked once more.

    Of each one it is the newest entry that says so: who has answered since is not
    waited for, and nobody is forgotten because others have answered. From 18 it is
    nobody's but the young person's to be asked.
    """
    said_by = {c.consenter for c in case.consents}
    if case.young_person.is_grown_up_on(day):
        said_by -= {g.id for g in case.guardians}
    newest = (latest(case, one) for one in said_by)
    asked = [case.offer.ask_again, *(c.ask_again for c in newest if c is not None)]
    again = [one for one in asked if one is not None]
    if again:
        yield Cause(min(again))
