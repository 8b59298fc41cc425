from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from sipdesk.domain.guard import Verdict
from sipdesk.domain.sip_request import ContactWay, SipAnswer, SipRequest
from sipdesk.ui.reading import Unread
from sipdesk.ui.sip_request.model import (
    ANSWER,
    REMIND,
    SEND,
    RequestForm,
    cleared,
    form_of_item,
    grounds,
    needs_ground,
    next_attempt,
    save_of,
    shown_fields,
    turned_down,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE
from tests.values import values

CASE = made.case(16, made.NAMND, made.BUP)
TO_BUP = SipRequest("r", "bup", TODAY, questions="Kan ni?", ground="osl-26-9")


@given(request=values(SipRequest))
def test_what_is_written_is_shown_again_as_saved(request: SipRequest) -> None:
    request = replace(request, party="bup")
    case = replace(CASE, requests=(request,))
    _, order = save_of(case, form_of_item(case, request.id), TODAY)
    assert order.request == request


def test_a_ground_is_kept_only_where_one_is_needed() -> None:
    form = RequestForm("r", party="bup", ground="osl-26-9")
    _, to_bup = save_of(CASE, form, TODAY)
    _, to_namnd = save_of(CASE, replace(form, party="namnd"), TODAY)
    assert (to_bup.request.ground, to_namnd.request.ground) == ("osl-26-9", "")


def test_the_placing_namnd_is_never_stopped() -> None:
    form = RequestForm("r", party="namnd")
    assert not needs_ground(CASE, form, TODAY)
    found = cleared(CASE, form, TODAY)
    assert found is not None
    assert found.verdict is Verdict.MUST
    assert "ground" not in shown_fields(CASE, form, TODAY)


def test_others_need_consent_or_a_ground() -> None:
    form = RequestForm("r", party="bup")
    assert "ground" in shown_fields(CASE, form, TODAY)
    agreed = made.case(18, made.NAMND, made.BUP, consents=(made.yes(),))
    told = {
        "nothing": cleared(CASE, form, TODAY),
        "ground": cleared(CASE, replace(form, ground="osl-26-9"), TODAY),
        "consent": cleared(agreed, form, TODAY),
        "nobody": cleared(CASE, RequestForm("r"), TODAY),
    }
    assert {name: found and found.verdict for name, found in told.items()} == {
        "nothing": Verdict.NO,
        "ground": Verdict.MAY,
        "consent": Verdict.COVERED,
        "nobody": None,
    }


def test_one_who_has_left_the_case_is_told_nothing() -> None:
    form = RequestForm("r", party="gone")
    assert cleared(CASE, form, TODAY) is None
    assert "ground" not in shown_fields(CASE, form, TODAY)


def test_only_grounds_in_force_are_offered_and_the_one_chosen() -> None:
    offered = [law.id for law in grounds(NOWHERE, "")]
    assert offered
    assert all(NOWHERE.content.laws[law].ground for law in offered)
    assert "lvu-3" in [law.id for law in grounds(NOWHERE, "lvu-3")]


@pytest.mark.parametrize("task", [SEND, REMIND, ANSWER])
def test_a_deed_without_a_day_is_not_done(task: str) -> None:
    case = replace(CASE, requests=(TO_BUP,))
    form = replace(form_of_item(case, "r"), task=task)
    with pytest.raises(Unread) as unread:
        save_of(case, form, TODAY)
    assert set(unread.value.problems) == {"day"}


@pytest.mark.parametrize("days", [-12, 0, 7])
def test_a_planned_attempt_is_this_one_when_its_day_has_come(days: int) -> None:
    planned = replace(
        TO_BUP, remind_on=TODAY + timedelta(days), next_way=ContactWay.CHIEF
    )
    begun = next_attempt(replace(CASE, requests=(planned,)), "r", TODAY)
    assert begun.get("next_on") == ("" if days <= 0 else None)
    assert begun.get("way") == (ContactWay.CHIEF.value if days <= 0 else None)


def test_a_request_to_nobody_is_not_written() -> None:
    with pytest.raises(Unread) as unread:
        save_of(CASE, RequestForm("r"), TODAY)
    assert set(unread.value.problems) == {"party"}


def test_a_reason_belongs_to_a_no_alone() -> None:
    case = replace(CASE, requests=(replace(TO_BUP, sent=TODAY),))
    form = replace(
        form_of_item(case, "r"), task=ANSWER, day="idag", decline_reason="no-need"
    )
    _, no = save_of(case, replace(form, answer="declines"), TODAY)
    _, yes = save_of(case, replace(form, answer="initiates"), TODAY)
    assert (no.decline_reason, yes.decline_reason) == ("no-need", "")
    assert "decline_reason" in shown_fields(
        case, replace(form, answer="declines"), TODAY
    )


def test_a_no_is_the_end_only_until_somebody_begins() -> None:
    no = replace(TO_BUP, answer=SipAnswer.DECLINES)
    yes = replace(TO_BUP, id="y", answer=SipAnswer.INITIATES)
    assert turned_down(replace(CASE, requests=(no,)))
    assert not turned_down(replace(CASE, requests=(no, yes)))
