"""Fields to choose in. A choice is a pair: the key kept, the text shown."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.combo import Combo
from sipdesk.ui.widgets.field import Field, Value, inner
from sipdesk.ui.widgets.layout import Flow, column
from sipdesk.ui.widgets.ticks import Radio, Tick
from sipdesk.ui.widgets.tokens import XL, XS

Choices = Sequence[tuple[str, str]]

YES: Final = "yes"
NO: Final = "no"
UNKNOWN: Final = "unknown"
_UNCHOSEN: Final = "Välj …"


class ChoiceField(Field):
    """One of several, from a list that opens; ``""`` until something is chosen.

    A value that is not among the choices shows as not chosen.
    """

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        label: str,
        choices: Choices,
        hint: str = "",
        *,
        required: bool = False,
        unchosen: str = _UNCHOSEN,
        width: int = 0,
        name: str = "",
    ) -> None:
        """``unchosen`` is what the empty choice says; ``width`` is at scale 1.0."""
        super().__init__(label, hint, required=required, name=name)
        self._unchosen = unchosen
        self._choices: tuple[tuple[str, str], ...] = ()
        self._told = ""
        self.combo = Combo()
        self.combo.setObjectName(inner(name, "combo"))
        if width:
            self.combo.setMaximumWidth(theme.px(width))
        self.set_choices(choices)
        self.combo.activated.connect(self._chosen)
        self._hold(self.combo)

    @property
    @override
    def value(self) -> str:
        return str(self.combo.currentData() or "")

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; the one chosen stays if it is still there."""
        if tuple(choices) == self._choices and self.combo.count():
            return
        chosen = self.value
        self._choices = tuple(choices)
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItem(self._unchosen, "")
            for key, text in choices:
                self.combo.addItem(text, key)
        self._show(chosen)

    @override
    def _show(self, value: Value) -> None:
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(max(0, self.combo.findData(value)))
        self._told = self.value

    def _chosen(self) -> None:
        if self.value != self._told:
            self._told = self.value
            self._tell()


class RadioField(Field):
    """One of few, all in sight; ``""`` until something is chosen.

    ``level=True`` sets them side by side, ``gap`` apart. With ``clearable`` a chosen
    answer can be taken back.
    """

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        label: str,
        choices: Choices,
        hint: str = "",
        *,
        required: bool = False,
        level: bool = False,
        gap: int = XL,
        clearable: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(label, hint, required=required, name=name)
        self._clearable = clearable
        self._group = QButtonGroup(self)
        self.radios: dict[str, Radio] = {}
        for key, text in choices:
            radio = Radio(text, name=inner(name, key))
            radio.clicked.connect(self._chosen)
            self._group.addButton(radio)
            self.radios[key] = radio
        self._clear = link("Ta bort svaret", self._unchoose, name=inner(name, "clear"))
        self._clear.setAccessibleName(f"Ta bort svaret på {label}")
        self._clear.hide()
        parts = [*self.radios.values(), self._clear]
        whole = _Group(label)
        box = Flow(*parts, gap=gap, line_gap=XS) if level else column(*parts, gap=2)
        whole.setLayout(box)
        if isinstance(box, QVBoxLayout):
            box.setAlignment(self._clear, Qt.AlignmentFlag.AlignLeft)
        self._hold(whole, *parts)
        self._name_parts()

    @property
    @override
    def value(self) -> str:
        for key, radio in self.radios.items():
            if radio.isChecked():
                return key
        return ""

    @override
    def focus(self) -> None:
        """Put the focus on the answer that is chosen: Space changes nothing there."""
        chosen = self._group.checkedButton()
        if chosen is None:
            super().focus()
        else:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _show(self, value: Value) -> None:
        # An exclusive group cannot be emptied.
        self._group.setExclusive(False)
        for key, radio in self.radios.items():
            radio.setChecked(key == value)
        self._group.setExclusive(True)
        self._clear.setVisible(self._clearable and bool(self.value))

    def _chosen(self) -> None:
        self._clear.setVisible(self._clearable)
        self._tell()

    def _unchoose(self) -> None:
        next(iter(self.radios.values())).setFocus()
        self._show("")
        self._tell()

    def _name_parts(self) -> None:
        for radio in self.radios.values():
            radio.setAccessibleName(radio.words())


class YesNoUnknownField(RadioField):
    """Ja, nej or vet inte (``yes``, ``no``, ``unknown``); ``""`` is not asked yet."""

    def __init__(
        self, label: str, hint: str = "", *, required: bool = False, name: str = ""
    ) -> None:
        choices = ((YES, "Ja"), (NO, "Nej"), (UNKNOWN, "Vet inte"))
        super().__init__(
            label,
            choices,
            hint,
            required=required,
            level=True,
            clearable=True,
            name=name,
        )


class TicksField(Field):
    """Any number of several, as tick boxes; the value is a frozenset of keys."""

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        label: str,
        choices: Choices,
        hint: str = "",
        *,
        required: bool = False,
        level: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(label, hint, required=required, name=name)
        self._shown = frozenset()
        self.ticks: dict[str, Tick] = {}
        self._level = level
        self._whole = _Group(label)
        self._whole.setLayout(Flow(gap=XL, line_gap=XS) if level else column(gap=2))
        self._below.addWidget(self._whole)
        self.set_choices(choices)

    @property
    @override
    def value(self) -> frozenset[str]:
        return frozenset(key for key, tick in self.ticks.items() if tick.isChecked())

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; what is ticked stays ticked if it is still there."""
        offered = dict(choices)
        if offered == {key: tick.words() for key, tick in self.ticks.items()}:
            return
        ticked = self.value
        for tick in self.ticks.values():
            tick.setParent(None)
            tick.deleteLater()
        self.ticks = {}
        for key, text in choices:
            self.ticks[key] = self._tick(key, text)
            self.ticks[key].setChecked(key in ticked)
        self._watch(*self.ticks.values())
        if self.ticks:
            self.label.label_for(self._parts[0])
            self._parts[0].setAccessibleName(next(iter(self.ticks.values())).words())
        self._describe()

    @override
    def _show(self, value: Value) -> None:
        for key, tick in self.ticks.items():
            tick.setChecked(key in value)

    def _tick(self, key: str, text: str) -> Tick:
        tick = Tick(text, name=inner(self.objectName(), key))
        tick.clicked.connect(self._tell)
        layout = self._whole.layout()
        if layout is not None:
            layout.addWidget(tick)
        return tick


class _Group(QWidget):
    """Holds the answers to one question and is read as a group with its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
