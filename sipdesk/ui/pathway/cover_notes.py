"""Draw the cover notes: to whom, what is left out, whether the receipt has come."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.swedish import listing, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.cover_note_rules import note_for, receivers
from sipdesk.domain.party import Party
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.pathway.model import (
    ASK,
    RECEIPT,
    SHOW,
    NoteForm,
    not_told,
    note_form,
    save_note,
)
from sipdesk.ui.reading import day_text
from sipdesk.ui.runner import while_alive
from sipdesk.ui.task_editor import TaskEditor, TaskRow
from sipdesk.ui.widgets.fields import DateField, TextArea, TextField
from sipdesk.usecases.case import CaseView

_EXPLAINS: Final = (
    "Ett blad till en mottagare i taget, med bara det som rör den yrkesgruppen och "
    "som mottagaren får veta. Dagen antecknas när bladet skrivs ut eller sparas. "
    "Mottagaren skickar tillbaka kvittot."
)


class CoverNotes(TaskEditor):
    """The notes. ``asked_note`` gives the recipient whose note is to be looked at."""

    asked_note = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Överlämningsblad",
            _EXPLAINS,
            empty="Lägg till dem som tar över under Inskrivning, Runt den unge.",
            name="cover-notes",
        )
        self._around = around
        self.words = TextArea(
            "Frågor till mottagaren",
            "Bara det som rör mottagarens eget arbete. Det står på bladet om "
            "mottagaren får veta allt som texten kan handla om.",
            rows=3,
            name="words",
        )
        self.received = DateField("Mottaget", today=around.today, name="received")
        self.received_by = TextField(
            "Vem har tagit emot?",
            "Namnet på kvittot, eller den som svarade i telefon.",
            prose=False,
            name="received_by",
        )
        self.ask(self.words, self.received, self.received_by)
        self.model: ItemModel[NoteForm] = ItemModel(
            "cover-note",
            around,
            NoteForm(),
            note_form,
            lambda case, form: save_note(case, form, around.today()),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.asked.connect(self._begin_task)

    def show_case(self, view: CaseView) -> None:
        """List those of a case, or of the same case as it is now."""
        case, today = view.case, self._around.today()
        writes = self._around.can_write(case)
        found = (_listed(case, one, today, writes=writes) for one in receivers(case))
        self.show_rows([*found])

    @override
    def draw(self, state: PartState[Any]) -> None:
        super().draw(state)
        receipt = state.form.task == RECEIPT
        whom = f": {self._named(state)}" if state.form.item else ""
        self.words.setVisible(not receipt)
        self.received.setVisible(receipt)
        self.received_by.setVisible(receipt)
        if receipt:
            self.show_task(f"Kvittot{whom}", "Registrera kvittot")
        else:
            self.show_task(f"Frågor till mottagaren{whom}", "Spara frågorna")

    def _named(self, state: PartState[Any]) -> str:
        """Name whose note the form is about: it stands far from the row."""
        found = [p for p in state.case.parties if p.id == state.form.item]
        return found[0].label or word(found[0].kind) if found else ""

    def _begin_task(self, key: str, task: str) -> None:
        if task == SHOW:
            self.asked_note.emit(key)
            return
        case = self.model.state.case
        known = note_for(case, key)
        new = task == RECEIPT and (known is None or known.received is None)
        facts = {"received": day_text(self._around.today())} if new else {}
        self.begin(key, task=task, **facts)


def _listed(case: Case, party: Party, today: date, *, writes: bool) -> TaskRow:
    note = note_for(case, party.id)
    icon, tone, state = _state(note)
    links = [(SHOW, "Visa bladet")]
    if writes:
        links.append((ASK, "Skriv frågor"))
        if note is not None and note.sent is not None:
            links.append((RECEIPT, "Ändra kvittot" if note.received else "Kvitto …"))
    return TaskRow(
        party.id,
        party.label or word(party.kind),
        word(party.kind) if party.label else "",
        icon=icon,
        icon_tone=tone,
        state=state,
        notes=tuple(_left_out(case, party.id, today)),
        links=tuple(links),
    )


def _state(note: CoverNote | None) -> tuple[str, str, str]:
    if note is None or note.sent is None:
        return "circle", "muted", "Inte lämnat"
    sent = short_date(note.sent)
    if note.received is None:
        return "clock", "warn", f"Lämnat {sent}. Inget kvitto än"
    got = short_date(note.received)
    return "circle-check", "ok", f"Mottaget {got} av {note.received_by}"


def _left_out(case: Case, recipient: str, today: date) -> Iterator[str]:
    """Name inside the program what is not on the note, and what is missing for it."""
    for code, kinds in not_told(case, recipient, today).items():
        said = notice(code)
        named = listing([lower_first(word(kind)) for kind in kinds])
        yield f"Inte med på bladet: {named}. {said.whole}"
