"""Draw the page of the meeting: what happened, what was said, the minutes."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.decision_card import DecisionCard
from sipdesk.ui.distribution_card import DistributionCard
from sipdesk.ui.each import Each, SheetOfMany
from sipdesk.ui.meeting import blocks, minutes
from sipdesk.ui.meeting.absence import AbsenceCard
from sipdesk.ui.meeting.after_card import AfterCard
from sipdesk.ui.meeting.earlier import EarlierMinutes, of_day
from sipdesk.ui.meeting.record import RecordForms
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import Button, primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPrinter, choose_printer
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView


class MeetingSheet(SheetOfMany):
    """Step 8: the meeting in its five parts, and its minutes."""

    def __init__(
        self, around: Around, *, ask_printer: AskPrinter = choose_printer
    ) -> None:
        super().__init__("meeting", around)
        self._final = Notice(action=self._to_amend(), name="minutes-final")
        self.forms = RecordForms(around)
        self.record = self.forms.model
        self._make_lists()
        self.minutes = minutes.MinutesCard(around)
        self.minutes.change.connect(self._change)
        self.after = AfterCard(around, ask_printer=ask_printer)
        self.amend = minutes.AmendCard(around)
        self.amend.opened.connect(self._await_opened)
        self.earlier = EarlierMinutes(around, self._await_opened)
        self._opened = False  # by a press here, until the page shows them so
        self.versions = minutes.versions_card(around)
        self.absence = AbsenceCard(around)
        self.absence.asked_paper.connect(self.asked_paper)
        self._decisions = DecisionCard()
        self._decisions.asked.connect(self.asked_decisions)
        self.distribution = DistributionCard(PaperKind.MINUTES, around)
        self.distribution.asked_paper.connect(self.asked_paper)
        self.own(self.record, self.absence.model, self.amend.model, self.versions.model)
        self.own_each(self.attendance, self.questions, self.notes)
        self.put(
            self.earlier,
            self._mode(),
            self._final,
            self.forms.what,
            self._who,
            self.absence,
            self._asked,
            self._said,
            self._decisions,
            self.forms.agreed,
            self.forms.next,
            self.minutes,
            self.after,
            self.amend,
            self.versions,
            self.distribution,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        case = view.case
        self.earlier.show_case(view)
        self.minutes.show_case(view)
        self.absence.show_meeting(case)
        self.after.show_case(case)
        self.versions.show_case(view)
        self.distribution.show_case(case)
        self._decisions.show_case(case)
        final = case.meeting.minutes_are_final
        self.amend.setVisible(case.minuted.minutes_are_final)
        self._show_locked(case, final=final)
        # Nobody holds the last meeting on the page of another.
        self._hold.setVisible(case.meeting is case.meetings[-1])
        self._nobody.setVisible(not case.meeting.participants)
        self._asked.setVisible(bool(case.meeting.questions))
        if self._opened and case.meeting.record.amending:
            self._opened = False
            self._change(minutes.RECORD)
            taken_up = not case.meeting.minutes
            bring_in_sight(self.earlier if taken_up else self._final)

    def _await_opened(self) -> None:
        self._opened = True

    def _show_locked(self, case: Case, *, final: bool) -> None:
        """Let nothing be written in what is locked, and say how it is changed."""
        can_write = self.around.can_write(case)
        for part in (*self.forms.group.forms, self._who, self._asked, self._said):
            for field in part.findChildren(Field):
                field.setEnabled(can_write and not final)
        meeting, last = case.amendable, case.meetings[-1]
        begun = meeting is not last
        of = f"Protokollet{of_day(meeting) if begun else ''}"
        if final:
            self._final.say(
                "info",
                "Det som står nedan är låst. Behöver något rättas blir det en ny "
                "version, med skäl. En invändning kan noteras direkt."
                f"{_papers_of_another(case)}",
                title=f"{of} är slutfört.",
            )
        elif case.meeting.record.amending and meeting.minutes:
            then = " Sedan visas nästa möte igen i alla steg." if begun else ""
            self._final.say(
                "warn",
                "Slutför det när du är klar. Till dess gäller den förra versionen."
                f"{then}",
                title=f"{of} är öppet för ändring.",
            )
        elif meeting.minutes:
            self._final.say(
                "info",
                "Det som står nedan är nästa möte. Behöver det förra protokollet "
                "rättas blir det en ny version, med skäl.",
                title=f"{of} är slutfört.",
            )
        else:
            self._final.clear()
        self._to_amend_button.setVisible(meeting.minutes_are_final)

    def _to_amend(self) -> Button:
        self._to_amend_button = secondary(
            "Ändra protokollet …", self._open_amend, icon="pencil", name="amend-top"
        )
        return self._to_amend_button

    def _mode(self) -> Section:
        self.hold_button = primary(
            "Öppna mötesläget",
            self.asked_meeting.emit,
            icon="presentation",
            name="open-meeting-mode",
        )
        self._hold = Section(
            "Håll mötet",
            "Helskärm för mötet. Andra ärenden göms, och det ni skriver står sedan i "
            "protokollet och planen.",
            holder(Flow(self.hold_button)),
            name="hold-meeting",
        )
        return self._hold

    def _open_amend(self) -> None:
        self.amend.open()
        self.show_part(self.amend)

    def _make_lists(self) -> None:
        around = self.around
        self.attendance = Each(
            blocks.participants,
            partial(blocks.attendance, around),
            gap=M,
            name="attendance",
        )
        self.questions = Each(
            blocks.questions, partial(blocks.question, around), name="answers"
        )
        self.notes = Each(
            blocks.parts, partial(blocks.note, around), divided=False, name="notes"
        )
        go = secondary("Gå till Förbered", self._go_prepare, name="go-preparation")
        self._nobody = Notice(
            "info",
            "Välj deltagare i steget Förbered, så kan du notera vilka som var med.",
            action=go,
            name="nobody-chosen",
        )
        self._who = Section(
            "Vilka var med?", "", self._nobody, self.attendance, name="who-came"
        )
        self._asked = Section("Frågorna", "", self.questions, name="questions-asked")
        self._said = Section(
            "Mötets fem delar",
            "Skriv det viktigaste medan ni talar. Sägs något som inte får delas skrivs "
            "det inte ned.",
            self.notes,
            name="what-was-said",
        )

    def _go_prepare(self) -> None:
        self.asked_step.emit("preparation")

    def _change(self, place: str) -> None:
        cards: dict[str, QWidget] = {
            minutes.RECORD: self.forms.what,
            minutes.ATTENDANCE: self._who,
            minutes.QUESTIONS: self._asked,
            minutes.NOTES: self._said,
            minutes.AGREED: self.forms.agreed,
        }
        fields = [f for f in cards[place].findChildren(Field) if f.isVisible()]
        if fields:
            self.show_part(fields[0])
            fields[0].focus()


def _papers_of_another(case: Case) -> str:
    """Say whose papers are offered, where an earlier meeting was locked last."""
    locked = case.minuted
    if locked is case.meeting:
        return ""
    return f" Pappren gäller protokollet{of_day(locked)}, som slutfördes senast."
