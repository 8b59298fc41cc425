"""Draw the page of a move or of coming of age: what holds on the day, what to do."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QShowEvent
from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, listing, long_date, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.move import Turn, TurnKind
from sipdesk.ui.aftermath import AftermathModel, AftermathState
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.kommun_field import kommun_field
from sipdesk.ui.kommuner import kommun_named
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.move.model import (
    Knows,
    May,
    MoveForm,
    Word,
    ahead,
    asked_today,
    called,
    copies,
    form_of,
    handing_over,
    known,
    may_ask_now,
    name,
    save_of,
    words,
)
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet, say
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.layout import Columns, Flow, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.table import Cell, PlainTable, Row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.closing import record_closing
from sipdesk.usecases.consequences import Aftermath
from sipdesk.usecases.placement import record_placement
from sipdesk.usecases.summons import CancelMeeting, cancel_meeting

_PAIR: Final = 480
_UNFILLED: Final = "Inte ifyllt"
_BASIS: Final = (
    "Till ett annat SiS-hem följer ärendet med för att den unge är placerad där, inte "
    "för att någon har samtyckt. Uppgifter om hälsa och skola behöver en egen grund."
)
_CONFIRM: Final = (
    "Givna på det här hemmet. Flyttar den unge till ett annat hem frågar det nya "
    "hemmet om de fortfarande gäller."
)
_DAY: Final = 128
"""The least width of a cell for a day, at scale 1.0."""
_MAY: Final = {
    May.CONSENT: Cell("Enligt samtycke", "circle-check", "ok"),
    May.GUARDIAN: Cell("Som vårdnadshavare", "circle-check", "ok"),
    May.INSIDE: Cell("Inom SiS vård", "circle-check", "ok"),
    May.MUST: Cell("Ska få veta", "circle-check", "ok"),
    May.GROUND: Cell("På annan grund", "circle-dot", "info"),
    May.NO: Cell("Får inte veta", "circle-slash", "muted"),
}


class MoveSheet(Sheet):
    """One page for the day that changes who may know, and who answers."""

    def __init__(self, around: Around) -> None:
        super().__init__("move", around)
        self._deed = Deeds(around, while_alive(self, self._draw_deed))
        self._failed = Notice(name="move-notice")
        self._day = Notice(name="move-day")
        self.model = PartModel(
            "move",
            around,
            MoveForm(),
            partial(form_of, content=around.content),
            partial(save_of, around=around),
            while_alive(self, self._draw),
        )
        self.own(self.model)
        self.moving, self.after = self._move(), self._after()
        for form in (self.moving, self.after):
            form.tie(self.model)
        self._table = PlainTable(wide=_DAY, name="move-table")
        self._why = Meta("", name="move-why")
        self._words = PlainTable(wide=_DAY, name="move-words")
        self._unread = Notice(name="move-unread")
        self._papers = Lines(name="move-papers")
        self._facts = SummaryList(name="move-facts")
        self._facts.change.connect(self.asked_step)
        self.aftermath = AftermathModel(around, while_alive(self, self._draw_papers))
        self.put(
            self._failed,
            self._day,
            self.moving,
            *self._cards(),
            self.after,
            self._handing_over(),
        )

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        case, today = view.case, self.around.today()
        coming = ahead(case, today)
        days = ["", "I dag", *(short_date(turn.day) for turn in _apart(coming))]
        self._draw_day(coming)
        knows = known(case, today)
        self._table.show_cells(days, [_row(one) for one in knows])
        self._why.say(_why(knows))
        self._why.setVisible(bool(self._why.words))
        self.know.setVisible(bool(case.parties))
        given = words(case, today)
        self._words.show_cells(days, [_word_row(one) for one in given])
        self.consents.setVisible(bool(given))
        self._draw_summons(case)
        self._facts.show_rows(self._fact_rows(case))
        turn = coming[0].day if coming else None
        self.aftermath.show_case(case, turn)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.aftermath.refresh()

    def _draw(self, state: PartState[MoveForm]) -> None:
        for form in (self.moving, self.after):
            form.draw(state)
        kommun = kommun_named(state.form.receiving_kommun, self.around.content)
        where = f"{kommun.name} ligger i {kommun.region}." if kommun else ""
        self.region.set_help(where)
        self._ask_now.setVisible(may_ask_now(state.form))

    def _draw_day(self, coming: tuple[Turn, ...]) -> None:
        if not coming:
            self._day.clear()
            return
        told = [
            f"{lower_first(word(turn.kind))} {long_date(turn.day)}" for turn in coming
        ]
        grown = any(turn.kind is TurnKind.GROWN_UP for turn in coming)
        text = (
            "Vid midnatt slutar vårdnaden. Vårdnadshavare får inget mer veta, och inga "
            "exemplar lämnas på samtycke, förrän den unge själv har svarat. Det som "
            "ska lämnas lämnas ändå."
            if grown
            else ""  # what a move rests on stands on its own card
        )
        self._day.say("info", text, title=f"Den unge {listing(told)}.")

    def _draw_summons(self, case: Case) -> None:
        who, today = called(case), self.around.today()
        self.summons.setVisible(bool(who))
        if not who or case.meeting.booking.day is None:
            return
        day = long_date(case.meeting.booking.day)
        names = listing([name(case, one, today) for one in who])
        self.summons.subtitle.say(f"Till mötet {day} är kallade: {names}.")

    def _draw_papers(self, state: AftermathState) -> None:
        if state.case is None:
            return
        say(self._unread, state.notice)
        lines = self._lines(state.case, state.aftermath) if state.aftermath else []
        self._papers.show_lines(lines)
        # Away would be taken for nothing that is handed out.
        self.papers.setVisible(bool(lines) or state.notice is not None)

    def _lines(self, case: Case, aftermath: Aftermath) -> list[Line]:
        found, today = copies(case, aftermath.past), self.around.today()
        lost = {one.recipient for one in aftermath.consequences.affected}
        lines = []
        for recipient, past in found:
            told = [
                f"{lower_first(word(kind))} {short_date(day)}"
                for kind, day in dict.fromkeys((g.kind, g.day) for g in past.given)
            ]
            shut = "Får mindre eller inget från den dagen." if recipient in lost else ""
            who = name(case, recipient, today)
            lines.append(Line("file-text", "muted", who, _papers(told, shut)))
        return lines

    def _cards(self) -> tuple[Section, ...]:
        to_consent = link("Gå till Samtycke", self._go("consent"), name="go-consent")
        off = secondary("Ställ in mötet", self._call_off, name="move-off")
        letters = link("Gå till Kalla och bjud in", self._go("summons"), name="go-call")
        self.know = Section(
            "Vem får veta?",
            "Enligt samtycke, vårdnad och de grunder som är valda, dag för dag.",
            self._table,
            self._why,
            name="move-know",
        )
        self.consents = Section(
            "Samtycken",
            _CONFIRM,
            self._words,
            holder(row(to_consent, None)),
            name="move-consents",
        )
        self.summons = Section(
            "Öppna kallelser",
            "-",
            Meta(
                "Gäller mötet inte längre: ställ in det. Breven är neutrala och säger "
                "inget om varför, och de skrivs ut under Kalla och bjud in."
            ),
            holder(Flow(off, letters)),
            name="move-summons",
        )
        self.papers = Section(
            "Exemplar som är lämnade",
            "",
            self._unread,
            self._papers,
            name="move-copies",
        )
        facts = Section("Vem ansvarar?", "", self._facts, name="move-who")
        return self.know, self.consents, self.summons, self.papers, facts

    def _move(self) -> Form:
        content = self.around.content
        regions = [(region, region) for region in content.regions]
        self.region = ChoiceField(
            "Region som tar emot",
            regions,
            unchosen="Välj region",
            name="receiving_region",
        )
        form = Form("Flytten", _BASIS, name="move-card")
        day = DateField("Flyttar", "", today=self.around.today, name="moves")
        to = TextField("Vart flyttar den unge?", name="moves_to")
        kommun = kommun_field("Kommun som tar emot", content, name="receiving_kommun")
        form.hold(day, to)
        form.add(Columns(day, to, breakpoint=_PAIR))
        form.ask(kommun, self.region)
        return form

    def _after(self) -> Form:
        form = Form(
            "Tiden efter",
            "SiS får delta efter flytten om kommunen eller regionen ger ett uppdrag.",
            name="aftercare-card",
        )
        asked = DateField(
            "Frågade om uppdrag", "", today=self.around.today, name="aftercare_asked"
        )
        got = YesNoUnknownField("Har SiS fått uppdraget?", name="aftercare")
        self._ask_now = secondary("Frågat i dag", self._asked, name="asked-today")
        form.ask(asked)
        form.add(holder(Flow(self._ask_now, gap=S)))
        form.ask(got)
        return form

    def _handing_over(self) -> Section:
        over = secondary("Lämna över planen", self._hand_over, name="hand-over")
        return Section(
            "Lämna över",
            "Planen avslutas inte. Den som tar över följer upp den, och huvudansvarig "
            "får veta.",
            holder(Flow(over)),
            name="move-over",
        )

    def _fact_rows(self, case: Case) -> list[SummaryRow]:
        stay = case.placement
        lead = name(case, case.plan.lead, self.around.today())
        return [
            SummaryRow("plan", "Huvudansvarig", lead or "Ingen vald än"),
            SummaryRow("start_meeting", "Hemregion", stay.home_region or _UNFILLED),
        ]

    def _asked(self) -> None:
        if self.view is not None:
            order = asked_today(self.view.case, self.around.today())
            self._deed.do(record_placement, order)

    def _call_off(self) -> None:
        if self.view is not None:
            case, today = self.view.case, self.around.today()
            self._deed.do(cancel_meeting, CancelMeeting(case.id, case.version, today))

    def _hand_over(self) -> None:
        if self.view is None:
            return
        order = handing_over(self.view.case)
        if order is None:
            self.asked_step.emit("closing")
            return
        self._deed.do(record_closing, order, lambda _: self.asked_step.emit("closing"))

    def _go(self, step: str) -> Any:
        return lambda: self.asked_step.emit(step)

    def _draw_deed(self, state: DeedState) -> None:
        say(self._failed, state.notice)


def _apart(coming: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Give one turn for each day."""
    return tuple({turn.day: turn for turn in coming}.values())


def _row(one: Knows) -> Row:
    return (Cell(one.name), *(_MAY[may] for may in one.on))


def _why(knows: Sequence[Knows]) -> str:
    """Say what is missing for those who may know less on the day, each lack once."""
    lacks = dict.fromkeys(one.lacks for one in knows if one.changes and one.lacks)
    told = " ".join(said.whole for said in map(notice, lacks))
    return f"Varför det ändras: {told}" if told else ""


_HOLDS: Final = Cell("Räknas", "circle-check", "ok")
_HOLDS_NOT: Final = Cell("Räknas inte", "circle-slash", "muted")


def _word_row(one: Word) -> Row:
    until = f"Till och med {long_date(one.until)}" if one.until else ""
    on = (_HOLDS if holds else _HOLDS_NOT for holds in one.holds)
    return (Cell(one.name, note=until), *on)


_MOST: Final = 4


def _papers(told: list[str], shut: str) -> str:
    rest = len(told) - _MOST
    shown = told[-_MOST:]
    more = [counted(rest, "papper till", "papper till")] if rest > 0 else []
    return " ".join(filter(None, (f"{listing([*shown, *more])}.", shut)))
