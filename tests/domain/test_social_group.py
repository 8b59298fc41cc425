"""Social insatsgrupp: nothing of the SIP's consents is ever carried over to it."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consent import Consent
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import GROUND_CONSENT, clearance
from sipdesk.domain.handover import without_kinds
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.journal import NOT_SHOWN, Entry, cut_entry
from sipdesk.domain.party import PartyKind
from sipdesk.domain.social_group import KIND, SocialGroup, check_group
from sipdesk.ui.pathway.model import group_form, save_group
from tests.domain import cases as made
from tests.domain.cases import TODAY
from tests.values import values


def test_a_group_has_no_field_for_a_consent() -> None:
    kinds = set(get_type_hints(SocialGroup).values())
    assert kinds == {date | None, Answer, str}
    assert not any("consent" in field.name for field in fields(SocialGroup))


@given(st.lists(values(Consent), max_size=3), values(SocialGroup))
def test_what_is_consented_to_for_the_sip_changes_nothing_of_the_group(
    consents: list[Consent], group: SocialGroup
) -> None:
    """Whatever has been said to the SIP, form and order are the same."""
    bare = replace(made.case(16, made.NAMND), social_group=group)
    said = replace(bare, consents=tuple(consents))
    assert group_form(said) == group_form(bare)
    assert _order(said) == _order(bare)


def _order(case: Case) -> Any:
    _, order = save_group(case, group_form(case), TODAY)
    return order.group


@given(st.lists(values(Consent), max_size=3))
def test_a_new_case_has_nothing_filled_in(consents: list[Consent]) -> None:
    case = made.case(16, made.NAMND, consents=tuple(consents))
    assert group_form(case) == group_form(made.case())
    assert set(vars_of(group_form(case))) == {""}


def vars_of(form: object) -> list[str]:
    return [getattr(form, field.name) for field in fields(form)]  # type: ignore[arg-type]


@given(
    st.sampled_from(PartyKind),
    st.frozensets(st.sampled_from(CONSENTABLE)),
    values(SocialGroup),
)
def test_the_guard_answers_the_same_with_a_group_as_without(
    kind: PartyKind, kinds: frozenset[Information], group: SocialGroup
) -> None:
    party = replace(made.BUP, kind=kind, may_be_asked=Answer.YES)
    consent = made.yes()
    grants = tuple(replace(g, kinds=kinds) for g in consent.grants)
    case = made.case(18, party, consents=(replace(consent, grants=grants),))
    before = clearance(case, party.id, TODAY)
    after = clearance(replace(case, social_group=group), party.id, TODAY)
    assert after == before
    # What consent opens is what stands on the SIP's own form, and no group is there.
    by_consent = {k for k, r in before.reasons.items() if r.ground == GROUND_CONSENT}
    assert by_consent & set(CONSENTABLE) <= kinds


def test_a_decision_has_its_day() -> None:
    with pytest.raises(RuleBroken, match="group-without-day"):
        check_group(SocialGroup(offered=Answer.YES), TODAY)
    check_group(SocialGroup(offered=Answer.UNKNOWN), TODAY)


@pytest.mark.parametrize("name", ["proposed", "told", "decided"])
def test_what_has_been_done_was_done_by_today(name: str) -> None:
    day = {name: TODAY + timedelta(days=1)}
    with pytest.raises(RuleBroken, match="day-in-the-future"):
        check_group(SocialGroup(**day), TODAY)  # type: ignore[arg-type]


def test_a_move_to_another_home_takes_no_group_along_without_its_ground() -> None:
    group = SocialGroup(proposed=TODAY, note="Något om den unge.")
    case = replace(made.case(), social_group=group)
    assert without_kinds(case, frozenset({KIND})).social_group == SocialGroup()
    other = without_kinds(case, frozenset({Information.SCHOOL})).social_group
    assert other == replace(group, note="")


def test_that_it_was_saved_is_not_told_to_who_may_not_read_of_it() -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    entry = Entry(CaseId("case"), 2, "social-group-recorded", "user", at)
    assert cut_entry(entry, {KIND}).label == NOT_SHOWN
    assert cut_entry(entry, {Information.HEALTH}) == entry
