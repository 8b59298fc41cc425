"""Draw who may know where the young person is, and by whose decision."""

from datetime import date
from typing import Any, Final, NamedTuple

from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.guard import kind_lacks, place_is_hidden
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party
from sipdesk.ui.admission.place_model import (
    PlaceForm,
    asked_of_place,
    place_form,
    save_place,
)
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import capacity, person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.task_editor import TaskEditor, TaskRow
from sipdesk.ui.widgets.fields import TextField, YesNoUnknownField
from sipdesk.ui.widgets.notice import Notice
from sipdesk.usecases.case import CaseView

ANSWER: Final = "answer"
_QUESTION: Final = "Vem får veta var den unge är?"
_WHY: Final = (
    "Den som inte har ett ja får inga papper som säger platsen. Den placerande nämnden "
    "och SiS egen vård vet redan."
)
_HIDDEN: Final = (
    "Ett ja kräver att nämnden eller institutionschefen har beslutat det. Utan beslut "
    "räknas svaret som nej."
)
_NOTHING_YET: Final = "Gäller först när mottagaren får veta något annat."


class _Sign(NamedTuple):
    icon: str
    tone: str
    words: str


_STATES: Final = {
    Answer.YES: _Sign("circle-check", "ok", "Ja"),
    Answer.NO: _Sign("circle-slash", "muted", "Nej"),
    Answer.UNKNOWN: _Sign("circle-dashed", "warn", "Vet inte. Räknas som nej"),
    Answer.NOT_ASKED: _Sign("circle-dashed", "muted", "Obesvarat. Räknas som nej"),
}
_UNDECIDED: Final = _Sign("triangle-alert", "warn", "Ja, utan beslut. Räknas som nej")


class PlaceEditor(TaskEditor):
    """A row for each party of whom it is a question, answered one at a time."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            _QUESTION,
            _WHY,
            save="Spara svaret",
            empty="Lägg till dem runt den unge ovan, så kommer frågan här.",
            name="places",
        )
        self._around = around
        self.hidden = Notice(name="places-hidden")
        self.body.insertWidget(1, self.hidden)
        self.decision = TextField(
            "Vem har beslutat det, och när?",
            "Nämnden eller institutionschefen, och dagen för beslutet.",
            name="decision",
        )
        self.ask(
            YesNoUnknownField("Får mottagaren veta platsen?", name="may_know_place"),
            self.decision,
        )
        self.model: ItemModel[PlaceForm] = ItemModel(
            "place",
            around,
            PlaceForm(),
            place_form,
            save_place,
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.asked.connect(lambda key, _: self.begin(key))

    def show_case(self, view: CaseView) -> None:
        """List those of a case, or of the same case as it is now."""
        case, today = view.case, self._around.today()
        self.show_rows([_listed(case, party, today) for party in asked_of_place(case)])
        if place_is_hidden(case, today):
            self.hidden.say("info", _HIDDEN, title="Platsen är hemlig.")
        else:
            self.hidden.clear()

    @override
    def draw(self, state: PartState[Any]) -> None:
        super().draw(state)
        form: PlaceForm = state.form
        if state.view is None or not form.item:
            return
        case, today = state.case, self._around.today()
        hidden = place_is_hidden(case, today)
        self.decision.setVisible(hidden and form.may_know_place == Answer.YES.value)
        if form.item in {party.id for party in case.parties}:
            self.show_task(person(case, form.item, today), "Spara svaret")


def _listed(case: Case, party: Party, today: date) -> TaskRow:
    opened = party.may_know_place is Answer.YES
    decision = party.place_decision.strip()
    lacks = kind_lacks(case, party.id, Information.PLACE, today) if opened else ""
    undecided = opened and place_is_hidden(case, today) and not decision
    sign = _UNDECIDED if undecided else _STATES[party.may_know_place]
    notes = [f"Beslut: {decision}"] if opened and decision else []
    if lacks and not undecided:
        notes.append(f"{_NOTHING_YET} {notice(lacks).text}")
    return TaskRow(
        party.id,
        party.label,
        capacity(case, party.id),
        icon=sign.icon,
        icon_tone=sign.tone,
        state=sign.words,
        notes=tuple(notes),
        links=((ANSWER, "Ändra svaret" if party.may_know_place.settled else "Svara"),),
    )
