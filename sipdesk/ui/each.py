"""A small form for each of several things in the case, such as participants."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.field import Field, Value
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.case import CaseView


class Block(Form):
    """A form without a card of its own, to stand among others on one."""

    def __init__(self, title: str = "", subtitle: str = "", *, name: str) -> None:
        super().__init__(title, subtitle, name=name)
        self.setProperty("surface", "plain")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(M)
        self.heading.setVisible(bool(title))
        self.model: PartModel[Any] | None = None

    def show_about(self, case: Case) -> None:
        """Show whom or what the form is about, as the case is now."""

    @override
    def tie(self, model: PartModel[Any]) -> None:
        self.model = model
        super().tie(model)

    def save_at_once(self, field: Field) -> None:
        """Save as soon as something is chosen in a field."""
        field.edited.connect(self._leave)

    def _leave(self, _: Value) -> None:
        if self.model is not None:
            self.model.leave()


class Each(QWidget):
    """The forms of several things, made and unmade as the case has more or fewer.

    ``keys`` names the things in order; ``make`` makes the tied form of one, as the
    case is then.
    """

    def __init__(
        self,
        keys: Callable[[Case], Sequence[str]],
        make: Callable[[str, Case], Block],
        *,
        gap: int = L,
        divided: bool = True,
        name: str,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._keys = keys
        self._make = make
        self._divided = divided
        self._lines: list[QWidget] = []
        self._box: QVBoxLayout = column(gap=gap)
        self.setLayout(self._box)
        self.blocks: dict[str, Block] = {}

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        keys = list(self._keys(view.case))
        if keys != list(self.blocks):
            self._arrange(keys, view.case)
        for block in self.blocks.values():
            block.show_about(view.case)
            if block.model is not None:
                block.model.show_case(view)

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        for block in self.blocks.values():
            if block.model is not None:
                block.model.keep()

    def leave(self) -> None:
        """Save what is typed before the page is left."""
        for block in self.blocks.values():
            if block.model is not None:
                block.model.leave()

    def _arrange(self, keys: list[str], case: Case) -> None:
        for gone in set(self.blocks) - set(keys):
            self._take_out(self.blocks.pop(gone))
        for line in self._lines:
            self._take_out(line)
        self._lines = []
        made = {key: self.blocks.get(key) or self._make(key, case) for key in keys}
        self.blocks = made
        for number, block in enumerate(made.values()):
            if self._divided and number:
                self._lines.append(Divider())
                self._box.addWidget(self._lines[-1])
            # Adding what is already there moves it last.
            self._box.addWidget(block)

    def _take_out(self, part: QWidget) -> None:
        self._box.removeWidget(part)
        part.hide()
        part.deleteLater()


class SheetOfMany(Sheet):
    """A step's page on which some things have a form each."""

    def __init__(self, step_id: str, around: Around) -> None:
        super().__init__(step_id, around)
        self._many: list[Each] = []

    def own_each(self, *many: Each) -> None:
        """Have forms shown, kept while they are typed, saved when the page is left."""
        self._many.extend(many)

    @override
    def show_case(self, view: CaseView) -> None:
        for each in self._many:
            each.show_case(view)
        super().show_case(view)
        can_write = self.around.can_write(view.case)
        for each in self._many:
            for field in each.findChildren(Field):
                field.setEnabled(can_write)

    @override
    def keep(self) -> None:
        super().keep()
        for each in self._many:
            each.keep()

    @override
    def leave(self) -> None:
        super().leave()
        for each in self._many:
            each.leave()
