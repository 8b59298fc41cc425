"""A plan's history as days, with nothing in it that anybody wrote."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.words import word
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import (
    Booking,
    Meeting,
    MeetingKind,
    Participant,
    Record,
    TiedTo,
)
from sipdesk.domain.need import Need
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Goal, Measure, MeasureState, Plan
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.timeline import Event, EventKind, Lane, history
from tests.domain.cases import BUP, TODAY, case, plan_version
from tests.values import values


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def told(of: Case) -> list[tuple[EventKind, int]]:
    return [(event.kind, event.number) for event in history(of, TODAY)]


def test_a_case_without_days_has_no_history() -> None:
    assert history(case(), TODAY) == ()


def test_a_whole_sip_is_told_in_order() -> None:
    first = Meeting(
        "one",
        booking=Booking(after(-60)),
        participants=(Participant("p", BUP.id, called=after(-75)),),
        record=Record(held=after(-60)),
    )
    cancelled = Meeting("two", MeetingKind.FOLLOW_UP, booking=Booking(after(-20)))
    cancelled = replace(
        cancelled, booking=replace(cancelled.booking, cancelled=after(-22))
    )
    failed = Meeting("three", MeetingKind.FOLLOW_UP, booking=Booking(after(-10)))
    failed = replace(failed, record=Record(failed="Ingen kom."))
    coming = Meeting(
        "four",
        MeetingKind.FOLLOW_UP,
        booking=Booking(after(14), received=after(-3)),
    )
    plan = Plan(
        versions=(replace(plan_version(), established=after(-55)),),
        follow_up=after(14),
        measures=(
            Measure("m", "Ringer.", Area.CARE, BUP.id, due=after(30)),
            Measure("n", "Skriver.", Area.CARE, BUP.id, due=after(30)),
            Measure("late", "Frågar.", Area.CARE, BUP.id, due=after(-5)),
        ),
    )
    whole = replace(
        case(),
        need=Need(assessed=after(-100)),
        requests=(
            SipRequest("r", BUP.id, after(-95), sent=after(-95), answered=after(-90)),
        ),
        meetings=(first, cancelled, failed, coming),
        plan=plan,
        follow_ups=(FollowUp("f", after(-9), Onward.CONTINUE),),
        placement=Placement(admitted=after(-120), moves=after(90)),
    )
    assert told(whole) == [
        (EventKind.ADMITTED, 0),
        (EventKind.NEED, 0),
        (EventKind.REQUEST, 1),
        (EventKind.REQUEST_ANSWERED, 1),
        (EventKind.SUMMONS, 1),
        (EventKind.FIRST_MEETING, 1),
        (EventKind.ESTABLISHED, 1),
        (EventKind.CANCELLED, 2),
        (EventKind.FAILED, 3),
        (EventKind.FOLLOW_UP, 1),
        (EventKind.SUMMONS, 4),
        (EventKind.BOOKED, 4),
        (EventKind.TO_FOLLOW_UP, 0),
        (EventKind.DUE, 0),
        (EventKind.MOVE, 0),
    ]


def test_what_is_over_is_due_no_more() -> None:
    done = Measure(
        "m", "Ringer.", Area.CARE, BUP.id, due=after(3), state=MeasureState.DONE
    )
    goal = Goal("g", "Sova.", Area.HEALTH, due=after(4))
    plan = Plan(measures=(done,), goals=(goal,))
    assert history(replace(case(), plan=plan), TODAY) == (
        Event(EventKind.DUE, after(4)),
    )


def test_after_the_discharge_nothing_more_of_the_stay_is_awaited() -> None:
    stay = Placement(
        discharged=after(-1), moves=after(5), preliminary_discharge=after(5)
    )
    closing = Closing(decided=after(-2), closed=TODAY)
    over = replace(case(), placement=stay, closing=closing)
    assert told(over) == [(EventKind.CLOSED, 0), (EventKind.DISCHARGE, 0)]


def test_a_placements_meeting_is_told_apart_and_not_counted() -> None:
    own = Meeting(
        "own",
        tied_to=TiedTo.REVIEW,
        sip=Answer.NO,
        record=Record(held=after(-30)),
    )
    of_sip = Meeting("sip", record=Record(held=after(-10)))
    stay = Placement(start_meeting_held=after(-60), review_meeting_held=after(-10))
    whole = replace(case(), meetings=(own, of_sip), placement=stay)
    assert told(whole) == [
        (EventKind.PLACEMENT_MEETING, 0),
        (EventKind.PLACEMENT_MEETING, 0),
        (EventKind.FIRST_MEETING, 1),
    ]


def test_a_plan_kept_elsewhere_is_told_by_its_copy() -> None:
    plan = Plan(kept_in="Lifecare", received=after(-4), kept_next=after(40))
    assert told(replace(case(), plan=plan)) == [
        (EventKind.RECEIVED, 0),
        (EventKind.TO_FOLLOW_UP, 0),
    ]


def test_every_kind_has_its_lane() -> None:
    assert {kind.lane for kind in EventKind} == set(Lane)


def test_no_word_of_the_picture_tells_of_health_consent_or_law() -> None:
    words = " ".join(word(kind) for kind in (*EventKind, *Lane)).casefold()
    secrets = ("hälsa", "vård", "samtyck", "skydd", "sekretess", "lvu", "lsu", "psyk")
    assert [secret for secret in secrets if secret in words] == []


@given(
    meeting=values(Meeting),
    plan=values(Plan),
    stay=values(Placement),
    need=values(Need),
    today=st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_the_history_is_in_order_and_due_days_lie_ahead(
    meeting: Meeting, plan: Plan, stay: Placement, need: Need, today: date
) -> None:
    whole = replace(case(), meetings=(meeting,), plan=plan, placement=stay, need=need)
    events = history(whole, today)
    days = [event.day for event in events]
    assert days == sorted(days)
    ahead = (EventKind.DUE, EventKind.TO_FOLLOW_UP, EventKind.BOOKED)
    assert all(event.day >= today for event in events if event.kind in ahead)
