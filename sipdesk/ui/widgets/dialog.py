"""The one question that stops the work: before what cannot be undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from sipdesk.ui.widgets.buttons import Button, primary
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.text import Body, Heading
from sipdesk.ui.widgets.tokens import XL, L, M, S


class Question(QDialog):
    """Asks; ``yes`` and ``no`` say what happens, never only "Ja" and "Nej"."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, yes: str, no: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self.no = primary(no, self.reject, name="question-no")
        self.yes = Button(yes, name="question-yes", clicked=self.accept)
        self.no.setDefault(True)
        words = Body(text)
        words.set_longest(440)
        body = column(Heading(title, level=2), words, gap=S)
        whole = column(body, gap=L, margins=(XL, XL, XL, XL))
        whole.addWidget(holder(Flow(self.no, self.yes, gap=M)))
        whole.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self.setLayout(whole)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.no.setFocus()


def ask(parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool:
    """Ask before what cannot be undone; Enter and Escape both mean ``no``."""
    return Question(parent, title, text, yes, no).exec() == QDialog.DialogCode.Accepted
