"""Every form field, to be imported from one place."""

from sipdesk.ui.widgets.choicefields import (
    NO,
    UNKNOWN,
    YES,
    ChoiceField,
    RadioField,
    TicksField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.datefields import DateField, TimeField
from sipdesk.ui.widgets.field import Field, Value
from sipdesk.ui.widgets.textfields import SearchField, SecretField, TextArea, TextField

__all__ = [
    "NO",
    "UNKNOWN",
    "YES",
    "ChoiceField",
    "DateField",
    "Field",
    "RadioField",
    "SearchField",
    "SecretField",
    "TextArea",
    "TextField",
    "TicksField",
    "TimeField",
    "Value",
    "YesNoUnknownField",
]
