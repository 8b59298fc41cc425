"""Draw those around the young person: the list, the form, and the address book."""

from typing import Any, Final

from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.party import Party, PartyKind
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.party_model import (
    PartyForm,
    can_remember,
    form_of_item,
    keeps_address,
    save_of,
)
from sipdesk.ui.party_picker import Picker
from sipdesk.ui.runner import while_alive
from sipdesk.ui.task_editor import TaskEditor
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.fields import ChoiceField, TextArea, TextField, TicksField
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView

_PAIR: Final = 480
_KINDS: Final = [(kind.value, word(kind)) for kind in PartyKind]
_PLACES: Final = (("yes", "Socialnämnden har placerat den unge"),)
_REMEMBER: Final = (("yes", "Kom ihåg i adressboken"),)
_WITHOUT_ORGANISATION: Final = (
    PartyKind.GUARDIAN,
    PartyKind.RELATIVE,
    PartyKind.SUPPORT_PERSON,
)


class PartyEditor(TaskEditor):
    """The people and agencies of a case.

    The sheet owns ``model``, gives it each case by ``show_case``, and takes a party
    out when ``asked_remove`` tells which.
    """

    def __init__(self, around: Around, title: str, subtitle: str, *, name: str) -> None:
        super().__init__(
            title,
            subtitle,
            change="Ändra",
            empty="Ingen är tillagd än.",
            name=name,
        )
        self._today = around.today
        self.picker = Picker(around, name=f"{name}-pick")
        self.picker.closed.connect(self._end_pick)
        self.pick_button = secondary(
            "Välj ur adressboken",
            self._begin_pick,
            icon="contact",
            name=f"{name}-begin-pick",
        )
        self.new_button = secondary(
            "Lägg till ny", self._begin_new, icon="plus", name=f"{name}-new"
        )
        self._begin = holder(Flow(self.pick_button, self.new_button, gap=M))
        self.add(self._begin, self.picker)
        self._ask_all()
        self.model: ItemModel[PartyForm] = ItemModel(
            "party",
            around,
            PartyForm(),
            form_of_item,
            lambda case, form: save_of(case, form, around.today()),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    def show_case(self, view: CaseView) -> None:
        """List those of a case, or of the same case as it is now."""
        self.picker.model.show_case(view)
        self.show_rows([_listed(party) for party in view.case.parties])
        self._draw_begin()

    @override
    def draw(self, state: PartState[Any]) -> None:
        super().draw(state)
        form: PartyForm = state.form
        if state.view is not None and form.item:
            self._draw_fields(state.case, form)
        self._draw_begin()

    def _ask_all(self) -> None:
        self._kind = ChoiceField("Vem är det?", _KINDS, name="kind")
        self._function = TextField(
            "Funktion", "Till exempel mamma eller socialsekreterare.", name="function"
        )
        self._organisation = TextField("Verksamhet", prose=False, name="organisation")
        self._address = TextArea("Postadress", rows=2, prose=False, name="address")
        self._no_address = Meta(
            "Ingen adress skrivs här: personen omfattas av skydd. Post går genom den "
            "myndighet som har beslutat om skyddet.",
            name="no-address",
        )
        self._places = TicksField("Placering", _PLACES, name="places")
        self._remember = TicksField(
            "Adressboken",
            _REMEMBER,
            "Då räcker det att välja nästa gång.",
            name="remember",
        )
        name = TextField("Namn", "För- och efternamn.", prose=False, name="name")
        phone = TextField("Telefon", prose=False, name="phone")
        email = TextField("E-post", prose=False, name="email")
        self.ask(self._kind, self._places, self._organisation)
        self.hold(name, self._function, phone, email)
        self.show_in_form(
            Columns(name, self._function, breakpoint=_PAIR),
            Columns(phone, email, breakpoint=_PAIR),
        )
        self.ask(self._address)
        self.show_in_form(self._no_address)
        self.ask(self._remember)

    def _draw_fields(self, case: Case, form: PartyForm) -> None:
        kind = form.known_kind
        known = any(party.id == form.item for party in case.parties)
        self.show_task("Ändra uppgifterna" if known else "Lägg till ny", "Spara")
        self._places.setVisible(kind is PartyKind.SOCIAL_SERVICES)
        at_work = kind not in _WITHOUT_ORGANISATION
        self._organisation.setVisible(at_work or bool(form.organisation))
        addressed = keeps_address(case, form, self._today())
        self._address.setVisible(addressed)
        self._no_address.setVisible(not addressed)
        self._remember.setVisible(can_remember(case, form))

    def _draw_begin(self) -> None:
        writing = bool(self.model.state.form.item)
        self._begin.setVisible(not writing and not self.picker.model.state.open)

    def _begin_pick(self) -> None:
        self.picker.begin()
        self._draw_begin()

    def _end_pick(self) -> None:
        self._draw_begin()
        self._focus_list()

    @override
    def _focus_list(self) -> None:
        if self.pick_button.isVisible():
            self.pick_button.setFocus()


def _listed(party: Party) -> Listed:
    notes = [word(party.kind)]
    if party.name and party.function:
        notes.append(party.function)
    if party.places:
        notes.append("placerande nämnd")
    if party.phone:
        notes.append(party.phone)
    unclear = party.kind.is_guardian and party.may_be_asked is not Answer.YES
    closed = party.may_be_asked is Answer.NO
    chip = "Får inte tillfrågas" if closed else "Inte klarlagt om hen får veta"
    return Listed(
        party.id,
        party.label,
        " · ".join(notes),
        chip=chip if unclear else "",
        tone="idle" if closed else "warn",
    )
