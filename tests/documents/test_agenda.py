"""The chair's agenda: five parts whose minutes add up."""

from dataclasses import replace
from datetime import time
from functools import lru_cache

import pytest

from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.papers import paper, printed

FULL = cases.full()
FIELDS = {
    "young person": "Ronja Påhittad",
    "place": "Exempelgården, rum Björken",
    "chair": "Mötesledare Karin Koordinator",
    "note taker": "Skriver Nils Noterarsson",
    "convener": "Sammankallar Socialtjänsten i Exempelköping",
    "support person": "Stödperson Stina Stödsson",
    "purpose": "Bestämma vem som gör vad",
    "taking part": "Med en del av mötet",
    "adaptations": "Paus efter halva tiden",
    "communication": "Bilder och korta meningar",
    "important": "Att slippa berätta samma sak",
    "not to be taken up": "Inget om bråket i gymmet.",
    "who is called": "Bo Uppdiktad, psykolog, BUP Norra Fantasistad Deltar på distans",
    "opening": "1. Inledning – 13.00–13.08 (8 minuter)",
    "situation": "2. Aktuell situation – 13.08–13.18 (10 minuter)",
    "needs": "3. Behov och mål – 13.18–13.45 (27 minuter)",
    "summary": "4. Sammanfattning – 13.45–13.55 (10 minuter)",
    "closing": "5. Avslutning – 13.55–14.00 (5 minuter)",
    "consent is gone through": "Gå igenom samtycket",
    "the young person begins": "Den unge börjar, om hen vill.",
    "asks whether it is right": "stämmer det?",
    "lead": "SiS kan inte vara huvudansvarig",
    "follow-up": "Boka uppföljningen",
    "pause": "Vill den unge gå",
}


@lru_cache
def agenda() -> str:
    """Give the words of the full case's agenda."""
    return printed(paper(PaperKind.AGENDA, FULL, FILE_COPY))


@pytest.mark.parametrize("field", FIELDS)
def test_the_agenda_shows(field: str) -> None:
    assert FIELDS[field] in agenda()


def test_the_questions_stand_in_the_part_about_needs() -> None:
    text = agenda()
    needs, summary = text.index("3. Behov och mål"), text.index("4. Sammanfattning")
    assert all(needs < text.index(q.text) < summary for q in FULL.meeting.questions)


def test_a_longer_meeting_has_longer_parts() -> None:
    booking = replace(FULL.meeting.booking, end=time(14, 30))
    case = replace(FULL, meetings=(replace(FULL.meeting, booking=booking),))
    text = printed(paper(PaperKind.AGENDA, case, FILE_COPY))
    assert "3. Behov och mål – 13.27–14.08 (41 minuter)" in text
    assert "5. Avslutning – 14.23–14.30 (7 minuter)" in text


def test_without_a_time_the_minutes_are_counted_from_the_start() -> None:
    text = printed(paper(PaperKind.AGENDA, cases.empty(), FILE_COPY))
    assert "1. Inledning – minut 0–8 (8 minuter)" in text
    assert "5. Avslutning – minut 55–60 (5 minuter)" in text
