"""Draw the contact being written: what it is, who, how they are reached, how sure."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.words import word
from sipdesk.domain.party import PartyKind
from sipdesk.ui.home.book.model import YES, ContactForm
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.tokens import L

_KINDS: Final = [(kind.value, word(kind)) for kind in PartyKind if not kind.is_private]
_PAIR: Final = 480


class ContactFields:
    """The fields of a contact, by name, and the parts that hold them in order."""

    def __init__(self, around: Around) -> None:
        self.by_name: dict[str, Field] = {f.objectName(): f for f in _fields(around)}
        self.checked_today = secondary(
            "Kontrollerad i dag", name="contact-checked-today"
        )
        self.parts: tuple[QWidget, ...] = (
            self._pair("role", "kind"),
            self.by_name["organisation"],
            self.by_name["parent"],
            self._pair("kommun", "region"),
            self._pair("name", "function"),
            self._pair("phone", "hours"),
            self._pair("email", "mailbox"),
            self.by_name["address"],
            self.by_name["note"],
            self._pair("source", "checked"),
            holder(Flow(self.checked_today)),
            self.by_name["outdated"],
        )

    def show(self, form: ContactForm) -> None:
        """Show a contact as it is typed."""
        self.by_name["kommun"].setVisible(form.has_kommun)
        self.by_name["region"].setVisible(form.has_region)
        for name, field in self.by_name.items():
            value = getattr(form, name)
            if name == "outdated":
                field.set_value(frozenset({YES} if value else ()))
            else:
                field.set_value(value)

    def _pair(self, one: str, other: str) -> QWidget:
        return Columns(self.by_name[one], self.by_name[other], breakpoint=_PAIR, gap=L)


def _fields(around: Around) -> tuple[Field, ...]:
    content = around.content
    roles = [(role.code, role.text) for role in content.contact_roles]
    kommuner = [(k.code, k.name) for k in content.kommuner]
    regions = [(region, region) for region in content.regions]
    return (
        ChoiceField("Roll", roles, unchosen="Ingen i listan", name="role"),
        ChoiceField("Vad är det?", _KINDS, name="kind"),
        TextField(
            "Verksamhet",
            "Till exempel Påhittade socialförvaltningen.",
            name="organisation",
        ),
        TextField("Del av", "Till exempel Påhittköpings kommun.", name="parent"),
        ChoiceField("Kommun", kommuner, unchosen="Ingen, eller flera", name="kommun"),
        ChoiceField("Region", regions, name="region"),
        TextField("Namn", "Tomt om det gäller hela verksamheten.", name="name"),
        TextField("Funktion", "Till exempel socialsekreterare.", name="function"),
        TextField("Telefon", "Växel eller direktnummer.", name="phone"),
        TextField("Nås", "Till exempel vardagar 8–16.", name="hours"),
        TextField("E-post", "Personens egen i tjänsten.", name="email"),
        TextField(
            "Funktionsbrevlåda eller SDK-adress",
            "Den som verksamheten läser tillsammans.",
            name="mailbox",
        ),
        TextArea("Postadress", rows=2, name="address"),
        TextArea("Anteckning", rows=2, name="note"),
        TextField(
            "Källa", "Till exempel kommunens webbplats, eller samtal.", name="source"
        ),
        DateField(
            "Kontrollerad den",
            "Då någon såg efter att allt stämmer.",
            today=around.today,
            name="checked",
        ),
        TicksField(
            "Gäller kontakten?",
            [(YES, "Inaktuell: behåll den, men erbjud den inte i ärenden")],
            name="outdated",
        ),
    )
