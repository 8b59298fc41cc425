"""Draw the question about each guardian: may they be asked, and know at all."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from typing_extensions import override

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import board
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.unanswered import unanswered
from sipdesk.ui.admission.model import GuardianForm, guardian_form, save_guardian
from sipdesk.ui.each import Block, Each
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import YesNoUnknownField
from sipdesk.ui.widgets.layout import Flow, holder, row
from sipdesk.ui.widgets.text import Meta, Muted
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.paper_copy import PaperOrder

_WHY: Final = (
    "Redan frågan berättar att den unge är här. Ta därför ställning till var och en "
    "för sig. Så länge du inte har svarat räknas det som nej, och ingen "
    "tillfrågas. Är du osäker, fråga den placerande nämnden."
)


class GuardianQuestions(Section):
    """One block of questions for each guardian, and a letter with what is open."""

    asked_paper = Signal(object)  # PaperOrder

    def __init__(self, around: Around) -> None:
        super().__init__("Vad får vårdnadshavarna veta?", _WHY, name="guardians")
        self._around = around
        self.each = Each(_guardians, self._make, name="guardians-each")
        self.none = Muted(
            "Lägg till vårdnadshavarna ovan, så kommer frågorna här.",
            name="guardians-none",
        )
        self._case: Case | None = None
        letter = secondary(
            "Visa frågan till nämnden", self._ask, icon="file-text", name="ask-board"
        )
        told = Meta("Brevet frågar bara det som inte är besvarat.", wrap=False)
        self._letter = holder(Flow(letter, told, gap=M))
        self.add(self.none, self.each, self._letter)

    def show_case(self, case: Case) -> None:
        """Show whether there is anybody to ask about, and anything to ask the nämnd."""
        self._case = case
        self._letter.setVisible(unanswered(case, self._around.today()).anything)
        self.none.setVisible(not case.guardians)
        self.each.setVisible(bool(case.guardians))

    def _ask(self) -> None:
        if self._case is not None:
            kind = PaperKind.BOARD_QUESTION
            order = PaperOrder(self._case.id, kind, board(self._case))
            self.asked_paper.emit(order)

    def _make(self, guardian: str, _: Case) -> Block:
        block = _Questions(guardian)
        block.tie(
            PartModel(
                f"guardian-{guardian}",
                self._around,
                GuardianForm(),
                guardian_form(guardian),
                save_guardian(guardian),
                while_alive(block, block.draw),
            )
        )
        return block


class _Questions(Block):
    def __init__(self, guardian: str) -> None:
        super().__init__(" ", name=f"guardian-{guardian}")
        self._guardian = guardian
        self._state = Chip("", "warn", name=f"guardian-{guardian}-state")
        self.add(holder(row(self._state, None)))
        asked = YesNoUnknownField(
            "Får hen tillfrågas och få veta?", name="may_be_asked"
        )
        self.ask(asked)
        self.save_at_once(asked)

    @override
    def show_about(self, case: Case) -> None:
        guardian = case.party(self._guardian)
        self.heading.say(guardian.label)
        for field in self.fields.values():
            field.setAccessibleName(f"{field.label.words} {guardian.label}")
        settled = guardian.may_be_asked.settled
        unknown = guardian.may_be_asked is Answer.UNKNOWN
        waiting = (
            "Fråga nämnden: räknas som nej" if unknown else "Räknas som nej än så länge"
        )
        self._state.show_state("" if settled else waiting, "warn")


def _guardians(case: Case) -> Sequence[str]:
    return [guardian.id for guardian in case.guardians]
