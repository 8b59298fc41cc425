"""The plan in short: the young person's words, who does what, and what comes next."""

import re
from dataclasses import replace

import pytest

from sipdesk.content.document import Pictures
from sipdesk.content.document_text import as_text
from sipdesk.documents.measure_pictures import picture_of
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import GoalState, Measure, MeasureState
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
    "seen to": "Vi ser hur det går måndag 15 februari 2027.",
    "its turn": "Sedan Jag vill bo nära min moster.",
    "without a goal of its own": "Det här görs också",
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
    ]
    assert doing
    assert all(m.what in text for m in doing)
    assert all(g.words in text for g in plan.goals if g.state is GoalState.ACTIVE)


def test_a_picture_stands_beside_each_measure_and_each_sentence_on_its_own_row() -> (
    None
):
    document = paper(PaperKind.MY_PLAN, FULL, YOUNG_PERSON, 2)
    beside = [p for b in document.blocks if isinstance(b, Pictures) for p in b.pictures]
    rows = {m.what: p for m in FULL.plan.measures for p in beside if m.what in p.words}
    assert set(rows) == {m.what for m in FULL.plan.measures}
    for picture in rows.values():
        assert all(line.count(". ") == 0 for line in picture.words.splitlines())


def test_goals_stand_under_the_areas_of_children_when_one_is_chosen() -> None:
    first, *rest = FULL.plan.goals
    named = replace(first, child_area=ChildArea.EDUCATION)
    text = said(replace(FULL, plan=replace(FULL.plan, goals=(named, *rest))))
    order = ("Utbildning", first.words, "Annat", "Jag vill sova hela natten.")
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Längre fram" not in text


CONCEPTS = content().read_concepts()
MEASURED = [
    ("Samtal om sömn", Area.MENTAL_HEALTH, "somn"),
    ("Utreda familjehem nära mostern", Area.HOUSING, "familjehem"),
    ("Följer med till tandläkaren", Area.DENTAL, "tandlakare"),
    ("Ordnar en tid hos BUP", Area.MENTAL_HEALTH, "bup"),
    ("Hjälper till med läxor", Area.SCHOOL, "skola"),
    ("Träffar mamma varje söndag", Area.FAMILY, "mamma"),
    ("Provar ut medicinen", Area.MENTAL_HEALTH, "medicin"),
    ("Skolan tar emot från vecka 3", Area.SCHOOL, "skola"),
    ("Samtal om droger", Area.SUBSTANCE_CRIME, "drogfri"),
    ("Anmäla till polisen", Area.SUBSTANCE_CRIME, "drogfri"),
    ("Hjälp att betala räkningar", Area.ECONOMY, "pengar"),
    ("Ringer varje vecka", Area.CARE, "stod"),
    ("Den unge och personalen lagar mat här", Area.CARE, "mat"),
    ("Hjälper den unge att be om det hen behöver här", Area.CARE, "stod"),
]


@pytest.mark.parametrize(("what", "area", "concept"), MEASURED)
def test_the_picture_is_of_what_the_measure_says_or_of_its_area(
    what: str, area: Area, concept: str
) -> None:
    assert picture_of(Measure("m", what, area, YOUNG_PERSON), CONCEPTS) == concept


@pytest.mark.parametrize("area", Area)
def test_every_area_has_a_picture_that_exists(area: Area) -> None:
    nothing = Measure("m", "", area, YOUNG_PERSON)
    assert picture_of(nothing, CONCEPTS) in CONCEPTS


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
