"""Types in the meeting mode, by keyboard alone, until it is killed.

Told on standard input: the database, the case, and a seed. Tells on standard output
what each field held after each letter, and when (``time.monotonic``); the first line
comes when the meeting has begun.
"""

import json
import sys
from pathlib import Path
from random import Random
from time import monotonic
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.meeting import Part
from tests.journeys.keyboard import Keyboard
from tests.proofs.sitting import Sitting, sitting
from tests.ui.typing import type_text

_SAID: Final = (
    "Alva vill gå kvar i sin skola och åka hem på fredagar , mamma ringer först . "
    "BUP hör av sig över sommaren ; ingen vågade fråga förut . Åsa tycker att det är "
    "bättre så här , en sak i taget"
)
WORDS: Final = tuple(_SAID.split())
_PARTS: Final = tuple(
    zip(
        (
            Qt.Key.Key_1,
            Qt.Key.Key_2,
            Qt.Key.Key_3,
            Qt.Key.Key_4,
            Qt.Key.Key_5,
        ),
        Part,
        strict=True,
    )
)
_AGREED: Final = ("agreements", "disagreements", "inform_absent")
_NEXT: Final = (("next_day", "18 maj 2026"), ("next_start", "13.30"))
_BETWEEN_LETTERS: Final = (10, 90)  # milliseconds
_BETWEEN_TEXTS: Final = (0, 0, 200, 800, 2500)
_MOST_WORDS: Final = 9


class Typist:
    """Somebody who writes what is said, now here and now there."""

    def __init__(self, sitting_at: Sitting, seed: int) -> None:
        self._at = sitting_at
        self._keys: Keyboard = sitting_at.keys
        self._chance = Random(seed)  # noqa: S311  (no secret)
        self._next = list(_NEXT)
        self._items: dict[str, int] = {}  # how many a card has had begun

    def work(self) -> None:
        """Type until killed."""
        deeds = (
            self._write_note,
            self._write_note,
            self._write_answer,
            self._write_agreed,
            self._write_next,
            self._write_goal,
            self._write_measure,
        )
        while True:
            self._chance.choice(deeds)()
            QTest.qWait(self._chance.choice(_BETWEEN_TEXTS))

    def _write_note(self) -> None:
        key, part = self._chance.choice(_PARTS)
        self._keys.press_shortcut(key)
        self._tab_to(f"part-{part.value}", "text")
        self._go_on_writing()

    def _write_answer(self) -> None:
        self._keys.press_shortcut(Qt.Key.Key_3)
        self._tab_to("answer-question", "answer")
        self._go_on_writing()

    def _write_agreed(self) -> None:
        self._keys.press_shortcut(Qt.Key.Key_4)
        self._tab_to("agreed", self._chance.choice(_AGREED))
        self._go_on_writing()

    def _write_next(self) -> None:
        if self._next:
            name, text = self._next.pop(0)
            self._keys.press_shortcut(Qt.Key.Key_5)
            self._tab_to("next-meeting", name)
            self._type(text)

    def _write_goal(self) -> None:
        self._write_item(Qt.Key.Key_G, "goals", "words", "Mål", ("area",))

    def _write_measure(self) -> None:
        self._write_item(Qt.Key.Key_M, "measures", "what", "Insats", ("party", "area"))

    def _write_item(
        self, key: Qt.Key, card: str, name: str, called: str, chosen: tuple[str, ...]
    ) -> None:
        """Begin one, or go on with the one begun; now and then save it."""
        self._keys.press_shortcut(key)
        self._tab_to(card, name)
        if not self._at.field(card, name).value:
            self._items[card] = self._items.get(card, 0) + 1
            self._type(f"{called} {self._items[card]}: ")
        self._go_on_writing()
        if self._chance.random() < 0.4:
            for choice in chosen:
                self._tab_to(card, choice)
                self._keys.key(Qt.Key.Key_Down)
            self._keys.go_to(self._button(f"{card}-save"))
            self._keys.key(Qt.Key.Key_Space)
            QTest.qWait(self._chance.randint(0, 300))

    def _tab_to(self, card: str, name: str) -> None:
        field = self._at.field(card, name)
        control = field.focusProxy() or field._parts[0]
        self._keys.go_to(control)

    def _button(self, name: str) -> QWidget:
        found: QWidget | None = self._at.mode.findChild(QWidget, name)
        if found is None:
            raise LookupError(name)
        return found

    def _go_on_writing(self) -> None:
        self._keys.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        words = self._chance.choices(WORDS, k=self._chance.randint(1, _MOST_WORDS))
        self._type(" ".join(words) + " ")

    def _type(self, text: str) -> None:
        for letter in text:
            control = QApplication.focusWidget()
            where = self._at.at
            if control is None or where is None:
                raise LookupError(f"{control} is not written in")
            pressed = monotonic()
            type_text(control, letter)
            form, name = where
            holds = form.fields[name].value
            card = form.objectName()
            item = self._items.get(card, "")
            tell([pressed, f"{card} {name} {item}".strip(), holds])
            QTest.qWait(self._chance.randint(*_BETWEEN_LETTERS))


def tell(line: object) -> None:
    """Tell something at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Sit down and type."""
    path, case_id, seed = sys.stdin.readline().strip().split("\t")
    with sitting(Path(path), CaseId(case_id)) as at:
        at.begin()
        tell("begun")
        Typist(at, int(seed)).work()


if __name__ == "__main__":
    main()
