"""Draw what can be done when the answers are not enough: a no is not the end.

What still holds comes first. Under LVU there is a question to socialnämnden; nothing
here proposes what it is to answer, or that anybody answer otherwise.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import long_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import counting
from sipdesk.domain.distribution import board
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.standing import (
    Together,
    asks_board,
    board_may_answer,
    stopping,
    together,
    under_lvu,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.consent.board_model import (
    STANDS,
    AgainForm,
    ReferForm,
    again_form,
    refer_form,
    save_again,
    save_referral,
)
from sipdesk.ui.item import ItemModel
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.list_editor import ListEditor
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.cards import Section, SoftCard
from sipdesk.ui.widgets.clipboard import copy_unkept
from sipdesk.ui.widgets.fields import DateField, TextField, TicksField
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.fallback import read_fallback
from sipdesk.usecases.paper_copy import PaperOrder

_TITLE: Final = "Svaren räcker inte för en SIP"
_SO_LONG: Final = "Ingen SIP görs så länge. Det här gäller ändå:"
_UNDER_LVU: Final = (
    "Den unge vårdas enligt LVU. Då kan socialnämnden få frågan om vem som bestämmer. "
    "Nämnden svarar fritt, och SiS föreslår inget svar. Kontrollera: det är inte "
    "klarlagt vad 11 § LVU betyder för samtycke till en SIP."
)
_NOT_LVU: Final = (
    "Placeringen är inte enligt LVU. Då finns ingen fråga att ställa till nämnden: "
    "svaret gäller. Du kan berätta om behovet, följa upp som vanligt och fråga igen om "
    "den som svarat vill det."
)
_GROWN_UP: Final = "Den unge är myndig och svarar själv. Svaret gäller."
_REFERRED: Final = (
    "När nämnden har svarat: välj Registrera nytt svar på raden för den som frågan "
    "gäller, och sedan vad nämnden svarade."
)
_COPIED: Final = "Texten är kopierad. Klistra in den i genomförandeplanen."


class BoardPart(QWidget):
    """What still holds, the question to socialnämnden, a day to ask again, a text."""

    asked_paper = Signal(object)  # PaperOrder
    asked_step = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("consent-board")
        self._around = around
        self._case: Case | None = None
        self._holds = Lines(name="board-holds")
        self._told = Body("")
        tell = link("Gå till Påtala behov", self._go, name="go-request")
        self._show = secondary(
            "Visa frågan till nämnden", self._ask_paper, icon="file-text", name="board"
        )
        actions = holder(Flow(self._show, tell, gap=L))
        self._stopped = Section(
            _TITLE, " ", self._holds, self._told, actions, name="board-stopped"
        )
        self.referral = _ReferralEditor(around)
        self.again = _AskAgain(around)
        self.fallback = _Fallback(around)
        self.setLayout(
            column(self._stopped, self.referral, self.again, self.fallback, gap=L)
        )
        self.models = (self.referral.model, self.again.model)
        self.hide()

    def show_case(self, view: CaseView) -> None:
        """Show the part when the answers are not enough; else nothing."""
        case, today = view.case, self._around.today()
        self._case = case
        found = together(case, today)
        self.setVisible(found in STANDS)
        if found not in STANDS:
            return
        self._stopped.subtitle.say(f"{word(found)}. {_SO_LONG}")
        self._holds.show_lines(list(self._lines(case)))
        asks = asks_board(case, today)
        self._told.say(self._explained(case, found))
        self._show.setVisible(asks)
        whom = stopping(case, today) if asks else ()
        self.referral.setVisible(bool(whom))
        self.referral.offer([(who, person(case, who, today)) for who in whom])
        self.fallback.show_case(case)

    def _explained(self, case: Case, found: Together) -> str:
        if found is Together.REFERRED:
            return _REFERRED
        if not board_may_answer(case, self._around.today()):
            return _GROWN_UP
        return _UNDER_LVU if under_lvu(case) else _NOT_LVU

    def _lines(self, case: Case) -> Iterator[Line]:
        yield Line(
            "circle-check",
            "ok",
            "Behovet får påtalas",
            "Den placerande nämnden får veta att behovet finns, också utan samtycke.",
        )
        today, review = self._around.today(), case.placement.review_meeting
        ahead = review is not None and review >= today
        yield Line(
            "circle-check",
            "ok",
            "Den vanliga uppföljningen hålls",
            f"Uppföljningsmöte {long_date(review)}." if ahead and review else "",
        )
        yield Line(
            "circle-check",
            "ok",
            "Det som lagen kräver väntar inte",
            "En orosanmälan och en underrättelse görs oavsett svaren.",
        )
        entry = counting(case, YOUNG_PERSON, today)
        words = entry.own_words if entry else ""
        yield Line(
            "circle-check",
            "ok",
            "Den unges egna ord sparas här",
            f"”{words}”" if words else "Inga ord är nedskrivna än.",
        )

    def _ask_paper(self) -> None:
        if self._case is not None:
            kind = PaperKind.BOARD_QUESTION
            order = PaperOrder(self._case.id, kind, board(self._case))
            self.asked_paper.emit(order)

    def _go(self) -> None:
        self.asked_step.emit("sip_request")


class _ReferralEditor(ListEditor):
    """That the question has been put to socialnämnden."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "När frågan är ställd",
            "Registrera det, så syns det att frågan väntar på svar. Du väljer vems "
            "svar den gäller.",
            add="Registrera att frågan är ställd",
            save="Registrera frågan",
            name="referral",
        )
        self.whom = TicksField("Vems svar gäller frågan?", (), name="whom")
        day = DateField("När ställdes frågan?", today=around.today, name="day")
        note = TextField(
            "Anteckning", "Diarienummer, och vem som tog emot frågan.", name="note"
        )
        self.ask(self.whom, day, note)
        self.model: ItemModel[ReferForm] = ItemModel(
            "referral",
            around,
            ReferForm(),
            refer_form,
            lambda case, form: save_referral(case, form, around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.show_rows([])

    def offer(self, whom: list[tuple[str, str]]) -> None:
        """Offer those whose answer the question can be about."""
        self.whom.set_choices(whom)


class _AskAgain(Form):
    """A day on which to ask again, if those who answered wish for one."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Fråga igen",
            "En dag som den som svarat är med på, eller ingen alls. Ett nytt svar är "
            "lika fritt som det förra.",
            name="again",
        )
        day = DateField("När frågar ni igen?", today=around.today, name="ask_again")
        self.ask(day)
        self.model: PartModel[AgainForm] = PartModel(
            "consent-again",
            around,
            AgainForm(),
            again_form,
            lambda case, form: save_again(case, form, around),
            while_alive(self, self.draw),
        )
        self.tie(self.model)


class _Fallback(Section):
    """The text for SiS's own plan; it is read and copied, and goes to nobody."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._text = Body("")
        self._done = Meta("")
        self._seen: tuple[str, int] | None = None
        copy = secondary(
            "Kopiera texten", self._copy, icon="copy", name="copy-fallback"
        )
        super().__init__(
            "Text till genomförandeplanen",
            "Behovet finns kvar i SiS egen plan. Läs igenom och ändra efter att du har "
            "klistrat in. Uppgifter om hälsa är inte med.",
            SoftCard(self._text),
            holder(Flow(copy, self._done, gap=M)),
            name="fallback",
        )

    def show_case(self, case: Case) -> None:
        """Read the text for a case; once for each time that it is saved."""
        if self._seen == (case.id, case.version):
            return
        self._seen = (case.id, case.version)
        self._done.say("")
        tell = while_alive(self, self._text.say)
        self._around.runner.read(read_fallback, case.id, tell, self._not_read)

    def _not_read(self, _: SipdeskError) -> None:
        self._seen = None

    def _copy(self) -> None:
        copy_unkept(self._text.words)
        self._done.say(_COPIED)
        announce(self, _COPIED)
