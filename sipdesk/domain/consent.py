"""Consent: a waiver of secrecy and the condition of a SIP (OSL 10:1, 12:2-3).

It is *not* consent under data-protection law, and no text may say so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
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
    CANNOT_TELL = "cannot-tell"  # kan inte ta ställning
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"  # socialnämnden has been asked (LVU 11 §, to be checked)
    BOARD_YES = "board-yes"  # it has decided in the consenter's place
    BOARD_NO = "board-no"

    @property
    def decided(self) -> bool:
        """Whether the entry stands as it is: only a new one changes it."""
        return self is not ConsentState.WAITING

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to wait for."""
        return self not in (ConsentState.WAITING, ConsentState.REFERRED)

    @property
    def needs_reason(self) -> bool:
        """Whether the state must be explained in words."""
        return self in _NEED_REASON

    @property
    def given(self) -> bool:
        """Whether anything was agreed to, by the consenter or in their place."""
        return self in (
            ConsentState.YES,
            ConsentState.PARTLY,
            ConsentState.BOARD_YES,
        )


_NEED_REASON = (
    ConsentState.NOT_ASKED_HARM,
    ConsentState.UNREACHABLE,
    ConsentState.PREVENTED,
    ConsentState.NOT_NEEDED,
    ConsentState.CANNOT_TELL,
    ConsentState.BOARD_YES,
    ConsentState.BOARD_NO,
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

    An answer once given is changed only by a new entry. What is taken back, wholly or
    in part, is such an entry: it ``follows`` the one that it takes back from.
    """

    id: str
    consenter: str  # a party's id or YOUNG_PERSON
    state: ConsentState = ConsentState.WAITING
    sip: Answer = Answer.NOT_ASKED  # that a SIP is made
    contact: Answer = Answer.NOT_ASKED  # that SiS contacts kommun and region
    grants: tuple[Grant, ...] = ()
    purpose: str = ""  # what it is for, as it was told
    limits: str = ""  # what may not be given
    own_words: str = ""
    capacity: str = ""  # age, maturity, what helped: how well it was understood
    asked: date | None = None
    decided: date | None = None
    valid_from: date | None = None  # the first day it holds; None = when it was given
    valid_to: date | None = None  # the last day it holds
    way: ConsentWay = ConsentWay.NOT_SAID
    way_detail: str = ""  # before whom, or the other system's reference
    told: frozenset[Told] = frozenset()
    informed_by: frozenset[InformedBy] = frozenset()
    language: str = ""
    received_by: str = ""
    reason: str = ""
    ask_again: date | None = None
    withdrawn: date | None = None  # the day on which all or some was taken back
    withdrawn_words: str = ""
    follows: str = ""  # the id of the entry that this one takes something back from
    given_at: str = ""  # the home where it was given before a move, to be confirmed
    given_on: date | None = None  # the day on which it was given there

    @property
    def counts_from(self) -> date | None:
        """The day from which the entry is the consenter's word; None = undated."""
        return self.withdrawn or self.decided or self.asked

    def holds_on(self, day: date) -> bool:
        """Whether the consent is given and in force on a day."""
        if not self.state.given or self.decided is None:
            return False
        begins = max(filter(None, (self.decided, self.valid_from, self.withdrawn)))
        return begins <= day and (self.valid_to is None or day <= self.valid_to)

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

    def narrowed(
        self,
        new_id: str,
        taken: tuple[Grant, ...],
        day: date,
        make_id: Callable[[], str],
    ) -> "Consent":
        """Give the entry that takes back ``taken`` from a day on; nothing = all of it.

        An answer that leaves neither SIP, contact nor recipient is wholly taken back.
        """
        was = tuple(replace(g, id=make_id()) for g in self.grants)
        left = tuple(g for g in (_without(g, taken) for g in was) if g.kinds)
        entry = replace(self, id=new_id, grants=was, withdrawn=day, follows=self.id)
        agreed = Answer.YES in (self.sip, self.contact)
        if not taken or not (left or agreed):
            return replace(entry, state=ConsentState.WITHDRAWN)
        by_board = self.state is ConsentState.BOARD_YES
        state = self.state if by_board else ConsentState.PARTLY
        return replace(entry, state=state, grants=left)

    def check(self, today: date, *, view_only: bool = False) -> None:
        """Refuse an entry that says too little or speaks of the future.

        ``view_only`` is of a young person who is heard and does not decide: no form is
        asked of what a child says.

        Raises:
            RuleBroken: with the field that has to be mended.

        """
        if self.state.decided and self.decided is None:
            raise RuleBroken("consent-without-day", "decided")
        if self.decided is not None and self.decided > today:
            raise RuleBroken("consent-in-the-future", "decided")
        if self.state.needs_reason and not self.reason.strip():
            raise RuleBroken("consent-without-reason", "reason")
        if self.state.given and not view_only:
            self._check_given()
        for grant in self.grants:
            if not grant.kinds or not grant.kinds <= frozenset(CONSENTABLE):
                raise RuleBroken("consent-to-no-kind", "grants")

    def _check_given(self) -> None:
        if Answer.YES not in (self.sip, self.contact) and not self.grants:
            raise RuleBroken("consent-to-nothing", "sip")
        if self.state is not ConsentState.BOARD_YES:
            self._check_told()
        if self.valid_to is None:
            raise RuleBroken("consent-without-end", "valid_to")
        begins = self.valid_from or self.decided
        if begins is not None and self.valid_to < begins:
            raise RuleBroken("consent-ends-before-it-begins", "valid_to")

    def _check_told(self) -> None:
        """See that the consenter knew what they agreed to, and that it can be shown."""
        if self.told != frozenset(Told):
            raise RuleBroken("consent-not-informed", "told")
        if self.way is ConsentWay.NOT_SAID:
            raise RuleBroken("consent-without-way", "way")
        if self.way is not ConsentWay.PAPER and not self.way_detail.strip():
            raise RuleBroken("consent-without-witness", "way_detail")
        if not self.received_by.strip():
            raise RuleBroken("consent-without-receiver", "received_by")


def _without(grant: Grant, taken: tuple[Grant, ...]) -> Grant:
    gone = (t.kinds for t in taken if t.recipient == grant.recipient)
    return replace(grant, kinds=grant.kinds.difference(*gone))
