"""The made-up young person on whom a template is tried; never anybody real."""

from dataclasses import replace
from datetime import date, datetime

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.meeting import Attendance, Meeting, Participant, Record, Roles
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Goal, Horizon, Measure, Plan, PlanVersion
from sipdesk.domain.young_person import YOUNG_PERSON, YoungPerson

VERSION = 1
_DAY = date(2026, 3, 2)
_PARTIES = (
    Party(
        "kommun",
        PartyKind.SOCIAL_SERVICES,
        "Sonja Socialsson",
        "socialsekreterare",
        "Socialtjänsten i Påhittstad",
        "010-000 00 01",
        places=True,
    ),
    Party(
        "region",
        PartyKind.PSYCHIATRY,
        "Bo Uppdiktad",
        "psykolog",
        "BUP i Påhittstad",
    ),
    Party("school", PartyKind.SCHOOL, "Rut Rektorsson", "rektor", "Sagoskolan"),
)
_GOALS = (
    Goal(
        "long",
        "Jag vill gå ut nian med betyg i alla ämnen.",
        Area.SCHOOL,
        Horizon.LONG,
        "Behörighet till ett nationellt program.",
        due=date(2026, 6, 11),
    ),
    Goal(
        "part",
        "Jag vill sova hela natten.",
        Area.MENTAL_HEALTH,
        disagreement="Ronja vill vänta med medicin. BUP föreslår att börja nu.",
        due=date(2026, 5, 1),
    ),
)
_MEASURES = (
    Measure(
        "m1",
        "Utreder ett familjehem nära mostern",
        Area.HOUSING,
        "kommun",
        who="Sonja Socialsson",
        due=date(2026, 4, 15),
    ),
    Measure(
        "m2",
        "Samtal om sömn",
        Area.MENTAL_HEALTH,
        "region",
        goal="part",
        often="varannan vecka",
        start=date(2026, 3, 9),
    ),
    Measure(
        "m3",
        "Plats i årskurs 9 och ett studiebesök",
        Area.SCHOOL,
        "school",
        goal="long",
        often="en gång",
        start=date(2026, 3, 16),
    ),
    Measure("m4", "Skriver sömndagbok", Area.MENTAL_HEALTH, YOUNG_PERSON, goal="part"),
)


def example(made: datetime) -> Case:
    """Give a case with everything said that a template can ask for."""
    taking_part = (YOUNG_PERSON, *(p.id for p in _PARTIES))
    meeting = Meeting(
        "meeting",
        roles=Roles(chair="Sonja Socialsson"),
        record=Record(held=_DAY),
        participants=tuple(
            Participant(one, one, attendance=Attendance.PRESENT) for one in taking_part
        ),
    )
    case = Case(
        CaseId("example"),
        "2026-000",
        _DAY,
        "",
        (meeting,),
        young_person=YoungPerson("Ronja", "Påhittad", number="200802122390"),
        placement=Placement(preliminary_discharge=date(2026, 6, 15)),
        parties=_PARTIES,
        plan=_plan(made),
    )
    consent = Consent(
        "consent",
        YOUNG_PERSON,
        ConsentState.YES,
        Answer.YES,
        decided=_DAY,
        valid_to=date(2036, 9, 2),
    )
    return replace(case, consents=(consent,))


def _plan(made: datetime) -> Plan:
    return Plan(
        important="Att få gå i skolan och att ni lyssnar på mig.",
        works_well="Morgnarna går bättre. Bordtennisen på tisdagar.",
        works_less="Jag sover dåligt.",
        goals=_GOALS,
        measures=_MEASURES,
        own_plan="Jag skriver i sömndagboken varje kväll.",
        ask_whom="Min kontaktperson",
        before_discharge="Studiebesök i skolan och ett möte med familjehemmet.",
        lead="kommun",
        follow_up=date(2026, 5, 4),
        follow_up_by="Sonja Socialsson",
        versions=(PlanVersion("version", VERSION, _DAY, made, "", 1),),
    )
