"""Fråga till socialnämnden: what it asks, whom it names, and what it leaves out."""

from dataclasses import replace

import pytest

from sipdesk.content.document import for_recipient
from sipdesk.content.document_text import as_text
from sipdesk.documents.compose import compose
from sipdesk.documents.consent_sharing import GIVEN
from sipdesk.documents.fallback import fallback_page
from sipdesk.documents.parts import Copy
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.distribution import opened
from sipdesk.domain.guard import BOARD
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.example import DAY, FATHER, MOTHER, SOCIAL
from tests.documents.papers import content, desk, paper, printed

SILENT = Consent(
    "silent",
    FATHER,
    ConsentState.UNREACHABLE,
    asked=DAY,
    decided=DAY,
    reason="Ligger på sjukhus med hjärtfel.",
)
NO = Consent("no", MOTHER, ConsentState.NO, asked=DAY, decided=DAY)
STOPPED = replace(cases.full(), consents=(cases.full().consents[0], NO, SILENT))

FIELDS = {
    "to": "Till Socialsekreterare, Socialtjänsten i Exempelköping",
    "young person": "Ronja Påhittad",
    "number": "20080212-2390",
    "case": "2026-014",
    "who may decide": "Vem får bestämma om en SIP ska göras?",
    "may it be made": "Får en SIP göras?",
    "conflict": "De är inte överens.",
    "young person's answer": "Den unge 2026-11-02 Ja 2026-11-04",
    "mother's answer": "Maja Påhittad, mamma 2026-11-22 Nej",
    "father's answer": "Folke Påhittad, pappa 2026-11-22 Går inte att nå",
    "own words": "Det är okej om det hjälper mig.",
    "meanwhile": "Den vanliga uppföljningen hålls som planerat.",
    "no deadline of ours": "Vi behöver svaret senast",
    "sender": "Karin Koordinator",
    "nothing proposed": "SiS föreslår inget svar.",
    "decision": "Datum för beslutet",
    "reference": "Diarienummer",
    "law": "11 § lagen (1990:52)",
    "uncertain": "Kontrollera: det är inte klarlagt vad 11 § LVU betyder",
}


@pytest.mark.parametrize("field", FIELDS)
def test_the_question_shows(field: str) -> None:
    text = printed(paper(PaperKind.BOARD_QUESTION, STOPPED, SOCIAL))
    assert FIELDS[field] in text


def test_states_are_told_and_never_the_reasons_behind_them() -> None:
    text = printed(paper(PaperKind.BOARD_QUESTION, STOPPED, SOCIAL))
    assert "hjärtfel" not in text
    assert "Inget om det som hände" not in text


def test_a_board_that_is_not_entered_reads_who_answered_what() -> None:
    parties = tuple(p for p in STOPPED.parties if not p.places)
    case = replace(STOPPED, parties=parties)
    allowed = opened(PaperKind.BOARD_QUESTION, case, BOARD, DAY)
    made = compose(PaperKind.BOARD_QUESTION, case, BOARD, desk(allowed.kinds))
    text = printed(for_recipient(made, allowed.kinds, allowed.branches))
    assert "Till: Socialnämnden" in text
    assert "Maja Påhittad, mamma" in text
    assert "Exempelgården" not in text


def test_the_text_for_the_own_plan_holds_no_fact_of_health() -> None:
    need = replace(cases.full().need, reason="Diagnosen och medicinen.")
    case = replace(STOPPED, need=need)
    there = desk(frozenset(Information))
    text = as_text(fallback_page(Copy(case, SOCIAL, there)))
    assert "skola och arbete" in text
    for word in ("hälsa", "Diagnosen", "Ronja", "BUP"):
        assert word not in text.replace("psykisk", "")
    assert content().texts["fallback"].title in text


def test_a_decision_of_the_board_ticks_no_box_on_the_persons_own_form() -> None:
    decided = replace(cases.consent_of(MOTHER), state=ConsentState.BOARD_YES)
    case = replace(STOPPED, consents=(decided,))
    assert GIVEN not in printed(paper(PaperKind.CONSENT, case, MOTHER))


def test_a_yes_that_has_run_out_is_asked_about_on_an_empty_form() -> None:
    old = replace(cases.consent_of(MOTHER), valid_to=DAY.replace(day=1))
    old = replace(old, purpose="Skolan efter jul.")
    text = printed(paper(PaperKind.CONSENT, replace(STOPPED, consents=(old,)), MOTHER))
    assert GIVEN not in text
    assert "Skolan efter jul." in text
    assert "Svaret lämnat" not in text
