"""Draw one ground on which something of a case goes to another home."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.content import Content
from sipdesk.content.words import word
from sipdesk.domain.ground import Ground
from sipdesk.domain.information import CONSENTABLE
from sipdesk.ui.closing.handover_model import LICENSED, HandOverModel, field_name
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import TextArea, TextField, TicksField
from sipdesk.ui.widgets.layout import holder, row
from sipdesk.ui.widgets.text import Body, Heading, Meta
from sipdesk.ui.widgets.tokens import L, M, S

_LICENSED: Final = "Namn och titel på den legitimerade som har gjort bedömningen."
_JUDGE: Final = "Namn och befattning."


class GroundBlock(Panel):
    """One ground: what it rests on, what goes along by it, why, and who says so."""

    def __init__(self, ground: Ground, content: Content, model: HandOverModel) -> None:
        law = content.laws[ground.law]
        unsure = "check" in (ground.status, law.status)
        head = row(Heading(ground.title), gap=S)
        head.setStretch(0, 1)
        if unsure:
            head.addWidget(Chip(LAW_STATUS["check"], "warn"))
        name = partial(field_name, ground.id)
        kinds = [(k.value, word(k)) for k in CONSENTABLE if k in ground.kinds]
        judge = _LICENSED if ground.by_licensed else _JUDGE
        self.fields: dict[str, Field] = {
            "kinds": TicksField("Vilka uppgifter?", kinds, name=name("kinds")),
            "reason": TextArea("Skäl", ground.ask, rows=2, name=name("reason")),
            "by": TextField("Vem har bedömt det?", judge, prose=False, name=name("by")),
        }
        if ground.by_licensed:
            ticks = ((LICENSED, "Den som har bedömt det är legitimerad"),)
            self.fields["licensed"] = TicksField(
                "Är bedömningen gjord av rätt person?", ticks, name=name("licensed")
            )
        about: list[QWidget] = [
            holder(head),
            Meta(short_reference(law), weight="semibold", tone="text"),
            Body(ground.limits),
        ]
        super().__init__(
            "soft",
            *about,
            *self.fields.values(),
            gap=M,
            margins=(L, L, L, L),
            name=name("block"),
        )
        for key, field in self.fields.items():
            field.edited.connect(_Written(model, ground.id, key))
            field.left.connect(model.part.leave)


class _Written:
    """Tells the model what was written of a ground."""

    def __init__(self, model: HandOverModel, ground: str, field: str) -> None:
        self._model = model
        self._ground = ground
        self._field = field

    def __call__(self, value: object) -> None:
        """Take what was chosen or typed."""
        self._model.write(self._ground, **{self._field: value})
