"""Draw the meeting as the one who writes sees it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, counted, listing
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import BreakKind, Part
from sipdesk.domain.shared_screen import held_back
from sipdesk.ui.each import Each
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.meeting_mode.model import (
    ModeState,
    Screens,
    Timing,
    beside,
    own_help,
)
from sipdesk.ui.meeting_mode.parts import MeetingParts
from sipdesk.ui.meeting_mode.read_back import ReadBack
from sipdesk.ui.meeting_mode.shared import SharedView, heading
from sipdesk.ui.page import Around
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import NavButton, ghost, primary, secondary
from sipdesk.ui.widgets.cards import Panel, Section
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.reflow import Reflowing
from sipdesk.ui.widgets.shelf import Shelf, Stack
from sipdesk.ui.widgets.text import Heading, Meta, Muted, Text
from sipdesk.ui.widgets.tokens import XS, L, M, S

HINTS: Final = {
    Part.OPENING: "Presentation, syfte, samtycke och sekretess. Alla får tid att "
    "hälsa.",
    Part.SITUATION: "Hur är det nu? Den unge börjar om hen vill.",
    Part.NEEDS: "Vad behövs, och vad vill den unge nå? Skriv målen med den unges ord.",
    Part.SUMMARY: "Läs upp målen och vem som gör vad. Stämmer det?",
    Part.CLOSING: "Bestäm nästa möte innan ni går. Tacka den unge.",
}
HELP: Final = {
    "adaptations": "Anpassningar",
    "communication": "Stöd i samtal",
    "interpreter": "Tolk",
    "representative": "Talar för den unge",
    "not-shared": "Vill inte dela",
    "protected": "Skyddade uppgifter",
}
NOBODY: Final = "Inga deltagare är valda."
CHOOSE: Final = (
    "Välj dem i steget Förbered. Tills dess visar deltagarnas bild bara mötets delar."
)
_CLOSED: Final = "Bilden är stängd. Tryck på Visa för deltagarna."
_BEHIND: Final = (
    "Bilden ligger i fönstret Möte, bakom det här. Dela det fönstret i videomötet, "
    "eller anslut en skärm till."
)
_PROTECTED: Final = "Läs inte upp namn, adress eller plats."
_ICONS: Final = ("hand", "message-circle", "target", "list-checks", "calendar-plus")
_SIDE: Final = 268
_BESIDE: Final = 360
_LEAST: Final = 520
_LEAST_PART: Final = 330
_SLIM: Final = 64


class Held(Reflowing):
    """The five parts with what is written in each, the time, and who is here."""

    chosen = Signal(object)  # Part
    stepped = Signal(int)
    paused = Signal()
    ended = Signal()
    shown = Signal()  # to the participants, again
    back = Signal()  # the young person

    def __init__(self, around: Around, parts: MeetingParts) -> None:
        super().__init__()
        self.setObjectName("meeting-held")
        self._around = around
        self._parts = parts
        self._nobody = Notice(name="mode-nobody")
        self._read_back = ReadBack(around)
        self.pages = {part: self._page(part) for part in Part}
        self._stack = Stack()
        self._stack.setObjectName("meeting-parts")
        for page in self.pages.values():
            self._stack.addWidget(page)
        self._beside = SharedView(name="shared-beside")
        self._withheld = Meta("", name="mode-withheld")
        self._where_seen = Meta("", name="mode-where-seen")
        self._same = False
        self._lay_out()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self._bar, self._side, self._stack, self._foot)

    def draw(self, state: ModeState, timing: Timing) -> None:
        """Show a state, and how the time stands."""
        view = state.view
        if view is None:
            return
        case = view.case
        screen = state.screen
        same = state.screens is Screens.SAME
        self._title.say(heading(screen))
        self._draw_time(case, timing)
        self._stack.setCurrentWidget(self.pages[state.part])
        for part, button in self.buttons.items():
            minutes = counted(timing.parts[part], "minut", "minuter")
            button.set_current(current=part is state.part)
            button.setAccessibleDescription(minutes)
        self._here.say(_here(case))
        self._draw_asked(case)
        self._read_back.show_case(case)
        self._draw_help(case, same=same)
        self._draw_left(case)
        self.show_button.setVisible(not same)
        self._same = same
        self.reflow()
        if not same:
            self._beside.show_screen(screen, state.part)
            self._say_withheld(case)
        self._draw_foot(state.part)

    def say_shared(self, *, seen: bool, behind: bool) -> None:
        """Say how those who are there see the picture beside.

        ``seen`` while its window is open; ``behind`` when there is but one screen.
        """
        told = _CLOSED if not seen else _BEHIND if behind else ""
        self._where_seen.say(told)
        self._where_seen.setVisible(bool(told))

    def focus_part(self, part: Part) -> None:
        """Put the focus on what stands first in a part."""
        parts = self._parts
        first: dict[Part, Each] = {
            Part.OPENING: parts.attendance,
            Part.NEEDS: parts.questions,
        }
        asked = first[part].blocks.values() if part in first else ()
        blocks = [b for b in asked if b.isVisibleTo(self)]
        block = blocks[0] if blocks else parts.notes[part]
        next(iter(block.fields.values())).focus()

    def _draw_time(self, case: Case, timing: Timing) -> None:
        left = timing.left
        if left is None:
            self._time.say("")
            return
        words = f"{left} min kvar" if left >= 0 else f"{-left} min över tiden"
        self._time.say(words)
        began = case.meeting.record.began
        since = f"Började {clock(began)}" if began else ""
        due = f" · tid för {word(timing.due).lower()}" if timing.due else ""
        self._since.say(f"{since}{due}")

    def _draw_help(self, case: Case, *, same: bool) -> None:
        told = own_help(case, self._around.today())
        lines = [
            Line("info", "muted", HELP[code], _PROTECTED if code == "protected" else w)
            for code, w in told
        ]
        self._help.show_lines(lines)
        # On a screen that all see, nothing stands that is for one alone.
        self._own.setVisible(bool(lines) and not same)

    def _draw_asked(self, case: Case) -> None:
        if case.meeting.participants:
            self._nobody.clear()
        else:
            self._nobody.say("info", CHOOSE, title=NOBODY)
        blocks = self._parts.questions.blocks.values()
        self._asked.setVisible(not all(block.isHidden() for block in blocks))

    def _say_withheld(self, case: Case) -> None:
        """Say what those who are there do not see, so that nobody wonders."""
        kinds = listing([word(k) for k in held_back(case, self._around.today())])
        told = f"Visas inte, för alla här får inte veta: {kinds}." if kinds else ""
        self._withheld.say(told)
        self._withheld.setVisible(bool(told))

    def _draw_left(self, case: Case) -> None:
        left = case.meeting.open_break(BreakKind.LEFT)
        if left is None:
            self._left.clear()
            return
        on = f" {word(left.onward)}." if left.onward.value != "not-said" else ""
        self._left.say("info", f"Den unge gick {clock(left.began)}.{on}")

    def _draw_foot(self, part: Part) -> None:
        before, after = beside(part, -1), beside(part, 1)
        self.earlier.setEnabled(before is not None)
        self.later.setVisible(after is not None)
        self.finish.setVisible(after is None)
        self._where.say(f"Del {tuple(Part).index(part) + 1} av {len(Part)}")
        if after is not None:
            self.later.say(f"Nästa: {word(after)}")

    def _page(self, part: Part) -> ScrollPage:
        note = Section(
            "Anteckningar", "", self._parts.notes[part], name=f"mode-{part.value}"
        )
        head = column(
            Heading(word(part), level=2, name=f"mode-title-{part.value}"),
            Muted(HINTS[part]),
            gap=XS,
        )
        # What is written most stands first, but for what it is written from.
        own = (*self._own_of(part), *self._parts.of_plan.get(part, ()))
        before = {Part.OPENING: len(own), Part.NEEDS: len(own), Part.SUMMARY: 1}
        at = before.get(part, 0)
        body = (*own[:at], note, *own[at:])
        return ScrollPage(head, *body, name=f"mode-page-{part.value}")

    def _own_of(self, part: Part) -> tuple[QWidget, ...]:
        parts = self._parts
        if part is Part.OPENING:
            here = Section(
                "Vilka är här?", "", self._nobody, parts.attendance, name="mode-here"
            )
            return here, parts.reviewed
        if part is Part.NEEDS:
            self._asked = Section(
                "Frågorna", "", parts.questions, name="mode-questions"
            )
            return self._asked, parts.goals, parts.measures
        if part is Part.SUMMARY:
            return self._read_back, parts.agreed
        return (parts.next,) if part is Part.CLOSING else ()

    def _lay_out(self) -> None:
        self._title = Heading("", level=2, name="mode-title")
        self._time = Text("", size="lead", weight="semibold", name="mode-time")
        self._since = Meta("", name="mode-since")
        self.pause = secondary("Paus  F9", self.paused.emit, icon="pause", name="pause")
        self.show_button = ghost(
            "Visa för deltagarna", self.shown.emit, icon="eye", name="show-shared"
        )
        self.end = ghost("Avsluta mötet", self.ended.emit, icon="log-out", name="end")
        words = holder(column(self._title, self._since, gap=0))
        now = Flow(self._time, self.pause, self.show_button, self.end, gap=M)
        line = Flow(words, holder(now), ends=True)
        self._bar = Panel("bar", line, margins=(24, M, 24, M), name="mode-bar")
        self._side = self._make_side()
        self._seen = Panel(
            "pane",
            Meta("Deltagarna ser", weight="semibold"),
            self._beside,
            self._withheld,
            self._where_seen,
            margins=(L, L, L, L),
            name="mode-seen",
        )
        middle = row(self._side, gap=0)
        middle.addLayout(column(Shelf(self._left, (L, M, L, 0)), self._stack, gap=0), 1)
        middle.addWidget(self._seen)
        self._foot = self._make_foot()
        whole = column(self._bar, gap=0)
        whole.addLayout(middle, 1)
        whole.addWidget(self._foot)
        self.setLayout(whole)

    def _make_side(self) -> ScrollPage:
        self.buttons = {
            part: NavButton(
                f"{number}  {word(part)}",
                self._choosing(part),
                icon=icon,
                name=f"part-{part.value}",
            )
            for number, (part, icon) in enumerate(
                zip(Part, _ICONS, strict=True), start=1
            )
        }
        self._here = Meta("", name="mode-here-count")
        self._help = Lines(name="mode-help")
        self._own = Section("Bara för dig", "", self._help, name="mode-own")
        came_back = ghost("Den unge är tillbaka", self.back.emit, name="came-back")
        self._left = Notice(action=came_back, name="mode-left")
        self._aside = holder(
            column(
                self._here,
                self._own,
                Meta("Ctrl+1–5 delar · Ctrl+G mål · Ctrl+M insats · F9 paus"),
                gap=S,
            )
        )
        # With large text there is more of it than there is room for.
        side = ScrollPage(
            column(*self.buttons.values(), gap=XS),
            self._aside,
            gap=L,
            margins=(M, L, M, L),
            name="mode-side",
        )
        side.setMinimumHeight(1)
        if (inside := side.widget()) is not None:
            inside.setProperty("surface", "rail")
        side.verticalScrollBar().setAccessibleName("Rulla mötets delar")
        return side

    def _make_foot(self) -> Panel:
        self.earlier = ghost(
            "Föregående", self._stepping(-1), icon="arrow-left", name="earlier"
        )
        self._where = Meta("", name="mode-where")
        self.later = primary(
            "Nästa", self._stepping(1), icon="arrow-right", name="later"
        )
        self.finish = primary(
            "Avsluta mötet", self.ended.emit, icon="check", name="finish"
        )
        onward = holder(Flow(self._where, self.later, self.finish, gap=L))
        line = Flow(self.earlier, onward, gap=L, ends=True)
        return Panel("foot", line, margins=(24, S, 24, S), name="mode-foot")

    @override
    def reflow(self) -> None:
        """Leave out first what the participants see, where there is little room."""
        slim = self.width() - theme.px(_SIDE) < theme.px(_LEAST_PART)
        for button in self.buttons.values():
            button.set_slim(slim=slim)
        self._aside.setVisible(not slim)
        # The foot and the keys go through the parts too.
        self._side.setVisible(self.width() - theme.px(_SLIM) >= theme.px(_LEAST_PART))
        self._side.setFixedWidth(theme.px(_SLIM if slim else _SIDE))
        self._seen.setFixedWidth(theme.px(_BESIDE))
        room = self.width() - theme.px(_SIDE) - theme.px(_BESIDE)
        self._seen.setVisible(not self._same and room >= theme.px(_LEAST))

    def _choosing(self, part: Part) -> Callable[[], None]:
        return lambda: self.chosen.emit(part)

    def _stepping(self, by: int) -> Callable[[], None]:
        return lambda: self.stepped.emit(by)


def _here(case: Case) -> str:
    meeting = case.meeting
    return f"Här nu: {len(meeting.here)} av {len(meeting.participants)}"
