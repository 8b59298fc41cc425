"""Draw what a change of consent touches, and one button for each thing to be done."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, long_date, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.consequences import Consequences, Given, Remedy
from sipdesk.ui.aftermath import AftermathModel, AftermathState
from sipdesk.ui.consent.consequences_model import (
    AffectedRow,
    by_paper,
    calling_off,
    deed,
    letter,
    rows,
    substance,
)
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L

_UNCOVERED: Final = (
    "Alla som behöver samtycka har inte sagt ja. Ställer du in mötet står inget skäl i "
    "breven. Behovet får ändå påtalas för den placerande nämnden."
)
_FIRST: Final = "När brevet har gått kan mottagaren tas bort ur mötet."
_MOST: Final = 5
"""Papers named one by one; the rest are counted."""


class ConsequencesCard(Section):
    """What is touched, recipient by recipient; away when nothing is."""

    asked_paper = Signal(object)  # PaperOrder

    def __init__(self, around: Around) -> None:
        off = secondary("Ställ in mötet", self._call_off, name="consequences-off")
        self._meeting = Notice(action=off, name="consequences-meeting")
        self._failed = Notice(name="consequences-notice")
        self._unread = Notice(name="consequences-unread")
        self._rows = Rows()
        super().__init__(
            "Det här påverkas",
            "Inget görs av sig självt. Det som redan är lämnat går inte att ta "
            "tillbaka, men du kan berätta att det inte gäller längre.",
            self._failed,
            self._unread,
            self._meeting,
            self._rows,
            gap=L,
            name="consequences",
        )
        self._around = around
        self._drawn: object = None
        self.model = AftermathModel(around, while_alive(self, self.draw))
        self.deeds = Deeds(around, while_alive(self, self._draw_deed))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        self.model.show_case(case)

    def draw(self, state: AftermathState) -> None:
        """Show a state, whatever was shown before."""
        case, aftermath = state.case, state.aftermath
        if case is None or case.closing.closed is not None:
            self.hide()
            return
        say(self._unread, state.notice)
        found = aftermath.consequences if aftermath else Consequences()
        # Away would be taken for nothing that is touched.
        self.setVisible(found.any or state.notice is not None)
        if found.meeting is None:
            self._meeting.clear()
        else:
            title = f"Mötet {long_date(found.meeting)} saknar samtycke."
            self._meeting.say("warn", _UNCOVERED, title=title)
        self._draw_rows(case, rows(case, found, self._around.today()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.model.refresh()

    def _draw_rows(self, case: Case, shown: tuple[AffectedRow, ...]) -> None:
        if (case.version, shown) == self._drawn:
            return
        self._drawn = (case.version, shown)
        self._rows.show_rows([self._row(case, one) for one in shown])

    def _row(self, case: Case, one: AffectedRow) -> QWidget:
        head = Flow(Body(one.name, weight="semibold"))
        if one.affected.written:
            written = short_date(one.affected.written)
            head.addWidget(Chip(f"Fick brev {written}", "ok"))
        words = column(holder(head), gap=2)
        for line in () if one.is_done else _notes(one):
            words.addWidget(Meta(line))
        buttons = [self._button(case, one, r) for r in one.affected.remedies]
        if buttons:
            words.addSpacing(6)
            words.addWidget(holder(Flow(*buttons)))
        return holder(words, name=f"affected-{one.affected.recipient}")

    def _button(self, case: Case, one: AffectedRow, remedy: Remedy) -> QWidget:
        return secondary(
            word(remedy),
            partial(self._remedy, case, one, remedy),
            label=f"{word(remedy)}: {one.name}",
            name=f"{remedy.value}-{one.affected.recipient}",
        )

    def _remedy(self, case: Case, one: AffectedRow, remedy: Remedy) -> None:
        order = letter(case, one.affected, remedy)
        if order is not None:
            self.asked_paper.emit(order)
        done = deed(case, one.affected, remedy)
        if done is not None:
            self.deeds.do(*done)

    def _call_off(self) -> None:
        case = self.model.state.case
        if case is not None:
            self.deeds.do(*calling_off(case, self._around.today()))

    def _draw_deed(self, state: DeedState) -> None:
        say(self._failed, state.notice)


def _notes(one: AffectedRow) -> list[str]:
    found, notes = one.affected, []
    if found.lacks:
        notes.append(f"Får inte veta mer. {notice(found.lacks).text}")
    elif kinds := substance(found.lost):
        told = "; ".join(lower_first(word(kind)) for kind in kinds)
        notes.append(f"Får inte längre veta: {told}.")
    if Remedy.TELL_CANCELLED in found.remedies:
        notes.append("Vet inte att mötet är inställt.")
    elif found.called:
        notes.append(f"Är kallad till mötet {long_date(one.day)}.")
        if Remedy.WRITE in found.remedies:
            notes.append(_FIRST)
    elif found.participant:
        notes.append("Är vald till mötet, men inte kallad än.")
    if found.requests:
        notes.append("Ett påtalande är skrivet men inte skickat.")
    papers = by_paper(found.copies)
    notes.extend(f"Har fått {_paper(given)}" for given in papers[-_MOST:])
    if len(papers) > _MOST:
        rest = counted(len(papers) - _MOST, "papper", "papper")
        notes.append(f"Har fått {rest} till; de står under Papper.")
    if not found.remedies and not found.written:
        notes.append("Till den som inte får veta något går inget brev.")
    return notes


def _paper(given: Given) -> str:
    said = f"{lower_first(word(given.kind))} {short_date(given.day)}"
    kinds = substance(given.kinds)
    told = "; ".join(lower_first(word(kind)) for kind in kinds)
    return f"{said}. Då fick det här lämnas: {told}." if told else f"{said}."
