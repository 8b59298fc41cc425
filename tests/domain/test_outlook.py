"""Läget: four answers that agree with the cases they are of, whatever those are."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain.admission import Admission
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId, Skip
from sipdesk.domain.closing import Closing
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Offer, OfferAnswer
from sipdesk.domain.outlook import Outlook, outlook
from sipdesk.domain.overview import Overview, overview
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Plan
from sipdesk.domain.ready import Ready
from sipdesk.domain.ready_rules import Stands, waits
from sipdesk.domain.sip_request import Purpose, SipAnswer, SipRequest
from sipdesk.domain.standstill import Owes, Unmet, standstill, taken_on
from tests.domain.cases import BUP, NAMND, TODAY, case, no, plan_version, yes
from tests.domain.test_overview import PLAIN, REMINDERS
from tests.values import values

SEEN = TODAY - timedelta(days=40)
SENT = TODAY - timedelta(days=30)
ANSWERED = TODAY - timedelta(days=5)
NEED = Need(SEEN, "Karin Exempel", coordination=Answer.YES, reason="Ingen vet.")
NEEDS = replace(case(16, NAMND, BUP), need=NEED)
SILENT = SipRequest("r", NAMND.id, SENT, sent=SENT)
DECLINED = replace(
    SILENT,
    answer=SipAnswer.DECLINES,
    answered=ANSWERED,
    decline_reason="needs-met",
)


def kept(one: Case) -> Overview:
    return overview(one, PLAIN, REMINDERS, TODAY)


def seen(*cases: Case) -> Outlook:
    return outlook(map(kept, cases), TODAY)


@pytest.mark.parametrize(
    ("one", "why", "since", "by"),
    [
        (NEEDS, Unmet.NEVER_TOLD, SEEN, Owes.NOBODY),
        (
            replace(NEEDS, requests=(SipRequest("r", NAMND.id, SENT),)),
            Unmet.NEVER_TOLD,  # written, and never sent
            SEEN,
            Owes.NOBODY,
        ),
        (
            replace(NEEDS, requests=(replace(SILENT, purpose=Purpose.ACTIVATION),)),
            Unmet.NEVER_TOLD,  # asked who answers, and told of no need
            SEEN,
            Owes.NOBODY,
        ),
        (replace(NEEDS, requests=(SILENT,)), Unmet.SILENT, SENT, Owes.KOMMUN),
        (
            replace(NEEDS, requests=(replace(SILENT, party=BUP.id),)),
            Unmet.SILENT,
            SENT,
            Owes.REGION,
        ),
        (replace(NEEDS, requests=(DECLINED,)), Unmet.DECLINED, ANSWERED, Owes.KOMMUN),
        (
            replace(NEEDS, requests=(DECLINED, replace(SILENT, id="two"))),
            Unmet.SILENT,  # there is an answer to get
            SENT,
            Owes.KOMMUN,
        ),
        (
            replace(NEEDS, requests=(replace(DECLINED, answer=SipAnswer.HAS_PLAN),)),
            Unmet.OTHER,
            SEEN,
            Owes.NOBODY,
        ),
    ],
)
def test_a_need_has_one_reason_and_a_day(
    one: Case, why: Unmet, since: object, by: Owes
) -> None:
    (row,) = seen(one).needs
    assert (row.why, row.since, row.by) == (why, since, by)


def test_a_consent_in_the_way_is_told_of_as_anything_else_that_may_be() -> None:
    refused = replace(NEEDS, consents=(no("young-person"),))
    withdrawn = replace(
        NEEDS, consents=(yes("young-person", state=ConsentState.WITHDRAWN),)
    )
    unwilling = replace(NEEDS, offer=Offer(answer=OfferAnswer.NO))
    skipped = replace(NEEDS, skips=(Skip("s", "sip_request", "Skäl", TODAY),))
    rows = [seen(one).needs for one in (refused, withdrawn, unwilling, skipped)]
    assert {row.why for (row,) in rows} == {Unmet.OTHER}
    told = {replace(kept(one).standstill, board="") for one in (refused, skipped)}
    assert len(told) == 1  # nothing tells one from the other


@pytest.mark.parametrize(
    "one",
    [
        case(16, NAMND),  # no need is judged
        replace(NEEDS, need=replace(NEED, coordination=Answer.NO)),
        replace(NEEDS, need=replace(NEED, by="")),  # not judged to its end
        replace(
            NEEDS, requests=(DECLINED, replace(SILENT, answer=SipAnswer.INITIATES))
        ),
        replace(NEEDS, admission=Admission(running_plan=Answer.YES)),
        replace(NEEDS, plan=Plan(versions=(plan_version(),))),
        replace(NEEDS, closing=Closing(closed=TODAY)),
    ],
)
def test_where_no_need_is_or_somebody_has_taken_it_on_nothing_stands(one: Case) -> None:
    assert seen(one).needs == ()


def waiting(id_: str, days: int, **stay: object) -> Case:
    day = TODAY - timedelta(days=days)
    told = {"notified": day, **stay}
    return replace(
        case(16, NAMND),
        id=CaseId(id_),
        number=id_,
        placement=Placement(ready=day, **told),  # type: ignore[arg-type]
    )


def test_the_duty_that_is_not_done_stands_first_and_then_the_longest_wait() -> None:
    found = seen(
        waiting("short", 3), waiting("long", 30), waiting("owed", 1, notified=None)
    )
    assert [row.case.id for row in found.waits] == ["owed", "long", "short"]
    assert found.waits[0].why is Stands.NOT_NOTIFIED


def test_the_longest_silence_and_the_latest_thing_stand_first() -> None:
    old = replace(NEEDS, id=CaseId("old"), requests=(SILENT,))
    found = seen(replace(NEEDS, requests=(DECLINED,)), old)
    assert [row.days for row in found.needs] == [30, 5]
    late = [row.days for row in found.late]
    assert late == sorted(late, reverse=True)


def test_a_calm_home_has_four_empty_answers() -> None:
    grown = case(18, NAMND)
    assert seen(grown).is_calm
    assert seen(grown) == Outlook(TODAY)


CASES = st.lists(
    st.builds(
        replace,
        st.just(NEEDS),
        id=st.builds(CaseId, values(str).map(lambda _: "")),
        need=st.sampled_from([NEED, Need()]) | values(Need),
        requests=st.lists(values(SipRequest), max_size=3).map(tuple),
        placement=values(Placement),
        ready=values(Ready),
        offer=values(Offer),
        closing=st.sampled_from([Closing(), Closing(), Closing(closed=TODAY)]),
    ),
    max_size=6,
).map(
    lambda cases: [
        replace(one, id=CaseId(f"c{n}"), number=f"n{n}") for n, one in enumerate(cases)
    ]
)


@pytest.mark.journey
@given(cases=CASES)
@settings(max_examples=150, deadline=None)
def test_of_any_cases_each_stands_where_it_should_and_the_sums_add_up(
    cases: list[Case],
) -> None:
    found = seen(*cases)
    open_ = [one for one in cases if one.closing.closed is None]
    unmet = {one.id for one in open_ if one.need.exists and not taken_on(one)}
    assert [row.case.id for row in found.needs].count("") == 0
    assert sorted(row.case.id for row in found.needs) == sorted(unmet)
    waiting_ = {one.id for one in open_ if waits(one)}
    assert sorted(row.case.id for row in found.waits) == sorted(waiting_)
    assert not any(one.placement.discharged for one in cases if one.id in waiting_)
    assert sum(s.count for s in found.sums) == len(found.needs) + len(found.waits)
    whys = {r.why for r in found.needs} | {r.why for r in found.waits}
    assert {s.why for s in found.sums} == whys
    assert len({s.why for s in found.sums}) == len(found.sums)
    assert all(row.days > 0 for row in found.late)


@given(one=values(Need), requests=st.lists(values(SipRequest), max_size=3))
@settings(deadline=None)
def test_every_need_without_a_yes_has_a_reason_and_no_other_need_has(
    one: Need, requests: list[SipRequest]
) -> None:
    made = replace(NEEDS, need=one, requests=tuple(requests))
    initiated = any(r.answer is SipAnswer.INITIATES for r in requests)
    assert (standstill(made).unmet is not None) == (one.exists and not initiated)
