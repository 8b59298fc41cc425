"""Draw what can calmly be done when somebody has said no to a SIP."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.content import Choice
from sipdesk.domain.case import Case
from sipdesk.domain.sip_request import SipRequest
from sipdesk.ui.foot import LAW_STATUS
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.sip_request.model import CHIEF, COPY, REMIND, declined, turned_down
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.text import Body, Meta, Small
from sipdesk.ui.widgets.tokens import L, M, S

_DECLINED: Final = (
    "Ett nej stänger ingenting. Samma fråga kan ställas till hemregionen eller den "
    "andra huvudmannen, och till samma igen när något har ändrats."
)
_YOUNG: Final = (
    "Den unge kan själv be om en SIP. Bladet ”Jag vill ha en SIP” finns under Hemmet, "
    "Blanketter."
)


class NextCard(Section):
    """What can be done after a no, by the reason that was given.

    ``asked(request, task)`` for something to do with a request that was turned down;
    ``asked_fallback`` for what the genomförandeplan can say meanwhile.
    """

    asked = Signal(str, str)
    asked_fallback = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__("Behovet finns kvar.", _DECLINED, gap=M, name="declined")
        self._around = around
        self._latest = ""
        self._shown: tuple[SipRequest, ...] = ()
        self._hints = column(gap=M)
        self.add(holder(self._hints))
        self.add(Meta(_YOUNG))
        self.add(
            holder(
                Flow(
                    self._link("Ställ frågan till en annan", COPY, "next-other"),
                    self._link("Ange ansvarig chef", CHIEF, "next-chief"),
                    self._link("Skriv nästa försök", REMIND, "next-attempt"),
                    link(
                        "Text till genomförandeplanen",
                        self.asked_fallback.emit,
                        name="next-fallback",
                    ),
                    gap=L,
                    line_gap=S,
                )
            )
        )
        self.hide()

    def show_case(self, case: Case) -> None:
        """Say what fits the reasons that were given; nothing while none has said no."""
        self.setVisible(turned_down(case))
        requests = declined(case)
        self._latest = requests[0].id if requests else ""
        if requests == self._shown:
            return
        self._shown = requests
        while (item := self._hints.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        reasons = {r.code: r for r in self._around.content.decline_reasons}
        for request in requests:
            self._add_hint(case, request, reasons)

    def _add_hint(
        self, case: Case, request: SipRequest, reasons: Mapping[str, Choice]
    ) -> None:
        reason = reasons.get(request.decline_reason)
        if reason is None or reason.hint is None:
            return
        whom = person(case, request.party, self._around.today())
        hint = reason.hint
        source = f"Källa: {hint.source}. {LAW_STATUS[hint.status]}."
        self._hints.addWidget(
            holder(
                column(
                    Body(f"{whom}: {reason.text}", weight="medium"),
                    Body(hint.text),
                    Small(source),
                    gap=2,
                )
            )
        )

    def _link(self, text: str, task: str, name: str) -> QWidget:
        return link(text, lambda: self.asked.emit(self._latest, task), name=name)
