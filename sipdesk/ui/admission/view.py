"""Draw the page of admission: who it is about, who is around, what came along."""

from typing import Final

from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.distribution import board
from sipdesk.domain.identity import is_coordination_number
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import Custody
from sipdesk.ui.admission.first import FirstThings
from sipdesk.ui.admission.flags import FlagEditor
from sipdesk.ui.admission.guardians import GuardianQuestions
from sipdesk.ui.admission.items import ItemList
from sipdesk.ui.admission.model import (
    RunningForm,
    YoungPersonForm,
    running_form,
    save_running,
    save_young_person,
    young_person_form,
)
from sipdesk.ui.admission.place import PlaceEditor
from sipdesk.ui.admission.requests import RequestsCard
from sipdesk.ui.admission.told import ToldEditor
from sipdesk.ui.each import SheetOfMany
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.party_form import PartyEditor
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.notice import Notice
from sipdesk.usecases.admission import AddItem, RemoveItem, add_item, remove_item
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import RemoveParty, remove_party
from sipdesk.usecases.records_request import ChooseWhomToAsk, choose_whom_to_ask
from sipdesk.usecases.saving import Change

_PAIR: Final = 480
_CUSTODY: Final = [(c.value, word(c)) for c in Custody if c is not Custody.NOT_ASKED]
_NUMBER_HINT: Final = "Personnummer eller samordningsnummer. Kan vara tomt."


class AdmissionSheet(SheetOfMany):
    """Step 0: everything that is known when somebody comes."""

    own_papers = frozenset({PaperKind.RECORDS_REQUEST, PaperKind.PLACEMENT_LETTER})

    def __init__(self, around: Around) -> None:
        super().__init__("admission", around)
        self.young_person = self._young_person()
        self.parties = PartyEditor(
            around,
            "Runt den unge",
            "Familj, socialtjänst, vård, skola och andra. Skriv dem en gång; sedan "
            "räcker det att välja.",
            name="parties",
        )
        self.parties.asked_remove.connect(self._remove_party)
        self.own(self.parties.model)
        self.guardians = GuardianQuestions(around)
        self.guardians.asked_paper.connect(self.asked_paper)
        self.own_each(self.guardians.each)
        self.flags = FlagEditor(around)
        self.own(self.flags.model)
        self.places = PlaceEditor(around)
        self.own(self.places.model)
        self.running = self._running_plan()
        self.items = ItemList(around)
        self.items.asked_more.connect(self._one_more)
        self.items.asked_remove.connect(self._one_less)
        self.requests = RequestsCard(around)
        self.requests.asked_paper.connect(self.asked_paper)
        self.requests.asked_choice.connect(self._choose_whom_to_ask)
        self.told = ToldEditor(around)
        self.told.asked_paper.connect(self.asked_paper)
        self.own(self.told.model)
        self.first = FirstThings(around)
        self.first.asked_paper.connect(self.asked_paper)
        self.first.asked_request.connect(self._ask_board)
        self.own(self.first.model)
        self.put(
            self.first,
            self.young_person,
            self.parties,
            self.guardians,
            self.flags,
            self.places,
            self.running,
            self.items,
            self.requests,
            self.told,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        self.parties.show_case(view)
        self.guardians.show_case(view.case)
        self.flags.show_case(view)
        self.places.show_case(view)
        self.items.show_case(view)
        self.requests.show_case(view.case)
        self.told.show_case(view)
        super().show_case(view)

    @override
    def keep(self) -> None:
        super().keep()
        self.items.keep()

    @override
    def leave(self) -> None:
        super().leave()
        self.items.leave()

    def _young_person(self) -> Form:
        today = self.around.today
        form = Form("Den unge", name="young-person")
        given = TextField("Förnamn", prose=False, name="given_name")
        family = TextField("Efternamn", prose=False, name="family_name")
        born = DateField(
            "Födelsedatum", "Till exempel 17 maj 2010.", today=today, name="birth_date"
        )
        self.number = TextField(
            "Nummer", _NUMBER_HINT, width=240, prose=False, name="number"
        )
        custody = ChoiceField("Vem har vårdnaden?", _CUSTODY, name="custody")
        language = TextField("Språk", prose=False, name="language")
        interpreter = YesNoUnknownField("Behövs tolk?", name="interpreter")
        form.hold(given, family, born, self.number, language, interpreter)
        form.add(Columns(given, family, breakpoint=_PAIR))
        form.add(Columns(born, self.number, breakpoint=_PAIR))
        form.ask(custody)
        form.add(Columns(language, interpreter, breakpoint=_PAIR))
        form.ask(
            TextArea(
                "Vad hjälper i samtal?",
                "Till exempel bilder, korta meningar eller pauser.",
                rows=2,
                name="communication",
            )
        )

        def draw(state: PartState[YoungPersonForm]) -> None:
            form.draw(state)
            self._draw_number(state)

        model = PartModel(
            "young_person",
            self.around,
            YoungPersonForm(),
            young_person_form,
            lambda case, typed: save_young_person(case, typed, today()),
            while_alive(self, draw),
        )
        form.tie(model)
        self.own(model)
        return form

    def _draw_number(self, state: PartState[YoungPersonForm]) -> None:
        """Say which of the two kinds of number is saved."""
        number = state.case.young_person.number if state.view else ""
        if not number:
            self.number.set_help(_NUMBER_HINT)
        elif is_coordination_number(number):
            self.number.set_help("Samordningsnummer.")
        else:
            self.number.set_help("Personnummer.")

    def _running_plan(self) -> Form:
        form = Form("SIP sedan tidigare", name="running")
        go = link("Gå till Följ upp", self._go_to_follow_up, name="go-follow-up")
        self.fetch_plan = Notice(action=go, name="running-hint")
        form.ask(
            YesNoUnknownField(
                "Finns det en SIP som pågår?",
                "Fråga den unge, vårdnadshavarna och den placerande nämnden.",
                name="running_plan",
            )
        )
        form.add(self.fetch_plan)
        form.ask(
            TextArea(
                "Anteckning",
                "Till exempel vem som är huvudansvarig och var planen finns.",
                rows=2,
                name="running_plan_note",
            )
        )

        def draw(state: PartState[RunningForm]) -> None:
            form.draw(state)
            if state.form.running_plan == "yes":
                self.fetch_plan.say(
                    "info",
                    "Den gäller fortfarande och behöver inte göras om från början.",
                    title="Hämta in planen och följ upp den.",
                )
            else:
                self.fetch_plan.clear()

        model = PartModel(
            "admission",
            self.around,
            RunningForm(),
            running_form,
            save_running,
            while_alive(self, draw),
        )
        form.tie(model)
        self.own(model)
        return form

    def _go_to_follow_up(self) -> None:
        self.asked_step.emit("follow_up")

    def _choose_whom_to_ask(self) -> None:
        if self.view is not None:
            case = self.view.case
            order = ChooseWhomToAsk(case.id, case.version)
            self.deeds.do(choose_whom_to_ask, order)

    def _ask_board(self) -> None:
        """Show the letter to the board, of all that it should have given."""
        if self.view is None:
            return
        case = self.view.case
        kind, whom = PaperKind.RECORDS_REQUEST, board(case)

        def show(_: Change) -> None:
            self.asked_paper.emit(PaperOrder(case.id, kind, whom))

        order = ChooseWhomToAsk(case.id, case.version)
        self.deeds.do(choose_whom_to_ask, order, show)

    def _one_more(self, code: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(add_item, AddItem(case.id, case.version, code))

    def _one_less(self, item: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(remove_item, RemoveItem(case.id, case.version, item))

    def _remove_party(self, party: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(remove_party, RemoveParty(case.id, case.version, party))
