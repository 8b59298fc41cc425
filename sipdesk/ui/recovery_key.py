"""Draw a recovery key: large, in groups; then two of them are read back."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.ui.recovery_key_model import RecoveryKeyModel, RecoveryState, Stage
from sipdesk.ui.sheet import go_to_problem, say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.layout import Columns, Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPrinter, choose_printer, to_printer
from sipdesk.ui.widgets.text import Body, Meta, Text
from sipdesk.ui.widgets.textfields import TextField
from sipdesk.ui.widgets.tokens import XL, L, M

_GROUPS: Final = 8
_PAIR: Final = 460
_GROWN: Final = 1.1
_GROUP_WIDTH: Final = 92  # so that the groups stand in columns
_JOB: Final = "Återställningsnyckel"


class RecoveryKeyPart(QWidget):
    """A key that is shown once. Tie it to its model before it is drawn.

    ``later`` is the button with which somebody breaks off.
    """

    def __init__(
        self,
        later: str,
        *,
        ask_printer: AskPrinter = choose_printer,
    ) -> None:
        super().__init__()
        self.setObjectName("recovery-key")
        self._ask_printer = ask_printer
        self._model: RecoveryKeyModel | None = None
        self._stage = Stage.NONE
        self._later_word = later
        self.notice = Notice(name="recovery-notice")
        self._groups = [
            Text("", size="title", weight="semibold", wrap=False, name=f"group-{n}")
            for n in range(1, _GROUPS + 1)
        ]
        for group in self._groups:
            group.grow(_GROWN)
        self._shown = self._make_shown()
        self._asked = self._make_asked()
        self.setLayout(column(self.notice, self._shown, self._asked, gap=L))

    def tie(self, model: RecoveryKeyModel) -> None:
        """Take the model, whose states are drawn here."""
        self._model = model
        self.draw(model.state)

    def draw(self, state: RecoveryState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        self._shown.setVisible(state.stage is Stage.SHOWN)
        self._asked.setVisible(state.stage is Stage.ASKED)
        words = state.groups if state.stage is Stage.SHOWN else ("",) * _GROUPS
        for label, group in zip(self._groups, words, strict=True):
            label.setMinimumWidth(theme.px(_GROUP_WIDTH))
            label.say(group)
        self._printed.setVisible(state.printed)
        for field, number in zip(self._fields, state.asked, strict=True):
            field.label.say(f"Grupp {number}")
            field.set_value(getattr(state, field.objectName()))
            field.set_problem(state.wrong.get(field.objectName()))
        self.keep.setEnabled(not state.busy)
        if state.wrong:
            go_to_problem(self._fields)
        moved, self._stage = state.stage is not self._stage, state.stage
        if moved:
            self.begin()

    def begin(self) -> None:
        """Put the focus where one goes on."""
        if self._stage is Stage.SHOWN:
            self.print.setFocus()
        elif self._stage is Stage.ASKED:
            self._fields[0].focus()

    # --- What stands there ------------------------------------------------------------

    def _make_shown(self) -> QWidget:
        lines = [
            Flow(
                *(
                    holder(column(Meta(f"{at + 1}"), label, gap=0))
                    for at, label in list(enumerate(self._groups))[half : half + 4]
                ),
                gap=XL,
            )
            for half in (0, 4)
        ]
        paper = Panel(
            "soft", *map(holder, lines), gap=M, margins=(XL, L, XL, L), name="groups"
        )
        self.print = secondary(
            "Skriv ut …", self._print, icon="printer", name="recovery-print"
        )
        self.go_on = primary("Jag har pappret", self._ask, name="recovery-go-on")
        self.later = ghost(self._later_word, self._give_up, name="recovery-later")
        self._printed = Meta("Utskriften är skickad.", name="recovery-printed")
        words = Body(
            "Nyckeln visas bara nu och sparas inte i programmet. Skriv ut den, eller "
            "skriv av den för hand, och lås in pappret."
        )
        buttons = holder(Flow(self.print, self.go_on, self.later, gap=M))
        return holder(column(words, paper, self._printed, buttons, gap=L))

    def _make_asked(self) -> QWidget:
        self._fields: tuple[Field, ...] = tuple(
            TextField("Grupp", "Fyra tecken från pappret.", prose=False, name=name)
            for name in ("first", "second")
        )
        for field in self._fields:
            field.edited.connect(_Typed(self, field.objectName()))
            if isinstance(field, TextField):
                field.edit.returnPressed.connect(self._keep)
        self.keep = primary(
            "Spara nyckeln", self._keep, icon="check", name="recovery-keep"
        )
        again = ghost("Visa nyckeln igen", self._look_again, name="recovery-again")
        self.later_too = ghost(
            self._later_word, self._give_up, name="recovery-later-too"
        )
        words = Body(
            "Skriv två av grupperna från pappret, så är det säkert att det går att "
            "läsa. Först därefter öppnar nyckeln hemmet."
        )
        both = Columns(*self._fields, breakpoint=_PAIR, gap=L)
        buttons = holder(Flow(self.keep, again, self.later_too, gap=M))
        return holder(column(words, both, buttons, gap=L))

    # --- What is pressed --------------------------------------------------------------

    def type(self, name: str, text: str) -> None:
        """Take what was typed in one field."""
        self._tied.type(name, text)

    @property
    def _tied(self) -> RecoveryKeyModel:
        if self._model is None:
            raise LookupError("the key has no model")
        return self._model

    def _print(self) -> None:
        printer = self._ask_printer(self, _JOB)
        if printer is not None:
            self._tied.print(to_printer(printer))

    def _ask(self) -> None:
        self._tied.ask()

    def _look_again(self) -> None:
        self._tied.look_again()

    def _keep(self) -> None:
        self._tied.keep()

    def _give_up(self) -> None:
        self._tied.give_up()


class _Typed:
    """Tells of what was typed in one field."""

    def __init__(self, part: RecoveryKeyPart, name: str) -> None:
        self._part = part
        self._name = name

    def __call__(self, value: object) -> None:
        """Take what was typed."""
        self._part.type(self._name, str(value))
