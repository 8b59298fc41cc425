"""The field for free text."""

from typing_extensions import override

from sipdesk.ui.widgets.editor import Editor
from sipdesk.ui.widgets.field import Field, Value, inner
from sipdesk.ui.widgets.plain import clean


class TextArea(Field):
    """Free text: Tab moves on, the box grows, Swedish spelling is checked.

    ``rows`` is the least height; above ``most_rows`` the text scrolls. Any length.
    """

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        label: str,
        hint: str = "",
        rows: int = 3,
        *,
        required: bool = False,
        most_rows: int = 18,
        prose: bool = True,
        name: str = "",
    ) -> None:
        """``prose``: free text, not an address or the like."""
        super().__init__(label, hint, required=required, name=name)
        self.prose = prose
        self.edit = Editor(rows, most_rows)
        self.edit.setObjectName(inner(name, "edit"))
        self.edit.written.connect(self._tell)
        self.edit.show_text("")
        self._hold(self.edit)

    @property
    @override
    def value(self) -> str:
        return self.edit.toPlainText()

    @override
    def _show(self, value: Value) -> None:
        self.edit.show_text(clean(str(value), lines=True))
