from dataclasses import replace

from hypothesis import given

from sipdesk.domain.answer import Answer
from sipdesk.domain.offer import Offer
from sipdesk.ui.offer.model import (
    OfferForm,
    closed_guardians,
    form_of,
    save_of,
    unclear_guardians,
)
from tests.domain import cases as made
from tests.ui.step_page import NOWHERE
from tests.values import values


@given(offer=values(Offer))
def test_what_is_saved_is_shown_again_as_it_was(offer: Offer) -> None:
    case = replace(made.case(), offer=offer)
    _, order = save_of(case, form_of(case), NOWHERE)
    tidy = replace(
        offer,
        by=offer.by.strip(),
        material=offer.material.strip(),
        offered_by=offer.offered_by.strip(),
    )
    assert order.offer == tidy


def test_a_day_to_ask_again_belongs_to_thinking_and_to_no() -> None:
    again = {a: OfferForm(answer=a).may_be_asked_again for a in ("", "yes", "no")}
    assert again == {"": False, "yes": False, "no": True}
    assert OfferForm(answer="thinking").may_be_asked_again


def test_an_unanswered_guardian_is_unclear_and_a_no_is_closed() -> None:
    parties = [
        replace(made.MOTHER, id=answer.value, may_be_asked=answer) for answer in Answer
    ]
    case = made.case(16, *parties)
    assert unclear_guardians(case) == ("not-asked", "unknown")
    assert closed_guardians(case) == ("no",)
