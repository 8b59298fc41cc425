"""Planen: the statute's four points, marked and in order, and what is missing."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import Plan
from sipdesk.domain.plan_rules import lacks
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, FATHER, MEETING_DAY, MOTHER, SOCIAL
from tests.documents.papers import content, paper, printed

FULL = cases.full()
POINTS = tuple(f"Punkt {number} av 4" for number in range(1, 5))
FIELDS = {
    "version": "Version 2. Fastställd av huvudansvarig torsdag 10 december 2026.",
    "what it replaces, and why": "Ersätter version 1. Skäl: Ny tid hos BUP.",
    "objection": "Jag vill inte ha läxhjälp.",
    "young person": "Ronja Påhittad",
    "number": "20080212-2390",
    "lead": "Huvudansvarig Kommun: Sonja Socialsson",
    "lead's phone": "010-111 11 11",
    "follow-up": "Följs upp torsdag 21 januari 2027",
    "who calls to it": "Kallar Sonja Socialsson",
    "consent": "Samtycke gäller till tisdag 4 maj 2027",
    "established by": "Fastställd av Sonja Socialsson, enhetschef",
    "goal for later": "Sedan · Pågår",
    "goal given up": "Ändrat",
    "why it was": "Skäl Jag vill hellre jobba med hästar.",
    "measure's follow-up": "Följs upp 15 feb 2027",
    "registered by": "Registrerad av Karin Koordinator",
    "own words": "Att slippa berätta samma sak för alla.",
    "pictures": "Uttryckt med bildstöd.",
    "works well": "Skolan på hemmet.",
    "works less well": "Att inte veta var jag ska bo.",
    "law": "10 kap. 8–9 §§ socialtjänstlagen (2025:400)",
    "goal": "Jag vill gå ut nian med betyg i alla ämnen.",
    "professional words": "Ronja når behörighet",
    "long term": "På lång sikt · Pågår",
    "goal for now": "Nu · Pågår · senast måndag 1 februari 2027",
    "due": "senast fredag 11 juni 2027",
    "disagreement": "BUP föreslår att börja nu.",
    "insats": "Insats: Samtal om sömn",
    "åtgärd": "Åtgärd: Läxhjälp",
    "how often": "Varannan vecka",
    "start": "Från 11 jan 2027",
    "state": "Pågår",
    "obstacle": "Hinder: Tiden krockar med skolan",
    "of the kommun": "Utreda familjehem nära mostern (Socialtjänsten i Exempelköping)",
    "of the region": "Samtal om sömn (BUP Norra Fantasistad)",
    "of others": "Läxhjälp (SiS-skolan Exempelgården)",
    "of the young person": "Skriva sömndagbok (den unge)",
    "own plan": "Gå och lägga mig före elva.",
    "whom to ask": "Stina Stödsson eller min moster",
    "discharge": "fredag 15 januari 2027",
    "before discharge": "Besök i nya skolan.",
    "who was there": "De som var med på mötet",
    "handed over": "Den unge har fått planen torsdag 10 december 2026",
}


@lru_cache
def plan(recipient: str, version: int) -> str:
    """Give the words of the full case's plan."""
    return printed(paper(PaperKind.PLAN, FULL, recipient, version))


@pytest.mark.parametrize("field", FIELDS)
def test_an_established_plan_shows(field: str) -> None:
    assert FIELDS[field] in plan(SOCIAL, 2)


@pytest.mark.parametrize("recipient", [SOCIAL, FATHER, YOUNG_PERSON, FILE_COPY])
def test_the_young_persons_words_come_first_and_the_four_points_in_order(
    recipient: str,
) -> None:
    text = plan(recipient, 2)
    places = [text.index(words) for words in ("Viktigt för mig", *POINTS)]
    assert places == sorted(places)


def test_the_lead_is_a_kommun_or_a_region_or_nobody() -> None:
    sis = replace(FULL, plan=replace(FULL.plan, lead="sis-school"))
    text = printed(paper(PaperKind.PLAN, sis, FILE_COPY, 2))
    assert "Huvudansvarig Ingen är utsedd." in text


def test_a_draft_is_marked_and_says_what_is_missing() -> None:
    case = replace(FULL, plan=Plan())
    text = printed(paper(PaperKind.PLAN, case, FILE_COPY))
    assert "UTKAST" in text
    assert "Det här saknas i planen" in text
    letter = content().texts["plan"]
    assert lacks(case)
    assert all(letter.passages[code].text in text for code in lacks(case))


def test_a_draft_that_lacks_nothing_says_only_that_it_is_a_draft() -> None:
    text = plan(FILE_COPY, 0)
    assert "UTKAST" in text
    assert "Det här saknas i planen" not in text


def test_why_a_principal_has_no_measure_is_told() -> None:
    written = replace(FULL.plan, measures=(), region_none="Vården är avslutad.")
    case = replace(FULL, plan=written)
    text = printed(paper(PaperKind.PLAN, case, FILE_COPY, 2))
    assert "Ingen insats. Skäl: Vården är avslutad." in text


def test_the_young_person_signs_for_the_plan_without_agreeing() -> None:
    assert "Underskriften betyder inte" in plan(YOUNG_PERSON, 2)
    assert "Underskriften betyder inte" not in plan(SOCIAL, 2)


def test_a_plan_kept_elsewhere_is_said_to_be() -> None:
    kept = replace(FULL.plan, kept_in="kommunens system")
    text = printed(paper(PaperKind.PLAN, replace(FULL, plan=kept), FILE_COPY, 2))
    assert "kommunens system" in text
    assert "Gällande plan finns hos huvudansvarig." in text


def test_goals_stand_in_the_order_of_their_turn_and_those_that_are_over_last() -> None:
    text = plan(FILE_COPY, 2)
    order = ("sova hela natten", "nära min moster", "gå ut nian", "bli frisör")
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_the_copy_kept_elsewhere_is_told_by_version_and_next_day() -> None:
    kept = replace(
        FULL.plan,
        kept_in="Lifecare",
        kept_version="4",
        received=MEETING_DAY,
        kept_next=date(2027, 3, 1),
    )
    text = printed(paper(PaperKind.PLAN, replace(FULL, plan=kept), FILE_COPY, 2))
    assert "Lifecare, version 4" in text
    assert "Enligt planen hos huvudansvarig måndag 1 mars 2027" in text


LATE = FULL.plan.agreements[1].words


def test_the_file_copy_tells_what_each_answered_last() -> None:
    text = plan(FILE_COPY, 2)
    assert "Den unge Nej. Onsdag 9 december 2026, för sig, om version 1." in text
    assert "Ja. Onsdag 9 december 2026, på telefon, om utkastet." in text
    assert "Det var för många där." not in text


def test_the_young_persons_copy_tells_their_own_answer_alone() -> None:
    text = plan(YOUNG_PERSON, 2)
    assert "Du Nej. Onsdag 9 december 2026" in text
    assert LATE in text
    assert "på telefon" not in text


@pytest.mark.parametrize("recipient", [SOCIAL, FATHER, MOTHER, BUP])
def test_nobody_else_reads_who_agreed(recipient: str) -> None:
    text = plan(recipient, 2)
    assert "Håller du med?" not in text
    assert LATE not in text
    assert "på telefon" not in text


def test_words_that_may_be_what_is_not_to_be_shared_stay_with_the_young_person() -> (
    None
):
    assert FULL.offer.not_shared
    wished = printed(paper(PaperKind.PLAN, FULL, FILE_COPY, 2))
    freed = replace(FULL, offer=replace(FULL.offer, not_shared=""))
    assert LATE not in wished
    assert LATE in printed(paper(PaperKind.PLAN, freed, FILE_COPY, 2))
    assert LATE in plan(YOUNG_PERSON, 2)


def test_a_plan_nobody_was_asked_about_has_no_such_part() -> None:
    silent = replace(FULL, plan=replace(FULL.plan, agreements=()))
    assert "Håller du med?" not in printed(paper(PaperKind.PLAN, silent, FILE_COPY, 2))
