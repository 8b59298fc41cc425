"""Kallelse: in the convener's name, and no more than its recipient needs."""

from dataclasses import replace
from functools import lru_cache

import pytest

from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Calls, TiedTo
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.example import BUP, DENTAL, SOCIAL
from tests.documents.papers import paper, printed

FULL = cases.full()
FIELDS = {
    "convener": "Socialtjänsten i Exempelköping kallar till möte",
    "commission": "utskickad av SiS på uppdrag av Socialtjänsten i Exempelköping",
    "commission's day": "måndag 16 november 2026",
    "young person": "Ronja Påhittad",
    "case number": "2026-014",
    "meeting": "Första SIP-mötet",
    "time": "torsdag 3 december 2026 klockan 13.00–14.00 (60 minuter)",
    "form": "På plats och på distans",
    "place": "Exempelgården, rum Björken",
    "link": "https://video.example/exempelgarden",
    "purpose": "Bestämma vem som gör vad när Ronja flyttar i januari.",
    "question": "Var ska jag bo i vår?",
    "own question": "(den unges egen fråga)",
    "what to prepare": "Ta med det som är klart om boende i vår.",
    "functions": "Mentor, SiS-skolan Exempelgården",
    "consent": "Samtycke finns till och med tisdag 4 maj 2027",
    "adaptations": "Paus efter halva tiden",
    "reply by": "Svara senast fredag 27 november 2026",
    "chair": "Leder mötet Karin Koordinator",
    "contact": "Kontakt Karin Koordinator, 010-333 33 33",
    "comes": "Jag kommer",
    "digital": "Jag deltar på länk eller telefon",
    "substitute": "En ersättare kommer i mitt ställe",
    "not coming": "Jag kan inte komma och lämnar underlag",
}


@lru_cache
def summons(recipient: str) -> str:
    """Give the words of the full case's summons."""
    return printed(paper(PaperKind.SUMMONS, FULL, recipient))


@pytest.mark.parametrize("field", FIELDS)
def test_the_placing_kommuns_summons_shows(field: str) -> None:
    assert FIELDS[field] in summons(SOCIAL)


@pytest.mark.parametrize("recipient", [SOCIAL, BUP, DENTAL])
def test_no_number_no_legal_basis_and_nobody_elses_name(recipient: str) -> None:
    booked = replace(FULL.meeting, tied_to=TiedTo.ENFORCEMENT)
    case = replace(FULL, meetings=(booked,))
    text = printed(paper(PaperKind.SUMMONS, case, recipient))
    for words in (
        "20080212",
        "LVU",
        "erkställighetsmöte",
        "Maja",
        "Folke",
        "Bo Uppdiktad",
        "Sonja",
        "Moa",
        "Rut",
    ):
        assert words not in text


def test_only_the_questions_that_the_recipient_may_see() -> None:
    kinds = frozenset({Information.MENTAL_HEALTH})
    consents = tuple(cases.consent_of(c.consenter, kinds) for c in FULL.consents)
    text = printed(paper(PaperKind.SUMMONS, replace(FULL, consents=consents), BUP))
    assert "1. Hur fortsätter samtalen hos BUP" in text
    assert "Vilken skola" not in text
    assert "Var ska jag bo" not in text


def test_each_is_asked_to_prepare_their_own() -> None:
    assert "Berätta vilka samtal ni kan erbjuda" in summons(BUP)
    assert "Berätta vilka samtal ni kan erbjuda" not in summons(SOCIAL)
    assert "Läs frågorna" in summons(DENTAL)


def test_the_file_copy_says_what_each_was_asked_to_prepare() -> None:
    text = summons(FILE_COPY)
    assert "Berätta vilka samtal ni kan erbjuda" in text
    assert "Ta med det som är klart" in text


def test_without_a_commission_it_says_that_it_may_not_be_sent() -> None:
    roles = replace(FULL.meeting.roles, commissioned=None)
    case = replace(FULL, meetings=(replace(FULL.meeting, roles=roles),))
    text = printed(paper(PaperKind.SUMMONS, case, SOCIAL))
    assert "inte klar att skickas" in text
    assert "på uppdrag av" not in text


def test_one_who_calls_itself_needs_no_summons_from_sis() -> None:
    roles = replace(FULL.meeting.roles, calls=Calls.PRINCIPAL)
    case = replace(FULL, meetings=(replace(FULL.meeting, roles=roles),))
    text = printed(paper(PaperKind.SUMMONS, case, SOCIAL))
    assert "kallar själv" in text
    assert "utskickad av SiS" not in text
