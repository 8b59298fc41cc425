"""What nobody has answered about protection and custody: it is asked of socialnämnden.

At an acute placement little more than a name is known. Until the nämnd has answered,
every unanswered question counts as a no (product rule 8). LVU 14 § is the nämnd's to
decide; SiS registers the decision, as a flag or at the one it is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.consenters import custody_known
from sipdesk.domain.party import Party
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.standing import board_may_answer, may_be_under_lvu


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The questions that stand open on a day; each may be empty."""

    custody: bool = False  # who has custody, and whether they are all entered
    guardians: tuple[Party, ...] = ()  # of whom something is unanswered
    decision: bool = False  # whether there is one under LVU 14 §
    reviews: tuple[Flag, ...] = ()  # overdue: they protect, and ask

    @property
    def anything(self) -> bool:
        """Whether there is anything to ask."""
        return any((self.custody, self.guardians, self.decision, self.reviews))


def unanswered(case: Case, day: date) -> Unanswered:
    """Gather what is unanswered about protection and custody on a day."""
    overdue = tuple(
        f for f in case.flags if f.review and f.review <= day and f.protects_on(day)
    )
    if not board_may_answer(case, day):
        return Unanswered(reviews=overdue)
    custody = not custody_known(case, day)
    guardians = tuple(g for g in case.guardians if _is_open(g))
    asks = custody or bool(guardians)
    return Unanswered(custody, guardians, asks and _may_be_decided(case, day), overdue)


def _is_open(guardian: Party) -> bool:
    """Whether it is unanswered what a guardian may know; a no answers both."""
    if guardian.may_be_asked is Answer.NO:
        return False
    return not (guardian.may_be_asked.settled and guardian.may_know_place.settled)


def _may_be_decided(case: Case, day: date) -> bool:
    """Whether a decision under LVU 14 § may exist that is not registered."""
    hides = (f for f in case.flags if f.kind is FlagKind.HIDDEN_PLACE)
    known = any(f.decided is not None and f.protects_on(day) for f in hides)
    return not known and may_be_under_lvu(case)


def protection_review(case: Case, day: date) -> Iterable[Cause]:
    """Tell of the day to ask the nämnd about a protection; it still holds."""
    for flag in case.flags:
        if flag.review is not None and flag.protects_on(day):
            yield Cause(flag.review, flag.id)


def data_missing(case: Case, _: date) -> Iterable[Cause]:
    """Tell that a name or a birth date is not known."""
    if not case.young_person.name or case.young_person.birth_date is None:
        yield Cause(case.opened)
