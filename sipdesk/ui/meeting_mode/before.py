"""Draw the step before others see the screen."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.notices import notice
from sipdesk.content.swedish import clock, listing, long_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.shared_screen import held_back, may_see_desk
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.meeting_mode.held import CHOOSE, NOBODY
from sipdesk.ui.meeting_mode.model import ModeState, Screens, is_locked
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.widgets.buttons import ghost, primary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import RadioField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import M

SCREENS = [
    (Screens.BESIDE.value, "Deltagarna ser en egen bild, jag skriver på min skärm"),
    (Screens.SAME.value, "Alla ser skärmen som jag skriver på"),
]
_DONE_AND_TO_DO: Final = (
    Line("circle-check", "ok", "Alla andra ärenden är borta härifrån."),
    Line("circle-check", "ok", "Det du skriver sparas hela tiden, krypterat."),
    Line("circle", "muted", "Stäng e-post, chatt och aviseringar på datorn."),
    Line("circle", "muted", "Dela fönstret i videomötet, inte hela skrivbordet."),
)


class Before(ScrollPage):
    """What is covered and what is shown; ``begun`` with how, ``away`` when not now."""

    begun = Signal(object)  # Screens
    away = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=760, name="meeting-before")
        self._around = around
        self._title = Title("", name="before-title")
        self._when = Muted("", name="before-when")
        self._locked = Notice(
            "info",
            "Gå till steget SIP-möte om något behöver ändras, med skäl.",
            title="Protokollet är slutfört. Mötet kan inte öppnas igen.",
            name="before-locked",
        )
        done = Lines(name="before-done")
        self._reads = Notice(name="before-reads")
        self._nobody = Notice(name="before-nobody")
        self._other_day = Notice(name="before-other-day")
        self._not_same = Muted(
            "Skärmen som du skriver på visar namn, myndigheter och allt som skrivs. "
            "Den kan visas när alla här får veta det, också var den unge är. Nu får "
            "deltagarna en egen bild.",
            name="before-not-same",
        )
        self._screens = RadioField("Vad ser deltagarna?", SCREENS, name="screens")
        self._screens.set_value(Screens.BESIDE.value)
        self._held_back = Lines(name="before-held-back")
        self._withheld = Section(
            "Visas inte på den delade bilden",
            "Alla i rummet ser den. Därför visar den bara det som var och en får veta.",
            self._held_back,
            name="before-withheld",
        )
        self._covered = Section("Innan ni börjar", "", done, name="before-covered")
        self.begin = primary("Börja mötet", self._begin, icon="play", name="begin")
        self.setFocusProxy(self.begin)
        self._back = ghost("Inte nu", self.away.emit, name="not-now")
        self._buttons = holder(Flow(self.begin, self._back, gap=M))
        looked_at = Section(
            "Skärmen", "", self._screens, self._not_same, name="before-screens"
        )
        for part in (
            self._title,
            self._when,
            self._locked,
            self._reads,
            self._nobody,
            self._other_day,
            self._covered,
            looked_at,
            self._withheld,
            self._buttons,
        ):
            self.add(part)
        # Shown before it has a place it would be a window of its own.
        done.show_lines(_DONE_AND_TO_DO)

    def choose(self, screens: Screens) -> None:
        """Begin with what the participants looked at before."""
        self._screens.set_value(screens.value)

    def draw(self, state: ModeState) -> None:
        """Show a state."""
        view = state.view
        if view is None:
            return
        case = view.case
        self._title.say(_title(case))
        self._when.say(_when(case))
        locked = is_locked(case.meeting)
        self._locked.setVisible(locked)
        # Not disabled while it is done: the focus would go on to the next button.
        self.begin.setEnabled(self._around.works and not locked)
        said = None if self._around.works else notice("case-only-read")
        self._reads.tell(said, "info")
        if case.meeting.participants:
            self._nobody.clear()
        else:
            self._nobody.say("info", CHOOSE, title=NOBODY)
        self._draw_day(case)
        self._draw_screens(case)
        again = case.meeting.record.began is not None
        self.begin.say("Fortsätt mötet" if again else "Börja mötet")
        lines = list(_withheld(case, self._around))
        self._held_back.show_lines(lines)
        self._withheld.setVisible(bool(lines))

    def _draw_day(self, case: Case) -> None:
        """Say so when it is not the booked day: the minutes will tell of today."""
        day, held = case.meeting.booking.day, case.meeting.record.held
        if day is None or day == self._around.today() or held is not None:
            self._other_day.clear()
            return
        self._other_day.say(
            "info",
            "Börjar du nu står dagens datum i protokollet.",
            title=f"Mötet är bokat till {long_date(day)}.",
        )

    def _draw_screens(self, case: Case) -> None:
        same = may_see_desk(case, self._around.today())
        self._screens.radios[Screens.SAME.value].setEnabled(same)
        self._not_same.setVisible(not same)
        if not same:
            self._screens.set_value(Screens.BESIDE.value)

    def _begin(self) -> None:
        self.begun.emit(Screens(self._screens.value or Screens.BESIDE.value))


def _title(case: Case) -> str:
    return f"Möte för {case.called}" if case.called else "Möte"


def _when(case: Case) -> str:
    booking = case.meeting.booking
    if booking.day is None:
        return "Ingen tid är bokad."
    at = f", kl. {clock(booking.start)}" if booking.start else ""
    return f"{long_date(booking.day)}{at}"


def _withheld(case: Case, around: Around) -> Iterator[Line]:
    today = around.today()
    for kind, without in held_back(case, today).items():
        names = listing([person(case, party, today) for party in without])
        yield Line("eye-off", "muted", word(kind), f"Får inte visas för {names}.")
