"""Draw somebody in the register as written: trainings, times as coordinator."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.ui.home.training.model import (
    MemberForm,
    TimeForm,
    TrainingForm,
    TrainingModel,
    TrainingState,
)
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import Button, ghost, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Heading, Muted
from sipdesk.ui.widgets.tokens import L, M, S

_PAIR = 480
_ROW = 560
Choices = Sequence[tuple[str, str]]


class MemberCard(ActiveCard):
    """Who is written in the register; hidden while nobody is."""

    def __init__(self, around: Around, model: TrainingModel) -> None:
        super().__init__(gap=L, name="member")
        self._around = around
        self._model = model
        self._wrong: frozenset[str] = frozenset()
        content = around.content
        roles = [(role.code, role.text) for role in content.staff_roles]
        self._kinds = [(one.code, one.text) for one in content.trainings]
        self.heading = Heading("")
        self.notice = Notice(name="member-notice")
        self.fields: dict[str, Field] = {
            field.objectName(): field
            for field in (
                TextField("Namn", name="name"),
                ChoiceField("Roll", roles, name="role"),
                TextField("Enhet", "Till exempel en avdelning.", name="unit"),
                DateField(
                    "Har slutat",
                    "Sista dagen. Tomt för den som arbetar här.",
                    today=around.today,
                    name="left",
                ),
            )
        }
        self.trainings = _Lines("Utbildning", "Lägg till en utbildning", "training-add")
        self.times = _Lines(
            "SIP-samordnare", "Lägg till en tid som samordnare", "time-add"
        )
        self._make_buttons()
        self.add(
            self.heading,
            self.notice,
            Columns(self.fields["name"], self.fields["role"], breakpoint=_PAIR),
            Columns(self.fields["unit"], self.fields["left"], breakpoint=_PAIR),
            self.trainings,
            self.times,
            holder(Flow(self.save, self.cancel, self.remove, gap=M)),
        )
        for name, field in self.fields.items():
            field.edited.connect(partial(self._typed, name))
            field.left.connect(model.keep)
        self.trainings.add_button.clicked.connect(model.add_training)
        self.times.add_button.clicked.connect(model.add_time)
        self.hide()

    def draw(self, state: TrainingState) -> None:
        """Show a state, whatever was shown before."""
        form = state.form
        self.setVisible(form is not None)
        if form is None:
            return
        self.heading.say("Ändra i registret" if form.id else "Ny i registret")
        self.remove.setVisible(bool(form.id))
        self.notice.tell(state.notice, "info")
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
            field.set_problem(state.problems.get(name))
        self._draw_trainings(form)
        self._draw_times(form, state)
        self._draw_problems(state.problems)
        for button in (self.save, self.remove):
            button.setEnabled(not state.busy)

    def _make_buttons(self) -> None:
        model = self._model
        self.save = primary("Spara", model.save, icon="check", name="member-save")
        self.cancel = ghost("Avbryt", model.cancel, name="member-cancel")
        self.remove = ghost(
            "Ta bort ur registret", model.remove, icon="trash-2", name="member-remove"
        )

    def _draw_trainings(self, form: MemberForm) -> None:
        self.trainings.show_lines(
            [one.id for one in form.trainings], self._make_training
        )
        for one in form.trainings:
            self.trainings.lines[one.id].show_values(_values(one))

    def _draw_times(self, form: MemberForm, state: TrainingState) -> None:
        self.times.show_lines([one.id for one in form.times], self._make_time)
        others = [
            (member.id, member.name)
            for member in state.staff or ()
            if member.id != form.id
        ]
        for one in form.times:
            deputy = self.times.lines[one.id].fields["deputy"]
            if isinstance(deputy, ChoiceField):
                deputy.set_choices(others)
            self.times.lines[one.id].show_values(_values(one))

    def _draw_problems(self, problems: Mapping[str, str]) -> None:
        for lines in (self.trainings, self.times):
            for key, line in lines.lines.items():
                for name, field in line.fields.items():
                    field.set_problem(problems.get(f"{key}.{name}"))
        fresh = [name for name in problems if name not in self._wrong]
        self._wrong = frozenset(problems)
        if fresh:
            self._focus(fresh[0])

    def _focus(self, name: str) -> None:
        key, _, inner = name.rpartition(".")
        found = {**self.trainings.lines, **self.times.lines}.get(key)
        fields = found.fields if found is not None else self.fields
        if (inner or name) in fields:
            fields[inner or name].focus()

    def _make_training(self, key: str) -> "_Line":
        today = self._around.today
        fields: tuple[Field, ...] = (
            ChoiceField("Utbildning", self._kinds, name="kind"),
            DateField("Genomförd", today=today, name="day"),
            DateField("Gäller till, om den går ut", today=today, name="valid_to"),
        )
        model = self._model
        line = _Line(fields, partial(model.drop_training, key), "utbildningen")
        for field in fields:
            field.edited.connect(partial(self._typed_training, key, field.objectName()))
            field.left.connect(model.keep)
        return line

    def _make_time(self, key: str) -> "_Line":
        today = self._around.today
        fields: tuple[Field, ...] = (
            DateField("Från", today=today, name="since"),
            DateField("Till, om det är bestämt", today=today, name="until"),
            ChoiceField("Ersättare", (), unchosen="Ingen", name="deputy"),
        )
        line = _Line(fields, partial(self._model.drop_time, key), "tiden")
        for field in fields:
            field.edited.connect(partial(self._typed_time, key, field.objectName()))
            field.left.connect(self._model.keep)
        return line

    def _typed(self, name: str, value: object) -> None:
        self._model.edit(**{name: str(value)})

    def _typed_training(self, key: str, name: str, value: object) -> None:
        self._model.edit_training(key, **{name: str(value)})

    def _typed_time(self, key: str, name: str, value: object) -> None:
        self._model.edit_time(key, **{name: str(value)})


class _Line(QWidget):
    """Fields side by side, and what takes them out."""

    def __init__(
        self, fields: Sequence[Field], drop: Callable[[], None], what: str
    ) -> None:
        super().__init__()
        self.fields = {field.objectName(): field for field in fields}
        self.drop = Button(
            "Ta bort", "ghost", icon="x", label=f"Ta bort {what}", clicked=drop
        )
        self.setLayout(
            column(
                Columns(*fields, breakpoint=_ROW, gap=M),
                holder(Flow(self.drop)),
                gap=S,
            )
        )

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what is typed."""
        for name, field in self.fields.items():
            field.set_value(values[name])


class _Lines(Section):
    """Any number of lines of fields, kept as long as they are there."""

    def __init__(self, title: str, more: str, name: str) -> None:
        self.lines: dict[str, _Line] = {}
        self._none = Muted("Inget är noterat.")
        self._box = column(gap=L)
        self.add_button = secondary(more, icon="plus", name=name)
        super().__init__(
            title,
            "",
            self._none,
            holder(self._box),
            holder(Flow(self.add_button)),
            level=4,
            gap=M,
            name=f"{name}-lines",
        )

    def show_lines(self, keys: Sequence[str], make: Callable[[str], _Line]) -> None:
        """Have a line for each key, in order; the last of new ones gets the focus."""
        for gone in [key for key in self.lines if key not in keys]:
            line = self.lines.pop(gone)
            had = line.isAncestorOf(line.window().focusWidget() or self)
            line.hide()
            line.deleteLater()
            if had:
                self.add_button.setFocus()
        had_some = bool(self.lines)
        for key in keys:
            if key in self.lines:
                continue
            self.lines[key] = make(key)
            self._box.addWidget(self.lines[key])
            if self.isVisible() and (had_some or len(keys) == 1):
                next(iter(self.lines[key].fields.values())).focus()
        self._none.setVisible(not keys)


def _values(form: TrainingForm | TimeForm) -> Mapping[str, str]:
    return {name: getattr(form, name) for name in form.__slots__}
