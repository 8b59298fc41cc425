"""Inbjudan: two voices, one to actors and one to the family and the young person."""

from dataclasses import replace
from functools import lru_cache

import pytest

from sipdesk.content.document import TickState
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import AUNT, FATHER, MOTHER, SCHOOL
from tests.documents.papers import paper, printed, shown

FULL = cases.full()
TO_ACTOR = {
    "invited": "Du är inbjuden till ett möte om en samordnad individuell plan",
    "convener": "Socialtjänsten i Exempelköping håller i mötet",
    "young person": "Ronja Påhittad",
    "time": "torsdag 3 december 2026 klockan 13.00–14.00",
    "purpose": "Bestämma vem som gör vad",
    "question": "Vilken skola kan jag börja i",
    "prepare": "fundera på vad du eller din verksamhet kan bidra med",
    "functions": "Kallade och inbjudna",
    "reply by": "fredag 27 november 2026",
    "reply": "Svar på inbjudan",
}
TO_FAMILY = {
    "greeting": "Hej Maja Påhittad!",
    "what a SIP is": "SIP betyder samordnad individuell plan",
    "time": "torsdag 3 december 2026 klockan 13.00–14.00",
    "place": "Exempelgården, rum Björken",
    "questions": "Det här pratar vi om",
    "important": "Det du vet är viktigt",
    "interpreter": "Säg till om du behöver tolk",
    "absent": "Kan du inte komma? Ring oss.",
    "reply": "Jag är med på telefon eller länk",
    "own words": "Det här vill jag säga",
}
TO_YOUNG_PERSON = {
    "greeting": "Hej Ronja!",
    "about": "Mötet handlar om dig.",
    "time": "torsdag 3 december 2026 klockan 13.00–14.00",
    "place": "Exempelgården, rum Björken",
    "chair": "Karin Koordinator",
    "support person": "Stina Stödsson",
    "adaptations": "Bildagenda på bordet",
    "own question": "(din egen fråga)",
    "who comes": "Sonja Socialsson, socialsekreterare",
    "ways": "Du kan vara med på olika sätt.",
    "no promise": "Det blir inte alltid som man vill.",
    "pause": "Du får ta paus när du vill.",
    "no": "Jag vill inte vara med",
    "own words": "Det här vill jag säga på mötet",
}


@lru_cache
def invitation(recipient: str) -> str:
    """Give the words of the full case's invitation."""
    return printed(paper(PaperKind.INVITATION, FULL, recipient))


@pytest.mark.parametrize("field", TO_ACTOR)
def test_an_actors_invitation_shows(field: str) -> None:
    assert TO_ACTOR[field] in invitation(SCHOOL)


@pytest.mark.parametrize("field", TO_FAMILY)
def test_a_guardians_invitation_shows(field: str) -> None:
    assert TO_FAMILY[field] in invitation(MOTHER)


@pytest.mark.parametrize("field", TO_YOUNG_PERSON)
def test_the_young_persons_invitation_shows(field: str) -> None:
    assert TO_YOUNG_PERSON[field] in invitation(YOUNG_PERSON)


@pytest.mark.parametrize("recipient", [SCHOOL, MOTHER, FATHER, AUNT, YOUNG_PERSON])
def test_nobody_is_called_by_an_invitation(recipient: str) -> None:
    text = invitation(recipient)
    assert "Kallelse" not in text
    assert "på uppdrag av" not in text
    assert "20080212" not in text


def test_the_question_of_another_kind_is_told_separately() -> None:
    consents = tuple(
        replace(c, grants=tuple(g for g in c.grants if g.recipient != SCHOOL))
        for c in FULL.consents
    )
    text = printed(
        paper(PaperKind.INVITATION, replace(FULL, consents=consents), SCHOOL)
    )
    assert "Frågorna meddelas separat." in text
    assert "Vilken skola" not in text


def test_a_guardian_who_may_not_know_the_place_reads_no_staff() -> None:
    text = invitation(FATHER)
    assert "Plats meddelas separat" in text
    assert "Statens institutionsstyrelse, växel 010-000 00 00" in text
    assert "Karin Koordinator" not in text


def test_the_young_person_alone_gets_pictures() -> None:
    for recipient in (SCHOOL, MOTHER, FATHER, AUNT):
        assert shown(paper(PaperKind.INVITATION, FULL, recipient)) == []
    symbols = shown(paper(PaperKind.INVITATION, FULL, YOUNG_PERSON))
    assert len(symbols) == 15
    assert "Symboler: OpenMoji" in invitation(YOUNG_PERSON)
    assert "Symboler" not in invitation(MOTHER)


def test_every_answer_has_a_box_and_a_picture_of_its_own() -> None:
    made = paper(PaperKind.INVITATION, FULL, YOUNG_PERSON)
    answers = [picture for picture in shown(made) if picture.box]
    assert {picture.box for picture in answers} == {TickState.EMPTY}
    assert len({picture.symbol for picture in answers}) == len(answers) == 5
