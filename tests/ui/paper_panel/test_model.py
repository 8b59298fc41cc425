from dataclasses import replace
from datetime import timedelta

from sipdesk.domain.case import CaseId
from sipdesk.domain.guard import BOARD, FILE_COPY, Verdict, clearance
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PRINTED, SAVED, SAVED_AS_WORD, PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.paper_panel.model import PaperModel
from sipdesk.ui.paper_panel.sight_model import sight
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.paper import list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from tests.home import TODAY
from tests.ui.case.walked import PLACING, PSYCHIATRY, Desk, file_copy, new_case


def looked(desk: Desk, case_id: CaseId, kind: PaperKind, whom: str) -> PaperModel:
    model = PaperModel(desk.around, lambda _: None)
    model.look(PaperOrder(case_id, kind, whom), desk.view(case_id).case)
    return model


def change(desk: Desk, case_id: CaseId) -> None:
    case = desk.view(case_id).case
    need = replace(case.need, by="Åke Påhitt")
    record_need(RecordNeed(case_id, case.version, need), desk.ports)


def test_looking_keeps_no_record(desk: Desk, case_id: CaseId) -> None:
    model = looked(desk, case_id, PaperKind.CHECKLIST, FILE_COPY)
    assert model.state.data.startswith(b"%PDF")
    assert list_papers(case_id, desk.ports).records == ()


def test_what_goes_out_is_kept_as_it_was_looked_at(desk: Desk, case_id: CaseId) -> None:
    model = looked(desk, case_id, PaperKind.SIP_REQUEST, PLACING.id)
    previewed = model.state.data
    out: list[bytes] = []
    model.hand_out(PRINTED, out.append)
    assert out == [previewed]
    (record,) = list_papers(case_id, desk.ports).records
    assert (record.recipient, record.channel) == (PLACING.id, "print")
    assert model.state.done == PRINTED


def test_a_paper_that_may_not_go_out_says_why(desk: Desk, case_id: CaseId) -> None:
    model = looked(desk, case_id, PaperKind.PLAN, PLACING.id)
    assert model.state.preview is None
    assert model.state.notice is not None
    model = looked(desk, case_id, PaperKind.PLAN, YOUNG_PERSON)
    assert model.state.preview is not None
    assert model.state.preview.stopped == "draft-stays-inside"
    assert not model.state.may_go_out


def test_a_case_that_has_moved_on_is_looked_at_anew_and_nothing_goes_out(
    desk: Desk, case_id: CaseId
) -> None:
    model = looked(desk, case_id, PaperKind.CHECKLIST, FILE_COPY)
    change(desk, case_id)
    out: list[bytes] = []
    model.hand_out(PRINTED, out.append)
    assert out == []
    assert list_papers(case_id, desk.ports).records == ()
    assert model.state.notice is not None
    assert model.state.preview is not None
    assert model.state.preview.case_version == desk.view(case_id).case.version
    assert model.state.may_go_out
    model.hand_out(PRINTED, out.append)
    assert len(out) == 1


def test_it_follows_the_case(desk: Desk, case_id: CaseId) -> None:
    model = looked(desk, case_id, PaperKind.CHECKLIST, FILE_COPY)
    change(desk, case_id)
    case = desk.view(case_id).case
    model.follow(case)
    assert model.state.preview is not None
    assert model.state.preview.case_version == case.version


def test_a_question_to_the_board_follows_when_the_board_is_entered(desk: Desk) -> None:
    case = desk.view(new_case(desk)).case
    model = looked(desk, case.id, PaperKind.BOARD_QUESTION, BOARD)
    assert model.state.may_go_out
    placing = replace(PLACING, id="placing")
    put_party(PutParty(case.id, case.version, placing), desk.ports)
    asked_late = PaperModel(desk.around, lambda _: None)
    asked_late.look(PaperOrder(case.id, PaperKind.BOARD_QUESTION, BOARD), case)
    assert asked_late.state.notice is not None
    for one in (model, asked_late):
        one.follow(desk.view(case.id).case)
        assert one.state.preview is not None
        assert one.state.preview.order.recipient == placing.id
        assert one.state.notice is None
        assert one.state.may_go_out


def test_a_disk_that_says_no_is_told_of(desk: Desk, case_id: CaseId) -> None:
    model = looked(desk, case_id, PaperKind.CHECKLIST, FILE_COPY)

    def full(_: bytes) -> None:
        raise OSError

    model.hand_out(SAVED, full)
    assert model.state.notice is not None
    assert model.state.done == ""


def test_a_kept_paper_is_the_one_that_went_out(desk: Desk, case_id: CaseId) -> None:
    paper = file_copy(desk, case_id)
    kept = list_papers(case_id, desk.ports).records[0]
    change(desk, case_id)
    desk.clock.day = TODAY + timedelta(days=30)
    model = PaperModel(desk.around, lambda _: None)
    model.reopen(paper, desk.view(case_id).case)
    assert model.state.kept is not None
    assert model.state.kept.record == kept
    out: list[bytes] = []
    model.hand_out(PRINTED, out.append)
    assert out == [model.state.data]
    assert len(list_papers(case_id, desk.ports).records) == 1


def test_a_kept_word_file_is_not_shown_but_delivered_again(
    desk: Desk, case_id: CaseId
) -> None:
    out: list[bytes] = []
    model = looked(desk, case_id, PaperKind.SIP_REQUEST, PLACING.id)
    model.hand_out(SAVED_AS_WORD, out.append)
    assert model.state.done == SAVED_AS_WORD
    (record,) = list_papers(case_id, desk.ports).records
    assert record.channel == SAVED_AS_WORD
    again = PaperModel(desk.around, lambda _: None)
    again.reopen(record.id, desk.view(case_id).case)
    assert again.state.has_no_pages
    assert again.state.data == b""
    assert again.state.word_name.endswith(".docx")
    again.hand_out(SAVED_AS_WORD, out.append)
    assert out[0] == out[1]
    assert list_papers(case_id, desk.ports).records == (record,)


def test_what_the_recipient_may_know_and_not_is_all_there_is(
    desk: Desk, case_id: CaseId
) -> None:
    case = desk.view(case_id).case
    allowed = clearance(case, PSYCHIATRY.id, TODAY)
    seen = sight(allowed, PSYCHIATRY.id)
    assert seen.verdict is Verdict.COVERED
    assert Information.SCHOOL in seen.seen
    assert Information.MENTAL_HEALTH in seen.withheld
    assert not set(seen.seen) & set(seen.withheld)
    own = sight(clearance(case, YOUNG_PERSON, TODAY), YOUNG_PERSON)
    assert own.own
    assert own.withheld == ()
