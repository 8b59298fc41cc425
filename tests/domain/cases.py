"""Small cases for the rules, obviously fictive."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.plan import PlanVersion
from sipdesk.domain.young_person import YOUNG_PERSON, Custody, YoungPerson

TODAY = date(2026, 3, 2)
LATER = date(2026, 8, 31)

MOTHER = Party("mother", PartyKind.GUARDIAN, "Påhittad Mamma", may_be_asked=Answer.YES)
FATHER = Party("father", PartyKind.GUARDIAN, "Påhittad Pappa", may_be_asked=Answer.YES)
NAMND = Party(
    "namnd",
    PartyKind.SOCIAL_SERVICES,
    "Socialsekreterare Exempel",
    organisation="Påhittade kommunen",
    places=True,
)
BUP = Party("bup", PartyKind.PSYCHIATRY, organisation="BUP Påhittad")
SCHOOL = Party("school", PartyKind.SCHOOL, organisation="Påhittaskolan")
SIS = Party("sis", PartyKind.SIS_CARE, organisation="Påhittade hemmet")


def young(age: int) -> YoungPerson:
    """Give a young person of an age on ``TODAY``."""
    return YoungPerson(
        "Alva", "Påhitt", date(TODAY.year - age, 1, 1), custody=Custody.JOINT
    )


def case(age: int = 16, *parties: Party, consents: tuple[Consent, ...] = ()) -> Case:
    """Give a case with parties and consents."""
    return Case(
        CaseId("case"),
        "2026-001",
        TODAY,
        "user",
        (Meeting("meeting"),),
        version=1,
        young_person=young(age),
        parties=parties,
        consents=consents,
    )


def yes(consenter: str = YOUNG_PERSON, **more: object) -> Consent:
    """Give a whole yes, to BUP about care and health."""
    kinds = frozenset({Information.CARE, Information.HEALTH})
    consent = Consent(
        id=f"of {consenter}",
        consenter=consenter,
        state=ConsentState.YES,
        sip=Answer.YES,
        contact=Answer.YES,
        grants=(Grant(f"grant of {consenter}", BUP.id, kinds),),
        decided=TODAY,
        valid_to=LATER,
        way=ConsentWay.PAPER,
        told=frozenset(Told),
        received_by="Karin Exempel",
    )
    return replace(consent, **more)  # type: ignore[arg-type]


def no(consenter: str) -> Consent:
    """Give a whole no."""
    return Consent(f"no of {consenter}", consenter, ConsentState.NO, decided=TODAY)


LEAD = "Exempel Socialsson, enhetschef"
"""Who at the lead establishes a plan."""


def plan_version() -> PlanVersion:
    """Give an established version."""
    registered = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    return PlanVersion("v", 1, TODAY, registered, "user", 1)
