"""Påtalande: the question first, and what the principal is asked to answer."""

from dataclasses import replace
from functools import lru_cache

import pytest

from sipdesk.content.document import Heading, Paragraph
from sipdesk.domain.guard import FILE_COPY, GROUND_CARE_NEED
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.example import BUP, SOCIAL
from tests.documents.papers import paper, printed

FULL = cases.full()
FIELDS = {
    "question": "Vi ber er ta ställning till om en samordnad individuell plan",
    "recipient": "Socialsekreterare, Socialtjänsten i Exempelköping",
    "young person": "Ronja Påhittad",
    "number": "20080212-2390",
    "case number": "2026-014",
    "day sent": "fredag 6 november 2026",
    "ground": "Ni svarar för placeringen",
    "ground's law": "(LVU)",
    "own questions": "Vem hos er kan vara sammankallande?",
    "reason": "Skola, boende och samtal är inte samordnade.",
    "proposed times": "3 december klockan 13",
    "proposed people": "Socialsekreterare, BUP, skolan, tandvården",
    "who decides": "SiS påtalar behovet. Kommun eller region beslutar.",
    "without delay": "utan dröjsmål",
    "law": "16 kap. 4 § hälso- och sjukvårdslagen",
    "initiates": "Vi tar initiativ till en SIP",
    "declines": "Vi avböjer",
    "reasons": "skriva skälet",
    "has a plan": "Det finns redan en plan",
    "writer": "Karin Koordinator, SIP-samordnare",
    "address": "Exempelvägen 1",
}


@lru_cache
def letter(recipient: str) -> str:
    """Give the words of the full case's letter."""
    return printed(paper(PaperKind.SIP_REQUEST, FULL, recipient))


@pytest.mark.parametrize("field", FIELDS)
def test_the_letter_shows(field: str) -> None:
    assert FIELDS[field] in letter(SOCIAL)


def test_the_question_comes_first() -> None:
    made = paper(PaperKind.SIP_REQUEST, FULL, SOCIAL)
    title = next(at for at, b in enumerate(made.blocks) if isinstance(b, Heading))
    first = made.blocks[title + 1]
    assert isinstance(first, Paragraph)
    assert "ta ställning" in first.text


def test_the_file_copy_is_the_latest_letter() -> None:
    assert FIELDS["reason"] in letter(FILE_COPY)


def test_a_region_gets_neither_number_nor_place_without_a_right_to_them() -> None:
    bup = replace(FULL.requests[0], id="second", party=BUP, ground=GROUND_CARE_NEED)
    case = replace(FULL, requests=(*FULL.requests, bup))
    text = printed(paper(PaperKind.SIP_REQUEST, case, BUP))
    assert "Skola, boende och samtal" in text
    for words in ("20080212", "Exempelgården", "Karin Koordinator", "Exempelvägen"):
        assert words not in text
    assert "Växel 010-000 00 00" in text


def test_without_a_right_to_the_need_the_letter_asks_the_reader_to_call() -> None:
    only_school = frozenset({Information.SCHOOL})
    consents = tuple(cases.consent_of(c.consenter, only_school) for c in FULL.consents)
    bup = replace(FULL.requests[0], party=BUP)
    case = replace(FULL, consents=consents, requests=(bup,))
    text = printed(paper(PaperKind.SIP_REQUEST, case, BUP))
    assert "Beskrivningen av behovet lämnas först när" in text
    assert "Skola, boende och samtal" not in text
    assert "Samtycke 12 kap. 2 §" in text
