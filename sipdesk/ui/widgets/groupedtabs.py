"""Tabs for many parts of one thing: a few groups above, the parts of one below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.tokens import S


@dataclass(frozen=True, slots=True)
class TabGroup:
    """Parts that are looked for in one place; a part is its key and its word."""

    key: str
    word: str
    parts: tuple[tuple[str, str], ...]


class GroupedTabs(QWidget):
    """Two rows of tabs; ``chosen(key)`` when the person picks a part.

    A group is opened at the part that was looked at there last. One of a single part
    shows no lower row.
    """

    chosen = Signal(str)

    def __init__(
        self, label: str, groups: Sequence[TabGroup], *, name: str = ""
    ) -> None:
        """Take groups of which each has some part."""
        super().__init__()
        self.setObjectName(name)
        self._groups = {group.key: group for group in groups}
        self._last = {group.key: group.parts[0][0] for group in groups}
        words = [(group.key, group.word) for group in groups]
        self.groups = Tabs(label, words, name=f"{name}-groups")
        self.rows = {
            group.key: Tabs(group.word, group.parts, name=f"{name}-{group.key}")
            for group in groups
        }
        self.setLayout(column(self.groups, *self.rows.values(), gap=S))
        for row in self.rows.values():
            row.setProperty("level", "second")
            row.chosen.connect(self._tell)
        self.groups.chosen.connect(self._open)
        self._show_row()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all parts, in order."""
        groups = self._groups.values()
        return tuple(word for group in groups for _, word in group.parts)

    @property
    def current(self) -> str:
        """The key of the part shown."""
        return self.rows[self.groups.current].current

    def show_current(self, key: str) -> None:
        """Show a part as chosen, in its group, without telling."""
        group = self._group_of(key)
        self.groups.show_current(group)
        self.rows[group].show_current(key)
        self._last[group] = key
        self._show_row()

    def begin(self) -> None:
        """Put the focus on the groups."""
        self.groups.setFocus()

    def _group_of(self, key: str) -> str:
        return next(
            group.key for group in self._groups.values() if key in dict(group.parts)
        )

    def _open(self, group: str) -> None:
        self._show_row()
        self.chosen.emit(self._last[group])

    def _tell(self, key: str) -> None:
        self._last[self._group_of(key)] = key
        self.chosen.emit(key)

    def _show_row(self) -> None:
        for key, row in self.rows.items():
            several = len(self._groups[key].parts) > 1
            row.setVisible(key == self.groups.current and several)
