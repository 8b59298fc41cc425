"""The question about examinations: per recipient, and no more than they may know."""

from dataclasses import replace

import pytest

from sipdesk.content.document import Document
from sipdesk.content.document_text import as_text
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.guard import FILE_COPY, clearance
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    Health,
)
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from tests.documents import cases
from tests.documents.example import BUP, MADE, SOCIAL
from tests.documents.papers import everything_said, paper, printed
from tests.usecases.refusals import refused

KIND = PaperKind.HEALTH_INQUIRY
DAY = MADE.date()
BODY, MIND, MOUTH = ExaminationKind
DENTIST = Party("dentist", PartyKind.DENTAL_CARE, organisation="Folktandvården Påhitt")
SAID = Health(
    (
        Examination("b", BODY, ExaminationState.BOOKED, booked=DAY),
        Examination("m", MIND, ExaminationState.OFFERED, offered=DAY),
    )
)
FULL = cases.full()
CASE = replace(FULL, health=SAID, parties=(*FULL.parties, DENTIST))


def made(recipient: str, case: Case = CASE) -> Document:
    return paper(KIND, case, recipient)


def test_it_goes_to_the_placing_board_and_to_the_regions_care() -> None:
    whom = recipients(KIND, CASE, DAY)
    assert {SOCIAL, BUP, DENTIST.id} <= set(whom)
    nobody = replace(CASE, parties=())
    assert recipients(KIND, nobody, DAY) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Fråga om hälsoundersökning",
        "Har undersökning av kropp, psykisk hälsa och mun erbjudits?",
        "Någon som den unge känner kan följa med.",
        "vilken adress ni har",
        "vem betalar",
        "uppenbart obehövlig: sänd beslutet",
        "lagen (2017:209)",
        "förordningen (2017:212)",
        "Kontrollera hänvisningarna",
        "Undersökningarna är erbjudna",
    ],
)
def test_it_asks_offers_help_and_has_the_address_checked(words: str) -> None:
    assert words in printed(made(SOCIAL))


def test_the_board_without_a_ground_is_told_nothing_of_health() -> None:
    without = replace(CASE, consents=(), grounds=())
    assert Information.HEALTH not in clearance(without, SOCIAL, DAY).kinds
    text = everything_said(made(SOCIAL, without))
    assert "Så här står det hos oss" not in text
    assert "Bokad" not in text


def test_the_file_copy_tells_how_each_stands() -> None:
    text = as_text(made(FILE_COPY))
    assert "Så här står det hos oss" in text
    assert "Bokad" in text
    assert "Erbjuden" in text


def test_a_row_of_mental_health_needs_its_own_ground() -> None:
    consents = tuple(
        replace(
            c,
            grants=tuple(
                replace(g, kinds=g.kinds - {Information.MENTAL_HEALTH})
                for g in c.grants
            ),
        )
        for c in CASE.consents
    )
    whole = everything_said(made(BUP))
    assert "Bokad" in whole
    assert "Erbjuden" in whole
    cut = everything_said(made(BUP, replace(CASE, consents=consents)))
    assert "Bokad" in cut
    assert "Erbjuden" not in cut


def test_care_without_consent_gets_nothing() -> None:
    without = replace(CASE, consents=(), grounds=())
    with refused(clearance(without, DENTIST.id, DAY).missing):
        check_outgoing(KIND, without, DENTIST.id, 0, DAY)
    check_outgoing(KIND, without, SOCIAL, 0, DAY)


def test_where_the_law_does_not_apply_it_asks_for_another_way() -> None:
    stay = replace(CASE.placement, legal_basis="lsu")
    board = printed(made(SOCIAL, replace(CASE, placement=stay)))
    assert "Lagen om hälsoundersökning gäller inte placeringen" in board
    care = printed(made(BUP, replace(CASE, placement=stay)))
    assert "gäller inte placeringen" not in care
    assert "ska erbjudas" not in care


def test_that_the_law_does_not_apply_is_for_who_may_know_the_ground() -> None:
    stay = replace(CASE.placement, legal_basis="lsu")
    case = replace(CASE, placement=stay, health=Health())
    assert Information.LEGAL_BASIS not in clearance(case, BUP, DAY).kinds
    assert "Omfattas inte" not in everything_said(made(BUP, case))
    assert "Omfattas inte" in everything_said(made(FILE_COPY, case))


def test_with_nothing_known_it_still_asks() -> None:
    bare = replace(cases.empty(), parties=(replace(DENTIST, id=SOCIAL),))
    assert "Det här frågar vi" in as_text(made(FILE_COPY, bare))
