"""A case made by chance, in which every text is a canary of a known kind and owner."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Final, TypeVar

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    Health,
    Referral,
)
from sipdesk.domain.information import Information as Kind
from sipdesk.domain.meeting import (
    Attendance,
    Booking,
    Calls,
    Meeting,
    MeetingForm,
    Note,
    Part,
    Participant,
    Preparation,
    Question,
    Record,
    Roles,
    TiedTo,
)
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Offer
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.ready import EarlierWait, Ready
from sipdesk.domain.schooling import Schooling
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.domain.young_person import YoungPerson
from tests.home import TODAY
from tests.proofs.leaks.asked import asked_more
from tests.proofs.leaks.birds import Bird, Flock
from tests.proofs.leaks.ids import own_ids
from tests.proofs.leaks.onward import onward
from tests.proofs.leaks.oracle import FILE, YOUNG
from tests.proofs.leaks.read_back import squeezed
from tests.proofs.leaks.words import custody, decided
from tests.proofs.leaks.world_plan import MADE, MEETING_DAY, answered, areas_of, plan

T = TypeVar("T")

NUMBER: Final = "200802122390"  # published for testing
_BORN: Final = (
    date(2016, 1, 1),
    date(2012, 1, 1),
    TODAY.replace(year=2011),  # fifteen today
    date(2010, 1, 1),
    date(2010, 1, 1),
    date(2009, 1, 1),
    (TODAY + timedelta(days=1)).replace(year=2008),  # eighteen tomorrow
    TODAY.replace(year=2008),  # eighteen today
    date(2007, 1, 1),
    None,
)
_AROUND: Final = (
    (PartyKind.SOCIAL_SERVICES, "namnd"),
    (PartyKind.SOCIAL_SERVICES, "other-namnd"),
    (PartyKind.PSYCHIATRY, "bup"),
    (PartyKind.DENTAL_CARE, "dental"),
    (PartyKind.SCHOOL, "school"),
    (PartyKind.SIS_CARE, "sis-care"),
    (PartyKind.SIS_HEALTH, "sis-health"),
    (PartyKind.SIS_SCHOOL, "sis-school"),
    (PartyKind.RELATIVE, "aunt"),
    (PartyKind.REPRESENTATIVE, "ombud"),
)
_ASKED: Final = (SipAnswer.NONE, SipAnswer.NONE, SipAnswer.DECLINES)
_THERE: Final = (Attendance.PRESENT, Attendance.DIGITAL, Attendance.ABSENT)


@dataclass(frozen=True, slots=True)
class World:
    """A case, and what each canary in it tells."""

    seed: int
    case: Case
    told: dict[str, Bird]
    phrases: tuple[str, ...]  # those of ``told`` that are no canary's word


def world(seed: int, mark: str = "") -> World:
    """Make a case by chance; the same seed makes the same one, with ids of its mark."""
    chance = Random(seed)  # noqa: S311  (no secret)
    flock = Flock(chance)
    parties = _parties(chance, flock)
    case = Case(
        id=CaseId("case"),
        number=f"2026-{seed:05}{mark}",
        opened=TODAY,
        coordinator="user-1",
        meetings=(_meeting(chance, flock, parties),),
        young_person=_young(chance, flock),
        placement=_placement(flock),
        parties=parties,
        ready=_ready(flock),
        health=_health(flock),
        schooling=_schooling(flock),
        need=_need(flock),
        offer=_offer(flock),
        requests=tuple(_requests(chance, flock)),
        plan=plan(chance, flock, parties),
    )
    case = decided(custody(case, chance), chance, flock)
    case = replace(case, plan=answered(case, flock))
    case = asked_more(case, chance, flock)
    case = onward(case, flock, chance)
    case, told = own_ids(case, flock.told, f"{seed}{mark}")
    phrases = _phrases(case)
    return World(seed, case, {**told, **phrases}, tuple(phrases))


def _phrases(case: Case) -> dict[str, Bird]:
    """Give what tells something without being a word of its own."""
    digits = squeezed(NUMBER[2:])
    phrases = {digits: Bird("number", frozenset({Kind.NUMBER}))}
    if case.meeting.tied_to is TiedTo.ENFORCEMENT:
        legal = Bird("tied to enforcement", frozenset({Kind.LEGAL_BASIS}))
        phrases[squeezed("Vid verkställighetsmötet")] = legal
    return phrases


def _young(chance: Random, flock: Flock) -> YoungPerson:
    return YoungPerson(
        given_name=flock.text("given name", Kind.IDENTITY, names=YOUNG),
        family_name=flock.text("family name", Kind.IDENTITY, names=YOUNG),
        birth_date=chance.choice(_BORN),
        number=NUMBER,
        language=flock.text("language", Kind.CARE),
        communication=flock.text("communication", Kind.CARE),
    )


def _placement(flock: Flock) -> Placement:
    inside = (FILE,)
    return Placement(
        department=flock.text("department", Kind.PLACE),
        legal_basis="lvu-3",
        discharge_unknown=flock.text("discharge unknown", Kind.CARE),
        ready_by=flock.text("ready by", Kind.PLACE),
        waiting_for=flock.text("waiting for", Kind.CARE, Kind.PLACE),
        moves_to=flock.text("moves to", only=inside),
        handed_over_to=flock.text("handed over to", only=inside),
    )


def _ready(flock: Flock) -> Ready:
    """What is known around the wait stays inside, but for codes and days."""
    inside = (FILE,)
    return Ready(
        asked=TODAY,
        decided_what=flock.text("decided what", only=inside),
        missing=flock.text("missing", Kind.CARE),
        missing_words=flock.text("missing words", only=inside),
        missing_asked=TODAY,
        earlier=(
            EarlierWait(
                f"earlier {flock.text('earlier wait', only=inside)}",
                TODAY,
                TODAY,
                flock.text("taken back for", only=inside),
                flock.text("ready by before", only=inside),
            ),
        ),
    )


def _health(flock: Flock) -> Health:
    """Let every examination be booked; who and where is told on no paper."""
    inside = (FILE,)
    return Health(
        tuple(
            Examination(
                f"examination {kind.value}",
                kind,
                ExaminationState.BOOKED,
                booked=TODAY,
                companion=flock.text(f"companion {kind.value}", only=inside),
                travel_by=flock.text(f"travel {kind.value}", only=inside),
            )
            for kind in ExaminationKind
        ),
        (Referral("referral", flock.text("referral", only=inside)),),
        asks=flock.text("who asks", only=inside),
    )


def _schooling(flock: Flock) -> Schooling:
    inside = (FILE,)
    return Schooling(
        coordinator=flock.text("school coordinator", only=inside),
        receiving_school=flock.text("receiving school", only=inside),
    )


def _need(flock: Flock) -> Need:
    return Need(
        TODAY,
        by=flock.text("need by", Kind.PLACE),
        kommun=Answer.YES,
        kommun_what=flock.text("need of kommun", Kind.CARE),
        region=Answer.YES,
        region_what=flock.text("need of region", Kind.CARE),
        coordination=Answer.YES,
        areas=frozenset({Area.SCHOOL}),
        reason=flock.text("need reason", Kind.CARE),
    )


def _offer(flock: Flock) -> Offer:
    own = (YOUNG, FILE)
    return Offer(
        informed=TODAY,
        by=flock.text("offer by", Kind.PLACE, only=own),
        important=flock.text("offer important", only=own),
        not_shared=flock.text("offer not shared", only=own),
        guardians_note=flock.text("offer guardians", only=(FILE,)),
    )


def _parties(chance: Random, flock: Flock) -> tuple[Party, ...]:
    guardians = (
        (PartyKind.GUARDIAN, "mother"),
        (PartyKind.GUARDIAN, "father"),
        (PartyKind.APPOINTED_GUARDIAN, "appointed"),
    )
    there = guardians[: chance.choice((2, 2, 2, 2, 1, 3, 0))]
    return tuple(_party(chance, flock, *one) for one in (*there, *_AROUND))


def _party(chance: Random, flock: Flock, kind: PartyKind, party_id: str) -> Party:
    own = (party_id, FILE)
    mail = flock.text(f"e-mail of {party_id}", names=party_id, protected_by=party_id)
    yes = (Answer.YES,) * 3
    return Party(
        party_id,
        kind,
        name=flock.text(f"name of {party_id}", names=party_id),
        function=flock.text(f"function of {party_id}", names=party_id),
        organisation=flock.text(f"organisation of {party_id}", names=party_id),
        phone=flock.text(f"phone of {party_id}", Kind.PLACE, names=party_id),
        email=f"{mail}@exempel.example",
        address=flock.text(f"address of {party_id}", only=own, protected_by=party_id),
        places=party_id == "namnd",
        may_be_asked=chance.choice((*yes, *yes, *Answer)),
        may_know_place=chance.choice((Answer.YES, *Answer)),
        place_decision=flock.text(f"decision about {party_id}", only=(FILE,))
        if chance.random() < 0.3
        else "",
    )


def _requests(chance: Random, flock: Flock) -> list[SipRequest]:
    return [
        _request(chance, flock, one)
        for one in ("namnd", "bup", "dental", "other-namnd")
        if one == "namnd" or chance.random() < 0.5
    ]


def _request(chance: Random, flock: Flock, party: str) -> SipRequest:
    own = (party, FILE)
    answer = chance.choice(_ASKED)
    return SipRequest(
        id=f"request-{party}",
        party=party,
        written=TODAY,
        reason=flock.text("request reason", Kind.CARE, only=own),
        questions=flock.text("request questions", Kind.CARE, only=own),
        proposed_times=flock.text("request times", Kind.PROCESS, only=own),
        proposed_people=flock.text("request people", Kind.PARTICIPANTS, only=own),
        ground=chance.choice(("", "osl-26-9")),
        channel=flock.text("request channel", Kind.PROCESS, only=own),
        sent=TODAY,
        answer=answer,
        answered=TODAY if answer is SipAnswer.DECLINES else None,
        answer_words=flock.text("request answer", Kind.CARE, only=own),
        chief=flock.text("request chief", Kind.PROCESS, only=own),
    )


def _meeting(chance: Random, flock: Flock, parties: tuple[Party, ...]) -> Meeting:
    whom = (YOUNG, *(p.id for p in chance.sample(parties, min(6, len(parties)))))
    return Meeting(
        "meeting",
        tied_to=chance.choice((TiedTo.NONE, TiedTo.REVIEW, TiedTo.ENFORCEMENT)),
        roles=_roles(chance, flock),
        preparation=Preparation(
            purpose=flock.text("purpose", Kind.PROCESS),
            adaptations=flock.text("adaptations", Kind.CARE),
            interpreter=flock.text("interpreter", Kind.CARE),
        ),
        booking=booking(flock, chance.choice(tuple(MeetingForm)[1:])),
        record=_record(flock),
        questions=tuple(_question(flock, n, a) for n, a in areas_of(chance)),
        participants=tuple(_participant(chance, flock, one) for one in whom),
        notes=tuple(
            Note(part.value, part, flock.text("note", free=True)) for part in Part
        ),
        minutes=_minutes(flock),
    )


def booking(flock: Flock, form: MeetingForm) -> Booking:
    """Set a time and a place; each time they are others."""
    return Booking(
        day=MEETING_DAY,
        start=time(13),
        end=time(14),
        form=form,
        place=flock.text("place", Kind.PLACE),
        video=flock.text("link", Kind.PLACE),
    )


def _roles(chance: Random, flock: Flock) -> Roles:
    place = Kind.PLACE
    return Roles(
        initiator=flock.text("initiator", place, only=(FILE,)),
        convener=chance.choice(("namnd", "bup")),
        calls=Calls.SIS_ON_COMMISSION,
        commissioned=TODAY,
        commissioned_by=flock.text("commissioned by", place, only=(FILE,)),
        chair=flock.text("chair", place),
        note_taker=flock.text("note taker", place),
        support_person=flock.text("support person", place),
        contact=flock.text("contact", place),
        contact_phone=flock.text("contact phone", place),
    )


def _record(flock: Flock) -> Record:
    return Record(
        held=TODAY,
        failed=flock.text("why it failed", free=True),
        consent_reviewed=True,
        agreements=flock.text("agreements", free=True),
        disagreements=flock.text("disagreements", free=True),
        inform_absent=flock.text("who tells the absent", Kind.PLACE),
        young_person_comment=flock.text("comment", free=True),
    )


def _question(flock: Flock, number: int, area: Area) -> Question:
    return Question(
        f"q{number}",
        flock.text("question", area.kind),
        area,
        answer=flock.text("answer", area.kind),
    )


def _participant(chance: Random, flock: Flock, whom: str) -> Participant:
    return Participant(
        f"p-{whom}",
        whom,
        prepare=flock.text(f"preparation of {whom}", Kind.PROCESS, only=(whom, FILE)),
        reply_words=flock.text("reply", Kind.PARTICIPANTS, free=True),
        attendance=chance.choice(_THERE),
    )


def _minutes(flock: Flock) -> tuple[MinutesVersion, ...]:
    reason = flock.text("why minutes are new", free=True)
    objection = flock.text("objection to minutes", free=True)
    made = MinutesVersion("v2", 2, MADE, "user-1", 1, reason, objection)
    return (replace(made, id="v1", number=1), made)
