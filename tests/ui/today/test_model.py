from dataclasses import replace
from datetime import timedelta

import pytest

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.guard import GROUND_CARE_NEED
from sipdesk.domain.overview import Overview
from sipdesk.domain.party import Party, PartyKind, Principal
from sipdesk.domain.placement import Placement
from sipdesk.domain.search import Search
from sipdesk.domain.sip_request import SipRequest
from sipdesk.ui.today.model import Asked, TodayModel, TodayState
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.sip_request import (
    SendRequest,
    WriteRequest,
    send_request,
    write_request,
)
from sipdesk.usecases.today import Urgency
from tests.domain import cases as made
from tests.home import TODAY, SetClock
from tests.ui.shell import Slow, around, open_named, place

CLINIC = Party("clinic", PartyKind.PRIMARY_CARE, organisation="Påhittade vården")


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
    now = [row.waiting.kind for row in state.of(Urgency.AT_ONCE)]
    assert now == ["guardians-unclear", "ready-not-notified"]
    assert next(iter(Urgency)) is Urgency.AT_ONCE
    assert len(state.of(Urgency.THIS_WEEK)) == 3
    assert [r.waiting.kind for r in state.of(Urgency.WAITING)] == ["data-missing"]


def test_rows_stand_in_the_order_of_their_days(ports: Ports, clock: SetClock) -> None:
    days = {"Maja": 5, "Liam": -3, "Zahra": 1, "Olle": -9, "Hugo": 0}
    clock.day = TODAY - timedelta(days=20)
    for name, ahead in days.items():
        case = open_named(ports, name, "Exempel")
        meeting = TODAY + timedelta(days=ahead)
        place(ports, case, Placement(start_meeting=meeting))
    clock.day = TODAY
    state = opened(ports, []).state

    def names(urgency: Urgency) -> list[str]:
        return [row.case.name.split()[0] for row in state.of(urgency)]

    assert names(Urgency.OVERDUE) == ["Olle", "Liam"]
    assert names(Urgency.THIS_WEEK) == ["Hugo", "Zahra", "Maja"]


def test_one_who_is_ready_is_gone_to_at_the_step_that_tells_the_board(
    ports: Ports, drawn: list[TodayState]
) -> None:
    case = open_named(ports, "Maja", "Exempel")
    place(ports, case, Placement(ready=TODAY, ready_by="Chefen"))
    model = opened(ports, drawn)
    rows = model.state.rows or ()
    (row,) = (r for r in rows if r.waiting.kind == "ready-not-notified")
    assert model.place_of(row.waiting.id) == (case.id, "ready")


def send(ports: Ports, case: Case, *parties: Party) -> None:
    for party in parties:
        case = put_party(PutParty(case.id, case.version, party), ports).case
        written = SipRequest(
            f"to {party.id}",
            party.id,
            TODAY,
            questions="Vem?",
            ground=GROUND_CARE_NEED,
        )
        case = write_request(WriteRequest(case.id, case.version, written), ports).case
        sent = SendRequest(case.id, case.version, written.id, TODAY, "Brev")
        case = send_request(sent, ports).case


def told(state: TodayState) -> set[Asked]:
    return {
        state.whom[r.waiting.id] for r in state.rows or () if r.waiting.id in state.whom
    }


def test_answers_that_one_case_waits_for_are_told_apart(ports: Ports) -> None:
    send(ports, open_named(ports, "Elsa", "Påhitt"), made.NAMND, made.BUP)
    assert told(opened(ports, []).state) == {
        Asked(Principal.KOMMUN, "Påhittade kommunen", None),
        Asked(Principal.REGION, "", None),
    }


def test_two_of_one_region_are_told_apart_by_the_day_of_asking(ports: Ports) -> None:
    send(ports, open_named(ports, "Elsa", "Påhitt"), made.BUP, CLINIC)
    assert told(opened(ports, []).state) == {Asked(Principal.REGION, "", TODAY)}


def test_one_answer_alone_needs_no_telling_apart(ports: Ports) -> None:
    for party in (made.NAMND, made.BUP):
        send(ports, open_named(ports, "Elsa", "Påhitt"), party)
    assert told(opened(ports, []).state) == set()


def test_a_row_knows_where_it_is_done(filled: Ports, drawn: list[TodayState]) -> None:
    model = opened(filled, drawn)
    row = model.state.of(Urgency.AT_ONCE)[0]
    assert model.place_of(row.waiting.id) == (row.case.id, "admission")


def test_the_cases_of_others_are_shown_when_asked_for(
    ports: Ports, drawn: list[TodayState]
) -> None:
    case = open_named(ports, "Elsa", "Påhitt", born=None)
    somebody_elses = _somebody_elses(ports, case.id)
    with ports.store.work() as work:
        # As if a colleague had opened it.
        work.cases.refresh(somebody_elses)
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
