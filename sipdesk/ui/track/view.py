"""Draw the track: a line of days, the list that says the same, and one day's form."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.track_picture import track_picture
from sipdesk.content.words import word
from sipdesk.domain.track import Milestone, Way
from sipdesk.domain.track_days import Stop, StopState
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Sheet, say
from sipdesk.ui.track.model import (
    StopForm,
    asks,
    form_of,
    kept_here,
    key_of,
    may_change,
    may_remove,
    place_of,
    removal,
    save_of,
    shown_in_picture,
    tried,
)
from sipdesk.ui.track_cards import ChangesCard, PreviewNotice, StartChoices
from sipdesk.ui.track_model import TrackModel, TrackState
from sipdesk.ui.track_words import note, state, title
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField, DateField, RadioField, TextArea
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.timeline import NOW, DaysPicture
from sipdesk.ui.widgets.tokens import S, Tone
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.track import TrackView

ASIDE: Final = "Ingen dag"
_LEGEND: Final = (
    "Fylld ring: klart. Hel ring: bestämt. Bruten ring: förslag. Fyrkant: för sent. "
    "Numren är listans."
)
_LATE: Final = "För sent"
_AHEAD: Final = "Framåt"
_NO_DAY: Final = "Utan dag"
_WAITS: Final = "Räknas när fler dagar är kända"
_DONE: Final = "Klart"
_ORDER: Final = (_LATE, _AHEAD, _NO_DAY, _WAITS, _DONE)
_FOLDED: Final = (_WAITS, _DONE)
_TONES: Final[dict[StopState, Tone]] = {StopState.UNKNOWN: "warn"}
"""What has a chip besides the late: that a day is proposed stands in its note."""
_STEPS: Final = {
    "sip-meeting": "summons",
    "sip-follow-up": "plan",
    "ready": "ready",
    "move": "move",
    "review-meeting": "review_meeting",
}
"""Where a day is set that is not set here, by its milestone."""


class StopList(ListEditor):
    """The days of the track. ``elsewhere`` gives the id of the step that sets one."""

    elsewhere = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Dagarna",
            "En dag du bestämmer ligger fast. De andra räknas om när något flyttas.",
            add="Registrera något annat",
            save="Spara dagen",
            name="stops",
        )
        self._proposed: dict[str, str] = {}
        self._steps: dict[str, str] = {}
        self.what = ChoiceField("Vad gäller det?", (), name="milestone")
        self._about = Meta("", name="stop-about")
        today = around.today
        self.preview = PreviewNotice(name="stop-preview")
        self.ask(self.what)
        self.show_in_form(self._about)
        self.ask(DateField("Vilken dag ska det vara?", today=today, name="day"))
        # Beside the day that moves others: it must be seen while the day is written.
        self.show_in_form(self.preview)
        self.ask(
            DateField(
                "När var det?",
                "Lämna tomt tills det är gjort.",
                today=today,
                name="done",
            ),
            RadioField(
                "Hur?",
                [(w.value, word(w)) for w in Way if w is not Way.NOT_SAID],
                clearable=True,
                name="way",
            ),
            TextArea(
                "Okänt, därför att",
                "Om dagen inte går att säga än.",
                rows=2,
                name="unknown",
            ),
            TextArea(
                "Varför ändras dagen?",
                "Står kvar i listan över ändringar.",
                rows=2,
                name="why",
            ),
        )

    def show_stops(self, rows: list[Listed], proposed: dict[str, str]) -> None:
        """List the days; ``proposed`` is filled in when one of them is opened."""
        self._proposed = proposed
        self.show_rows(rows)

    def go_elsewhere_for(self, steps: dict[str, str]) -> None:
        """Tell which keys are of days that are set at a step of their own."""
        self._steps = steps

    def offer(self, milestones: tuple[Milestone, ...]) -> None:
        """Offer what can be registered anew."""
        self.what.set_choices([(m.id, m.title) for m in milestones])

    def fit(self, milestone: Milestone | None, *, new: bool) -> None:
        """Show the fields that a milestone needs."""
        wanted = asks(milestone)
        for name, field in self.fields.items():
            field.setVisible(name in wanted or (new and name == "milestone"))
        self._about.say(milestone.about if milestone else "")
        self._about.setVisible(bool(self._about.words))

    @override
    def begin(self, key: str = "", **facts: Any) -> None:
        if key in self._steps:
            self.elsewhere.emit(self._steps[key])
            return
        if key in self._proposed:
            facts = {"day": self._proposed[key], **facts}
        super().begin(key, **facts)


class TrackSheet(Sheet):
    """Tidslinjen: from the notice of a place to after the discharge."""

    def __init__(self, around: Around) -> None:
        super().__init__("track", around)
        self._late = Notice(name="track-late")
        self._trouble = Notice(name="track-trouble")
        self.picture = DaysPicture(name="track-picture")
        self._line = Section(
            "Från anvisning till efter utskrivning",
            "",
            self.picture,
            Meta(_LEGEND),
            gap=S,
            name="track-card",
        )
        self.choices = StartChoices(self.deeds)
        self.stops = StopList(around)
        self.stops.elsewhere.connect(self.asked_step)
        self.stops.asked_remove.connect(self._remove)
        self.changes = ChangesCard()
        self.track = TrackModel(around, while_alive(self, self._draw_track))
        known = around.content.track
        self.model = ItemModel(
            "stop",
            around,
            StopForm(),
            partial(form_of, known=known),
            partial(save_of, around=around),
            while_alive(self, self._draw_form),
        )
        self.stops.tie_items(self.model)
        self.own(self.model)
        self.put(
            self._trouble,
            self._late,
            self._line,
            self.choices,
            self.stops,
            self.changes,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        self.track.show_case(view)
        self.stops.add_button.setEnabled(self.around.can_write(view.case))

    def _draw_form(self, form: PartState[StopForm]) -> None:
        self.stops.draw(form)
        item = form.form.item
        milestone = place_of(item)[0] or form.form.milestone
        self.stops.fit(
            self.around.content.track.get(milestone), new=not place_of(item)[0]
        )
        if form.view is not None:
            changed = item and self.model.dirty and not form.busy
            order = tried(form.case, form.form, self.around) if changed else None
            self.track.try_day(order)

    def _draw_track(self, shown: TrackState) -> None:
        say(self._trouble, shown.notice)
        self.stops.preview.show_preview(shown.preview)
        if shown.view is None or shown.track is None:
            return
        self._draw_days(shown.view, shown.track)

    def _draw_days(self, view: CaseView, track: TrackView) -> None:
        case, writes = view.case, self.around.can_write(view.case)
        drawn = shown_in_picture(track.stops)
        today = self.around.today()
        self.picture.show_drawing(partial(_picture, drawn, today) if drawn else None)
        self.choices.show_track(view, track, writes=writes)
        self.changes.show_track(track.track)
        self.stops.offer(kept_here(track.milestones, case))
        keyed = {key_of(stop, case): stop for stop in track.stops}
        steps = {
            key: _STEPS.get(stop.milestone.id, "start_meeting")
            for key, stop in keyed.items()
            if not may_change(stop, key)
        }
        self.stops.go_elsewhere_for(steps)
        proposed = {
            key: stop.day.isoformat()
            for key, stop in keyed.items()
            if stop.state is StopState.PROPOSED and stop.day is not None
        }
        numbers = {stop.key: n for n, stop in enumerate(drawn, 1)}
        rows = [
            self._row(key, stop, numbers.get(stop.key), writes=writes)
            for key, stop in keyed.items()
        ]
        rows.sort(key=lambda listed: _ORDER.index(listed.group))
        self.stops.show_stops(rows, proposed)
        self._draw_late([stop for stop in track.stops if stop.late])

    def _draw_late(self, late: list[Stop]) -> None:
        if not late:
            self._late.clear()
            return
        names = ", ".join(dict.fromkeys(title(stop) for stop in late))
        self._late.say(
            "warn",
            f"{names}. Bestäm en ny dag, eller skriv när det var.",
            title=f"{counted(len(late), 'dag', 'dagar')} har blivit för sent.",
        )

    def _row(self, key: str, stop: Stop, number: int | None, *, writes: bool) -> Listed:
        sign = f"{number}. " if number else ""
        day = f"{short_date(stop.day)}: " if stop.day else ""
        changes = may_change(stop, key)
        new = stop.state in (StopState.PROPOSED, StopState.NO_DAY)
        change = "Bestäm" if new else "Ändra"
        marked = bool(stop.late) or stop.state in _TONES
        return Listed(
            key,
            f"{sign}{day}{title(stop)}",
            note(stop, self.around.content),
            chip=state(stop) if marked else "",
            tone="bad" if stop.late else _TONES.get(stop.state, "idle"),
            change=(change if writes else "Visa") if changes else "Gå till steget",
            remove="Ta bort" if writes and may_remove(stop, key) else "",
            group=_group(stop),
            folded=_group(stop) in _FOLDED,
        )

    def _remove(self, key: str) -> None:
        if self.view is not None:
            known = self.around.content.track
            self.deeds.do(*removal(self.view.case, key, known))


def _group(stop: Stop) -> str:
    if stop.late:
        return _LATE
    if stop.state is StopState.DONE:
        return _DONE
    if stop.day is not None:
        return _AHEAD
    return _WAITS if stop.hangs_on else _NO_DAY


def _picture(stops: tuple[Stop, ...], today: Any, width: float) -> Any:
    return track_picture(stops, today, width, NOW, ASIDE)
