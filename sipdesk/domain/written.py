"""Where in a case somebody has written a text that others may come to read."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.party import Party


class Written(Enum):
    """A field of a step, or several alike."""

    PARTY = "party"
    YOUNG_PERSON = "young-person"
    PLACEMENT = "placement"
    TRACK = "track"
    ADMISSION = "admission"
    NEED = "need"
    OFFER = "offer"
    CONSENT = "consent"
    REQUEST = "request"
    SUPPORT_PERSON = "support-person"
    PURPOSE = "purpose"
    QUESTION = "question"
    PREPARE = "prepare"
    ADAPTATIONS = "adaptations"
    REPLY = "reply"
    CANCELLED = "cancelled"
    NOTE = "note"
    ANSWER = "answer"
    RECORD = "record"
    OBJECTION = "objection"
    GOAL = "goal"
    MEASURE = "measure"
    PLAN = "plan"
    PATHWAY = "pathway"
    COVER_NOTE = "cover-note"
    MATCHING = "matching"
    DECISION = "decision"
    ELSEWHERE = "elsewhere"  # not in the case: a letter, a template, a file's name


FIELDS: Final = {
    "YoungPerson.communication": Written.YOUNG_PERSON,
    "YoungPerson.language": Written.YOUNG_PERSON,
    "Placement.discharge_unknown": Written.PLACEMENT,
    "Mark.unknown": Written.TRACK,
    "DischargeChange.why": Written.TRACK,
    "Ready.decided_what": Written.PLACEMENT,
    "Ready.missing_words": Written.PLACEMENT,
    "EarlierWait.reason": Written.PLACEMENT,
    "AdmissionItem.detail": Written.ADMISSION,
    "Party.name": Written.PARTY,
    "Party.function": Written.PARTY,
    "Party.organisation": Written.PARTY,
    "Party.address": Written.PARTY,
    "Need.kommun_what": Written.NEED,
    "Need.region_what": Written.NEED,
    "Need.reason": Written.NEED,
    "Offer.important": Written.OFFER,
    "Offer.not_shared": Written.OFFER,
    "Consent.capacity": Written.CONSENT,
    "Consent.limits": Written.CONSENT,
    "Consent.purpose": Written.CONSENT,
    "Consent.own_words": Written.CONSENT,
    "Consent.way_detail": Written.CONSENT,
    "Consent.language": Written.CONSENT,
    "Consent.reason": Written.CONSENT,
    "Consent.withdrawn_words": Written.CONSENT,
    "Case.consent_deviation": Written.CONSENT,
    "SipRequest.reason": Written.REQUEST,
    "SipRequest.questions": Written.REQUEST,
    "SipRequest.proposed_times": Written.REQUEST,
    "SipRequest.proposed_people": Written.REQUEST,
    "SipRequest.answer_words": Written.REQUEST,
    "SipRequest.chief": Written.REQUEST,
    "Basis.counterpart": Written.REQUEST,
    "Basis.reference": Written.REQUEST,
    "Roles.support_person": Written.SUPPORT_PERSON,
    "Preparation.purpose": Written.PURPOSE,
    "Preparation.adaptations": Written.ADAPTATIONS,
    "Preparation.interpreter": Written.ADAPTATIONS,
    "Preparation.representative": Written.ADAPTATIONS,
    "Question.text": Written.QUESTION,
    "Question.answer": Written.ANSWER,
    "Participant.prepare": Written.PREPARE,
    "Participant.reply_words": Written.REPLY,
    "Participant.sent_words": Written.REPLY,
    "Booking.cancelled_words": Written.CANCELLED,
    "Note.text": Written.NOTE,
    "Record.failed": Written.RECORD,
    "Record.agreements": Written.RECORD,
    "Record.disagreements": Written.RECORD,
    "Record.inform_absent": Written.RECORD,
    "Record.young_person_comment": Written.RECORD,
    "Record.amending": Written.RECORD,
    "MinutesVersion.reason": Written.RECORD,
    "MinutesVersion.objection": Written.OBJECTION,
    "Goal.words": Written.GOAL,
    "Goal.professional": Written.GOAL,
    "Goal.disagreement": Written.GOAL,
    "Goal.why": Written.GOAL,
    "GoalCheck.words": Written.GOAL,
    "Measure.what": Written.MEASURE,
    "Measure.who": Written.MEASURE,
    "Measure.often": Written.MEASURE,
    "Measure.obstacle": Written.MEASURE,
    "MeasureCheck.words": Written.MEASURE,
    "Plan.important": Written.PLAN,
    "Plan.works_well": Written.PLAN,
    "Plan.works_less": Written.PLAN,
    "Plan.kommun_none": Written.PLAN,
    "Plan.region_none": Written.PLAN,
    "Plan.own_plan": Written.PLAN,
    "Plan.ask_whom": Written.PLAN,
    "Plan.before_discharge": Written.PLAN,
    "Plan.follow_up_by": Written.PLAN,
    "Plan.kept_in": Written.PLAN,
    "Plan.kept_version": Written.PLAN,
    "Agreement.words": Written.PLAN,
    "PlanVersion.established_by": Written.PLAN,
    "PlanVersion.reason": Written.PLAN,
    "PlanVersion.objection": Written.OBJECTION,
    "Pathway.who": Written.PATHWAY,
    "Pathway.what": Written.PATHWAY,
    "CoverNote.words": Written.COVER_NOTE,
    "MatchingNeed.words": Written.MATCHING,
    "SharedDecision.question": Written.DECISION,
    "SharedDecision.important": Written.DECISION,
    "SharedDecision.decided": Written.DECISION,
    "SharedDecision.does": Written.DECISION,
    "Option.text": Written.DECISION,
    "Option.young_person": Written.DECISION,
    "Option.guardians": Written.DECISION,
    "Option.professionals": Written.DECISION,
}
"""By class and field. A field that is not here is no free text, stays inside, or is
itself what gives the place away."""


def texts_of(case: Case) -> Iterator[tuple[Written, str]]:
    """Give each text that is written, with where it stands."""
    yield from _texts(case)


def _texts(value: object) -> Iterator[tuple[Written, str]]:
    if isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    # The home is itself a party of the case: its name is not to be written anew.
    if not is_dataclass(value) or (isinstance(value, Party) and value.kind.is_sis):
        return
    for field in fields(value):
        held = getattr(value, field.name)
        where = FIELDS.get(f"{type(value).__name__}.{field.name}")
        if where is not None and held.strip():
            yield where, held
        elif not isinstance(held, str):
            yield from _texts(held)
