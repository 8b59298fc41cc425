"""A manager approves an escalation or a notification; nothing is hindered by it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.approval import ApprovalState, Judgement
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import Conflict
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PRINTED, SAVED, PaperKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.user import Role, User
from sipdesk.usecases.approval import (
    AskApproval,
    GoWithout,
    JudgePaper,
    Manager,
    WithdrawAsking,
    ask_approval,
    go_without,
    judge_paper,
    read_waiting,
    withdraw_asking,
)
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.draft import DraftOf, KeepDraft, keep_draft, read_draft
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    Preview,
    hand_out_paper,
    list_papers,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.sip_request import (
    NameChief,
    SendRequest,
    name_chief,
    send_request,
)
from tests.domain import cases as made
from tests.home import TODAY, USER, SetClock, admit
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

SIV = User("siv", "Siv Exempel", "institutionschef", roles=frozenset({Role.MANAGER}))
LINE = "Chef på hemmet: namn och befattning"


@pytest.fixture(name="asked")
def desk_with_a_request(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as asked:
        yield asked


def bring(desk: Desk) -> None:
    """Let a request be unanswered, and a manager work at the home."""
    desk.grown_up()
    desk.parties()
    written = desk.request()
    desk.do(send_request, SendRequest, written, TODAY, "Brev")
    desk.do(name_chief, NameChief, written, "Chefen på kontoret")
    with desk.ports.store.work() as work:
        work.house.put_user(SIV)


def letter(desk: Desk, kind: PaperKind = PaperKind.CHIEF_LETTER) -> PaperOrder:
    return PaperOrder(desk.case.id, kind, made.NAMND.id)


@contextmanager
def at(desk: Desk, user: User) -> Iterator[Ports]:
    """Let somebody work at the desk, with no more than they may."""
    yield admit(desk.ports, user)
    admit(desk.ports, USER)


def look(desk: Desk, ports: Ports | None = None) -> Preview:
    return preview_paper(letter(desk), ports or desk.ports)


def stands(desk: Desk) -> Manager:
    found = look(desk).manager
    assert found is not None
    return found


def approve(desk: Desk) -> None:
    with at(desk, SIV) as ports:
        seen = look(desk, ports).manager
        assert seen is not None
        judge_paper(JudgePaper(letter(desk), seen.sha256, approved=True), ports)


def send_back(desk: Desk, words: str) -> None:
    with at(desk, SIV) as ports:
        seen = look(desk, ports).manager
        assert seen is not None
        order = JudgePaper(letter(desk), seen.sha256, approved=False, words=words)
        judge_paper(order, ports)


def send(desk: Desk, channel: str = PRINTED) -> HandedOut:
    seen = look(desk)
    order = HandOut(seen.order, seen.made, seen.case_version, channel)
    return hand_out_paper(order, desk.ports)


def ask(desk: Desk, words: str = "") -> None:
    ask_approval(AskApproval(letter(desk), words), desk.ports)


def write_more(desk: Desk) -> None:
    desk.do(name_chief, NameChief, desk.case.requests[0].id, "En annan chef")


def clock(desk: Desk) -> SetClock:
    return cast("SetClock", desk.ports.clock)


def test_a_letter_is_asked_of_approved_signed_and_sent(asked: Desk) -> None:
    assert look(asked).stopped == "approval-missing"
    assert LINE in look(asked).text
    with refused("approval-missing"):
        send(asked)
    ask(asked, "Kan gå i dag.")
    assert stands(asked).state is ApprovalState.WAITING
    with refused("approval-waits"):
        ask(asked)
    approve(asked)
    seen = look(asked)
    assert seen.stopped == ""
    assert "Siv Exempel, institutionschef" in seen.text
    assert "Chefen på hemmet godkände det här den" in seen.text
    assert LINE not in seen.text
    record = send(asked).record
    kept = list_papers(asked.case.id, asked.ports).approvals[record.id]
    assert (kept.judged_by, kept.words, kept.sent) == (SIV.id, "Kan gå i dag.", TODAY)
    assert kept.is_second


def test_the_manager_reads_it_in_the_name_of_who_asks(asked: Desk) -> None:
    ask(asked)
    own = look(asked).text
    with at(asked, SIV) as ports:
        assert look(asked, ports).text == own
    assert USER.name in own


def test_a_letter_that_says_something_else_is_approved_anew(asked: Desk) -> None:
    ask(asked)
    approve(asked)
    write_more(asked)
    assert stands(asked).state is ApprovalState.CHANGED
    assert LINE in look(asked).text
    with refused("approval-missing"):
        send(asked)
    ask(asked)
    approve(asked)
    send(asked)


def test_what_was_read_is_what_is_approved(asked: Desk) -> None:
    ask(asked)
    before = stands(asked).sha256
    write_more(asked)
    with at(asked, SIV) as ports, pytest.raises(Conflict):
        judge_paper(JudgePaper(letter(asked), before, approved=True), ports)
    assert stands(asked).state is ApprovalState.WAITING


def test_another_day_makes_no_other_letter_of_it(asked: Desk) -> None:
    ask(asked)
    clock(asked).day += timedelta(days=1)
    approve(asked)
    clock(asked).day += timedelta(days=3)
    assert stands(asked).state is ApprovalState.APPROVED
    send(asked)
    send(asked, SAVED)
    clock(asked).day += timedelta(days=1)
    assert stands(asked).state is ApprovalState.NOT_ASKED


def test_it_is_sent_back_with_words_and_asked_of_again(asked: Desk) -> None:
    ask(asked)
    with refused("return-without-words"):
        send_back(asked, " ")
    send_back(asked, "Skriv vem som ringde.")
    found = stands(asked)
    assert found.state is ApprovalState.RETURNED
    assert found.latest is not None
    assert found.latest.answer == "Skriv vem som ringde."
    assert found.judge == SIV.signature
    with refused("approval-missing"):
        send(asked)
    ask(asked)
    assert stands(asked).state is ApprovalState.WAITING


def test_it_goes_out_without_for_a_reason_that_is_kept(asked: Desk) -> None:
    ask(asked)
    with refused("without-reason"):
        go_without(GoWithout(letter(asked), "  "), asked.ports)
    go_without(GoWithout(letter(asked), "Chefen kan inte nås."), asked.ports)
    record = send(asked).record
    kept = list_papers(asked.case.id, asked.ports).approvals[record.id]
    assert kept.judgement is Judgement.WITHOUT
    assert kept.answer == "Chefen kan inte nås."
    assert LINE in look(asked).text
    with at(asked, SIV) as ports:
        assert read_waiting(None, ports) == ()


def test_what_never_went_out_can_still_be_sent(asked: Desk) -> None:
    ask(asked)
    approve(asked)
    record = send(asked).record
    take_back((record.id,), asked.ports)
    clock(asked).day += timedelta(days=1)
    assert stands(asked).state is ApprovalState.APPROVED


def test_nobody_waits_where_no_manager_is_registered(asked: Desk) -> None:
    gone = replace(SIV, left=TODAY)
    with asked.ports.store.work() as work:
        work.house.put_user(gone)
    assert not stands(asked).others
    send(asked)


def test_a_notification_waits_for_nobody_and_is_signed_if_it_was_read(
    asked: Desk,
) -> None:
    order = PaperOrder(asked.case.id, PaperKind.NOTIFICATION, made.NAMND.id)
    assert preview_paper(order, asked.ports).stopped == ""
    ask_approval(AskApproval(order), asked.ports)
    seen = preview_paper(order, asked.ports)
    hand_out_paper(HandOut(order, seen.made, seen.case_version, PRINTED), asked.ports)
    assert preview_paper(order, asked.ports).stopped == ""


def test_a_closed_case_hinders_no_approval(asked: Desk) -> None:
    stay = Placement(ready=TODAY, ready_by="Chefen")
    asked.do(record_placement, RecordPlacement, stay)
    closing = Closing(ClosingReason.NO_NEED, TODAY, "Nämnden")
    asked.do(record_closing, RecordClosing, closing)
    asked.do(close_case, CloseCase)
    order = PaperOrder(asked.case.id, PaperKind.NOTIFICATION, made.NAMND.id)
    ask_approval(AskApproval(order), asked.ports)
    with at(asked, SIV) as ports:
        seen = preview_paper(order, ports).manager
        assert seen is not None
        judge_paper(JudgePaper(order, seen.sha256, approved=True), ports)
    assert "Siv Exempel" in preview_paper(order, asked.ports).text


def test_a_manager_may_judge_but_write_nothing(asked: Desk) -> None:
    ask(asked)
    with at(asked, SIV) as ports:
        need = replace(asked.case.need, reason="Skolan.")
        with refused("right-missing"):
            record_need(RecordNeed(asked.case.id, asked.case.version, need), ports)
        with refused("right-missing"):
            ask_approval(AskApproval(letter(asked, PaperKind.NOTIFICATION)), ports)
        with refused("right-missing"):
            withdraw_asking(WithdrawAsking(letter(asked)), ports)
        with refused("right-missing"):
            go_without(GoWithout(letter(asked), "Själv"), ports)
        seen = look(asked, ports)
        with refused("approval-missing"):
            hand_out_paper(
                HandOut(seen.order, seen.made, seen.case_version, PRINTED), ports
            )
    approve(asked)
    with at(asked, SIV) as ports:
        seen = look(asked, ports)
        with refused("right-missing"):
            hand_out_paper(
                HandOut(seen.order, seen.made, seen.case_version, PRINTED), ports
            )


def test_a_manager_may_keep_half_written_words(asked: Desk) -> None:
    page = DraftOf(asked.case.id, "approval-chief")
    with at(asked, SIV) as ports:
        keep_draft(KeepDraft(page.case, page.page, asked.case.version, "{}"), ports)
        assert read_draft(page, ports) is not None
    assert read_draft(page, asked.ports) is None, "it is of nobody else"


def test_a_coordinator_judges_nothing(asked: Desk) -> None:
    ask(asked)
    order = JudgePaper(letter(asked), stands(asked).sha256, approved=True)
    with refused("right-missing"):
        judge_paper(order, asked.ports)


def test_nothing_is_judged_that_nobody_asks_for(asked: Desk) -> None:
    with at(asked, SIV) as ports:
        seen = look(asked, ports).manager
        assert seen is not None
        with refused("approval-not-asked"):
            judge_paper(JudgePaper(letter(asked), seen.sha256, approved=True), ports)
    ask(asked)
    withdraw_asking(WithdrawAsking(letter(asked)), asked.ports)
    assert stands(asked).state is ApprovalState.NOT_ASKED
    with refused("approval-not-asked"):
        withdraw_asking(WithdrawAsking(letter(asked)), asked.ports)


def test_one_who_is_both_signs_and_it_is_no_second_approval(asked: Desk) -> None:
    both = replace(USER, roles=frozenset({Role.COORDINATOR, Role.MANAGER}))
    with at(asked, both) as ports:
        seen = look(asked, ports).manager
        assert seen is not None
        assert seen.own
        order = JudgePaper(letter(asked), seen.sha256, approved=True)
        kept = judge_paper(order, ports)
        assert not kept.is_second
        preview = look(asked, ports)
        assert preview.stopped == ""
        assert both.signature in preview.text


def test_a_paper_of_another_kind_needs_none(asked: Desk) -> None:
    order = PaperOrder(asked.case.id, PaperKind.CONCERN, BOARD)
    assert preview_paper(order, asked.ports).manager is None
    with refused("approval-not-needed"):
        ask_approval(AskApproval(order), asked.ports)


def test_each_sees_what_waits_for_them(asked: Desk) -> None:
    def waits(user: User) -> list[str]:
        with at(asked, user) as ports:
            return [one.approval.judgement.value for one in read_waiting(None, ports)]

    reader = User("reader", "Per Exempel", roles=frozenset({Role.READER}))
    assert waits(SIV) == waits(USER) == []
    ask(asked)
    assert (waits(SIV), waits(USER), waits(reader)) == (["waiting"], [], [])
    with at(asked, SIV) as ports:
        (one,) = read_waiting(None, ports)
        assert (one.case_number, one.name) == (asked.case.number, "Alva Påhitt")
    send_back(asked, "Skriv om.")
    assert (waits(SIV), waits(USER)) == ([], ["returned"])
    ask(asked)
    approve(asked)
    assert (waits(SIV), waits(USER)) == ([], ["approved"])
    send(asked)
    assert (waits(SIV), waits(USER)) == ([], [])


def test_all_of_it_is_in_the_log_without_a_word_that_was_written(asked: Desk) -> None:
    ask(asked, "Hemliga ord.")
    send_back(asked, "Andra hemliga ord.")
    go_without(GoWithout(letter(asked), "Ett hemligt skäl."), asked.ports)
    everyone = replace(USER, roles=frozenset(Role))
    with at(asked, everyone) as ports, ports.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.APPROVAL)).rows
    assert [(row.by, row.detail) for row in reversed(rows)] == [
        (USER.id, "chief-letter social-services waiting"),
        (SIV.id, "chief-letter social-services returned"),
        (USER.id, "chief-letter social-services without"),
    ]
