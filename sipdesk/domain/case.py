"""A case: one young person and one SIP in the making.

What is decided together is saved together; so the case is the aggregate. Papers,
scans and the journal lie beside it.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import NewType

from sipdesk.domain.admission import Admission
from sipdesk.domain.closing import Closing
from sipdesk.domain.consent import Consent
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.errors import Missing
from sipdesk.domain.follow_up import FollowUp
from sipdesk.domain.ground import ChosenGround
from sipdesk.domain.health import Health
from sipdesk.domain.many import find
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Offer
from sipdesk.domain.party import Party
from sipdesk.domain.pathway import Pathway
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Plan
from sipdesk.domain.promise import Promise
from sipdesk.domain.protection import Flag
from sipdesk.domain.put_off import PutOff
from sipdesk.domain.ready import Ready
from sipdesk.domain.schooling import Schooling
from sipdesk.domain.shared_decision import SharedDecision
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.social_group import SocialGroup
from sipdesk.domain.track import Track
from sipdesk.domain.young_person import YOUNG_PERSON, YoungPerson

CaseId = NewType("CaseId", str)


@dataclass(frozen=True, slots=True)
class Skip:
    """A step left out, with the reason."""

    id: str
    step: str
    reason: str
    day: date


class PassedKind(Enum):
    """What it is that is so no more."""

    CLOSED = "closed"  # code: ClosingReason
    SKIPPED = "skipped"  # code: the step
    CANCELLED = "cancelled"  # about: the meeting's id
    WAITED_FOR = "waited-for"  # about: which wait, from 1
    CAME = "came"  # to this home, for a stay before the case left and came back
    LEFT = "left"  # at the end of that stay


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that was so from a day, and from another is so no more."""

    what: PassedKind
    day: date
    until: date
    code: str = ""
    about: str = ""
    waited_for: str = ""  # code in resources/routine/waiting_for.toml


@dataclass(frozen=True, slots=True)
class Case:
    """All that is decided together."""

    id: CaseId
    number: str  # the home's own, e.g. 2026-014
    opened: date
    coordinator: str  # a user's id
    meetings: tuple[Meeting, ...]  # never empty; the last is the current one
    version: int = 0  # counts saves; 0 = never saved
    young_person: YoungPerson = field(default_factory=YoungPerson)
    placement: Placement = field(default_factory=Placement)
    track: Track = field(default_factory=Track)  # of the placement
    ready: Ready = field(default_factory=Ready)
    admission: Admission = field(default_factory=Admission)
    health: Health = field(default_factory=Health)
    schooling: Schooling = field(default_factory=Schooling)
    flags: tuple[Flag, ...] = ()
    parties: tuple[Party, ...] = ()
    need: Need = field(default_factory=Need)
    offer: Offer = field(default_factory=Offer)
    consents: tuple[Consent, ...] = ()
    consent_deviation: str = ""  # why others than proposed consent
    grounds: tuple[ChosenGround, ...] = ()  # permissions and duties that were chosen
    requests: tuple[SipRequest, ...] = ()
    promise: Promise = field(default_factory=Promise)
    decisions: tuple[SharedDecision, ...] = ()
    plan: Plan = field(default_factory=Plan)
    follow_ups: tuple[FollowUp, ...] = ()
    pathways: tuple[Pathway, ...] = ()  # efter SiS
    social_group: SocialGroup = field(default_factory=SocialGroup)
    cover_notes: tuple[CoverNote, ...] = ()  # one for each recipient at most
    matching: tuple[MatchingNeed, ...] = ()
    closing: Closing = field(default_factory=Closing)
    skips: tuple[Skip, ...] = ()
    put_offs: tuple[PutOff, ...] = ()
    passed: tuple[Passed, ...] = ()  # in the order that it passed

    @property
    def meeting(self) -> Meeting:
        """The current meeting: the last, but while others' minutes are open theirs."""
        amended = (m for m in self.meetings if m.record.amending)
        return next(amended, self.meetings[-1])

    @property
    def sip_meeting(self) -> Meeting | None:
        """The last meeting that had SIP on its agenda, or has; None when none had."""
        return next((m for m in reversed(self.meetings) if m.has_sip), None)

    @property
    def last_held(self) -> Meeting:
        """The last meeting that was held; the current one while none has been."""
        held = (m for m in reversed(self.meetings) if m.record.held is not None)
        return next(held, self.meeting)

    @property
    def last_over(self) -> Meeting | None:
        """The current meeting if it is over, or else the one before the last."""
        nearest = (self.meeting, *self.meetings[:-3:-1])
        return next((m for m in nearest if m.is_over), None)

    @property
    def minuted(self) -> Meeting:
        """The meeting whose minutes are written now, or were locked last."""
        if self.meeting.is_over and not self.meeting.minutes_are_final:
            return self.meeting
        return self.locked_last() or self.meeting

    @property
    def amendable(self) -> Meeting:
        """The meeting whose minutes can be opened for a change, if they are locked."""
        return self.meeting if self.meeting.minutes else self.minuted

    @property
    def unwritten(self) -> tuple[Meeting, ...]:
        """The meetings that are over and have no minutes, the earliest first."""
        return tuple(m for m in self.meetings if m.is_over and not m.minutes)

    def locked_last(self, by: int | None = None) -> Meeting | None:
        """Find the meeting whose minutes were locked last; None when none were.

        An earlier meeting may be written down after a later one. ``by`` is a version
        of the case: what was locked after it is left out.
        """
        locked = (
            (version.case_version, place)
            for place, meeting in enumerate(self.meetings)
            for version in meeting.minutes
            if by is None or version.case_version <= by
        )
        last = max(locked, default=None)
        return self.meetings[last[1]] if last else None

    def minuted_as(self, version: str) -> Meeting:
        """Find the meeting that a finalised version of minutes is of.

        Raises:
            Missing: there is no such version.

        """
        for meeting in self.meetings:
            if any(v.id == version for v in meeting.minutes):
                return meeting
        raise Missing

    def back_at(self, meeting: Meeting) -> "Case":
        """Give the case as if one of its meetings were the current one."""
        before = self.meetings[: self.meetings.index(meeting)]
        return replace(self, meetings=(*before, meeting))

    @property
    def guardians(self) -> tuple[Party, ...]:
        """Those who have custody."""
        return tuple(p for p in self.parties if p.kind.is_guardian)

    @property
    def placing(self) -> Party | None:
        """The placing nämnd's party, if it is entered."""
        return next((p for p in self.parties if p.is_placing), None)

    def party(self, party_id: str) -> Party:
        """Find a party.

        Raises:
            Missing: if there is none, or the young person was asked for.

        """
        if party_id == YOUNG_PERSON:
            raise Missing
        return find(self.parties, party_id)

    def protected_on(self, day: date) -> bool:
        """Whether the young person is protected: lists show number and initials."""
        return any(f.about == YOUNG_PERSON and f.protects_on(day) for f in self.flags)

    def without_addresses(self, day: date) -> "Case":
        """Give the case without the addresses that no register may hold (rule 8).

        Neither of one who is protected nor of a protected young person's family; post
        goes by the authority that protects.
        """
        parties = tuple(
            p if self.keeps_address(p, day) else replace(p, address="")
            for p in self.parties
        )
        return replace(self, parties=parties)

    def keeps_address(self, party: Party, day: date) -> bool:
        """Whether a party's address may be written down."""
        if any(f.about == party.id and f.protects_on(day) for f in self.flags):
            return False
        return not (party.kind.is_private and self.protected_on(day))

    @property
    def called(self) -> str:
        """Give the name by which buttons and lists speak of the young person.

        Empty when any protection has ever been noted: a lifted flag hides too, for a
        button costs nothing by saying "den unge".
        """
        protected = any(f.about == YOUNG_PERSON for f in self.flags)
        return "" if protected else self.young_person.given_name

    def listed_name(self, day: date) -> str:
        """Give the name as lists show it."""
        if self.protected_on(day):
            return self.young_person.initials
        return self.young_person.name
