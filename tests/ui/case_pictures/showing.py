"""The case's page Bildstöd in a window, and answers to show on it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.domain.answer import Answer
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_talk import Laid, PictureTalk, Pile, TalkKind
from sipdesk.ui.case_pictures.view import CasePictures
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.dialog import Question
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import read_case
from sipdesk.usecases.picture_talk import (
    read_decks,
    save_talk,
)
from sipdesk.usecases.ports import Ports
from tests.ui.shell import around, found, press, said, settle, show
from tests.ui.widgets.shown import heard
from tests.usecases.desk import Desk


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
