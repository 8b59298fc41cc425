"""Cards that show a part of the track: days to choose, and how the date moved."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from sipdesk.content.swedish import long_date
from sipdesk.domain.track import REVIEW_MEETING, START_MEETING, Track
from sipdesk.domain.track_days import Preview, StopState
from sipdesk.ui.deeds import Deeds
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.track_words import changed, changes, day, state, told
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body
from sipdesk.ui.widgets.tokens import S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.track import SetStop, TrackView, set_stop

_DO: Final = "Föreslå dem för socialnämnden och den unge. Välj den dag ni bestämmer."
_SIGNS: Final = {
    StopState.DONE: "circle-check",
    StopState.SET: "calendar-days",
    StopState.PROPOSED: "circle-dashed",
    StopState.UNKNOWN: "circle-dashed",
    StopState.NO_DAY: "circle-dashed",
}


class StartChoices(Section):
    """Three days for the start meeting; hidden when one is booked or none proposed.

    ``deeds`` carries out the choice, and tells what came of it.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._view: CaseView | None = None
        self._shown: tuple[date, ...] = ()
        self._place = column(gap=S)
        super().__init__(
            "Förslag till uppstartsmöte", _DO, holder(self._place), name="start-choices"
        )
        self.hide()

    def show_track(
        self, view: CaseView | None, track: TrackView | None, *, writes: bool
    ) -> None:
        """Show the days to choose between, if whoever is here may choose."""
        self._view = view
        days = track.start_choices if track is not None and writes else ()
        self.setVisible(bool(days))
        if days == self._shown:
            return
        self._shown = days
        while (item := self._place.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        buttons = [
            secondary(
                long_date(day),
                partial(self._choose, day),
                icon="calendar-plus",
                label=f"Boka uppstartsmötet {long_date(day)}",
                name=f"start-{day.isoformat()}",
            )
            for day in days
        ]
        self._place.addWidget(holder(Flow(*buttons, gap=S)))

    def _choose(self, day: date) -> None:
        if self._view is not None:
            case = self._view.case
            order = SetStop(case.id, case.version, START_MEETING, day=day)
            self._deeds.do(set_stop, order)


class ReviewDays(Section):
    """The review meetings of the track: held, booked and proposed; hidden without.

    ``show`` goes to the track, where the rest of them are booked.
    """

    def __init__(self, show: Callable[[], None]) -> None:
        self._lines = Lines(name="review-lines")
        go = secondary("Boka på tidslinjen", show, icon="arrow-right", name="go-track")
        super().__init__(
            "Alla uppföljningsmöten",
            "Förslagen räknas från det senaste mötet, till utskrivningen.",
            self._lines,
            holder(Flow(go, gap=S)),
            gap=S,
            name="review-days",
        )
        self.hide()

    def show_track(self, track: TrackView | None) -> None:
        """Show the meetings that have a day, in order of their days."""
        of = track.stops if track is not None else ()
        stops = [s for s in of if s.milestone.id == REVIEW_MEETING and s.day]
        self._lines.show_lines(
            [Line(_SIGNS[s.state], "muted", day(s), state(s)) for s in stops]
        )
        self.setVisible(bool(stops))


class ChangesCard(Section):
    """How often the preliminary discharge date became another, and why."""

    def __init__(self) -> None:
        self._count = Body("", name="discharge-count")
        self._lines = Lines(name="discharge-lines")
        super().__init__(
            "Så har utskrivningsdatumet ändrats",
            "Varje ändring står kvar, med dag och skäl.",
            self._count,
            self._lines,
            gap=S,
            name="discharge-changes",
        )
        self.hide()

    def show_track(self, track: Track) -> None:
        """Show every change, the newest first; none hides the card."""
        self._count.say(changed(track))
        self._count.setVisible(bool(self._count.words))
        self._lines.show_lines(
            [Line("calendar-days", "muted", *one) for one in changes(track)]
        )
        self.setVisible(bool(track.discharge_changes))


class PreviewNotice(Notice):
    """What a day that is being typed would move, and make too late."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)

    def show_preview(self, preview: Preview) -> None:
        """Say it; nothing hides it."""
        moved, late = told(preview)
        if not moved and not late:
            self.clear()
            return
        title = "Så blir det om du sparar"
        self.say(
            "warn" if late else "info",
            " ".join(filter(None, (moved, late))),
            title=title,
        )
