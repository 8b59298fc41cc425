"""Decisions as forms: what is saved is shown again, and nothing else is touched."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing
from sipdesk.domain.shared_decision import Option, SharedDecision
from sipdesk.ui.reading import Unread
from sipdesk.ui.shared_decision.model import (
    SCALE,
    OptionForm,
    QuestionForm,
    ViewsForm,
    decision_form,
    first_open,
    may_decide,
    option_form,
    question_form,
    save_decision,
    save_option,
    save_question,
    save_views,
    save_without,
    views_form,
)
from tests.domain import cases as made
from tests.ui.shared_decision.decisions import LONG_DECISION
from tests.ui.step_page import NOWHERE
from tests.values import values

FIRST = LONG_DECISION.options[0]


def case(*decisions: SharedDecision) -> Case:
    return replace(made.case(), decisions=decisions or (LONG_DECISION,))


@given(decision=values(SharedDecision))
def test_what_is_saved_is_shown_again_as_it_was(decision: SharedDecision) -> None:
    of = case(decision)
    _, order = save_decision(of, decision_form(of, decision.id), decision.id, NOWHERE)
    assert order.decision == decision


@given(option=values(Option))
def test_an_alternative_changed_keeps_what_is_said_of_it(option: Option) -> None:
    of = case(replace(LONG_DECISION, options=(option,)))
    _, order = save_option(of, option_form(of, option.id, "long"), "long")
    assert order.decision.options == (option,)
    _, order = save_views(of, views_form(of, option.id, "long"), option.id, "long")
    assert order.decision.options == (option,)


def test_a_new_question_and_a_new_alternative_begin_empty() -> None:
    of = case()
    assert question_form(of, "new") == QuestionForm("new")
    assert option_form(of, "new", "long") == OptionForm("new")
    _, order = save_question(of, QuestionForm("new", "Var?"))
    assert order.decision == SharedDecision("new", "Var?")
    _, order = save_option(of, OptionForm("new", "Att vänta"), "long")
    assert order.decision.options[-1] == Option("new", "Att vänta")


def test_an_alternative_is_taken_out_alone() -> None:
    _, order = save_without(case(), FIRST.id, "long")
    assert order.decision.options == LONG_DECISION.options[1:]
    with pytest.raises(Missing):
        save_without(case(), "nothing", "long")


def test_nothing_is_saved_of_what_has_been_taken_out() -> None:
    none = replace(made.case(), decisions=())
    assert decision_form(none, "long").question == ""
    assert views_form(none, FIRST.id, "long") == ViewsForm()
    with pytest.raises(Unread):
        save_decision(none, decision_form(none, "long"), "long", NOWHERE)
    with pytest.raises(Unread):
        save_views(case(), ViewsForm(), "nothing", "long")


def test_a_day_that_cannot_be_read_is_told_at_its_field() -> None:
    form = replace(decision_form(case(), "long"), day="31/2", look_again="snart")
    with pytest.raises(Unread) as refused:
        save_decision(case(), form, "long", NOWHERE)
    assert set(refused.value.problems) == {"day", "look_again"}


def test_what_is_not_settled_is_shown_first() -> None:
    begun = SharedDecision("begun", "Var?")
    settled = replace(LONG_DECISION, id="settled", day=date(2026, 1, 1))
    assert first_open(case(begun, settled)) == "begun"
    assert first_open(case(settled)) == "settled"
    assert first_open(made.case()) == ""


def test_there_is_a_choice_when_there_are_two_alternatives() -> None:
    one = replace(LONG_DECISION, options=(FIRST,))
    assert [may_decide(case(one), "long"), may_decide(case(), "long")] == [False, True]
    assert SCALE == ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
