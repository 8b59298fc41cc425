"""Draw what comes first when somebody has come with little more than a name."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import board
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.records_request import lacking
from sipdesk.domain.unanswered import unanswered
from sipdesk.ui.admission.letters import to_choose
from sipdesk.ui.admission.model import AcuteForm, acute_form, save_acute
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.fields import TextArea, YesNoUnknownField
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.usecases.paper_copy import PaperOrder

_NOBODY_KNOWS: Final = (
    "Ingen vårdnadshavare får frågor eller papper förrän du har svarat för just den. "
    "Så länge räknas platsen som hemlig för dem alla."
)
_BORN: Final = "Födelsedatum saknas. Till dess räknas den unge som minderårig."
_PLACING: Final = (
    "Ingen placerande nämnd är inlagd. Breven går ändå att skriva; de ställs till "
    "nämnden utan namn."
)


class FirstThings(Form):
    """The question whether it is acute, and then what to do first, with its buttons."""

    asked_paper = Signal(object)  # PaperOrder
    asked_request = Signal()  # choose whom to ask, and then show the board's letter

    def __init__(self, around: Around) -> None:
        super().__init__("Akut placering", name="acute")
        self._around = around
        self.why = TextArea(
            "Varför är uppgifterna ofullständiga?",
            "Till exempel att placeringen gjordes av socialjouren en fredag kväll.",
            rows=2,
            name="incomplete",
        )
        self.ask(
            YesNoUnknownField(
                "Kom den unge akut?",
                "Namnet räcker för att börja. Inget hindras av det som saknas.",
                name="acute",
            ),
            self.why,
        )
        self.secret = Notice(name="acute-secret")
        self._rows = Rows()
        self.add(self.secret)
        self.add(self._rows)
        self._drawn: tuple[object, ...] = ()
        self.model: PartModel[AcuteForm] = PartModel(
            "acute",
            around,
            AcuteForm(),
            acute_form,
            save_acute,
            while_alive(self, self.draw_first),
        )
        self.tie(self.model)

    def draw_first(self, state: PartState[AcuteForm]) -> None:
        """Show a state, whatever was shown before."""
        self.draw(state)
        self.why.setVisible(state.form.acute == Answer.YES.value)
        if state.view is None:
            return
        case = state.case
        first = is_bare(case) or state.form.acute == Answer.YES.value
        self._rows.setVisible(first)
        open_ = unanswered(case, self._around.today()).anything
        if first and open_:
            self.secret.say("warn", _NOBODY_KNOWS, title="Först: vem får veta något?")
        else:
            self.secret.clear()
        seen = (case.id, case.version, first)
        if seen != self._drawn:
            self._drawn = seen
            self._rows.show_rows(self._things(case, asks=open_) if first else [])

    def _things(self, case: Case, *, asks: bool) -> list[QWidget]:
        things: list[QWidget] = []
        if asks:
            things.append(
                named_row(
                    "Fråga nämnden om skydd och vårdnad",
                    "Finns beslut om att platsen är hemlig? Vem har vårdnaden, och vem "
                    "får veta?",
                    None,
                    self._button(
                        "first-board",
                        "Visa brevet med frågor till nämnden",
                        self._board,
                    ),
                )
            )
        if to_choose(case, self._around.content) or lacking(case, board(case)):
            things.append(
                named_row(
                    "Be nämnden om det som saknas",
                    "Allt på listan som nämnden ska lämna, i ett brev.",
                    None,
                    self._button(
                        "first-request", "Visa brevet om det som saknas", self._ask
                    ),
                )
            )
        notes = []
        if case.young_person.birth_date is None:
            notes.append(named_row("Den unge", _BORN, None, None))
        if case.placing is None:
            notes.append(named_row("Nämnden", _PLACING, None, None))
        return [*things, *notes]

    def _button(self, name: str, label: str, pressed: Callable[[], None]) -> Button:
        return Button("Visa", label=label, name=name, clicked=pressed)

    def _board(self) -> None:
        case, kind = self.model.state.case, PaperKind.BOARD_QUESTION
        self.asked_paper.emit(PaperOrder(case.id, kind, board(case)))

    def _ask(self) -> None:
        self.asked_request.emit()


def is_bare(case: Case) -> bool:
    """Whether little more than a name is known, and nobody has said that it is not."""
    answered = case.admission.acute is not Answer.NOT_ASKED
    return not answered and case.placing is None and not case.guardians
