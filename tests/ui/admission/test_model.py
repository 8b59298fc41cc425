from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from sipdesk.domain.admission import Admission, AdmissionItem, ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON, YoungPerson
from sipdesk.ui.admission.item_model import ItemForm, item_form, save_item
from sipdesk.ui.admission.model import (
    LIFT,
    FlagForm,
    GuardianForm,
    flag_form,
    guardian_form,
    running_form,
    save_flag,
    save_guardian,
    save_running,
    save_young_person,
    young_person_form,
)
from sipdesk.ui.admission.place_model import place_form, save_place
from sipdesk.ui.reading import Unread
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE
from tests.values import values


@given(young=values(YoungPerson))
def test_the_young_person_is_shown_again_as_saved(young: YoungPerson) -> None:
    young = replace(young, number="200802122390")
    case = replace(made.case(), young_person=young)
    form = young_person_form(case)
    _, order = save_young_person(case, form, TODAY)
    tidy = replace(
        young,
        number="",
        given_name=young.given_name.strip(),
        family_name=young.family_name.strip(),
        language=young.language.strip(),
    )
    assert order.young_person == tidy
    assert order.number == "20080212-2390"


@given(flag=values(Flag))
def test_a_protection_is_shown_again_as_saved(flag: Flag) -> None:
    flag = replace(flag, about=flag.about or YOUNG_PERSON, lifted=None, lifted_by="")
    case = replace(made.case(), flags=(flag,))
    _, order = save_flag(case, flag_form(case, flag.id), TODAY)
    assert order.flag == replace(flag, source=flag.source.strip())


@given(item=values(AdmissionItem))
def test_a_thing_on_the_list_is_shown_again_as_saved(item: AdmissionItem) -> None:
    other = AdmissionItem("other", "care-plan", ItemState.ASKED)
    case = replace(made.case(), admission=Admission(items=(other, item)))
    form = item_form(item.id)(case)
    _, order = save_item(item.id, NOWHERE)(case, form)
    detail, whom = item.detail.strip(), item.whom.strip()
    assert order.item == replace(item, whom=whom, detail=detail)


@pytest.mark.parametrize("answer", list(Answer))
def test_each_of_four_answers_is_kept_apart(answer: Answer) -> None:
    mother = replace(made.MOTHER, may_be_asked=answer, may_know_place=answer)
    case = replace(made.case(16, mother), admission=Admission(running_plan=answer))
    _, asked = save_guardian("mother")(case, guardian_form("mother")(case))
    assert (asked.may_be_asked, asked.may_know_place) == (answer, None)
    _, place = save_place(case, place_form(case, "mother"))
    assert place.may_know_place is answer
    _, running = save_running(case, running_form(case))
    assert running.running_plan is answer


def test_a_guardian_who_is_gone_has_no_answers() -> None:
    assert guardian_form("mother")(made.case()) == GuardianForm()


def test_what_cannot_be_read_or_is_not_chosen_is_named() -> None:
    case = made.case()
    case = replace(case, admission=Admission(items=(AdmissionItem("a", "x"),)))
    wrong: dict[str, Callable[[], object]] = {
        "birth_date": lambda: save_young_person(
            case, replace(young_person_form(case), birth_date="i fjol"), TODAY
        ),
        "day": lambda: save_item("a", NOWHERE)(case, ItemForm(day="snart")),
        "kind": lambda: save_flag(case, FlagForm("new", source="Nämnden"), TODAY),
        "review": lambda: save_flag(case, FlagForm("new", review="sen"), TODAY),
    }
    for name, save in wrong.items():
        with pytest.raises(Unread) as unread:
            save()
        assert set(unread.value.problems) == {name}


def test_a_protection_is_lifted_only_with_a_day() -> None:
    flag = Flag("flag", FlagKind.THREAT, YOUNG_PERSON, "Polisen", date(2026, 1, 1))
    case = replace(made.case(), flags=(flag,))
    form = replace(flag_form(case, "flag"), task=LIFT, by="Polisen")
    with pytest.raises(Unread):
        save_flag(case, form, TODAY)
    _, order = save_flag(case, replace(form, day="idag"), TODAY)
    assert (order.flag, order.day, order.by) == ("flag", TODAY, "Polisen")
