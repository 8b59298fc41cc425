"""The case's page Bildstöd: boards, answers and photos, and what may be done."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.information import Branch
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.meeting import Record
from sipdesk.domain.need import NeedSource
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_talk import Laid, Pile, TalkKind
from sipdesk.domain.user import Role
from sipdesk.ui.draft_text import as_text
from sipdesk.ui.picture_talk_form import Stage, TalkForm, begun
from sipdesk.ui.widgets.choicefields import ChoiceField, RadioField
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.draft import KeepDraft, keep_draft
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.picture_board import save_picture_board
from sipdesk.usecases.picture_photo import AddPhoto, add_photo
from sipdesk.usecases.picture_talk import (
    AnswerTalk,
    answer_talk,
    read_decks,
    save_talk,
)
from tests.documents.photos import photo
from tests.home import TODAY, admit_as
from tests.ui.audit import audit
from tests.ui.case_pictures.showing import Shown, talk
from tests.ui.shell import found, press, settle
from tests.ui.step_page import brought
from tests.ui.typing import type_text
from tests.usecases.desk import Desk

LONG = "Särskilt förordnad vårdnadshavare och studie- och yrkesvägledare & <b>Co</b>"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "prepared")
    yield opened
    opened.ports.store.close()


def test_a_talk_is_begun_with_who_sits_beside(case: Desk, frame: Frame) -> None:
    shown = Shown(case, frame)
    shown.press("talk-begin-menu")
    (form,) = shown.held
    assert (form.kind, form.beside) == (TalkKind.MENU, "Karin Exempel")
    assert (form.stage, form.most, len(form.cards)) == (Stage.TOPICS, 3, 16)


def test_a_mat_is_begun_with_the_heads_and_cards_that_were_chosen(
    case: Desk, frame: Frame
) -> None:
    shown = Shown(case, frame)
    for name, place in (("talk-heads", "1"), ("talk-cards", "2")):
        field = found(shown.page, name)
        assert isinstance(field, ChoiceField)
        field.set_value(place)
    shown.press("talk-begin-mat")
    (form,) = shown.held
    assert form.heads[0].words == "Jag klarar det"
    assert form.title == "Kort: mina kontakter"


def test_a_talk_that_was_begun_is_gone_on_with_or_begun_anew(
    case: Desk, frame: Frame
) -> None:
    order = KeepDraft(case.case.id, begun(TalkKind.FEELINGS), 0, "{}")
    keep_draft(order, case.ports)
    shown = Shown(case, frame)
    assert not shown.has("talk-continue-feelings")
    form = as_text(TalkForm(TalkKind.FEELINGS, stage=Stage.HELPS))
    keep_draft(replace(order, form=form), case.ports)
    shown.refresh()
    assert not shown.has("talk-continue-menu")
    shown.press("talk-continue-feelings")
    assert shown.held == [TalkForm(TalkKind.FEELINGS)]
    shown.press_and_answer("talk-begin-feelings", yes=False)
    assert len(shown.held) == 1
    shown.press_and_answer("talk-begin-feelings", yes=True)
    assert shown.held[1].stage is Stage.FELT


def test_what_was_answered_is_told_with_its_day_and_order(
    case: Desk, frame: Frame
) -> None:
    talk(case, 0, 5)
    words = Shown(case, frame).words()
    for told in (
        "Samtalsmeny · måndag 2 mars 2026",
        "Bredvid satt Karin.",
        "1. Skola, 2. Hälsa",
        "Vill inte prata om Familj",
        "Vill prata så här Rita",
    ):
        assert told in words


def test_a_mat_is_told_with_what_was_asked(case: Desk, frame: Frame) -> None:
    decks = read_decks(case.case.id, case.ports)
    heads, card = decks.heads[1], decks.cards[0].cards[0]
    mat = replace(
        talk(case, 0), kind=TalkKind.MAT, title=heads.question, heads=heads.cards
    )
    save_talk(replace(mat, laid=(Laid(card, Pile.SECOND),)), case.ports)
    words = Shown(case, frame).words()
    assert "Hur går det med …?" in words
    assert "Jag vill ha hjälp" in words


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_ASKED])
def test_without_a_yes_nothing_can_be_carried_over(
    case: Desk, frame: Frame, answer: Answer
) -> None:
    kept = talk(case, 0, 14, goes_on=answer)
    shown = Shown(case, frame)
    assert not shown.has(f"talk-carry-{kept.id}")
    assert not shown.has(f"talk-wish-{kept.id}")
    shown.press(f"talk-again-{kept.id}")
    (form,) = shown.held
    assert (form.again, form.stage) == (kept.id, Stage.CHECK)


def test_topics_are_carried_to_the_meeting_when_each_has_an_area(
    case: Desk, frame: Frame
) -> None:
    kept = talk(case, 0, 14)
    before = len(case.case.meeting.questions)
    shown = Shown(case, frame)
    shown.press(f"talk-carry-{kept.id}")
    shown.press("carry-put")
    assert "Området saknas." in shown.words()
    assert len(shown.desk.case.meeting.questions) == before
    area = found(shown.page, "carry-area-1")
    assert isinstance(area, ChoiceField)
    area._show(Area.CARE.value)
    area._tell()
    text = found(shown.page, "carry-text-1-edit")
    text.setFocus()
    type_text(text, "!")
    shown.press("carry-put")
    added = shown.desk.case.meeting.questions[before:]
    assert [(q.text, q.area, q.own) for q in added] == [
        ("Prata om skola", Area.SCHOOL, True),
        ("Prata om en SIP: min plan!", Area.CARE, True),
    ]
    assert not shown.has("pictures-carry")
    assert not shown.has(f"talk-carry-{kept.id}")


def test_a_yes_taken_back_tells_where_the_questions_stand(
    case: Desk, frame: Frame
) -> None:
    kept = talk(case, 0)
    shown = Shown(case, frame)
    shown.press(f"talk-carry-{kept.id}")
    shown.press("carry-put")
    answer_talk(AnswerTalk(kept.id, kept.version, Answer.NO), case.ports)
    shown.refresh()
    assert "Inget av det står bland mötets frågor" in shown.words()
    undo(Undo(case.case.id, case.case.version), case.ports)
    shown.refresh()
    assert "Det står kvar bland mötets frågor" in shown.words()
    case.do(record_meeting, RecordMeeting, Record(held=TODAY))
    shown.refresh()
    assert "Det stod bland frågorna på ett möte" in shown.words()


def test_an_empty_question_is_told_at_its_field(case: Desk, frame: Frame) -> None:
    kept = talk(case, 0)
    shown = Shown(case, frame)
    shown.press(f"talk-carry-{kept.id}")
    shown.page.model.word_topic(0, " ")
    shown.press("carry-put")
    text = found(shown.page, "carry-text-0")
    assert isinstance(text, Field)
    assert text.problem
    shown.press("carry-stop")
    assert not shown.has("pictures-carry")


def test_the_wish_for_a_sip_is_told_to_the_need_by_its_button(
    case: Desk, frame: Frame
) -> None:
    kept = talk(case, 14)
    shown = Shown(case, frame)
    shown.press(f"talk-wish-{kept.id}")
    assert shown.desk.case.need.source is NeedSource.YOUNG_PERSON
    assert not shown.has(f"talk-wish-{kept.id}")


def test_a_talk_that_is_removed_can_be_put_back(case: Desk, frame: Frame) -> None:
    kept = talk(case, 0)
    shown = Shown(case, frame)
    shown.press(f"talk-remove-{kept.id}")
    assert "Inga svar än." in shown.words()
    undo = next(
        button
        for button in found(shown.page, "talk-undo").findChildren(QAbstractButton)
        if button.text() == "Ångra"
    )
    press(undo)
    assert "1. Skola" in shown.words()
    assert not shown.has("talk-undo")


@pytest.mark.journey
def test_every_live_board_and_the_practice_open_in_the_editor(
    case: Desk, frame: Frame
) -> None:
    shown = Shown(case, frame)
    names = [f"live-{which.value}" for which in LiveBoard]
    for name in (*names, "practice-practice-1", "practice-practice-2"):
        shown.press(name)
        board = shown.board
        assert board is not None
        assert (board.case, board.version) == (case.case.id, 0)
        editor = shown.page.editor
        assert editor is not None
        editor.closed.emit()
        settle()
        assert shown.page.editor is None
        assert shown.has("pictures-live")


def test_a_live_board_is_checked_for_whom_it_was_asked_for(
    case: Desk, frame: Frame
) -> None:
    shown = Shown(case, frame)
    who = found(shown.page, "pictures-audience")
    assert isinstance(who, RadioField)
    who.set_value(Audience.MEETING.value)
    shown.press("live-agenda")
    editor = shown.page.editor
    assert editor is not None
    assert editor.model.state.audience is Audience.MEETING
    assert editor.head.audience.value == Audience.MEETING.value


@pytest.mark.journey
def test_the_cases_own_boards_are_opened_copied_and_removed(
    case: Desk, frame: Frame
) -> None:
    board = PictureBoard(
        "", PictureBoardKind.GRID_3X2, LONG, cells=(Cell("Hej"),), case=case.case.id
    )
    saved = save_picture_board(board, case.ports)
    shown = Shown(case, frame)
    shown.press(f"board-open-{saved.id}")
    assert shown.board == saved
    editor = shown.page.editor
    assert editor is not None
    editor.closed.emit()
    settle()
    shown.press_and_answer(f"board-remove-{saved.id}", yes=False)
    assert shown.has(f"board-open-{saved.id}")
    shown.press_and_answer(f"board-remove-{saved.id}", yes=True)
    assert "Inga egna tavlor än." in shown.words()


@pytest.mark.parametrize(
    ("key", "kind", "cells"),
    [
        ("empty:rows", PictureBoardKind.ROWS, 0),
        ("ready:how-i-feel-1", PictureBoardKind.GRID_5X3, 14),
    ],
)
def test_a_new_board_begins_empty_or_with_a_ready_one(
    case: Desk, frame: Frame, key: str, kind: PictureBoardKind, cells: int
) -> None:
    shown = Shown(case, frame)
    shown.press("pictures-new")
    begin = found(shown.page, "pictures-begin")
    assert isinstance(begin, ChoiceField)
    assert begin.problem
    begin.set_value(key)
    shown.press("pictures-new")
    assert shown.board is not None
    assert (shown.board.kind, len(shown.board.cells)) == (kind, cells)
    assert (shown.board.case, shown.board.version) == (case.case.id, 0)


def test_a_photo_is_removed_when_it_stands_nowhere(case: Desk, frame: Frame) -> None:
    lone, used = (
        add_photo(AddPhoto(case.case.id, photo(), told), case.ports)
        for told in ("Ingen syns", "Mamma")
    )
    board = PictureBoard(
        "",
        PictureBoardKind.GRID_3X2,
        "Hemma",
        cells=(Cell("Rum", photo=used.id),),
        case=case.case.id,
    )
    save_picture_board(board, case.ports)
    shown = Shown(case, frame)
    assert "till för: Mamma. Står på Hemma." in shown.words()
    assert not shown.has(f"photo-remove-{used.id}")
    shown.press_and_answer(f"photo-remove-{lone.id}", yes=True)
    assert "Ingen syns" not in shown.words()
    shown.press_and_answer("photos-remove-all", yes=False)
    assert "Mamma" in shown.words()
    shown.press_and_answer("photos-remove-all", yes=True)
    assert "Inga foton i ärendet." in shown.words()
    (kept,) = shown.page.model.state.boards
    assert kept.cells == (Cell("Rum"),)


def test_a_closed_case_is_only_read(case: Desk, frame: Frame) -> None:
    kept = talk(case, 0, 14)
    board = PictureBoard(
        "", PictureBoardKind.GRID_3X2, "Min", cells=(Cell("A"),), case=case.case.id
    )
    saved = save_picture_board(board, case.ports)
    closing = Closing(ClosingReason.NO_NEED, TODAY, "Nämnden")
    case.do(record_closing, RecordClosing, closing)
    case.do(close_case, CloseCase)
    shown = Shown(case, frame)
    assert "1. Skola" in shown.words()
    assert shown.has(f"board-open-{saved.id}")
    writes = ("carry", "wish", "again", "remove")
    assert not any(shown.has(f"talk-{deed}-{kept.id}") for deed in writes)
    assert not shown.has("pictures-begin-talk")
    assert not shown.has("pictures-new")
    assert not shown.has(f"board-remove-{saved.id}")


def test_who_lacks_a_branch_is_told_that_it_is_closed(case: Desk, frame: Frame) -> None:
    talk(case, 0)
    cut = admit_as(case.ports, Role.COORDINATOR, branches=frozenset({Branch.SOCIAL}))
    shown = Shown(case, frame, cut)
    assert "är stängda för den som inte läser" in shown.words()
    assert "Skola" not in shown.words()
    assert not shown.has("pictures-told")


def test_a_manager_reads_and_changes_nothing(case: Desk, frame: Frame) -> None:
    kept = talk(case, 0)
    shown = Shown(case, frame, admit_as(case.ports, Role.MANAGER))
    assert "1. Skola" in shown.words()
    assert not shown.has(f"talk-remove-{kept.id}")
    assert not shown.has("pictures-live")


def _filled(desk: Desk) -> None:
    talk(desk, 0, 14, 9)
    cells = (Cell(LONG),)
    board = PictureBoard(
        "", PictureBoardKind.GRID_3X2, LONG[:80], cells=cells, case=desk.case.id
    )
    save_picture_board(board, desk.ports)
    add_photo(AddPhoto(desk.case.id, photo(), LONG), desk.ports)


@pytest.mark.journey
@pytest.mark.parametrize("fill", [lambda _: None, _filled])
def test_a_screen_reader_and_large_text_find_nothing_amiss(
    case: Desk, frame: Frame, qapp: QApplication, fill: Callable[[Desk], None]
) -> None:
    fill(case)
    shown = Shown(case, frame)
    for kept in shown.page.model.state.talks:
        shown.press(f"talk-carry-{kept.id}")
    faults = []
    for scale in (1.0, 1.5, 2.0):
        apply(qapp, Theme(text_scale=scale))
        settle()
        faults += [f"{scale}: {fault}" for fault in audit(frame)]
    apply(qapp, Theme())
    assert faults == []
