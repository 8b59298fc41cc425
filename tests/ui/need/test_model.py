from dataclasses import replace

import pytest
from hypothesis import given

from sipdesk.domain.need import Need
from sipdesk.ui.need.model import NeedForm, form_of, save_of
from sipdesk.ui.reading import Unread
from tests.domain import cases as made
from tests.ui.step_page import NOWHERE
from tests.values import values


@given(need=values(Need))
def test_what_is_saved_is_shown_again_as_it_was(need: Need) -> None:
    case = replace(made.case(), need=need)
    _, order = save_of(case, form_of(case), NOWHERE)
    assert order.need == replace(need, by=need.by.strip())


def test_a_blank_form_says_nothing() -> None:
    _, order = save_of(made.case(), NeedForm(), NOWHERE)
    assert order.need == Need()


def test_a_day_that_cannot_be_read_is_named() -> None:
    with pytest.raises(Unread) as unread:
        save_of(made.case(), NeedForm(assessed="häromdagen"), NOWHERE)
    assert set(unread.value.problems) == {"assessed"}
