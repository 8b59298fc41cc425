"""What the statute asks of a plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.party import Party
from sipdesk.domain.plan import Measure, Plan
from sipdesk.domain.plan_rules import lacks, may_lead, overdue
from tests.domain.cases import (
    BUP,
    MOTHER,
    NAMND,
    SCHOOL,
    SIS,
    TODAY,
    case,
    plan_version,
)


def whole() -> Case:
    measures = tuple(
        Measure(f"m-{party.id}", "Ringer skolan.", Area.SCHOOL, party.id)
        for party in (NAMND, BUP, SIS)
    )
    plan = Plan(
        important="Att få gå i skolan.",
        measures=measures,
        lead=NAMND.id,
        follow_up=TODAY + timedelta(days=30),
    )
    return replace(case(16, NAMND, BUP, SCHOOL, SIS), plan=plan)


def test_a_whole_plan_lacks_nothing() -> None:
    assert lacks(whole()) == ()


def test_an_empty_plan_lacks_everything() -> None:
    assert set(lacks(case(16))) == {
        "plan-without-measure",
        "plan-without-kommun",
        "plan-without-region",
        "plan-without-lead",
        "plan-without-own-words",
        "plan-without-follow-up",
    }


@pytest.mark.parametrize("party", [SIS, SCHOOL, MOTHER])
def test_only_kommun_and_region_lead(party: Party) -> None:
    led = replace(whole(), plan=replace(whole().plan, lead=party.id))
    assert "plan-without-lead" in lacks(led)


def test_kommun_and_region_may_lead() -> None:
    assert may_lead(NAMND)
    assert may_lead(BUP)
    assert not may_lead(SIS)


def test_a_principal_without_a_measure_is_explained() -> None:
    plan = whole().plan
    alone = replace(plan, measures=plan.measures[:1])
    assert lacks(replace(whole(), plan=alone)) == ("plan-without-region",)
    explained = replace(alone, region_none="Ingen vård behövs nu.")
    assert lacks(replace(whole(), plan=explained)) == ()


def test_a_follow_up_that_passed_unheld_is_overdue() -> None:
    plan = replace(whole().plan, versions=(plan_version(),))
    established = replace(whole(), plan=plan)
    due = plan.follow_up or date.max
    assert not overdue(established, due)
    assert overdue(established, due + timedelta(days=1))
    held = FollowUp("f", due, Onward.CONTINUE)
    followed = replace(established, follow_ups=(held,))
    assert not overdue(followed, due + timedelta(days=1))
