"""Draw gallring: the decision, the closed cases, what is kept, and certificates."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import clock, counted, in_sweden, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import CaseId
from sipdesk.domain.retention import Erasure, Hindrance, Hold
from sipdesk.ui.home.retention.model import (
    DECIDED,
    ERASED,
    SAVED,
    RetentionModel,
    RetentionState,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say, say_done
from sipdesk.ui.widgets.buttons import Button, primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskFile, choose_file, to_file
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.retention import Retained, RetainedCase

_WIDTH: Final = 900
_PAIR: Final = 560
_OFF: Final = (
    "Gallring är av. Den börjar när SiS beslut är registrerat här. Till dess tas "
    "ingenting bort."
)
_OWN_WORDS: Final = (
    "Det som någon skrev med egna ord i en enkät hör inte till något ärende, och "
    "gallras inte här. Det står kvar tills någon tar bort det under Statistik, Enkäter."
)
_TO_RECEIVE: Final = (
    "Ring hemmet. Läs in kvittot under Överlämning, eller öppna ärendet igen och "
    "avsluta det."
)
_TO_CLEAR: Final = "Det görs i ärendet, på sidan Avsluta eller lämna över."
_DONE: Final = {
    DECIDED: "Beslutet är registrerat",
    ERASED: "Ärendena är gallrade",
    SAVED: "Intyget är sparat",
}


class RetentionPage(ScrollPage):
    """For the one who answers for it. ``ask_file`` opens the system's own dialog.

    ``asked_closing(case)`` when one wants to go through a case.
    """

    asked_closing = Signal(str)

    def __init__(self, around: Around, *, ask_file: AskFile = choose_file) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="retention")
        self._ask_file = ask_file
        self._drawn: Retained | None = None
        self.notice = Notice(name="retention-notice")
        self.done = Notice(name="retention-done")
        self.model = RetentionModel(around, while_alive(self, self.draw))
        self._make_decision(around)
        self._make_cases()
        self._make_holds()
        self.own_words = Section(
            "Egna ord i enkäter", _OWN_WORDS, name="retention-own-words"
        )
        self._rows_of_erasures = Rows()
        self.erasures = Section(
            "Gallringsintyg",
            "Intyget säger hur mycket som togs bort, aldrig vem det gällde.",
            self._rows_of_erasures,
            name="retention-erasures",
        )
        for part in (
            self.notice,
            self.done,
            self.decision,
            self.cases,
            self.holds,
            self.own_words,
            self.erasures,
        ):
            self.add(part)
        self.erasures.hide()
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read how it stands."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is typed while the page is there."""

    def draw(self, state: RetentionState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        if state.done and state.done_at is not None:
            say_done(self.done, f"{_DONE[state.done]} {clock(state.done_at)}.")
        else:
            self.done.clear()
        for field in self._decided:
            field.set_value(getattr(state.form, field.objectName()))
            field.set_problem(state.wrong.get(field.objectName()))
        retained = state.retained
        decided = retained is not None and retained.decision is not None
        self._off.say(f"{_held(retained)}{_decided(retained)}")
        self.decide.say("Registrera det nya beslutet" if decided else "Registrera")
        for part in (self.cases, self.holds):
            part.setVisible(decided)
        if retained is not None and retained is not self._drawn:
            self._drawn = retained
            self._draw_lists(retained)
        for field in self._held:
            field.set_value(getattr(state.hold, field.objectName()))
            field.set_problem(state.wrong.get(field.objectName()))

    # --- What stands there ------------------------------------------------------------

    def _make_decision(self, around: Around) -> None:
        number = TextField("Beslutets nummer", prose=False, name="number")
        day = DateField("Beslutets dag", today=around.today, name="day")
        months = TextField(
            "Så länge bevaras ett ärende",
            "Hela månader från den dag då ärendet avslutades.",
            prose=False,
            name="months",
        )
        basis = TextField(
            "Vad bygger det på?",
            "Föreskrift eller punkt i beslutet.",
            prose=False,
            name="basis",
        )
        self._decided: tuple[Field, ...] = (number, day, months, basis)
        for field in self._decided:
            field.edited.connect(_Typed(self.model.edit, field))
        self._off = Muted(_OFF, name="retention-off")
        self.decide = primary(
            "Registrera", self.model.decide, icon="check", name="retention-decide"
        )
        self.decision = Section(
            "SiS beslut om gallring",
            "",
            self._off,
            Columns(number, day, breakpoint=_PAIR, gap=L),
            Columns(months, basis, breakpoint=_PAIR, gap=L),
            holder(Flow(self.decide)),
            name="retention-decision",
        )

    def _make_cases(self) -> None:
        self._none = Muted("Inget avslutat ärende.", name="retention-none")
        self._rows_of_cases = Rows()
        self.erase = secondary(
            "Gallra …", self._erase, icon="trash-2", name="retention-erase"
        )
        self.cases = Section(
            "Avslutade ärenden",
            "Bara det som är fört till KIA, eller inte behöver bevaras, kan gallras.",
            self._none,
            self._rows_of_cases,
            holder(Flow(self.erase)),
            name="retention-cases",
        )

    def _make_holds(self) -> None:
        case = ChoiceField("Vilket ärende?", (), name="case")
        why = TextField("Varför?", "Till exempel att en tvist pågår.", name="why")
        self._held: tuple[Field, ...] = (case, why)
        self._which = case
        for field in self._held:
            field.edited.connect(_Typed(self.model.edit_hold, field))
        self.keep = secondary("Bevara tills vidare", self.model.keep, name="hold")
        self._rows_of_holds = Rows()
        self.holds = Section(
            "Bevaras tills vidare",
            "Ett ärende som behövs för en tvist, en granskning eller en begäran "
            "gallras inte, vad beslutet än säger.",
            self._rows_of_holds,
            Columns(case, why, breakpoint=_PAIR, gap=L),
            holder(Flow(self.keep)),
            name="retention-holds",
        )

    # --- Drawing ----------------------------------------------------------------------

    def _draw_lists(self, retained: Retained) -> None:
        self._draw_cases(retained.cases, allowed=retained.allowed)
        self._draw_holds(retained)
        self.erasures.setVisible(bool(retained.erasures))
        certificates = [self._certificate(e) for e in retained.erasures]
        self._rows_of_erasures.show_rows(certificates)

    def _draw_cases(self, cases: Sequence[RetainedCase], *, allowed: bool) -> None:
        self._rows_of_cases.show_rows([self._case(one) for one in cases])
        self._none.setVisible(not cases)
        ready = sum(not one.hindrances for one in cases)
        self.erase.setVisible(bool(ready))
        self.erase.setEnabled(allowed)
        self.erase.say(f"Gallra {counted(ready, 'ärende', 'ärenden')} …")

    def _case(self, one: RetainedCase) -> QWidget:
        due = f"Avslutat {short_date(one.closed)}, får gallras {short_date(one.due)}"
        lines = [due, ". ".join(word(hindrance) for hindrance in one.hindrances)]
        is_to_do = Hindrance.NOT_CLEARED in one.hindrances
        lines.append(_TO_CLEAR if is_to_do else "")
        is_astray = Hindrance.NO_RECEIPT in one.hindrances
        lines.append(_TO_RECEIVE if is_astray else "")
        chip = None if one.hindrances else Chip("Kan gallras", "warn")
        go = Button(
            "Öppna ärendet",
            label=f"Öppna ärendet {one.number}",
            name=f"clear-{one.case}",
            clicked=lambda: self.asked_closing.emit(one.case),
        )
        note = "\n".join(filter(None, lines))
        return named_row(one.number, note, chip, go if is_to_do or is_astray else None)

    def _draw_holds(self, retained: Retained) -> None:
        numbers = {one.case: one.number for one in retained.cases}
        self._which.set_choices(list(numbers.items()))
        held = [h for h in retained.holds if h.lifted is None]
        self._rows_of_holds.show_rows([self._hold(h, numbers) for h in held])

    def _hold(self, hold: Hold, numbers: Mapping[CaseId, str]) -> QWidget:
        number = numbers.get(hold.case, "")
        lift = Button(
            "Häv",
            label=f"Häv för {number}",
            name=f"lift-{hold.id}",
            clicked=lambda: self.model.lift(hold.id),
        )
        note = f"Sedan {short_date(hold.since)}. {hold.why}"
        return named_row(number or "Ärende", note, None, lift)

    def _certificate(self, erasure: Erasure) -> QWidget:
        day = short_date(in_sweden(erasure.at).date())
        save = Button(
            "Spara intyget …",
            name=f"certificate-{erasure.id}",
            clicked=lambda: self._save(erasure),
        )
        note = f"{counted(erasure.count, 'ärende', 'ärenden')}, beslut "
        return named_row(day, f"{note}{erasure.decision}", None, save)

    # --- What is pressed --------------------------------------------------------------

    def _erase(self) -> None:
        retained = self.model.state.retained
        ready = retained.ready if retained else ()
        sure = ask(
            self.window(),
            f"Gallra {counted(len(ready), 'ärende', 'ärenden')}?",
            "Ärendena tas bort för alltid, med papper och historik. De går inte att "
            "få tillbaka.",
            "Gallra",
            "Vänta",
        )
        if sure:
            self.model.erase()

    def _save(self, erasure: Erasure) -> None:
        day = in_sweden(erasure.at).date().isoformat()
        path = self._ask_file(self, f"gallringsintyg-{day}.pdf")
        if path is not None:
            self.model.deliver(erasure, to_file(path))


class _Edit(Protocol):
    def __call__(self, **changes: str) -> None: ...


class _Typed:
    """Tells the model what was typed in one field."""

    def __init__(self, edit: _Edit, field: Field) -> None:
        self._edit = edit
        self._name = field.objectName()

    def __call__(self, value: object) -> None:
        """Take what was chosen or typed."""
        self._edit(**{self._name: str(value)})


def _decided(retained: Retained | None) -> str:
    """Say what is decided for this computer besides; nothing mostly."""
    if retained is None:
        return ""
    if not retained.allowed:
        return " Bestämt av administratören: gallring görs inte på den här datorn."
    if not retained.least_months:
        return ""
    months = counted(retained.least_months, "månad", "månader")
    return f" Bestämt av administratören: gallring görs tidigast {months} efter avslut."


def _held(retained: Retained | None) -> str:
    """Say which decision holds, or that none does."""
    decision = retained.decision if retained else None
    if decision is None:
        return _OFF
    kept = "".join(
        f" Ett ärende bevaras {counted(rule.months, 'månad', 'månader')}, "
        f"enligt {rule.basis}."
        for rule in decision.rules[:1]
    )
    day = short_date(decision.day)
    return f"Beslut {decision.number} från {day} gäller.{kept}"
