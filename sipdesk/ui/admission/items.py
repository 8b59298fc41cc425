"""Draw what should have come with the placement: one compact row for each thing."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from sipdesk.content.notices import Notice as Said
from sipdesk.content.words import lower_first
from sipdesk.domain.admission import AdmissionItem
from sipdesk.domain.case import Case
from sipdesk.ui.admission.groups import Group, by_code, groups, told_of
from sipdesk.ui.admission.item_model import ItemForm
from sipdesk.ui.admission.item_row import ItemRow
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Divider, Section
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
    """The list, by who is to give each thing. A row is saved when it is left."""

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
        self._beside: list[QWidget] = []
        self._counts: dict[str, Meta] = {}

    def show_case(self, view: CaseView) -> None:
        """Show the list of a case, or of the same case as it is now."""
        case = view.case
        found = groups(case, self._around.content)
        if [item for group in found for item in group.items] != list(self.rows):
            self._make_rows(case, found)
        for shown in self.rows.values():
            shown.model.show_case(view)
        for group in found:
            self._counts[group.title].say(group.told)
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
        self.rows, self._beside, self._counts = {}, [], {}
        for group in found:
            self._head(group)
            for item_id in group.items:
                # A row that is being written in stays the one it is.
                shown = before.get(item_id) or self._row(items[item_id])
                self.rows[item_id] = shown
                self._rows_box.addWidget(shown)
                self._one_more(group, items, item_id)
        for gone in before.keys() - self.rows.keys():
            before[gone].hide()
            before[gone].deleteLater()

    def _head(self, group: Group) -> None:
        if self.rows:
            self._put(Divider())
        count = Meta("", name=f"items-count-{group.title}")
        self._counts[group.title] = count
        title = Meta(group.title, weight="semibold", tone="text", wrap=False)
        line = row(title, count, gap=M)
        line.setStretch(1, 1)
        self._put(holder(line))

    def _row(self, item: AdmissionItem) -> ItemRow:
        thing = self._things.get(item.code)
        title, several = (thing.text, thing.several) if thing else (item.code, False)
        shown = ItemRow(self._around, item.id, title, self._told, several=several)
        shown.asked_next.connect(partial(self._next, item.id))
        shown.asked_remove.connect(partial(self._remove, item.id))
        return shown

    def _one_more(
        self, group: Group, items: dict[str, AdmissionItem], item_id: str
    ) -> None:
        """Offer one more below the last of a thing that there can be several of."""
        code = items[item_id].code
        thing = self._things.get(code)
        last = [one for one in group.items if items[one].code == code][-1]
        if thing is None or not thing.several or item_id != last:
            return
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
        after = order[order.index(item_id) + 1 :]
        if after:
            following = self.rows[after[0]]
            following.state_field.focus()
            bring_in_sight(following)  # what is gone to by another key than Tab is not

    def _more(self, code: str) -> None:
        self.asked_more.emit(code)

    def _remove(self, item_id: str) -> None:
        self.asked_remove.emit(item_id)

    def _told(self, state: PartState[ItemForm]) -> None:
        """Say for the whole list how saving a row went."""
        if state.saved_at is not None and not state.busy:
            self._saved.saved(state.saved_at)
        told: Said | None = state.notice
        if told is not None or state.saved_at is not None:
            say(self._notice, told, "bad" if state.went_wrong else "info")
