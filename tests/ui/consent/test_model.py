from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.consenters import consenters
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.consent.model import (
    CHECK,
    WITHDRAW,
    ConsentForm,
    Whose,
    at_odds,
    box,
    can_answer,
    consent_of,
    form_of_item,
    listed,
    months_later,
    open_entry,
    recipients,
    save_of,
    shown_fields,
    whose,
)
from sipdesk.ui.reading import Unread
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
DAYS = st.dates(date(2020, 1, 1), TODAY)
GRANTS = st.lists(
    st.tuples(st.sampled_from(("bup", "namnd")), st.sampled_from(CONSENTABLE))
).map(frozenset)


@st.composite
def answers(draw: st.DrawFn) -> Consent:
    """Give an entry as a person gives it: whole or in part, on paper or not."""
    kinds: dict[str, set[Information]] = {}
    for recipient, kind in draw(GRANTS):
        kinds.setdefault(recipient, set()).add(kind)
    decided = draw(DAYS)
    return Consent(
        "entry",
        draw(st.sampled_from((YOUNG_PERSON, "mother"))),
        draw(st.sampled_from((ConsentState.YES, ConsentState.PARTLY))),
        sip=Answer.YES,
        contact=draw(st.sampled_from((Answer.YES, Answer.NO))),
        grants=tuple(
            Grant("new", recipient, frozenset(chosen))
            for recipient, chosen in sorted(kinds.items())
        ),
        limits=draw(WORDS).strip(),
        own_words=draw(WORDS).strip(),
        asked=decided,
        decided=decided,
        valid_to=decided + timedelta(days=draw(st.integers(0, 400))),
        way=draw(st.sampled_from((ConsentWay.PAPER, ConsentWay.ORALLY))),
        way_detail="Moa Påhitt",
        told=frozenset(Told),
        informed_by=draw(st.frozensets(st.sampled_from(InformedBy))),
        language=draw(WORDS).strip(),
        received_by="Karin Exempel",
    )


@given(entry=answers())
def test_an_answer_is_read_from_the_form_as_it_was_given(entry: Consent) -> None:
    case = made.case(16, made.BUP, made.NAMND, consents=(entry,))
    assert consent_of(form_of_item(case, "entry"), NOWHERE) == entry


@given(entry=answers())
def test_a_no_gives_nothing_whatever_was_ticked_before(entry: Consent) -> None:
    case = made.case(16, made.BUP, made.NAMND, consents=(entry,))
    form = replace(form_of_item(case, "entry"), state="no")
    answer = consent_of(form, NOWHERE)
    assert (answer.sip, answer.contact) == (Answer.NO, Answer.NO)
    assert (answer.grants, answer.valid_to, answer.limits) == ((), None, "")
    assert answer.own_words == entry.own_words


@pytest.mark.parametrize(
    "state", [s for s in ConsentState if s.needs_reason and not s.given]
)
def test_a_state_with_a_reason_gives_nothing(state: ConsentState) -> None:
    yes = made.case(16, made.BUP, consents=(made.yes(),))
    form = replace(form_of_item(yes, made.yes().id), state=state.value, reason="Därför")
    answer = consent_of(form, NOWHERE)
    assert (answer.grants, answer.sip, answer.contact) == (
        (),
        Answer.NOT_ASKED,
        Answer.NOT_ASKED,
    )


def test_nothing_is_answered_beforehand() -> None:
    form = form_of_item(made.case(), "new")
    assert form == ConsentForm(item="new")
    assert shown_fields(form) == {"consenter", "state"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"consenter": ""}, "consenter"),
        ({"state": ""}, "state"),
        ({"decided": "häromdagen"}, "decided"),
    ],
)
def test_what_is_missing_or_unreadable_is_named(
    changes: dict[str, Any], field: str
) -> None:
    case = made.case(16, made.BUP, consents=(made.yes(),))
    form = replace(form_of_item(case, made.yes().id), **changes)
    with pytest.raises(Unread) as unread:
        consent_of(form, NOWHERE)
    assert set(unread.value.problems) == {field}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"told": frozenset({"voluntary"})}, "told"),
        ({"valid_to": ""}, "valid_to"),
        ({"way": ""}, "way"),
        ({"way": "orally", "way_detail": ""}, "way_detail"),
        ({"received_by": " "}, "received_by"),
        ({"sip": "", "contact": "", "grants": frozenset()}, "sip"),
        ({"decided": "2026-03-03"}, "decided"),
    ],
)
def test_a_yes_that_says_too_little_is_told_at_its_field(
    changes: dict[str, Any], field: str
) -> None:
    case = made.case(16, made.BUP, consents=(made.yes(),))
    form = replace(form_of_item(case, made.yes().id), task=CHECK, **changes)
    with pytest.raises(RuleBroken) as broken:
        consent_of(form, NOWHERE)
    assert broken.value.field == field
    with pytest.raises(Unread) as unread:
        save_of(case, form, NOWHERE)
    assert set(unread.value.problems) == {field}
    assert field in shown_fields(form)


def test_a_withdrawal_needs_its_day() -> None:
    case = made.case(16, made.BUP, consents=(made.yes(),))
    form = replace(form_of_item(case, made.yes().id), task=WITHDRAW)
    with pytest.raises(Unread):
        save_of(case, form, NOWHERE)
    _, order = save_of(case, replace(form, day="idag", words="Nej."), NOWHERE)
    assert (order.consent, order.day, order.words) == (made.yes().id, TODAY, "Nej.")


@pytest.mark.parametrize(
    ("age", "told", "proposed"),
    [
        (14, Whose.UNDER_FIFTEEN, ("mother", YOUNG_PERSON)),
        (16, Whose.YOUNG, (YOUNG_PERSON, "mother")),
        (18, Whose.GROWN_UP, (YOUNG_PERSON,)),
    ],
)
def test_age_proposes_whom_to_ask(
    age: int, told: Whose, proposed: tuple[str, ...]
) -> None:
    case = made.case(age, made.MOTHER)
    assert whose(consenters(case, TODAY)) is told
    assert listed(case, TODAY) == proposed
    assert set(can_answer(case, TODAY)) == {YOUNG_PERSON, "mother"}


def test_without_a_birth_date_no_age_is_guessed() -> None:
    case = made.case()
    case = replace(case, young_person=replace(case.young_person, birth_date=None))
    assert whose(consenters(case, TODAY)) is Whose.AGE_UNKNOWN


def test_guardians_are_recipients_only_when_the_young_person_is_grown_up() -> None:
    parties = (made.MOTHER, made.SIS, made.BUP, made.SCHOOL)
    young = recipients(made.case(16, *parties), TODAY)
    grown = recipients(made.case(18, *parties), TODAY)
    assert [p.id for p in young] == ["bup", "school"]
    assert [p.id for p in grown] == ["mother", "bup", "school"]


def test_an_answer_that_is_waited_for_is_answered_in_place() -> None:
    waiting = Consent("w", "mother", ConsentState.WAITING, asked=TODAY)
    assert open_entry(made.case(consents=(waiting,)), "mother") == "w"
    answered = (waiting, made.no("mother"))
    assert open_entry(made.case(consents=answered), "mother") == ""


def test_a_no_or_a_silence_of_one_is_said() -> None:
    agreed = (made.yes(), made.yes("mother"))
    assert not at_odds(made.case(16, made.MOTHER, consents=agreed), TODAY)
    refused = (made.yes(), made.no("mother"))
    assert at_odds(made.case(16, made.MOTHER, consents=refused), TODAY)


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(1, 12))
def test_months_later_is_the_same_day_or_the_end_of_a_shorter_month(
    day: date, months: int
) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    short = (later + timedelta(days=1)).day == 1
    assert later.day == day.day or (short and later.day < day.day)


def test_each_box_has_a_key_of_its_own() -> None:
    keys = {box(who, kind) for who in ("a", "b") for kind in CONSENTABLE}
    assert len(keys) == 2 * len(CONSENTABLE)
