"""Which value lies in which table.

A field of a value is a column of the same name; ``rows.Shape`` refuses anything else.
"""

from sipdesk.domain.access import Answer, Review
from sipdesk.domain.address_book import Contact
from sipdesk.domain.admission import Admission, AdmissionItem, PlacementTold
from sipdesk.domain.aggregate import SentFigures
from sipdesk.domain.approval import Approval
from sipdesk.domain.case import Case, Skip
from sipdesk.domain.closing import Closing
from sipdesk.domain.concern import Concern
from sipdesk.domain.consent import Consent, Grant
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.follow_up import FollowUp
from sipdesk.domain.ground import ChosenGround
from sipdesk.domain.health import Examination, Health, Interview, Referral, Talk
from sipdesk.domain.home import Home
from sipdesk.domain.home_word import HomeWord
from sipdesk.domain.initiative import InitiativeAgreement
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
from sipdesk.domain.overview import Overview
from sipdesk.domain.own_text import OwnText
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.party import Party
from sipdesk.domain.pathway import Pathway
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.picture_source import OwnSymbol, PictureSource
from sipdesk.domain.picture_talk import PictureTalk
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
from sipdesk.domain.received import ReceivedPaper
from sipdesk.domain.region import RegionProfile
from sipdesk.domain.reminder import OwnFigure, Waiting
from sipdesk.domain.retention import Cleared, Decision, Erasure, Hold, Rule
from sipdesk.domain.schooling import Schooling
from sipdesk.domain.shared_decision import Option, SharedDecision
from sipdesk.domain.sheet_review import SheetReview
from sipdesk.domain.sip_request import Attempt, SipRequest
from sipdesk.domain.social_group import SocialGroup
from sipdesk.domain.stand_in import StandIn
from sipdesk.domain.standstill import Standstill
from sipdesk.domain.template import MappedField, RegionTemplate
from sipdesk.domain.tip import Tip
from sipdesk.domain.track import DischargeChange, Mark, Track
from sipdesk.domain.training import Coordinating, StaffMember, Training
from sipdesk.domain.transfer import HomeCard, Transfer
from sipdesk.domain.user import User
from sipdesk.domain.young_person import YoungPerson
from sipdesk.storage import case_tables, health_tables, sharing_tables, tables
from sipdesk.storage.rows import Shape

CASE = Shape(
    Case,
    case_tables.case,
    many={
        "meetings": Shape(
            Meeting,
            case_tables.meeting,
            many={
                "questions": Shape(Question, case_tables.question),
                "participants": Shape(Participant, case_tables.participant),
                "wishes": Shape(Wish, case_tables.wish),
                "breaks": Shape(Break, case_tables.break_),
                "notes": Shape(Note, case_tables.note),
                "minutes": Shape(MinutesVersion, case_tables.minutes_version),
                "evaluations": Shape(Evaluation, case_tables.evaluation),
            },
            one={
                "roles": Shape(Roles, case_tables.roles),
                "preparation": Shape(Preparation, case_tables.preparation),
                "booking": Shape(Booking, case_tables.booking),
                "record": Shape(Record, case_tables.record),
            },
        ),
        "flags": Shape(Flag, case_tables.flag),
        "parties": Shape(Party, case_tables.party),
        "consents": Shape(
            Consent,
            case_tables.consent,
            many={"grants": Shape(Grant, case_tables.grant)},
        ),
        "grounds": Shape(ChosenGround, case_tables.chosen_ground),
        "requests": Shape(
            SipRequest,
            case_tables.sip_request,
            many={"attempts": Shape(Attempt, case_tables.attempt)},
        ),
        "follow_ups": Shape(FollowUp, case_tables.follow_up),
        "decisions": Shape(
            SharedDecision,
            case_tables.decision,
            many={"options": Shape(Option, case_tables.option)},
        ),
        "pathways": Shape(Pathway, case_tables.pathway),
        "cover_notes": Shape(CoverNote, case_tables.cover_note),
        "matching": Shape(MatchingNeed, case_tables.matching_need),
        "skips": Shape(Skip, case_tables.skip),
        "put_offs": Shape(PutOff, case_tables.put_off),
    },
    one={
        "young_person": Shape(YoungPerson, case_tables.young_person),
        "placement": Shape(Placement, case_tables.placement),
        "track": Shape(
            Track,
            case_tables.track,
            many={
                "marks": Shape(Mark, case_tables.track_mark),
                "discharge_changes": Shape(
                    DischargeChange, case_tables.discharge_change
                ),
            },
        ),
        "ready": Shape(
            Ready,
            case_tables.ready,
            many={"earlier": Shape(EarlierWait, case_tables.earlier_wait)},
        ),
        "admission": Shape(
            Admission,
            case_tables.admission,
            many={
                "items": Shape(AdmissionItem, case_tables.admission_item),
                "told": Shape(PlacementTold, case_tables.placement_told),
            },
        ),
        "health": Shape(
            Health,
            health_tables.health,
            many={
                "examinations": Shape(Examination, health_tables.examination),
                "referrals": Shape(Referral, health_tables.referral),
                "talks": Shape(Talk, health_tables.talk),
                "interviews": Shape(Interview, health_tables.interview),
            },
        ),
        "schooling": Shape(Schooling, health_tables.schooling),
        "need": Shape(Need, case_tables.need),
        "offer": Shape(
            Offer,
            case_tables.offer,
            many={"earlier": Shape(Offered, case_tables.offered)},
        ),
        "promise": Shape(Promise, case_tables.promise),
        "plan": Shape(
            Plan,
            case_tables.plan,
            many={
                "goals": Shape(Goal, case_tables.goal),
                "measures": Shape(Measure, case_tables.measure),
                "goal_checks": Shape(GoalCheck, case_tables.goal_check),
                "measure_checks": Shape(MeasureCheck, case_tables.measure_check),
                "agreements": Shape(Agreement, case_tables.agreement),
                "versions": Shape(PlanVersion, case_tables.plan_version),
            },
        ),
        "social_group": Shape(SocialGroup, case_tables.social_group),
        "closing": Shape(Closing, case_tables.closing),
    },
)
OVERVIEW = Shape(
    Overview,
    tables.overview,
    many={"waiting": Shape(Waiting, tables.waiting)},
    one={"standstill": Shape(Standstill, tables.standstill)},
)
PAPER = Shape(PaperRecord, tables.paper)
CONCERN = Shape(Concern, tables.concern)
APPROVAL = Shape(Approval, tables.approval)
OWN_TEXT = Shape(OwnText, tables.own_text)
RECEIVED = Shape(ReceivedPaper, tables.received_paper)
TEMPLATE = Shape(
    RegionTemplate,
    tables.region_template,
    many={"fields": Shape(MappedField, tables.mapped_field)},
)
CONTACT = Shape(Contact, tables.contact)
REGION = Shape(RegionProfile, tables.region_profile)
STAFF = Shape(
    StaffMember,
    tables.staff_member,
    many={
        "trainings": Shape(Training, tables.staff_training),
        "coordinating": Shape(Coordinating, tables.staff_coordinating),
    },
)
HOME = Shape(Home, tables.home)
USER = Shape(User, tables.user)
REVIEW = Shape(Review, tables.access_review)
ANSWER = Shape(Answer, tables.access_answer)
DECISION = Shape(
    Decision,
    tables.retention_decision,
    many={"rules": Shape(Rule, tables.retention_rule)},
)
HOLD = Shape(Hold, tables.legal_hold)
CLEARED = Shape(Cleared, tables.cleared)
ERASURE = Shape(Erasure, tables.erasure)
OWN_FIGURE = Shape(OwnFigure, tables.own_figure)
STAND_IN = Shape(StandIn, tables.stand_in)
SHEET_REVIEW = Shape(SheetReview, tables.sheet_review)
INITIATIVE = Shape(InitiativeAgreement, tables.initiative_agreement)
HOME_CARD = Shape(HomeCard, tables.home_card)
SENT_FIGURES = Shape(SentFigures, sharing_tables.sent_figures)
TIP = Shape(Tip, sharing_tables.tip)
TRANSFER = Shape(Transfer, tables.transfer)
PICTURE_BOARD = Shape(PictureBoard, tables.picture_board)
PICTURE_PHOTO = Shape(PicturePhoto, tables.picture_photo)
PICTURE_TALK = Shape(PictureTalk, tables.picture_talk)
HOME_WORD = Shape(HomeWord, tables.home_word)
PICTURE_SOURCE = Shape(PictureSource, tables.picture_source)
OWN_SYMBOL = Shape(OwnSymbol, tables.own_symbol)
