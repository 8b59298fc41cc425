"""Draw the page that opens a new case."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from sipdesk.ui.cases.model import NewCaseModel, NewCaseState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import ghost, primary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import DateField, TextField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import M

_WIDTH = 620


class NewCasePage(ScrollPage):
    """A name, and what else is known. ``opened(case)`` when it is done."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=_WIDTH, name="new_case")
        self._wrong: frozenset[str] = frozenset()
        self.notice = Notice(name="new_case-notice")
        self.fields: dict[str, TextField | DateField] = {
            "given_name": TextField("Förnamn", prose=False, name="given_name"),
            "family_name": TextField("Efternamn", prose=False, name="family_name"),
            "birth_date": DateField(
                "Födelsedatum", today=around.today, name="birth_date"
            ),
            "number": TextField(
                "Personnummer eller samordningsnummer",
                "Kan vänta. Skriv som du brukar, med eller utan bindestreck.",
                width=260,
                prose=False,
                name="number",
            ),
        }
        self.back = ghost(
            "Till ärenden", self.left.emit, icon="arrow-left", name="new_case-back"
        )
        self.make = primary(
            "Skapa ärende", self._open, icon="check", name="new_case-create"
        )
        self.cancel = ghost("Avbryt", self._cancel, name="new_case-cancel")
        words = Muted("Namnet räcker för att komma i gång. Resten kan fyllas i senare.")
        form = Section(
            "Vem gäller det?",
            "",
            *self.fields.values(),
            holder(Flow(self.make, self.cancel, gap=M)),
            name="new_case-form",
        )
        for part in (
            holder(row(self.back, None)),
            Title("Nytt ärende"),
            words,
            self.notice,
            form,
        ):
            self.add(part)
        self.model = NewCaseModel(
            around, while_alive(self, self.draw), while_alive(self, self.opened.emit)
        )
        for name, field in self.fields.items():
            field.edited.connect(self._typing(name))
            field.left.connect(self.model.keep)
            field.edit.returnPressed.connect(self._open)
        self.draw(self.model.state)

    def draw(self, state: NewCaseState) -> None:
        """Show a state, whatever was shown before."""
        for name, field in self.fields.items():
            field.set_value(getattr(state.form, name))
            field.set_problem(state.problems.get(name))
        self._go_to_new_problem(state)
        self.notice.tell(state.notice)

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self.fields["given_name"].focus()

    def _go_to_new_problem(self, state: NewCaseState) -> None:
        fresh = [name for name in state.problems if name not in self._wrong]
        self._wrong = frozenset(state.problems)
        if fresh:
            self.fields[fresh[0]].focus()

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: str(value)})

        return typed

    def _open(self) -> None:
        self.model.open()

    def _cancel(self) -> None:
        self.model.give_up()
        self.left.emit()
