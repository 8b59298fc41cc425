"""Who knows of the placement, by papers and by what is noted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sipdesk.domain.admission import Admission, PlacementTold
from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement_told import not_entered, who_knows
from tests.domain.cases import BUP, MOTHER, NAMND, SCHOOL, SIS, TODAY, case

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def paper(whom: str, days: int) -> PaperRecord:
    return PaperRecord(
        id=f"{whom} {days}",
        case="case",
        kind=PaperKind.RECORDS_REQUEST,
        recipient=whom,
        recipient_role="school",
        made=NOW + timedelta(days=days),
        by="user",
        case_version=1,
        version=0,
        pages=1,
        sha256="",
    )


def around() -> Case:
    return case(16, NAMND, BUP, SCHOOL, MOTHER, SIS)


def test_agencies_are_told_of_and_neither_family_nor_sis() -> None:
    found = who_knows(around(), (), TODAY)
    assert [one.party for one in found] == [NAMND, BUP, SCHOOL]
    assert [one.knows for one in found] == [True, False, False]


def test_the_first_paper_and_what_is_noted_both_tell_that_one_knows() -> None:
    told = PlacementTold("told", BUP.id, TODAY, "Nämnden")
    made = replace(around(), admission=Admission(told=(told,)))
    found = {
        one.party.id: one
        for one in who_knows(made, (paper("school", 3), paper("school", 1)), TODAY)
    }
    assert found["bup"].told == told
    assert found["school"].paper == paper("school", 1)
    assert found["school"].knows
    assert found["bup"].knows


def test_what_lacks_for_a_paper_to_tell_them_is_named() -> None:
    found = {one.party.id: one.missing for one in who_knows(around(), (), TODAY)}
    assert found["namnd"] == ""
    assert found["school"] != ""


def test_those_who_ought_to_know_and_are_not_there_are_named() -> None:
    assert list(not_entered(around())) == [
        PartyKind.PRIMARY_CARE,
        PartyKind.DENTAL_CARE,
    ]
    dentist = Party("dental", PartyKind.DENTAL_CARE, organisation="Låtsastand")
    assert list(not_entered(case(16, dentist))) == [
        PartyKind.SOCIAL_SERVICES,
        PartyKind.SCHOOL,
        PartyKind.PSYCHIATRY,
        PartyKind.PRIMARY_CARE,
    ]
