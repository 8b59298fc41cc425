"""Protokoll: from the meeting without retyping, marked by its version."""

from dataclasses import replace
from functools import lru_cache

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import TiedTo
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, FATHER, SOCIAL
from tests.documents.papers import paper, printed

FULL = cases.full()
FIELDS = {
    "version": "Version 2. Färdigställt söndag 22 november 2026 klockan 09.30.",
    "what it replaces, and why": "Ersätter version 1. Skäl: Fel datum",
    "objection": "Jag sa inte att jag vill byta skola.",
    "young person": "Ronja Påhittad",
    "number": "20080212-2390",
    "case number": "2026-014",
    "day": "Hållet torsdag 3 december 2026",
    "time": "Bokad tid 13.00–14.00",
    "place": "Exempelgården, rum Björken",
    "form": "På plats och på distans",
    "kind": "Första SIP-mötet",
    "within": "Vid uppföljningsmötet",
    "convener": "Sammankallande Socialtjänsten i Exempelköping",
    "chair": "Leder mötet Karin Koordinator",
    "note taker": "Skriver Nils Noterarsson",
    "finalised by": "Färdigställt av Karin Koordinator",
    "present": "Maja Påhittad, mamma Närvarande",
    "digital": "BUP Norra Fantasistad Deltog på distans",
    "absent": "Tandläkare, Folktandvården Fantasistad Frånvarande",
    "input of the absent": "Tandvården: Vi kan erbjuda tid i februari.",
    "consent and secrecy": "Samtycke och sekretess gicks igenom",
    "purpose": "Bestämma vem som gör vad",
    "question": "Vilken skola kan jag börja i",
    "answer": "Den nya skolan har en plats från vecka 3",
    "answered": "Läge Besvarad",
    "partly": "Delvis besvarad",
    "parked": "Bordlagd",
    "round": "Skolan går bra. Sömnen är sämre.",
    "agreements": "Skolan tar emot från vecka 3.",
    "disagreements": "Ronja och BUP är oense om medicin.",
    "who tells the absent": "Karin Koordinator ringer tandläkaren",
    "next meeting": "torsdag 21 januari 2027 klockan 10.00",
    "comment": "Det gick fort men var okej.",
}


@lru_cache
def minutes(recipient: str, version: int) -> str:
    """Give the words of the full case's minutes."""
    return printed(paper(PaperKind.MINUTES, FULL, recipient, version))


@pytest.mark.parametrize("field", FIELDS)
def test_finalised_minutes_show(field: str) -> None:
    assert FIELDS[field] in minutes(SOCIAL, 2)


def test_a_draft_is_marked_as_one_on_the_first_page_and_in_every_foot() -> None:
    made = paper(PaperKind.MINUTES, FULL, FILE_COPY)
    assert "UTKAST" in printed(made)
    assert made.footer == "Utkast"
    assert "UTKAST" not in minutes(FILE_COPY, 2)


def test_the_first_version_replaces_nothing() -> None:
    text = minutes(FILE_COPY, 1)
    assert "Version 1." in text
    assert "Ersätter" not in text
    assert "Invändning" not in text


def test_a_meeting_that_could_not_be_held_has_minutes_too() -> None:
    record = replace(FULL.meeting.record, held=None, failed="BUP uteblev.")
    case = replace(FULL, meetings=(replace(FULL.meeting, record=record),))
    text = printed(paper(PaperKind.MINUTES, case, FILE_COPY, 1))
    assert "Mötet blev inte som tänkt" in text
    assert "Skäl: BUP uteblev." in text
    assert "Inte hållet" in text
    assert "Behovet av en samordnad plan kvarstår" in text


def test_one_who_may_see_less_is_told_so_and_reads_only_that() -> None:
    kinds = frozenset({Information.MENTAL_HEALTH})
    consents = tuple(cases.consent_of(c.consenter, kinds) for c in FULL.consents)
    case = replace(FULL, consents=consents)
    text = printed(paper(PaperKind.MINUTES, case, BUP, 2))
    assert "utelämnade" in text
    assert "Hur fortsätter samtalen hos BUP" in text
    for words in ("Vilken skola", "Överenskommelser", "Sömnen är sämre", "20080212"):
        assert words not in text


@pytest.mark.parametrize("recipient", [YOUNG_PERSON, FILE_COPY])
def test_nothing_is_said_to_be_left_out_when_nothing_is(recipient: str) -> None:
    assert "utelämnade" not in minutes(recipient, 2)


def test_the_young_person_is_told_to_say_if_something_is_wrong() -> None:
    assert "Säg till om något är fel." in minutes(YOUNG_PERSON, 2)
    assert "Säg till om något är fel." not in minutes(FATHER, 2)


def test_an_empty_meeting_says_that_nothing_is_noted() -> None:
    text = printed(paper(PaperKind.MINUTES, cases.empty(), FILE_COPY))
    assert text.count("Inte antecknat.") >= 5


def test_a_meeting_without_sip_is_not_called_one() -> None:
    meeting = replace(FULL.meeting, tied_to=TiedTo.REVIEW, sip=Answer.NO)
    case = replace(FULL, meetings=(meeting,))
    said = printed(paper(PaperKind.MINUTES, case, FILE_COPY))
    assert "Protokoll från placeringens möte" in said
    assert "Placeringens eget, utan SIP" in said
    assert "Vid uppföljningsmötet" in said
    assert "SIP-möte" not in said
    assert "ansvar står i planen" not in said
