"""Windows that are made for others to look at, unlike every other."""

from typing import Final

from PySide6.QtWidgets import QWidget

_SEEN_BY_ALL: Final = "seen-by-all"


def let_all_see(window: QWidget) -> None:
    """Mark a window as one that holds only what everybody there may see."""
    window.setProperty(_SEEN_BY_ALL, "yes")


def is_for_all(window: QWidget) -> bool:
    """Whether a window is marked so."""
    return bool(window.property(_SEEN_BY_ALL))
