from dataclasses import replace

from hypothesis import given

from sipdesk.domain.meeting import Roles
from sipdesk.ui.roles.model import form_of, nobody_can_convene, save_of
from tests.domain import cases as made
from tests.ui.step_page import NOWHERE
from tests.values import values


@given(roles=values(Roles))
def test_what_is_saved_is_shown_again_as_it_was(roles: Roles) -> None:
    case = made.case(16, made.NAMND)
    case = replace(case, meetings=(replace(case.meeting, roles=roles),))
    form = form_of(case)
    _, order = save_of(case, form, NOWHERE)
    saved = replace(case, meetings=(replace(case.meeting, roles=order.roles),))
    assert form_of(saved) == replace(
        form,
        **{
            name: getattr(form, name).strip()
            for name in (
                "initiator",
                "commissioned_by",
                "chair",
                "note_taker",
                "support_person",
                "contact",
                "contact_phone",
            )
        },
    )


def test_only_kommun_and_region_can_convene() -> None:
    assert nobody_can_convene(made.case(16, made.SCHOOL, made.SIS, made.MOTHER))
    assert not nobody_can_convene(made.case(16, made.BUP))
