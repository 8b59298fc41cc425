"""Samtycke: what the form asks, what it may not say, and what is filled in."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from sipdesk.content.document import Table, Ticks, TickState
from sipdesk.documents.consent_sharing import GIVEN, NOT_GIVEN
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import DAY, FATHER, MOTHER, PARTIES
from tests.documents.papers import paper, printed, shown

FULL = replace(cases.full(), consent_deviation="Ronja är mogen nog att svara.")
FIELDS = {
    "case number": "2026-014",
    "home": "Exempelgården",
    "department": "Avdelning Granen",
    "young person": "Ronja Påhittad",
    "consenter": "Maja Påhittad, mamma",
    "purpose": "visar vilket stöd en ung person behöver",
    "a SIP is made": "A. Planen",
    "SiS contacts": "B. Kontakt",
    "sharing": "C. Uppgifter som får lämnas",
    "secrecy": "trots sekretess",
    "no condition": "SiS kan inte ställa villkor",
    "not given": "Inget om det som hände i somras.",
    "network": "Närstående och stödperson",
    "period": "till och med tisdag 4 maj 2027",
    "voluntary": "Det är frivilligt",
    "may withdraw": "Jag kan ta tillbaka mitt svar",
    "what a no means": "Säger jag nej görs ingen SIP",
    "who gets a copy": "Jag vet vilka som får planen",
    "how it is kept": "Jag vet hur svaret och planen sparas",
    "how it was told": "Så gavs informationen",
    "young person's stance": "Den unges egen inställning",
    "way": "Underskrift på papper",
    "witness": "Vittne till ett muntligt svar",
    "own words": "Det är okej om det hjälper mig.",
    "received by": "Karin Koordinator, SIP-samordnare",
    "signature": "Namnteckning",
    "deviation": "Ronja är mogen nog att svara.",
    "withdrawal": "Återkallelse",
    "told of withdrawal": "Underrättade av SiS",
    "law": "10 kap. 8–9 §§ socialtjänstlagen (2025:400)",
    "secrecy law": "12 kap. 3 §",
}


@lru_cache
def form(recipient: str) -> str:
    """Give the words of the full case's form for a consenter."""
    return printed(paper(PaperKind.CONSENT, FULL, recipient))


@pytest.mark.parametrize("field", FIELDS)
def test_a_guardians_form_shows(field: str) -> None:
    assert FIELDS[field] in form(MOTHER)


@pytest.mark.parametrize("kind", CONSENTABLE)
@pytest.mark.parametrize("recipient", [MOTHER, YOUNG_PERSON])
def test_every_kind_of_information_is_a_column(
    recipient: str, kind: Information
) -> None:
    made = paper(PaperKind.CONSENT, FULL, recipient)
    tables = [b for b in made.blocks if isinstance(b, Table)]
    columns = [name for table in tables for name in table.header[1:]]
    assert len(columns) == len(CONSENTABLE)
    assert columns[CONSENTABLE.index(kind)]


@pytest.mark.parametrize("recipient", [MOTHER, FATHER, YOUNG_PERSON, FILE_COPY])
@pytest.mark.parametrize(
    "words", ["personuppgiftsbehandling", "dataskydd", "GDPR", "personuppgifter"]
)
def test_it_is_never_called_a_consent_under_data_protection_law(
    recipient: str, words: str
) -> None:
    assert words.casefold() not in form(recipient).casefold()


def test_the_parties_are_the_rows_but_not_guardians_of_a_minor() -> None:
    made = paper(PaperKind.CONSENT, FULL, YOUNG_PERSON)
    tables = [b for b in made.blocks if isinstance(b, Table)]
    expected = [p for p in PARTIES if not p.kind.is_guardian]
    assert [len(t.rows) for t in tables] == [len(expected)] * len(tables)


def test_what_is_registered_is_filled_in_and_nothing_else() -> None:
    some = frozenset({Information.SCHOOL})
    entry = cases.consent_of(MOTHER, some, ConsentState.PARTLY)
    cells = _cells(replace(FULL, consents=(entry,)), MOTHER)
    given = len([p for p in PARTIES if not p.kind.is_guardian])
    assert cells.count(GIVEN) == given
    assert cells.count(NOT_GIVEN) == given * (len(CONSENTABLE) - 1)


def test_an_unanswered_form_has_no_box_ticked() -> None:
    waiting = cases.consent_of(MOTHER, state=ConsentState.WAITING)
    case = replace(FULL, consents=(waiting,))
    made = paper(PaperKind.CONSENT, case, MOTHER)
    assert GIVEN not in _cells(case, MOTHER)
    first, second = [b for b in made.blocks if isinstance(b, Ticks)][:2]
    states = [t.state for t in (*first.ticks, *second.ticks)]
    assert set(states) == {TickState.EMPTY}


def _cells(case: Case, recipient: str) -> list[str]:
    made = paper(PaperKind.CONSENT, case, recipient)
    tables = [b for b in made.blocks if isinstance(b, Table)]
    return [cell for t in tables for row in t.cells for cell in row[1:]]


def test_the_young_persons_words_stand_on_their_own_form_only() -> None:
    words = "Jag vill inte att pappa vet."
    own = replace(cases.consent_of(YOUNG_PERSON), own_words=words)
    case = replace(FULL, consents=(own, cases.consent_of(MOTHER)))
    assert words in printed(paper(PaperKind.CONSENT, case, YOUNG_PERSON))
    assert words not in printed(paper(PaperKind.CONSENT, case, MOTHER))


def test_a_withdrawal_is_noted_with_its_day_and_words() -> None:
    gone = replace(
        cases.consent_of(MOTHER),
        state=ConsentState.WITHDRAWN,
        withdrawn=DAY,
        withdrawn_words="Jag har ändrat mig.",
    )
    case = replace(FULL, consents=(gone,))
    text = printed(paper(PaperKind.CONSENT, case, MOTHER))
    assert "Återkallat söndag 22 november 2026" in text
    assert "Jag har ändrat mig." in text


def test_what_it_is_for_and_from_when_it_holds_stand_on_the_form() -> None:
    entry = replace(
        cases.consent_of(MOTHER), purpose="Skolan efter jul.", valid_from=DAY
    )
    text = printed(paper(PaperKind.CONSENT, replace(FULL, consents=(entry,)), MOTHER))
    assert "Syfte Skolan efter jul." in text
    assert "från och med söndag 22 november 2026 till och med tisdag 4 maj" in text


def test_how_well_it_was_understood_stands_on_the_homes_own_copy_alone() -> None:
    noted = replace(cases.consent_of(MOTHER), capacity="Förstod med tolk.")
    case = replace(FULL, consents=(noted,))
    assert "Förstod med tolk." in printed(paper(PaperKind.CONSENT, case, FILE_COPY))
    for who in (MOTHER, FATHER, YOUNG_PERSON):
        assert "Förstod med tolk." not in printed(paper(PaperKind.CONSENT, case, who))


def test_a_child_who_is_heard_is_asked_what_they_think_and_signs_nothing() -> None:
    young = replace(FULL.young_person, birth_date=date(2017, 3, 14))
    case = replace(FULL, young_person=young, consents=())
    text = printed(paper(PaperKind.CONSENT, case, YOUNG_PERSON))
    assert "Du behöver inte svara." in text
    assert "Vad jag tycker" in text
    for formal in ("Namnteckning", "Till och med", "Det här vet jag", "✗"):
        assert formal not in text


def test_agencies_near_a_hidden_place_are_named_by_kind() -> None:
    text = form(FATHER)
    assert "BUP eller annan psykiatri" in text
    assert "Fantasistad" not in text


def test_a_form_that_hides_the_place_names_the_authority_and_no_home() -> None:
    assert "Hem Statens institutionsstyrelse, Ungdomshemmet" in form(MOTHER)
    hidden = form(FATHER)
    assert "Myndighet Statens institutionsstyrelse" in hidden
    assert "Hem Statens" not in hidden


def test_the_young_person_alone_gets_pictures() -> None:
    own = shown(paper(PaperKind.CONSENT, FULL, YOUNG_PERSON))
    assert len(own) == 12
    assert not any(picture.box for picture in own), "no picture leads an answer"
    for recipient in (MOTHER, FILE_COPY):
        assert shown(paper(PaperKind.CONSENT, FULL, recipient)) == []
