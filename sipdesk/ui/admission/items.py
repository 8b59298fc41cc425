"""Draw what should have come with the placement: one compact row for each thing."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from sipdesk.content.notices import Notice as Said
from sipdesk.content.words import lower_first
from sipdesk.domain.admission import AdmissionItem
from sipdesk.domain.case import Case
from sipdesk.ui.admission.groups import (
    Group,
    Shape,
    by_code,
    groups,
    shape,
    told_of,
)
from sipdesk.ui.admission.item_model import ItemForm
from sipdesk.ui.admission.item_row import ItemRow
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, column, holder, row
from sipdesk.ui.widgets.notice import Notice, SavedMark
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.case import CaseView

_HOW: Final = (
    "Har det kommit, eller är det efterfrågat? Första bokstaven väljer (E, H, G, F), "
    "och Enter går till nästa. Pilen öppnar dagar, vem och anteckning."
)


class ItemList(Section):
    """The list, by who is to give each thing; what lacks first, the settled folded.

    A row is saved when it is left. No row moves while the list is worked on.
    """

    asked_more = Signal(str)  # one more of a thing, by its code
    asked_remove = Signal(str)  # the id of one of several

    def __init__(self, around: Around) -> None:
        self._saved = SavedMark(name="items-saved")
        super().__init__(
            "Det som ska följa med placeringen",
            _HOW,
            aside=self._saved,
            gap=M,
            name="items",
        )
        self._around = around
        self._notice = Notice(name="items-notice")
        self._count = Meta("", weight="semibold", name="items-count")
        self._rows_box: QBoxLayout = column(gap=S)
        self.add(self._notice, self._count, holder(self._rows_box))
        self._things = by_code(around.content)
        self.rows: dict[str, ItemRow] = {}
        self._case = ""
        self._shape = Shape((), frozenset())
        self._beside: list[QWidget] = []
        self._counts: dict[str, Callable[[str], None]] = {}
        self._folds: dict[str, Fold] = {}  # by the id of each thing in one

    def show_case(self, view: CaseView) -> None:
        """Show the list of a case, or of the same case as it is now."""
        case = view.case
        if case.id != self._case:
            self._case, self._shape = case.id, shape(case, self._around.content)
        found = groups(case, self._around.content, self._shape)
        if [item for group in found for item in group.all_ids] != list(self.rows):
            self._make_rows(case, found)
        for shown in self.rows.values():
            shown.model.show_case(view)
        for group in found:
            self._counts[group.title](group.told)
        self._count.say(told_of(case))

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        for shown in self.rows.values():
            shown.model.keep()

    def leave(self) -> None:
        """Save what is typed before the page is left."""
        for shown in self.rows.values():
            shown.model.leave()

    def _make_rows(self, case: Case, found: tuple[Group, ...]) -> None:
        before = self.rows
        for old in self._beside:
            self._rows_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        for kept in before.values():
            self._rows_box.removeWidget(kept)
        items = {item.id: item for item in case.admission.items}
        self.rows, self._beside, self._counts, self._folds = {}, [], {}, {}
        for group in found:
            for item_id in group.all_ids:
                # A row that is being written in stays the one it is.
                self.rows[item_id] = before.get(item_id) or self._row(items[item_id])
            if self._beside:
                self._put(Divider())
            if group.items:
                self._head(group)
            for item_id in group.items:
                self._rows_box.addWidget(self.rows[item_id])
            if group.folded:
                self._fold(group)
            self._one_more(group, items)
        for gone in before.keys() - self.rows.keys():
            before[gone].hide()
            before[gone].deleteLater()

    def _head(self, group: Group) -> None:
        count = Meta("", name=f"items-count-{group.title}")
        self._counts[group.title] = count.say
        title = Meta(group.title, weight="semibold", tone="text", wrap=False)
        line = row(title, count, gap=M)
        line.setStretch(1, 1)
        self._put(holder(line))

    def _fold(self, group: Group) -> None:
        """Fold what was settled; where nothing else is left, under the group's name."""
        rows = [self.rows[item_id] for item_id in group.folded]
        fold = Fold(
            f"Det som var klart ({len(rows)})",
            *rows,
            name=f"items-settled-{group.title}",
        )
        if not group.items:
            self._counts[group.title] = lambda told: fold.say(f"{group.title} · {told}")
        self._folds |= dict.fromkeys(group.folded, fold)
        self._put(fold)

    def _row(self, item: AdmissionItem) -> ItemRow:
        thing = self._things.get(item.code)
        title, several = (thing.text, thing.several) if thing else (item.code, False)
        told = partial(self._told, item.id)
        shown = ItemRow(self._around, item.id, title, told, several=several)
        shown.asked_next.connect(partial(self._next, item.id))
        shown.asked_remove.connect(partial(self._remove, item.id))
        return shown

    def _one_more(self, group: Group, items: dict[str, AdmissionItem]) -> None:
        """Offer one more of each thing that there can be several of."""
        for code in dict.fromkeys(items[one].code for one in group.all_ids):
            thing = self._things.get(code)
            if thing is None or not thing.several:
                continue
            more = link(
                f"Lägg till en till: {lower_first(thing.text.partition(':')[0])}",
                partial(self._more, code),
                icon="plus",
                name=f"item-more-{code}",
            )
            self._put(holder(Flow(more)))

    def _put(self, part: QWidget) -> None:
        self._beside.append(part)
        self._rows_box.addWidget(part)

    def _next(self, item_id: str) -> None:
        """Save this thing and go to the next; from the last, stay."""
        order = list(self.rows)
        self.rows[item_id].model.leave()
        after = [
            one
            for one in order[order.index(item_id) + 1 :]
            if one not in self._folds or self._folds[one].is_open
        ]
        if after:
            following = self.rows[after[0]]
            following.state_field.focus()
            bring_in_sight(following)  # what is gone to by another key than Tab is not

    def _more(self, code: str) -> None:
        self.asked_more.emit(code)

    def _remove(self, item_id: str) -> None:
        self.asked_remove.emit(item_id)

    def _told(self, item_id: str, state: PartState[ItemForm]) -> None:
        """Say for the whole list how saving a row went; no problem is folded away."""
        if (state.problems or state.restored) and item_id in self._folds:
            self._folds[item_id].open(on=True)
        if state.saved_at is not None and not state.busy:
            self._saved.saved(state.saved_at)
        told: Said | None = state.notice
        if told is not None or state.saved_at is not None:
            say(self._notice, told, "bad" if state.went_wrong else "info")
