"""Draw the page of school: what is asked, sent and answered between the schools."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import listing
from sipdesk.ui.closed_branch import closed_branch
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.kommun_field import kommun_field
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.schooling.model import (
    SchoolingForm,
    form_of,
    known_schools,
    save_of,
)
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.fields import DateField, TextField, YesNoUnknownField
from sipdesk.ui.widgets.layout import Columns, column, holder
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.case import CaseView

_PAIR: Final = 460


class SchoolingSheet(Sheet):
    """Four cards that are one part. Hidden whole to who lacks the branch."""

    def __init__(self, around: Around) -> None:
        super().__init__("school", around)
        self._shut = closed_branch("SiS skola")
        self.statement = self._make_statement()
        self.coordinator = self._make_coordinator()
        self.schools = self._make_schools()
        self.needs = self._make_needs()
        self._cards = (self.statement, self.coordinator, self.schools, self.needs)
        self._group = FormGroup(*self._cards)
        self.model = PartModel(
            "schooling",
            around,
            SchoolingForm(),
            partial(form_of, content=around.content),
            partial(save_of, around=around),
            while_alive(self, self._draw_part),
        )
        self._group.tie(self.model)
        self.own(self.model)
        self.put(self._shut, *self._cards)

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        shut = self.is_shut
        self._shut.setVisible(shut)
        for card in self._cards:
            card.setVisible(not shut)
        known = known_schools(view.case)
        self.home_school.set_help(
            f"Bland aktörerna i ärendet: {listing(known)}."
            if known and not shut
            else ""
        )

    def _draw_part(self, state: PartState[SchoolingForm]) -> None:
        self._group.draw(state)
        form = state.form
        self._guidance_told.setVisible(form.guidance == "yes")
        self._therapist_told.setVisible(form.therapist == "yes")

    def _make_statement(self) -> Form:
        form = Form(
            "Utlåtande till socialtjänsten",
            "Skolan skriver utlåtandet. Här står bara att det är begärt och skickat.",
            name="statement-card",
        )
        _pair(
            form,
            self._day("Skolan tillfrågad", "statement_asked"),
            self._day("Skickat till socialtjänsten", "statement_sent"),
        )
        return form

    def _make_coordinator(self) -> Form:
        form = Form(
            "Kommunens SiSam-samordnare",
            "Den som håller ihop skolfrågorna i hemkommunen. Namn, aldrig omdömen.",
            name="coordinator-card",
        )
        name = TextField("Namn", prose=False, name="coordinator")
        phone = TextField("Telefon", prose=False, name="coordinator_phone")
        _pair(form, name, phone)
        kommun = kommun_field("Kommun", self.around.content, name="coordinator_kommun")
        form.ask(
            kommun,
            YesNoUnknownField("Arbetar kommunen enligt SiSam?", name="agreement"),
        )
        return form

    def _make_schools(self) -> Form:
        form = Form(
            "Hemskola och mottagande skola",
            "Betyg och kartläggning följs under Inskrivning.",
            name="schools-card",
        )
        self.home_school = TextField("Hemskola", prose=False, name="home_school")
        mentor = TextField("Mentor där", prose=False, name="mentor")
        _pair(form, self.home_school, mentor)
        form.ask(
            TextField(
                "Mottagande skola",
                "Skolan efter placeringen, även om det är hemskolan.",
                prose=False,
                name="receiving_school",
            )
        )
        _pair(
            form,
            self._day("Tillfrågad", "receiving_asked"),
            self._day("Svarade", "receiving_answered"),
        )
        form.ask(YesNoUnknownField("Tar skolan emot den unge?", name="receiving"))
        return form

    def _make_needs(self) -> Form:
        form = Form(
            "Behov av vägledning och arbetsterapi",
            "Om behovet finns och vem som vet det. Inte varför.",
            name="needs-card",
        )
        guidance = YesNoUnknownField(
            "Behöver den unge studie- och yrkesvägledare?", name="guidance"
        )
        therapist = YesNoUnknownField(
            "Behöver den unge arbetsterapeut?", name="therapist"
        )
        self._guidance_told = TextField(
            "Vem har fått veta det?", prose=False, name="guidance_told"
        )
        self._therapist_told = TextField(
            "Vem har fått veta det?", prose=False, name="therapist_told"
        )
        self._guidance_told.edit.setAccessibleName("Vem vet om behovet av vägledare?")
        self._therapist_told.edit.setAccessibleName(
            "Vem vet om behovet av arbetsterapeut?"
        )
        fields = (guidance, self._guidance_told, therapist, self._therapist_told)
        form.hold(*fields)
        form.add(
            _told(guidance, self._guidance_told), _told(therapist, self._therapist_told)
        )
        return form

    def _day(self, label: str, name: str) -> DateField:
        return DateField(label, today=self.around.today, name=name)


def _pair(
    form: Form, left: TextField | DateField, right: TextField | DateField
) -> None:
    form.hold(left, right)
    form.add(Columns(left, right, breakpoint=_PAIR, gap=L))


def _told(need: YesNoUnknownField, told: TextField) -> QWidget:
    return holder(column(need, told, gap=M))
