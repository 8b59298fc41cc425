"""Ändrat samtycke: neutral; it names nobody, no place, no reason and no condition."""

from dataclasses import replace

import pytest

from sipdesk.content.document import Document, for_recipient
from sipdesk.documents.compose import compose
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.distribution import opened
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.example import BUP, MADE, SCHOOL, SOCIAL
from tests.documents.papers import desk, everything_said, printed

KIND = PaperKind.CONSENT_CHANGED
DAY = MADE.date()


def taken_back(case: Case) -> Case:
    """Give a case before its meeting, in which the first has taken all back."""
    gone = replace(case.consents[0], state=ConsentState.WITHDRAWN, withdrawn=DAY)
    meeting = replace(case.meeting, record=replace(case.meeting.record, held=None))
    return replace(case, consents=(gone, *case.consents[1:]), meetings=(meeting,))


def letter(recipient: str, case: Case) -> Document:
    cleared = opened(KIND, case, recipient, DAY)
    made = compose(KIND, case, recipient, desk(cleared.kinds))
    return for_recipient(made, cleared.kinds, cleared.branches)


@pytest.mark.parametrize("recipient", [BUP, SCHOOL, SOCIAL])
@pytest.mark.parametrize("case", [cases.full(), cases.protected()])
def test_it_says_what_sis_does_and_names_nobody_and_no_reason(
    recipient: str, case: Case
) -> None:
    made = letter(recipient, taken_back(case))
    said = everything_said(made)
    assert "gäller inte längre, eller gäller bara delvis" in said
    assert "Vi ställer inga villkor för det" in said
    assert "2026-014" in said
    for words in ("Ronja", "Påhittad", "återkall", "tagit tillbaka", "LVU", "somras"):
        assert words not in said
    assert render(made).pages == 1


@pytest.mark.parametrize("recipient", [BUP, SCHOOL])
def test_nothing_gives_the_place_away_to_one_who_may_not_know_it(
    recipient: str,
) -> None:
    said = everything_said(letter(recipient, taken_back(cases.protected())))
    for words in ("Exempelgården", "Björken", "Karin Koordinator", "010-333"):
        assert words not in said


def test_one_who_is_called_and_may_not_know_need_not_come() -> None:
    case = taken_back(cases.full())
    assert "Du behöver inte komma" in printed(letter(BUP, case))
    assert "Du behöver inte komma" not in printed(letter(SOCIAL, case))


def test_of_a_meeting_that_has_been_held_it_says_nothing() -> None:
    case = taken_back(cases.full())
    held = replace(case.meeting, record=replace(case.meeting.record, held=DAY))
    case = replace(case, meetings=(held,))
    assert "möte" not in printed(letter(BUP, case))
