"""Obviously fictive cases: a full one, an empty one, and the longest that can be."""

from dataclasses import replace
from datetime import date, time

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case, CaseId, Skip
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.meeting import (
    Booking,
    Calls,
    Meeting,
    MeetingForm,
    Note,
    Part,
    Participant,
    Preparation,
    Record,
    Roles,
    TakingPart,
    TiedTo,
)
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.need import Need, NeedSource
from sipdesk.domain.offer import InformedBy, Occasion, Offer, OfferAnswer
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import (
    Agreement,
    Agrees,
    Asked,
    Plan,
    PlanVersion,
)
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON, Custody, YoungPerson
from tests.documents.example import (
    DAY,
    FATHER,
    GOALS,
    MADE,
    MEASURES,
    MEETING_DAY,
    MOTHER,
    NUMBER,
    PARTICIPANTS,
    PARTIES,
    QUESTIONS,
    SOCIAL,
)


def consent_of(
    consenter: str,
    kinds: frozenset[Information] = frozenset(CONSENTABLE),
    state: ConsentState = ConsentState.YES,
) -> Consent:
    """Give a consent in force, to everyone but guardians."""
    grants = tuple(
        Grant(f"{consenter}-{p.id}", p.id, kinds)
        for p in PARTIES
        if not p.kind.is_guardian
    )
    return Consent(
        id=f"consent-{consenter}",
        consenter=consenter,
        state=state,
        sip=Answer.YES,
        contact=Answer.YES,
        grants=grants,
        limits="Inget om det som hände i somras.",
        own_words="Det är okej om det hjälper mig.",
        asked=date(2026, 11, 2),
        decided=date(2026, 11, 4),
        valid_to=date(2027, 5, 4),
        way=ConsentWay.PAPER,
        told=frozenset(Told),
        informed_by=frozenset({InformedBy.ORALLY, InformedBy.PICTURES}),
        language="svenska",
        received_by="Karin Koordinator, SIP-samordnare",
    )


def empty() -> Case:
    """Give a case in which nothing has been typed yet."""
    return Case(
        CaseId("empty"), "2026-015", DAY, "coordinator", meetings=(Meeting("meeting"),)
    )


def full() -> Case:
    """Give a case with everything said, up to finalised minutes and plan."""
    return replace(
        empty(),
        id=CaseId("full"),
        number="2026-014",
        version=9,
        young_person=YoungPerson(
            given_name="Ronja",
            family_name="Påhittad",
            birth_date=date(2010, 3, 14),
            number=NUMBER,
            custody=Custody.JOINT,
            language="svenska",
            communication="Bilder och korta meningar",
        ),
        placement=Placement(
            department="Avdelning Granen",
            legal_basis="lvu-3",
            admitted=date(2026, 9, 1),
            start_meeting=date(2026, 9, 10),
            start_meeting_held=date(2026, 9, 10),
            preliminary_discharge=date(2027, 1, 15),
        ),
        parties=PARTIES,
        need=Need(
            assessed=date(2026, 10, 20),
            by="Karin Koordinator",
            source=NeedSource.STAFF,
            kommun=Answer.YES,
            region=Answer.YES,
            coordination=Answer.YES,
            areas=frozenset({Area.SCHOOL, Area.MENTAL_HEALTH}),
            reason="Skola, boende och vård behöver hänga ihop efter utskrivningen.",
        ),
        offer=Offer(
            informed=date(2026, 10, 21),
            how=frozenset({InformedBy.PICTURES}),
            important="Att slippa berätta samma sak för alla.",
            not_shared="Inget om bråket i gymmet.",
            offered=date(2026, 10, 21),
            occasion=Occasion.STAY,
            answer=OfferAnswer.YES,
        ),
        consents=(consent_of(YOUNG_PERSON), consent_of(MOTHER), consent_of(FATHER)),
        requests=(_request(),),
        meetings=(_meeting(),),
        plan=_plan(),
    )


def _request() -> SipRequest:
    return SipRequest(
        id="request",
        party=SOCIAL,
        written=date(2026, 11, 5),
        reason="Ronja skrivs preliminärt ut i januari. Skola, boende och samtal är "
        "inte samordnade.",
        questions="Tar ni initiativ till en SIP före utskrivningen?\n"
        "Vem hos er kan vara sammankallande?",
        proposed_times="3 december klockan 13 eller 8 december klockan 10",
        proposed_people="Socialsekreterare, BUP, skolan, tandvården",
        ground="",
        sent=date(2026, 11, 6),
    )


def _meeting() -> Meeting:
    return Meeting(
        "meeting",
        tied_to=TiedTo.REVIEW,
        roles=Roles(
            convener=SOCIAL,
            calls=Calls.SIS_ON_COMMISSION,
            commissioned=date(2026, 11, 16),
            commissioned_by="Sonja Socialsson",
            chair="Karin Koordinator",
            note_taker="Nils Noterarsson",
            support_person="Stina Stödsson",
            contact="Karin Koordinator",
            contact_phone="010-333 33 33",
        ),
        preparation=Preparation(
            purpose="Bestämma vem som gör vad när Ronja flyttar i januari.",
            taking_part=TakingPart.PART_OF_MEETING,
            adaptations="Paus efter halva tiden. Bildagenda på bordet.",
            pre_meeting=date(2026, 12, 1),
        ),
        booking=Booking(
            day=MEETING_DAY,
            start=time(13, 0),
            end=time(14, 0),
            form=MeetingForm.HYBRID,
            place="Exempelgården, rum Björken",
            video="https://video.example/exempelgarden",
            reply_by=date(2026, 11, 27),
        ),
        record=Record(
            held=MEETING_DAY,
            consent_reviewed=True,
            agreements="Skolan tar emot från vecka 3.\nBUP ger tid i januari.",
            disagreements="Ronja och BUP är oense om medicin.",
            inform_absent="Karin Koordinator ringer tandläkaren",
            young_person_comment="Det gick fort men var okej.",
            next_day=date(2027, 1, 21),
            next_start=time(10, 0),
        ),
        questions=QUESTIONS,
        participants=PARTICIPANTS,
        notes=(
            Note("n1", Part.OPENING, "Alla presenterade sig. Ronja började."),
            Note("n2", Part.SITUATION, "Skolan går bra. Sömnen är sämre."),
            Note("n3", Part.NEEDS, "Ronja vill bo nära sin moster."),
        ),
        minutes=(
            MinutesVersion("v1", 1, MADE, "coordinator", 7),
            MinutesVersion(
                "v2",
                2,
                MADE,
                "coordinator",
                8,
                reason="Fel datum för tiden hos BUP.",
                objection="Jag sa inte att jag vill byta skola.",
            ),
        ),
    )


def _plan() -> Plan:
    return Plan(
        important="Att slippa berätta samma sak för alla.",
        with_pictures=True,
        works_well="Skolan på hemmet. Träningen.",
        works_less="Sömnen. Att inte veta var jag ska bo.",
        goals=GOALS,
        measures=MEASURES,
        own_plan="Gå och lägga mig före elva.",
        ask_whom="Stina Stödsson eller min moster",
        before_discharge="Besök i nya skolan. Tandvård i hemregionen.",
        lead=SOCIAL,
        follow_up=date(2027, 1, 21),
        follow_up_by="Sonja Socialsson",
        versions=(
            PlanVersion("pv1", 1, MEETING_DAY, MADE, "coordinator", 7),
            PlanVersion(
                "pv2",
                2,
                date(2026, 12, 10),
                MADE,
                "coordinator",
                8,
                established_by="Sonja Socialsson, enhetschef",
                reason="Ny tid hos BUP.",
                objection="Jag vill inte ha läxhjälp.",
            ),
        ),
        agreements=(
            Agreement(
                "a1",
                YOUNG_PERSON,
                Agrees.COULD_NOT_SAY,
                MEETING_DAY,
                Asked.IN_MEETING,
                "Det var för många där.",
            ),
            Agreement(
                "a2",
                YOUNG_PERSON,
                Agrees.NO,
                date(2026, 12, 9),
                Asked.ALONE,
                "Jag vill bo hos min moster nu.",
                1,
            ),
            Agreement("a3", MOTHER, Agrees.YES, date(2026, 12, 9), Asked.BY_PHONE),
        ),
        handed_over=date(2026, 12, 10),
    )


def protected() -> Case:
    """Give the full case of one whose identity and place are protected."""
    flags = (
        Flag("f1", FlagKind.PROTECTED_REGISTRATION, YOUNG_PERSON, "Skatteverket"),
        Flag("f2", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Socialnämnden"),
    )
    return replace(full(), id=CaseId("protected"), flags=flags)


MARKUP = "<b>Ronja</b> & <img src='file:/x'> {number} åäö"
LONG_WORD = "Sekretesslagstiftningsutredningsbetänkande" * 4


def longest() -> Case:
    """Give the longest case anybody could type, with markup where it hurts."""
    case = full()
    notes = tuple(Note(part.value, part, _long(part.value)) for part in Part)
    meeting = replace(
        case.meeting,
        notes=notes,
        questions=tuple(
            replace(q, id=f"{q.id}-{n}", text=f"{q.text} {_long('fråga', 300)}")
            for n in range(6)
            for q in case.meeting.questions
        ),
        participants=(
            *case.meeting.participants,
            *(Participant(f"more-{n}", f"more-{n}") for n in range(12)),
        ),
        record=replace(
            case.meeting.record,
            agreements=_long("överenskommelser"),
            young_person_comment=_long("kommentar"),
        ),
        preparation=replace(case.meeting.preparation, purpose=_long("syfte", 900)),
    )
    return replace(
        case,
        id=CaseId("longest"),
        young_person=replace(
            case.young_person, given_name=MARKUP, family_name=LONG_WORD
        ),
        parties=(
            *case.parties,
            *(
                Party(
                    f"more-{n}",
                    PartyKind.OTHER,
                    name=f"{MARKUP} {n}",
                    function="arbetsmarknadskonsulent",
                    organisation=LONG_WORD,
                )
                for n in range(12)
            ),
        ),
        consent_deviation=_long("avvikelse", 500),
        meetings=(meeting,),
        plan=replace(
            case.plan,
            important=_long("viktigt"),
            works_well=_long("bra", 3000),
            goals=tuple(
                replace(g, id=f"{g.id}-{n}", words=f"{g.words} {_long('mål', 400)}")
                for n in range(5)
                for g in case.plan.goals
            ),
            measures=tuple(
                replace(m, id=f"{m.id}-{n}", goal=f"{m.goal}-{n}" if m.goal else "")
                for n in range(5)
                for m in case.plan.measures
            ),
        ),
        skips=(Skip("skip", "evaluation", _long("skäl", 400), DAY),),
    )


def _long(start: str, length: int = 10_000) -> str:
    sentence = f"Det här är en anteckning om {start} som är <i>mycket</i> lång. "
    return (sentence * (length // len(sentence) + 1))[:length]
