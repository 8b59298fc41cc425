"""Fields of one line: a word, a secret, a search."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.field import Field, Value, inner
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.lineedit import LineEdit
from sipdesk.ui.widgets.plain import clean

_PAUSE_MS: Final = 200


class TextField(Field):
    """One line. ``width`` (at scale 1.0) hints at how much is expected; 0 is all.

    ``prose``: free text; not so where a name, a number or an address is asked for.
    """

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        label: str,
        hint: str = "",
        *,
        required: bool = False,
        width: int = 0,
        prose: bool = True,
        name: str = "",
    ) -> None:
        super().__init__(label, hint, required=required, name=name)
        self.prose = prose
        self.edit = LineEdit(width=width, name=inner(name, "edit"))
        self.edit.written.connect(self._tell)
        self._hold(self.edit)

    @property
    @override
    def value(self) -> str:
        return self.edit.text()

    @override
    def _show(self, value: Value) -> None:
        self.edit.setText(clean(str(value), lines=False))


class SecretField(Field):
    """A passphrase: hidden, with a button that shows it as long as wanted."""

    entered = Signal()

    def __init__(
        self, label: str, hint: str = "", *, required: bool = False, name: str = ""
    ) -> None:
        """``entered`` is Enter pressed in the field."""
        super().__init__(label, hint, required=required, name=name)
        self.edit = LineEdit(name=inner(name, "edit"))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.written.connect(self._tell)
        self.edit.returnPressed.connect(self.entered)
        self.eye = Button("", "inner", icon="eye", label=f"Visa {label.casefold()}")
        self.eye.clicked.connect(self._turn)
        self.edit.put_inside(self.eye)
        self._hold(self.edit, self.edit, self.eye)

    @property
    @override
    def value(self) -> str:
        return self.edit.text()

    @override
    def _show(self, value: Value) -> None:
        self.edit.setText(str(value))

    def _turn(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.eye.set_icon("eye-off" if hidden else "eye")
        word = "Dölj" if hidden else "Visa"
        self.eye.setAccessibleName(f"{word} {self._plain_label.casefold()}")
        self.eye.setToolTip(self.eye.accessibleName())


def eyes_last(*fields: SecretField) -> None:
    """Have Tab go from one secret to the next, and first then to the eyes.

    Whoever writes the second at once would press the eye of the first with a space.
    Call when the fields stand on the same card.
    """
    stops = [field.edit for field in fields] + [field.eye for field in fields]
    for before, now in pairwise(stops):
        QWidget.setTabOrder(before, now)


class SearchField(QWidget):
    """A search box without a visible label: ``label`` is its name.

    ``searched(text)`` comes when typing pauses, and at once at Enter or when cleared.
    """

    searched = Signal(str)

    def __init__(self, label: str, placeholder: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.edit = LineEdit(icon="search", name=inner(name, "edit"))
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(placeholder or label)
        self._clear = Button("", "inner", icon="x", label="Rensa sökning")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.edit.put_inside(self._clear)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.edit.written.connect(self._wait)
        self.edit.returnPressed.connect(self._search)
        self.setLayout(column(self.edit))

    @property
    def value(self) -> str:
        """What is searched for."""
        return self.edit.text()

    def set_value(self, text: str) -> None:
        """Show a text without searching."""
        if text != self.edit.text():
            self.edit.setText(text)
        self._clear.setVisible(bool(text))

    def clear(self) -> None:
        """Search for nothing and put the cursor in the box."""
        self.set_value("")
        self.edit.setFocus()
        self._search()

    def _wait(self) -> None:
        self._clear.setVisible(bool(self.edit.text()))
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.edit.text())
