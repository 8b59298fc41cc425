"""Reminder and letter to the chief: what was asked, and how long ago."""

from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.document_text import as_text
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from tests.documents import cases
from tests.documents.example import BUP, MADE, SOCIAL
from tests.documents.papers import paper, printed

FULL = cases.full()
DAY = MADE.date()
SENT = date(2026, 2, 10)


def with_request(**facts: object) -> Case:
    """Give the case with one request to the placing nämnd."""
    request = SipRequest(
        "r", SOCIAL, SENT, questions="Vem gör vad?", sent=SENT, channel="Brev"
    )
    changed = replace(request, **facts)  # type: ignore[arg-type]
    return replace(FULL, requests=(changed,))


def said(kind: PaperKind, case: Case, recipient: str = SOCIAL) -> str:
    return as_text(paper(kind, case, recipient))


FIELDS = {
    "recipient": "Socialsekreterare, Socialtjänsten i Exempelköping",
    "young person": "Ronja Påhittad",
    "case number": "2026-014",
    "day": "söndag 22 november 2026",
    "told of": "Behovet påtalat fredag 6 november 2026",
    "days gone": "16 dagar",
    "question": "Vem hos er kan vara sammankallande?",
    "law": "10 kap. 8–9 §§ socialtjänstlagen",
    "who decides": "Kommunen eller regionen beslutar",
}
OF_REMINDER = {
    "number": "20080212-2390",
    "proposed time": "8 december klockan 10",
    "proposed people": "Socialsekreterare, BUP, skolan, tandvården",
    "writer": "Karin Koordinator, SIP-samordnare",
    "answer": "Vi tar initiativ till en SIP",
    "reason for a no": "Skäl",
}
OF_LETTER = {
    "silence": "har inte svarat",
    "asked of the chief": "Lämna skälet skriftligt om svaret är nej",
    "contact": "Kontakt Karin Koordinator, 010-333 33 33",
    "signed by the home's chief": "Chef på hemmet: namn och befattning",
}


@pytest.mark.parametrize("field", [*FIELDS, *OF_REMINDER])
def test_the_reminder_shows(field: str) -> None:
    text = printed(paper(PaperKind.REMINDER, FULL, SOCIAL))
    assert (FIELDS | OF_REMINDER)[field] in text


@pytest.mark.parametrize("field", [*FIELDS, *OF_LETTER])
def test_the_letter_to_the_chief_shows(field: str) -> None:
    text = printed(paper(PaperKind.CHIEF_LETTER, FULL, SOCIAL))
    assert (FIELDS | OF_LETTER)[field] in text


@pytest.mark.parametrize("kind", [PaperKind.REMINDER, PaperKind.CHIEF_LETTER])
def test_it_tells_what_was_asked_when_and_how_long_ago(kind: PaperKind) -> None:
    text = said(kind, with_request())
    days = (DAY - SENT).days
    assert "10 februari 2026" in text
    assert f"{days} dagar" in text
    assert "Vem gör vad?" in text


@pytest.mark.parametrize("kind", [PaperKind.REMINDER, PaperKind.CHIEF_LETTER])
def test_one_who_may_not_hear_of_the_need_is_not_told_the_questions(
    kind: PaperKind,
) -> None:
    case = replace(with_request(party=BUP), consents=())
    text = said(kind, case, BUP)
    assert "Vem gör vad?" not in text
    assert "när det finns stöd för det" in text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (SipAnswer.NONE, "har inte svarat"),
        (SipAnswer.DECLINES, "har avböjt"),
        (SipAnswer.HAS_PLAN, "hänvisade till en annan plan"),
    ],
)
def test_the_chief_is_told_what_the_agency_answered(
    answer: SipAnswer, words: str
) -> None:
    answered = None if answer is SipAnswer.NONE else DAY
    case = with_request(answer=answer, answered=answered, chief="Chef Exempel")
    text = said(PaperKind.CHIEF_LETTER, case)
    assert words in text
    assert "Chef Exempel" in text


@pytest.mark.parametrize(
    ("kind", "facts", "code"),
    [
        (PaperKind.REMINDER, {"sent": None}, "request-not-sent"),
        (PaperKind.CHIEF_LETTER, {"sent": None}, "request-not-sent"),
        (
            PaperKind.REMINDER,
            {"answer": SipAnswer.DECLINES, "answered": DAY},
            "request-answered",
        ),
        (
            PaperKind.CHIEF_LETTER,
            {"answer": SipAnswer.INITIATES, "answered": DAY},
            "request-granted",
        ),
    ],
)
def test_nobody_is_reminded_of_what_is_not_open(
    kind: PaperKind, facts: dict[str, object], code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        check_outgoing(kind, with_request(**facts), SOCIAL, 0, DAY)


def test_a_no_can_be_taken_to_the_chief() -> None:
    case = with_request(answer=SipAnswer.DECLINES, answered=DAY, chief="Ulla Exempel")
    check_outgoing(PaperKind.CHIEF_LETTER, case, SOCIAL, 0, DAY)


def test_a_letter_to_the_chief_goes_to_somebody() -> None:
    with pytest.raises(RuleBroken, match="chief-not-named"):
        check_outgoing(PaperKind.CHIEF_LETTER, with_request(), SOCIAL, 0, DAY)
