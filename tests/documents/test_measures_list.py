"""Vem gör vad: what each one does, the reader's own first, cut by the guard."""

from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.document import Table
from sipdesk.content.document_text import as_text
from sipdesk.content.words import word
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import Measure, MeasureState
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, FATHER, MADE, SCHOOL, SOCIAL
from tests.documents.papers import everything_said, paper, printed, shown

FULL = cases.full()
FOLLOWED = replace(FULL.plan.measures[0], follow_up=date(2027, 2, 1))


def planned(**parts: object) -> Case:
    return replace(FULL, plan=replace(FULL.plan, **parts))  # type: ignore[arg-type]


def said(case: Case, recipient: str) -> str:
    return as_text(paper(PaperKind.MEASURES, case, recipient))


def test_each_one_reads_what_they_do_first_and_then_the_others() -> None:
    text = said(FULL, SOCIAL)
    own = [m for m in FULL.plan.measures if m.party == SOCIAL]
    assert own
    assert text.index("Det här gör ni") < text.index("Den unge\n")
    first = text.split("Det här gör ni")[1].split("\n\n")[1]
    assert own[0].what in first
    assert "BUP Norra Fantasistad" in text
    assert "Det som är ditt eller din verksamhets står först." in text
    assert "står först" not in said(FULL, FATHER)


def test_the_file_copy_tells_who_when_and_the_follow_up() -> None:
    case = planned(measures=(FOLLOWED, *FULL.plan.measures[1:]))
    text = printed(paper(PaperKind.MEASURES, case, FILE_COPY))
    for words in (
        "Vem gör vad",
        "Bo Uppdiktad",
        "1 feb 2027",
        "Fastställd plan Version 2",
        "Nästa uppföljning torsdag 21 januari 2027",
    ):
        assert words in text
    assert all(m.what.split()[0] in text for m in case.plan.measures)


def test_the_young_person_reads_it_as_you_with_a_picture_a_row() -> None:
    made = paper(PaperKind.MEASURES, FULL, YOUNG_PERSON)
    going_on = [
        m
        for m in FULL.plan.measures
        if m.state not in (MeasureState.DONE, MeasureState.STOPPED)
    ]
    assert len(shown(made)) == len(going_on)
    assert not any(isinstance(block, Table) for block in made.blocks)
    text = as_text(made)
    others = "Rut Rektorsson: Plats i årskurs 9"
    assert text.index("Det här gör du") < text.index(others)
    assert "den unge" not in text.casefold()


def test_the_day_of_the_follow_up_is_told_once_of_each_measure() -> None:
    case = planned(measures=(FOLLOWED,))
    assert said(case, SOCIAL).count("1 feb 2027") == 1
    told = said(case, YOUNG_PERSON)
    assert told.count("1 februari 2027") == 1
    assert "Vi ser hur det går måndag 1 februari 2027." in told


def test_a_measure_has_the_same_picture_as_in_the_young_persons_own_plan() -> None:
    care = Measure("care", "Ringer varje vecka", Area.CARE, BUP)
    meal = Measure("meal", "Lagar mat ihop", Area.CARE, BUP)
    for one in (care, meal):
        listed = paper(PaperKind.MEASURES, planned(measures=(one,)), YOUNG_PERSON)
        own = paper(PaperKind.MY_PLAN, planned(measures=(one,)), YOUNG_PERSON)
        (picture,) = shown(listed)
        assert [picture.symbol] == [p.symbol for p in shown(own) if one.what in p.words]


def test_what_is_done_or_stopped_is_left_out() -> None:
    done = replace(FULL.plan.measures[0], state=MeasureState.DONE)
    case = planned(measures=(done, *FULL.plan.measures[1:]))
    assert FULL.plan.measures[0].what not in said(case, FILE_COPY)


def test_a_plan_that_is_not_established_is_said_to_be_so() -> None:
    case = planned(versions=())
    assert "Planen är inte fastställd." in said(case, SOCIAL)
    assert "Planen är inte helt klar än." in said(case, YOUNG_PERSON)
    assert "inte fastställd" not in said(FULL, SOCIAL)


def limited(kind: Information = Information.MENTAL_HEALTH) -> Case:
    """Give the case where others may know of one kind alone."""
    kinds = frozenset({kind})
    consents = tuple(cases.consent_of(c.consenter, kinds) for c in FULL.consents)
    return replace(FULL, consents=consents)


def test_a_row_is_there_only_for_one_who_may_know_of_its_area() -> None:
    text = said(limited(), BUP)
    seen = {m.what for m in FULL.plan.measures if m.what in text}
    may = {
        m.what
        for m in FULL.plan.measures
        if m.area.kind is Information.MENTAL_HEALTH
        and m.state not in (MeasureState.DONE, MeasureState.STOPPED)
    }
    assert seen == may != set()


def test_it_goes_to_all_who_take_part_or_do_something_and_may_know() -> None:
    whom = recipients(PaperKind.MEASURES, FULL, MADE.date())
    assert whom == recipients(PaperKind.PLAN, FULL, MADE.date())
    check_outgoing(PaperKind.MEASURES, FULL, SOCIAL, 0, MADE.date())
    with pytest.raises(RuleBroken, match="measures-none"):
        check_outgoing(
            PaperKind.MEASURES, planned(measures=()), YOUNG_PERSON, 0, MADE.date()
        )
    with pytest.raises(RuleBroken, match="measures-none"):
        check_outgoing(
            PaperKind.MEASURES, limited(Information.CARE), SCHOOL, 0, MADE.date()
        )


def test_a_hidden_place_is_not_told_by_who_does_what() -> None:
    text = everything_said(paper(PaperKind.MEASURES, cases.protected(), FATHER))
    for words in ("Fantasistad", "Exempelgården", "Bo Uppdiktad"):
        assert words not in text


def test_it_is_called_what_it_tells() -> None:
    assert word(PaperKind.MEASURES) == "Vem gör vad"
    assert "Det finns inget här" in said(planned(measures=()), SOCIAL)
