"""Draw a case that another home sent: what it is, and the taking in of it."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.content import Content
from sipdesk.content.swedish import counted, listing, short_date
from sipdesk.content.words import listed, word
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.transfer import Arriving, SenderKnown, TransferGround
from sipdesk.ui.foot import short_reference
from sipdesk.ui.home.transfer.arrival_model import (
    PASSPHRASE,
    UNVERIFIED,
    ArrivalModel,
    ArrivalState,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say
from sipdesk.ui.widgets.buttons import Button, ghost, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Section
from sipdesk.ui.widgets.fields import TextField, TicksField
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    PACKAGE,
    RECEIPT,
    AskCame,
    AskFile,
    to_file,
)
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Heading
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.arrival import Arrival, Taken

_ABOUT: Final = (
    "Filen visas först. Ingenting ändras förrän du tar emot ärendet, och ingenting "
    "slås ihop med det som finns här."
)
_ASKS: Final = (
    "Ring hemmet som skickade filen. De läser upp fem grupper med fyra tecken."
)
_KNOWS: Final = "Jag har ringt hemmet, och de har skickat ärendet"


class ArrivalSection(Section):
    """A package that is chosen, opened, read through and taken in.

    ``ask_came`` and ``ask_file`` open the system's own dialogs. ``opened`` when the
    case is to be opened, and ``taken`` when one has been taken in.
    """

    opened = Signal(str)  # the case's id
    taken = Signal()

    def __init__(self, around: Around, ask_came: AskCame, ask_file: AskFile) -> None:
        self._content = around.content
        self._ask_came = ask_came
        self._ask_file = ask_file
        self._stage = ""
        self._wrong = False
        self.notice = Notice(name="arrival-notice")
        self.choose = secondary(
            "Välj ärendets fil …",
            self._choose,
            icon="folder-open",
            name="arrival-choose",
        )
        self.model = ArrivalModel(
            around, while_alive(self, self.draw), while_alive(self, self._tell)
        )
        self._choose_line = holder(Flow(self.choose))
        self._make_done()
        self.asked = self._make_passphrase()
        self.preview = self._make_preview()
        super().__init__(
            "Ta emot ett ärende",
            _ABOUT,
            self.notice,
            self.done,
            self._receipt_line,
            self.asked,
            self.preview,
            self._choose_line,
            name="arrival",
        )
        self.draw(self.model.state)

    def draw(self, state: ArrivalState) -> None:
        """Show a state, whatever was shown before."""
        arrival = state.arrival
        asks = state.asks and arrival is None
        say(self.notice, state.notice)
        self._choose_line.setVisible(arrival is None and not asks)
        looks = state.busy and arrival is None
        self.choose.say("Läser filen …" if looks else "Välj ärendets fil …")
        self.choose.setEnabled(not state.busy)
        self._draw_passphrase(state, asks=asks)
        self.preview.setVisible(arrival is not None)
        if arrival is not None:
            self._draw_preview(state, arrival)
        self._draw_done(state)
        stage = "asks" if asks else "shown" if arrival else ""
        stage = "done" if state.taken else stage
        moved, self._stage = stage != self._stage, stage
        if moved:
            self._move_on(stage)
        wrong, self._wrong = self._wrong, bool(state.wrong)
        if self._wrong and not wrong:
            go_to_problem((self.passphrase, self.unverified))

    # --- What stands there ------------------------------------------------------------

    def _make_passphrase(self) -> ActiveCard:
        self.passphrase = TextField(
            "Lösenfrasen till filen", _ASKS, prose=False, name=PASSPHRASE
        )
        self.passphrase.edited.connect(lambda text: self.model.type(str(text)))
        self.passphrase.edit.returnPressed.connect(self.model.open)
        self.open = primary("Öppna filen", self.model.open, name="arrival-go")
        return ActiveCard(
            self.passphrase,
            holder(Flow(self.open, self._cancel("arrival-cancel"), gap=M)),
            gap=L,
            name="arrival-passphrase",
        )

    def _make_preview(self) -> ActiveCard:
        self._title = Heading("", name="arrival-title")
        self.unattested = Notice(name="arrival-sender")
        self.hindrance = Notice(name="arrival-hindrance")
        self.same = Notice(name="arrival-same")
        self.facts = SummaryList(name="arrival-facts")
        self.unverified = TicksField(
            "Avsändaren är inte bestyrkt", ((UNVERIFIED, _KNOWS),), name=UNVERIFIED
        )
        self.unverified.edited.connect(
            lambda ticked: self.model.accept(on=bool(ticked))
        )
        self.take = primary(
            "Ta emot ärendet",
            self.model.take,
            icon="check",
            name="arrival-take",
        )
        self.cancel = self._cancel("arrival-close")
        return ActiveCard(
            self._title,
            self.hindrance,
            self.unattested,
            self.same,
            self.facts,
            self.unverified,
            holder(Flow(self.take, self.cancel, gap=M)),
            gap=L,
            name="arrival-preview",
        )

    def _make_done(self) -> None:
        self.done = Notice(name="arrival-done")
        self.save = primary(
            "Spara kvittot …", self._save, icon="download", name="arrival-save"
        )
        self.open_case = secondary(
            "Öppna ärendet", self._open_case, icon="arrow-right", name="arrival-open"
        )
        self._receipt_line = holder(Flow(self.save, self.open_case, gap=M))

    # --- Drawing ----------------------------------------------------------------------

    def _draw_passphrase(self, state: ArrivalState, *, asks: bool) -> None:
        self.asked.setVisible(asks)
        self.passphrase.set_value(state.passphrase)
        self.passphrase.set_problem(state.wrong.get(PASSPHRASE))
        self.open.say("Öppnar …" if state.busy else "Öppna filen")
        self.open.setEnabled(not state.busy)

    def _draw_preview(self, state: ArrivalState, arrival: Arrival) -> None:
        self._title.say(arrival.name or "Ett ärende utan namn")
        hindrance = state.hindrance
        say(self.hindrance, hindrance, "warn")
        self._draw_sender(arrival, asks=state.asks_of_sender)
        self._draw_same(arrival)
        grounds = [_ground(g, self._content) for g in arrival.grounds]
        self.facts.show_rows([*_facts(arrival), *grounds])
        self.unverified.setVisible(state.asks_of_sender)
        self.unverified.set_value(frozenset({UNVERIFIED} if state.unverified else ()))
        self.unverified.set_problem(state.wrong.get(UNVERIFIED))
        self.take.setVisible(hindrance is None)
        self.take.say("Tar emot …" if state.busy else "Ta emot ärendet")
        self.take.setEnabled(not state.busy)
        self.cancel.say("Avbryt" if hindrance is None else "Stäng")

    def _draw_sender(self, arrival: Arrival, *, asks: bool) -> None:
        if not asks:
            self.unattested.clear()
            return
        self.unattested.say(
            "warn",
            f"Filen säger sig komma från {arrival.home_name}, men hemmets kort är inte "
            "sparat här. Ring hemmet på ett nummer som du redan har.",
            title="Avsändaren är inte bestyrkt.",
        )

    def _draw_same(self, arrival: Arrival) -> None:
        same = arrival.same_number
        if not same:
            self.same.clear()
            return
        one = len(same) == 1
        self.same.say(
            "info",
            "De slås inte ihop. Avsluta det som inte ska gälla.",
            title=f"{'Ärende' if one else 'Ärendena'} {listing(same)} här gäller någon "
            "med samma personnummer.",
        )

    def _draw_done(self, state: ArrivalState) -> None:
        taken = state.taken
        self._receipt_line.setVisible(taken is not None)
        if taken is None:
            self.done.clear()
            return
        number, home = taken.change.case.number, taken.transfer.home_name
        text = (
            "Kvittot är sparat."
            if state.saved
            else f"Spara kvittot och skicka det till {home}, så att de ser att "
            "ärendet kom fram. Det innehåller inga uppgifter om den unge."
        )
        self.done.say("ok", text, title=f"Ärendet är mottaget och heter {number} här.")
        self.save.say("Spara kvittot igen …" if state.saved else "Spara kvittot …")

    def _move_on(self, stage: str) -> None:
        if stage == "asks":
            self.passphrase.focus()
        elif stage == "shown":
            # Read through first; what goes on stands below.
            bring_in_sight(self.preview)
            (self.take if self.take.isVisible() else self.cancel).setFocus()
        elif stage == "done":
            bring_in_sight(self)
            self.save.setFocus()

    # --- What is pressed --------------------------------------------------------------

    def _cancel(self, name: str) -> Button:
        return ghost("Avbryt", self._close, name=name)

    def _close(self) -> None:
        self.model.close()
        self.choose.setFocus()

    def _choose(self) -> None:
        path = self._ask_came(self, PACKAGE)
        if path is not None:
            self.model.choose(path)

    def _save(self) -> None:
        path = self._ask_file(self, f"kvitto{RECEIPT}")
        if path is not None:
            self.model.save_receipt(to_file(path))

    def _open_case(self) -> None:
        taken = self.model.state.taken
        if taken is not None:
            self.opened.emit(taken.change.case.id)

    def _tell(self, _: Taken) -> None:
        self.taken.emit()


def _facts(arrival: Arrival) -> list[SummaryRow]:
    born = short_date(arrival.birth_date) if arrival.birth_date else "Inte ifyllt"
    left_out = _kinds(arrival.left_out)
    confirm = counted(arrival.to_confirm, "samtycke", "samtycken")
    one = arrival.to_confirm == 1
    waits = "Det gäller här först när det är bekräftat."
    waits = waits if one else "De gäller här först när de är bekräftade."
    how = "Lösenfras" if arrival.by_passphrase else "Vårt hemkort"
    return [
        SummaryRow("", "Från", f"{arrival.home_name}\n{_attested(arrival)}"),
        SummaryRow("", "Den unge är född", born),
        SummaryRow("", "Här", _here(arrival)),
        SummaryRow("", "Innehåller", _holds(arrival)),
        SummaryRow(
            "",
            "Att bekräfta",
            f"{confirm}. {waits}" if arrival.to_confirm else "Inget",
        ),
        SummaryRow("", "Lämnades inte över", left_out or "Inget"),
        SummaryRow("", "Filen öppnades med", how),
    ]


def _attested(arrival: Arrival) -> str:
    day = arrival.fingerprint_day
    if arrival.sender is not SenderKnown.VERIFIED or day is None:
        return word(arrival.sender)
    return f"{word(arrival.sender)}: kortet jämfördes {short_date(day)}"


def _here(arrival: Arrival) -> str:
    told = word(arrival.arriving)
    if arrival.arriving is Arriving.RETURNS:
        return f"{told}, som nästa version av {arrival.number_here}"
    return f"{told} ({arrival.number_here})" if arrival.number_here else told


def _holds(arrival: Arrival) -> str:
    parts = (
        counted(arrival.parties, "person eller aktör", "personer och aktörer"),
        counted(arrival.meetings, "möte", "möten"),
        counted(arrival.papers, "papper", "papper"),
        counted(arrival.saves, "händelse i historiken", "händelser i historiken"),
    )
    return listing(parts)


def _ground(ground: TransferGround, content: Content) -> SummaryRow:
    known, law = (
        content.transfer_grounds.get(ground.ground),
        content.laws.get(ground.law),
    )
    title = known.title if known else ground.ground
    rests = short_reference(law) if law else ground.law
    told = (
        f"{title} ({rests})",
        _kinds(ground.kinds),
        f"Skäl: {ground.reason}",
        f"Bedömt av {ground.by}",
    )
    return SummaryRow("", "Lämnat på grunden", "\n".join(told))


def _kinds(kinds: frozenset[Information]) -> str:
    told = listed(word(kind) for kind in CONSENTABLE if kind in kinds)
    return told[:1].upper() + told[1:]
