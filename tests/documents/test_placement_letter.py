"""The letter of a placement: to whom it goes, what it asks, and what it hides."""

from dataclasses import replace

import pytest

from sipdesk.content.document import Document
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from tests.documents import cases
from tests.documents.example import BUP, MADE, SCHOOL, SOCIAL
from tests.documents.papers import everything_said, paper, printed
from tests.usecases.refusals import refused

KIND = PaperKind.PLACEMENT_LETTER
DAY = MADE.date()
DENTIST = Party("dentist", PartyKind.DENTAL_CARE, organisation="Folktandvården Påhitt")
FULL = cases.full()
CASE = replace(FULL, parties=(*FULL.parties, DENTIST))


def made(recipient: str, case: Case = CASE) -> Document:
    return paper(KIND, case, recipient)


def test_it_goes_to_agencies_and_not_to_who_places_or_is_family_or_of_sis() -> None:
    whom = recipients(KIND, CASE, DAY)
    assert {BUP, SCHOOL, DENTIST.id} <= set(whom)
    assert SOCIAL not in whom
    kinds = {CASE.party(one).kind for one in whom}
    assert not any(kind.is_private or kind.is_sis for kind in kinds)


def test_without_a_ground_nobody_is_told() -> None:
    bare = replace(CASE, consents=(), grounds=())
    with refused("consent-not-asked-young-person"):
        check_outgoing(KIND, bare, DENTIST.id, 0, DAY)


@pytest.mark.parametrize(
    ("whom", "asked", "not_asked"),
    [
        (SCHOOL, "Räkna med oss när ni planerar", "remisser"),
        (BUP, "Flytta en tid hellre än att avboka", "hemkommunen"),
        (DENTIST.id, "Flytta en tid hellre än att avboka", "hemkommunen"),
    ],
)
def test_each_is_asked_what_it_can_do(whom: str, asked: str, not_asked: str) -> None:
    said = printed(made(whom))
    assert "Besked om placering" in said
    assert asked in said
    assert not_asked not in said
    assert "Vi har fått beskedet" in said


def test_where_the_place_is_hidden_it_says_so_and_not_where() -> None:
    said = everything_said(made(SCHOOL, cases.protected()))
    assert "Var den unge är lämnas inte ut i det här brevet." in said
    assert "Kontakten står ovan" not in said


@pytest.mark.parametrize("case", [CASE, cases.protected()])
def test_it_is_one_page_with_its_receipt(case: Case) -> None:
    for whom in recipients(KIND, case, DAY):
        assert render(made(whom, case)).pages == 1
