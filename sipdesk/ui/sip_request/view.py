"""Draw the page where kommun and region are told of the need."""

from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import long_date
from sipdesk.domain.asking import responsibility_unclear
from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.sip_request import Purpose
from sipdesk.ui.page import Around
from sipdesk.ui.people import principals
from sipdesk.ui.region_facts import RegionCard
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.sip_request.editor import RequestEditor
from sipdesk.ui.sip_request.next_card import NextCard
from sipdesk.ui.sip_request.promise_card import PromiseCard
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import L, S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.sip_request import RemoveRequest, remove_request

_UNCLEAR: Final = (
    "Vid sluten ungdomsvård har ingen nämnd placerat. Skriv kommunen och handläggaren "
    "i Inskrivning, eller fråga hemkommunen."
)


class SipRequestSheet(Sheet):
    """Step 4: tell of the need, see to it that an answer comes."""

    def __init__(self, around: Around) -> None:
        super().__init__("sip_request", around)
        go = link("Gå till Inskrivning", self._go_to_admission, name="go-admission")
        self.nobody = Notice(action=go, name="nobody")
        self.requests = RequestEditor(around)
        self.unclear = Notice(action=self._unclear(), name="unclear")
        begin = secondary("Skriv initiativet", self._initiate, name="initiate")
        self.initiative = Notice(action=begin, name="initiative")
        self.declined = NextCard(around)
        self.promise = PromiseCard(around)
        self.requests.asked_remove.connect(self._remove)
        self.declined.asked.connect(self.requests.begin_task)
        self.declined.asked_fallback.connect(lambda: self.asked_step.emit("consent"))
        self.region = RegionCard(around)
        self.own(self.requests.model, self.promise.model)
        self.put(
            self.nobody,
            self.unclear,
            self.initiative,
            self.declined,
            self.requests,
            self.promise,
            self.region,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        self.requests.show_case(view)
        self.promise.show_case(view)
        self.promise.setVisible(bool(principals(case)))
        self.declined.show_case(case)
        self.region.show_region(case.placement.home_region)
        if principals(case):
            self.nobody.clear()
        else:
            self.nobody.say(
                "info",
                "Lägg till den placerande nämnden eller vården i hemregionen, så kan "
                "de väljas här.",
                title="Det finns ingen att skriva till än.",
            )
        if responsibility_unclear(case):
            title = "Det är oklart vem i hemkommunen som ansvarar."
            self.unclear.say("warn", _UNCLEAR, title=title)
        else:
            self.unclear.clear()
        self._show_initiative(view)
        super().show_case(view)

    def _unclear(self) -> QWidget:
        ask = link(
            "Skriv en fråga om ansvar",
            lambda: self.requests.write_about(Purpose.RESPONSIBILITY),
            name="ask-responsibility",
        )
        activate = link(
            "Begär att ett ärende öppnas",
            lambda: self.requests.write_about(Purpose.ACTIVATION),
            name="ask-activation",
        )
        go = link("Till Inskrivning", self._go_to_admission, name="unclear-admission")
        return holder(Flow(ask, activate, go, gap=L, line_gap=S))

    def _show_initiative(self, view: CaseView) -> None:
        """Say by what SiS may take the initiative here; nothing where it may not."""
        basis = view.may_initiate.basis(view.case, self.around.today())
        if basis.kind is BasisKind.NONE:
            self.initiative.clear()
            return
        self.initiative.say("info", _words(basis), title="Här får SiS ta initiativet.")

    def _initiate(self) -> None:
        self.requests.write_about(Purpose.INITIATIVE)

    def _go_to_admission(self) -> None:
        self.asked_step.emit("admission")

    def _remove(self, request: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveRequest(case.id, case.version, request)
            self.deeds.do(remove_request, order)


def _words(basis: Basis) -> str:
    since = long_date(basis.since) if basis.since else ""
    leads = "Kommunen eller regionen kallar och leder."
    if basis.kind is BasisKind.LAW:
        return f"Lagen låter SiS göra det från {since}. {leads}"
    until = f" till {long_date(basis.until)}" if basis.until else ""
    number = f" ({basis.reference})" if basis.reference else ""
    whom = f"Överenskommelsen med {basis.counterpart}{number}"
    calls = (
        " Överenskommelsen låter SiS skicka kallelsen på uppdrag. Skriv uppdraget i "
        "Roller."
        if basis.may_call
        else ""
    )
    return f"{whom} gäller från {since}{until}. {leads}{calls}"
