"""Draw the card about a SIP that somebody has promised, before anyone is called."""

from functools import partial
from typing import Final

from sipdesk.content.words import word
from sipdesk.domain.promise import Promise
from sipdesk.domain.sip_state import SipState, sip_state
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.people import principals, to_choose
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.sip_request.promise_model import PromiseForm, form_of, save_of
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextArea
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Columns, row
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import L, S, Tone
from sipdesk.usecases.case import CaseView

_PAIR: Final = 480
_TONES: Final[dict[SipState, Tone]] = {
    SipState.PLANNED: "ok",
    SipState.CALLED: "ok",
    SipState.HELD: "ok",
    SipState.RUNNING: "info",
}
_RUNNING: Final = "Det finns en SIP sedan tidigare. Hämta in den och följ upp den."


class PromiseCard(Form):
    """Who in kommun or region has promised a SIP, and how far the SIP has come."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Planerad SIP",
            "När någon har lovat en SIP syns den som planerad, innan någon har kallat.",
            name="promise",
        )
        self._case = ""
        self._far = Muted("Så långt har SIP:en kommit:", name="sip-far")
        self.chip = Chip("", "idle")
        self.add(row(self._far, self.chip, None, gap=S))
        self.running = Muted(_RUNNING, name="sip-running")
        self.add(self.running)
        self.party = ChoiceField(
            "Vem har lovat?", (), "Någon i kommunen eller regionen.", name="promised_by"
        )
        day = DateField("När lovade de?", today=around.today, name="promised_on")
        call_by = DateField(
            "När ska de kalla, om de sa det?", today=around.today, name="call_by"
        )
        words = TextArea("Vad sa de?", "Med deras ord.", rows=2, name="promised_words")
        self.hold(self.party, day, call_by, words)
        days = Columns(day, call_by, breakpoint=_PAIR)
        self.promise = Fold(
            "Någon har lovat en SIP", self.party, days, words, gap=L, name="promised"
        )
        self.add(self.promise)
        self.model = PartModel(
            "sip_promise",
            around,
            PromiseForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self.draw),
        )
        self.tie(self.model)

    def show_case(self, view: CaseView) -> None:
        """Offer those who can promise, and say how far the SIP has come."""
        state = sip_state(view.case)
        if view.case.id != self._case:
            # What is promised is in sight; where nothing is, the page is shorter.
            self._case = view.case.id
            self.promise.open(on=view.case.promise != Promise())
        self.party.set_choices(to_choose(principals(view.case)))
        self.chip.show_state(word(state), _TONES.get(state, "idle"))
        self.running.setVisible(state is SipState.RUNNING)
