"""Draw the home's own figures of the track, and what has been proposed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.notices import notice
from sipdesk.content.swedish import short_date
from sipdesk.domain.rights import Right, may
from sipdesk.domain.settings import PROPOSALS_FROM, TRACK_FIGURES
from sipdesk.domain.track import Milestone, Proposal, days_of, figures_of
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.home.facts.model import FactsModel, FactsState, Saves
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.ui.runner import while_alive
from sipdesk.ui.track_words import unit
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import DateField, TextField
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.notice import SavedMark
from sipdesk.ui.widgets.text import Body, Meta, Small
from sipdesk.ui.widgets.tokens import M, Tone
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.track import SetFigure, SetProposal, set_figure, set_proposal

_PAIR: Final = 560


@dataclass(frozen=True, slots=True)
class ValueForm:
    """One figure or day, as typed."""

    value: str = ""


class TrackFigures(Section):
    """The home's own figures; a field that is left empty leaves its day out."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.saved = SavedMark(name="track-saved")
        super().__init__(
            "Tidslinjens egna siffror",
            "Ingen källa säger hur många. De är hemmets egna, och en administratör kan "
            "ändra dem. Lämna tomt för att ta bort dagen från tidslinjen.",
            aside=self.saved,
            gap=M,
            name="track-figures",
        )
        own = [m for m in around.content.track.values() if m.own and m.figure]
        self._values = [self._value(one) for one in own]
        fields = [value.field for value in self._values]
        middle = (len(fields) + 1) // 2
        halves = (column(*fields[:middle], gap=M), column(*fields[middle:], gap=M))
        self.add(Columns(*map(holder, halves), breakpoint=_PAIR))

    def show_home(self, view: HomeView) -> None:
        """Show the home as it is now."""
        for value in self._values:
            value.model.show_home(view)

    def leave(self) -> None:
        """Save what is typed."""
        for value in self._values:
            value.model.leave()

    def _value(self, one: Milestone) -> "_Value":
        field = TextField(
            one.title,
            _counts(one, self._around.content.track[one.anchor].title),
            prose=False,
            name=f"figure-{one.id}",
        )
        return _Value(
            self._around,
            field,
            partial(_figure_form, one=one),
            partial(_figure_saves, one=one),
            self.saved,
        )


class Proposals(Section):
    """What has been proposed: off until the day it came into force is written."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.saved = SavedMark(name="proposals-saved")
        super().__init__(
            "Förslag som inte gäller än",
            "Skriv dagen då förslaget har trätt i kraft. Till dess är det av. Bara "
            "administratören ändrar.",
            aside=self.saved,
            gap=M,
            name="proposals",
        )
        self._values = []
        for one in around.content.proposals.values():
            field = DateField(
                "Gäller från",
                today=around.today,
                name=f"proposal-{one.id}",
            )
            field.edit.setAccessibleName(f"Gäller från: {one.title}")
            self._values.append(
                _Value(
                    around,
                    field,
                    partial(_proposal_form, one=one),
                    partial(_proposal_saves, one=one, around=around),
                    self.saved,
                )
            )
            self.add(Divider(), _told(one, field))

    def show_home(self, view: HomeView) -> None:
        """Show the home as it is now."""
        for value in self._values:
            value.model.show_home(view)

    def leave(self) -> None:
        """Save what is typed."""
        for value in self._values:
            value.model.leave()


class TrackLaw(Section):
    """Which days of the track a law gives, and for whom."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Tidslinjens dagar enligt lag",
            "De gäller bara den rättsliga grund som lagen är för.",
            gap=M,
            name="track-law",
        )
        told: list[QWidget] = []
        for one in around.content.track.values():
            law = around.content.laws.get(one.law)
            if one.anchor and not one.own and law is not None:
                told.extend((Divider(), _legal(one, short_reference(law))))
        self.add(Fold("Visa dem", *told, gap=M, name="track-law-fold"))


class _Value:
    """One field with its model, saved when it is left."""

    def __init__(
        self,
        around: Around,
        field: Field,
        form_of: Callable[[HomeView], ValueForm],
        saves_of: Callable[[HomeView, ValueForm], Saves],
        saved: SavedMark,
    ) -> None:
        self.field = field
        self._saved = saved
        self.model = FactsModel(
            around, ValueForm(), form_of, saves_of, while_alive(field, self._draw)
        )
        field.setEnabled(may(around.user, Right.MANAGE_HOME))
        field.edited.connect(self._typed)
        field.left.connect(self.model.leave)

    def _typed(self, value: object) -> None:
        self.model.edit(value=str(value))

    def _draw(self, state: FactsState[Any]) -> None:
        self.field.set_value(state.form.value)
        problem = state.problems.get("value")
        said = state.notice.whole if state.notice else None
        self.field.set_problem(problem or said)
        if state.saved_at is not None and not problem and not said:
            self._saved.saved(state.saved_at)


def _counts(one: Milestone, anchor: str) -> str:
    """Say what a figure counts, and from what."""
    side = "före" if one.figure < 0 else "efter"
    of = "mellan gångerna" if one.every else f"{side} ”{anchor}”"
    proposed = f" {LAW_STATUS['proposal']}." if one.switch else ""
    return f"{unit(one).capitalize()} {of}.{proposed}"


def _figure_form(view: HomeView, one: Milestone) -> ValueForm:
    figures = figures_of(str(view.settings[TRACK_FIGURES.key]))
    figure = figures.get(one.id, one.figure)
    return ValueForm("" if figure is None else str(abs(figure)))


def _figure_saves(_: HomeView, form: ValueForm, one: Milestone) -> Saves:
    text = form.value.strip()
    if text and not text.isdecimal():
        raise Unread({"value": notice("count-unreadable").whole})
    figure = int(text) if text else None
    if figure is not None and one.figure < 0:
        figure = -figure
    return [(set_figure, SetFigure(one.id, figure))]


def _proposal_form(view: HomeView, one: Proposal) -> ValueForm:
    since = days_of(str(view.settings[PROPOSALS_FROM.key])).get(one.id)
    return ValueForm(day_text(since))


def _proposal_saves(
    _: HomeView, form: ValueForm, one: Proposal, around: Around
) -> Saves:
    reading = Reading(around.today())
    since = reading.day("value", form.value)
    reading.done()
    return [(set_proposal, SetProposal(one.id, since))]


def _told(one: Proposal, field: Field) -> QWidget:
    head = row(Body(one.title, weight="medium"), gap=M)
    head.setStretch(0, 1)
    head.addWidget(Chip(LAW_STATUS[one.status], "idle"))
    read = f"Läst {short_date(one.read_on)}. Källa: {one.source}"
    return holder(column(head, Meta(one.about), Small(read), field, gap=4))


def _legal(one: Milestone, law: str) -> QWidget:
    head = row(Body(one.title, weight="medium"), gap=M)
    head.setStretch(0, 1)
    tone: Tone = "ok" if one.status == "verified" else "warn"
    head.addWidget(Chip(LAW_STATUS[one.status], tone))
    amount = f"{one.figure} {unit(one)}"
    again = " mellan gångerna" if one.every else ""
    source = Small(f"Läst {short_date(one.read_on)}. Källa: {one.source}")
    lines = (Meta(f"{law}: {amount}{again}. {one.about}"), source)
    return holder(column(head, *lines, gap=2))


def refresh(around: Around, *cards: TrackFigures | Proposals) -> None:
    """Read the home and show it in the cards."""

    def shown(view: HomeView) -> None:
        for card in cards:
            card.show_home(view)

    around.runner.read(read_home, None, while_alive(cards[0], shown), lambda _: None)
