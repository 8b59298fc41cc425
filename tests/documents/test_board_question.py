"""Fråga till socialnämnden: what it asks, whom it names, and what it leaves out."""

from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.document import for_recipient
from sipdesk.content.document_text import as_text
from sipdesk.documents.compose import compose
from sipdesk.documents.consent_sharing import GIVEN
from sipdesk.documents.fallback import LETTER, fallback_page
from sipdesk.documents.parts import Copy
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.distribution import check_outgoing, opened
from sipdesk.domain.guard import BOARD
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON, YoungPerson
from tests.documents import cases
from tests.documents.example import DAY, FATHER, MADE, MOTHER, SOCIAL
from tests.documents.papers import content, desk, paper, printed

YES, MAY_NOT = Answer.YES, Answer.NO
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
    "law": "11 § och 14 § lagen (1990:52)",
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


BARE = replace(
    cases.empty(), young_person=YoungPerson("Noor", "Påhitt", number="200802122390")
)
"""Opened on a Friday: a name and a number."""

OF_PROTECTION = {
    "title": "Fråga till socialnämnden",
    "number": "20080212-2390",
    "custody": "Vem har vårdnaden om den unge?",
    "decision": "Har nämnden beslutat enligt 14 § LVU",
    "meanwhile": "Ingen vårdnadshavare tillfrågas eller får papper",
    "room": "Svar om skydd och vårdnad",
    "law": "14 § lagen (1990:52)",
}


def asked(case: Case) -> str:
    """Read the question to a board that is not entered."""
    day = MADE.date()
    check_outgoing(PaperKind.BOARD_QUESTION, case, BOARD, 0, day)
    allowed = opened(PaperKind.BOARD_QUESTION, case, BOARD, day)
    made = compose(PaperKind.BOARD_QUESTION, case, BOARD, desk(allowed.kinds))
    return printed(for_recipient(made, allowed.kinds, allowed.branches))


@pytest.mark.parametrize("field", OF_PROTECTION)
def test_with_a_name_alone_the_question_asks(field: str) -> None:
    assert OF_PROTECTION[field] in asked(BARE)


def test_what_consent_would_ask_is_not_asked_before_anybody_was() -> None:
    text = asked(BARE)
    for words in ("samtycke", "SIP ska göras", "Vem som är tillfrågad", "i tabellen"):
        assert words not in text


def test_each_guardian_is_asked_about_and_no_protection_is_named() -> None:
    late = Flag("f", FlagKind.THREAT, YOUNG_PERSON, "Syster", review=date(2026, 1, 2))
    mother = Party("m", PartyKind.GUARDIAN, "Mia Påhitt", "mamma", may_be_asked=YES)
    father = Party("f", PartyKind.GUARDIAN, "Far Påhitt", may_be_asked=MAY_NOT)
    text = asked(replace(BARE, parties=(mother, father), flags=(late,)))
    assert "Mia Påhitt, mamma Ja Obesvarat" in text
    assert "Far Påhitt" not in text
    assert "senast: fredag 2 januari 2026" in text
    for words in ("hot", "Hot", "Syster"):
        assert words not in text


def test_when_all_is_answered_nothing_is_asked_about_protection() -> None:
    parties = tuple(replace(p, may_know_place=YES) for p in STOPPED.parties)
    text = printed(
        paper(PaperKind.BOARD_QUESTION, replace(STOPPED, parties=parties), SOCIAL)
    )
    assert "Skydd och vårdnad" not in text
    assert "skydd och vårdnad" not in text


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
    assert content().texts[LETTER].title in text


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
