from dataclasses import replace

from hypothesis import given

from sipdesk.domain.answer import Answer
from sipdesk.domain.meeting import Meeting, Record, Roles, TiedTo
from sipdesk.ui.roles.model import (
    form_of,
    is_over_without_sip,
    nobody_can_convene,
    save_of,
    save_tied,
    tied_form,
)
from tests.domain import cases as made
from tests.home import TODAY
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


@given(meeting=values(Meeting))
def test_which_meeting_it_is_is_shown_as_it_counts(meeting: Meeting) -> None:
    case = replace(made.case(), meetings=(meeting,))
    form = tied_form(case)
    _, order = save_tied(case, form)
    assert order.tied_to is meeting.tied_to
    assert (order.sip is Answer.YES) == meeting.has_sip
    assert form.within == (meeting.tied_to is not TiedTo.NONE)


def test_a_sip_meeting_is_prepared_when_the_placements_own_is_over() -> None:
    held = Meeting("m", tied_to=TiedTo.START, sip=Answer.NO, record=Record(held=TODAY))
    case = replace(made.case(), meetings=(held,))
    assert is_over_without_sip(case)
    ahead = replace(held, record=Record())
    with_sip = replace(held, sip=Answer.YES)
    for other in (ahead, with_sip):
        assert not is_over_without_sip(replace(case, meetings=(other,)))
