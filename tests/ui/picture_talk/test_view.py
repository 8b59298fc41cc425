"""The young person answers by keys alone, by presses or by dragging, and takes back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.content.plain_words import hints
from sipdesk.domain.answer import Answer
from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_talk import Pile, TalkKind, pile_of
from sipdesk.domain.plain_words import Hint
from sipdesk.ui.picture_talk.steps import ANSWERS, STRENGTHS, read_back
from sipdesk.ui.picture_talk.view import ASKED, TOLD, announced
from sipdesk.ui.picture_talk_form import Stage, TalkForm, asked_again
from sipdesk.ui.widgets.picturecards import DropArea, PictureCard
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.picture_photo import AddPhoto, add_photo
from sipdesk.usecases.picture_talk import read_decks
from tests.documents.photos import photo
from tests.ui.audit import audit, tab_round
from tests.ui.picture_talk.talking import ALT, CONTROL, Talking, new
from tests.ui.shell import focus, settle
from tests.ui.step_page import brought
from tests.usecases.desk import Desk
from tests.usecases.test_picture_sources import cell, folder, take_in

LEFT, RIGHT, DOWN, UP, ENTER = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "prepared")
    yield opened
    opened.ports.store.close()


def words(laid: object) -> list[str]:
    return [one.cell.words for one in laid]  # type: ignore[attr-defined]


def drop(card: PictureCard, on: DropArea) -> None:
    """Drag a card with the mouse and let go of it over a place."""
    left = Qt.MouseButton.LeftButton
    over = card.mapFromGlobal(on.mapToGlobal(QPoint(on.width() // 2, 8)))
    QTest.mousePress(card, left, pos=QPoint(9, 9))
    QTest.mouseMove(card, over)
    QTest.mouseRelease(card, left, pos=over)
    settle()


def test_a_menu_is_answered_by_keys_alone(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    talk.key(ENTER)
    talk.key(RIGHT)
    talk.key(RIGHT)
    talk.key(ENTER)
    talk.key(DOWN)
    talk.key(Qt.Key.Key_Space)
    assert talk.topics() == ["Skola", "Familj", "Pengar"]
    talk.key(UP, ALT)
    assert talk.topics() == ["Skola", "Pengar", "Familj"]
    talk.key(ENTER, CONTROL)
    talk.key(ENTER)
    talk.key(ENTER, CONTROL)
    talk.key(ENTER)
    talk.key(ENTER, CONTROL)
    assert [title for title, _ in read_back(talk.form)] == [
        "Det här vill du prata om",
        "Det här vill du slippa prata om",
        "Så här vill du prata",
    ]
    assert not talk.kept
    talk.key(ENTER)
    talk.key(RIGHT)
    talk.key(ENTER)
    assert talk.stage is Stage.ASK, "an answer is only chosen"
    talk.key(ENTER, CONTROL)
    (kept,) = talk.kept
    assert words(pile_of(kept.laid, Pile.TALK_ABOUT)) == ["Skola", "Pengar", "Familj"]
    assert words(pile_of(kept.laid, Pile.LEAVE_OUT)) == ["Boende"]
    assert (kept.goes_on, kept.beside) == (Answer.YES, "Karin")
    talk.key(ENTER)
    assert talk.over == []
    talk.key(ENTER)
    assert talk.over == [()]


@pytest.mark.parametrize(
    ("word", "answer"), [("Nej", Answer.NO), ("Inte än", Answer.NOT_ASKED)]
)
def test_the_answer_about_the_meeting_is_the_young_persons(
    case: Desk, frame: Frame, word: str, answer: Answer
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    talk.press("Skola")
    for _ in range(4):
        talk.go_on()
    assert not talk.screen.end_button.isEnabled()
    talk.press("Ja")
    talk.press(word)
    assert talk.stage is Stage.ASK
    talk.press("Vi är klara")
    (kept,) = talk.kept
    assert kept.goes_on is answer
    assert talk.draft is None


def test_no_number_of_enters_says_yes_for_the_young_person(
    case: Desk, frame: Frame
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    talk.press("Skola")
    for _ in range(3):
        talk.go_on()
    for _ in range(6):
        talk.key(ENTER)
    assert (talk.stage, talk.kept) == (Stage.ASK, ())
    answers = talk.screen.may_go_on
    assert focus() is answers
    talk.key(Qt.Key.Key_Tab)
    assert focus() is answers.cards.shown[0]
    for _ in range(6):
        talk.key(ENTER)
    assert talk.kept == ()
    assert answers.cards.shown[0].accessibleName() == "Ja, vald"
    talk.press("Tillbaka")
    talk.go_on()
    assert not talk.screen.end_button.isEnabled(), "it is asked anew"


def test_what_ends_stands_where_nothing_that_goes_on_stood(
    case: Desk, frame: Frame
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MAT))
    talk.key(Qt.Key.Key_1)
    screen = talk.screen
    on = screen.on_button.geometry()
    talk.press("Vi är klara")
    assert (talk.stage, screen.on_button.isVisible()) == (Stage.CHECK, False)
    assert not on.intersects(screen.end_button.geometry())
    end = screen.end_button.mapToGlobal(QPoint(0, 0))
    talk.press("Ja, det stämmer")
    ended = screen.finish.mapToGlobal(screen.finish.rect().bottomRight())
    assert ended.y() < end.y()


def test_no_more_is_chosen_than_the_meeting_holds(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    for word in ("Skola", "Boende", "Familj", "Fritid"):
        talk.press(word)
    assert talk.topics() == ["Skola", "Boende", "Familj"]
    assert "Du har valt 3. Ta bort en först." in talk.words()
    talk.press("Boende")
    talk.press("Fritid")
    assert talk.topics() == ["Skola", "Familj", "Fritid"]


def test_the_order_is_changed_by_buttons_with_the_focus_where_it_was(
    case: Desk, frame: Frame
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    for word in ("Skola", "Boende", "Familj"):
        talk.press(word)
    rows = talk.screen.choosing.order.findChildren(type(talk.screen.on_button))
    down = next(b for b in rows if b.accessibleName() == "Flytta ner Skola")
    down.setFocus()
    talk.key(ENTER)
    talk.key(ENTER)
    assert talk.topics() == ["Boende", "Familj", "Skola"]
    assert focus() is down
    talk.key(UP, ALT)
    assert talk.topics() == ["Boende", "Skola", "Familj"]


def test_a_card_is_dragged_to_the_list_and_lies_there_once(
    case: Desk, frame: Frame
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    choosing = talk.screen.choosing
    card = choosing.cards.shown[1]
    for _ in range(2):
        drop(card, choosing.order)
    assert talk.topics() == ["Boende"]
    assert card.accessibleName() == "Boende, vald som nummer 1"


def test_cards_are_laid_on_the_mat_and_taken_back(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MAT))
    cards = [cell.words for cell in talk.form.cards]
    talk.key(ENTER)
    talk.key(Qt.Key.Key_3)
    talk.key(Qt.Key.Key_0)
    assert words(talk.form.of(Pile.FIRST)) == cards[:1]
    assert words(talk.form.of(Pile.THIRD)) == cards[1:2]
    assert words(talk.form.of(Pile.ASIDE)) == cards[2:3]
    assert f"{len(cards) - 3} kort kvar" in talk.words()
    talk.press(cards[0])
    assert talk.form.waiting[0].words == cards[0]
    talk.key(Qt.Key.Key_Z, CONTROL)
    assert words(talk.form.of(Pile.ASIDE)) == []
    assert talk.form.waiting[0].words == cards[2]
    every = talk.screen.mat.findChildren(PictureCard)
    in_turn = next(one for one in every if one.words == cards[2])
    drop(in_turn, talk.screen.mat.columns[1])
    assert words(talk.form.of(Pile.SECOND)) == [cards[2]]
    drop(talk.screen.mat.columns[1].cards.shown[0], talk.screen.mat.columns[0])
    assert words(talk.form.of(Pile.FIRST)) == [cards[2]]


def test_arrows_go_between_the_mats_heads_and_aside(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MAT))
    mat = talk.screen.mat
    cards = [cell.words for cell in talk.form.cards]
    heads = [one.head.shown[0] for one in mat.columns]
    for key, on in (
        (RIGHT, heads[1]),
        (UP, mat.aside),
        (DOWN, heads[1]),
        (RIGHT, heads[2]),
        (RIGHT, mat.aside),
        (LEFT, heads[2]),
        (LEFT, heads[1]),
    ):
        talk.key(key)
        assert focus() is on
    talk.key(ENTER)
    assert words(talk.form.of(Pile.SECOND)) == cards[:1]
    talk.key(DOWN)
    assert focus() is mat.columns[1].cards.shown[0]
    talk.key(UP)
    talk.key(LEFT)
    talk.key(LEFT)
    assert focus() is heads[0]
    assert "1, 2, 3 och pilarna" in talk.words()


def test_the_mat_asks_what_its_heads_answer_about_the_card_in_turn(
    case: Desk, frame: Frame
) -> None:
    decks = read_decks(case.case.id, case.ports)
    asked = [deck.question for deck in decks.heads]
    assert asked == [
        "Vad tycker du om …?",
        "Hur går det med …?",
        "Hur viktigt är …?",
        "Hur mycket hjälp vill du ha med …?",
    ]
    heads = decks.heads[1]
    form = replace(new(case, TalkKind.MAT), heads=heads.cards, question=heads.question)
    talk = Talking(case, frame, form)
    assert talk.screen.title.words == "Hur går det med sömn?"
    assert announced(talk.form) == "Hur går det med sömn? 10 kort kvar."
    talk.key(Qt.Key.Key_1)
    assert talk.screen.title.words == "Hur går det med mat?"
    head = talk.screen.mat.columns[0].head.shown[0]
    assert head.accessibleName() == "Jag klarar det. Här ligger Sömn"
    for _ in talk.form.waiting:
        talk.key(Qt.Key.Key_2)
    assert announced(talk.form) == "Alla kort är lagda."
    talk.press("Vi är klara")
    assert "Hur går det med …?" in talk.words()
    talk.press("Ja, det stämmer")
    assert talk.kept[0].title == "Hur går det med …?"


def test_what_is_read_back_can_be_come_to_by_tab_and_says_what_it_is(
    case: Desk, frame: Frame
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.FEELINGS))
    talk.press("Ledsen")
    talk.go_on()
    talk.press("4 Stark")
    talk.go_on()
    talk.press("Musik")
    talk.go_on()
    stops = " ".join(tab_round(frame))
    assert "Så här känner du dig: Ledsen, Stark" in stops
    assert "Det här hjälper dig: Musik" in stops


def test_a_mat_ends_when_they_are_done_and_asks_nothing_of_the_meeting(
    case: Desk, frame: Frame
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MAT))
    for _ in talk.form.cards:
        talk.key(Qt.Key.Key_1)
    assert talk.form.waiting == ()
    talk.key(Qt.Key.Key_1)
    talk.press("Vi är klara")
    talk.press("Ja, det stämmer")
    assert talk.stage is Stage.DONE
    (kept,) = talk.kept
    assert (kept.heads, kept.goes_on) == (talk.form.heads, Answer.NOT_ASKED)
    assert len(pile_of(kept.laid, Pile.FIRST)) == len(talk.form.cards)


def test_a_feeling_has_a_strength_and_what_helps(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.FEELINGS))
    talk.press("Ledsen")
    talk.press("Glad")
    talk.go_on()
    assert talk.stage is Stage.STRENGTH
    talk.press("4 Stark")
    talk.go_on()
    talk.press("Musik")
    talk.go_on()
    talk.go_on()
    (kept,) = talk.kept
    felt = [(c.cell.words, c.strength) for c in pile_of(kept.laid, Pile.FELT)]
    assert felt == [("Ledsen", 4), ("Glad", 0)]
    assert words(pile_of(kept.laid, Pile.HELPS)) == ["Musik"]


def test_without_a_feeling_no_strength_is_asked(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.FEELINGS))
    talk.go_on()
    assert talk.stage is Stage.HELPS


def test_what_is_half_done_is_gone_on_with(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    talk.press("Skola")
    talk.go_on()
    talk.press("Boende")
    before = talk.form
    assert talk.kept == ()
    again = Talking(case, frame, TalkForm(TalkKind.MENU))
    assert again.form == before
    again.press("Tillbaka")
    assert again.topics() == ["Skola"]


def test_what_cannot_be_gone_on_with_is_told_of(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, TalkForm(TalkKind.MENU))
    assert "Det finns inget påbörjat samtal" in talk.words()
    assert not talk.screen.on_button.isVisible()
    talk.press("Lämna tillbaka")
    talk.press("Till den vuxna: lås")
    assert (talk.over, talk.draft) == ([()], None)


def test_nothing_is_saved_of_a_talk_without_an_answer(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    for _ in range(3):
        talk.go_on()
    assert talk.stage is Stage.CHECK
    assert not talk.screen.on_button.isEnabled()
    assert "Inget är valt än." in talk.words()
    talk.key(ENTER, CONTROL)
    assert (talk.stage, talk.kept) == (Stage.CHECK, ())


def test_asked_again_only_the_answer_changes(case: Desk, frame: Frame) -> None:
    first = Talking(case, frame, new(case, TalkKind.MENU))
    first.press("Skola")
    for _ in range(4):
        first.go_on()
    first.press("Inte än")
    first.go_on()
    (kept,) = first.kept
    again = Talking(case, frame, asked_again(kept))
    assert not again.screen.back_button.isVisible()
    again.go_on()
    again.press("Ja")
    again.go_on()
    (now,) = again.kept
    assert (now.goes_on, now.laid, now.version) == (Answer.YES, kept.laid, 2)


def test_it_is_handed_back_at_any_time(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    talk.press("Skola")
    talk.press("Lämna tillbaka")
    assert talk.over == []
    talk.press("Till den vuxna: lås")
    assert talk.over == [()]
    assert talk.draft is not None


@pytest.mark.parametrize("kind", TalkKind)
def test_a_screen_reader_the_tab_key_and_large_text_find_nothing_amiss(
    case: Desk, frame: Frame, qapp: QApplication, kind: TalkKind
) -> None:
    talk = Talking(case, frame, new(case, kind))
    faults = []
    for _ in range(6):
        for scale in (1.0, 2.0):
            apply(qapp, Theme(text_scale=scale))
            settle()
            faults += [f"{talk.stage} {scale}: {f}" for f in audit(frame)]
        apply(qapp, Theme())
        settle()
        tab_round(frame)
        model = talk.screen.model
        if talk.stage is Stage.MAT:
            model.lay(Pile.FIRST)
        elif talk.stage in (Stage.TOPICS, Stage.FELT):
            model.press(talk.form.offered[0])
        model.answer(Answer.YES)
        model.go_on()
        settle()
    assert faults == []
    assert talk.stage is Stage.DONE


def test_what_is_said_to_the_young_person_is_plain() -> None:
    answers = (text for _, *texts, _ in ANSWERS for text in texts)
    for text in (*ASKED.values(), *TOLD.values(), *STRENGTHS, *answers):
        found = [hint for hint in hints(text) if hint.hint is not Hint.NEGATION]
        assert found == [], text


def test_the_homes_own_pictures_and_the_cases_photos_stand_on_the_cards(
    case: Desk, frame: Frame, tmp_path: Path
) -> None:
    source = take_in(folder(tmp_path / "own", "glänta.svg"), case.ports)
    kept = add_photo(AddPhoto(case.case.id, photo(), "Ingen syns"), case.ports)
    own, room = cell(source, "glänta"), Cell("Rum", photo=kept.id)
    form = replace(new(case, TalkKind.MENU), cards=(own, room, Cell("Ord")))
    talk = Talking(case, frame, form)
    shown = talk.screen.choosing.cards.shown
    assert [bool(card._photo) for card in shown] == [True, True, False]
    for card in shown:
        card.grab()
    talk.press("Rum")
    assert talk.topics() == ["Rum"]
