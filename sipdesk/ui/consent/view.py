"""Draw the page about consent: whose, where it stands, what was answered before."""

from typing import Any

from typing_extensions import override

from sipdesk.content.swedish import listing
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import Consenters, consenters
from sipdesk.ui.consent.board import BoardPart
from sipdesk.ui.consent.consequences import ConsequencesCard
from sipdesk.ui.consent.editor import ConsentEditor
from sipdesk.ui.consent.grounds import GroundEditor
from sipdesk.ui.consent.map import MapCard
from sipdesk.ui.consent.model import (
    DEVIATION,
    DeviationForm,
    deviation_form,
    save_deviation,
)
from sipdesk.ui.consent.whom import listed
from sipdesk.ui.consent.words import consenter_row, history_line, why
from sipdesk.ui.item import ItemModel
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.notice import Notice
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.consent import RecordDeviation, record_deviation


class ConsentSheet(Sheet):
    """Step 3: who may be asked, what they answered, and what it covers."""

    def __init__(self, around: Around) -> None:
        super().__init__("consent", around)
        self.consents = ConsentEditor(around)
        self.own(self.consents.model)
        go = link("Gå till Inskrivning", self._go("admission"), name="go-admission")
        self.clear_first = Notice(action=go, name="clear-first")
        self.board = BoardPart(around)
        self.board.asked_paper.connect(self.asked_paper)
        self.board.asked_step.connect(self.asked_step)
        self.own(*self.board.models)
        self.consents.body.insertWidget(1, self.clear_first)
        self.deviation = _DeviationEditor(around)
        self.deviation.asked_remove.connect(self._take_back_deviation)
        self.own(self.deviation.model)
        self._lines = Lines(name="consent-history-lines")
        self.history = Section(
            "Allt som är registrerat", "", self._lines, name="consent-history"
        )
        self.map = MapCard(around)
        self.grounds = GroundEditor(around)
        self.own(self.grounds.model)
        self.consequences = ConsequencesCard(around)
        self.consequences.asked_paper.connect(self.asked_paper)
        self.put(self.consequences, self.consents, self.board, self.map)
        self.put(self.grounds, self.deviation, self.history)

    @override
    def show_case(self, view: CaseView) -> None:
        case, today = view.case, self.around.today()
        proposed = consenters(case, today)
        self.consents.show_case(view)
        self.consents.subtitle.say(why(proposed, case))
        self.consents.show_rows(
            [
                consenter_row(case, who, today, view_only=who in proposed.view_only)
                for who in listed(case, today)
            ]
        )
        self._draw_unclear(case, proposed)
        self.board.show_case(view)
        self.deviation.show_case(case)
        self.consequences.show_case(case)
        entries = [history_line(case, c, today) for c in reversed(case.consents)]
        self._lines.show_lines([Line("file-text", "muted", *told) for told in entries])
        self.history.setVisible(bool(entries))
        self.map.show_case(case)
        self.grounds.show_case(view)
        super().show_case(view)

    def _draw_unclear(self, case: Case, proposed: Consenters) -> None:
        if not proposed.unclear:
            self.clear_first.clear()
            return
        today = self.around.today()
        who = listing([person(case, guardian, today) for guardian in proposed.unclear])
        self.clear_first.say(
            "warn",
            f"Det är inte besvarat om {who} får tillfrågas. Så länge är svaret nej.",
            title="Ta först ställning till vem som får veta.",
        )

    def _go(self, step: str) -> Any:
        return lambda: self.asked_step.emit(step)

    def _take_back_deviation(self, _: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RecordDeviation(case.id, case.version, "")
            self.deeds.do(record_deviation, order)


class _DeviationEditor(ListEditor):
    """The reason why others than the proposed ones take a stand."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Andra än de föreslagna",
            "Behöver någon annan ta ställning, eller räcker det med en? Skriv skälet. "
            "Det står på pappret, och de som har svarat räknas i stället för de "
            "föreslagna.",
            add="Skriv skäl",
            change="Skäl",
            save="Spara skälet",
            name="deviation",
        )
        self.ask(TextArea("Varför?", name="reason"))
        self._written = False
        self.model: ItemModel[DeviationForm] = ItemModel(
            "deviation",
            around,
            DeviationForm(),
            deviation_form,
            save_deviation,
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    def show_case(self, case: Case) -> None:
        """Show the reason of a case, if one is written."""
        reason = case.consent_deviation
        self._written = bool(reason)
        self.show_rows([Listed(DEVIATION, reason)] if reason else [])

    @override
    def draw(self, state: PartState[Any]) -> None:
        super().draw(state)
        self._place.setVisible(not self._written and not state.form.item)

    @override
    def _begin_new(self) -> None:
        self.begin(DEVIATION)
