"""Rules and causes make rows; what is put off is never away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.causes import CAUSES
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.put_off import MOST_DAYS, PutOff, check_put_off, put_off_again
from sipdesk.domain.reminder import (
    OwnFigure,
    Rule,
    cause_days,
    check_figure,
    in_force,
    waiting,
    without_settled,
)
from sipdesk.domain.settings import SETTINGS
from sipdesk.domain.sip_request import SipRequest
from sipdesk.usecases.today import Urgency, urgency
from tests.domain.cases import NAMND, TODAY, case
from tests.home import content
from tests.usecases.refusals import refused
from tests.values import values

RULES = content().reminders
DEFAULTS = {key: setting.default for key, setting in SETTINGS.items()}
CASES = values(Case).filter(lambda c: bool(c.meetings))
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
SENT = TODAY - timedelta(days=10)
SILENT = replace(
    case(18, NAMND), requests=(SipRequest("r", NAMND.id, SENT, sent=SENT),)
)
ROW = f"{SILENT.id} request-unanswered r"


def off(row: str, day: date, until: date, times: int = 1) -> PutOff:
    return PutOff(row, day, until, "Hen är på semester.", "user", TODAY, times)


def rule(kind: str) -> Rule:
    found = RULES.find(kind)
    assert found is not None
    return found


@pytest.mark.journey
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(CASES, DAYS, st.data())
def test_nothing_that_has_a_cause_is_away_whatever_is_put_off(
    odd: Case, day: date, data: st.DataObject
) -> None:
    odd = replace(odd, closing=replace(odd.closing, closed=None))
    days = cause_days(odd, RULES, day)
    chosen = [row for row in days if data.draw(st.booleans())]
    until = day + timedelta(days=data.draw(st.integers(-30, 180)))
    put = tuple(off(row, days[row], until) for row in chosen)
    rows = {row.id: row for row in waiting(replace(odd, put_offs=put), RULES, day)}
    caused = {
        " ".join(filter(None, (odd.id, one.id, cause.about)))
        for one in RULES.rules
        for cause in CAUSES[one.cause](odd, day)
    }
    assert set(rows) == caused
    for row in rows.values():
        stands = urgency(row, RULES, day)
        if rule(row.kind).at_once:
            assert stands is Urgency.AT_ONCE
        else:
            held = row.id in chosen and day < until
            assert (stands is Urgency.PUT_OFF) == held


@pytest.mark.journey
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(CASES, DAYS)
def test_rows_stand_in_the_order_of_harm(odd: Case, day: date) -> None:
    places = [RULES.harm(row.kind) for row in waiting(odd, RULES, day)]
    assert places == sorted(places)


@pytest.mark.journey
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(CASES, DAYS)
def test_what_is_shown_is_shown_no_later_than_it_is_overdue(
    odd: Case, day: date
) -> None:
    odd = replace(odd, requests=tuple(replace(r, remind_on=None) for r in odd.requests))
    for row in waiting(odd, RULES, day):
        assert row.due is None or row.shown_from <= row.due


def test_a_row_that_is_put_off_tells_till_when_by_whom_and_how_often() -> None:
    until = TODAY + timedelta(days=5)
    later = replace(SILENT, put_offs=(off(ROW, SENT, until, times=2),))
    (row,) = (r for r in waiting(later, RULES, TODAY) if r.id == ROW)
    assert (row.put_off, row.put_off_by, row.times) == (until, "user", 2)
    assert (row.is_put_off(TODAY), row.is_put_off(until)) == (True, False)


def test_what_was_put_off_is_gone_when_its_cause_has_another_day_or_is_settled() -> (
    None
):
    later = replace(SILENT, put_offs=(off(ROW, SENT, TODAY + timedelta(days=5)),))
    assert without_settled(later, RULES, TODAY) == later
    (request,) = later.requests
    reminded = replace(later, requests=(replace(request, reminded=TODAY),))
    (row,) = (r for r in waiting(reminded, RULES, TODAY) if r.id == ROW)
    assert row.put_off is None
    assert without_settled(reminded, RULES, TODAY).put_offs == ()
    answered = replace(later, requests=(replace(request, answered=TODAY),))
    assert without_settled(answered, RULES, TODAY).put_offs == ()


def test_putting_off_once_more_counts_but_not_for_another_cause() -> None:
    before = (off(ROW, SENT, TODAY, times=2),)
    again = off(ROW, SENT, TODAY + timedelta(days=3))
    assert put_off_again(before, again).times == 3
    assert put_off_again(before, replace(again, day=TODAY)).times == 1


@pytest.mark.parametrize(
    ("ahead", "reason", "code"),
    [
        (1, " ", "put-off-without-reason"),
        (None, "Sjuk.", "put-off-without-day"),
        (0, "Sjuk.", "put-off-not-ahead"),
        (-3, "Sjuk.", "put-off-not-ahead"),
        (MOST_DAYS + 1, "Sjuk.", "put-off-too-far"),
    ],
)
def test_putting_off_takes_a_reason_and_a_day_ahead(
    ahead: int | None, reason: str, code: str
) -> None:
    until = None if ahead is None else TODAY + timedelta(days=ahead)
    with refused(code):
        check_put_off(until, reason, TODAY)


def test_what_may_be_put_off_may_be_so_for_half_a_year() -> None:
    last = TODAY + timedelta(days=MOST_DAYS)
    assert check_put_off(last, "Sjuk.", TODAY) == last


def test_a_cause_may_say_itself_when_it_is_due_and_since_when_it_waits() -> None:
    (request,) = SILENT.requests
    chosen = replace(request, reminded=TODAY, remind_on=TODAY + timedelta(days=2))
    told = CAUSES["request_unanswered"](replace(SILENT, requests=(chosen,)), TODAY)
    assert list(told) == [Cause(TODAY, "r", SENT, TODAY + timedelta(days=2))]


def test_the_homes_figures_take_the_place_of_those_that_came_along() -> None:
    own = {"minutes": OwnFigure("minutes", 0, 5, "user", TODAY)}
    told = in_force(RULES, {**DEFAULTS, "request_reminder_days": 21}, own)
    assert (told.find("minutes"), told.find("request-unanswered")) == (
        replace(rule("minutes"), due=5),
        replace(rule("request-unanswered"), due=21),
    )
    assert told.sum != RULES.sum
    assert in_force(RULES, DEFAULTS, {}) == RULES


def test_a_figure_for_a_rule_that_is_not_the_homes_own_changes_nothing() -> None:
    own = {"ready-not-notified": OwnFigure("ready-not-notified", 9, 9, "user", TODAY)}
    assert in_force(RULES, DEFAULTS, own) == RULES


@pytest.mark.parametrize(
    ("kind", "shown", "due", "code"),
    [
        ("ready-not-notified", 0, 3, "reminder-not-own"),
        ("request-unanswered", 0, 3, "reminder-not-own"),  # a figure of the home
        ("minutes", 400, 500, "reminder-figure"),
        ("minutes", 0, 400, "reminder-figure"),
        ("minutes", 3, 1, "reminder-due-before-shown"),
        ("minutes", 0, None, "reminder-due-missing"),
        ("data-missing", 0, 4, "reminder-due-unknown"),
    ],
)
def test_figures_that_a_rule_cannot_have_are_refused(
    kind: str, shown: int, due: int | None, code: str
) -> None:
    with refused(code):
        check_figure(rule(kind), shown, due)
    check_figure(rule("minutes"), 0, 3)


def test_two_causes_of_one_name_make_one_row() -> None:
    (request,) = SILENT.requests
    twice = replace(SILENT, requests=(request, request))
    ids = [row.id for row in waiting(twice, RULES, TODAY)]
    assert ids.count(ROW) == 1


def test_a_refusal_names_the_field_it_is_about() -> None:
    with pytest.raises(RuleBroken) as broken:
        check_put_off(TODAY, "Sjuk.", TODAY)
    assert broken.value.field == "until"
