from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.case import CaseId
from sipdesk.domain.protection import FlagKind
from sipdesk.ui.case.model import (
    CaseModel,
    CaseState,
    Head,
    PutOffHere,
    Tab,
    due,
    first_step,
    head_of,
    late_on_track,
    late_steps,
    put_off_here,
    room,
)
from sipdesk.usecases.case import SkipStep, skip_step
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.sip_request import RemindOfRequest, remind_of_request
from sipdesk.usecases.today import PutRowOff, put_row_off
from tests.home import TODAY, USER
from tests.ui.case.walked import Desk, close, new_case, protect


def opened(desk: Desk, case_id: CaseId, step: str = "") -> CaseModel:
    model = CaseModel(case_id, desk.around, lambda _: None)
    desk.runner.watch(model.told)
    model.open(step)
    return model


def skip(desk: Desk, case_id: CaseId, step: str = "roles") -> None:
    """Do something to the case through the runner, as any page does."""
    order = SkipStep(case_id, desk.view(case_id).case.version, step, "Behövs inte.")
    desk.runner.do(skip_step, order, lambda _: None, _fail)


def head_on(desk: Desk, case_id: CaseId) -> Head:
    view = desk.view(case_id)
    waiting = due(view)
    return head_of(view, waiting, desk.around.content, TODAY)


def _fail(error: Exception) -> None:
    raise error


def test_a_case_opens_in_its_next_step(desk: Desk, case_id: CaseId) -> None:
    assert opened(desk, case_id).state.step == "admission"


def test_a_case_opens_in_the_step_asked_for(desk: Desk, case_id: CaseId) -> None:
    assert opened(desk, case_id, "sip_request").state.step == "sip_request"


def test_the_track_opens_in_its_first_open_step(desk: Desk, case_id: CaseId) -> None:
    assert opened(desk, case_id, "placement").state.step == "track"
    case = desk.view(case_id).case
    stay = replace(
        case.placement, start_meeting_held=TODAY, discharge_unknown="Påhittat skäl"
    )
    record_placement(RecordPlacement(case_id, case.version, stay), desk.ports)
    held = desk.view(case_id).progress
    assert first_step("placement", held, "placement") == "review_meeting"


def test_a_step_that_is_not_in_the_routine_is_the_next(
    desk: Desk, case_id: CaseId
) -> None:
    assert opened(desk, case_id, "no-such-step").state.step == "admission"


def test_what_was_done_is_shown_at_once_and_can_be_undone(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    skip(desk, case_id)
    view = model.state.view
    assert view is not None
    assert view.progress.of("roles").skipped_because == "Behövs inte."
    assert model.state.done is not None
    assert model.state.done.label == "step-skipped"
    assert model.state.done.undoable
    model.undo()
    assert model.state.view is not None
    assert model.state.view.progress.of("roles").skipped_because == ""


def test_what_was_done_is_not_told_of_any_more_once_one_has_gone_on(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    skip(desk, case_id)
    model.go("need")
    assert model.state.done is None


def test_an_undo_is_not_itself_offered_to_be_undone(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    skip(desk, case_id)
    model.undo()
    assert model.state.done is not None
    assert not model.state.done.undoable


def test_what_others_have_been_told_is_not_offered_to_be_undone(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    seen = desk.view(case_id).case.version
    order = RemindOfRequest(case_id, seen, "request-1", TODAY)
    desk.runner.do(remind_of_request, order, lambda _: None, _fail)
    assert model.state.done is not None
    assert not model.state.done.undoable


def test_an_undo_that_is_refused_says_why(desk: Desk, case_id: CaseId) -> None:
    model = opened(desk, case_id)
    model.undo()
    assert model.state.notice is not None
    assert "kan inte ångras" in model.state.notice.text


def test_another_case_does_not_concern_it(desk: Desk, case_id: CaseId) -> None:
    other = new_case(desk, "Olle")
    states: list[CaseState] = []
    model = CaseModel(case_id, desk.around, states.append)
    desk.runner.watch(model.told)
    model.open()
    drawn = len(states)
    skip(desk, other)
    assert len(states) == drawn


def test_a_case_that_is_not_there_says_so(desk: Desk) -> None:
    model = opened(desk, CaseId("nowhere"))
    assert model.state.gone
    assert model.state.view is None


def test_a_closed_case_is_opened_again(desk: Desk, case_id: CaseId) -> None:
    model = opened(desk, case_id)
    close(desk, case_id)
    model.open()
    assert model.state.view is not None
    assert model.state.view.case.closing.closed == TODAY
    model.reopen()
    assert model.state.view.case.closing.closed is None


def test_going_to_a_step_puts_paper_and_other_parts_away(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    model.choose_tab(Tab.HISTORY)
    model.look_at_paper(on=True)
    model.go("consent")
    assert model.state.tab is Tab.ROUTINE
    assert not model.state.paper
    assert model.state.step == "consent"


def test_help_is_that_of_the_tab_one_is_in_and_closes_with_it(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    model.turn_help()
    model.choose_tab(Tab.PAPERS)
    assert model.state.help is False
    model.turn_help()
    assert (model.state.help, model.state.tab) == (True, Tab.PAPERS)
    model.look_at_paper(on=True)
    model.turn_help()
    assert (model.state.help, model.state.paper) == (True, False)
    model.turn_help()
    assert model.state.help is False


def test_above_stands_who_and_what_comes_next(desk: Desk, case_id: CaseId) -> None:
    head = head_on(desk, case_id)
    assert (head.name, head.age) == ("Alva Påhitt", 15)
    assert head.basis is not None
    assert head.basis.id == "lvu-3"
    assert head.next is not None
    assert head.next.kind == "start-meeting"
    assert head.consents_to is not None


def test_a_protected_young_person_is_initials(desk: Desk, case_id: CaseId) -> None:
    protect(desk, case_id)
    head = head_on(desk, case_id)
    assert head.name == "A.P."
    assert head.flags == (FlagKind.HIDDEN_PLACE,)


def test_a_request_without_an_answer_makes_its_step_late(
    desk: Desk, case_id: CaseId
) -> None:
    view = desk.view(case_id)
    waiting = due(view)
    assert late_steps(waiting, TODAY)["sip_request"] == 24


def test_a_start_meeting_that_has_passed_is_late_on_the_track(
    desk: Desk, case_id: CaseId
) -> None:
    late = late_steps(due(desk.view(case_id)), TODAY + timedelta(days=5))
    assert late["start_meeting"] == 2


def test_what_is_late_on_the_track_is_named_the_latest_first(
    desk: Desk, case_id: CaseId
) -> None:
    progress = desk.view(case_id).progress
    late = {"sip_request": 40, "start_meeting": 2, "track": 9}
    named = [one.step.id for one in late_on_track(progress, late)]
    assert named == ["track", "start_meeting"]
    assert late_on_track(progress, {"sip_request": 40}) == ()


def test_why_something_is_put_off_is_told_at_its_own_step_and_nowhere_else(
    desk: Desk, case_id: CaseId
) -> None:
    until = TODAY + timedelta(days=9)
    order = PutRowOff(
        case_id,
        desk.view(case_id).case.version,
        f"{case_id} start-meeting",
        until,
        "Hen är på semester.",
    )
    put_row_off(order, desk.ports)

    def told(model: CaseModel) -> tuple[PutOffHere, ...]:
        return put_off_here(model.state, desk.around.content, TODAY)

    model = opened(desk, case_id, "start_meeting")
    assert told(model) == (
        PutOffHere("Uppstartsmöte", until, USER.name, "Hen är på semester."),
    )
    model.choose_tab(Tab.HISTORY)
    assert told(model) == ()
    model.go("sip_request")
    assert told(model) == ()


@given(st.integers(200, 4000), st.booleans(), st.booleans())
def test_something_is_always_shown_and_it_fits(
    width: int,
    help_: bool,  # noqa: FBT001
    all_steps: bool,  # noqa: FBT001
) -> None:
    shared = room(width, help_=help_, all_steps=all_steps)
    assert shared.page or shared.help or shared.navigation
    assert shared.help is help_
    wider = room(width + 200, help_=help_, all_steps=all_steps)
    assert wider.page >= shared.page
