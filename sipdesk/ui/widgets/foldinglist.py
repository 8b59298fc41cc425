"""A list of cards where many alike stand as one, until somebody opens it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QModelIndex
from typing_extensions import override

from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.wholelist import WholeList


@dataclass(frozen=True, slots=True)
class Bundle:
    """Cards behind one: ``head`` stands for ``rows``, and above them when it is open.

    The key of the head is nobody else's on the page.
    """

    head: ListRow
    rows: "tuple[Piece, ...]"


Piece = ListRow | Bundle


class FoldingList(WholeList):
    """Shows cards and bundles. ``chosen`` and ``acted`` are of cards, never of heads.

    A head opens and folds at a click, Enter or Ctrl+U. What is open stays so while the
    list is shown anew.
    """

    def __init__(self, label: str, *, name: str = "") -> None:
        super().__init__(label, name=name)
        self._pieces: tuple[Piece, ...] = ()
        self._heads: frozenset[str] = frozenset()
        self._open: set[str] = set()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show cards and bundles; what is behind a folded head is not there."""
        self._pieces = tuple(pieces)
        self._heads = frozenset(_heads(self._pieces))
        self.show_rows(tuple(self._shown(self._pieces)))

    def turn(self, key: str) -> None:
        """Open a head that is folded, or fold one that is open."""
        self._open ^= {key}
        self.show_rows(tuple(self._shown(self._pieces)), key)

    @override
    def _choose(self, index: QModelIndex) -> None:
        if not self._turned(index):
            super()._choose(index)

    @override
    def _act(self, index: QModelIndex) -> None:
        if not self._turned(index):
            super()._act(index)

    def _turned(self, index: QModelIndex) -> bool:
        key = self.rows[index.row()].key
        if key not in self._heads:
            return False
        if not self._acting:  # the same click is on its way as an act
            self.turn(key)
        return True

    def _shown(self, pieces: Sequence[Piece], *, inset: int = 0) -> Iterator[ListRow]:
        for piece in pieces:
            head = piece.head if isinstance(piece, Bundle) else piece
            if isinstance(piece, Bundle):
                is_open = head.key in self._open
                yield replace(_turnable(head, is_open=is_open), inset=inset)
                if is_open:
                    yield from self._shown(piece.rows, inset=inset + 1)
            else:
                yield replace(head, inset=inset)


_ACTS: Final = {
    True: ("Fäll ihop", "chevron-up"),
    False: ("Visa raderna", "chevron-down"),
}
_STATES: Final = {True: "Utfälld", False: "Hopfälld"}


def _turnable(head: ListRow, *, is_open: bool) -> ListRow:
    act, icon = _ACTS[is_open]
    spoken = f"{head.words}. {_STATES[is_open]}."
    return replace(head, act=act, act_icon=icon, spoken=spoken)


def _heads(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Bundle):
            yield piece.head.key
            yield from _heads(piece.rows)
