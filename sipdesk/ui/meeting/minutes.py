"""Draw the minutes: check the answers, finalise, amend, object."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, counted, in_sweden, long_date, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Attendance, Meeting, Part, QuestionState
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.meeting.model import (
    AmendForm,
    all_minutes,
    attending,
    save_amendment,
    save_objection,
)
from sipdesk.ui.objection import Version
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, say
from sipdesk.ui.versions import VersionsCard
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes

RECORD, ATTENDANCE, QUESTIONS, NOTES, AGREED = (
    "record",
    "attendance",
    "questions",
    "notes",
    "agreed",
)
"""Where on the page what the minutes say is changed."""


class MinutesCard(Section):
    """The minutes as they would be finalised, with their button."""

    change = Signal(str)  # one of the places above

    def __init__(self, around: Around) -> None:
        super().__init__("Protokollet", "", name="minutes")
        self._around = around
        self._view: CaseView | None = None
        self.deeds = Deeds(around, while_alive(self, self._draw_deed))
        self._check = SummaryList(name="minutes-check")
        self._check.change.connect(self.change)
        self._notice = Notice(name="minutes-notice")
        self.finalise = primary(
            "Slutför protokollet", self._finalise, icon="lock", name="finalise-minutes"
        )
        self._button = holder(Flow(self.finalise))
        self.add(self._check, self._notice, self._button)

    def show_case(self, view: CaseView) -> None:
        """Show what the minutes say now."""
        self._view = view
        case = view.case
        final = case.meeting.minutes_are_final
        amending = case.meeting.record.amending
        if final:
            self.subtitle.say("Så här är det slutfört. Pappren finns längst ned.")
        elif amending and case.meeting.minutes:
            self.subtitle.say(f"Öppet för ändring. Skäl: {amending}")
        else:
            self.subtitle.say("Läs igenom. När det slutförs låses det som version 1.")
        self.subtitle.show()
        self._check.show_rows(list(check(case, self._around.today(), final=final)))
        self._button.setVisible(not final)

    def _finalise(self) -> None:
        sure = ask(
            self.window(),
            "Slutföra protokollet?",
            "Versionen låses och kan inte ångras. Blir något fel gör du en ny version, "
            "med skäl.",
            "Slutför",
            "Vänta",
        )
        if sure and self._view is not None:
            case = self._view.case
            self.deeds.do(finalise_minutes, FinaliseMinutes(case.id, case.version))

    def _draw_deed(self, state: DeedState) -> None:
        say(self._notice, state.notice)
        self.finalise.setEnabled(not state.busy)


class AmendCard(Form):
    """Opening finalised minutes for a new version; ``opened`` once they are."""

    opened = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__("Ändra protokollet", name="amend")
        self.subtitle.say(
            "Den slutförda versionen finns kvar. Det nya blir en egen version med skäl."
        )
        self.subtitle.show()
        self._begin = secondary(
            "Ändra protokollet …", self.open, icon="pencil", name="amend-begin"
        )
        self._go = secondary("Öppna för ändring", self._press, name="amend-go")
        self._stop = ghost("Avbryt", self._close, name="amend-stop")
        reason = TextArea("Varför behöver det ändras?", rows=2, name="reason")
        self.hold(reason)
        buttons = holder(Flow(self._go, self._stop, gap=M))
        self._asking: QWidget = holder(column(reason, buttons, gap=L))
        self._asking.hide()
        self._reason = reason
        self.add(holder(Flow(self._begin)), self._asking)
        self.model = PartModel(
            "amend",
            around,
            AmendForm(),
            lambda _: AmendForm(),
            save_amendment,
            while_alive(self, self.draw),
            by_button=True,
        )
        self.tie(self.model)

    @override
    def draw(self, state: PartState[AmendForm]) -> None:
        super().draw(state)
        if state.restored:
            self._show_asking(on=True)

    def open(self) -> None:
        """Ask for the reason."""
        self._show_asking(on=True)
        self._reason.focus()

    def _press(self) -> None:
        self.model.save(while_alive(self, self._opened))

    def _opened(self) -> None:
        self._done()
        self.opened.emit()

    def _done(self) -> None:
        self.model.forget()
        self._show_asking(on=False)

    def _close(self) -> None:
        self._done()
        self._begin.setFocus()

    def _show_asking(self, *, on: bool) -> None:
        self._asking.setVisible(on)
        self._begin.setVisible(not on)


def versions_card(around: Around) -> VersionsCard:
    """Make the card of the finalised versions."""
    return VersionsCard(
        "Slutförda versioner",
        around,
        all_minutes,
        _headed,
        save_objection,
        name="minutes-versions",
    )


def _headed(case: Case, version: Version) -> str:
    meeting = case.minuted_as(version.id)
    made = next(v for v in meeting.minutes if v.id == version.id)
    local = in_sweden(made.finalised)
    at = f"{short_date(local.date())} {clock(local.time())}"
    held = meeting.record.held
    several = len(case.meetings) > 1 and held is not None
    of = f"Mötet {short_date(held)}: v" if several and held else "V"
    return f"{of}ersion {made.number}, slutförd {at}"


def check(case: Case, today: date, *, final: bool) -> Iterator[SummaryRow]:
    """List what the minutes say; nothing can be changed once they are ``final``."""
    for key, label, value in _said(case, today):
        missing = not value and label in _NEEDED
        shown = value or ("Saknas" if missing else "–")
        yield SummaryRow("" if final else key, label, shown, missing=missing)


_NEEDED = ("Mötet hölls", "Närvarande", "Anteckningar")


def _said(case: Case, today: date) -> Iterator[tuple[str, str, str]]:
    meeting, record = case.meeting, case.meeting.record
    yield RECORD, "Mötet hölls", _held(meeting)
    if record.failed.strip():
        yield RECORD, "Blev inte av som tänkt", record.failed.strip()
    present = (Attendance.PRESENT, Attendance.DIGITAL)
    yield ATTENDANCE, "Närvarande", _people(case, today, *present)
    yield ATTENDANCE, "Frånvarande", _people(case, today, Attendance.ABSENT)
    yield QUESTIONS, "Frågor", _answered(meeting)
    yield NOTES, "Anteckningar", _written(meeting)
    yield AGREED, "Överenskommelser", record.agreements.strip()
    yield AGREED, "Oenighet", record.disagreements.strip()
    reviewed = "Genomgånget" if record.consent_reviewed else "Inte noterat"
    yield RECORD, "Samtycke och sekretess", reviewed
    yield AGREED, "Nästa möte", _next(meeting)


def _held(meeting: Meeting) -> str:
    held = meeting.record.held
    return long_date(held) if held else ""


def _people(case: Case, today: date, *how: Attendance) -> str:
    return "\n".join(person(case, p.party, today) for p in attending(case, *how))


def _answered(meeting: Meeting) -> str:
    questions = meeting.questions
    done = sum(q.state is not QuestionState.OPEN for q in questions)
    return f"{done} av {counted(len(questions), 'fråga', 'frågor')} har tagits upp"


def _written(meeting: Meeting) -> str:
    parts = [word(part) for part in Part if meeting.note(part).strip()]
    return ", ".join(parts)


def _next(meeting: Meeting) -> str:
    record = meeting.record
    if record.next_day is None:
        return ""
    at = f", {clock(record.next_start)}" if record.next_start else ""
    return f"{long_date(record.next_day)}{at}"
