"""Draw a card of facts."""

from collections.abc import Callable
from typing import Any

from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.home.facts.model import FactsModel, FactsState
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import RadioField
from sipdesk.ui.widgets.notice import Notice, SavedMark


class FactsCard(Section):
    """A card with fields that are saved when they are left."""

    def __init__(self, title: str, subtitle: str, *, name: str) -> None:
        self.saved = SavedMark(name=f"{name}-saved")
        super().__init__(title, subtitle, aside=self.saved, name=name)
        self.notice = Notice(name=f"{name}-notice")
        self.add(self.notice)
        self.fields: dict[str, Field] = {}

    def ask(self, *asked: Field) -> None:
        """Put fields on the card; each is called as its place in the form."""
        for field in asked:
            self.fields[field.objectName()] = field
            self.add(field)

    def tie(self, model: FactsModel[Any]) -> None:
        """Tie the fields to their model."""
        for name, field in self.fields.items():
            field.edited.connect(_typing(model, name))
            # What is chosen is whole at once; what is typed, when the field is left.
            chosen = isinstance(field, RadioField)
            (field.edited if chosen else field.left).connect(_leaving(model))

    def draw(self, state: FactsState[Any]) -> None:
        """Show a state, whatever was shown before."""
        for name, field in self.fields.items():
            field.set_value(getattr(state.form, name))
            field.set_problem(state.problems.get(name))
            if name in state.shut:  # until the home is opened anew
                field.setEnabled(False)
                field.set_help(BY_ADMINISTRATOR)
        self.notice.tell(state.notice)
        if state.saved_at is not None:
            self.saved.saved(state.saved_at)


def _leaving(model: FactsModel[Any]) -> Callable[..., None]:
    def left(*_: object) -> None:
        model.leave()

    return left


def _typing(model: FactsModel[Any], name: str) -> Callable[[object], None]:
    def typed(value: object) -> None:
        model.edit(**{name: str(value)})

    return typed
