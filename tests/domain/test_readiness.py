"""What a good meeting has: each thing is named until it is there."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import (
    Booking,
    Meeting,
    MeetingForm,
    Participant,
    Preparation,
    Question,
    Roles,
    TakingPart,
    TiedTo,
    Wish,
)
from sipdesk.domain.readiness import Matter, Point, readiness
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.domain import cases as made
from tests.domain.cases import TODAY

SYSTEM = "Påhittat möte"
LATER = TODAY + timedelta(days=10)

READY = Meeting(
    "meeting",
    roles=Roles(
        convener=made.NAMND.id,
        chair="Leder",
        note_taker="Skriver",
        support_person="Stöttar",
    ),
    preparation=Preparation(
        purpose="Komma överens.",
        taking_part=TakingPart.REPRESENTATIVE,
        representative="Påhittad Vän",
        pre_meeting=TODAY,
        interpreter="Påhittade tolkar",
        video_tested=TODAY,
        waiting_room=Answer.NO,
    ),
    booking=Booking(LATER, time(13), time(14), MeetingForm.VIDEO),
    questions=(Question("q", "Vem ringer?", Area.SCHOOL, own=True),),
    participants=tuple(
        Participant(party, party, prepare="Läsa.")
        for party in (YOUNG_PERSON, made.NAMND.id, made.BUP.id)
    ),
    wishes=(Wish("w", YOUNG_PERSON, made.BUP.id),),
)


def case(**parts: object) -> Case:
    agreed = made.case(18, made.NAMND, made.BUP, made.SCHOOL, consents=(made.yes(),))
    young = replace(agreed.young_person, interpreter=Answer.YES)
    meeting = replace(READY, **parts)  # type: ignore[arg-type]
    return replace(agreed, young_person=young, meetings=(meeting,))


def points(of: Case, system: str = SYSTEM) -> dict[Matter, Point]:
    return {p.matter: p for p in readiness(of, TODAY, system)}


def missing(of: Case, system: str = SYSTEM) -> set[Matter]:
    return {matter for matter, p in points(of, system).items() if not p.in_place}


def test_of_a_meeting_that_is_well_prepared_nothing_is_missing() -> None:
    assert missing(case()) == set()
    assert points(case()).keys() == set(Matter)


def how(**more: object) -> dict[str, object]:
    return {"preparation": replace(READY.preparation, **more)}  # type: ignore[arg-type]


def role(**more: object) -> dict[str, object]:
    return {"roles": replace(READY.roles, **more)}  # type: ignore[arg-type]


def without(party: str) -> dict[str, object]:
    left = tuple(p for p in READY.participants if p.party != party)
    return {"participants": left}


@pytest.mark.parametrize(
    ("lacking", "matter"),
    [
        (role(convener=""), Matter.CONVENER),
        (role(chair=" "), Matter.CHAIR),
        (role(note_taker=""), Matter.NOTE_TAKER),
        (role(support_person=""), Matter.SUPPORT),
        (how(purpose=" "), Matter.PURPOSE),
        (how(taking_part=TakingPart.NOT_SAID), Matter.TAKING_PART),
        (how(representative=""), Matter.REPRESENTATIVE),
        (how(interpreter=""), Matter.INTERPRETER),
        (how(pre_meeting=None), Matter.PRE_MEETING),
        (how(video_tested=None), Matter.VIDEO_TESTED),
        (how(waiting_room=Answer.NOT_ASKED), Matter.WAITING_ROOM),
        (without(made.NAMND.id), Matter.KOMMUN),
        (without(made.BUP.id), Matter.REGION),
        ({"wishes": ()}, Matter.WISHES),
        (
            {"participants": tuple(replace(p, prepare="") for p in READY.participants)},
            Matter.PREPARE,
        ),
        (
            {"questions": (replace(READY.questions[0], own=False),)},
            Matter.OWN_QUESTION,
        ),
        ({"booking": replace(READY.booking, day=None)}, Matter.TIME),
    ],
)
def test_each_thing_is_missed_alone(lacking: dict[str, object], matter: Matter) -> None:
    assert missing(case(**lacking)) == {matter}


def test_no_question_is_not_an_own_one_either() -> None:
    none = missing(case(questions=()))
    assert none == {Matter.QUESTIONS, Matter.OWN_QUESTION}


def test_a_system_for_video_is_missed_when_the_home_has_named_none() -> None:
    assert missing(case(), " ") == {Matter.VIDEO_SYSTEM}


def test_somebody_unwanted_and_somebody_not_consented_are_named() -> None:
    people = (*READY.participants, Participant("s", made.SCHOOL.id))
    found = points(
        case(
            participants=people,
            wishes=(Wish("w", YOUNG_PERSON, made.BUP.id, wanted=False),),
        )
    )
    assert found[Matter.NOBODY_UNWANTED].who == (made.BUP.id,)
    assert found[Matter.CONSENT_COVERS].who == (made.SCHOOL.id,)
    assert not found[Matter.NOBODY_UNWANTED].in_place
    assert not found[Matter.CONSENT_COVERS].in_place


def test_a_consent_that_ends_before_the_meeting_does_not_cover_it() -> None:
    after = replace(READY.booking, day=made.LATER + timedelta(days=1))
    lacking = missing(case(booking=after))
    assert lacking == {Matter.SIP_CONSENT, Matter.CONSENT_COVERS}


@pytest.mark.parametrize("form", [MeetingForm.ROOM, MeetingForm.PHONE])
def test_nothing_is_asked_of_video_where_there_is_none(form: MeetingForm) -> None:
    found = points(case(booking=replace(READY.booking, form=form)), "")
    video = {Matter.VIDEO_SYSTEM, Matter.VIDEO_TESTED, Matter.WAITING_ROOM}
    assert not video & found.keys()


def test_what_does_not_belong_to_a_meeting_is_not_asked_for() -> None:
    alone = case(
        **how(taking_part=TakingPart.IN_ROOM),
        participants=(),
        wishes=(),
        tied_to=TiedTo.REVIEW,
        sip=Answer.NO,
    )
    young = replace(alone.young_person, interpreter=Answer.NO)
    found = points(replace(alone, young_person=young))
    assert not found.keys() & {
        Matter.SIP_CONSENT,
        Matter.CONSENT_COVERS,
        Matter.CONVENER,
        Matter.KOMMUN,
        Matter.REGION,
        Matter.NOBODY_UNWANTED,
        Matter.PREPARE,
        Matter.REPRESENTATIVE,
        Matter.INTERPRETER,
    }
