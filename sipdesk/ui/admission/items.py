"""Draw what should have come with the placement: one compact row for each thing."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from sipdesk.content.notices import Notice as Said
from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.admission import AdmissionItem, ItemState
from sipdesk.ui.admission.model import ItemForm, ItemPart, item_form, save_item
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.notice import Notice, SavedMark
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import XS, M, S
from sipdesk.usecases.case import CaseView

_NARROW: Final = 460
_STATE_WIDTH: Final = 230
_STATES: Final = [
    (state.value, word(state))
    for state in ItemState
    if state is not ItemState.NOT_ASKED
]
_NOT_ASKED: Final = word(ItemState.NOT_ASKED)


class ItemList(Section):
    """The list. Each row is saved by itself when it is left."""

    def __init__(self, around: Around) -> None:
        self._saved = SavedMark(name="items-saved")
        super().__init__(
            "Det som ska följa med placeringen",
            "Har det kommit, eller är det efterfrågat? Pilen öppnar dag, vem och "
            "anteckning.",
            aside=self._saved,
            gap=M,
            name="items",
        )
        self._around = around
        self._notice = Notice(name="items-notice")
        self._count = Meta("", weight="semibold", name="items-count")
        self._rows_box: QBoxLayout = column(gap=S)
        self.add(self._notice, self._count, holder(self._rows_box))
        self._names = {c.code: c.text for c in around.content.admission_items}
        self.rows: dict[str, ItemRow] = {}
        self._dividers: list[Divider] = []

    def show_case(self, view: CaseView) -> None:
        """Show the list of a case, or of the same case as it is now."""
        items = view.case.admission.items
        if [item.id for item in items] != list(self.rows):
            self._make_rows(items)
        for shown in self.rows.values():
            shown.model.show_case(view)
        asked = sum(item.state is not ItemState.NOT_ASKED for item in items)
        whole = counted(len(items), "sak", "saker")
        self._count.say(f"{asked} av {whole} genomgångna" if items else "")

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        for shown in self.rows.values():
            shown.model.keep()

    def leave(self) -> None:
        """Save what is typed before the page is left."""
        for shown in self.rows.values():
            shown.model.leave()

    def _make_rows(self, items: tuple[AdmissionItem, ...]) -> None:
        for old in (*self.rows.values(), *self._dividers):
            self._rows_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._dividers = {}, []
        for item in items:
            if self.rows:
                self._dividers.append(Divider())
                self._rows_box.addWidget(self._dividers[-1])
            name = self._names.get(item.code, item.code)
            shown = ItemRow(self._around, item.id, name, self._told)
            self.rows[item.id] = shown
            self._rows_box.addWidget(shown)

    def _told(self, state: PartState[ItemForm]) -> None:
        """Say for the whole list how saving a row went."""
        if state.saved_at is not None and not state.busy:
            self._saved.saved(state.saved_at)
        told: Said | None = state.notice
        if told is not None or state.saved_at is not None:
            say(self._notice, told, "bad" if state.went_wrong else "info")


class ItemRow(QWidget):
    """One thing: its state, and behind the arrow the day, from whom, and a note."""

    def __init__(
        self,
        around: Around,
        item_id: str,
        title: str,
        told: Callable[[PartState[ItemForm]], None],
    ) -> None:
        super().__init__()
        self.setObjectName(f"item-{item_id}")
        self._around = around
        self._title = title
        self._told = told
        self._name = self.objectName()
        self.fields: dict[str, Field] = {}
        self._summary = Meta("", name=f"{self._name}-summary")
        self.state_field = _StateField(title, self._summary, name=f"{self._name}-state")
        self.turn = Button(
            "",
            "ghost",
            icon="chevron-down",
            label=f"Öppna dag, vem och anteckning: {title}",
            name=f"{self._name}-turn",
            clicked=self._turn,
        )
        line = row(self.state_field, self.turn, gap=XS)
        line.setStretch(0, 1)
        self._box: QBoxLayout = column(line, gap=S)
        self._details: QWidget | None = None
        self._opened = False
        self.setLayout(self._box)
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
        hidden = state.problems.keys() - {"state"}
        if (hidden or state.restored) and not self._opened:
            self._open()
        self.state_field.set_value(form.state)
        self.state_field.set_problem(state.problems.get("state"))
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
            field.set_problem(state.problems.get(name))
            field.set_remark(state.remarks.get(name))
        words = "" if self._opened else _in_short(form)
        self._summary.say(words)
        self._summary.setVisible(bool(words))
        self._told(state)

    def _turn(self) -> None:
        if self._opened:
            self._show_details(opened=False)
        else:
            self._open()
            self.fields["day"].focus()
        self.draw(self.model.state)

    def _open(self) -> None:
        if self._details is None:
            self._details = self._make_details()
            self._box.addWidget(self._details)
        self._show_details(opened=True)

    def _show_details(self, *, opened: bool) -> None:
        self._opened = opened
        if self._details is not None:
            self._details.setVisible(opened)
        self.turn.set_icon("chevron-up" if opened else "chevron-down")
        verb = "Stäng" if opened else "Öppna"
        self.turn.setAccessibleName(f"{verb} dag, vem och anteckning: {self._title}")
        self.turn.setToolTip(self.turn.accessibleName())

    def _make_details(self) -> QWidget:
        """Make the fields behind the arrow: most rows never need them."""
        day = DateField("Dag", today=self._around.today, name=f"{self._name}-day")
        whom = TextField("Från eller av vem?", prose=False, name=f"{self._name}-whom")
        note = TextField("Anteckning", name=f"{self._name}-note")
        self.fields = {"day": day, "whom": whom, "note": note}
        for name, field in self.fields.items():
            field.setEnabled(self.state_field.isEnabled())
            field.edited.connect(self._typing(name))
            field.left.connect(self.model.leave)
        pair = Columns(day, whom, breakpoint=_NARROW)
        return holder(column(pair, note, gap=M, margins=(0, 0, 0, S)))

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: value})

        return typed


class _StateField(ChoiceField):
    """A choice whose label stands beside it, with a line below the label."""

    def __init__(self, label: str, below: QWidget, *, name: str) -> None:
        super().__init__(label, _STATES, unchosen=_NOT_ASKED, name=name)
        box = self.layout()
        if not isinstance(box, QBoxLayout):
            raise TypeError
        box.removeWidget(self.label)
        self._below.removeWidget(self.combo)
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


def _in_short(form: ItemForm) -> str:
    day = _day(form.day)
    parts = (day, form.whom.strip(), form.note.strip())
    return " · ".join(part for part in parts if part)


def _day(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text
