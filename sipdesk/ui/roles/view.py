"""Draw the page about roles."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.answer import Answer
from sipdesk.domain.meeting import Calls, TiedTo
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import principals, to_choose
from sipdesk.ui.region_facts import RegionCard
from sipdesk.ui.roles.model import (
    RolesForm,
    TiedForm,
    form_of,
    is_over_without_sip,
    nobody_can_convene,
    save_of,
    save_tied,
    tied_form,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.fields import ChoiceField, DateField, RadioField, TextField
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.notice import Notice
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.meeting import PlanNextMeeting, plan_next_meeting

CALLS: Final = [(c.value, word(c)) for c in Calls if c is not Calls.NOT_SAID]
TIED: Final = [(tied.value, word(tied)) for tied in TiedTo]
_PAIR: Final = 480


class RolesSheet(Sheet):
    """Step 5: who calls, who leads, who writes, who supports the young person."""

    def __init__(self, around: Around) -> None:
        super().__init__("roles", around)
        self._group = FormGroup(self._calling(), _meeting(), _contact())
        self.model = PartModel(
            "roles",
            around,
            RolesForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self._draw),
        )
        self._group.tie(self.model)
        self._which = self._which_meeting()
        self.tied = PartModel(
            "tied",
            around,
            TiedForm(),
            tied_form,
            save_tied,
            while_alive(self, self._draw_tied),
        )
        self._which.tie(self.tied)
        self.own(self.tied, self.model)
        self.region = RegionCard(around)
        self.put(self._which, *self._group.forms, self.region)

    @override
    def show_case(self, view: CaseView) -> None:
        self.convener.set_choices(to_choose(principals(view.case)))
        super().show_case(view)
        self.region.show_region(view.case.placement.home_region)
        alone = nobody_can_convene(view.case)
        self.nobody.setVisible(alone)
        self.convener.setVisible(not alone)
        self._next.setVisible(is_over_without_sip(view.case))
        final = view.case.meeting.minutes_are_final
        can_write = self.around.can_write(view.case)
        for field in self._which.fields.values():
            field.setEnabled(can_write and not final)

    def _draw_tied(self, state: PartState[TiedForm]) -> None:
        self._which.draw(state)
        self._sip.setVisible(state.form.within)
        if state.form.within and state.form.sip == Answer.NO.value:
            self._alone.say(
                "info",
                "Det förbereds, hålls och skrivs ned här, men räknas inte som ett "
                "SIP-möte. Ingen kallelse till SIP skickas.",
                title="Det här är placeringens eget möte.",
            )
        else:
            self._alone.clear()

    def _which_meeting(self) -> Form:
        form = Form(
            "Mötet",
            "SIP kan tas upp på ett av placeringens möten, eller ha ett eget.",
            name="roles-which",
        )
        self._sip = RadioField(
            "Står SIP på dagordningen?",
            [(Answer.YES.value, "Ja"), (Answer.NO.value, "Nej")],
            level=True,
            name="sip",
        )
        self._next = secondary(
            "Förbered ett SIP-möte", self._plan_next, icon="calendar-plus", name="next"
        )
        self._alone = Notice(action=self._next, name="without-sip")
        form.ask(ChoiceField("Vid vilket möte?", TIED, name="tied_to"), self._sip)
        form.add(self._alone)
        return form

    def _plan_next(self) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(plan_next_meeting, PlanNextMeeting(case.id, case.version))

    def _draw(self, state: PartState[RolesForm]) -> None:
        self._group.draw(state)
        for field in (self.commissioned, self.commissioned_by):
            field.setVisible(state.form.on_commission)

    def _calling(self) -> Form:
        form = Form(
            "Sammankallande",
            "Den som kallar till mötet. Alltid någon i kommunen eller regionen.",
            name="roles-calling",
        )
        go = secondary("Gå till Inskrivning", self._go, name="go-admission")
        self.nobody = Notice(
            "info",
            "Lägg till kommunens eller regionens kontaktperson under Inskrivning, så "
            "går det att välja hen här.",
            title="Ärendet har ingen från kommun eller region än.",
            action=go,
            name="nobody-convenes",
        )
        self.convener = ChoiceField("Vem är sammankallande?", (), name="convener")
        self.commissioned = DateField(
            "När gav sammankallande uppdraget?",
            today=self.around.today,
            name="commissioned",
        )
        self.commissioned_by = TextField(
            "Vem gav uppdraget?",
            "Namn och befattning.",
            prose=False,
            name="commissioned_by",
        )
        form.add(self.nobody)
        form.ask(
            self.convener,
            RadioField(
                "Vem skickar kallelsen?",
                CALLS,
                "Vanligast är att kommunen eller regionen kallar själv.",
                name="calls",
            ),
            self.commissioned,
            self.commissioned_by,
        )
        return form

    def _go(self) -> None:
        self.asked_step.emit("admission")


def _meeting() -> Form:
    form = Form("På mötet", name="roles-meeting")
    form.ask(
        TextField(
            "Vem leder mötet?",
            "Behöver inte vara den som tog initiativet.",
            prose=False,
            name="chair",
        ),
        TextField("Vem för anteckningar?", prose=False, name="note_taker"),
        TextField(
            "Vem stöttar den unge?",
            "Den unge väljer själv. Skriv också om hen inte vill ha någon.",
            prose=False,
            name="support_person",
        ),
        TextField(
            "Vem tog initiativ till SIP?",
            "Till exempel socialtjänsten, efter påtalande från SiS.",
            prose=False,
            name="initiator",
        ),
    )
    return form


def _contact() -> Form:
    form = Form(
        "Frågor om mötet", "Står på kallelser och inbjudningar.", name="roles-contact"
    )
    who = TextField("Vem svarar på frågor?", prose=False, name="contact")
    phone = TextField("Telefon", prose=False, name="contact_phone")
    form.hold(who, phone)
    form.add(Columns(who, phone, breakpoint=_PAIR, stretch=(3, 2), gap=20))
    return form
