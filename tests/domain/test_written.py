"""Every text of a case that others may read is known by where it stands."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

from sipdesk.domain.case import Case
from sipdesk.domain.written import FIELDS, Written, texts_of
from tests.documents import cases

INSIDE = {
    # What the routine, the record or the program alone reads.
    *("Case.id", "Case.coordinator", "Case.number", "Need.by", "Offer.by"),
    *("Offer.material", "Offer.guardians_note", "Consent.received_by"),
    *("Roles.initiator", "Roles.commissioned_by", "SipRequest.channel"),
    *("Participant.channel", "Admission.running_plan_note", "Placement.ready_by"),
    *("Admission.incomplete", "AdmissionItem.code", "AdmissionItem.note"),
    "AdmissionItem.whom",
    *("Placement.handed_over_to", "Placement.waiting_for", "Evaluation.words"),
    *("Wish.words", "Booking.reference", "Participant.deviation_reference"),
    *("Preparation.in_the_room", "Offer.offered_by", "Offer.answer_words"),
    *("Offered.by", "Offered.words", "SipRequest.next_by", "Promise.words"),
    *("Attempt.by", "Attempt.whom", "Attempt.words"),
    *("DischargeChange.who", "Mark.milestone"),
    # What is a name, a code, an id or a number.
    *("YoungPerson.given_name", "YoungPerson.family_name", "YoungPerson.number"),
    *("Placement.legal_basis", "Placement.placing_kommun", "Placement.home_region"),
    *("Placement.receiving_kommun", "Placement.receiving_region", "Consent.follows"),
    *("Party.phone", "Party.email", "Party.contact"),
    *("Roles.convener", "Plan.lead", "SipRequest.ground", "SipRequest.decline_reason"),
    # What is itself of the place, and marked so on every paper.
    *("Placement.department", "Placement.stay_region", "Booking.place"),
    *("Booking.video", "Roles.chair", "Roles.note_taker", "Roles.contact"),
    *("Roles.contact_phone", "Party.place_decision", "Placement.moves_to"),
    *("Consent.given_at", "CoverNote.received_by", "Pathway.note", "Pathway.code"),
    *("Consent.given_at", "EarlierWait.ready_by", "EarlierWait.waiting_for"),
    *("Ready.missing", "Ready.missing_from", "EarlierAnswer.decline_reason"),
    *("Passed.code", "Passed.waited_for"),
}
PARTS = {
    *("ChosenGround", "Closing", "Flag", "FollowUp"),
    *("Grant", "PutOff", "Skip", "Health", "Examination", "Referral", "Talk"),
    *("Interview", "PlacementTold", "Schooling", "SocialGroup"),
}
"""Parts that stand on no paper to others."""
REFERRING = {
    *("id", "party", "by", "consenter", "recipient", "goal", "measure", "letter"),
    *("shared", "sha256", "whose", "about", "said_by", "meeting"),
}


def held(kind: type) -> dict[str, type]:
    """Find every dataclass that a case is made of."""
    found = {kind.__name__: kind}
    for hint in get_type_hints(kind).values():
        for one in (hint, *get_args(hint)):
            if is_dataclass(one) and isinstance(one, type):
                found |= held(one)
    return found


def test_a_field_of_text_is_either_told_of_or_stays_inside() -> None:
    texts = {
        f"{name}.{field.name}"
        for name, kind in held(Case).items()
        if name not in PARTS
        for field in fields(kind)
        if get_type_hints(kind)[field.name] is str and field.name not in REFERRING
    }
    assert texts - FIELDS.keys() - INSIDE == set()
    assert FIELDS.keys() <= texts


def test_each_place_is_used_but_that_of_what_is_not_in_the_case() -> None:
    assert set(Written) - set(FIELDS.values()) == {Written.ELSEWHERE}


def test_the_texts_of_a_case_are_found_with_their_places() -> None:
    texts = list(texts_of(cases.full()))
    assert (Written.PURPOSE, cases.full().meeting.preparation.purpose) in texts
    assert (Written.NOTE, "Alla presenterade sig. Ronja började.") in texts
    assert (Written.REPLY, "") not in texts
    assert list(texts_of(cases.empty())) == []
