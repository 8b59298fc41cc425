"""A talk with pictures on the screen, answered by keys and presses."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from sipdesk.domain.draft import Draft
from sipdesk.domain.picture_talk import PictureTalk, TalkKind
from sipdesk.ui.picture_talk.view import TalkScreen
from sipdesk.ui.picture_talk_form import Stage, TalkForm, begun, first_stage
from sipdesk.ui.widgets.picturecards import PictureCard
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.picture_talk import list_talks, read_decks
from tests.ui.shell import around, focus, found, said, settle, show
from tests.ui.widgets.shown import heard
from tests.usecases.desk import Desk

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def new(desk: Desk, kind: TalkKind) -> TalkForm:
    """Begin a talk with the ready cards."""
    decks = read_decks(desk.case.id, desk.ports)
    first, more = {
        TalkKind.MENU: (decks.topics[0], decks.ways.cards),
        TalkKind.MAT: (decks.cards[0], ()),
        TalkKind.FEELINGS: (decks.feelings[0], decks.helps.cards),
    }[kind]
    return TalkForm(
        kind,
        title=first.title,
        beside="Karin",
        cards=first.cards,
        more=more,
        heads=decks.heads[0].cards if kind is TalkKind.MAT else (),
        most=decks.most,
        stage=first_stage(kind),
    )


class Talking:
    """A talk that is shown, and what is kept of it."""

    def __init__(self, desk: Desk, frame: Frame, form: TalkForm) -> None:
        self.desk = desk
        self.screen = TalkScreen(around(desk.ports), desk.case.id, form)
        self.over = heard(self.screen.over)
        show(frame, self.screen)
        self.screen.begin()
        settle()

    @property
    def form(self) -> TalkForm:
        """How far it has come."""
        return self.screen.model.state.form

    @property
    def stage(self) -> Stage:
        """What is asked."""
        return self.form.stage

    @property
    def kept(self) -> tuple[PictureTalk, ...]:
        """The talks of the case."""
        return list_talks(self.desk.case.id, self.desk.ports)

    @property
    def draft(self) -> Draft | None:
        """What is kept of it before it is saved."""
        order = DraftOf(self.desk.case.id, begun(self.form.kind))
        return read_draft(order, self.desk.ports)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(focus(), key, modifier)
        settle()

    def press(self, words: str) -> None:
        """Press the card, or the button, that says this."""
        for button in self.screen.findChildren(QAbstractButton):
            own = button.words if isinstance(button, PictureCard) else button.text()
            if own == words and button.isVisible() and button.isEnabled():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
                settle()
                return
        raise LookupError(words)

    def go_on(self) -> None:
        """Press the button that goes on, or the one that ends."""
        going = (self.screen.on_button, self.screen.end_button)
        button = next(one for one in going if one.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def words(self) -> str:
        """Everything that is said in words beside the cards."""
        return said(self.screen)

    def part(self, name: str) -> QWidget:
        """Find a part by its name."""
        return found(self.screen, name)

    def topics(self) -> Sequence[str]:
        """What has been chosen to talk about."""
        return [one.cell.words for one in self.form.pressed]
