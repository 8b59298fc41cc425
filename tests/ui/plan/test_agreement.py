"""Håller du med? Who is asked, what stands, and how an answer is noted."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.plan import Agreement, Agrees, Asked, Plan
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.plan.agreement_model import (
    AgreementForm,
    asked_of,
    before,
    latest,
    save_agreement,
)
from sipdesk.ui.plan.view import PlanSheet
from sipdesk.ui.reading import Unread
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE, Shown, shown

YESTERDAY = TODAY - timedelta(days=1)


def with_answers(age: int, *answers: Agreement) -> Case:
    case = made.case(age, made.MOTHER, made.FATHER)
    return replace(case, plan=Plan(agreements=answers))


def answer(key: str, whose: str, day: date, agrees: Agrees = Agrees.YES) -> Agreement:
    return Agreement(key, whose, agrees, day)


def test_the_young_person_is_asked_and_of_a_minor_the_guardians_who_may_be() -> None:
    assert asked_of(with_answers(16), TODAY) == (YOUNG_PERSON, "mother", "father")
    assert asked_of(with_answers(18), TODAY) == (YOUNG_PERSON,)
    for settled in (Answer.NO, Answer.NOT_ASKED):
        hers = replace(made.MOTHER, may_be_asked=settled)
        case = made.case(16, hers, made.FATHER)
        assert asked_of(case, TODAY) == (YOUNG_PERSON, "father")


def test_the_latest_answer_stands_and_the_rest_came_before_it() -> None:
    first = answer("1", YOUNG_PERSON, YESTERDAY, Agrees.NO)
    hers = answer("2", "mother", TODAY)
    then = answer("3", YOUNG_PERSON, TODAY)
    again = answer("4", YOUNG_PERSON, TODAY, Agrees.COULD_NOT_SAY)
    case = with_answers(16, first, hers, then, again)
    assert latest(case, YOUNG_PERSON) == again
    assert latest(case, "mother") == hers
    assert latest(case, "father") is None
    assert before(case, TODAY) == (then, first)


def test_what_a_guardian_said_once_is_kept_when_they_are_asked_no_more() -> None:
    hers = answer("1", "mother", YESTERDAY)
    assert before(with_answers(16, hers), TODAY) == ()
    assert before(with_answers(18, hers), TODAY) == (hers,)


def test_an_answer_needs_to_be_one_and_to_have_a_day() -> None:
    with pytest.raises(Unread) as refused:
        save_agreement(with_answers(16), AgreementForm(YOUNG_PERSON), NOWHERE)
    assert set(refused.value.problems) == {"agrees", "day"}
    form = AgreementForm(YOUNG_PERSON, Agrees.YES.value)
    with pytest.raises(Unread) as refused:
        save_agreement(with_answers(16), form, NOWHERE)
    assert set(refused.value.problems) == {"day"}


def test_an_answer_is_about_the_last_version_or_else_the_draft() -> None:
    form = AgreementForm(YOUNG_PERSON, Agrees.YES.value, day="idag")
    _, order = save_agreement(with_answers(16), form, NOWHERE)
    assert (order.version, order.asked) == (0, Asked.NOT_SAID)
    plan = Plan(versions=(made.plan_version(),))
    _, order = save_agreement(replace(with_answers(16), plan=plan), form, NOWHERE)
    assert order.version == 1


def note(page: Shown, agrees: Agrees, words: str) -> None:
    page.press("agreement-change-young-person")
    page.write("agrees", agrees.value, "agreement")
    page.write("words", words, "agreement")
    page.write("day", "idag", "agreement")
    page.write("asked", Asked.WITH_SUPPORT.value, "agreement")
    page.press("agreement-save")


@pytest.mark.journey
@pytest.mark.usefixtures("qapp")
def test_answers_are_noted_and_the_earlier_ones_folded_away(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "set") as page:
        assert isinstance(page.sheet, PlanSheet)
        card = page.sheet.agreement
        assert "Inte tillfrågad än." in page.words_of(card)
        assert "aldrig på en delad skärm" in page.words_of(card)
        note(page, Agrees.NO, "Jag vill bo hemma.")
        told = page.words_of(card)
        assert "Nej · måndag 2 mars 2026" in told
        assert "Version 1, med sin stödperson" in told
        assert "”Jag vill bo hemma.”" in told
        assert not page.has_button("agreement-fold-head")
        note(page, Agrees.YES, "")
        told = page.words_of(card)
        assert "Ja · måndag 2 mars 2026" in told
        assert "Jag vill bo hemma." not in told
        page.press("agreement-fold-head")
        assert "”Jag vill bo hemma.”" in page.words_of(card)
        assert [a.agrees for a in page.case.plan.agreements] == [Agrees.NO, Agrees.YES]


@pytest.mark.journey
@pytest.mark.usefixtures("qapp")
def test_a_no_without_words_is_asked_for_at_the_field(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        note(page, Agrees.NO, "")
        assert "Orden saknas." in page.field("words", "agreement").problem
        assert page.case.plan.agreements == ()
