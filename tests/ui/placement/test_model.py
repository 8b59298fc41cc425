from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.placement import Placement
from sipdesk.ui.page import PartModel
from sipdesk.ui.placement.model import (
    GROUPS,
    PlacementForm,
    bases,
    form_of,
    save_of,
)
from sipdesk.ui.reading import Unread
from sipdesk.usecases.placement import RecordPlacement
from tests.home import TODAY, content
from tests.ui.case.walked import Desk

EMPTY = Case(CaseId("c"), "2026-001", TODAY, "user-1", ())
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
CODES = st.sampled_from(["", *(k.code for k in content().kommuner)])


@pytest.fixture
def model(desk: Desk, case_id: CaseId) -> PartModel[PlacementForm]:
    made = PartModel(
        "placement",
        desk.around,
        PlacementForm(),
        lambda case: form_of(case, content()),
        lambda case, form: save_of(case, form, desk.around),
        lambda _: None,
    )
    made.show_case(desk.view(case_id))
    return made


def test_every_field_belongs_to_one_step_or_to_the_stay() -> None:
    grouped = [name for group in GROUPS.values() for name in group]
    assert sorted(grouped) == sorted(PlacementForm.__slots__)
    steps = {step.id for step in content().routine.placement.steps}
    # These have pages of their own.
    own = {"move", "ready", "track", "health", "school", "pathway"}
    assert steps - own == set(GROUPS) - {"stay"}


@given(
    stay=st.builds(
        Placement,
        placing_kommun=CODES,
        discharge_unknown=st.text(max_size=20),
        noticed=DAYS,
        admitted=DAYS,
        start_meeting=DAYS,
        preliminary_discharge=DAYS,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_read_into_the_fields_is_what_is_saved(
    desk: Desk, stay: Placement
) -> None:
    form = form_of(replace(EMPTY, placement=stay), content())
    _, order = save_of(EMPTY, form, desk.around)
    assert isinstance(order, RecordPlacement)
    assert order.placement == stay


def test_the_kommun_is_found_by_its_name_however_it_is_written(
    desk: Desk, case_id: CaseId, model: PartModel[PlacementForm]
) -> None:
    model.edit(placing_kommun="  upplands   väsby ")
    model.leave()
    assert desk.view(case_id).case.placement.placing_kommun == "0114"
    assert model.state.form.placing_kommun == "Upplands Väsby"


def test_what_was_read_before_the_latest_save_takes_nothing_back(
    desk: Desk, case_id: CaseId, model: PartModel[PlacementForm]
) -> None:
    early = desk.view(case_id)
    model.edit(placing_kommun="Upplands Väsby")
    model.leave()
    model.show_case(early)
    model.edit(department="Björken")
    model.leave()
    saved = desk.view(case_id).case.placement
    assert (saved.placing_kommun, saved.department) == ("0114", "Björken")


def test_a_kommun_that_is_none_stays_as_it_was_typed(
    desk: Desk, case_id: CaseId, model: PartModel[PlacementForm]
) -> None:
    model.edit(placing_kommun="Påhittstad")
    model.leave()
    assert "placing_kommun" in model.state.problems
    assert model.state.form.placing_kommun == "Påhittstad"
    assert desk.view(case_id).case.placement.placing_kommun == "0180"


def test_a_day_that_cannot_be_read_stops_the_saving(desk: Desk) -> None:
    form = PlacementForm(admitted="i våras")
    with pytest.raises(Unread) as unread:
        save_of(EMPTY, form, desk.around)
    assert set(unread.value.problems) == {"admitted"}


def test_only_what_can_be_a_basis_on_the_day_is_offered() -> None:
    offered = bases(content(), TODAY, "")
    assert offered
    assert all(law.basis and law.holds_on(TODAY) for law in offered)


def test_the_basis_that_is_chosen_stays_though_the_law_has_ended() -> None:
    law = content().laws["lvu-3"]
    ended = replace(law, valid_to=date(2025, 12, 31))
    changed = replace(content(), laws={**content().laws, "lvu-3": ended})
    assert ended not in bases(changed, TODAY, "")
    assert ended in bases(changed, TODAY, "lvu-3")
