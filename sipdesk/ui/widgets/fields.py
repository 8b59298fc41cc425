"""Every form field, to be imported from one place.

The first window takes its two from ``textfields``: it is not to pay for the rest.
"""

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
from sipdesk.ui.widgets.textarea import TextArea
from sipdesk.ui.widgets.textfields import SearchField, SecretField, TextField, eyes_last

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
    "eyes_last",
]
