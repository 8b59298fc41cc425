"""Draw the access log: its rows, its check, and the review of a sample."""

from datetime import datetime
from typing import Final

from sipdesk.content.access_words import told
from sipdesk.content.swedish import clock, counted, in_sweden, short_date
from sipdesk.content.words import word
from sipdesk.domain.access import Act
from sipdesk.domain.policy import ALLOW_LOG_EXPORT
from sipdesk.domain.user import User
from sipdesk.ui.home.access.faults import FaultsCard
from sipdesk.ui.home.access.model import (
    ANSWERED,
    EXPORTED,
    REVIEWED,
    SAVED,
    LogModel,
    LogState,
    Narrowing,
)
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say, say_done
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.cards import Card, Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextArea, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, ScrollPage, bring_in_sight, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.access import CheckedLog, LogRow, ReviewDue

_WIDTH: Final = 900
_PAIR: Final = 560
_ROW_HEIGHT: Final = 76
_MOST_ROWS: Final = 8
_ACTS: Final = [(act.value, word(act)) for act in Act if act is not Act.UNKNOWN]
_CSV: Final = "atkomstlogg.csv"
_DONE: Final = {
    ANSWERED: "Svaret är registrerat",
    EXPORTED: "Raderna är sparade",
    REVIEWED: "Granskningen är registrerad",
    SAVED: "Granskningens papper är lämnat",
}


class AccessPage(ScrollPage):
    """Who saw and did what. ``ask_printer`` and ``ask_file`` are the system's own."""

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="access")
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self.notice = Notice(name="access-notice")
        self.done = Notice(name="access-done")
        self.model = LogModel(around, while_alive(self, self.draw))
        self.faults = FaultsCard(self.model)
        self._make_state(around)
        self._make_narrowing(around)
        self._make_list()
        self._make_review()
        for part in (
            self.notice,
            self.done,
            self.faults,
            self.state,
            self.narrowing,
            self._listed,
            self.review,
        ):
            self.add(part)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read the rows."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is typed of a review while the page is there."""

    def draw(self, state: LogState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        self._draw_done(state)
        self.faults.draw(state)
        self._draw_state(state)
        self._draw_fields(state)
        rows = state.log.rows if state.log else ()
        self.list.show_rows([_row(row) for row in rows], self.list.current_key)
        height = theme.px(_ROW_HEIGHT)
        self.list.setFixedHeight(height * max(1, min(_MOST_ROWS, len(rows))))
        total = state.log.total if state.log else 0
        self._count.say(
            f"{counted(total, 'rad', 'rader')}, de senaste först"
            if total
            else "Inga rader med det här urvalet"
        )
        self._more.setVisible(len(rows) < total)
        self._draw_review(state)

    # --- What stands there ------------------------------------------------------------

    def _make_state(self, around: Around) -> None:
        self._lines = Lines(name="access-state")
        self.anchor = TextField(
            "Avläsning från ett papper",
            "Den står på granskningens papper: radens nummer, kolon och kontrollsumma. "
            "Utan den jämförs loggen bara med det som finns i datorn.",
            prose=False,
            name="anchor",
        )
        self.anchor.edited.connect(lambda typed: self.model.type_anchor(str(typed)))
        self.check = secondary(
            "Kontrollera loggen",
            self.model.check,
            icon="shield-check",
            name="access-check",
        )
        self.export = ghost(
            "Spara raderna …", self._export, icon="download", name="access-export"
        )
        self.state = Section(
            "Åtkomstlogg",
            "Den visar vem som har sett och gjort vad, aldrig vad någon sökte efter. "
            "Det som ändras i efterhand syns när loggen jämförs med vad datorn såg "
            "senast, med säkerhetskopiorna och med granskningarna.",
            self._lines,
            self.anchor,
            holder(Flow(self.check, self.export, gap=M)),
            ShutLine(around.policies, ALLOW_LOG_EXPORT, self.export),
            name="access-card",
        )

    def _make_narrowing(self, around: Around) -> None:
        self.by = ChoiceField("Vem?", (), unchosen="Alla", name="by")
        self.act = ChoiceField("Vad?", _ACTS, unchosen="Allt", name="act")
        self.case_number = TextField(
            "Ärende", "Hela numret, till exempel 2026-014.", name="case_number"
        )
        self.first = DateField("Från", today=around.today, name="first")
        self.last = DateField("Till", today=around.today, name="last")
        for field in self._fields:
            field.edited.connect(self._narrowed(field))
        self.narrowing = Section(
            "Visa",
            "",
            Columns(self.by, self.act, breakpoint=_PAIR, gap=L),
            Columns(self.first, self.last, breakpoint=_PAIR, gap=L),
            self.case_number,
            name="access-narrowing",
        )

    @property
    def _fields(self) -> tuple[Field, ...]:
        return (self.by, self.act, self.case_number, self.first, self.last)

    def _narrowed(self, field: Field) -> "_Narrowed":
        return _Narrowed(self.model, field.objectName())

    def _make_list(self) -> None:
        self._count = Meta("", name="access-count")
        self.list = CardList("Åtkomstloggens rader", name="access-list")
        self._more = ghost("Visa fler", self.model.show_more, name="access-more")
        self._listed = Card(
            self._count, self.list, holder(Flow(self._more)), name="access-rows"
        )

    def _make_review(self) -> None:
        self.lots = secondary(
            "Ta fram ett urval",
            self._draw_lots,
            icon="list-checks",
            name="access-lots",
        )
        self.no_sample = Notice(name="access-no-sample")
        self._sample = Lines(name="access-sample")
        self.signed = Notice(name="access-signed")
        self.words = TextArea(
            "Vad visade granskningen?",
            "Jämför varje rad med vad personen hade i uppdrag den dagen. Skriv vad du "
            "gjorde åt det som inte stämde.",
            rows=2,
            name="words",
        )
        self.words.edited.connect(lambda typed: self.model.write(str(typed)))
        self.sign = primary(
            "Registrera granskningen", self.model.review, icon="check", name="sign"
        )
        self.print = secondary(
            "Skriv ut", self._print, icon="printer", name="access-print"
        )
        self.save = ghost("Spara som PDF", self._save, name="access-save")
        self._to_sign = holder(Flow(self.sign))
        self._paper = holder(Flow(self.print, self.save, gap=M))
        self.review = Section(
            "Granska ett urval",
            "Tjugo rader om ärenden dras med lott mellan de dagar som du har valt. "
            "Dina egna är inte med: dem granskar någon annan.",
            holder(Flow(self.lots)),
            self.no_sample,
            self._sample,
            self.words,
            self._to_sign,
            self.signed,
            self._paper,
            name="access-review",
        )

    # --- Drawing ----------------------------------------------------------------------

    def _draw_state(self, state: LogState) -> None:
        lines = [_checked(state), _reviewed(state)]
        if state.log is not None:
            lines.append(_due(state.log.due))
        self._lines.show_lines(lines)
        self.anchor.set_value(state.anchor)
        self.anchor.set_problem(state.wrong.get("anchor"))

    def _draw_fields(self, state: LogState) -> None:
        people = state.log.people if state.log else ()
        self.by.set_choices([(user.id, _named(user)) for user in people])
        for field in self._fields:
            name = field.objectName()
            field.set_value(getattr(state.narrowing, name))
            field.set_problem(state.wrong.get(name))

    def _draw_review(self, state: LogState) -> None:
        self.review.setVisible(self.model.may_review)
        sample, made = state.sample, state.reviewed
        was = self.no_sample.title
        say(self.no_sample, state.no_sample, "warn")
        if state.no_sample is not None and not was:
            bring_in_sight(self.no_sample)
        self._sample.show_lines([_line(row) for row in sample])
        for part in (self.words, self._to_sign):
            part.setVisible(bool(sample))
        self.words.set_value(state.words)
        self.words.set_problem(state.wrong.get("words"))
        self._paper.setVisible(made is not None)

    def _draw_done(self, state: LogState) -> None:
        """Say what was done near what did it: the paper of a review stands last."""
        near = self.signed if state.done in {REVIEWED, SAVED} else self.done
        for panel in (self.done, self.signed):
            if panel is not near or not state.done:
                panel.clear()
        if state.done and state.done_at is not None:
            say_done(near, f"{_DONE[state.done]} {clock(state.done_at)}.")

    # --- What is pressed --------------------------------------------------------------

    def _draw_lots(self) -> None:
        self.model.draw_lots()
        go_to_problem(self._fields)  # a day that cannot be read stands far above

    def _export(self) -> None:
        path = self._ask_file(self, _CSV)
        if path is not None:
            self.model.export(to_file(path))

    def _print(self) -> None:
        made = self.model.state.reviewed
        printer = self._ask_printer(self, made.file_name) if made else None
        if printer is not None:
            self.model.deliver(to_printer(printer))

    def _save(self) -> None:
        made = self.model.state.reviewed
        path = self._ask_file(self, made.file_name) if made else None
        if path is not None:
            self.model.deliver(to_file(path))


class _Narrowed:
    """Tells the model of one field."""

    def __init__(self, model: LogModel, name: str) -> None:
        if name not in Narrowing.__slots__:
            raise LookupError(f"nothing is narrowed by {name}")
        self._model = model
        self._name = name

    def __call__(self, value: object) -> None:
        """Take what was chosen or typed."""
        self._model.narrow(**{self._name: str(value)})


def _row(row: LogRow) -> ListRow:
    access = row.access
    said = told(access, row.about)
    note = " · ".join(part for part in (row.case_number, said) if part)
    return ListRow(
        str(access.number),
        f"{word(access.act)}, {row.who or 'okänd'}",
        meta=_when(access.at),
        note=note,
    )


def _line(row: LogRow) -> Line:
    shown = _row(row)
    return Line("circle", "muted", f"{shown.title}. {shown.meta}", shown.note)


def _when(at: datetime) -> str:
    local = in_sweden(at)
    return f"{short_date(local.date())} {clock(local.time())}"


def _named(user: User) -> str:
    return f"{user.name} (har slutat)" if user.left is not None else user.name


def _checked(state: LogState) -> Line:
    checked = state.checked
    if checked is None:
        return Line("circle", "muted", "Loggen är inte kontrollerad sedan du öppnade.")
    rows = counted(checked.rows, "rad", "rader")
    if not checked.findings:
        return Line(
            "circle-check", "ok", "Loggen är hel.", f"{rows}, {_against(checked)}."
        )
    found = ". ".join(dict.fromkeys(word(one.fault) for one in checked.findings))
    first = min(one.number for one in checked.findings)
    return Line(
        "triangle-alert",
        "bad",
        f"Loggen är inte hel. {found}.",
        f"Första gången vid rad {first} av {rows}. Berätta för chefen, och behåll "
        "filen som den är.",
    )


def _against(checked: CheckedLog) -> str:
    """Say what the log was compared with."""
    anchors = checked.anchors
    beside = [
        ("det som datorn såg senast", anchors.computer),
        ("avläsningen på pappret", anchors.typed),
        (
            counted(len(anchors.backups), "säkerhetskopia", "säkerhetskopior"),
            anchors.backups,
        ),
        (
            counted(len(anchors.reviews), "granskning", "granskningar"),
            anchors.reviews,
        ),
    ]
    there = [words for words, found in beside if found]
    if not there:
        return "inte jämförda med något utanför filen"
    return f"jämförda med {', '.join(there)}"


def _reviewed(state: LogState) -> Line:
    review = state.log.last_review if state.log else None
    if review is None or state.log is None:
        return Line("circle", "muted", "Loggen har inte granskats än.")
    names = {user.id: user.name for user in state.log.people}
    who = names.get(review.by, "okänd")
    rows = counted(review.looked_at, "rad", "rader")
    return Line(
        "circle-check", "ok", f"Senast granskad {short_date(review.day)}, {who}.", rows
    )


def _due(review: ReviewDue) -> Line:
    apart = counted(review.months, "månad", "månader")
    note = (
        f"Högst {apart} mellan granskningarna är hemmets egen siffra. Lagen säger inte "
        "hur ofta."
    )
    day = short_date(review.due)
    if review.is_late:
        late = f"Granskningen skulle ha gjorts senast {day}."
        return Line("triangle-alert", "warn", late, note)
    return Line("calendar", "muted", f"Nästa granskning senast {day}.", note)
