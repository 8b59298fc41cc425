"""Two windows on the same meeting: both texts are kept, and both can be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from sipdesk.domain.user import User
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.text import Text
from tests.proofs.claim import Outcome
from tests.proofs.sitting import Sitting, home_with_a_meeting, sitting
from tests.ui.typing import type_text

LONG, SHORT = 40, 4
OTHER: Final = User("user-2", "Amir Påhitt", "SIP-samordnare")
MINE: Final = "Jag hörde att Åsa ringer på måndag"
YOURS: Final = "Du skrev fredag, och att BUP är med"
PLACES: Final = (
    ("part-opening", "text"),
    ("part-closing", "text"),
    ("answer-question", "answer"),
    ("agreed", "agreements"),
    ("agreed", "disagreements"),
    ("agreed", "inform_absent"),
)
_MOST_WAIT: Final = 25  # milliseconds

Place = tuple[str, str]
"""A card and its field."""

Trial = Callable[[Random, Sitting, Sitting], bool]


@dataclass(frozen=True, slots=True)
class Window:
    """Somebody's window, and the field that they write in."""

    at: Sitting
    place: Place

    @property
    def field(self) -> Field:
        """The field."""
        return self.at.field(*self.place)

    @property
    def text(self) -> str:
        """What stands in it."""
        return str(self.field.value)

    @property
    def told(self) -> str:
        """What can be read on its card."""
        form = self.at.form(self.place[0])
        said = form.findChildren(Text)
        return "\n".join(t.words for t in said if t.isVisibleTo(form))

    def write(self, text: str) -> Iterator[None]:
        """Write, letter by letter, and leave the field."""
        for letter in text:
            type_text(self.field._parts[0], letter)
            yield
            if letter == " ":
                self.at.mode.keep()  # as its clock does
                yield
        self.field._leave()

    def write_on(self, text: str) -> None:
        """Write some more and leave the field, and wait until that is done."""
        for _ in self.write(text):
            pass
        self.at.settle()

    def press(self, name: str) -> None:
        """Press a button of the field's card; it must be in sight there."""
        form = self.at.form(self.place[0])
        found: QAbstractButton | None = form.findChild(QAbstractButton, name)
        if found is None or not found.isVisibleTo(form):
            raise LookupError(name)
        found.click()
        self.at.settle()


def both_texts_are_kept(long: bool) -> Outcome:  # noqa: FBT001
    """Write different texts in the same field of two windows."""
    return _each(_conflict, LONG if long else SHORT)


def other_fields_are_merged(long: bool) -> Outcome:  # noqa: FBT001
    """Write in different fields of two windows."""
    return _each(_merge, LONG if long else SHORT)


def _each(holds: Trial, times: int) -> Outcome:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        case_id = home_with_a_meeting(home / "template")
        failed = 0
        for seed in range(times):
            copyfile(home / "template", home / f"{seed}.sipdesk")
            chance = Random(seed)  # noqa: S311  (no secret)
            with (
                sitting(home / f"{seed}.sipdesk", case_id) as mine,
                sitting(home / f"{seed}.sipdesk", case_id, OTHER) as yours,
            ):
                mine.begin()
                yours.begin()
                failed += not holds(chance, mine, yours)
                for fault in (*mine.faults, *yours.faults):
                    raise fault
    return Outcome(times, failed)


def _conflict(chance: Random, mine: Sitting, yours: Sitting) -> bool:
    place = chance.choice(PLACES)
    one, other = Window(mine, place), Window(yours, place)
    _write_at_once(chance, one, other)
    saved = mine.saved(place)
    first, second = (one, other) if saved == MINE else (other, one)
    kept = {one.text, other.text} == {MINE, YOURS} and saved == first.text
    # Going on elsewhere, and writing on, replaces nothing.
    second.at.mode.leave()
    second.at.settle()
    second.write_on("!")
    kept &= saved in second.told and mine.saved(place) == saved
    return kept and _decide(chance, first, second)


def _decide(chance: Random, first: Window, second: Window) -> bool:
    """Decide what is to stand there, in the window where both texts can be read."""
    before = first.at.saved(first.place)
    if chance.random() < 0.5:
        second.press("forget")
        return second.text == before == first.at.saved(first.place)
    second.press("use")
    stands = first.at.saved(first.place)
    # Now it is the other window that learns of it.
    first.write_on("?")
    return stands == second.text and stands in first.told


def _merge(chance: Random, mine: Sitting, yours: Sitting) -> bool:
    here, there = chance.sample(PLACES, 2)
    one, other = Window(mine, here), Window(yours, there)
    _write_at_once(chance, one, other)
    both = (mine.saved(here), mine.saved(there)) == (MINE, YOURS)
    return both and not any(map(_is_disturbed, (one, other)))


def _is_disturbed(window: Window) -> bool:
    """Whether somebody is asked about what has nothing to do with them."""
    form = window.at.form(window.place[0])
    buttons = [form.findChild(QAbstractButton, name) for name in ("use", "forget")]
    asked = any(b is not None and b.isVisibleTo(form) for b in buttons)
    return asked or bool(window.field.problem)


def _write_at_once(chance: Random, one: Window, other: Window) -> None:
    """Write in both windows, a letter here and a letter there, some time apart."""
    under_way = [one.write(MINE), other.write(YOURS)]
    while under_way:
        writing = chance.choice(under_way)
        if next(writing, "over") == "over":
            under_way.remove(writing)
        if chance.random() < 0.1:
            QTest.qWait(chance.randint(0, _MOST_WAIT))
    one.at.settle()
    other.at.settle()
