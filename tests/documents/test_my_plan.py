"""The plan in short: the young person's words, who does what, and what comes next."""

import re
from dataclasses import replace

import pytest

from sipdesk.content.document_text import as_text
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import GoalState, MeasureState
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import MADE
from tests.documents.papers import content, paper, printed

FULL = cases.full()


FIELDS = {
    "whose": "Planen är för Ronja Påhittad",
    "case number": "2026-014",
    "important": "Att slippa berätta samma sak för alla.",
    "goal": "Jag vill sova hela natten.",
    "who does what": "Bo Uppdiktad, psykolog, BUP Norra Fantasistad: Samtal om sömn.",
    "how often": "Varannan vecka.",
    "from": "Börjar måndag 11 januari 2027.",
    "until": "Klart måndag 18 januari 2027.",
    "my own measure": "Du: Skriva sömndagbok.",
    "what I do": "Gå och lägga mig före elva.",
    "whom I ask": "Stina Stödsson eller min moster",
    "lead": "Sonja Socialsson, socialsekreterare, Socialtjänsten i Exempelköping",
    "lead's phone": "010-111 11 11",
    "next time": "torsdag 21 januari 2027",
    "who calls": "Kallar Sonja Socialsson",
    "if something is wrong": "Stämmer något inte?",
    "version": "Version 2",
}


@pytest.mark.parametrize("field", FIELDS)
def test_my_plan_shows(field: str) -> None:
    text = printed(paper(PaperKind.MY_PLAN, FULL, YOUNG_PERSON, 2))
    assert FIELDS[field] in text


def said(case: Case) -> str:
    return as_text(paper(PaperKind.MY_PLAN, case, YOUNG_PERSON, 2))


def test_goals_and_what_is_done_stand_in_the_words_they_were_given() -> None:
    text = said(FULL)
    plan = FULL.plan
    assert plan.important in text
    assert plan.own_plan in text
    doing = [
        m
        for m in plan.measures
        if m.state not in (MeasureState.DONE, MeasureState.STOPPED)
        and any(g.id == m.goal for g in plan.goals)
    ]
    assert doing
    assert all(m.what in text for m in doing)
    assert all(g.words in text for g in plan.goals if g.state is GoalState.ACTIVE)


def test_what_is_over_is_left_to_the_plan_itself() -> None:
    goals = tuple(replace(g, state=GoalState.REACHED) for g in FULL.plan.goals)
    text = said(replace(FULL, plan=replace(FULL.plan, goals=goals)))
    assert "Det finns inga mål i planen än." in text
    assert not any(g.words in text for g in goals)


def test_it_goes_to_the_young_person_alone_and_never_as_a_draft() -> None:
    assert recipients(PaperKind.MY_PLAN, FULL, MADE.date()) == (YOUNG_PERSON,)
    with pytest.raises(RuleBroken, match="draft-stays-inside"):
        check_outgoing(PaperKind.MY_PLAN, FULL, YOUNG_PERSON, 0, MADE.date())


@pytest.mark.parametrize(
    "letter",
    [
        "my_plan",
        "role_agenda_young_person",
        "withdrawal_young_person",
        "invitation_young_person",
        "consent_young_person",
    ],
)
def test_what_the_program_says_to_a_young_person_is_short(letter: str) -> None:
    passages = content().texts[letter].passages.values()
    sentences = [
        sentence
        for passage in passages
        for line in passage.text.splitlines()
        for sentence in re.split(r"(?<=[.?!:]) ", line)
    ]
    assert [s for s in sentences if len(s.split()) > 10] == []
