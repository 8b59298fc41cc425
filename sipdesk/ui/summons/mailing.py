"""Who knows what of the meeting, and the letters due to them; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from sipdesk.content.notices import Notice, notice
from sipdesk.content.swedish import clock, counted, in_sweden, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.meeting import Booking
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.telling import Telling, call
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.outgoing import DeliverAll, on_case, print_kept, why_not
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.widgets.tokens import Tone
from sipdesk.usecases.mailing import (
    Addressee,
    Letter,
    Mailing,
    PrintLetters,
    print_letters,
    read_mailing,
)

_LACKS: dict[PaperKind, tuple[str, Tone]] = {
    PaperKind.SUMMONS: ("Ingen kallelse än", "idle"),
    PaperKind.INVITATION: ("Ingen inbjudan än", "idle"),
    PaperKind.CHANGE: ("Vet inte av ändringen", "warn"),
    PaperKind.CANCELLATION: ("Vet inte att det är inställt", "warn"),
    PaperKind.CALL_REMINDER: ("Har inte svarat i tid", "warn"),
}


@dataclass(frozen=True, slots=True)
class MailingState:
    """What is known of the letters, and what has just been done with them."""

    case: Case | None = None
    mailing: Mailing | None = None
    notice: Notice | None = None
    printed: int = 0  # letters that have just gone to the printer
    printed_at: time | None = None
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Knows:
    """One participant as the card shows them."""

    recipient: str
    name: str
    note: str
    letter: PaperKind  # the one they lack, or else the one they have
    chip: str = ""
    tone: Tone = "idle"


class MailingModel:
    """Reads who knows what, and prints every letter due, by one press."""

    def __init__(self, around: Around, draw: Callable[[MailingState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = MailingState()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        state = on_case(self.state, MailingState(), case)
        if state is not None:
            self.state = state
            self.refresh()

    def refresh(self) -> None:
        """Read it anew: a paper may have gone out without the case being changed."""
        if self.state.case is not None:
            read = self._around.runner.read
            read(read_mailing, self.state.case.id, self._read, self._refused)

    def print_all(self, deliver: DeliverAll) -> None:
        """Keep every letter that is ready, and then print them.

        Call when a printer is chosen: nothing is kept of a dialog that was cancelled.
        """
        case, mailing = self.state.case, self.state.mailing
        if case is None or mailing is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, printed=0))

        def kept(letters: tuple[Letter, ...]) -> None:
            self._deliver(letters, deliver)

        order = PrintLetters(case.id, mailing)
        self._around.runner.do(print_letters, order, kept, self._refused)

    def _deliver(self, letters: tuple[Letter, ...], deliver: DeliverAll) -> None:
        def printed(failed: Notice | None) -> None:
            count = 0 if failed else len(letters)
            now = self._around.clock_now()
            state = replace(self.state, busy=False, notice=failed)
            self._show(replace(state, printed=count, printed_at=now))
            self.refresh()

        pages = [part for one in letters for part in (one.address, one.paper.data)]
        kept = [one.paper for one in letters]
        print_kept(self._around, pages, kept, deliver, printed, self._refused)

    def _read(self, mailing: Mailing) -> None:
        self._show(replace(self.state, mailing=mailing))

    def _refused(self, error: SipdeskError) -> None:
        said, changed = why_not(error)
        self._show(replace(self.state, busy=False, notice=said))
        if changed:
            self.refresh()

    def _show(self, state: MailingState) -> None:
        self.state = state
        self._draw(state)


def knows(case: Case, mailing: Mailing, today: date) -> list[Knows]:
    """Tell of each participant what they know, and what they lack."""
    there = [a for a in mailing.addressees if case.meeting.participant(a.recipient)]
    return [_knows(case, one, today) for one in there]


def _knows(case: Case, one: Addressee, today: date) -> Knows:
    name = person(case, one.recipient, today)
    lines = [_told(one.last)] if one.last else []
    if one.lacks is None:
        had = one.last.kind if one.last else None
        letter = had or call(case, one.recipient)
        return Knows(one.recipient, name, "\n".join(lines), letter)
    chip, tone = _LACKS[one.lacks]
    if one.last and one.lacks == call(case, one.recipient):
        chip = "Inget brev än"  # called in some other way
    if one.stopped:
        said = notice(one.stopped)
        lines.append(f"Kan inte skickas nu. {said.whole}")
    elif _lacks_address(case, one.recipient, today):
        lines.append(
            "Adressen saknas på adressbladet. Fyll i den i steget Inskrivning, eller "
            "skriv den för hand."
        )
    return Knows(one.recipient, name, "\n".join(lines), one.lacks, chip, tone)


def _lacks_address(case: Case, recipient: str, today: date) -> bool:
    """Whether an address page would have none though one may be written."""
    if recipient == YOUNG_PERSON:
        return False
    found = case.party(recipient)
    return case.keeps_address(found, today) and not found.address.strip()


def _told(telling: Telling) -> str:
    """Say when somebody was told, by what, and of which time."""
    what = word(telling.kind) if telling.kind else "Registrerad som kallad"
    day = short_date(in_sweden(telling.at).date())
    if telling.booking.cancelled is not None:
        return f"{what} {day}"
    return f"{what} {day}: {_when(telling.booking)}"


def _when(booking: Booking) -> str:
    if booking.day is None:
        return "utan dag"
    start = f" kl. {clock(booking.start)}" if booking.start else ""
    return f"{short_date(booking.day)}{start}"


def summary(mailing: Mailing) -> str:
    """Say in one line how many lack a letter."""
    reminded = sum(a.lacks is PaperKind.CALL_REMINDER for a in mailing.addressees)
    silent = counted(reminded, "person", "personer")
    told = f"{silent} har inte svarat i tid och kan påminnas." if reminded else ""
    return " ".join(filter(None, (_summary_of_news(mailing, more=bool(told)), told)))


def _summary_of_news(mailing: Mailing, *, more: bool) -> str:
    """Say how many do not know what holds; nothing when there is ``more`` to say."""
    letters = (a.lacks for a in mailing.addressees if a.lacks)
    lacking = [one for one in letters if one is not PaperKind.CALL_REMINDER]
    if not lacking:
        return "" if more else "Alla har fått veta det som gäller nu."
    news = (PaperKind.CHANGE, PaperKind.CANCELLATION)
    late = sum(one in news for one in lacking)
    who = counted(len(lacking), "person har", "personer har")
    if not late:
        return f"{who} inte fått kallelse eller inbjudan som brev."
    left = f" {who} ett brev att få." if late < len(lacking) else ""
    late_ones = counted(late, "person har", "personer har")
    return f"{late_ones} inte fått veta vad som gäller nu.{left}"


def about_printing(mailing: Mailing) -> str:
    """Say what one press prints, and what it leaves out."""
    ready, held = len(mailing.ready), len(mailing.held_back)
    left = f" {counted(held, 'brev', 'brev')} kan inte skickas nu." if held else ""
    if not ready:
        return f"Inget brev kan skrivas ut nu.{left}" if held else ""
    what = "1 brev skrivs ut" if ready == 1 else f"{ready} brev skrivs ut, vart och ett"
    return (
        f"{what} efter ett adressblad för fönsterkuvert C5 (fönster till höger)."
        f"{left} Breven sparas var för sig under Papper."
    )
