"""One of several things in the case, written in one form at a time; no Qt.

The form has a field ``item``: the id of the thing being written, which may be a new
one; empty when nothing is. The rest of the fields are the thing's own.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.ui.merge import merged, replaced
from sipdesk.ui.page import Around, PartModel, PartState, Save
from sipdesk.usecases.case import CaseView


class ItemForm(Protocol):
    """A form of one of several things."""

    @property
    def item(self) -> str:
        """The id of the thing being written; empty when nothing is."""
        ...


I = TypeVar("I", bound=ItemForm)  # noqa: E741  (a form of one Item)


class ItemModel(PartModel[I]):
    """The thing being written: begun, kept while it is typed, put by its button.

    ``form_of_item`` writes the thing with an id as a form; an id that the case does
    not have gives an empty form with that id.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (what a part is made of)
        self,
        name: str,
        around: Around,
        empty: I,
        form_of_item: Callable[[Case, str], I],
        save_of: Callable[[Case, I], Save],
        draw: Callable[[PartState[I]], None],
    ) -> None:
        def form_of(case: Case) -> I:
            item = self.state.form.item
            return form_of_item(case, item) if item else empty

        super().__init__(name, around, empty, form_of, save_of, draw, by_button=True)
        self._empty = empty
        self._form_of_item = form_of_item

    @override
    def show_case(self, view: CaseView) -> None:
        before = self.state.view
        if before is not None and before.case.id != view.case.id:
            self.state = PartState(None, self._empty)
        super().show_case(view)

    @override
    def _restore(self, form: I) -> None:
        super()._restore(form)
        if self.state.restored:
            # The part was begun with no thing; it is this thing's that is brought back.
            self._base = self._form_of(self.state.case)

    def begin(self, item: str = "", **facts: Any) -> None:
        """Write a thing, or a new one; ``facts`` are filled in beforehand."""
        key = item or self.around.new_id()
        form = self._form_of_item(self.state.case, key)
        self._base = form
        self.state = replace(
            self.state, form=form, restored=False, problems={}, notice=None
        )
        self.edit(**facts)

    def fill(self, told: Callable[[str, str], str], **facts: Any) -> None:
        """Fill in the thing being written, but where somebody has typed.

        There what was typed stays, and ``told`` says, by the field and its text, what
        would have been filled in.
        """
        typed, base = self.state.form, self._base
        new = replace(base, **facts)  # type: ignore[type-var]
        passed = replaced(typed, base, new)
        others = {name: told(name, text) for name, text in passed.items() if text}
        form = merged(typed, base, new)
        state = replace(self.state, form=form, restored=False, notice=None)
        self._show(replace(state, problems=others, others=others))

    def close(self) -> None:
        """Give up what was typed."""
        self.state = replace(self.state, form=self._empty)
        self.forget()

    def put(self, then: Callable[[], None] = lambda: None) -> None:
        """Save the thing as it stands and close; ``then`` when it is closed."""
        if self.state.busy:
            return

        def saved() -> None:
            # What was typed meanwhile stays open, to be saved too.
            if not self.dirty:
                self.close()
                then()

        self.save(saved)
