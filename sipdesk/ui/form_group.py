"""Several cards that are one part of the case: saved together, shown apart."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sipdesk.ui.page import PartModel, PartState
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.field import Value


class FormGroup:
    """The cards of one part; how saving went is said on the one last written in."""

    def __init__(self, *forms: Form) -> None:
        self.forms = forms
        self._touched = forms[0]

    def tie(self, model: PartModel[Any]) -> None:
        """Tie the fields of all cards to their model."""
        for form in self.forms:
            form.tie(model)
            for field in form.fields.values():
                field.edited.connect(self._touching(form))

    def draw(self, state: PartState[Any]) -> None:
        """Show a state of all cards, whatever was shown before."""
        silent = replace(state, notice=None, restored=False, others={}, saved_at=None)
        # The first card with a problem comes last: there the focus stays.
        for form in reversed(self.forms):
            form.draw(state if form is self._touched else silent)

    def _touching(self, form: Form) -> Callable[[Value], None]:
        def touched(_: Value) -> None:
            self._touched = form

        return touched
