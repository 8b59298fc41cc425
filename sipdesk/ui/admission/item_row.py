"""Draw one thing of what should have come with the placement, in one compact row."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.content.words import recipient, word
from sipdesk.domain.admission import ItemState
from sipdesk.domain.case import Case
from sipdesk.domain.guard import BOARD
from sipdesk.ui.admission.groups import Light, light
from sipdesk.ui.admission.item_model import ItemForm, ItemPart, item_form, save_item
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import to_choose
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from sipdesk.ui.widgets.foldrow import FoldRow
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Columns, Flow, column, holder, row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M, S

_NARROW: Final = 460
_STATE_WIDTH: Final = 230
_INDENT: Final = 24
_STATES: Final = [
    (state.value, word(state))
    for state in ItemState
    if state is not ItemState.NOT_ASKED
]
_NOT_ASKED: Final = word(ItemState.NOT_ASKED)
_NOBODY: Final = "Ingen är vald"
_SIGNS: Final = {
    Light.LACKING: ("circle-alert", "bad"),
    Light.ASKED: ("hourglass", "warn"),
    Light.SETTLED: ("circle-check", "ok"),
}
_OPENS: Final = "dagar, vem och anteckning"


class ItemRow(FoldRow):
    """One thing: its state, and behind the arrow the days, who, and a note."""

    asked_next = Signal()  # Enter: on to the next thing
    asked_remove = Signal()

    def __init__(
        self,
        around: Around,
        item_id: str,
        title: str,
        told: Callable[[PartState[ItemForm]], None],
        *,
        several: bool = False,
    ) -> None:
        super().__init__(f"{_OPENS}: {title}", name=f"item-{item_id}")
        self._around = around
        self._told = told
        self._several = several
        self._name = self.objectName()
        self._who: Choices = ()
        self.fields: dict[str, Field] = {}
        self._sign = Picture(*_SIGNS[Light.LACKING], 16)
        self._summary = Meta("", name=f"{self._name}-summary")
        self.state_field = _StateField(title, self._summary, name=f"{self._name}-state")
        self.state_field.asked_next.connect(self.asked_next)
        # Beside the first line of the name, however many it has.
        sign = holder(column(10, self._sign, None, gap=0))
        line = row(sign, self.state_field, self.turn, gap=S)
        line.setStretch(1, 1)
        line.setAlignment(self.turn, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(line)
        self.model = ItemPart(
            f"admission-{item_id}",
            around,
            ItemForm(),
            item_form(item_id),
            save_item(item_id, around),
            while_alive(self, self.draw),
        )
        self.state_field.edited.connect(lambda value: self.model.choose(str(value)))
        self.state_field.left.connect(self.model.leave)

    def draw(self, state: PartState[ItemForm]) -> None:
        """Show a state, whatever was shown before."""
        form = state.form
        if state.view is not None:
            self._who = _whom(state.case)
        hidden = state.problems.keys() - {"state"}
        if (hidden or state.restored) and not self.opened:
            self.open()
        shown = ItemState(form.state or ItemState.NOT_ASKED.value)
        self._sign.show_icon(*_SIGNS[light(shown)])
        self.state_field.set_value(form.state)
        self.state_field.set_problem(state.problems.get("state"))
        whom = self.fields.get("party")
        if isinstance(whom, ChoiceField):
            whom.set_choices(self._who)
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
            field.set_problem(state.problems.get(name))
            field.set_remark(state.remarks.get(name))
        words = form.detail.strip() if self.opened else self._in_short(form)
        self._summary.say(words)
        self._summary.setVisible(bool(words))
        self._told(state)

    @override
    def turned(self) -> None:
        if self.opened:
            next(iter(self.fields.values())).focus()
        self.draw(self.model.state)

    @override
    def make_details(self) -> QWidget:
        today, name = self._around.today, self._name
        which = TextField(
            "Vilken?", "Till exempel skolans namn och åren.", name=f"{name}-detail"
        )
        party = ChoiceField(
            "Vem ska frågas?",
            self._who,
            unchosen=_NOBODY,
            name=f"{name}-party",
        )
        asked = DateField("Frågade första gången", today=today, name=f"{name}-asked")
        again = DateField("Påminde senast", today=today, name=f"{name}-reminded")
        day = DateField(
            "Dag då det kom eller blev sagt", today=today, name=f"{name}-day"
        )
        whom = TextField(
            "Från vem, eller vem säger det?", prose=False, name=f"{name}-whom"
        )
        note = TextField("Anteckning", name=f"{name}-note")
        self.fields = {
            **({"detail": which} if self._several else {}),
            "party": party,
            "asked": asked,
            "reminded": again,
            "day": day,
            "whom": whom,
            "note": note,
        }
        for key, field in self.fields.items():
            field.setEnabled(self.state_field.isEnabled())
            field.edited.connect(self._typing(key))
            field.left.connect(self.model.leave)
        parts: list[QWidget] = [which] if self._several else []
        parts += [
            party,
            Columns(asked, again, breakpoint=_NARROW),
            Columns(day, whom, breakpoint=_NARROW),
            note,
        ]
        if self._several:
            gone = link("Ta bort raden", self.asked_remove.emit, name=f"{name}-remove")
            parts.append(holder(Flow(gone)))
        return holder(column(*parts, gap=M, margins=(_INDENT, 0, 0, S)))

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: value})
            if name == "party":
                self.model.leave()

        return typed

    def _in_short(self, form: ItemForm) -> str:
        asked = form.state == ItemState.ASKED.value
        parts = (
            form.detail.strip(),
            f"frågat {_day(form.asked) or 'okänd dag'}" if asked else "",
            f"påmint {_day(form.reminded)}" if asked and form.reminded else "",
            self._whom_in_short(form),
            "" if asked else _day(form.day),
            form.whom.strip(),
            form.note.strip(),
        )
        told = " · ".join(part for part in parts if part)
        return told[:1].upper() + told[1:]

    def _whom_in_short(self, form: ItemForm) -> str:
        """Name who is asked, or is to be; who it came from says more."""
        name = dict(self._who).get(form.party, "")
        if not name or form.whom.strip():
            return ""
        return name if form.state else f"att fråga: {name}"


Choices = tuple[tuple[str, str], ...]


def _whom(case: Case) -> Choices:
    """Offer those who can be asked; the board, also before it is entered."""
    others = [party for party in case.parties if not party.kind.is_sis]
    board = () if case.placing else ((BOARD, recipient(BOARD)),)
    return (*board, *to_choose(others))


class _StateField(ChoiceField):
    """A choice whose label stands beside it, with a line below the label.

    Each state begins with a letter of its own, so one key chooses it; Enter goes on.
    """

    asked_next = Signal()

    def __init__(self, label: str, below: QWidget, *, name: str) -> None:
        super().__init__(label, _STATES, unchosen=_NOT_ASKED, name=name)
        box = self.layout()
        if not isinstance(box, QBoxLayout):
            raise TypeError
        box.removeWidget(self.label)
        self._below.removeWidget(self.combo)
        self.combo.installEventFilter(self)
        # In line with the words in the box beside it.
        words = holder(column(7, self.label, below, gap=0))
        beside = Columns(
            words,
            self.combo,
            breakpoint=_NARROW,
            stretch=(1, 0),
            widths=(0, _STATE_WIDTH),
        )
        box.insertWidget(0, beside)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.combo and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress and event.key() in enter
            if pressed and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.asked_next.emit()
                return True
        return super().eventFilter(watched, event)


def _day(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text
