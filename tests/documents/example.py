"""The people, questions, goals and measures of the fictive example."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.meeting import (
    Attendance,
    Participant,
    Question,
    QuestionState,
    Reply,
)
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.plan import (
    Goal,
    GoalState,
    Horizon,
    Measure,
    MeasureState,
)
from sipdesk.domain.young_person import YOUNG_PERSON

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = date(2026, 11, 22)
MADE = datetime(2026, 11, 22, 9, 30, tzinfo=STOCKHOLM)
MEETING_DAY = date(2026, 12, 3)
NUMBER = "200802122390"  # published for testing

MOTHER, FATHER, SOCIAL, BUP = "mother", "father", "social", "bup"
DENTAL, SCHOOL, SIS_SCHOOL, AUNT = "dental", "school", "sis-school", "aunt"

PARTIES = (
    Party(
        MOTHER,
        PartyKind.GUARDIAN,
        name="Maja Påhittad",
        function="mamma",
        may_be_asked=Answer.YES,
        may_know_place=Answer.YES,
    ),
    Party(
        FATHER,
        PartyKind.GUARDIAN,
        name="Folke Påhittad",
        function="pappa",
        may_be_asked=Answer.YES,
    ),
    Party(
        SOCIAL,
        PartyKind.SOCIAL_SERVICES,
        name="Sonja Socialsson",
        function="socialsekreterare",
        organisation="Socialtjänsten i Exempelköping",
        phone="010-111 11 11",
        places=True,
    ),
    Party(
        BUP,
        PartyKind.PSYCHIATRY,
        name="Bo Uppdiktad",
        function="psykolog",
        organisation="BUP Norra Fantasistad",
        phone="010-222 22 22",
    ),
    Party(
        DENTAL,
        PartyKind.DENTAL_CARE,
        function="tandläkare",
        organisation="Folktandvården Fantasistad",
    ),
    Party(
        SCHOOL,
        PartyKind.SCHOOL,
        name="Rut Rektorsson",
        function="rektor",
        organisation="Sagoskolan",
    ),
    Party(
        SIS_SCHOOL,
        PartyKind.SIS_SCHOOL,
        name="Lars Lärarsson",
        function="mentor",
        organisation="SiS-skolan Exempelgården",
    ),
    Party(AUNT, PartyKind.RELATIVE, name="Moa Mostersdotter", function="moster"),
)

QUESTIONS = (
    Question(
        "q1",
        "Vilken skola kan jag börja i när jag flyttar härifrån?",
        Area.SCHOOL,
        own=True,
        state=QuestionState.ANSWERED,
        answer="Den nya skolan har en plats från vecka 3 och ordnar ett studiebesök.",
    ),
    Question(
        "q2",
        "Hur fortsätter samtalen hos BUP efter utskrivningen?",
        Area.MENTAL_HEALTH,
        state=QuestionState.PARTLY,
        answer="BUP erbjuder tid i januari. Vem som möter Ronja är inte klart.",
    ),
    Question(
        "q3",
        "Var ska jag bo i vår?",
        Area.HOUSING,
        own=True,
        state=QuestionState.PARKED,
        answer="Socialtjänsten återkommer senast den 15 december.",
    ),
    Question("q4", "Vem hjälper till med tandvården?", Area.DENTAL),
)

GOALS = (
    Goal(
        "g1",
        "Jag vill gå ut nian med betyg i alla ämnen.",
        Area.SCHOOL,
        horizon=Horizon.LONG,
        professional="Ronja når behörighet till ett nationellt program.",
        due=date(2027, 6, 11),
    ),
    Goal(
        "g2",
        "Jag vill sova hela natten.",
        Area.MENTAL_HEALTH,
        due=date(2027, 2, 1),
        disagreement="Ronja vill vänta med medicin. BUP föreslår att börja nu.",
    ),
    Goal("g3", "Jag vill bo nära min moster.", Area.HOUSING, Horizon.NEXT),
    Goal(
        "g4",
        "Jag vill bli frisör.",
        Area.SCHOOL,
        Horizon.LONG,
        state=GoalState.CHANGED,
        why="Jag vill hellre jobba med hästar.",
    ),
)

MEASURES = (
    Measure(
        "m1",
        "Plats i årskurs 9 och ett studiebesök före jul",
        Area.SCHOOL,
        SCHOOL,
        goal="g1",
        who="Rut Rektorsson",
        often="en gång",
        start=date(2026, 12, 10),
        due=date(2027, 1, 18),
    ),
    Measure(
        "m2",
        "Läxhjälp",
        Area.SCHOOL,
        SIS_SCHOOL,
        goal="g1",
        often="två gånger i veckan",
        start=date(2026, 12, 7),
        state=MeasureState.ONGOING,
    ),
    Measure(
        "m3",
        "Samtal om sömn",
        Area.MENTAL_HEALTH,
        BUP,
        goal="g2",
        often="varannan vecka",
        start=date(2027, 1, 11),
        follow_up=date(2027, 2, 15),
        obstacle="Tiden krockar med skolan",
    ),
    Measure(
        "m4",
        "Utreda familjehem nära mostern",
        Area.HOUSING,
        SOCIAL,
        goal="g3",
        who="Sonja Socialsson",
        due=date(2026, 12, 15),
    ),
    Measure("m5", "Skriva sömndagbok", Area.MENTAL_HEALTH, YOUNG_PERSON, goal="g2"),
    Measure("m6", "Kallar till undersökning", Area.DENTAL, DENTAL),
)

PARTICIPANTS = (
    Participant("p1", YOUNG_PERSON, reply=Reply.COMES, attendance=Attendance.PRESENT),
    Participant("p2", MOTHER, reply=Reply.COMES, attendance=Attendance.PRESENT),
    Participant(
        "p3",
        SOCIAL,
        prepare="Ta med det som är klart om boende i vår.",
        reply=Reply.COMES,
        attendance=Attendance.PRESENT,
    ),
    Participant(
        "p4",
        BUP,
        prepare="Berätta vilka samtal ni kan erbjuda från januari.",
        reply=Reply.DIGITAL,
        attendance=Attendance.DIGITAL,
    ),
    Participant("p5", SCHOOL, attendance=Attendance.PRESENT),
    Participant(
        "p6",
        DENTAL,
        reply=Reply.NOT_COMING,
        reply_words="Vi kan erbjuda tid i februari.",
        attendance=Attendance.ABSENT,
    ),
    Participant("p7", SIS_SCHOOL, attendance=Attendance.PRESENT),
    Participant("p8", AUNT),
)
