"""A case as one sees it who may not read the facts of every branch of SiS.

There is secrecy between the branches (JO 6547-2017; product rule 9). What names its
kind of information is left out where the kind is of a closed branch: a goal, a measure,
a question, an area of need, a paper that came with the placement. A free text that
names no kind may be of any branch, so it is shown to nobody who lacks one: a sign
stands in its place, for that something is written is no secret, and a case in which it
seemed not to be would tell another story. That a SIP is made, when, by whom, with whom
and with whose consent to what is what every branch must know to take part, and stays.

A new field of text is hidden until ``STAYS`` names it.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from sipdesk.domain.admission import (
    ITEM_KINDS,
    Admission,
    AdmissionItem,
    PlacementTold,
)
from sipdesk.domain.area import Area
from sipdesk.domain.basis import Basis
from sipdesk.domain.case import Case, Passed, PassedKind, Skip
from sipdesk.domain.closing import Closing
from sipdesk.domain.consent import Consent, Grant
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.follow_up import FollowUp
from sipdesk.domain.ground import ChosenGround
from sipdesk.domain.health import (
    Examination,
    Health,
    Interview,
    Referral,
    Talk,
    without_health,
)
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.meeting import (
    Booking,
    Break,
    Meeting,
    Note,
    Participant,
    Preparation,
    Question,
    Record,
    Roles,
    Wish,
)
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Offer, Offered
from sipdesk.domain.party import Party
from sipdesk.domain.pathway import Pathway
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import (
    Agreement,
    Goal,
    GoalCheck,
    Measure,
    MeasureCheck,
    Plan,
    PlanVersion,
)
from sipdesk.domain.promise import Promise
from sipdesk.domain.protection import Flag
from sipdesk.domain.put_off import PutOff
from sipdesk.domain.ready import EarlierWait, Ready
from sipdesk.domain.routine import OF_BRANCH, is_closed_row
from sipdesk.domain.schooling import Schooling
from sipdesk.domain.shared_decision import Option, SharedDecision
from sipdesk.domain.sip_request import Attempt, EarlierAnswer, SipRequest
from sipdesk.domain.social_group import KIND as OF_GROUP
from sipdesk.domain.social_group import SocialGroup
from sipdesk.domain.track import OF_HEALTH, DischargeChange, Mark, Track
from sipdesk.domain.young_person import YoungPerson

HIDDEN: Final = "•••"
"""Stands where there is a text that is not shown."""

STAYS: Final[Mapping[type, str]] = {
    # Names, days and places of the process; ids; codes.
    Case: "id number coordinator",
    Passed: "code about",
    YoungPerson: "given_name family_name number language",
    Placement: (
        "department legal_basis placing_kommun home_region stay_region ready_by"
        " handed_over_to moves_to receiving_kommun receiving_region"
    ),
    Track: "",
    Mark: "id milestone",
    DischargeChange: "id who",
    Ready: "missing_from",
    EarlierWait: "id ready_by",
    Admission: "",
    AdmissionItem: "id code whom detail party",
    PlacementTold: "id party by",
    Flag: "id about source lifted_by",
    Party: "id name function organisation phone email address contact place_decision",
    Need: "by",
    Offer: "by material offered_by",
    Offered: "id by",
    Promise: "party",
    Consent: "id consenter way_detail language received_by follows given_at",
    Grant: "id recipient",
    ChosenGround: "id ground law recipient by",
    SipRequest: (
        "id party proposed_times proposed_people ground channel decline_reason chief"
        " next_by"
    ),
    EarlierAnswer: "decline_reason",
    Attempt: "id by whom",
    Basis: "counterpart reference",
    Meeting: "id",
    Roles: (
        "initiator convener commissioned_by chair note_taker support_person contact"
        " contact_phone"
    ),
    Preparation: "interpreter representative in_the_room",
    Booking: "place video cancelled_words reference",  # all who are called are told
    Record: "inform_absent",
    Participant: "id party channel deviation_reference",
    Wish: "id whose about",
    Break: "id",
    Note: "id",
    MinutesVersion: "id by letter shared sha256",
    Evaluation: "id",
    SharedDecision: "id",
    Option: "id",
    Plan: "ask_whom lead follow_up_by kept_in kept_version",
    Agreement: "id whose",
    PlanVersion: "id by established_by letter shared sha256",
    FollowUp: "id meeting",
    CoverNote: "id recipient received_by",
    SocialGroup: "",
    Closing: "by handed_over_to",
    Skip: "id step",
    PutOff: "id by",
    # What names its kind: all of it is shown, or none.
    Question: "id text answer",
    Goal: "id words professional disagreement why",
    Measure: "id what party goal who often obstacle",
    GoalCheck: "id goal said_by words",
    MeasureCheck: "id measure said_by words",
    # Rows of one branch: the part that holds them is shown, or nothing of it.
    Health: "asks payment_by",
    Examination: (
        "id reason region companion companion_phone companion_relation travel_by"
    ),
    Referral: "id to region",
    Talk: "id by",
    Interview: "id reason interviewer",
    Schooling: (
        "coordinator coordinator_phone coordinator_kommun home_school mentor"
        " receiving_school guidance_told therapist_told"
    ),
    Pathway: "id code party who what note",
    MatchingNeed: "id words",
}
"""The texts that are shown to everybody who may read the part they stand in."""

_FIGURES: Final = {FollowUp: "feeling", SharedDecision: "sure"}
"""What the young person has said in figures, of what may be anything."""


def cut(case: Case, branches: frozenset[Branch]) -> Case:
    """Give a case as one may see it who reads the facts of these branches.

    It hangs together as before: nothing in it points to what has been left out.
    """
    if branches >= frozenset(Branch):
        return case
    shown: Case = _View(case, branches).of(case)
    return shown


def closed_kinds(branches: frozenset[Branch]) -> frozenset[Information]:
    """Name the kinds that are of other branches than these."""
    return frozenset(k for k in Information if k.branch not in {None, *branches})


class _View:
    def __init__(self, case: Case, branches: frozenset[Branch]) -> None:
        self._closed = closed_kinds(branches)
        plan = case.plan
        self._goals = {goal.id for goal in plan.goals if self._shows(goal)}
        self._measures = {one.id for one in plan.measures if self._shows(one)}

    def of(self, value: Any) -> Any:
        """Give a part of a case, or several, as they are shown."""
        if isinstance(value, (tuple, frozenset)):
            return type(value)(self.of(one) for one in value if self._shows(one))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, SocialGroup) and not self._opens(OF_GROUP):
            return SocialGroup()
        return replace(
            value, **{f.name: self._field(value, f.name) for f in fields(value)}
        )

    def _field(self, part: Any, name: str) -> Any:
        held, kind = getattr(part, name), type(part)
        if isinstance(held, Health):
            return without_health(held, self._closed)
        if isinstance(held, Schooling):
            return held if self._opens(Information.SCHOOL) else Schooling()
        if isinstance(part, Measure) and name == "goal":
            return held if held in self._goals else ""
        if isinstance(held, str):
            seen = name in STAYS.get(kind, "").split() or not held.strip()
            return held if seen else HIDDEN
        return None if _FIGURES.get(kind) == name else self.of(held)

    def _shows(  # noqa: PLR0911  (one answer a kind)
        self, part: object
    ) -> bool:
        match part:
            case Skip():
                # That a step of a closed branch is left out is of that branch too.
                of = OF_BRANCH.get(part.step)
                return of is None or self._opens(of)
            case Passed():
                skipped = part.what is PassedKind.SKIPPED
                of = OF_BRANCH.get(part.code) if skipped else None
                return of is None or self._opens(of)
            case PutOff():
                # Its id is the row's: the case, the rule and what the row is about.
                _, rule, about = f"{part.id}  ".split(" ", 2)
                return not is_closed_row("", rule, about, self._closed)
            case Area() | Pathway():
                return self._opens(part.kind)
            case Question() | Goal() | Measure() | MatchingNeed():
                return self._opens(part.area.kind)
            case GoalCheck():
                return part.goal in self._goals
            case MeasureCheck():
                return part.measure in self._measures
            case AdmissionItem():
                # What a home has put on the list itself may be of any branch.
                kind = ITEM_KINDS.get(part.code)
                return kind is not None and self._opens(kind)
            case _:
                of_health = isinstance(part, Mark) and part.milestone in OF_HEALTH
                return not of_health or self._opens(Information.HEALTH)

    def _opens(self, kind: Information) -> bool:
        return kind not in self._closed
