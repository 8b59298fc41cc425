"""Draw who knows of the placement, and note that somebody has been told."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.words import word
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.ui.admission.told_model import ToldForm, save_told, told_form
from sipdesk.ui.admission.told_rows import ToldRow, absent, told_rows
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.reading import day_text
from sipdesk.ui.runner import while_alive
from sipdesk.ui.task_editor import TaskEditor, TaskRow
from sipdesk.ui.widgets.fields import DateField, RadioField, TextField
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.text import Meta
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.paper import PaperList, list_papers
from sipdesk.usecases.paper_copy import PaperOrder

NOTE: Final = "note"
LETTER: Final = "letter"
_PAIR: Final = 480
_TITLE: Final = "Vem vet om placeringen?"
_WHY: Final = (
    "Skola, vård och tandvård får ofta inte veta att den unge har flyttat. Papper "
    "härifrån syns av sig själva; notera det som har sagts på annat sätt. Beskedet "
    "är ett brev med kvitto. Att någon får veta kräver samtycke eller annat stöd i lag."
)
_HOW: Final = [
    (how.value, word(how)) for how in (InformedBy.ORALLY, InformedBy.WRITING)
]


class ToldEditor(TaskEditor):
    """A row for each agency, and what is noted of it."""

    asked_paper = Signal(object)  # PaperOrder

    def __init__(self, around: Around) -> None:
        super().__init__(
            _TITLE,
            _WHY,
            save="Spara",
            empty="Lägg till dem runt den unge ovan, så kommer raderna här.",
            name="told",
        )
        self._around = around
        self._absent = Meta("", name="told-absent")
        self.body.addWidget(self._absent)
        day = DateField("Vilken dag?", today=around.today, name="day")
        by = TextField(
            "Vem berättade?",
            "Till exempel socialtjänsten, avdelningen eller mamma.",
            prose=False,
            name="by",
        )
        self.hold(day, by)
        self.show_in_form(Columns(day, by, breakpoint=_PAIR))
        self.ask(RadioField("Hur?", _HOW, level=True, name="how"))
        self._agencies: tuple[ToldRow, ...] = ()
        self._records: tuple[PaperRecord, ...] = ()
        self._view: CaseView | None = None
        self.model: ItemModel[ToldForm] = ItemModel(
            "told",
            around,
            ToldForm(),
            told_form,
            lambda case, form: save_told(case, form, around.today()),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.asked.connect(self._go)

    def show_case(self, view: CaseView) -> None:
        """List those of a case, or of the same case as it is now."""
        if self._view is not None and self._view.case.id != view.case.id:
            self._records = ()
        self._view = view
        told = absent(view.case)
        self._absent.say(told)
        self._absent.setVisible(bool(told))
        self._draw_agencies()
        self.refresh()

    def refresh(self) -> None:
        """Read which papers went out: one may, and the case is as it was."""
        if self._view is not None:
            found, failed = while_alive(self, self._read), while_alive(self, self._fail)
            read = self._around.runner.read
            read(list_papers, self._view.case.id, found, failed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @override
    def draw(self, state: PartState[Any]) -> None:
        super().draw(state)
        party = state.form.party
        title = next((r.title for r in self._agencies if r.party == party), "")
        if title:
            self.show_task(title, "Spara")

    def _read(self, papers: PaperList) -> None:
        if papers.records != self._records:
            self._records = papers.records
            self._draw_agencies()

    def _fail(self, error: SipdeskError) -> None:
        self._absent.say(notice(error.code).whole)
        self._absent.show()

    def _draw_agencies(self) -> None:
        if self._view is None:
            return
        case, today = self._view.case, self._around.today()
        self._agencies = told_rows(case, self._records, today)
        self.show_rows([_listed(row) for row in self._agencies])

    def _go(self, party: str, task: str) -> None:
        if task == NOTE:
            self._begin(party)
        elif self._view is not None:
            case, kind = self._view.case, PaperKind.PLACEMENT_LETTER
            self.asked_paper.emit(PaperOrder(case.id, kind, party))

    def _begin(self, party: str) -> None:
        row = next((one for one in self._agencies if one.party == party), None)
        if row is None:
            return
        if row.noted:
            self.begin(row.noted)
        else:
            today = day_text(self._around.today())
            self.begin("", party=party, day=today)


def _listed(row: ToldRow) -> TaskRow:
    icon, tone = ("circle-check", "ok") if row.knows else ("circle-dashed", "warn")
    links = [(NOTE, "Ändra det noterade" if row.noted else "Notera att de vet")]
    if row.may_be_told:
        links.append((LETTER, "Visa beskedet"))
    return TaskRow(
        row.party,
        row.title,
        row.capacity,
        icon=icon,
        icon_tone=tone,
        state="Vet" if row.knows else "Vet inte, så långt det är noterat",
        notes=row.notes,
        links=tuple(links),
    )
