from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.placement import Placement
from sipdesk.domain.ready import BoardDecision, Ready
from sipdesk.ui.page import PartModel
from sipdesk.ui.ready.model import ReadyForm, form_of, must_notify, save_of
from sipdesk.usecases.ready import RecordReady
from tests.home import TODAY
from tests.ui.case.walked import Desk

EMPTY = Case(CaseId("c"), "2026-001", TODAY, "user-1", ())
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
CODES = st.sampled_from(["", "hvb", "other"])


@given(
    stay=st.builds(Placement, ready=DAYS, notified=DAYS, waiting_for=CODES),
    known=st.builds(
        Ready,
        asked=DAYS,
        decision=st.sampled_from(BoardDecision),
        decided=DAYS,
        decided_what=st.text(max_size=20),
        missing=CODES,
        missing_words=st.text(max_size=20),
        missing_asked=DAYS,
    ),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_read_into_the_fields_is_what_is_saved(
    desk: Desk, stay: Placement, known: Ready
) -> None:
    form = form_of(replace(EMPTY, placement=stay, ready=known))
    _, order = save_of(EMPTY, form, desk.around)
    assert isinstance(order, RecordReady)
    assert order.known == known
    told = order.assessment
    assert (told.ready, told.notified) == (stay.ready, stay.notified)
    assert told.waiting_for == stay.waiting_for


def test_ready_without_an_assessor_is_saved_and_asked_for_by_the_step(
    desk: Desk, case_id: CaseId
) -> None:
    model = PartModel(
        "ready",
        desk.around,
        ReadyForm(),
        form_of,
        lambda case, form: save_of(case, form, desk.around),
        lambda _: None,
    )
    model.show_case(desk.view(case_id))
    model.edit(ready="idag")
    model.leave()
    assert not model.state.problems
    ready = CONDITIONS["ready-assessed"]
    assert not ready(model.state.case, TODAY)
    model.edit(ready_by="Chefen")
    model.leave()
    assert ready(model.state.case, TODAY)


def test_the_namnd_is_to_be_told_until_a_day_is_written() -> None:
    assert not must_notify(ReadyForm())
    assert must_notify(ReadyForm(ready="2026-03-02"))
    assert not must_notify(ReadyForm(ready="2026-03-02", notified="2026-03-02"))
