from dataclasses import replace

from hypothesis import given

from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.plan import Plan
from sipdesk.ui.closing.model import ClosingForm, form_of, lead, save_of
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE
from tests.values import values


@given(closing=values(Closing))
def test_what_is_saved_is_shown_again_as_it_was(closing: Closing) -> None:
    case = replace(made.case(), closing=closing)
    _, order = save_of(case, form_of(case), NOWHERE)
    kept = replace(
        closing,
        by=closing.by.strip(),
        handed_over_to=closing.handed_over_to.strip(),
        closed=None,
    )
    assert order.closing == kept


def test_only_a_move_hands_over() -> None:
    hands_over = {r for r in ClosingReason if ClosingForm(r.value).hands_over}
    assert hands_over == {ClosingReason.HANDED_OVER}


def test_the_lead_is_named_if_there_is_one() -> None:
    case = made.case(16, made.NAMND)
    assert lead(case, TODAY) == ""
    assert lead(replace(case, plan=Plan(lead=made.NAMND.id)), TODAY) == made.NAMND.label
