"""Draw the placement's own track: the step's card, the stay itself, and the rest."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import (
    QWidget,
)
from typing_extensions import override

from sipdesk.content.content import Law
from sipdesk.content.swedish import short_date
from sipdesk.domain.case import Case
from sipdesk.domain.pathway import standing
from sipdesk.domain.routine import OF_BRANCH
from sipdesk.domain.track import Track
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.kommun_field import kommun_field
from sipdesk.ui.kommuner import kommun_named, kommun_of
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.placement.model import (
    GROUPS,
    STAY,
    PlacementForm,
    bases,
    form_of,
    save_of,
    tried_discharge,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.track_cards import (
    ChangesCard,
    PreviewNotice,
    ReviewDays,
    StartChoices,
)
from sipdesk.ui.track_model import TrackModel, TrackState
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextArea, TextField
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.usecases.case import CaseView

_PAIR: Final = 480
_CHECK: Final = "check"
_UNFILLED: Final = "Inte ifyllt"
_TRACK: Final = "track"  # it has no day of its own
_START: Final = "start_meeting"
"""The step that the stay itself is written at; the others tell it in short."""


class PlacementSheet(Sheet):
    """The track beside the SIP: all its steps on one page, one of them unfolded.

    What is typed is one part of the case, whichever step is shown.
    """

    def __init__(self, around: Around, step_id: str = "") -> None:
        steps = around.content.routine.placement.steps
        first = next(step.id for step in steps if step.id in GROUPS)
        super().__init__(step_id or first, around)
        self.setObjectName("step-placement")
        self._touched = STAY
        self.forms = {
            "start_meeting": self._meeting("Uppstartsmötet", "start_meeting"),
            "review_meeting": self._meeting(
                "Uppföljnings- eller verkställighetsmötet", "review_meeting"
            ),
            "discharge_date": self._discharge_date(),
            "discharge_meeting": self._meeting(
                "Utskrivningsmötet", "discharge_meeting"
            ),
            "handover": self._handover(),
            STAY: self._stay(),
        }
        self.choices = StartChoices(self.deeds)
        self.reviews = ReviewDays(partial(self.asked_step.emit, _TRACK))
        self.changes = ChangesCard()
        self.track = TrackModel(around, while_alive(self, self._draw_track))
        self._short = SummaryList(name="placement-short")
        self._short.change.connect(self._go)
        self._rest = Section(
            "Placeringen i korthet", "", self._short, name="placement-rest"
        )
        self.model = PartModel(
            "placement",
            around,
            PlacementForm(),
            partial(form_of, content=around.content),
            partial(save_of, around=around),
            while_alive(self, self.draw_part),
        )
        for key, form in self.forms.items():
            form.tie(self.model)
            for field in form.fields.values():
                field.edited.connect(partial(self._touch, key))
        self.own(self.model)
        parts = [*self.forms.values(), self._rest]
        # What the track says of a step stands above what belongs to no step.
        parts[-2:-2] = [self.choices, self.reviews, self.changes]
        self.put(*parts)

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        steps = self.around.content.routine.placement.steps
        case = view.case
        rows = [
            SummaryRow(step.id, step.title, _in_short(step.id, case))
            for step in steps
            if step.id not in (self.step_id, _TRACK)
        ]
        if self.step_id != _START:
            rows.insert(
                0, SummaryRow(STAY, "Om placeringen", self._stay_in_short(case))
            )
        self._short.show_rows(rows)
        self.draw_part(self.model.state)
        self.track.show_case(view)

    def _draw_track(self, shown: TrackState) -> None:
        """Show what the track has to say of the step that is unfolded."""
        self._preview.show_preview(shown.preview)
        if shown.view is None:
            return
        case, step = shown.view.case, self.step_id
        track = shown.track if step == "start_meeting" else None
        writes = self.around.can_write(case)
        self.choices.show_track(shown.view, track, writes=writes)
        self.reviews.show_track(shown.track if step == "review_meeting" else None)
        self.changes.show_track(case.track if step == "discharge_date" else Track())

    def draw_part(self, state: PartState[PlacementForm]) -> None:
        """Show a state of all the cards, whatever was shown before."""
        for key, form in self.forms.items():
            told = state if key == self._spoken_in() else _silent(state)
            form.draw(told)
            lacking = not state.problems.keys().isdisjoint(GROUPS[key])
            at = _START if key == STAY else key
            form.setVisible(at == self.step_id or lacking)
        form_now = state.form
        if state.view is not None:
            track = state.case.track
            changed = self.forms["discharge_date"].fields["discharge_why"]
            changed.setVisible(bool(track.discharge_changes or form_now.discharge_why))
            typed = tried_discharge(state.case, form_now, self.around)
            self.track.try_day(None if state.busy else typed)
        self._draw_bases(form_now.legal_basis)
        kommun = kommun_named(form_now.placing_kommun, self.around.content)
        where = f"{kommun.name} ligger i {kommun.region}." if kommun else ""
        self.home_region.set_help(where)

    def _touch(self, key: str, _: object = None) -> None:
        self._touched = key

    def _go(self, key: str) -> None:
        self.asked_step.emit(_START if key == STAY else key)

    def _stay_in_short(self, case: Case) -> str:
        """Tell the stay in a line: legal basis, who placed, where, since when."""
        stay = case.placement
        law = self.around.content.laws.get(stay.legal_basis)
        kommun = kommun_of(stay.placing_kommun, self.around.content)
        since = f"sedan {short_date(stay.admitted)}" if stay.admitted else ""
        known = (
            short_reference(law) if law else "",
            kommun.name if kommun else "",
            stay.department,
            since,
        )
        return ", ".join(part for part in known if part) or _UNFILLED

    def _spoken_in(self) -> str:
        """Name the card in which it is said how saving went."""
        shown = (self.step_id, STAY) if self.step_id == _START else (self.step_id,)
        return self._touched if self._touched in shown else self.step_id

    def _draw_bases(self, chosen: str) -> None:
        laws = bases(self.around.content, self.around.today(), chosen)
        self.legal_basis.set_choices([(law.id, _basis(law)) for law in laws])
        self.legal_basis.set_value(chosen)

    def _day(self, label: str, name: str, hint: str = "") -> DateField:
        return DateField(label, hint, today=self.around.today, name=name)

    def _meeting(self, title: str, name: str) -> Form:
        booked = self._day("Bokat till", name)
        held = self._day("Hölls", f"{name}_held")
        return _form(title, f"{name}-card", _pair(booked, held), booked, held)

    def _discharge_date(self) -> Form:
        day = self._day("Preliminärt utskrivningsdatum", "preliminary_discharge")
        why = TextArea(
            "Okänt, därför att",
            "Om dagen inte går att säga än.",
            rows=2,
            name="discharge_unknown",
        )
        changed = TextArea(
            "Varför ändrades dagen?",
            "Står kvar i listan över ändringar.",
            rows=2,
            name="discharge_why",
        )
        form = _form("Utskrivningsdatum", "discharge_date-card", None, day)
        self._preview = PreviewNotice(name="discharge-preview")
        form.add(self._preview)
        form.ask(changed, why)
        return form

    def _handover(self) -> Form:
        return _form(
            "Överlämningen",
            "handover-card",
            None,
            self._day("Skrevs ut eller flyttade", "discharged"),
            TextField(
                "Vem tar över?",
                "Person och verksamhet.",
                prose=False,
                name="handed_over_to",
            ),
            self._day("Överlämningen skedde", "handed_over"),
        )

    def _stay(self) -> Form:
        content = self.around.content
        regions = [(name, name) for name in content.regions]
        self.legal_basis = ChoiceField("Rättslig grund", (), name="legal_basis")
        self.kommun = kommun_field("Placerande kommun", content, name="placing_kommun")
        self.home_region = ChoiceField(
            "Hemregion", regions, unchosen="Välj region", name="home_region"
        )
        stay_region = ChoiceField(
            "Region där hemmet ligger",
            regions,
            unchosen="Välj region",
            name="stay_region",
        )
        noticed = self._day("Platsen anvisades", "noticed")
        admitted = self._day("Skrevs in", "admitted")
        form = _form("Om placeringen", "stay-card", _pair(noticed, admitted))
        form.hold(noticed, admitted, self.home_region, stay_region)
        form.ask(
            TextField("Avdelning", prose=False, name="department"),
            self.legal_basis,
            self.kommun,
        )
        form.add(_pair(self.home_region, stay_region))
        return form


def _form(title: str, name: str, whole: QWidget | None, *fields: Field) -> Form:
    """Make a card; ``whole`` lays its fields out, else they stand below another."""
    form = Form(title, name=name)
    if whole is None:
        form.ask(*fields)
    else:
        form.hold(*fields)
        form.add(whole)
    return form


def _pair(left: Field, right: Field) -> Columns:
    return Columns(left, right, breakpoint=_PAIR)


def _silent(state: PartState[PlacementForm]) -> PartState[PlacementForm]:
    """Keep a card quiet about what happened in another."""
    return PartState(state.view, state.form, state.problems, state.remarks)


def _basis(law: Law) -> str:
    reference = short_reference(law)
    reference = reference[0].upper() + reference[1:]
    if law.status == _CHECK:
        return f"{reference} ({LAW_STATUS[_CHECK].lower()})"
    return reference


def _in_short(step: str, case: Case) -> str:
    """Tell a step of the track in a few words: the last of what has a day."""
    if step == "pathway":
        stands = standing(case.pathways)
        return f"{stands.ready} av {stands.all} ordnade" if stands.all else _UNFILLED
    stay = case.placement
    why = stay.discharge_unknown.strip()
    told: dict[str, Sequence[tuple[str, date | None]]] = {
        "start_meeting": _meeting_days(stay.start_meeting, stay.start_meeting_held),
        "review_meeting": _meeting_days(stay.review_meeting, stay.review_meeting_held),
        "discharge_date": [("", stay.preliminary_discharge)],
        "ready": [("Bedömd", stay.ready), ("Nämnden underrättad", stay.notified)],
        "discharge_meeting": _meeting_days(
            stay.discharge_meeting, stay.discharge_meeting_held
        ),
        "move": [("Flyttar", stay.moves), ("Uppdrag frågat", stay.aftercare_asked)],
        "handover": [("Utskriven", stay.discharged), ("Skedde", stay.handed_over)],
    }
    if step in OF_BRANCH:
        return "På en egen sida"  # what stands there is of one branch of SiS alone
    known = [(word, day) for word, day in told.get(step, ()) if day is not None]
    if known:
        word, day = known[-1]
        return f"{word} {short_date(day)}".strip()
    return f"Okänt: {why}" if why and step == "discharge_date" else _UNFILLED


def _meeting_days(
    booked: date | None, held: date | None
) -> Sequence[tuple[str, date | None]]:
    return [("Bokat", booked), ("Hölls", held)]
