"""Draw how a board of a case is made a template, and what did not come with it."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sipdesk.content.swedish import counted
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.case_pictures.model import PicturesModel
from sipdesk.ui.case_pictures.template_model import TemplateModel, TemplateState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, primary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.textfields import TextField
from sipdesk.ui.widgets.tokens import M, S

_ABOUT: Final = (
    "En mall gäller hela hemmet och ska inte handla om någon viss. Foton, personliga "
    "rutor, rutor med ett namn ur ärendet och raden under rubriken följer inte med. "
    "Tavlan i ärendet blir kvar som den är."
)
_READ: Final = "Läs igenom mallen: den får inte säga vem den gjordes för."


class MakeTemplate(QWidget):
    """Asks for the template's title; tells when it is made and what was left out."""

    def __init__(self, around: Around, pictures: PicturesModel) -> None:
        super().__init__()
        self._asked_by: QWidget | None = None
        self._asks = False
        self.notice = Notice(name="template-notice")
        self.title = TextField("Mallens rubrik", required=True, name="template-title")
        self.done = Notice(name="template-done")
        self.model = TemplateModel(
            around,
            while_alive(self, self.draw),
            while_alive(self, lambda _: pictures.refresh()),
        )
        make = primary("Gör mallen", self.model.make, name="template-make")
        stop = ghost("Avbryt", self._stop, name="template-stop")
        self.asking = Panel(
            "soft",
            Muted(_ABOUT),
            self.notice,
            self.title,
            holder(Flow(make, stop, gap=S)),
            gap=M,
            name="template-asking",
        )
        self.setLayout(column(self.asking, self.done, gap=M))
        self.title.edited.connect(lambda text: self.model.name(str(text)))
        self.title.edit.returnPressed.connect(self.model.make)
        self.draw(self.model.state)

    def begin(self, board: PictureBoard) -> None:
        """Ask what the template of a board is to be called."""
        self._asked_by = QApplication.focusWidget()
        self._asks = False
        self.model.begin(board)

    def draw(self, state: TemplateState) -> None:
        """Show a state."""
        asks = state.board is not None
        begins, ends = asks and not self._asks, self._asks and not asks
        self._asks = asks
        self.asking.setVisible(asks)
        say(self.notice, state.notice)
        self.title.set_value(state.title)
        was = self.title.problem
        self.title.set_problem(state.problem)
        if state.made is not None:
            title = f"Mallen ”{state.made.title}” ligger under Bildstöd, Egna tavlor."
            self.done.say("ok", f"{_left_out(state.emptied)} {_READ}", title=title)
        else:
            self.done.clear()
        self.setVisible(asks or state.made is not None)
        if begins or (state.problem and not was):
            self.title.focus()
            QTimer.singleShot(0, self, lambda: bring_in_sight(self.asking))
        elif ends:
            self._go_back()

    def _stop(self) -> None:
        self.model.stop()

    def _go_back(self) -> None:
        """Put the focus on what asked for it."""
        asked_by, self._asked_by = self._asked_by, None
        if asked_by is not None and isValid(asked_by) and asked_by.isVisible():
            asked_by.setFocus()


def _left_out(emptied: int) -> str:
    if not emptied:
        return "Alla rutor följde med."
    left = "tom" if emptied == 1 else "tomma"
    return f"{counted(emptied, 'ruta', 'rutor')} lämnades {left}."
