"""A meeting of an hour in the demonstration home, held with the keyboard alone.

From the case's page into the meeting mode and out again, and then everything that is
to lie ready after it. What the case holds is read from the home's file.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from typing_extensions import override

from sipdesk import paths
from sipdesk.clock import SystemClock
from sipdesk.commands.demonstration import PASSPHRASE
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.meeting import Attendance, BreakKind, Part, QuestionState
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.search import Search
from sipdesk.ui.meeting.after_card import AfterCard
from sipdesk.usecases.case import list_cases, read_case
from sipdesk.usecases.ports import Ports
from tests.home import SetClock, content, vault
from tests.journeys import demonstration as there
from tests.journeys.hands import Hands
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program
from tests.proofs.claim import Outcome
from tests.proofs.sitting import application
from tests.ui.outlets import Person

ALLOWED: Final = 60.0
"""Seconds within which everything lies ready after the meeting."""

NAME: Final = "Omar Diktberg"
KOMMUN: Final = "Peter Modell, Socialnämnden, Exempelstads kommun"
REGION: Final = "Lars Sagoberg, Vuxenpsykiatrin Exempelstad, Region Exempel"
SCHOOL: Final = "Erik Modellén, SiS skola, Påhittsgården"
THERE: Final = (NAME, "Yasmin Diktberg", KOMMUN, SCHOOL)
NOTES: Final = {
    Part.OPENING: "Peter ledde. Alla hälsade på Omar, och han på dem.",
    Part.SITUATION: "Omar sover bättre. Kontraktet är påskrivet.",
    Part.NEEDS: "Omar vill klara vardagen själv, med någon att ringa.",
    Part.SUMMARY: "Vi läste upp målen. Omar sa: så är det.",
    Part.CLOSING: "Peter tackade. Omar åker dit på måndag och får nyckeln.",
}
ANSWERS: Final = {
    "Var bor jag första natten, och från vilken dag är kontraktet mitt?": (
        "I din egen lägenhet, från första dagen."
    ),
    "Vilken mottagning skriver ut medicinen när jag är ute?": (
        "Vuxenpsykiatrin på Ågatan. Lars ringer dig."
    ),
}
GOALS: Final = (
    ("Jag vill ha en egen dörr att låsa.", "Boende"),
    ("Jag vill gå till min utbildning varje dag.", "Skola och arbete"),
)
MEASURES: Final = (
    ("Lämnar nycklarna och visar lägenheten", KOMMUN, "Boende"),
    ("Skriver ut medicinen och ringer varje vecka", REGION, "Psykisk hälsa"),
    ("Följer med till utbildningen första dagen", SCHOOL, "Skola och arbete"),
)
IMPORTANT: Final = "Att ha en egen dörr."
AGREED: Final = "Alla ringer Peter om något inte blir av."
NEXT_AT: Final = time(13, 15)
_KEYS: Final = dict(
    zip(
        Part,
        (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5),
        strict=True,
    )
)
_PLACES: Final = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")


class Mouse(QObject):
    """Counts how often a mouse button is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each event of the program."""
        self.pressed += event.type() == QEvent.Type.MouseButtonPress
        return False


def a_meeting_is_held_by_keys(_: bool) -> Outcome:  # noqa: FBT001
    """Hold the meeting, make all that follows, and read what the case then holds."""
    with TemporaryDirectory() as name, _profile(Path(name)):
        app, mouse, program = application(), Mouse(), Program()
        me = Keyboard(there.sit_down(program)._window)
        app.installEventFilter(mouse)
        times = [monotonic()]
        _go_to_the_meeting(me)
        _hold(me)
        times.append(monotonic())
        _make_ready(me, Path(name))
        times.append(monotonic())
        app.removeEventFilter(mouse)
        program.close()
        for fault in program.faults:
            raise fault
        with _home() as ports:
            wrong = [*_missing(_case(ports)), *_missing_papers(ports)]
        for line in wrong:
            sys.stderr.write(f"{line}\n")
    held, ready = (b - a for a, b in pairwise(times))
    figures = {
        "meeting, seconds": round(held, 1),
        "all ready after that, seconds": round(ready, 1),
    }
    return Outcome(1, int(bool(wrong) or mouse.pressed > 0 or ready > ALLOWED), figures)


def _go_to_the_meeting(me: Keyboard) -> None:
    me.press_shortcut(Qt.Key.Key_F)
    me.fill(there.SEARCH, NAME)
    me.key(Qt.Key.Key_Return)
    me.see("1 träff")
    me.pick(NAME)
    me.see("Arbetsrutin")
    _go(me, "meeting")
    me.press("Öppna mötesläget")
    me.press("Börja mötet")
    me.see("Vilka är här?")


def _go(me: Keyboard, step: str) -> None:
    if not me.finds(f"steps-{step}"):
        me.press("steps-phase-meeting-head")
    me.press(f"steps-{step}")


def _hold(me: Keyboard) -> None:
    here = me.within("Vilka är här?")
    for who in THERE:
        here.choose(who, "Närvarande")
    here.choose(REGION, "Deltog på distans")
    me.press("Samtycke och sekretess är genomgånget")
    for part, text in NOTES.items():
        me.press_shortcut(_KEYS[part])
        me.within(f"mode-{part.value}").write("text", text)
        if part is Part.NEEDS:
            _needs(me)
        if part is Part.SITUATION:
            me.within("own-words").write("important", IMPORTANT)
            _pause(me)
        if part is Part.SUMMARY:
            me.write("Överenskommelser", AGREED)
    _leaves(me)
    following = me.within("Nästa möte")
    following.write("Dag", _next_day().isoformat())
    following.write("Börjar", "13.15")
    _establish(me)
    me.press("finish")
    me.see("Allt efter mötet")


def _needs(me: Keyboard) -> None:
    for question, answer in ANSWERS.items():
        me.within(question).write("Svar", answer)
    for words, area in GOALS:
        me.press_shortcut(Qt.Key.Key_G)
        goals = me.within("goals")
        goals.write("Målet", words)
        goals.choose("Vad gäller det?", area)
        goals.press("Spara målet")
        goals.wait_for(lambda: me.finds("goals-add"))
    for what, who, area in MEASURES:
        me.press_shortcut(Qt.Key.Key_M)
        measures = me.within("measures")
        measures.write("Vad ska göras?", what)
        measures.choose("Vem svarar för det?", who)
        measures.choose("Vad gäller det?", area)
        measures.write("Till", _next_day().isoformat())
        measures.press("Spara")
        measures.wait_for(lambda: me.finds("measures-add"))


def _pause(me: Keyboard) -> None:
    me.key(Qt.Key.Key_F9)
    me.see("Sedan ")
    me.press("Fortsätt mötet")
    me.see("Anteckningar")


def _leaves(me: Keyboard) -> None:
    me.key(Qt.Key.Key_F9)
    me.see("Sedan ")
    me.press("Den unge har gått")
    me.see("Den unge gick")


def _establish(me: Keyboard) -> None:
    """Let the lead establish the plan; its follow-up is the day just written."""
    me.within("lead-card").choose("Vem är huvudansvarig?", KOMMUN)
    established = me.within("establish")
    established.write("day", "idag")
    established.write("Vem hos huvudansvarig fastställde den?", "Peter Modell")
    established.press("Registrera att planen är fastställd")
    established.see("fastställa den igen")


def _make_ready(me: Keyboard, folder: Path) -> None:
    me.see("Gör allt klart")
    card: AfterCard | None = me._window.findChild(AfterCard)
    if card is None:
        raise LookupError("after-meeting")
    card._ask_printer = Person(folder).printer  # the system's own dialog
    me.press("Gör allt klart", answer=_yes)
    me.wait_for(lambda: not card.model.state.busy and card.model.state.done)


def _yes(asks: Hands) -> None:
    Keyboard(asks._window).press("Gör allt klart")


def _missing(case: Case) -> Iterator[str]:
    """Name what was done at the meeting and is not in the case."""
    meeting = case.meetings[-2]
    plan, record = case.plan, meeting.record
    here = {p.party for p in meeting.participants if p.attendance is Attendance.PRESENT}
    digital = [p for p in meeting.participants if p.attendance is Attendance.DIGITAL]
    answers = {q.text: q.answer for q in meeting.questions if q.answer}
    states = {q.state for q in meeting.questions if q.answer}
    goals = {goal.words for goal in plan.goals}
    due = {measure.due for measure in plan.measures}
    kinds = {rest.kind: rest.ended for rest in meeting.breaks}
    for what, holds in (
        ("attendance", len(here) == len(THERE) and len(digital) == 1),
        ("consent reviewed", record.consent_reviewed),
        ("notes", all(meeting.note(p) == text for p, text in NOTES.items())),
        ("answers", answers == ANSWERS and states == {QuestionState.ANSWERED}),
        ("goals", goals == {words for words, _ in GOALS}),
        ("measures", [m.what for m in plan.measures] == [m for m, _, _ in MEASURES]),
        ("days", due == {_next_day()}),
        ("pause", kinds.get(BreakKind.PAUSE) is not None),
        ("left", BreakKind.LEFT in kinds and kinds[BreakKind.LEFT] is None),
        ("agreements", record.agreements == AGREED),
        ("next", (record.next_day, record.next_start) == (_next_day(), NEXT_AT)),
        ("begun and ended", record.began is not None and record.ended is not None),
        ("minutes", bool(meeting.minutes)),
        ("own words", plan.important == IMPORTANT),
        ("plan", [v.established_by for v in plan.versions] == ["Peter Modell"]),
        ("plan's follow-up", plan.follow_up == _next_day()),
        ("next meeting", case.meeting.booking.day == _next_day()),
    ):
        if not holds:
            yield f"not in the case: {what}"


def _missing_papers(ports: Ports) -> Iterator[str]:
    case = _case(ports)
    with ports.store.reading() as work:
        made = {record.kind for record in work.papers.of_case(case.id)}
    for kind in (
        PaperKind.MINUTES,
        PaperKind.MY_PLAN,
        PaperKind.SUMMONS,
        PaperKind.INVITATION,
        PaperKind.MEASURES,
    ):
        if kind not in made:
            yield f"not made: {kind.value}"


def _case(ports: Ports) -> Case:
    found = list_cases(Search(NAME), ports)
    return read_case(CaseId(found.rows[0].id), ports).case


def _next_day() -> date:
    return SystemClock().today() + timedelta(days=42)


@contextmanager
def _home() -> Iterator[Ports]:
    file = next(paths.data_folder().glob("*.sipdesk"))
    opened = vault().open(file, PASSPHRASE)
    clock = SetClock(SystemClock().today())
    try:
        yield Ports(opened.store, clock, str, opened.user, content())
    finally:
        opened.store.close()


@contextmanager
def _profile(folder: Path) -> Iterator[None]:
    """Give the program a home folder of its own."""
    before = {name: os.environ.get(name) for name in _PLACES}
    os.environ.update({name: str(folder / name.casefold()) for name in _PLACES})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
