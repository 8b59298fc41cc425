"""The case's page Bildstöd: boards, answers and photos, and what may be done."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.information import Branch
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.need import NeedSource
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_talk import Laid, PictureTalk, Pile, TalkKind
from sipdesk.domain.user import Role
from sipdesk.ui.case_pictures.view import CasePictures
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.draft_text import as_text
from sipdesk.ui.page import Around
from sipdesk.ui.picture_talk_form import Stage, TalkForm, begun
from sipdesk.ui.widgets.choicefields import ChoiceField
from sipdesk.ui.widgets.dialog import Question
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.draft import KeepDraft, keep_draft
from sipdesk.usecases.picture_board import save_picture_board
from sipdesk.usecases.picture_photo import AddPhoto, add_photo
from sipdesk.usecases.picture_talk import (
    AnswerTalk,
    answer_talk,
    read_decks,
    save_talk,
)
from sipdesk.usecases.ports import Ports
from tests.documents.photos import photo
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.shell import around, found, press, said, settle, show
from tests.ui.step_page import brought
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard
from tests.usecases.desk import Desk
from tests.usecases.test_picture_boards import admit

LONG = "Särskilt förordnad vårdnadshavare och studie- och yrkesvägledare & <b>Co</b>"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "prepared")
    yield opened
    opened.ports.store.close()


class Shown:
    """The page in a window, kept up with the case as in the program."""

    def __init__(self, desk: Desk, frame: Frame, ports: Ports | None = None) -> None:
        self.desk = desk
        self.ports = ports or desk.ports
        self.around: Around = around(self.ports)
        self.page = CasePictures(self.around)
        self.held = heard(self.page.asked_talk)
        runner = self.around.runner
        assert isinstance(runner, DirectRunner)
        runner.watch(lambda _: self.refresh())
        show(frame, self.page)
        self.refresh()

    def refresh(self) -> None:
        """Show the case as it is saved."""
        view = read_case(self.desk.case.id, self.ports)
        self.desk.case = view.case
        self.page.show_case(view)
        settle()

    def press(self, name: str) -> None:
        """Press a button by its name."""
        press(self._in_sight(name))

    def press_and_answer(self, name: str, *, yes: bool) -> None:
        """Press a button that asks, and answer."""

        def answer() -> None:
            question = QApplication.activeModalWidget()
            assert isinstance(question, Question)
            (question.yes if yes else question.no).click()

        button = self._in_sight(name)
        QTimer.singleShot(0, answer)
        press(button)

    def _in_sight(self, name: str) -> QWidget:
        button = found(self.page, name)
        assert button.isVisible(), name
        self.page.show_part(button)
        settle()
        return button

    def has(self, name: str) -> bool:
        """Tell whether something is shown."""
        return any(part.isVisible() for part in self.page.findChildren(QWidget, name))

    def words(self) -> str:
        """Everything that is said on the page."""
        return said(self.page)

    def buttons(self) -> list[str]:
        """What can be pressed, as a screen reader says it."""
        return [
            button.accessibleName() or button.text()
            for button in self.page.findChildren(QAbstractButton)
            if button.isVisible()
        ]

    @property
    def board(self) -> PictureBoard | None:
        """The board in the editor."""
        editor = self.page.editor
        return editor.model.state.board if editor else None


def talk(desk: Desk, *places: int, goes_on: Answer = Answer.YES) -> PictureTalk:
    """Keep what was answered with the menu: topics by their places on it."""
    decks = read_decks(desk.case.id, desk.ports)
    cards = decks.topics[0].cards
    laid = (
        *(Laid(cards[place], Pile.TALK_ABOUT) for place in places),
        Laid(cards[2], Pile.LEAVE_OUT),
        Laid(decks.ways.cards[1], Pile.WAY),
    )
    kept = PictureTalk(
        "",
        desk.case.id,
        TalkKind.MENU,
        desk.ports.clock.now(),
        "",
        "Karin",
        laid=laid,
        goes_on=goes_on,
    )
    return save_talk(kept, desk.ports)


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
    shown.press("talk-begin-feelings")
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


def test_a_yes_taken_back_tells_of_the_questions_that_still_stand(
    case: Desk, frame: Frame
) -> None:
    kept = talk(case, 0)
    shown = Shown(case, frame)
    shown.press(f"talk-carry-{kept.id}")
    shown.press("carry-put")
    assert "står kvar bland mötets frågor" not in shown.words()
    answer_talk(AnswerTalk(kept.id, kept.version, Answer.NO), case.ports)
    shown.page.model.refresh()
    settle()
    assert "står kvar bland mötets frågor" in shown.words()


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
    cut = admit(case.ports, Role.COORDINATOR, branches=(Branch.SOCIAL,))
    shown = Shown(case, frame, cut)
    assert "är stängda för den som inte läser" in shown.words()
    assert "Skola" not in shown.words()
    assert not shown.has("pictures-told")


def test_a_manager_reads_and_changes_nothing(case: Desk, frame: Frame) -> None:
    kept = talk(case, 0)
    shown = Shown(case, frame, admit(case.ports, Role.MANAGER))
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
