"""Draw what is done about a principal that stayed away, or says that it will."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.absence import absent_principals, at_absence
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Attendance, Participant
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.meeting.absence_model import (
    AbsenceForm,
    absence_form,
    absent,
    save_absence,
)
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.fields import DateField, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.paper_copy import PaperOrder

_PAIR = 480


class AbsenceCard(ListEditor):
    """Shown only when a principal stays away: its letters, and what was done."""

    asked_paper = Signal(object)  # PaperOrder

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Huvudman som uteblev",
            "SiS kan inte tvinga någon att komma. Skriv till ansvarig chef, och lämna "
            "en avvikelse enligt den regionala överenskommelsen.",
            save="Spara",
            name="absence",
        )
        self._today = around.today
        self._case: Case | None = None
        self._make_form(around)
        self.model = ItemModel(
            "absence",
            around,
            AbsenceForm(),
            absence_form,
            partial(save_absence, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.hide()

    def show_meeting(self, case: Case) -> None:
        """Show the principals that stay away from a case's meeting, if any."""
        self._case = case
        away = absent_principals(case)
        self.setVisible(bool(away))
        self.show_rows([self._listed(case, one) for one in away])

    def _make_form(self, around: Around) -> None:
        letter = secondary(
            "Visa brevet till chefen",
            self._look_at_letter,
            icon="file-text",
            name="absence-letter",
        )
        report = secondary(
            "Visa avvikelsen",
            self._look_at_deviation,
            icon="file-text",
            name="absence-deviation",
        )
        told = DateField("När fick chefen veta?", today=around.today, name="chief_told")
        day = DateField(
            "När lämnades avvikelsen?", today=around.today, name="deviation"
        )
        number = TextField(
            "Avvikelsens nummer", prose=False, name="deviation_reference"
        )
        self.hold(told, day, number)
        self.show_in_form(
            Muted("Chefen på hemmet skriver under båda."),
            holder(Flow(letter, report, gap=M)),
            told,
            Columns(day, number, breakpoint=_PAIR, gap=L),
        )

    def _listed(self, case: Case, away: Participant) -> Listed:
        done = away.chief_told is not None or away.deviation is not None
        return Listed(
            key=away.id,
            title=person(case, away.party, self._today()),
            note="\n".join(_lines(case, away)),
            chip="" if done else "Inte uppföljt",
            tone="warn",
            change="Följ upp",
            remove="",
        )

    def _look_at_letter(self) -> None:
        self._look(PaperKind.ABSENCE_LETTER)

    def _look_at_deviation(self) -> None:
        self._look(PaperKind.DEVIATION)

    def _look(self, kind: PaperKind) -> None:
        case = self._case
        away = absent(case, self.model.state.form.item) if case else None
        if case is not None and away is not None:
            self.asked_paper.emit(PaperOrder(case.id, kind, away.party))


def _lines(case: Case, away: Participant) -> Iterator[str]:
    meeting = at_absence(case, away.party).meeting
    day = meeting.record.held or meeting.booking.day
    when = f" {short_date(day)}" if day and meeting is not case.meeting else ""
    there = away.attendance is Attendance.ABSENT
    yield f"Kom inte till mötet{when}" if there else f"Har svarat: {word(away.reply)}"
    if away.chief_told is not None:
        yield f"Chefen fick veta {short_date(away.chief_told)}"
    if away.deviation is not None:
        number = away.deviation_reference
        known = f", nummer {number}" if number else ""
        yield f"Avvikelse lämnad {short_date(away.deviation)}{known}"
