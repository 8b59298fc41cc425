"""A case as one sees it who does not read from every branch of SiS."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.admission import ITEM_KINDS, AdmissionItem
from sipdesk.domain.area import Area
from sipdesk.domain.branch_view import HIDDEN, STAYS, closed_kinds, cut
from sipdesk.domain.case import Case, Skip
from sipdesk.domain.guard import Clearance, Verdict
from sipdesk.domain.health import Health
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.meeting import Question
from sipdesk.domain.pathway import Pathway
from sipdesk.domain.plan import (
    Goal,
    GoalCheck,
    GoalState,
    Measure,
    MeasureCheck,
    MeasureState,
)
from sipdesk.domain.routine import OF_BRANCH
from sipdesk.domain.schooling import Schooling
from sipdesk.domain.social_group import KIND as OF_GROUP
from sipdesk.domain.social_group import SocialGroup
from tests.domain import cases as made
from tests.home import content
from tests.values import values

ALL = frozenset(Branch)
SOME = st.sampled_from(
    [frozenset(few) for size in (1, 2) for few in combinations(Branch, size)]
)
NO_HEALTH = ALL - {Branch.HEALTH}
FREE = {
    "Case": "consent_deviation",
    "Passed": "waited_for",
    "YoungPerson": "communication",
    "Placement": "discharge_unknown waiting_for",
    "Mark": "unknown",
    "DischargeChange": "why",
    "Ready": "decided_what missing missing_words",
    "EarlierWait": "reason waiting_for",
    "Admission": "running_plan_note incomplete",
    "AdmissionItem": "note",
    "Need": "kommun_what region_what reason",
    "Offer": "important not_shared guardians_note answer_words",
    "Offered": "words",
    "Promise": "words",
    "Attempt": "words",
    "Consent": "purpose limits own_words capacity reason withdrawn_words",
    "ChosenGround": "reason",
    "SipRequest": "reason questions answer_words",
    "Preparation": "purpose adaptations",
    "Record": "failed agreements disagreements young_person_comment amending",
    "Participant": "prepare reply_words sent_words",
    "Wish": "words",
    "Note": "text",
    "MinutesVersion": "reason objection",
    "Evaluation": "words",
    "SharedDecision": "question important decided does",
    "Option": "text young_person guardians professionals",
    "Plan": (
        "important works_well works_less kommun_none region_none own_plan"
        " before_discharge"
    ),
    "Agreement": "words",
    "PlanVersion": "reason objection",
    "FollowUp": "own_words changed_needs",
    "CoverNote": "words",
    "SocialGroup": "note",
    "Closing": "note",
    "Skip": "reason",
    "PutOff": "reason",
}
"""The texts without a kind, by class: of any branch, so hidden from who lacks one."""

FACTS = {
    "Case": "opened version",
    "Passed": "what day until",
    "EarlierNeed": "day exists",
    "EarlierAnswer": "day answer",
    "EarlierExamination": "day state",
    "EarlierReferral": "day state sent",
    "EarlierInterview": "day state",
    "YoungPerson": "birth_date custody interpreter",
    "Placement": (
        "noticed admitted start_meeting start_meeting_held review_meeting"
        " review_meeting_held preliminary_discharge ready notified discharge_meeting"
        " discharge_meeting_held discharged handed_over moves aftercare_asked aftercare"
    ),
    "Mark": "day done way",
    "DischargeChange": "day was became",
    "Ready": "asked decision decided missing_asked",
    "EarlierWait": "ready notified ended",
    "Admission": "running_plan acute",
    "PlacementTold": "day how",
    "AdmissionItem": "state day asked reminded letters",
    "Flag": "kind decided review lifted",
    "Party": "kind places may_be_asked may_know_place",
    "Need": "assessed source kommun region coordination areas",
    "Offer": (
        "informed how offered occasion offered_how answer ask_again guardians_informed"
    ),
    "Offered": "day occasion how answer ask_again",
    "Promise": "day call_by given_before",
    "Basis": "kind since until may_call",
    "ProposedTime": "day start",
    "Attempt": "day way",
    "Consent": (
        "state sip contact asked decided valid_from valid_to way told informed_by"
        " ask_again withdrawn"
        " given_on"
    ),
    "Grant": "kinds",
    "ChosenGround": "force kinds chosen valid_to minors_only ended",
    "SipRequest": ("written purpose sent remind_on next_way reminded answer answered"),
    "Meeting": "kind tied_to sip",
    "Roles": "calls commissioned",
    "Preparation": "taking_part pre_meeting video_tested waiting_room",
    "Booking": "day start end form reply_by cancelled received first_called",
    "Record": "held began ended consent_reviewed next_day next_start next_set",
    "Question": "area own state",
    "Participant": "called sequence reply replied attendance chief_told deviation",
    "Wish": "wanted",
    "Break": "kind began ended onward",
    "Note": "part",
    "MinutesVersion": "number finalised case_version",
    "Evaluation": "group handed_out answered",
    "SharedDecision": "sure day look_again",
    "Plan": "with_pictures follow_up received received_before kept_next handed_over",
    "Goal": "area horizon due state child_area",
    "Measure": "area start due follow_up state",
    "GoalCheck": "state day",
    "MeasureCheck": "state day",
    "Agreement": "agrees day asked version",
    "PlanVersion": "number established registered case_version",
    "FollowUp": "day onward feeling consent_holds next_day",
    "Pathway": "area state due confirmed transfer_asked",
    "SocialGroup": "proposed wants_to_know told offered decided",
    "CoverNote": "sent received",
    "MatchingNeed": "area",
    "Closing": "reason decided young_person_told closed",
    "Skip": "day",
    "PutOff": "day until decided times",
    "Health": "instead instead_day payment payment_asked",
    "Examination": ("kind state asked offered booked done statement reason_day travel"),
    "Referral": "about state sent day",
    "Talk": "day profession",
    "Interview": "occasion state day trained",
    "Schooling": (
        "statement_asked statement_sent agreement receiving_asked receiving_answered"
        " receiving guidance therapist"
    ),
}
"""What is no text, by class: it stays, unless it stands in a part that is left out.
Areas are left out one by one, and the young person's figures for what may be anything
(``feeling``, ``sure``)."""


def classes(kind: Any) -> Iterator[type]:
    """Give a class of values and all that its parts are of."""
    yield kind
    for hint in get_type_hints(kind).values():
        for one in (hint, *get_args(hint)):
            if is_dataclass(one):
                yield from classes(one)


def parts(value: Any) -> Iterator[Any]:
    """Give a value and all its parts."""
    if isinstance(value, tuple):
        for one in value:
            yield from parts(one)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))


@pytest.mark.parametrize("kind", sorted(set(classes(Case)), key=str))
def test_every_field_is_classified_once(kind: type) -> None:
    hints = get_type_hints(kind)
    shown = STAYS.get(kind, "").split()
    free, facts = FREE.get(kind.__name__, "").split(), FACTS.get(kind.__name__, "")
    nested = [
        name
        for name, hint in hints.items()
        if any(is_dataclass(one) for one in (hint, *get_args(hint)))
    ]
    assert sorted([*shown, *free, *facts.split(), *nested]) == sorted(hints)
    texts = {n for n, h in hints.items() if getattr(h, "__supertype__", h) is str}
    assert texts == {*shown, *free}


@given(values(Case), SOME)
def test_no_free_text_is_left_to_who_lacks_a_branch(
    case: Case, branches: frozenset[Branch]
) -> None:
    for part in parts(cut(case, branches)):
        for name in FREE.get(type(part).__name__, "").split():
            text = getattr(part, name)
            assert text == HIDDEN or not text.strip()


@pytest.mark.journey
@given(values(Case), SOME)
def test_nothing_of_a_closed_kind_is_left(
    case: Case, branches: frozenset[Branch]
) -> None:
    closed = closed_kinds(branches)
    shown = cut(case, branches)
    assert not any(area.kind in closed for area in shown.need.areas)
    if OF_GROUP in closed:
        assert shown.social_group == SocialGroup()
    for part in parts(shown):
        if isinstance(part, (Question, Goal, Measure, Pathway, MatchingNeed)):
            assert part.area.kind not in closed
        if isinstance(part, AdmissionItem):
            assert ITEM_KINDS[part.code] not in closed
        if isinstance(part, Skip):
            assert OF_BRANCH.get(part.step) not in closed
    # Of a branch's own part nothing: no row, no state, no day.
    if Information.HEALTH in closed:
        assert shown.health == Health()
    if Information.SCHOOL in closed:
        assert shown.schooling == Schooling()


@given(values(Case), SOME)
def test_nothing_points_to_what_was_left_out(
    case: Case, branches: frozenset[Branch]
) -> None:
    plan = cut(case, branches).plan
    goals, measures = {g.id for g in plan.goals}, {m.id for m in plan.measures}
    assert {m.goal for m in plan.measures} <= {"", *goals}
    assert {c.goal for c in plan.goal_checks} <= goals
    assert {c.measure for c in plan.measure_checks} <= measures


@given(values(Case), SOME)
def test_cutting_twice_is_cutting_once(case: Case, branches: frozenset[Branch]) -> None:
    once = cut(case, branches)
    assert cut(once, branches) == once


@given(values(Case))
def test_who_reads_from_every_branch_sees_the_case(case: Case) -> None:
    assert cut(case, ALL) is case


def test_what_is_open_stays_with_its_words() -> None:
    day = date(2026, 3, 2)
    goal = Goal("goal", "Gå klart nian.", Area.SCHOOL)
    shut = Goal("shut", "Sova på natten.", Area.MENTAL_HEALTH)
    measure = Measure("measure", "Läxhjälp.", Area.SCHOOL, "school", goal="shut")
    checks = tuple(
        GoalCheck(f"of {g.id}", g.id, GoalState.ACTIVE, day, words="Bra.")
        for g in (goal, shut)
    )
    check = MeasureCheck("check", "measure", MeasureState.ONGOING, day, words="Bra.")
    case = made.case()
    plan = replace(
        case.plan,
        goals=(goal, shut),
        measures=(measure,),
        goal_checks=checks,
        measure_checks=(check,),
    )
    seen = cut(replace(case, plan=plan, parties=(made.BUP,)), NO_HEALTH)
    assert seen.plan.goals == (goal,)
    assert seen.plan.measures == (replace(measure, goal=""),)
    assert seen.plan.goal_checks == checks[:1]
    assert seen.plan.measure_checks == (check,)
    assert seen.parties == (made.BUP,)


def test_that_something_is_written_is_told_without_it() -> None:
    day = date(2026, 3, 2)
    skipped = Skip("skip", "offer", "Medicinen gör hen trött.", day)
    case = replace(made.case(), skips=(skipped,))
    assert cut(case, NO_HEALTH).skips == (replace(skipped, reason=HIDDEN),)


def test_every_item_of_the_admission_has_a_kind() -> None:
    assert set(ITEM_KINDS) == {item.code for item in content().admission_items}


def test_what_a_home_asks_for_itself_is_shown_to_who_reads_everything() -> None:
    item = AdmissionItem("item", "the-homes-own")
    case = made.case()
    case = replace(case, admission=replace(case.admission, items=(item,)))
    assert cut(case, NO_HEALTH).admission.items == ()


@given(st.frozensets(st.sampled_from(Information)))
def test_a_recipients_branches_are_those_of_the_kinds(
    kinds: frozenset[Information],
) -> None:
    opened = Clearance(Verdict.COVERED, kinds).branches
    assert Branch.SOCIAL in opened
    assert not kinds & closed_kinds(opened)
