"""What is of no case and asks to be looked over, each a click from where it is done."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.swedish import counted
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.usecases.book_due import BookDue

REGIONS: Final = "regions"
BOOK: Final = "book"
TRAINING: Final = "training"
_WHERE: Final = {
    REGIONS: "Visa regionerna",
    BOOK: "Visa adressboken",
    TRAINING: "Visa utbildning",
}


class BookLines(Notice):
    """One calm line. ``chosen`` with the part of Hemmet where it is done."""

    chosen = Signal(str)

    def __init__(self) -> None:
        buttons = {
            part: secondary(words, name=f"today-{part}")
            for part, words in _WHERE.items()
        }
        super().__init__(action=holder(Flow(*buttons.values())), name="today-book")
        self._buttons = buttons
        for part, button in buttons.items():
            button.clicked.connect(partial(self._choose, part))

    def show_due(self, due: BookDue | None) -> None:
        """Say what has gone out of date; nothing, when nothing has."""
        told = dict(_told(due)) if due is not None else {}
        if not told:
            self.clear()
            return
        for part, button in self._buttons.items():
            button.setVisible(part in told)
        words = f"{', '.join(told.values())}."
        self.say("info", words[0].upper() + words[1:], title="Att se över på hemmet.")

    def _choose(self, part: str, *_: object) -> None:
        self.chosen.emit(part)


def _told(due: BookDue) -> Iterator[tuple[str, str]]:
    """Give what is due with its part of Hemmet, the one that misleads most first."""
    if due.regions:
        count = counted(len(due.regions), "regions rutin", "regioners rutiner")
        yield REGIONS, f"{count} har gått ut"
    if due.contacts:
        yield BOOK, f"{counted(due.contacts, 'kontakt', 'kontakter')} att kontrollera"
    if due.trainings:
        count = counted(due.trainings, "utbildning", "utbildningar")
        yield TRAINING, f"{count} har gått ut"
