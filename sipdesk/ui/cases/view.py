"""Draw Ärenden: one search, two filters, the cases as cards, and a new case."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sipdesk.domain.overview import Overview
from sipdesk.domain.routine import StepState
from sipdesk.domain.stand_in import Instead
from sipdesk.ui.cases.model import CasesModel, CasesState
from sipdesk.ui.cases.new_view import NewCasePage
from sipdesk.ui.instead import instead_words
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets import dates
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.chips import SIGNS
from sipdesk.ui.widgets.combo import Combo
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice, empty_state
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.text import Meta, Muted, Title
from sipdesk.ui.widgets.textfields import SearchField
from sipdesk.ui.widgets.tokens import XL, XS, M, S, Tone

_ALL: Final = "all"
_MINE: Final = "mine"
_CLOSED: Final = "closed"
_PARTS: Final = ((_ALL, "Alla öppna"), (_MINE, "Mina"), (_CLOSED, "Avslutade"))
_SEARCHED: Final = "Namn, personnummer, samordningsnummer eller ärendenummer"


class CasesPage(QStackedWidget):
    """The cases. ``opened(case)`` when one is chosen or has just been made."""

    opened = Signal(str)

    help_text = (
        (
            "Sök på namn, personnummer, samordningsnummer eller ärendenummer. Det är "
            "de enda sökvägarna som är tillåtna."
        ),
        (
            "Listan kan visa alla öppna ärenden, bara dina, eller de avslutade, och "
            "bara de som har ett visst nästa steg."
        ),
        "Nytt ärende behöver bara ett namn. Resten kan fyllas i när det är känt.",
        "Unga med skyddade uppgifter visas med initialer och ärendenummer.",
    )

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("cases")
        self._around = around
        steps = around.content.routine.steps
        self._steps = {step.id: f"{step.number} {step.title}" for step in steps}
        self._make_parts()
        self._new_case: NewCasePage | None = None
        self.addWidget(self._make_list())
        self.model = CasesModel(around, while_alive(self, self.draw))
        self._connect()
        self.draw(self.model.state)

    @property
    def new_case(self) -> NewCasePage:
        """The page of a new case; made when it is first asked for."""
        if self._new_case is None:
            self._new_case = NewCasePage(self._around)
            self._new_case.left.connect(self._end_new)
            self._new_case.opened.connect(self._open_new)
            self.addWidget(self._new_case)
        return self._new_case

    def draw(self, state: CasesState) -> None:
        """Show a state, whatever was shown before."""
        asked = state.search
        self.search.set_value(asked.text)
        mine = _MINE if asked.coordinator else _ALL
        self.part.show_current(_CLOSED if asked.closed else mine)
        self.step.setCurrentIndex(max(0, self.step.findData(asked.step)))
        self._draw_rows(state)
        self.notice.tell(state.notice)

    def refresh(self) -> None:
        """Read the list as it is now."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what has been typed about a new case."""
        if self._new_case is not None:
            self._new_case.model.keep()

    def begin(self) -> None:
        """Put the cursor in the search box, or in the new case."""
        if self._new_case is not None and self.currentWidget() is self._new_case:
            self._new_case.begin()
        else:
            self.search.edit.setFocus()

    def show_list(self) -> None:
        """Go back to the list; what is typed about a new case is kept."""
        self.setCurrentIndex(0)

    def start_search(self) -> None:
        """Go to the list and search."""
        self.show_list()
        self.search.edit.setFocus()
        self.search.edit.selectAll()

    # --- Making it ----------------------------------------------------------------

    def _make_parts(self) -> None:
        self.found = Muted("", name="cases-count")
        self.new = primary(
            "Nytt ärende", self._begin_new, icon="plus", name="cases-new"
        )
        self.search = SearchField(f"Sök: {_SEARCHED}", _SEARCHED, name="cases-search")
        self.part = Tabs("Vilka ärenden", _PARTS, name="cases-part")
        self.step = Combo()
        self.step.setObjectName("cases-step")
        self.step.addItem("Alla steg", "")
        for step, title in self._steps.items():
            self.step.addItem(title, step)
        self.notice = Notice(name="cases-notice")
        self.list = CardList("Ärenden", name="cases-list")
        self.list.setSelectionMode(CardList.SelectionMode.NoSelection)
        first = secondary(
            "Skapa det första ärendet", self._begin_new, name="cases-first"
        )
        self.none_yet = empty_state(
            "folder-open",
            "Inga ärenden än",
            "Ett ärende börjar när en ung person skrivs in, eller när ett behov syns.",
            *([first] if self._around.works else []),
            name="cases-empty",
        )
        self.none_found = empty_state(
            "search",
            "Inget ärende passar",
            "Kontrollera stavningen, eller visa alla öppna ärenden.",
            secondary("Visa alla öppna", self._show_all, name="cases-show-all"),
            name="cases-not-found",
        )

    def _make_list(self) -> QWidget:
        if not self._around.works:
            self.new.hide()
        head = row(Title("Ärenden"), self.found, None, self.new, gap=M)
        label = Meta("Nästa steg", wrap=False)
        label.label_for(self.step)
        steps = holder(row(label, self.step))
        asked = column(
            head,
            self.search,
            holder(Flow(self.part, steps, gap=XL)),
            self.notice,
            gap=M,
            margins=(XL, 20, XL, S),
        )
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(asked)
        self.list_card = Panel(
            "card", self.list, margins=(XS, XS, XS, XS), name="cases-card"
        )
        rows = column(margins=(XL, S, XL, XL))
        for content in (self.list_card, self.none_yet, self.none_found):
            rows.addWidget(content, 1)
        whole.addLayout(rows, 1)
        return holder(whole, name="cases-page")

    def _connect(self) -> None:
        self.search.searched.connect(self.model.search)
        self.part.chosen.connect(self._choose_part)
        self.step.activated.connect(
            lambda _: self.model.show_step(str(self.step.currentData()))
        )
        self.list.chosen.connect(self.opened)
        self.list.near_end.connect(self.model.more)

    # --- Drawing it ---------------------------------------------------------------

    def _draw_rows(self, state: CasesState) -> None:
        today = self._around.today()
        self.list.show_rows(
            [
                card(one, self._steps, today, state.instead.get(one.coordinator))
                for one in state.rows
            ]
        )
        nothing = state.read and not state.rows
        self.list_card.setVisible(not nothing)
        self.none_yet.setVisible(nothing and not state.narrowed)
        self.none_found.setVisible(nothing and state.narrowed)
        said = _count(state) if state.read else ""
        if state.search.text and said and said != self.found.words:
            announce(self.list, said)
        self.found.say(said)

    # --- What the person does -----------------------------------------------------

    def _choose_part(self, part: str) -> None:
        self.model.show_part(mine=part == _MINE, closed=part == _CLOSED)

    def _show_all(self) -> None:
        self.model.show_all()
        self.search.edit.setFocus()

    def _begin_new(self) -> None:
        self.setCurrentWidget(self.new_case)
        self.new_case.model.begin()
        self.new_case.begin()

    def _end_new(self) -> None:
        self.setCurrentIndex(0)
        self.new.setFocus()

    def _open_new(self, case_id: str) -> None:
        self.setCurrentIndex(0)
        self.opened.emit(case_id)


def card(
    case: Overview, steps: dict[str, str], today: date, instead: Instead | None = None
) -> ListRow:
    """Write one row: who, the number, where it stands, and what deviates.

    ``instead`` is for whom, where one looks after a colleague's case.
    """
    chip, tone = _deviation(case, today)
    for_whom = instead_words(instead, today) if instead is not None else ""
    return ListRow(
        key=case.id,
        title=case.name or "Namn saknas",
        meta=case.number,
        note="  ·  ".join(filter(None, (_standing(case, steps, today), for_whom))),
        chip_text=chip,
        chip_tone=tone,
    )


def _standing(case: Overview, steps: dict[str, str], today: date) -> str:
    if case.closed:
        return f"{case.done} av {case.total} steg klara"
    if case.step not in steps:
        return "Alla steg klara"
    parts = [steps[case.step], SIGNS[case.step_state].word]
    if case.next_day is not None and case.next_day >= today:
        parts.append(f"nästa: {dates.short(case.next_day, today)}")
    return "  ·  ".join(parts)


def _deviation(case: Overview, today: date) -> tuple[str, Tone]:
    if case.closed:
        return "Avslutat", "idle"
    if any(w.due is not None and w.due < today for w in case.waiting):
        return "Försenat", "bad"
    if case.step_state is StepState.WAITING:
        return SIGNS[StepState.WAITING].word, "warn"
    return "", "idle"


def _count(state: CasesState) -> str:
    if state.search.text or state.search.step:
        return "1 träff" if state.total == 1 else f"{state.total} träffar"
    if state.search.closed:
        return "1 avslutat" if state.total == 1 else f"{state.total} avslutade"
    return "1 öppet" if state.total == 1 else f"{state.total} öppna"
