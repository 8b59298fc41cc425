"""Grounds for giving a fact without consent, and the choice of one.

What the law lets be given, to whom and how much, is dated data
(``resources/grounds.toml``). Choosing one is ordinary, journalled work; what it opened
on the day of the choice stands in the case, whatever the data says later. None opens
the place: that takes a decision of the nämnd or the head of the home.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.information import Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import GROWN_UP_AT


class Force(Enum):
    """Whether a ground lets a thing be given, or demands it."""

    MUST = "must"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a provision opens, to whom, and within what limits."""

    id: str
    law: str  # id in resources/laws.toml
    force: Force
    title: str
    recipients: frozenset[PartyKind]  # empty = anyone
    minors_only: bool
    kinds: frozenset[Information]  # all that can be given by it
    limits: str  # a Swedish sentence: how far it reaches
    ask: str  # a Swedish question: what to think through and write down
    by_licensed: bool  # chosen by licensed staff of SiS's health care
    source: str
    read_on: date
    status: str  # verified, check, outdated

    def fits(self, party: Party, age: int | None) -> bool:
        """Whether it can be chosen for a recipient, at the young person's age."""
        if not self.holds_at(age):
            return False
        return not self.recipients or party.kind in self.recipients

    def holds_at(self, age: int | None) -> bool:
        """Whether it can be chosen at the young person's age."""
        return not (self.minors_only and _is_grown_up(age))


@dataclass(frozen=True, slots=True)
class ChosenGround:
    """That something may or must be given to one recipient, for a time, and why.

    It is changed only by being ended; what it let be given stays told.
    """

    id: str
    ground: str  # id in resources/grounds.toml
    law: str  # id in resources/laws.toml
    recipient: str  # a party's id
    force: Force
    kinds: frozenset[Information]
    reason: str  # why it is needed, and why no more than this
    by: str  # who judged it: name and title
    chosen: date
    valid_to: date  # the last day it holds
    minors_only: bool = False
    ended: date | None = None

    def holds_on(self, day: date, age: int | None) -> bool:
        """Whether it lets anything be given on a day, at the young person's age."""
        ended = self.ended is not None and self.ended <= day
        outgrown = self.minors_only and _is_grown_up(age)
        return self.chosen <= day <= self.valid_to and not (ended or outgrown)


def _is_grown_up(age: int | None) -> bool:
    return age is not None and age >= GROWN_UP_AT
