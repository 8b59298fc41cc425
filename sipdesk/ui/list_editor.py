"""A card that lists several things, with one form below for the one being written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.buttons import Button, ghost, link, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Divider
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import L, M, S, Tone


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing on the list.

    Those of a ``group`` stand next to one another under its name; a ``folded`` group
    shows its name alone until it is asked for.
    """

    key: str
    title: str
    note: str = ""
    chip: str = ""
    tone: Tone = "idle"
    change: str = "Ändra"
    remove: str = "Ta bort"  # empty: it stays
    group: str = ""
    folded: bool = False
    more: str = ""  # something else to do with it; empty: nothing


class ListEditor(Form):
    """A list, a button to add to it, and the form of the thing being written.

    ``ask`` puts fields on that form; ``tie_items`` is given an ``ItemModel``. ``add``
    and ``save`` are what the buttons say; without ``add`` there is no such button.
    ``add`` heads the form of a new thing; ``change`` that of one on the list, else its
    link and title do.
    """

    asked_remove = Signal(str)  # the key of a thing
    asked_more = Signal(str)  # likewise

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        title: str,
        subtitle: str = "",
        *,
        add: str = "",
        change: str = "",
        save: str = "Spara",
        empty: str = "",
        name: str,
    ) -> None:
        super().__init__(title, subtitle, name=name)
        self._items: ItemModel[Any] | None = None
        self._rows: tuple[Listed, ...] | None = None
        self._inside: QWidget | None = None
        self._folds: dict[str, Fold] = {}
        self._awaited = ""  # the thing just saved, until its row has come
        self._another = False  # asked for while the last one was being saved
        self._left = False  # the focus had gone elsewhere when the form was closed
        self._list: QVBoxLayout = column(gap=0)
        self._listing = holder(self._list)
        self._empty = Muted(empty, name=f"{name}-empty")
        self.add_button = secondary(
            add, self._begin_new, icon="plus", name=f"{name}-add"
        )
        self._place = holder(row(self.add_button, None))
        self._add, self._change = add, change
        self._form_heading = Heading("", name=f"{name}-form-title")
        self.save_button = primary(save, self._put, icon="check", name=f"{name}-save")
        self._cancel = ghost("Avbryt", self._close, name=f"{name}-cancel")
        self._asked: QVBoxLayout = column(gap=L)
        # What is refused is told where the button was pressed.
        self.body.removeWidget(self._notice)
        self.editor = ActiveCard(
            self._form_heading,
            self._asked,
            self._notice,
            holder(Flow(self.save_button, self._cancel, gap=M)),
            gap=L,
            name=f"{name}-form",
        )
        self.editor.hide()
        for part in (self._listing, self._empty, self._place, self.editor):
            self.add(part)

    @override
    def ask(self, *asked: Field) -> None:
        """Put fields on the form, below those already there."""
        for field in asked:
            self.hold(field)
            self._asked.addWidget(field)

    def show_in_form(self, *parts: QWidget) -> None:
        """Put something else on the form, below what is already there."""
        for part in parts:
            self._asked.addWidget(part)

    def tie_items(self, model: ItemModel[Any]) -> None:
        """Tie the form to the model of the thing being written."""
        self._items = model
        self.tie(model)

    def begin(self, key: str = "", **facts: Any) -> None:
        """Open the form for a thing, or for a new one; ``facts`` are filled in."""
        if self._items is None:
            return
        self._awaited = ""
        self._items.begin(key, **facts)
        self._show_form()

    def write(self) -> None:
        """Begin a new thing, or go on with the one that is being written."""
        if self.editor.isHidden():
            self.begin()
        elif self._items is not None and self._items.state.busy:
            # The form still holds the last one: what is typed now must not replace it.
            self._another = True
        else:
            self._show_form()

    def show_rows(self, rows: Sequence[Listed]) -> None:
        """List things; the same list again does nothing."""
        if tuple(rows) == self._rows:
            return
        before, held = self._inside, self._held_row()
        self._rows = tuple(rows)
        parts = list(self._groups(rows))
        self._inside = holder(column(*parts, gap=L))
        if before is not None:
            self._list.removeWidget(before)
        self._list.addWidget(self._inside)
        self._listing.setVisible(bool(parts))
        self._empty.setVisible(not parts and bool(self._empty.words))
        if held:
            # A link that goes away with the focus would scroll the page to the next.
            self._inside.show()
            if not self._focus_row(*held):
                self._focus_list()
        if before is not None:
            before.hide()
            before.deleteLater()
        awaited, self._awaited = self._awaited, ""
        if awaited and self._row_of(awaited) is not None:
            self._go_back(awaited, new=True)

    @override
    def draw(self, state: PartState[Any]) -> None:
        super().draw(replace(state, notice=state.notice if state.form.item else None))
        self._form_heading.say(self._head_of_form(state.form.item))
        if not state.form.item and not self.editor.isHidden():
            focus = QApplication.focusWidget()
            self._left = focus is not None and not self._has_focus()
        self.editor.setVisible(bool(state.form.item))
        self._place.setVisible(bool(self._add) and not state.form.item)

    def _head_of_form(self, item: str) -> str:
        for listed in self._rows or ():
            if listed.key == item:
                return self._change or f"{listed.change}: {listed.title}"
        return self._add

    def _groups(self, rows: Sequence[Listed]) -> Iterator[QWidget]:
        """Make the rows, those of each group below its name."""
        before, self._folds = self._folds, {}
        for group, of_group in groupby(rows, lambda listed: listed.group):
            listed = list(of_group)
            within = self._divided(listed)
            if not group:
                yield within
            elif listed[0].folded:
                name = f"{self.objectName()}-fold-{len(self._folds)}"
                fold = Fold(f"{group} ({len(listed)})", within, gap=M, name=name)
                fold.open(on=group in before and before[group].is_open)
                self._folds[group] = fold
                yield fold
            else:
                yield holder(column(Heading(group, level=4), within, gap=S))

    def _divided(self, rows: Sequence[Listed]) -> QWidget:
        parts: list[QWidget] = []
        for listed in rows:
            if parts:
                parts.append(Divider())
            parts.append(self._row(listed))
        return holder(column(*parts, gap=M))

    def _row(self, listed: Listed) -> QWidget:
        words = column(Body(listed.title), gap=2)
        if listed.note:
            words.addWidget(Meta(listed.note))
        if listed.chip:
            # Without an alignment the words would get no wider than the chip.
            chip = Chip(listed.chip, listed.tone)
            words.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        links = [self._link(listed.change, listed, self.begin, "change")]
        if listed.more:
            links.insert(0, self._link(listed.more, listed, self._more, "more"))
        if listed.remove:
            links.append(self._link(listed.remove, listed, self._remove, "remove"))
        line = row(words, *links, gap=M)
        line.setStretch(0, 1)
        for button in links:
            line.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        return holder(line, name=f"{self.objectName()}-{listed.key}")

    def _link(self, text: str, listed: Listed, then: Any, verb: str) -> Button:
        return link(
            text,
            lambda: then(listed.key),
            label=f"{text}: {listed.title}",
            name=f"{self.objectName()}-{verb}-{listed.key}",
        )

    def _begin_new(self) -> None:
        self.begin()

    def _more(self, key: str) -> None:
        self.asked_more.emit(key)

    def _remove(self, key: str) -> None:
        self.asked_remove.emit(key)
        # The link that was pressed is on its way out.
        self._focus_list()

    def _put(self) -> None:
        # Not disabled while it saves: then the focus would go on to "Avbryt", and the
        # next Enter with it. The model saves once however often it is asked.
        if self._items is not None and not self._items.state.busy:
            self._another = False
            key = self._items.state.form.item
            self._items.put(while_alive(self, partial(self._end_put, key)))

    def _close(self) -> None:
        if self._items is not None:
            key = self._items.state.form.item
            self._items.close()
            self._go_back(key, new=self._row_of(key) is None)

    def _end_put(self, key: str) -> None:
        if self._another:
            self.begin()
            return
        if self._left:
            return  # somebody has gone on to write elsewhere meanwhile
        new = self._row_of(key) is None
        self._go_back(key, new=new)
        # Its row comes when the case has been read again.
        self._awaited = key if new else ""

    def _go_back(self, key: str, *, new: bool) -> None:
        """Go from the form to what adds another, or to the row of what was changed."""
        if new:
            self._focus_list()
        if not new or not self._has_focus():
            self._focus_row(key)
        # Its place is known when the page has been laid out anew.
        QTimer.singleShot(0, self, lambda: self._scroll_to_row(key))

    def _focus_list(self) -> None:
        if self.add_button.isVisible():
            self.add_button.setFocus()

    def _row_of(self, key: str) -> QWidget | None:
        if self._inside is None:
            return None
        return self._inside.findChild(QWidget, f"{self.objectName()}-{key}")

    def _held_row(self) -> tuple[str, str] | None:
        """Give the thing whose row has the focus, and the name of what has it there."""
        focus = QApplication.focusWidget()
        for listed in self._rows or ():
            row_of = self._row_of(listed.key)
            if focus is not None and row_of is not None and row_of.isAncestorOf(focus):
                return listed.key, focus.objectName()
        return None

    def _focus_row(self, key: str, name: str = "") -> bool:
        """Put the focus on a row's link of that name, else on its first, if any."""
        row_of = self._row_of(key)
        if row_of is None:
            return False
        for fold in self._folds.values():
            if fold.isAncestorOf(row_of) and not fold.is_open:
                fold.head.setFocus()
                return True
        links = row_of.findChildren(Button)
        named = [button for button in links if button.objectName() == name]
        for button in (named or links)[:1]:
            button.setFocus()
        return bool(links)

    def _show_form(self) -> None:
        for field in self.fields.values():
            if field.isVisibleTo(self.editor) and field.isEnabled():
                field.focus()
                break
        # Its place is known when the page has been laid out anew.
        QTimer.singleShot(0, self, self._scroll_to_form)

    def _scroll_to_form(self) -> None:
        self._scroll_to(self.editor)

    def _scroll_to_row(self, key: str) -> None:
        # What has the focus comes last: it must be seen, whatever there is room for.
        self._scroll_to(self._row_of(key))
        if self._has_focus():
            self._scroll_to(QApplication.focusWidget())

    def _scroll_to(self, part: QWidget | None) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, ScrollPage):
            page = page.parentWidget()
        if page is not None and part is not None and part.isVisible():
            page.show_part(part)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)
