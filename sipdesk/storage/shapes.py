"""Which value lies in which table.

A field of a value is a column of the same name; ``rows.Shape`` refuses anything else.
"""

from sipdesk.domain.address_book import Contact
from sipdesk.domain.admission import Admission, AdmissionItem
from sipdesk.domain.case import Case, Skip
from sipdesk.domain.closing import Closing
from sipdesk.domain.concern import Concern
from sipdesk.domain.consent import Consent, Grant
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.follow_up import FollowUp
from sipdesk.domain.ground import ChosenGround
from sipdesk.domain.home import Home
from sipdesk.domain.meeting import (
    Booking,
    Meeting,
    Note,
    Participant,
    Preparation,
    Question,
    Record,
    Roles,
)
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Offer
from sipdesk.domain.overview import Overview, Waiting
from sipdesk.domain.own_text import OwnText
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.party import Party
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Goal, Measure, Plan, PlanVersion
from sipdesk.domain.protection import Flag
from sipdesk.domain.sheet_review import SheetReview
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.template import MappedField, RegionTemplate
from sipdesk.domain.user import User
from sipdesk.domain.young_person import YoungPerson
from sipdesk.storage import tables
from sipdesk.storage.rows import Shape

CASE = Shape(
    Case,
    tables.case,
    many={
        "meetings": Shape(
            Meeting,
            tables.meeting,
            many={
                "questions": Shape(Question, tables.question),
                "participants": Shape(Participant, tables.participant),
                "notes": Shape(Note, tables.note),
                "minutes": Shape(MinutesVersion, tables.minutes_version),
                "evaluations": Shape(Evaluation, tables.evaluation),
            },
            one={
                "roles": Shape(Roles, tables.roles),
                "preparation": Shape(Preparation, tables.preparation),
                "booking": Shape(Booking, tables.booking),
                "record": Shape(Record, tables.record),
            },
        ),
        "flags": Shape(Flag, tables.flag),
        "parties": Shape(Party, tables.party),
        "consents": Shape(
            Consent, tables.consent, many={"grants": Shape(Grant, tables.grant)}
        ),
        "grounds": Shape(ChosenGround, tables.chosen_ground),
        "requests": Shape(SipRequest, tables.sip_request),
        "follow_ups": Shape(FollowUp, tables.follow_up),
        "skips": Shape(Skip, tables.skip),
    },
    one={
        "young_person": Shape(YoungPerson, tables.young_person),
        "placement": Shape(Placement, tables.placement),
        "admission": Shape(
            Admission,
            tables.admission,
            many={"items": Shape(AdmissionItem, tables.admission_item)},
        ),
        "need": Shape(Need, tables.need),
        "offer": Shape(Offer, tables.offer),
        "plan": Shape(
            Plan,
            tables.plan,
            many={
                "goals": Shape(Goal, tables.goal),
                "measures": Shape(Measure, tables.measure),
                "versions": Shape(PlanVersion, tables.plan_version),
            },
        ),
        "closing": Shape(Closing, tables.closing),
    },
)
OVERVIEW = Shape(
    Overview, tables.overview, many={"waiting": Shape(Waiting, tables.waiting)}
)
PAPER = Shape(PaperRecord, tables.paper)
CONCERN = Shape(Concern, tables.concern)
OWN_TEXT = Shape(OwnText, tables.own_text)
TEMPLATE = Shape(
    RegionTemplate,
    tables.region_template,
    many={"fields": Shape(MappedField, tables.mapped_field)},
)
CONTACT = Shape(Contact, tables.contact)
HOME = Shape(Home, tables.home)
USER = Shape(User, tables.user)
SHEET_REVIEW = Shape(SheetReview, tables.sheet_review)
