"""Draw what the adult meets: before the screen is handed over, and when it is back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sipdesk.content.swedish import counted
from sipdesk.content.words import word
from sipdesk.ui.survey.code_model import DIGITS
from sipdesk.ui.survey.model import Gate, SurveyState
from sipdesk.ui.survey.targets import BESIDE
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.fields import SecretField, TicksField
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Meta, Muted, Text
from sipdesk.ui.widgets.tokens import L, M

_CODE_WIDE: Final = 200


class PreparePage(QWidget):
    """A code, and who is here. ``handed_over`` comes with the groups and the code."""

    handed_over = Signal(object, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("survey-prepare")
        self.groups = TicksField("Vilka är här?", (), name="groups")
        self.code = _code_field(
            "Välj en kod med fyra siffror",
            "Den leder tillbaka till ärendet. Bara du ska kunna den. Den sparas inte: "
            "glömmer du den låser du hemmet och öppnar med din lösenfras.",
            "code",
        )
        self.code.entered.connect(self._hand_over)
        self.go = primary(
            "Lämna över skärmen", self._hand_over, icon="log-out", name="survey-go"
        )
        back = ghost("Avbryt", self.cancelled.emit, name="survey-cancel")
        self.card = Card(
            self.groups, self.code, holder(Flow(self.go, back, gap=M)), gap=L
        )
        self.setLayout(column(self.card, None, gap=0, margins=BESIDE))
        self._offered: object = None

    def draw(self, state: SurveyState) -> None:
        """Show a state."""
        self.groups.set_choices([(one.value, word(one)) for one in state.survey.groups])
        if self._offered is None:
            self._offered = state.groups
            self.groups.set_value(frozenset(one.value for one in state.groups))
        for field in (self.groups, self.code):
            field.set_problem(state.problems.get(field.objectName()))

    def begin(self) -> None:
        """Put the cursor where the code is written."""
        self.code.focus()

    def _hand_over(self) -> None:
        self.handed_over.emit(self.groups.value, self.code.value)


class GatePage(QWidget):
    """The code is asked for. ``tried`` comes with what was written."""

    tried = Signal(str)
    stayed = Signal()
    forgot = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("survey-gate")
        self.code = _code_field("Kod", "Fyra siffror.", "gate-code")
        self.code.entered.connect(self._try)
        self.said = Text(tone="bad", size="lead", weight="medium", name="gate-said")
        self.go = primary("Ta tillbaka skärmen", self._try, name="gate-go")
        self.stay = secondary(
            "Fortsätt svara", self.stayed.emit, icon="arrow-left", name="gate-stay"
        )
        self.lock = ghost(
            "Glömt koden: lås hemmet", self.forgot.emit, icon="lock", name="gate-lock"
        )
        card = Card(
            self.code,
            self.said,
            holder(Flow(self.go, self.stay, gap=M)),
            row(self.lock, None),
            gap=L,
        )
        about = Muted("Det som inte är klart sparas inte.", size="lead")
        self.setLayout(column(about, card, None, gap=L, margins=BESIDE))

    def draw(self, gate: Gate) -> None:
        """Show a state."""
        waits = f" Vänta {counted(gate.wait, 'sekund', 'sekunder')}."
        wrong = f"Fel kod.{waits if gate.wait else ' Försök igen.'}"
        self.said.say(wrong if gate.wrong else "")
        self.said.setVisible(gate.wrong)
        self.go.setEnabled(not gate.wait)

    def begin(self) -> None:
        """Begin anew, with nothing written."""
        self.code.set_value("")
        self.code.focus()

    def _try(self) -> None:
        written = self.code.value
        self.code.set_value("")
        self.code.focus()
        self.tried.emit(written)


class SumPage(QWidget):
    """How many have answered, and nothing of what."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("survey-sum")
        self._rows = SummaryList(name="survey-sum-rows")
        self.go = primary(
            "Till ärendet", self.left.emit, icon="arrow-right", name="survey-leave"
        )
        about = Meta(
            "Svaren hör inte till ärendet och visas bara tillsammans, när minst fem "
            "har svarat."
        )
        self.card = Card(self._rows, about, holder(Flow(self.go)), gap=L)
        self.setLayout(column(self.card, None, gap=0, margins=BESIDE))

    def draw(self, state: SurveyState) -> None:
        """Show a state."""
        self._rows.show_rows(
            [
                SummaryRow("", word(one), counted(many, "svar", "svar"))
                for one in state.groups
                for many in (state.answered.get(one, 0),)
            ]
        )

    def begin(self) -> None:
        """Put the focus on what leads on."""
        self.go.setFocus()


def _code_field(label: str, hint: str, name: str) -> SecretField:
    made = SecretField(label, hint, name=name)
    made.edit.setMaximumWidth(_CODE_WIDE)
    made.edit.setMaxLength(DIGITS)
    digits = Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
    made.edit.setInputMethodHints(digits)
    made.edit.setEchoMode(QLineEdit.EchoMode.Password)
    return made
