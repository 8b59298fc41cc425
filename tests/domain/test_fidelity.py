"""How the process was kept to: counted, and unknown where nothing is written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.fidelity import Counted, Element, Kept, fidelity
from sipdesk.domain.meeting import Attendance, Booking, Meeting, Participant, Record
from sipdesk.domain.need import Need
from sipdesk.domain.plan import Measure, Plan
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.domain.cases import (
    BUP,
    FATHER,
    MOTHER,
    NAMND,
    SCHOOL,
    TODAY,
    case,
    plan_version,
)
from tests.values import values

HELD = Record(held=TODAY)
PRESENT, ABSENT = Attendance.PRESENT, Attendance.ABSENT


def there(party: str, how: Attendance = PRESENT) -> Participant:
    called = TODAY - timedelta(days=10)
    return Participant(f"p-{party}", party, called=called, attendance=how)


def counted(
    element: Element,
    *people: Participant,
    of: Case | None = None,
    record: Record = HELD,
    evaluations: tuple[Evaluation, ...] = (),
) -> Counted:
    meeting = Meeting(
        "meeting", record=record, participants=people, evaluations=evaluations
    )
    whole = of or case(16, MOTHER, FATHER, NAMND, BUP, SCHOOL)
    whole = replace(whole, meetings=(meeting,))
    return next(c for c in fidelity(whole, meeting) if c.element is element)


@given(meeting=values(Meeting), plan=values(Plan), need=values(Need))
def test_every_element_is_told_once_and_no_count_exceeds_the_whole(
    meeting: Meeting, plan: Plan, need: Need
) -> None:
    whole = replace(
        case(16, MOTHER, NAMND, BUP), plan=plan, need=need, meetings=(meeting,)
    )
    rows = fidelity(whole, meeting)
    assert [row.element for row in rows] == list(Element)
    for row in rows:
        assert (row.of is None) or (row.count is not None)
        if row.kept in (Kept.UNKNOWN, Kept.NOT_APPLICABLE):
            assert row.count is None
        if row.kept is Kept.NUMBER:
            assert row.count is not None
            assert row.count >= 0
    measures = next(r for r in rows if r.element is Element.MEASURES_SETTLED)
    assert measures.of in (None, len(plan.measures))


@given(plan=values(Plan))
def test_a_meeting_that_was_not_held_says_nothing_of_who_came(plan: Plan) -> None:
    meeting = Meeting("m", participants=(there(YOUNG_PERSON), there(BUP.id)))
    rows = fidelity(replace(case(), meetings=(meeting,), plan=plan), meeting)
    of_meeting = {
        Element.YOUNG_PERSON_THERE,
        Element.GUARDIAN_THERE,
        Element.PRINCIPALS_THERE,
        Element.NEXT_BOOKED,
        Element.EVALUATED,
    }
    told = {row.kept for row in rows if row.element in of_meeting}
    assert told == {Kept.UNKNOWN}


def test_days_are_counted_from_the_need_to_the_first_call_of_anybody() -> None:
    need = Need(assessed=TODAY - timedelta(days=31))
    whole = replace(case(16, BUP), need=need)
    element = Element.NEED_TO_SUMMONS
    assert counted(element, there(BUP.id), of=whole) == Counted(
        element, Kept.NUMBER, 21
    )
    assert counted(element, of=whole).kept is Kept.UNKNOWN
    assert counted(element, there(BUP.id)).kept is Kept.UNKNOWN
    late = replace(whole, need=Need(assessed=TODAY))
    assert counted(element, there(BUP.id), of=late).kept is Kept.UNKNOWN


def test_the_conveners_own_call_counts_and_so_does_that_of_a_failed_meeting() -> None:
    need = Need(assessed=date(2026, 1, 1))
    first = Meeting("one", booking=Booking(received=date(2026, 1, 9)))
    second = Meeting("two", participants=(there(BUP.id),), record=HELD)
    whole = replace(case(), need=need, meetings=(first, second))
    assert fidelity(whole, second)[0].count == 8


@pytest.mark.parametrize(
    ("people", "kept"),
    [
        ((there(YOUNG_PERSON),), Kept.YES),
        ((there(YOUNG_PERSON, Attendance.DIGITAL),), Kept.YES),
        ((there(YOUNG_PERSON, ABSENT),), Kept.NO),
        ((there(YOUNG_PERSON, Attendance.NOT_NOTED),), Kept.UNKNOWN),
        ((), Kept.NO),
    ],
)
def test_the_young_person_was_there_or_not_or_nobody_noted(
    people: tuple[Participant, ...], kept: Kept
) -> None:
    assert counted(Element.YOUNG_PERSON_THERE, *people).kept is kept


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((there("mother"),), (Kept.YES, 1, 2)),
        ((there("mother"), there("father", ABSENT)), (Kept.YES, 1, 2)),
        ((there("mother", ABSENT), there("father", ABSENT)), (Kept.NO, 0, 2)),
        ((), (Kept.NO, 0, 2)),
        ((there("mother", Attendance.NOT_NOTED),), (Kept.UNKNOWN, None, None)),
    ],
)
def test_a_guardian_was_there(
    people: tuple[Participant, ...], expected: tuple[Kept, int, int]
) -> None:
    row = counted(Element.GUARDIAN_THERE, *people)
    assert (row.kept, row.count, row.of) == expected


def test_a_guardian_does_not_apply_where_there_is_none_to_call() -> None:
    element = Element.GUARDIAN_THERE
    no = replace(MOTHER, may_be_asked=Answer.NO)
    unknown = replace(MOTHER, may_be_asked=Answer.UNKNOWN)
    assert counted(element, of=case(16, no)).kept is Kept.NOT_APPLICABLE
    assert counted(element, of=case(16, BUP)).kept is Kept.NOT_APPLICABLE
    assert counted(element, of=case(18, MOTHER)).kept is Kept.NOT_APPLICABLE
    assert counted(element, of=case(16, unknown)).kept is Kept.UNKNOWN


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((there(NAMND.id), there(BUP.id)), (Kept.YES, 2, 2)),
        ((there(NAMND.id), there(BUP.id, ABSENT)), (Kept.NO, 1, 2)),
        ((there(NAMND.id), there(SCHOOL.id, ABSENT)), (Kept.YES, 1, 1)),
        (
            (there(NAMND.id), there(BUP.id, Attendance.NOT_NOTED)),
            (Kept.UNKNOWN, None, None),
        ),
        ((there(SCHOOL.id),), (Kept.NOT_APPLICABLE, None, None)),
        (
            (replace(there(BUP.id), called=None),),
            (Kept.NOT_APPLICABLE, None, None),
        ),
    ],
)
def test_all_called_principals_were_there(
    people: tuple[Participant, ...], expected: tuple[Kept, int, int]
) -> None:
    row = counted(Element.PRINCIPALS_THERE, *people)
    assert (row.kept, row.count, row.of) == expected


def test_own_words_are_unknown_until_a_plan_is_established_without_them() -> None:
    element = Element.OWN_WORDS
    said = replace(case(), plan=Plan(important="Att få sova."))
    silent = replace(case(), plan=Plan(versions=(plan_version(),)))
    elsewhere = replace(case(), plan=Plan(kept_in="Lifecare", received=TODAY))
    assert counted(element, of=said).kept is Kept.YES
    assert counted(element, of=silent).kept is Kept.NO
    assert counted(element, of=case()).kept is Kept.UNKNOWN
    assert counted(element, of=elsewhere).kept is Kept.UNKNOWN


def test_measures_are_counted_that_have_somebody_and_a_day() -> None:
    element = Element.MEASURES_SETTLED
    ready = Measure("m", "Ringer.", Area.CARE, BUP.id, due=TODAY)
    followed = replace(ready, id="f", due=None, follow_up=TODAY)
    undated = replace(ready, id="u", due=None)
    whole = replace(case(), plan=Plan(measures=(ready, followed)))
    partly = replace(case(), plan=Plan(measures=(ready, followed, undated)))
    assert counted(element, of=whole) == Counted(element, Kept.YES, 2, 2)
    assert counted(element, of=partly) == Counted(element, Kept.NO, 2, 3)
    assert counted(element, of=case()).kept is Kept.UNKNOWN


@pytest.mark.parametrize(
    ("next_day", "next_set", "kept"),
    [
        (None, None, Kept.NO),
        (TODAY + timedelta(days=30), TODAY, Kept.YES),
        (TODAY + timedelta(days=30), TODAY - timedelta(days=2), Kept.YES),
        (TODAY + timedelta(days=30), TODAY + timedelta(days=1), Kept.NO),
        (TODAY + timedelta(days=30), None, Kept.UNKNOWN),
    ],
)
def test_the_next_day_was_booked_before_the_meeting_ended(
    next_day: date | None, next_set: date | None, kept: Kept
) -> None:
    record = Record(held=TODAY, next_day=next_day, next_set=next_set)
    assert counted(Element.NEXT_BOOKED, record=record).kept is kept


def test_no_answers_is_no_and_nothing_counted_is_unknown() -> None:
    element = Element.EVALUATED
    none = Evaluation("e", SurveyGroup.SIS_CARE, 3)
    some = Evaluation("f", SurveyGroup.OTHER_ACTOR, 2, 1)
    assert counted(element).kept is Kept.UNKNOWN
    assert counted(element, evaluations=(none,)) == Counted(element, Kept.NO, 0, 3)
    assert counted(element, evaluations=(none, some)) == Counted(
        element, Kept.YES, 1, 5
    )
