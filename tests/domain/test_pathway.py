"""The time after SiS: how it stands, what is late, and why something waits."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.closing import Closing
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.cover_note import CoverNote, check_note
from sipdesk.domain.cover_note_rules import receipt_waits
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.pathway import (
    Pathway,
    PathwayState,
    check_pathway,
    standing,
)
from sipdesk.domain.pathway_rules import (
    TRANSFERRED,
    aftercare_waits,
    group_waits,
    health_pathways_overdue,
    is_late,
    pathways_not_begun,
    pathways_not_ready,
    pathways_overdue,
    ready_by,
    school_pathways_overdue,
    transfer_not_asked,
)
from sipdesk.domain.placement import Placement
from sipdesk.domain.social_group import SocialGroup
from tests.domain.cases import NAMND, TODAY, case
from tests.values import values

LEAVES = TODAY + timedelta(weeks=6)
DAY = timedelta(days=1)
CAUSES = (
    pathways_not_begun,
    pathways_not_ready,
    pathways_overdue,
    health_pathways_overdue,
    school_pathways_overdue,
    transfer_not_asked,
    aftercare_waits,
    group_waits,
    receipt_waits,
)
HOME = Pathway("home", "housing", Area.HOUSING, PathwayState.ARRANGED, "namnd")
TEETH = Pathway("teeth", "dental", Area.DENTAL, PathwayState.NOBODY)
SCHOOL = Pathway("school", "school", Area.SCHOOL, PathwayState.PLANNED)
UNASKED = Pathway("care", "health", Area.HEALTH)


def placed(*ways: Pathway, **stay: object) -> Case:
    """Give a case of one admitted today, leaving in six weeks."""
    days = {"admitted": TODAY, "preliminary_discharge": LEAVES} | stay
    return replace(
        case(16, NAMND),
        placement=replace(Placement(), **days),  # type: ignore[arg-type]
        pathways=ways,
    )


def met(case_: Case, name: str) -> bool:
    return CONDITIONS[name](case_, TODAY)


def test_nobody_answering_and_nobody_having_asked_are_counted_apart() -> None:
    stands = standing((HOME, TEETH, SCHOOL, UNASKED))
    assert (stands.all, stands.ready, stands.nobody, stands.unsaid) == (4, 1, 1, 2)


@given(st.lists(values(Pathway), max_size=8))
def test_every_pathway_is_counted_at_most_once(ways: list[Pathway]) -> None:
    stands = standing(ways)
    ready_and_named = [p for p in ways if p.settled]
    assert stands.ready == len(ready_and_named)
    assert stands.nobody + stands.unsaid <= stands.all
    assert not any(p.state is PathwayState.NOBODY for p in ready_and_named)


def test_arranged_by_nobody_knows_whom_is_not_ready() -> None:
    assert HOME.settled
    assert not replace(HOME, party="").settled
    assert replace(HOME, party="", who="Mormor").settled


def test_not_needed_says_why() -> None:
    unsaid = replace(SCHOOL, state=PathwayState.NOT_NEEDED)
    with pytest.raises(RuleBroken, match="pathway-without-why"):
        check_pathway(unsaid, TODAY)
    check_pathway(replace(unsaid, note="Har gått ut gymnasiet."), TODAY)


def test_nobody_is_not_somebody() -> None:
    with pytest.raises(RuleBroken, match="pathway-nobody-is-somebody"):
        check_pathway(replace(TEETH, who="Folktandvården"), TODAY)


@pytest.mark.parametrize("name", ["confirmed", "transfer_asked"])
def test_what_has_been_done_was_done_by_today(name: str) -> None:
    later = {name: TODAY + DAY}
    with pytest.raises(RuleBroken, match="day-in-the-future"):
        check_pathway(replace(HOME, **later), TODAY)  # type: ignore[arg-type]
    check_pathway(replace(HOME, due=TODAY + DAY), TODAY)


@given(values(Pathway), values(Placement), st.integers(0, 30), st.integers(0, 400))
def test_what_is_settled_is_never_late(
    way: Pathway, stay: Placement, weeks: int, days: int
) -> None:
    day = TODAY + timedelta(days=days)
    if way.settled:
        assert not is_late(way, stay, weeks, day)
    elif is_late(way, stay, weeks, day):
        assert is_late(way, stay, weeks, day + DAY)


def test_late_is_counted_in_the_homes_own_weeks_or_by_a_day_of_its_own() -> None:
    stay = placed(SCHOOL).placement
    assert ready_by(SCHOOL, stay, 6) == TODAY
    assert not is_late(SCHOOL, stay, 6, TODAY)  # it may be ready today
    assert is_late(SCHOOL, stay, 6, TODAY + DAY)
    own = replace(SCHOOL, due=TODAY - DAY)
    assert is_late(own, stay, 5, TODAY)
    assert ready_by(SCHOOL, Placement(), 6) is None


def test_the_step_is_done_when_each_part_has_somebody() -> None:
    names = ("pathways-asked", "pathways-settled", "pathways-wait", "pathways-begun")
    given_ = {
        (): (False, False, False, False),
        (UNASKED,): (False, False, False, False),
        (HOME, UNASKED): (False, False, False, True),
        (HOME, TEETH): (True, False, True, True),
        (HOME,): (True, True, False, True),
    }
    for ways, wanted in given_.items():
        assert tuple(met(placed(*ways), name) for name in names) == wanted


def causes(found: Callable[[Case, date], Iterable[Cause]], of: Case) -> list[Cause]:
    return list(found(of, TODAY))


def test_from_the_first_day_somebody_is_to_ask() -> None:
    assert causes(pathways_not_begun, placed()) == [Cause(TODAY)]
    assert causes(pathways_not_begun, placed(HOME)) == []
    assert causes(pathways_not_begun, placed(admitted=None)) == []
    assert causes(pathways_not_begun, placed(admitted=TODAY + DAY)) == []


def test_what_is_not_ready_waits_until_the_day_of_the_discharge() -> None:
    assert causes(pathways_not_ready, placed()) == [Cause(LEAVES)]
    assert causes(pathways_not_ready, placed(HOME, TEETH)) == [Cause(LEAVES)]
    assert causes(pathways_not_ready, placed(HOME)) == []
    assert causes(pathways_not_ready, placed(discharged=TODAY)) == []
    closed = replace(placed(TEETH), closing=Closing(closed=TODAY))
    assert causes(pathways_not_ready, closed) == []


def test_a_day_of_its_own_is_a_cause_of_its_own() -> None:
    """One for each branch: who may not read one of them sees the days of the others."""
    ways = placed(
        *(replace(one, due=TODAY) for one in (SCHOOL, TEETH)),
        replace(HOME, state=PathwayState.PLANNED, due=TODAY),
    )
    assert causes(pathways_overdue, ways) == [Cause(TODAY, HOME.id)]
    assert causes(health_pathways_overdue, ways) == [Cause(TODAY, TEETH.id)]
    assert causes(school_pathways_overdue, ways) == [Cause(TODAY, SCHOOL.id)]
    assert causes(pathways_overdue, placed(replace(HOME, due=TODAY))) == []


def test_care_that_changes_region_is_asked_to_be_transferred() -> None:
    regions = {"home_region": "Region A", "receiving_region": "Region B"}
    moves = placed(TEETH, SCHOOL, **regions)
    assert causes(transfer_not_asked, moves) == [Cause(LEAVES, "teeth")]
    asked = placed(replace(TEETH, transfer_asked=TODAY), **regions)
    assert causes(transfer_not_asked, asked) == []
    same = {"home_region": "Region A", "receiving_region": "Region A"}
    assert causes(transfer_not_asked, placed(TEETH, **same)) == []
    assert Area.SCHOOL not in TRANSFERRED


def test_a_commission_asked_for_waits_for_its_answer() -> None:
    asked = placed(HOME, aftercare_asked=TODAY)
    assert causes(aftercare_waits, asked) == [Cause(TODAY)]
    got = placed(HOME, aftercare_asked=TODAY, aftercare=Answer.NO)
    assert causes(aftercare_waits, got) == []


def test_a_group_that_they_were_told_of_waits_for_their_decision() -> None:
    told = replace(placed(), social_group=SocialGroup(told=TODAY))
    assert causes(group_waits, told) == [Cause(TODAY)]
    decided = SocialGroup(told=TODAY, offered=Answer.NO, decided=TODAY)
    assert causes(group_waits, replace(told, social_group=decided)) == []


def test_a_note_without_a_receipt_waits() -> None:
    sent = CoverNote("note", NAMND.id, sent=TODAY)
    silent = replace(placed(), cover_notes=(sent,))
    assert causes(receipt_waits, silent) == [Cause(TODAY, "note")]
    came = replace(sent, received=TODAY, received_by="Sara")
    assert causes(receipt_waits, replace(silent, cover_notes=(came,))) == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"received": TODAY}, "receipt-without-who"),
        ({"received": TODAY - DAY, "received_by": "Sara"}, "receipt-before-note"),
        ({"received": TODAY + DAY, "received_by": "Sara"}, "day-in-the-future"),
    ],
)
def test_a_receipt_is_by_somebody_and_comes_after_the_note(
    facts: dict[str, object], code: str
) -> None:
    note = replace(CoverNote("note", NAMND.id, sent=TODAY), **facts)  # type: ignore[arg-type]
    with pytest.raises(RuleBroken, match=code):
        check_note(note, TODAY)


@pytest.mark.journey
@given(values(Case), st.sampled_from(CAUSES))
def test_a_cause_is_of_a_part_of_the_case(
    of: Case, found: Callable[[Case, date], Iterable[Cause]]
) -> None:
    parts = {"", *(p.id for p in of.pathways), *(n.id for n in of.cover_notes)}
    assert {cause.about for cause in found(of, TODAY)} <= parts
