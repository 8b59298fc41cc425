"""A line that finds a kommun by any part of its name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate
from typing_extensions import override

from sipdesk.content.content import Content
from sipdesk.content.swedish import sort_key
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.fields import TextField


def kommun_field(label: str, content: Content, *, name: str) -> TextField:
    """Make a field that finds a kommun among all by any part of its name."""
    hint = "Skriv början av namnet och välj i listan."
    field = TextField(label, hint, width=360, prose=False, name=name)
    completer = QCompleter(
        sorted((k.name for k in content.kommuner), key=sort_key), field
    )
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setPopup(_Names())
    field.edit.setCompleter(completer)

    def pick(name: str) -> None:
        field.edit.setText(name)
        # What a program puts in the line is not told as written.
        field.edit.written.emit()

    completer.activated.connect(pick)
    return field


class _Names(QListView):
    """The names that hold what has been typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("kommuner")
        self.setAccessibleName("Kommuner")
        self.setProperty("popup", True)  # noqa: FBT003  (how Qt has it)
        self.setItemDelegate(QStyledItemDelegate(self))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.setFont(theme.font())
        super().showEvent(event)
