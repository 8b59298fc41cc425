"""Draw the forms of what happened at the meeting: saved together, shown apart."""

from functools import partial
from typing import Final

from sipdesk.content.words import word
from sipdesk.domain.meeting import TiedTo
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.meeting.model import REVIEWED, RecordForm, record_form, save_record
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TicksField,
    TimeField,
)
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.tokens import L

TIED: Final = [(tied.value, word(tied)) for tied in TiedTo]
_PAIR: Final = 480


class RecordForms:
    """What happened, what was agreed, and when next: three cards, one part."""

    def __init__(self, around: Around, *, during: bool = False) -> None:
        """``during`` the meeting nobody asks whether it was held, or became of it."""
        self._around = around
        self.what = _beginning() if during else self._what_happened()
        self.agreed = _agreed()
        self.next = self._next_meeting()
        self.group = FormGroup(self.what, self.agreed, self.next)
        self.model = PartModel(
            "meeting",
            around,
            RecordForm(),
            record_form,
            partial(save_record, around=around),
            while_alive(self.what, self.group.draw),
        )
        self.group.tie(self.model)

    def _what_happened(self) -> Form:
        form = Form("Mötet", name="record")
        held = DateField(
            "När hölls mötet?",
            "Lämna tomt om det inte blev av.",
            today=self._around.today,
            name="held",
        )
        tied = ChoiceField(
            "Vid vilket möte?",
            TIED,
            "SIP kan hållas vid ett annat möte.",
            name="tied_to",
        )
        form.hold(held, tied)
        form.add(Columns(held, tied, breakpoint=_PAIR, gap=L))
        form.ask(
            _reviewed(),
            TextArea(
                "Blev mötet inte som tänkt?",
                "Skriv kort varför, till exempel om någon uteblev eller mötet bröts. "
                "Protokollet kan ändå slutföras.",
                rows=1,
                name="failed",
            ),
        )
        return form

    def _next_meeting(self) -> Form:
        form = Form("Nästa möte", name="next-meeting")
        day = DateField("Dag", today=self._around.today, name="next_day")
        start = TimeField("Börjar", name="next_start")
        form.hold(day, start)
        form.add(Columns(day, start, breakpoint=_PAIR, gap=L))
        return form


def _beginning() -> Form:
    form = Form("I början av mötet", name="record")
    reviewed = _reviewed()
    reviewed.label.hide()
    form.ask(reviewed)
    return form


def _reviewed() -> TicksField:
    return TicksField(
        "I början av mötet",
        [(REVIEWED, "Samtycke och sekretess är genomgånget")],
        name="consent_reviewed",
    )


def _agreed() -> Form:
    form = Form("Det ni kom fram till", name="agreed")
    form.ask(
        TextArea("Överenskommelser", "Vem gör vad, och när?", name="agreements"),
        TextArea(
            "Oenighet", "Det ni inte är överens om.", rows=2, name="disagreements"
        ),
        TextField(
            "Vem berättar för dem som inte var med?", prose=False, name="inform_absent"
        ),
        TextArea(
            "Den unges egen kommentar",
            "Fråga där den unge själv väljer, gärna efteråt.",
            rows=2,
            name="young_person_comment",
        ),
    )
    return form
