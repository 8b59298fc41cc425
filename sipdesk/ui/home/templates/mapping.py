"""The fields of a template, each with the choice of what is to stand in it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.words import word
from sipdesk.domain.template import FieldSort, TemplateField
from sipdesk.ui.home.templates.model import MappingForm
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.tokens import L

_WIDTH: Final = 440
_LEFT_ALONE: Final = "Fylls inte i"
_ORDINARY: Final = (FieldSort.TEXT, FieldSort.LINES)


class MappingFields(QWidget):
    """A choice for each field. ``mapped(name, code)`` when one is made."""

    mapped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("template-fields")
        self.fields: dict[str, ChoiceField] = {}
        self._shown: tuple[TemplateField, ...] = ()
        self._body = column(gap=L)
        self.setLayout(self._body)

    def draw(self, form: MappingForm) -> None:
        """Show the fields of a template, and what is chosen for them."""
        if form.found.fields != self._shown:
            self._make(form.found.fields)
        for one in form.found.fields:
            field = self.fields[one.name]
            field.set_choices([(f.value, word(f)) for f in form.offered(one)])
            chosen = form.chosen.get(one.name)
            field.set_value(chosen.value if chosen else "")

    def _make(self, fields: tuple[TemplateField, ...]) -> None:
        self._shown = fields
        for old in self.fields.values():
            old.setParent(None)
            old.deleteLater()
        self.fields = {}
        for number, one in enumerate(fields):
            field = ChoiceField(
                _called(one),
                (),
                _about(one),
                unchosen=_LEFT_ALONE,
                width=_WIDTH,
                name=f"template-field-{number}",
            )
            field.edited.connect(
                lambda value, name=one.name: self.mapped.emit(name, str(value))
            )
            self.fields[one.name] = field
            self._body.addWidget(field)


def _called(one: TemplateField) -> str:
    rows, dot, inside = one.name.rpartition(".")
    name = f"{rows}: {inside}" if dot else one.name
    return f"{one.label} ({name})" if one.label and one.label != name else name


def _about(one: TemplateField) -> str:
    if one.sort in _ORDINARY:
        return ""
    choices = ", ".join(one.choices)
    return f"{word(one.sort)}: {choices}" if choices else word(one.sort)
