from datetime import timedelta

from sipdesk.domain.case import CaseId
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.papers.model import PapersModel, private_name
from sipdesk.usecases.paper import list_papers
from tests.home import TODAY
from tests.ui.case.walked import Desk, file_copy, hand_out


def opened(desk: Desk, case_id: CaseId) -> PapersModel:
    model = PapersModel(desk.around, lambda _: None)
    model.show_case(desk.view(case_id))
    return model


def test_the_newest_paper_is_chosen(desk: Desk, case_id: CaseId) -> None:
    file_copy(desk, case_id)
    desk.clock.day = TODAY + timedelta(days=1)
    newest = hand_out(desk, case_id, PaperKind.CONSENT, YOUNG_PERSON)
    assert opened(desk, case_id).state.chosen == newest


def test_no_papers_is_a_state_of_its_own(desk: Desk, case_id: CaseId) -> None:
    state = opened(desk, case_id).state
    assert state.papers is not None
    assert state.papers.records == ()
    assert state.record is None


def test_that_a_paper_is_in_kia_is_saved_and_taken_back(
    desk: Desk, case_id: CaseId
) -> None:
    file_copy(desk, case_id)
    model = opened(desk, case_id)
    model.type_day("idag")
    model.save_day()
    assert model.state.saved_at is not None
    assert list_papers(case_id, desk.ports).records[0].in_kia == TODAY
    model.type_day("")
    model.save_day()
    assert list_papers(case_id, desk.ports).records[0].in_kia is None


def test_a_day_that_cannot_be_read_stays_as_it_was_typed(
    desk: Desk, case_id: CaseId
) -> None:
    file_copy(desk, case_id)
    model = opened(desk, case_id)
    model.type_day("i våras")
    model.save_day()
    assert model.state.in_kia == "i våras"
    assert model.state.problem is not None


def test_a_day_that_has_not_been_is_refused_at_the_field(
    desk: Desk, case_id: CaseId
) -> None:
    file_copy(desk, case_id)
    model = opened(desk, case_id)
    model.type_day("2026-03-09")
    model.save_day()
    assert model.state.problem is not None
    assert model.state.notice is None


def test_one_who_has_left_the_case_is_named_by_role_only(
    desk: Desk, case_id: CaseId
) -> None:
    paper = hand_out(desk, case_id, PaperKind.CHECKLIST, FILE_COPY)
    records = list_papers(case_id, desk.ports).records
    record = next(r for r in records if r.id == paper)
    case = desk.view(case_id).case
    assert private_name(record, case) == ""


def test_choosing_another_paper_shows_its_own_day(desk: Desk, case_id: CaseId) -> None:
    first = file_copy(desk, case_id)
    desk.clock.day = TODAY + timedelta(days=1)
    file_copy(desk, case_id)
    model = opened(desk, case_id)
    model.type_day("idag")
    model.save_day()
    model.choose(first)
    assert model.state.in_kia == ""
    assert model.state.saved_at is None
