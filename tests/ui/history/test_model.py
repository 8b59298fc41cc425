from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.need import Need
from sipdesk.ui.history.model import Difference, HistoryModel, How, differences
from sipdesk.usecases.need import RecordNeed, record_need
from tests.ui.case.walked import PSYCHIATRY, Desk
from tests.values import values


def opened(desk: Desk, case_id: CaseId) -> HistoryModel:
    model = HistoryModel(desk.around, lambda _: None)
    model.show_case(desk.view(case_id))
    return model


def record(desk: Desk, case_id: CaseId, need: Need) -> None:
    seen = desk.view(case_id).case.version
    record_need(RecordNeed(case_id, seen, need), desk.ports)


def test_the_newest_change_is_looked_at_first(desk: Desk, case_id: CaseId) -> None:
    record(desk, case_id, replace(desk.view(case_id).case.need, by="Åke Påhitt"))
    state = opened(desk, case_id).state
    assert state.entry is not None
    assert state.entry.label == "need-recorded"
    assert state.differences is not None
    (only,) = state.differences
    assert (only.field, only.before, only.after) == (
        "by",
        "Karin Exempel",
        "Åke Påhitt",
    )


def test_an_older_change_is_told_as_it_was(desk: Desk, case_id: CaseId) -> None:
    model = opened(desk, case_id)
    model.choose(2)
    assert model.state.differences is not None
    (added,) = model.state.differences
    assert added.how is How.ADDED


def test_the_opening_of_the_case_has_nothing_before_it(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    model.choose(1)
    assert model.state.differences == ()


def test_what_was_done_last_is_taken_back_and_marked(
    desk: Desk, case_id: CaseId
) -> None:
    record(desk, case_id, replace(desk.view(case_id).case.need, by="Åke Påhitt"))
    changed = desk.view(case_id).case.version
    model = opened(desk, case_id)
    model.undo()
    model.show_case(desk.view(case_id))
    assert desk.view(case_id).case.need.by == "Karin Exempel"
    assert model.state.taken_back == {changed}
    assert model.state.chosen == changed + 1


def test_what_others_have_been_given_is_not_taken_back(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    model.undo()
    assert model.state.notice is not None
    assert "kan inte ångras" in model.state.notice.text


def test_it_stays_where_one_looks_when_something_new_is_done(
    desk: Desk, case_id: CaseId
) -> None:
    model = opened(desk, case_id)
    model.choose(3)
    record(desk, case_id, replace(desk.view(case_id).case.need, by="Åke Påhitt"))
    model.show_case(desk.view(case_id))
    assert model.state.chosen == 3


def test_what_came_and_what_went_are_told_as_wholes() -> None:
    before = Case(CaseId("c"), "1", date(2026, 1, 1), "u", ())
    after = replace(before, parties=(PSYCHIATRY,))
    assert differences(before, after) == (Difference(How.ADDED, PSYCHIATRY),)
    assert differences(after, before) == (Difference(How.REMOVED, PSYCHIATRY),)


@pytest.mark.journey
@given(values(Case))
def test_a_case_does_not_differ_from_itself(case: Case) -> None:
    assert differences(case, replace(case, version=case.version + 1)) == ()


@pytest.mark.journey
@given(values(Case), values(Case))
def test_whatever_differs_is_told(before: Case, after: Case) -> None:
    inner = {"id", "version"}
    differs = any(
        getattr(before, f.name) != getattr(after, f.name)
        for f in fields(Case)
        if f.name not in inner
    )
    assert bool(differences(before, after)) is differs
