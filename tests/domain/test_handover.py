"""What of a case stays behind where a kind of information has no ground to go on."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from sipdesk.domain.admission import Admission, AdmissionItem, ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.branch_view import HIDDEN, STAYS
from sipdesk.domain.case import Case
from sipdesk.domain.case_facts import facts_of
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.facts import Happening
from sipdesk.domain.handover import (
    Beginning,
    handed_over,
    taken_over,
    to_confirm,
    without_kinds,
)
from sipdesk.domain.information import Information
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.period import Period
from sipdesk.domain.plan import Goal, GoalCheck, GoalState, Measure, PlanVersion
from sipdesk.domain.stand import Stand
from sipdesk.domain.track import DischargeChange, Mark, Track
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.domain import cases as made
from tests.domain.cases import TODAY
from tests.proofs.canary import Aviary

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
HEALTH = frozenset({Information.HEALTH, Information.MENTAL_HEALTH})
BEGINS = Beginning("2026-001", "user-2", Party("own", PartyKind.SIS_CARE), TODAY)
GOES_ALONG = {f"{part.__name__}.{n}" for part, s in STAYS.items() for n in s.split()}


def found(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Give every text in a value, with the class and field where it stands."""
    if isinstance(value, str) and value:
        yield place, value
    elif isinstance(value, tuple):
        for one in value:
            yield from found(one, place)
    elif is_dataclass(value):
        for field in fields(value):
            name = f"{type(value).__name__}.{field.name}"
            yield from found(getattr(value, field.name), name)


def test_no_text_goes_along_but_what_every_branch_may_read() -> None:
    case: Case = Aviary([], count()).value(Case)
    before = {place for place, _ in found(case)}
    after = dict(found(without_kinds(case, HEALTH)))
    assert before > after.keys()
    assert after.pop("Consent.limits") == HIDDEN
    assert after.keys() <= GOES_ALONG


def test_what_is_locked_stays_and_what_is_of_the_kind_goes() -> None:
    plan = replace(
        cases.full().plan,
        goals=(
            Goal("one", "Sova bättre.", Area.HEALTH),
            Goal("two", "Bo nära.", Area.HOUSING),
        ),
        goal_checks=(
            GoalCheck("c1", "one", GoalState.ACTIVE, TODAY),
            GoalCheck("c2", "two", GoalState.ACTIVE, TODAY),
        ),
        measures=(Measure("m", "Ringer.", Area.HOUSING, "namnd", goal="one"),),
    )
    case = replace(cases.full(), plan=plan)
    cut = without_kinds(case, HEALTH)
    assert [goal.id for goal in cut.plan.goals] == ["two"]
    assert [check.id for check in cut.plan.goal_checks] == ["c2"]
    assert [(m.id, m.goal) for m in cut.plan.measures] == [("m", "")]
    assert all(not m.notes for m in cut.meetings)


def test_of_what_is_locked_only_number_day_and_sum_go_along() -> None:
    case = cases.full()
    of_plan = PlanVersion(
        "p", 1, TODAY, AT, "user", 7, "Moa", "Skäl.", "Fel.", "letter", "shared", "sum"
    )
    of_minutes = MinutesVersion(
        "m", 1, AT, "user", 6, "Skäl.", "Fel.", "letter", "shared", "sum"
    )
    meeting = replace(case.meeting, minutes=(of_minutes,))
    plan = replace(case.plan, versions=(of_plan,))
    cut = without_kinds(replace(case, meetings=(meeting,), plan=plan), HEALTH)
    assert cut.plan.versions == (
        PlanVersion("p", 1, TODAY, AT, "user", 0, "Moa", sha256="sum"),
    )
    assert cut.meeting.minutes == (MinutesVersion("m", 1, AT, "user", 0, sha256="sum"),)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (Answer.YES, Answer.NOT_ASKED),
        (Answer.NO, Answer.NO),
        (Answer.NOT_ASKED, Answer.NOT_ASKED),
    ],
)
def test_who_may_know_the_former_place_is_not_told_of_the_new(
    was: Answer, becomes: Answer
) -> None:
    bup = replace(made.BUP, may_know_place=was, place_decision="Nämnden den 1 mars.")
    there = taken_over(made.case(16, made.NAMND, bup), "Hemmet", BEGINS).party(bup.id)
    assert (there.may_know_place, there.place_decision) == (becomes, "")


def test_what_is_told_of_the_closing_already_stays() -> None:
    day = TODAY - timedelta(days=20)
    told = Closing(decided=day, by="Moa Exempel", note="Enligt beslut.")
    case = replace(cases.full(), closing=told)
    closing = handed_over(case, "Bergsbacka", "Karin", TODAY).closing
    assert closing == replace(
        told,
        reason=ClosingReason.HANDED_OVER,
        handed_over_to="Bergsbacka",
        closed=TODAY,
    )
    empty = replace(case, closing=Closing())
    closing = handed_over(empty, "Bergsbacka", "Karin", TODAY).closing
    assert (closing.decided, closing.by) == (TODAY, "Karin")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("bergsbacka, Lisa Exempel", "bergsbacka, Lisa Exempel"),
        ("Ett annat hem", "Bergsbacka"),
    ],
)
def test_whom_it_goes_to_is_named_as_it_was_if_it_is_the_same(
    was: str, becomes: str
) -> None:
    case = replace(cases.full(), closing=Closing(handed_over_to=was))
    closing = handed_over(case, "Bergsbacka", "Karin", TODAY).closing
    assert closing.handed_over_to == becomes


def test_a_renewal_that_is_begun_hides_no_consent() -> None:
    yes = replace(made.yes(YOUNG_PERSON), id="yes")
    begun = Consent("begun", YOUNG_PERSON)
    older = replace(yes, id="older", decided=TODAY - timedelta(days=60))
    case = replace(cases.full(), consents=(older, yes, begun))
    assert to_confirm(case.consents) == {"yes"}
    there = taken_over(case, "Hemmet", BEGINS).consents
    assert [(c.id, c.state, c.given_at) for c in there] == [
        ("yes", ConsentState.WAITING, "Hemmet"),
        ("begun", ConsentState.WAITING, ""),
    ]


def test_what_was_taken_back_is_not_to_be_confirmed() -> None:
    yes = replace(made.yes(YOUNG_PERSON), id="yes")
    back = replace(
        yes, id="back", state=ConsentState.WITHDRAWN, withdrawn=TODAY, follows="yes"
    )
    assert to_confirm((yes, back)) == frozenset()


def test_days_answers_and_those_around_go_along() -> None:
    case = cases.full()
    cut = without_kinds(case, HEALTH)
    assert cut.parties == case.parties
    assert cut.flags == case.flags
    assert [c.state for c in cut.consents] == [c.state for c in case.consents]
    assert cut.need.assessed == case.need.assessed
    assert [m.booking.day for m in cut.meetings] == [
        m.booking.day for m in case.meetings
    ]


def test_the_admission_list_begins_anew_where_it_is_of_the_kind_or_of_any() -> None:
    own = AdmissionItem("own", "own-thing", ItemState.RECEIVED, TODAY, "BUP", "Ritalin")
    medicines = replace(own, id="medicines", code="medicines")
    care = replace(own, id="care-plan", code="care-plan")
    admission = Admission(items=(own, medicines, care))
    cut = without_kinds(replace(cases.full(), admission=admission), HEALTH)
    assert cut.admission.items == (
        AdmissionItem("own", "own-thing"),
        AdmissionItem("medicines", "medicines"),
        replace(care, note=""),
    )


def test_what_was_done_on_the_track_goes_along_and_what_was_to_come_is_set_anew() -> (
    None
):
    decided = Mark("d", "care-decided", done=TODAY)
    visited = Mark("v", "visit", day=TODAY, done=TODAY)
    planned = Mark("n", "visit", day=TODAY + timedelta(days=9))
    unknown = Mark("u", "after-meeting", unknown="Påhittat skäl")
    changes = (DischargeChange("c", TODAY, None, TODAY, "Påhittat skäl", "Karin"),)
    examined = Mark("e", "stay-examination", done=TODAY)
    track = Track((decided, visited, planned, unknown, examined), changes)
    case = replace(made.case(), track=track)
    there = taken_over(case, "Exempelhemmet", BEGINS).track
    assert there.marks == (decided, replace(visited, day=None), examined)
    assert there.discharge_changes == changes
    cut = without_kinds(case, HEALTH).track
    assert cut.marks == (decided, visited, planned)
    assert [c.why for c in cut.discharge_changes] == [""]


def test_a_stay_before_the_case_left_and_came_back_stays_in_what_was_counted() -> None:
    came, left, sent, again = (TODAY + timedelta(days) for days in (0, 50, 60, 200))
    first = made.case()
    first = replace(
        first, placement=replace(first.placement, admitted=came, discharged=left)
    )
    gone = handed_over(first, "Andra hemmet", "Karin", sent)
    there = taken_over(gone, "Första hemmet", replace(BEGINS, day=sent))
    assert there.passed == (), "the other home's figures tell of no stay here"
    stay = replace(there.placement, admitted=sent + timedelta(5))
    there = replace(there, placement=stay)
    back = taken_over(there, "Andra hemmet", replace(BEGINS, day=again), gone)

    def told(of: Case, last: date) -> tuple[date | None, date | None, date | None]:
        stand = Stand(facts_of(of), Period(came, last))
        return stand.came, stand.left, stand.first(Happening.CLOSED)

    for last in (came, left, sent, again - timedelta(1)):
        assert told(back, last) == told(gone, last)
    assert told(back, again) == (None, None, None), "it begins anew"
    anew = replace(back, placement=replace(back.placement, admitted=again))
    assert told(anew, again) == (again, None, None)
    # Sent and come back once more, the first stay is told of still.
    twice = taken_over(
        taken_over(anew, "Första hemmet", BEGINS),
        "Andra hemmet",
        replace(BEGINS, day=again + timedelta(100)),
        handed_over(anew, "Andra hemmet", "Karin", again + timedelta(9)),
    )
    assert told(twice, left) == told(gone, left)
    assert told(twice, again + timedelta(20))[0] == again
