"""The guard's answers against situations whose answers are typed from the law."""

from collections.abc import Iterable
from enum import Enum

import pytest

from sipdesk.domain.consent import ConsentState
from sipdesk.domain.guard import Verdict, clearance, kind_lacks
from sipdesk.domain.protection import FlagKind
from sipdesk.domain.young_person import Custody
from tests.domain.situations import NAMED, Situation, elements, situations
from tests.home import content

ALL = situations()
BY_ID = {one.id: one for one in ALL}
ENOUGH = 60

of_each = pytest.mark.parametrize("situation", ALL, ids=lambda one: one.id)


@of_each
def test_the_guard_answers_as_the_law_does(situation: Situation) -> None:
    found = clearance(situation.case, situation.recipient, situation.day)
    assert found.verdict is situation.told
    assert found.kinds & frozenset(NAMED) == situation.gives
    assert found.missing == situation.lacks


@of_each
def test_what_may_not_be_given_has_a_sentence_and_nothing_else_has(
    situation: Situation,
) -> None:
    for kind in NAMED:
        lacking = kind_lacks(situation.case, situation.recipient, kind, situation.day)
        assert bool(lacking) is (kind not in situation.gives)


@of_each
def test_a_situation_differs_from_its_neighbour_by_the_one_fact_it_names(
    situation: Situation,
) -> None:
    if not situation.neighbour:
        assert situation is ALL[0]
        return
    before = BY_ID[situation.neighbour]
    changed = [n for n in situation.facts if situation.facts[n] != before.facts[n]]
    assert changed == [situation.differs]
    one, other = elements(before), elements(situation)
    differing = {n for n in one.keys() | other.keys() if one.get(n) != other.get(n)}
    assert len(differing) == 1


def test_every_row_says_what_it_is_and_where_its_answer_is_from() -> None:
    assert len(ALL) >= ENOUGH
    assert len(BY_ID) == len(ALL)
    for one in ALL:
        assert one.says.endswith(".")
        assert one.source
        assert bool(one.lacks) is (one.told is Verdict.NO)
        assert not (one.told is Verdict.NO and one.gives)


def test_every_verdict_state_flag_custody_and_ground_occurs() -> None:
    cases = [one.case for one in ALL]
    assert _all(Verdict, (one.told for one in ALL))
    assert _all(ConsentState, (c.state for case in cases for c in case.consents))
    assert _all(FlagKind, (f.kind for case in cases for f in case.flags))
    assert _all(Custody, (case.young_person.custody for case in cases))
    grounds = {g.ground for case in cases for g in case.grounds}
    assert grounds == set(content().grounds)


def _all(kind: type[Enum], found: Iterable[Enum]) -> bool:
    return set(found) == set(kind)
