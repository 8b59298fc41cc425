"""The five parts of the meeting, for each who takes part, in a voice that suits."""

from dataclasses import replace

import pytest

from sipdesk.content.document import Heading
from sipdesk.content.document_text import as_text
from sipdesk.content.words import word
from sipdesk.domain.meeting import Part
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, MOTHER, SCHOOL, SOCIAL
from tests.documents.papers import paper, printed

FULL = cases.full()


FIELDS = {
    "time": "torsdag 3 december 2026 klockan 13.00–14.00",
    "form": "På plats och på distans",
    "place": "Exempelgården, rum Björken",
    "first part": "1. Inledning 13.00–13.08 (8 minuter)",
    "needs are longest": "3. Behov och mål 13.18–13.45 (27 minuter)",
    "question": "Var ska jag bo i vår?",
    "last part": "5. Avslutning 13.55–14.00 (5 minuter)",
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("recipient", [YOUNG_PERSON, MOTHER, SOCIAL])
def test_the_meeting_for_each_role_shows(recipient: str, field: str) -> None:
    assert FIELDS[field] in printed(paper(PaperKind.ROLE_AGENDA, FULL, recipient))


@pytest.mark.parametrize("recipient", [YOUNG_PERSON, MOTHER, SOCIAL, SCHOOL, BUP])
def test_all_five_parts_stand_in_their_order(recipient: str) -> None:
    made = paper(PaperKind.ROLE_AGENDA, FULL, recipient)
    parts = [b.text for b in made.blocks if isinstance(b, Heading) and b.level == 2]
    assert parts == [f"{n}. {word(part)}" for n, part in enumerate(Part, 1)]


def test_each_role_has_its_own_voice() -> None:
    texts = {
        as_text(paper(PaperKind.ROLE_AGENDA, FULL, whom)).split("1. ")[1]
        for whom in (YOUNG_PERSON, MOTHER, SOCIAL)
    }
    assert len(texts) == 3


def test_nobody_sees_a_question_of_a_kind_that_is_withheld() -> None:
    case = replace(FULL, consents=())
    school = as_text(paper(PaperKind.ROLE_AGENDA, case, SCHOOL))
    young = as_text(paper(PaperKind.ROLE_AGENDA, case, YOUNG_PERSON))
    assert case.meeting.questions
    assert not any(q.text in school for q in case.meeting.questions)
    assert all(q.text in young for q in case.meeting.questions)
