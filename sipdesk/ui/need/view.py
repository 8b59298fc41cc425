"""Draw the page about the need."""

from functools import partial

from sipdesk.content.words import word
from sipdesk.domain.area import Area
from sipdesk.domain.need import NeedSource
from sipdesk.ui.need.model import NeedForm, form_of, save_of
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TicksField,
    YesNoUnknownField,
)

SOURCES = [(s.value, word(s)) for s in NeedSource if s is not NeedSource.NOT_SAID]
AREAS = [(a.value, word(a)) for a in Area]


class NeedSheet(Sheet):
    """Step 1: is a SIP needed, who says so, and why."""

    def __init__(self, around: Around) -> None:
        super().__init__("need", around)
        form = Form("Behovet", name="need")
        form.ask(
            ChoiceField("Vem såg behovet?", SOURCES, name="source"),
            YesNoUnknownField("Behövs insatser från kommunen?", name="kommun"),
            TextArea("Vilka, i så fall?", rows=2, name="kommun_what"),
            YesNoUnknownField("Behövs insatser från regionen?", name="region"),
            TextArea("Vilka, i så fall?", rows=2, name="region_what"),
            TicksField("Vilka områden gäller det?", AREAS, name="areas"),
            YesNoUnknownField(
                "Behöver insatserna samordnas?",
                "Till exempel när det är oklart vem som gör vad, eller i vilken ordning.",
                name="coordination",
            ),
            TextArea("Varför?", "Skriv kort och konkret.", name="reason"),
            DateField("När bedömdes behovet?", today=around.today, name="assessed"),
            TextField("Vem gjorde bedömningen?", name="by"),
        )
        model = PartModel(
            "need",
            around,
            NeedForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, form.draw),
        )
        form.tie(model)
        self.own(model)
        self.put(form)
