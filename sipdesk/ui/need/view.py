"""Draw the page about the need."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.area import Area
from sipdesk.domain.need import EarlierNeed, NeedSource
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.need.model import NeedForm, form_of, save_of
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TicksField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import XS
from sipdesk.usecases.case import CaseView

_PAIR: Final = 480
_SOURCES: Final = [
    (s.value, word(s)) for s in NeedSource if s is not NeedSource.NOT_SAID
]
_AREAS: Final = [(area.value, word(area)) for area in Area]
_YES: Final = "yes"


class NeedSheet(Sheet):
    """Step 1: is a SIP needed, who says so, and why."""

    def __init__(self, around: Around) -> None:
        super().__init__("need", around)
        self._group = FormGroup(self._needs(), self._judgement())
        self.model = PartModel(
            "need",
            around,
            NeedForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self.draw),
        )
        self._group.tie(self.model)
        self.own(self.model)
        self.put(*self._group.forms)

    def draw(self, state: PartState[NeedForm]) -> None:
        """Show a state, whatever was shown before."""
        self._group.draw(state)
        form = state.form
        self.kommun_what.setVisible(form.kommun == _YES or bool(form.kommun_what))
        self.region_what.setVisible(form.region == _YES or bool(form.region_what))
        self.judged_by_me.setVisible(not form.by)

    def _needs(self) -> Form:
        form = Form(
            "Behovet",
            "Den unge behöver inte ha några insatser i dag. Behovet räcker.",
            name="needs",
        )
        self.kommun_what = TextArea(
            "Vilka insatser från kommunen?", rows=2, name="kommun_what"
        )
        self.region_what = TextArea(
            "Vilka insatser från regionen?", rows=2, name="region_what"
        )
        form.ask(
            ChoiceField("Vem såg behovet?", _SOURCES, name="source"),
            YesNoUnknownField("Behövs insatser från kommunen?", name="kommun"),
            self.kommun_what,
            YesNoUnknownField("Behövs insatser från regionen?", name="region"),
            self.region_what,
            TicksField("Vilka områden gäller det?", _AREAS, level=True, name="areas"),
        )
        return form

    def _judgement(self) -> Form:
        form = Form("Bedömningen", name="judgement")
        form.ask(
            YesNoUnknownField(
                "Behöver insatserna samordnas?",
                "Till exempel när det är oklart vem som gör vad och i vilken ordning.",
                name="coordination",
            ),
            TextArea(
                "Varför?",
                "Skriv kort och konkret, gärna behov hellre än diagnoser.",
                name="reason",
            ),
        )
        assessed = DateField(
            "När bedömdes behovet?", today=self.around.today, name="assessed"
        )
        self.by = TextField("Vem gjorde bedömningen?", prose=False, name="by")
        self.judged_by_me = link("Det var jag", self._by_me, name="judged-by-me")
        who = holder(column(self.by, row(self.judged_by_me, None), gap=XS))
        form.hold(assessed, self.by)
        form.add(Columns(assessed, who, breakpoint=_PAIR))
        self.earlier = Meta("", name="earlier-needs")
        form.add(self.earlier)
        return form

    @override
    def show_case(self, view: CaseView) -> None:
        """Show the need of a case, and what was judged of it before."""
        super().show_case(view)
        told = "\n".join(map(_before, view.case.need.earlier))
        self.earlier.say(told)
        self.earlier.setVisible(bool(told))

    def _by_me(self) -> None:
        # The link hides once there is a name: it must not have the focus then.
        self.by.focus()
        self.model.edit(by=self.around.user.name)
        self.model.leave()


def _before(one: EarlierNeed) -> str:
    """Say what was judged before, in one line."""
    said = "SIP behövdes" if one.exists else "SIP behövdes inte"
    return f"Tidigare bedömning {short_date(one.day)}: {said}"
