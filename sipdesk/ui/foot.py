"""The bottom of a step's sheet: papers to print, the law, leaving the step out."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.content.content import Law
from sipdesk.content.words import lower_first, word
from sipdesk.content.words import recipient as role_word
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.free_text import Names
from sipdesk.domain.guard import BOARD, FILE_COPY
from sipdesk.domain.paper import OF_PLAN, PaperKind
from sipdesk.domain.routine import Step, StepProgress, StepState
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.asked_first import AskedFirst
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import Button, secondary
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.fields import TextField
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.text import Body, Meta, Small
from sipdesk.ui.widgets.tokens import L, M, S
from sipdesk.usecases.paper_copy import PaperOrder

LAW_STATUS: Final = {
    "verified": "Verifierad",
    "check": "Kontrollera",
    "outdated": "Inaktuell",
    "proposal": "Förslag",
}
_ABBREVIATION = re.compile(r"\(([A-ZÅÄÖ]{2,})\)")


class Foot(QWidget):
    """What can be printed in the step, the law behind it, and leaving it out."""

    asked_paper = Signal(object)  # PaperOrder
    asked_skip = Signal(str)
    asked_take_up = Signal()

    def __init__(self, shown_above: Collection[PaperKind] = ()) -> None:
        """``shown_above`` are papers that the step's own parts offer to everyone."""
        super().__init__()
        self.setObjectName("foot")
        self._shown_above = shown_above
        self._drawn: object = None
        self._papers = _Changing(Section("Papper", gap=S, name="papers"))
        self._laws = Meta("", name="laws")
        self._leave_out = _LeaveOut()
        self._leave_out.asked.connect(self.asked_skip)
        self._take_up = secondary("Ta upp steget igen", name="take_up")
        self._take_up.clicked.connect(self.asked_take_up)
        self.setLayout(
            column(
                self._papers.place,
                self._laws,
                self._leave_out,
                holder(Flow(self._take_up)),
                gap=L,
            )
        )

    def draw(self, progress: StepProgress, case: Case, around: Around) -> None:
        """Show a step of a case."""
        seen = (progress, case.version, case.id)
        if seen == self._drawn:
            return
        self._drawn = seen
        self._papers.show_parts(self._paper_rows(progress.step, case, around))
        self._laws.say(_law_words(progress.step, around))
        self._laws.setVisible(bool(progress.step.laws))
        self._take_up.setVisible(progress.state is StepState.SKIPPED)
        finished = progress.state in (StepState.DONE, StepState.SKIPPED)
        self._leave_out.offer(on=not finished)

    def watch(self, names: Names) -> None:
        """Remark on a reason that may name one of these."""
        self._leave_out.watch(names)

    def _paper_rows(self, step: Step, case: Case, around: Around) -> list[QWidget]:
        rows: list[QWidget] = []
        for kind in map(PaperKind, step.papers):
            if kind in self._shown_above:
                continue
            whom = recipients(kind, case, around.today())
            if whom and rows:
                rows.append(Divider())
            if whom:
                rows.append(Meta(word(kind), weight="semibold", tone="text"))
            rows.extend(self._paper_row(kind, who, case, around) for who in whom)
        return rows

    def _paper_row(
        self, kind: PaperKind, recipient: str, case: Case, around: Around
    ) -> QWidget:
        order = PaperOrder(case.id, kind, recipient, newest(kind, case))
        name = recipient_name(case, recipient)
        words = column(Body(f"Till {name}"), gap=0)
        if _stopped(order, case, around):
            words.addWidget(Small("Kan inte lämnas ut än"))
        button = Button(
            "Visa",
            label=f"Visa {word(kind).casefold()} till {name}",
            name=f"paper-{kind.value}-{recipient}",
            clicked=lambda: self.asked_paper.emit(order),
        )
        line = row(Picture("file-text", "muted", 18), words, button, gap=M)
        line.setStretch(1, 1)
        return holder(line)


class _LeaveOut(AskedFirst):
    """Leaving the step out: asked for first, then with its reason."""

    def __init__(self) -> None:
        reason = TextField("Varför hoppas steget över?", name="skip_reason")
        super().__init__("Hoppa över steget", "", reason, name="skip")
        self.setObjectName("leave-out")

    def offer(self, *, on: bool) -> None:
        """Offer it or not; a reason being written stays."""
        self.setVisible(on)
        if not on:
            self._forget()

    @override
    def _press(self) -> None:
        reason = str(self._words.value).strip()
        if not reason:
            self._words.set_problem("Skriv varför steget hoppas över.")
            self._words.focus()
            return
        self.asked.emit(reason)


class _Changing:
    """A place whose parts are made anew; without parts it is hidden."""

    def __init__(self, place: QWidget) -> None:
        self.place = place
        self._inside: QWidget | None = None

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Put parts in place of those before."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = holder(column(*parts, gap=S))
        layout = self.place.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(self._inside)
        self.place.setVisible(bool(parts))


def recipient_name(case: Case, recipient: str) -> str:
    """Name a recipient as buttons and lists do."""
    if recipient == YOUNG_PERSON:
        return case.called or "den unge"
    if recipient == FILE_COPY:
        return "akten"
    if recipient == BOARD:
        return lower_first(role_word(BOARD))
    return case.party(recipient).label


def short_reference(law: Law) -> str:
    """Name a law as people do: ``3 § LVU``; without an abbreviation, in full."""
    short = _ABBREVIATION.search(law.name)
    return f"{law.place} {short[1]}".strip() if short else law.reference


def newest(kind: PaperKind, case: Case) -> int:
    """Give the number of the finalised version to print; 0 is the draft."""
    if kind is PaperKind.MINUTES:
        meeting = case.minuted
        return len(meeting.minutes) if meeting.minutes_are_final else 0
    if kind in OF_PLAN:
        return len(case.plan.versions)
    return 0


def _stopped(order: PaperOrder, case: Case, around: Around) -> bool:
    day = around.today()
    try:
        check_outgoing(order.kind, case, order.recipient, order.version, day)
    except RuleBroken:
        return True
    return False


def _law_words(step: Step, around: Around) -> str:
    """Name the provisions in short; the help says what each is about."""
    laws = [around.content.laws[law] for law in step.laws]
    return "Stöd i lag: " + "; ".join(map(short_reference, laws)) if laws else ""
