from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.consenters import (
    consenters,
    consents_end,
    consents_run_out,
    grantable,
)
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.months import months_later
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.consent.model import (
    CHECK,
    PART,
    WITHDRAW,
    ConsentForm,
    box,
    consent_of,
    form_of_item,
    renewable,
    renewal,
    save_of,
    shown_fields,
    states_for,
)
from sipdesk.ui.consent.whom import Whose, can_answer, listed, open_entry, whose
from sipdesk.ui.reading import Unread
from sipdesk.usecases.consent import register_consent
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
        purpose=draw(WORDS).strip(),
        limits=draw(WORDS).strip(),
        own_words=draw(WORDS).strip(),
        capacity=draw(WORDS).strip(),
        asked=decided,
        decided=decided,
        valid_from=draw(st.sampled_from((None, decided))),
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
    whole = replace(form, extent="all", day="idag", words="Nej.")
    _, order = save_of(case, whole, NOWHERE)
    assert order.taken == ()
    assert (order.consent, order.day, order.words) == (made.yes().id, TODAY, "Nej.")


def test_a_part_that_is_taken_back_is_named_recipient_by_recipient() -> None:
    case = made.case(16, made.BUP, consents=(made.yes(),))
    form = replace(form_of_item(case, made.yes().id), task=WITHDRAW, day="idag")
    part = replace(form, extent=PART)
    assert shown_fields(form) == {"extent", "day", "words"}
    assert shown_fields(part) == {"extent", "taken", "day", "words"}
    with pytest.raises(Unread) as unread:
        save_of(case, part, NOWHERE)
    assert set(unread.value.problems) == {"taken"}
    chosen = frozenset({box("bup", Information.HEALTH)})
    _, order = save_of(case, replace(part, taken=chosen), NOWHERE)
    assert order.taken == (Grant("new", "bup", frozenset({Information.HEALTH})),)


def test_a_child_who_is_heard_is_asked_for_nothing_that_makes_a_yes_count() -> None:
    case = made.case(9, made.MOTHER, made.BUP)
    form = ConsentForm("c", consenter=YOUNG_PERSON, state="yes", sip="yes")
    said = replace(form, own_words="Jag vill att alla pratar.", decided="idag")
    asked = shown_fields(said, heard=True)
    assert asked.isdisjoint({"told", "way", "way_detail", "valid_to", "grants"})
    use_case, order = save_of(case, said, NOWHERE)
    assert use_case is register_consent
    assert order.consent.own_words == "Jag vill att alla pratar."
    older = made.case(16, made.MOTHER, made.BUP)
    with pytest.raises(Unread) as unread:
        save_of(older, said, NOWHERE)
    assert set(unread.value.problems) == {"told"}


@pytest.mark.parametrize(
    ("age", "who", "by_board"),
    [
        (16, YOUNG_PERSON, True),
        (16, "mother", True),
        (9, "mother", True),
        (9, YOUNG_PERSON, False),
        (16, "", False),
        (16, "aunt", False),
        (18, YOUNG_PERSON, False),
        (18, "mother", False),
    ],
)
def test_the_board_answers_for_those_whose_word_decides_for_a_minor(
    age: int, who: str, *, by_board: bool
) -> None:
    aunt = Party("aunt", PartyKind.REPRESENTATIVE, "Påhittad Moster")
    offered = states_for(made.case(age, made.MOTHER, aunt), who, TODAY)
    board = {ConsentState.REFERRED, ConsentState.BOARD_YES, ConsentState.BOARD_NO}
    assert board <= set(offered) if by_board else board.isdisjoint(offered)
    assert ConsentState.CANNOT_TELL in offered


def test_a_state_chosen_before_the_consenter_was_changed_is_not_registered() -> None:
    case = made.case(18, made.MOTHER)
    form = ConsentForm(
        "c", consenter="mother", state="board-yes", reason="Nej.", decided="idag"
    )
    with pytest.raises(Unread) as unread:
        save_of(case, form, NOWHERE)
    assert set(unread.value.problems) == {"state"}


def test_what_the_board_decided_needs_words_and_an_end_but_no_five_points() -> None:
    case = made.case(16, made.MOTHER, made.BUP)
    form = ConsentForm(
        "c",
        consenter="mother",
        state="board-yes",
        sip="yes",
        decided="idag",
        reason="Beslut den 1 mars, dnr 2026-77.",
    )
    with pytest.raises(Unread) as unread:
        save_of(case, form, NOWHERE)
    assert set(unread.value.problems) == {"valid_to"}
    _, order = save_of(case, replace(form, valid_to="2026-06-30"), NOWHERE)
    assert order.consent.state is ConsentState.BOARD_YES
    assert order.consent.told == frozenset()


@pytest.mark.parametrize(
    ("entry", "renews"),
    [
        (made.yes(valid_to=TODAY + timedelta(days=31)), False),
        (made.yes(valid_to=TODAY + timedelta(days=30)), True),
        (made.yes(decided=date(2026, 1, 2), valid_to=date(2026, 3, 1)), True),
        (made.no(YOUNG_PERSON), False),
        (Consent("w", YOUNG_PERSON, asked=TODAY), False),
    ],
)
def test_a_yes_that_ends_within_a_month_or_has_ended_can_be_renewed(
    entry: Consent, *, renews: bool
) -> None:
    case = made.case(17, made.BUP, consents=(entry,))
    assert (renewable(case, YOUNG_PERSON, TODAY) is not None) == renews


def test_one_of_before_a_birthday_is_asked_about_anew_and_not_renewed() -> None:
    before = made.yes(decided=date(2025, 12, 1), valid_to=date(2026, 3, 1))
    case = made.case(18, made.BUP, consents=(before,))
    assert renewable(case, YOUNG_PERSON, TODAY) is None


@pytest.mark.parametrize(
    ("age", "may_be_asked"), [(16, Answer.NO), (16, Answer.UNKNOWN), (18, Answer.YES)]
)
def test_a_guardian_whose_word_does_not_count_is_not_asked_to_renew(
    age: int, may_be_asked: Answer
) -> None:
    ends = made.yes("mother", valid_to=TODAY)
    asked = made.case(16, made.MOTHER, consents=(ends,))
    assert renewable(asked, "mother", TODAY) == ends
    mother = replace(made.MOTHER, may_be_asked=may_be_asked)
    case = made.case(age, mother, consents=(ends,))
    assert renewable(case, "mother", TODAY) is None
    assert consents_run_out(case, TODAY) is None
    assert consents_end(case, TODAY) is None


def test_a_renewal_is_about_the_same_and_says_nothing_of_the_answer() -> None:
    old = made.yes(limits="Inget om pappa.", purpose="Skolan.", language="svenska")
    facts = renewal(made.case(16, made.BUP, consents=(old,)), old)
    form = ConsentForm("new", consenter=YOUNG_PERSON, **facts)
    assert form.grants == {
        box("bup", kind) for kind in (Information.CARE, Information.HEALTH)
    }
    assert (form.limits, form.purpose, form.language) == (
        "Inget om pappa.",
        "Skolan.",
        "svenska",
    )
    blank = (form.state, form.decided, form.valid_to, form.way, form.received_by)
    assert (*blank, form.told) == ("", "", "", "", "", frozenset())
    gone = renewal(made.case(16, consents=(old,)), old)
    assert gone["grants"] == frozenset()


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
    young = grantable(made.case(16, *parties), TODAY)
    grown = grantable(made.case(18, *parties), TODAY)
    assert [p.id for p in young] == ["bup", "school"]
    assert [p.id for p in grown] == ["mother", "bup", "school"]


def test_an_answer_that_is_waited_for_is_answered_in_place() -> None:
    waiting = Consent("w", "mother", ConsentState.WAITING, asked=TODAY)
    assert open_entry(made.case(consents=(waiting,)), "mother") == "w"
    answered = (waiting, made.no("mother"))
    assert open_entry(made.case(consents=answered), "mother") == ""


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
