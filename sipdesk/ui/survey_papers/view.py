"""Draw the card where surveys are printed, saved as files, and read in again."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, listing, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say, say_done
from sipdesk.ui.survey_papers.model import (
    GroupRow,
    HandedOut,
    Out,
    PapersModel,
    PapersState,
    Way,
)
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, link, primary, secondary
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.fields import RadioField, TextField
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPdfs,
    AskPrinter,
    all_to_printer,
    choose_file,
    choose_pdfs,
    choose_printer,
    from_file,
    to_file,
)
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.survey_form import (
    MOST_BYTES,
    UNREADABLE,
    FileRead,
    SurveyFile,
)

_PAGES_HEIGHT: Final = 620
_STEPS: Final = {"faces-3": "Tre ansikten", "faces-5": "Fem ansikten"}
_HANDING_OUT: Final = (
    "Ge var och en ett kuvert. Den som inte är i rummet kan få en fil att fylla i. "
    "Spara en ny fil till var och en, för samma fil kan bara läsas in en gång."
)
_NUMBER: Final = 140
_LOOK_FIRST: Final = (
    "Var och en som fick en fil har skickat en. Är det fler, eller från någon annan? "
    "Fråga innan du räknar dem."
)
_SEND: Final = "Skicka filen till en person, och ta sedan bort den här."
_DELETE: Final = (
    "Ta bort filerna där de ligger, också i mejlet de kom med. Inget här visar vem som "
    "har svarat vad."
)


class PapersCard(Section):
    """The surveys of an occasion, on paper and in files.

    The ``ask`` arguments open the system's own dialogs.
    """

    def __init__(
        self,
        around: Around,
        occasion: SurveyOccasion,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
        ask_pdfs: AskPdfs = choose_pdfs,
    ) -> None:
        super().__init__("På papper eller i en fil", _HANDING_OUT, name="survey-papers")
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self._ask_pdfs = ask_pdfs
        self._drawn: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._fields: dict[SurveyGroup, TextField] = {}
        self._shown: SurveyGroup | None = None
        self._said: HandedOut | None = None
        self._told: tuple[FileRead, ...] = ()
        self._seen: tuple[FileRead, ...] = ()
        self.model = PapersModel(around, occasion, while_alive(self, self.draw))
        options = [(one, _STEPS.get(one, one)) for one in self.model.scales]
        self._steps = RadioField(
            "Den unge svarar med", options, level=True, name="survey-steps"
        )
        self._steps.edited.connect(lambda chosen: self.model.choose_scale(str(chosen)))
        self._rows = Rows()
        self._outs = Rows()
        self._asking = holder(column(Divider(), self._outs, gap=M))
        self._notice = Notice(name="survey-papers-notice")
        self._done = Notice(name="survey-papers-done")
        self._make_preview()
        self._make_reading()
        self.add(
            self._steps,
            self._rows,
            self._asking,
            self._done,
            self._paper,
            Divider(),
            self._reading,
            self._notice,
        )
        self.draw(self.model.state)

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        self.model.show_case(case)

    def draw(self, state: PapersState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        groups = {one.group for one in state.rows}
        several = len(self.model.scales) > 1
        self._steps.setVisible(several and SurveyGroup.YOUNG_PERSON in groups)
        self._steps.set_value(state.scale or next(iter(self.model.scales), ""))
        drawn = (state.rows, state.closed)
        if drawn != self._drawn:
            self._drawn = drawn
            self._rows.show_rows([self._row(one, state) for one in state.rows])
        self._draw_outs(state)
        self._draw_done(state.done)
        self._draw_preview(state)
        self._draw_reading(state)

    def _row(self, one: GroupRow, state: PapersState) -> QWidget:
        name, group = word(one.group), one.group
        told = "Närvaron är inte noterad" if one.there is None else ""
        note = told or counted(one.there or 0, "var med", "var med")
        if not self.model.counts:
            note = ""
        look = link(
            "Visa",
            partial(self.model.look, group),
            label=f"Visa enkäten: {name}",
            name=f"survey-look-{group.value}",
        )
        parts: list[QWidget] = [look]
        if not state.closed:
            parts = [
                secondary(
                    f"Skriv ut {one.copies}",
                    partial(self._print, one),
                    icon="printer",
                    label=f"Skriv ut {one.copies}: {name}",
                    name=f"survey-print-{group.value}",
                ),
                secondary(
                    "Spara fil",
                    partial(self._save, one),
                    icon="download",
                    label=f"Spara fil att fylla i: {name}",
                    name=f"survey-save-{group.value}",
                ),
                look,
            ]
        words = column(Body(name, weight="medium"), gap=2)
        if note:
            words.addWidget(Meta(note))
        line = row(words, holder(Flow(*parts, gap=S)), gap=M)
        line.setStretch(0, 1)
        return holder(line)

    def _make_preview(self) -> None:
        self._title = Body("", weight="medium", name="survey-shown-title")
        close = ghost("Stäng", self.model.look_away, icon="x", name="survey-close")
        self.pages = PaperPreview(name="survey-pages", may_copy=True)
        # Its row has the buttons, which count what is handed out.
        self.pages.print_button.hide()
        self.pages.save_button.hide()
        line = row(self._title, close, gap=M)
        line.setStretch(0, 1)
        self._paper = holder(column(line, self.pages, gap=M))

    def _make_reading(self) -> None:
        self._where = Meta("", name="survey-read-where")
        self.read_button = secondary(
            "Läs in svar …", self._read, icon="folder-open", name="survey-read"
        )
        self._outcome = Notice(name="survey-read-outcome")
        self._refused = Rows()
        self._waiting = Rows()
        self.keep_button = primary("", self.model.keep_read, name="survey-read-keep")
        leave = ghost("Räkna inte", self.model.leave_unread, name="survey-read-leave")
        self._before = holder(
            column(
                Body("Stämmer det här?", weight="medium"),
                Meta(_LOOK_FIRST),
                self._waiting,
                holder(row(self.keep_button, leave, None)),
                gap=S,
            )
        )
        self._reading = holder(
            column(
                Body("Filer som har kommit tillbaka", weight="medium"),
                self._where,
                holder(row(self.read_button, None)),
                self._before,
                self._outcome,
                self._refused,
                gap=S,
            )
        )

    def _draw_outs(self, state: PapersState) -> None:
        """Ask how many were handed out: printing is not that, and may be done twice."""
        outs = () if state.closed else state.outs
        self._asking.setVisible(bool(outs))
        asked = tuple((one.group, one.printed, one.saved) for one in outs)
        if asked != self._asked:
            fresh = [one for one in asked if one not in self._asked]
            self._asked = asked
            self._fields = {}
            self._outs.show_rows([self._ask_out(one) for one in outs])
            for group, *_ in fresh[:1]:
                self._fields[group].focus()
                bring_in_sight(self._fields[group])
        for one in outs:
            field = self._fields[one.group]
            field.set_value(one.typed)
            field.set_problem(one.problem)

    def _ask_out(self, out: Out) -> QWidget:
        group, name = out.group, word(out.group)
        field = TextField(
            "Antal utlämnade",
            width=_NUMBER,
            prose=False,
            name=f"survey-out-{group.value}",
        )
        field.edited.connect(lambda typed: self.model.say(group, str(typed)))
        field.edit.returnPressed.connect(partial(self.model.count, group))
        self._fields[group] = field
        button = secondary(
            "Räkna dem",
            partial(self.model.count, group),
            icon="check",
            label=f"Räkna dem som utlämnade: {name}",
            name=f"survey-count-{group.value}",
        )
        made = listing(
            [
                *_made(out.printed, "utskriven", "utskrivna"),
                *_made(out.saved, "sparad som fil", "sparade som filer"),
            ]
        )
        told = column(Body(f"{name}: {made}", weight="medium"), gap=2)
        if out.saved:
            told.addWidget(Meta(_SEND))
        line = row(field, button, None, gap=M)
        line.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        return holder(column(holder(told), holder(line), gap=S))

    def _draw_done(self, done: HandedOut | None) -> None:
        if done is None:
            self._done.clear()
        elif done != self._said:
            say_done(self._done, self._told_of(done))
        self._said = done

    def _told_of(self, done: HandedOut) -> str:
        if not self.model.counts:
            return f"Enkäten är klar att lämna ut: {word(done.group)}."
        copies = counted(done.copies, "enkät räknad", "enkäter räknade")
        return f"{copies} som utlämnade: {word(done.group)}."

    def _draw_preview(self, state: PapersState) -> None:
        self._paper.setVisible(state.made is not None)
        self.pages.setMinimumHeight(theme.px(_PAGES_HEIGHT))
        self.pages.show_pdf(state.made.data if state.made else b"")
        if state.made and state.shown:
            self._title.say(f"Enkäten: {word(state.shown)}")
            self.pages.show_words(state.made.text)
        if state.shown is not None and state.shown != self._shown:
            bring_in_sight(self._paper)
        self._shown = state.shown

    def _draw_reading(self, state: PapersState) -> None:
        self._reading.setVisible(not state.closed)
        self.read_button.setEnabled(not state.busy)
        held = state.case.last_held.record.held if state.case else None
        day = f" till mötet {short_date(held)}" if held else ""
        told = f"Svaren räknas{day}. " if self.model.counts else ""
        self._where.say(f"{told}Filerna sparas inte i SIPdesk.")
        self._draw_waiting(state)
        if state.read == self._told:
            return
        self._told = state.read
        read = sum(not one.code for one in state.read)
        wrong = [one for one in state.read if one.code]
        self._outcome.clear()
        if read:
            title = counted(read, "fil inläst", "filer inlästa")
            say_done(self._outcome, f"{title}.", _DELETE)
        title = counted(len(wrong), "fil lästes inte in.", "filer lästes inte in.")
        self._refused.show_rows([Body(title), *map(_refusal, wrong)] if wrong else [])
        self._refused.setVisible(bool(wrong))
        if wrong:
            bring_in_sight(self._refused)

    def _draw_waiting(self, state: PapersState) -> None:
        """Show which files there are, and of whom, before any of them is counted."""
        self._before.setVisible(bool(state.waiting))
        if state.looked_at == self._seen:
            return
        self._seen = state.looked_at
        self._waiting.show_rows([_waiting(one) for one in state.looked_at])
        many = counted(len(state.waiting), "svar", "svar")
        self.keep_button.say(f"Räkna {many}")
        if state.waiting:
            self.keep_button.setFocus()
            bring_in_sight(self._before)

    def _print(self, one: GroupRow) -> None:
        def ask(name: str) -> Deliver | None:
            printer = self._ask_printer(self, name)
            if printer is None:
                return None
            deliver = all_to_printer(printer)
            return lambda data: deliver((data,) * one.copies)

        self.model.hand_out(one.group, Way.PAPER, one.copies, ask)

    def _save(self, one: GroupRow) -> None:
        def ask(name: str) -> Deliver | None:
            path = self._ask_file(self, name)
            return to_file(path) if path else None

        self.model.hand_out(one.group, Way.FILE, 1, ask)

    def _read(self) -> None:
        self.model.read(tuple(map(_file, self._ask_pdfs(self))))


def _file(path: Path) -> SurveyFile:
    try:
        return SurveyFile(path.name, from_file(path, MOST_BYTES)())
    except OSError:
        return SurveyFile(path.name, None)


def _made(number: int, one: str, more: str) -> list[str]:
    return [counted(number, one, more)] if number else []


def _waiting(one: FileRead) -> QWidget:
    if one.group is None:
        return _refusal(one)
    told = column(Body(one.name, weight="medium"), Meta(word(one.group)), gap=2)
    if one.uncounted:
        told.addWidget(Meta(notice("survey-would-be-uncounted").whole))
    return holder(told)


def _refusal(one: FileRead) -> QWidget:
    said = notice(one.code or UNREADABLE).whole
    return holder(column(Body(one.name, weight="medium"), Meta(said), gap=2))
