"""Consent: a waiver of secrecy and the condition of a SIP (OSL 10:1, 12:2-3).

It is *not* consent under data-protection law, and no text may say so.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.answer import Answer
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.offer import InformedBy


class ConsentState(Enum):
    """Where a consenter's answer stands. Expired is not a state: a day tells."""

    WAITING = "waiting"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_ASKED_HARM = "not-asked-harm"  # asking would itself do harm
    UNREACHABLE = "unreachable"
    PREVENTED = "prevented"  # FB 6 kap. 13 §
    NOT_NEEDED = "not-needed"
    WITHDRAWN = "withdrawn"

    @property
    def decided(self) -> bool:
        """Whether there is nothing left to wait for."""
        return self is not ConsentState.WAITING

    @property
    def needs_reason(self) -> bool:
        """Whether the state must be explained in words."""
        return self in _NEED_REASON

    @property
    def given(self) -> bool:
        """Whether anything was agreed to."""
        return self in (ConsentState.YES, ConsentState.PARTLY)


_NEED_REASON = (
    ConsentState.NOT_ASKED_HARM,
    ConsentState.UNREACHABLE,
    ConsentState.PREVENTED,
    ConsentState.NOT_NEEDED,
)


class ConsentWay(Enum):
    """How consent was given. SIPdesk registers it; it pretends no e-signature."""

    NOT_SAID = "not-said"
    PAPER = "paper"
    ORALLY = "orally"
    OTHER_SYSTEM = "other-system"


class Told(Enum):
    """What a consenter must have been told for the consent to count."""

    VOLUNTARY = "voluntary"
    MAY_WITHDRAW = "may-withdraw"
    WHAT_A_NO_MEANS = "what-a-no-means"
    WHO_GETS_A_COPY = "who-gets-a-copy"
    HOW_IT_IS_KEPT = "how-it-is-kept"


@dataclass(frozen=True, slots=True)
class Grant:
    """To one recipient, these kinds of information."""

    id: str
    recipient: str  # a party's id
    kinds: frozenset[Information] = frozenset()


@dataclass(frozen=True, slots=True)
class Consent:
    """One consenter's answer: recipients by kinds, for a period.

    An answer once given is changed only by a new entry or by withdrawal.
    """

    id: str
    consenter: str  # a party's id or YOUNG_PERSON
    state: ConsentState = ConsentState.WAITING
    sip: Answer = Answer.NOT_ASKED  # that a SIP is made
    contact: Answer = Answer.NOT_ASKED  # that SiS contacts kommun and region
    grants: tuple[Grant, ...] = ()
    limits: str = ""  # what may not be given
    own_words: str = ""
    asked: date | None = None
    decided: date | None = None
    valid_to: date | None = None  # the last day it holds
    way: ConsentWay = ConsentWay.NOT_SAID
    way_detail: str = ""  # before whom, or the other system's reference
    told: frozenset[Told] = frozenset()
    informed_by: frozenset[InformedBy] = frozenset()
    language: str = ""
    received_by: str = ""
    reason: str = ""
    ask_again: date | None = None
    withdrawn: date | None = None
    withdrawn_words: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the consent is given and in force on a day."""
        if not self.state.given or self.decided is None or self.decided > day:
            return False
        return self.valid_to is None or day <= self.valid_to

    def covers(self, recipient: str, day: date) -> frozenset[Information]:
        """Name the kinds that may go to a recipient on a day by this word alone."""
        if not self.holds_on(day):
            return frozenset()
        return frozenset(
            kind
            for grant in self.grants
            if grant.recipient == recipient
            for kind in grant.kinds
            if kind in CONSENTABLE
        )

    def check(self, today: date) -> None:
        """Refuse an entry that says too little or speaks of the future.

        Raises:
            RuleBroken: with the field that has to be mended.

        """
        if self.state.decided and self.decided is None:
            raise RuleBroken("consent-without-day", "decided")
        if self.decided is not None and self.decided > today:
            raise RuleBroken("consent-in-the-future", "decided")
        if self.state.needs_reason and not self.reason.strip():
            raise RuleBroken("consent-without-reason", "reason")
        if self.state.given:
            self._check_given()

    def _check_given(self) -> None:
        if Answer.YES not in (self.sip, self.contact) and not self.grants:
            raise RuleBroken("consent-to-nothing", "sip")
        if self.told != frozenset(Told):
            raise RuleBroken("consent-not-informed", "told")
        if self.way is ConsentWay.NOT_SAID:
            raise RuleBroken("consent-without-way", "way")
        if self.way is not ConsentWay.PAPER and not self.way_detail.strip():
            raise RuleBroken("consent-without-witness", "way_detail")
        if not self.received_by.strip():
            raise RuleBroken("consent-without-receiver", "received_by")
        if self.valid_to is None:
            raise RuleBroken("consent-without-end", "valid_to")
        if self.decided is not None and self.valid_to < self.decided:
            raise RuleBroken("consent-ends-before-it-begins", "valid_to")
        for grant in self.grants:
            if not grant.kinds or not grant.kinds <= frozenset(CONSENTABLE):
                raise RuleBroken("consent-to-no-kind", "grants")
