"""Draw the pathways: one calm row for each, which opens to be changed in place."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from sipdesk.content.pathway import PathwayGuide
from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.party import PartyKind
from sipdesk.domain.pathway import PathwayState, Standing, standing
from sipdesk.ui.foot import LAW_STATUS
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.pathway.model import (
    PathwayForm,
    PathwayPart,
    Short,
    guides_of,
    in_short,
    pathway_form,
    save_pathway,
    ways_of,
)
from sipdesk.ui.people import to_choose
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextArea, TextField
from sipdesk.ui.widgets.foldrow import FoldRow
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.notice import Notice, SavedMark
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import XS, L, M, S
from sipdesk.usecases.case import CaseView

_PAIR: Final = 460
_STATES: Final = [(s.value, word(s)) for s in PathwayState if s.answered]
_NOT_ASKED: Final = word(PathwayState.NOT_ASKED)
_SIGNS: Final = {
    PathwayState.NOT_ASKED: ("circle", "muted"),
    PathwayState.UNKNOWN: ("circle-dashed", "muted"),
    PathwayState.NOBODY: ("triangle-alert", "warn"),
    PathwayState.PLANNED: ("circle-dot", "info"),
    PathwayState.ARRANGED: ("circle-check", "ok"),
    PathwayState.IN_PLACE: ("circle-check", "ok"),
    PathwayState.NOT_NEEDED: ("circle-slash", "muted"),
}


class PathwayList(Section):
    """The pathways. Each row is saved by itself when it is left."""

    def __init__(self, around: Around) -> None:
        self._saved = SavedMark(name="pathways-saved")
        super().__init__(
            "Det som ska finnas efter SiS",
            "Fråga från första dagen. Pilen öppnar en rad: läge, vem som ansvarar och "
            "när det ska vara klart.",
            aside=self._saved,
            gap=M,
            name="pathways",
        )
        self._around = around
        self._notice = Notice(name="pathways-notice")
        self.count = Meta("", weight="semibold", tone="text", name="pathways-count")
        self._late = Meta("", name="pathways-late")
        self._box: QBoxLayout = column(gap=S)
        self.add(self._notice, self.count, self._late, holder(self._box))
        self.rows: dict[str, PathwayRow] = {}
        self._dividers: list[Divider] = []

    def show_case(self, view: CaseView) -> None:
        """Show the pathways of a case, or of the same case as it is now."""
        case, today = view.case, self._around.today()
        guides = guides_of(case, self._around)
        if [guide.code for guide in guides] != list(self.rows):
            self._make_rows(guides)
        for shown in self.rows.values():
            shown.show_case(view)
        self.count.say(summary(standing(ways_of(case, guides))))
        told = passed([in_short(case, guide, today) for guide in guides])
        self._late.say(told)
        self._late.setVisible(bool(told))

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        for shown in self.rows.values():
            shown.model.keep()

    def leave(self) -> None:
        """Save what is typed before the page is left."""
        for shown in self.rows.values():
            shown.model.leave()

    def _make_rows(self, guides: list[PathwayGuide]) -> None:
        for old in (*self.rows.values(), *self._dividers):
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._dividers = {}, []
        for guide in guides:
            if self.rows:
                self._dividers.append(Divider())
                self._box.addWidget(self._dividers[-1])
            shown = PathwayRow(self._around, guide, self._told)
            self.rows[guide.code] = shown
            self._box.addWidget(shown)

    def _told(self, state: PartState[PathwayForm]) -> None:
        """Say for the whole list how saving a row went."""
        if state.saved_at is not None and not state.busy:
            self._saved.saved(state.saved_at)
        if state.notice is not None or state.saved_at is not None:
            say(self._notice, state.notice, "bad" if state.went_wrong else "info")


def summary(stands: Standing) -> str:
    """Tell how the pathways stand: ``3 av 10 ordnade, 2 utan ansvarig``."""
    told = [f"{stands.ready} av {stands.all} ordnade"]
    if stands.nobody:
        told.append(f"{stands.nobody} utan ansvarig")
    if stands.unsaid:
        told.append(f"{stands.unsaid} där ansvarig inte är känd")
    return ", ".join(told)


def passed(ways: Sequence[Short]) -> str:
    """Tell how many pathways are late, and how many should be ready by now."""
    late, urgent = sum(one.late for one in ways), sum(one.urgent for one in ways)
    told = [f"{counted(late, 'rad är sen', 'rader är sena')}."] if late else []
    if urgent:
        told.append(
            f"{counted(urgent, 'rad', 'rader')} brådskar: hur lång tid före "
            "utskrivningen något ska vara klart är hemmets egen siffra, där ingen har "
            "skrivit en dag."
        )
    return " ".join(told)


class PathwayRow(FoldRow):
    """One pathway: how it stands, and behind the arrow all that is known of it."""

    def __init__(
        self,
        around: Around,
        guide: PathwayGuide,
        told: Callable[[PartState[PathwayForm]], None],
    ) -> None:
        super().__init__(guide.title, name=f"pathway-{guide.code}")
        self._around, self._guide, self._told = around, guide, told
        self._name = self.objectName()
        self._case: Case | None = None
        self.fields: dict[str, Field] = {}
        self._signs = {
            state: Picture(icon, tone, 18) for state, (icon, tone) in _SIGNS.items()
        }
        self.summary = Meta("", name=f"{self._name}-summary")
        self.chip = Chip("Sen", "warn")
        signs = holder(column(*self._signs.values(), gap=0, margins=(0, 1, 0, 0)))
        words = column(Body(guide.title, weight="semibold"), self.summary, gap=2)
        words.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        line = row(signs, words, self.turn, gap=M)
        line.setStretch(1, 1)
        line.setAlignment(signs, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(self.turn, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(line)
        self._can_write = True
        self.model = PathwayPart(
            f"pathway-{guide.code}",
            around,
            PathwayForm(),
            pathway_form(guide),
            save_pathway(guide, around),
            while_alive(self, self.draw),
        )

    def show_case(self, view: CaseView) -> None:
        """Show the row as the case is now."""
        self._case = view.case
        self._can_write = self._around.can_write(view.case)
        self.model.show_case(view)
        self._draw_short(in_short(view.case, self._guide, self._around.today()))
        self._offer_parties()

    def draw(self, state: PartState[PathwayForm]) -> None:
        """Show a state, whatever was shown before."""
        if (state.problems or state.restored) and not self.opened:
            self.open()
        for name, field in self.fields.items():
            field.set_value(getattr(state.form, name))
            field.set_problem(state.problems.get(name))
            field.set_remark(state.remarks.get(name))
        if "note" in self.fields:
            needed = state.form.state == PathwayState.NOT_NEEDED.value
            self.fields["note"].set_help(
                "Skriv varför det inte behövs." if needed else _STAYS
            )
        self._told(state)

    def _draw_short(self, short: Short) -> None:
        for state, sign in self._signs.items():
            sign.setVisible(state is short.state)
        said = [word(short.state)]
        if short.who:
            said.append(short.who)
        elif short.state in _SHOULD_HAVE:
            said.append("ansvarig inte känd")
        if short.by is not None and not short.state.ready:
            said.append(f"klart senast {short_date(short.by)}")
        self.summary.say(" · ".join(said))
        self.chip.setText("Sen" if short.late else "Brådskar")
        self.chip.setVisible(short.late or short.urgent)

    @override
    def turned(self) -> None:
        if self.opened:
            self.fields["state"].focus()
        self.draw(self.model.state)

    @override
    def make_details(self) -> QWidget:
        guide, today, name = self._guide, self._around.today, self._name
        state = ChoiceField("Läge", _STATES, unchosen=_NOT_ASKED, name=f"{name}-state")
        party = ChoiceField(
            "Vem ansvarar?", (), unchosen="Ingen vald", name=f"{name}-party"
        )
        who = TextField(
            "Person, eller någon som inte finns i ärendet",
            prose=False,
            name=f"{name}-who",
        )
        what = TextArea("Vad ska hända?", guide.hint, rows=2, name=f"{name}-what")
        due = DateField("Klart senast", today=today, name=f"{name}-due")
        confirmed = DateField(
            "Bekräftat av den som ansvarar", today=today, name=f"{name}-confirmed"
        )
        note = TextArea("Anteckning", _STAYS, rows=2, name=f"{name}-note")
        self.fields = {
            "state": state,
            "party": party,
            "who": who,
            "what": what,
            "due": due,
            "confirmed": confirmed,
            "note": note,
        }
        days = Columns(due, confirmed, breakpoint=_PAIR)
        parts: list[QWidget] = [
            Body(guide.ask),
            Columns(state, party, breakpoint=_PAIR),
            who,
            what,
            days,
        ]
        if guide.transfer:
            moved = DateField(
                "Överföring till mottagande region begärd",
                today=today,
                name=f"{name}-transfer_asked",
            )
            self.fields["transfer_asked"] = moved
            parts.append(moved)
        parts.append(note)
        if guide.status != "verified":
            parts.append(Meta(f"{LAW_STATUS[guide.status]}: {guide.source}"))
        for key, field in self.fields.items():
            field.setEnabled(self._can_write)
            field.edited.connect(self._typing(key))
            field.left.connect(self.model.leave)
        self._offer_parties()
        return holder(column(*parts, gap=L, margins=(30, XS, 0, M)))

    def _offer_parties(self) -> None:
        party = self.fields.get("party")
        if isinstance(party, ChoiceField) and self._case is not None:
            own = (PartyKind.SIS_HEALTH, PartyKind.SIS_SCHOOL)
            able = [p for p in self._case.parties if p.kind not in own]
            party.set_choices(to_choose(able))
            party.set_value(self.model.state.form.party)

    def _typing(self, key: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            if key == "state":
                self.model.choose(str(value))
            else:
                self.model.edit(**{key: value})

        return typed


_STAYS: Final = "Stannar i ärendet. Står inte på något papper."
_SHOULD_HAVE: Final = (
    PathwayState.UNKNOWN,
    PathwayState.PLANNED,
    PathwayState.ARRANGED,
    PathwayState.IN_PLACE,
)
