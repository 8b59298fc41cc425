"""Draw the grounds other than consent: those chosen, and the one being chosen."""

from datetime import date
from typing import Any, Final

from typing_extensions import override

from sipdesk.content.content import Content
from sipdesk.content.swedish import short_date
from sipdesk.content.words import listed, word
from sipdesk.domain.case import Case
from sipdesk.domain.disclosure_map import SHOWN
from sipdesk.domain.ground import ChosenGround, Ground
from sipdesk.ui.consent.ground_model import (
    GroundForm,
    fitting,
    ground_form,
    in_order,
    judge,
    save_ground,
)
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import person, to_choose
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.task_editor import TaskEditor, TaskRow
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Meta, Muted
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.ground import EndGround, end_ground

END: Final = "end"
_WHY: Final = (
    "Samtycke är vägen först. Ibland får eller ska SiS lämna en uppgift ändå, med stöd "
    "i lag. Att välja en sådan grund är vanligt arbete, och skälet sparas. Ingen grund "
    "öppnar var den unge är."
)
_NONE_FITS: Final = (
    "Ingen grund passar den här mottagaren. Vänta på samtycke, eller fråga SiS jurist."
)
_LICENSED: Final = "Namn och titel på den legitimerade som har gjort bedömningen."
_JUDGE: Final = "Namn och befattning."


class GroundEditor(TaskEditor):
    """The chosen grounds; each stays on the list, also when it is ended."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Andra grunder än samtycke",
            _WHY,
            add="Välj en grund",
            save="Spara grunden",
            empty="Ingen annan grund är vald.",
            name="grounds",
        )
        self._around = around
        self._case: Case | None = None
        self._deeds = Deeds(around, while_alive(self, self._draw_deed))
        self._refused = Notice(name="grounds-refused")
        self.add(self._refused)
        self.recipient = ChoiceField("Vem gäller det?", (), name="recipient")
        self.ground = ChoiceField("Vilken grund?", (), name="ground")
        self.none_fits = Muted(_NONE_FITS, name="grounds-none")
        self.about = _AboutGround()
        self.kinds = TicksField(
            "Vilka uppgifter?", (), "Välj bara det som behövs.", name="kinds"
        )
        self.reason = TextArea("Skäl", " ", rows=2, name="reason")
        self.by = TextField("Vem har gjort bedömningen?", _JUDGE, name="by")
        self.last = DateField(
            "Gäller till och med", today=around.today, name="valid_to"
        )
        self.ask(self.recipient, self.ground)
        self.show_in_form(self.none_fits, self.about)
        self.ask(self.kinds, self.reason, self.by, self.last)
        self.model: ItemModel[GroundForm] = ItemModel(
            "ground",
            around,
            GroundForm(),
            ground_form,
            save_ground(around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.recipient.edited.connect(lambda _: self._drop_what_fits_not())
        self.ground.edited.connect(lambda _: self._begin_ground())
        self.asked.connect(self._end)

    def show_case(self, view: CaseView) -> None:
        """List those of a case, or of the same case as it is now."""
        if self._case is not None and self._case.id != view.case.id:
            self._deeds.clear()
        self._case, today = view.case, self._around.today()
        content = self._around.content
        self.show_rows(
            [
                _listed(view.case, chosen, today, content)
                for chosen in in_order(view.case, today)
            ]
        )
        self._place.setVisible(bool(view.case.parties) and not self._item)

    @override
    def draw(self, state: PartState[Any]) -> None:
        form: GroundForm = state.form
        found = self._fitting(state)
        if state.view is not None:
            self.recipient.set_choices(to_choose(state.case.parties))
            self.ground.set_choices([(g.id, g.title) for g in found])
        ground = next((g for g in found if g.id == form.ground), None)
        if ground is not None:
            self.kinds.set_choices(
                [(k.value, word(k)) for k in SHOWN if k in ground.kinds]
            )
            self.reason.set_help(ground.ask)
            self.by.set_help(_LICENSED if ground.by_licensed else _JUDGE)
            self.about.show_ground(ground, self._around.content)
        super().draw(state)
        self._place.setVisible(
            state.view is not None and bool(state.case.parties) and not form.item
        )
        self.ground.setVisible(bool(found))
        self.none_fits.setVisible(bool(form.recipient) and not found)
        for part in (self.about, self.kinds, self.reason, self.by, self.last):
            part.setVisible(ground is not None)

    @property
    def _item(self) -> str:
        return self.model.state.form.item

    def _fitting(self, state: PartState[Any]) -> tuple[Ground, ...]:
        if state.view is None:
            return ()
        content, today = self._around.content, self._around.today()
        return fitting(content, state.case, state.form.recipient, today)

    def _drop_what_fits_not(self) -> None:
        """Let another recipient have none of what was chosen for the one before."""
        form = self.model.state.form
        if form.ground not in {g.id for g in self._fitting(self.model.state)}:
            self.model.edit(ground="", kinds=frozenset(), by="")

    def _begin_ground(self) -> None:
        """Begin anew with another ground: who may judge is another, and what."""
        chosen = self._around.content.grounds.get(self.model.state.form.ground)
        by = judge(self._around.user, chosen)
        self.model.edit(kinds=frozenset(), by=by)

    def _end(self, key: str, task: str) -> None:
        if task == END and self._case is not None:
            order = EndGround(self._case.id, self._case.version, key)
            self._deeds.do(end_ground, order)

    def _draw_deed(self, state: DeedState) -> None:
        say(self._refused, state.notice)


class _AboutGround(Panel):
    """What a ground rests on, and how far it reaches."""

    def __init__(self) -> None:
        super().__init__("soft", gap=S, margins=(M, M, M, M), name="grounds-about")
        self._law = Meta("", weight="semibold", tone="text", name="grounds-law")
        self._check = Chip("", name="grounds-check")
        self._limits = Body("", name="grounds-limits")
        line = row(self._law, self._check, gap=S)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.add(self._limits)

    def show_ground(self, ground: Ground, content: Content) -> None:
        """Show another ground."""
        law = content.laws[ground.law]
        unsure = "check" in (ground.status, law.status)
        self._law.say(f"{word(ground.force)}. {short_reference(law)}.")
        self._check.show_state(LAW_STATUS["check"] if unsure else "", "warn")
        self._limits.say(ground.limits)


def _listed(case: Case, chosen: ChosenGround, today: date, content: Content) -> TaskRow:
    ground, law = content.grounds.get(chosen.ground), content.laws.get(chosen.law)
    rests = (ground.title if ground else "", short_reference(law) if law else "")
    age = case.young_person.age_on(today)
    holds = chosen.holds_on(today, age)
    kinds = [word(kind) for kind in SHOWN if kind in chosen.kinds]
    return TaskRow(
        chosen.id,
        person(case, chosen.recipient, today),
        " · ".join(filter(None, rests)),
        icon="scale" if holds else "circle-slash",
        icon_tone="info" if holds else "muted",
        state=_state(chosen, today, holds=holds),
        notes=(
            f"{word(chosen.force)}: {listed(kinds)}",
            f"Skäl: {chosen.reason}",
            f"Bedömt av {chosen.by}, {short_date(chosen.chosen)}",
        ),
        links=((END, "Avsluta i dag"),) if holds else (),
    )


def _state(chosen: ChosenGround, today: date, *, holds: bool) -> str:
    last = short_date(chosen.valid_to)
    if holds:
        return f"Gäller till och med {last}"
    if chosen.ended is not None:
        return f"Avslutad {short_date(chosen.ended)}"
    if chosen.valid_to < today:
        return f"Gick ut {last}"
    return "Gäller inte längre: den unge har fyllt 18 år"
