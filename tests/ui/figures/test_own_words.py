"""What people wrote in a survey is read where its answers are, when it is asked for."""

from sipdesk.domain.survey import Mark, Remark
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.figures.counted import FEW, YOUNG, answer
from tests.ui.figures.test_view import opened
from tests.ui.shell import answer as answer_question
from tests.ui.shell import found, press, said, settle

LONG = "Jag vill att samma personer är med nästa gång. " * 6


def test_words_are_shown_group_by_group_and_put_away(
    counted: Ports, frame: Frame
) -> None:
    answer(counted, YOUNG, 6, "2025-4")
    answer(counted, FEW, 3, "2025-4")
    with counted.store.work() as work:
        for number, group, words in ((1, YOUNG, LONG), (2, FEW, "Hemligt.")):
            about = ("meeting", 1, group, "2025-4")
            mark = Mark(f"m{number}", *about, "listened", "faces-3", "3")
            work.surveys.keep([mark], Remark(f"r{number}", *about, words))
    page = opened(counted, frame)
    page.model.show_part("survey-meeting")
    settle()
    card = found(page, "own-words")
    turn = found(page, "own-words-turn")
    assert isinstance(turn, Button)
    assert "samma personer" not in said(card)
    press(turn)
    assert "samma personer" in said(card)
    assert "Vårdnadshavare För få svar." in said(card)
    assert "Hemligt" not in said(card)
    assert audit(frame) == []
    press(turn)
    assert "samma personer" not in said(card)


def test_what_should_not_be_kept_is_taken_away_for_good_when_one_is_sure(
    counted: Ports, frame: Frame
) -> None:
    answer(counted, YOUNG, 6, "2025-4")
    about = ("meeting", 1, YOUNG, "2025-4")
    with counted.store.work() as work:
        for number, words in enumerate(("Bra möte.", "NN slog mig.")):
            mark = Mark(f"m{number}", *about, "listened", "faces-3", "3")
            work.surveys.keep([mark], Remark(f"r{number}", *about, words))
    page = opened(counted, frame)
    page.model.show_part("survey-meeting")
    settle()
    card, turn = found(page, "own-words"), found(page, "own-words-turn")
    press(turn)
    answer_question(found(card, "own-words-r1"), yes=False)
    assert "NN slog mig." in said(card)
    answer_question(found(card, "own-words-r1"), yes=True)
    assert "NN slog mig." not in said(card)
    assert "Bra möte." in said(card)
    assert frame.focusWidget() is turn
    with counted.store.reading() as work:
        assert [one.id for one in work.surveys.remarks()] == ["r0"]


def test_where_nobody_has_answered_there_is_nothing_to_ask_for(
    counted: Ports, frame: Frame
) -> None:
    page = opened(counted, frame)
    page.model.show_part("survey-meeting")
    settle()
    assert page.findChildren(Button, "own-words-turn") == []
