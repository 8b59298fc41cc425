"""Överlämningsblad: to each profession its own, cut by the guard, with a receipt."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.document import Signatures, Ticks
from sipdesk.content.document_text import as_text
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Grant
from sipdesk.domain.cover_note import AREAS
from sipdesk.domain.cover_note_rules import left_out, receivers
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.ground import ChosenGround, Force
from sipdesk.domain.guard import FILE_COPY, clearance
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.pathway import PathwayState
from sipdesk.domain.plan import Measure
from tests.documents import cases
from tests.documents.example import BUP, FATHER, MADE, SCHOOL, SOCIAL
from tests.documents.onward import GROUP_NOTE, GUIDES, onward, said_inside, said_of
from tests.documents.papers import everything_said, paper, printed

NOTE = PaperKind.COVER_NOTE
DAY = MADE.date()
FULL = onward(cases.full())
HEALTH = {Information.HEALTH, Information.MENTAL_HEALTH}
KINDS = sorted(AREAS, key=lambda kind: kind.value)


def said(case: Case, recipient: str) -> str:
    return everything_said(paper(NOTE, case, recipient))


def told(text: str) -> set[str]:
    """Name the pathways that a text tells of."""
    return {g.code for g in GUIDES if said_of(g.code) in text}


def to(kind: PartyKind, kinds: frozenset[Information]) -> Case:
    """Give the case with one more party, to whom consent covers these kinds."""
    party = Party("new", kind, function="Ny", organisation="Nya verksamheten")
    measures = tuple(
        Measure(f"m-{a.value}", f"Insatstext-{a.value}-slut", a, party.id) for a in Area
    )
    consents = tuple(
        replace(c, grants=(Grant(f"new-{c.id}", party.id, kinds),))
        for c in FULL.consents
    )
    case = replace(FULL, parties=(*FULL.parties, party), consents=consents)
    return replace(case, plan=replace(case.plan, measures=measures))


def test_the_school_takes_over_the_school_and_nothing_else() -> None:
    assert told(said(FULL, SCHOOL)) == {"school"}


def test_psychiatry_takes_over_health_and_not_school_or_home() -> None:
    assert told(said(FULL, BUP)) == {"health", "mental-health"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
@given(kinds=st.frozensets(st.sampled_from(CONSENTABLE)))
def test_a_note_tells_what_is_of_the_profession_and_may_be_told(
    kind: PartyKind, kinds: frozenset[Information]
) -> None:
    """The whole matrix: every profession by every set of kinds that is consented to."""
    case = to(kind, kinds)
    allowed = clearance(case, "new", DAY).kinds
    text = said(case, "new")
    may = {a for a in AREAS[kind] if a.kind in allowed}
    assert told(text) == {g.code for g in GUIDES if g.area in may}
    done = {a for a in Area if f"Insatstext-{a.value}-slut" in text}
    assert done == may
    out = {found for found, _ in left_out(case, "new", DAY)}
    assert out == {a.kind for a in AREAS[kind]} - allowed


@pytest.mark.journey
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
@pytest.mark.parametrize("closed", CONSENTABLE, ids=lambda kind: kind.value)
def test_nothing_of_a_closed_kind_stands_on_the_pages(
    kind: PartyKind, closed: Information
) -> None:
    case = to(kind, frozenset(CONSENTABLE) - {closed})
    made = paper(NOTE, case, "new")
    text = printed(made).replace(" ", "").replace("\n", "")
    for guide in GUIDES:
        if guide.area.kind is closed or guide.area not in AREAS[kind]:
            told_of = said_of(guide.code) in text
            assert not told_of or closed in clearance(case, "new", DAY).kinds
            assert not told_of or guide.area in AREAS[kind]
    assert GROUP_NOTE not in text


@pytest.mark.parametrize("recipient", [p.id for p in receivers(FULL)] + [FILE_COPY])
def test_what_stays_inside_stands_on_no_note(recipient: str) -> None:
    text = said(FULL, recipient)
    assert not any(said_inside(g.code) in text for g in GUIDES)
    assert GROUP_NOTE not in text


def test_family_and_the_home_get_no_note() -> None:
    whom = recipients(NOTE, FULL, DAY)
    kinds = {FULL.party(one).kind for one in whom}
    assert PartyKind.SIS_CARE not in kinds
    assert not any(kind.is_private for kind in kinds)
    assert FATHER not in whom


def test_own_questions_go_to_who_may_know_all_that_they_can_be_about() -> None:
    assert f"Fråga-{SCHOOL}-slut" in said(FULL, SCHOOL)
    assert f"Fråga-{BUP}-slut" not in said(FULL, SCHOOL)
    partly = to(PartyKind.PSYCHIATRY, frozenset({Information.HEALTH}))
    asked = replace(FULL.cover_notes[0], id="new", recipient="new", words="Fråga-ny")
    case = replace(partly, cover_notes=(asked,))
    assert "Fråga-ny" not in said(case, "new")
    assert Information.MENTAL_HEALTH in dict(left_out(case, "new", DAY))


def test_what_is_left_out_is_named_inside_and_not_on_the_note() -> None:
    case = to(PartyKind.PSYCHIATRY, frozenset({Information.HEALTH}))
    assert [kind for kind, _ in left_out(case, "new", DAY)] == [
        Information.MENTAL_HEALTH
    ]
    assert "sykisk" not in said(case, "new")


def test_nobody_answering_is_told_as_such_and_is_an_open_question() -> None:
    text = said(onward(cases.full(), PathwayState.NOBODY), SCHOOL)
    assert "Ingen" in text
    assert "Skola eller arbete: ingen ansvarar." in text


def test_a_commission_is_told_to_principals_alone() -> None:
    stay = replace(
        FULL.placement, aftercare=Answer.YES, aftercare_asked=date(2026, 12, 1)
    )
    case = replace(FULL, placement=stay)
    assert "SiS har fått uppdrag att delta" in said(case, SOCIAL)
    assert "uppdrag att delta" not in said(case, SCHOOL)


def test_who_leads_is_told_to_who_may_know_who_else_there_is() -> None:
    own = ChosenGround(
        "g",
        "g",
        "osl-10-27",
        SCHOOL,
        Force.MAY,
        frozenset({Information.SCHOOL}),
        "Skäl",
        "coordinator",
        DAY,
        DAY,
    )
    leads = replace(FULL.plan, lead=BUP)
    told_by_ground = replace(FULL, consents=(), grounds=(own,), plan=leads)
    assert Information.PROCESS in clearance(told_by_ground, SCHOOL, DAY).kinds
    assert "Huvudansvarig" not in said(told_by_ground, SCHOOL)
    assert "Huvudansvarig" in said(replace(FULL, plan=leads), SCHOOL)
    itself = replace(told_by_ground, plan=replace(leads, lead=SCHOOL))
    assert "Huvudansvarig" in said(itself, SCHOOL)


def test_the_receipt_is_a_slip_to_tick_and_sign() -> None:
    made = paper(NOTE, FULL, SCHOOL)
    (ticks,) = (block for block in made.blocks if isinstance(block, Ticks))
    assert ticks.ticks[0].text == "Vi har tagit emot överlämningsbladet."
    assert any(isinstance(block, Signatures) for block in made.blocks)


def test_an_empty_case_gives_a_note_that_says_so() -> None:
    empty = replace(cases.full(), pathways=(), cover_notes=(), plan=cases.empty().plan)
    assert "Det finns inget här som ni får ta del av." in said(empty, SCHOOL)
    assert "Ingen insats i planen är er än." in said(empty, SCHOOL)


def test_without_any_ground_no_note_goes_out() -> None:
    case = replace(FULL, consents=())
    with pytest.raises(RuleBroken):
        check_outgoing(NOTE, case, SCHOOL, 0, DAY)


def test_a_hidden_place_is_told_on_no_note() -> None:
    hidden = onward(cases.protected())
    for one in receivers(hidden):
        made = paper(NOTE, hidden, one.id)
        told_anyway = Information.PLACE in clearance(hidden, one.id, DAY).kinds
        if told_anyway or one.kind.is_sis:  # whose own name stands on their copy
            continue
        text = everything_said(made)
        for word in ("Exempelgården", "Granen", "Vera Vägvisare", "010-444"):
            assert word not in text


def test_the_longest_note_comes_out_as_a_file() -> None:
    long = onward(cases.longest())
    words = "ord " * 900
    long = replace(
        long,
        pathways=tuple(replace(p, what=p.what + words) for p in long.pathways),
    )
    assert "Vägtext-school-slut" in as_text(paper(NOTE, long, SCHOOL))
    assert printed(paper(NOTE, long, SOCIAL)).count("ord ord") > 100
