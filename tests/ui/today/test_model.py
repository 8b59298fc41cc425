from dataclasses import replace
from datetime import timedelta

import pytest

from sipdesk.domain.case import CaseId
from sipdesk.domain.overview import Overview, Waits
from sipdesk.domain.search import Search
from sipdesk.ui.today.model import TodayModel, TodayState
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.today import Urgency
from tests.home import TODAY, SetClock
from tests.ui.shell import Slow, around, open_named


@pytest.fixture
def drawn() -> list[TodayState]:
    return []


def opened(ports: Ports, drawn: list[TodayState]) -> TodayModel:
    model = TodayModel(around(ports), drawn.append)
    model.refresh()
    return model


def test_nothing_waits_in_a_new_home(ports: Ports, drawn: list[TodayState]) -> None:
    assert opened(ports, drawn).state.nothing_waits


def test_it_is_not_said_that_nothing_waits_before_it_is_known(
    ports: Ports, drawn: list[TodayState]
) -> None:
    assert not TodayModel(around(ports), drawn.append).state.nothing_waits


def test_the_worst_stands_first_under_its_heading(
    filled: Ports, drawn: list[TodayState]
) -> None:
    state = opened(filled, drawn).state
    late = [row.waiting.kind for row in state.of(Urgency.OVERDUE)]
    assert late == [Waits.GUARDIANS_UNCLEAR, Waits.READY_NOT_NOTIFIED]
    assert len(state.of(Urgency.THIS_WEEK)) == 3
    assert [r.waiting.kind for r in state.of(Urgency.WAITING)] == [Waits.DATA_MISSING]


def test_a_row_knows_where_it_is_done(filled: Ports, drawn: list[TodayState]) -> None:
    model = opened(filled, drawn)
    row = model.state.of(Urgency.OVERDUE)[0]
    assert model.place_of(row.waiting.id) == (row.case.id, "admission")


def test_the_cases_of_others_are_shown_when_asked_for(
    ports: Ports, drawn: list[TodayState]
) -> None:
    case = open_named(ports, "Elsa", "Påhitt", born=None)
    with ports.store.work() as work:
        # As if a colleague had opened it.
        work.cases.refresh(_somebody_elses(ports, case.id))
    model = opened(ports, drawn)
    assert model.state.nothing_waits
    model.show_mine(mine=False)
    assert len(model.state.of(Urgency.WAITING)) == 1


def test_the_day_is_that_of_the_last_reading(
    ports: Ports, clock: SetClock, drawn: list[TodayState]
) -> None:
    model = opened(ports, drawn)
    clock.day = TODAY + timedelta(days=1)
    assert model.state.day == TODAY
    model.refresh()
    assert model.state.day == clock.day


def test_an_answer_that_comes_late_is_not_shown_for_another_question(
    ports: Ports, drawn: list[TodayState]
) -> None:
    open_named(ports, "Elsa", "Påhitt", born=None)
    slow = Slow(ports)
    model = TodayModel(slow.around, drawn.append)
    model.refresh()
    model.show_mine(mine=False)
    slow.answer(1)
    shown = model.state
    slow.answer(0)
    assert model.state is shown


def _somebody_elses(ports: Ports, case_id: CaseId) -> Overview:
    with ports.store.reading() as work:
        rows = work.cases.page(Search()).rows
    own = next(row for row in rows if row.id == case_id)
    return replace(own, coordinator="user-2")
