"""Draw the page where kommun and region are told of the need."""

from typing import Final

from typing_extensions import override

from sipdesk.ui.page import Around
from sipdesk.ui.people import principals
from sipdesk.ui.region_facts import RegionCard
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.sip_request.editor import RequestEditor
from sipdesk.ui.sip_request.model import turned_down
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.notice import Notice
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.sip_request import RemoveRequest, remove_request

_DECLINED: Final = (
    "Samma fråga kan ställas till den andra huvudmannen, och till samma igen när "
    "något har ändrats. Din chef kan ta kontakt med mottagarens chef. Under tiden kan "
    "genomförandeplanen bära det som behöver göras."
)


class SipRequestSheet(Sheet):
    """Step 4: tell of the need, see to it that an answer comes."""

    def __init__(self, around: Around) -> None:
        super().__init__("sip_request", around)
        go = link("Gå till Inskrivning", self._go_to_admission, name="go-admission")
        self.nobody = Notice(action=go, name="nobody")
        self.declined = Notice(name="declined")
        self.requests = RequestEditor(around)
        self.requests.asked_remove.connect(self._remove)
        self.region = RegionCard(around)
        self.own(self.requests.model)
        self.put(self.nobody, self.declined, self.requests, self.region)

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        self.requests.show_case(view)
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
        if turned_down(case):
            self.declined.say("info", _DECLINED, title="Behovet finns kvar.")
        else:
            self.declined.clear()
        super().show_case(view)

    def _go_to_admission(self) -> None:
        self.asked_step.emit("admission")

    def _remove(self, request: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveRequest(case.id, case.version, request)
            self.deeds.do(remove_request, order)
