"""A system's voices, as the program meets them: with states, an end, and no sound."""

from collections.abc import Iterator
from enum import Enum
from typing import ClassVar

import pytest
from PySide6.QtCore import QLocale, QObject, Signal

from sipdesk.ui.widgets.speech import swedish, voice

SWEDISH, FINLAND, NORWEGIAN = "sv_SE", "sv_FI", "nb_NO"


class Now(Enum):
    Ready = "ready"
    Speaking = "speaking"
    Error = "error"


class System(QObject):
    """Engines as Qt gives them: by name, each with the languages of its voices."""

    State = Now

    class BoundaryHint:
        Immediate = "at once"

    stateChanged = Signal(object)  # noqa: N815  (as Qt names it)
    installed: ClassVar[dict[str, tuple[str, ...]]] = {}
    broken: ClassVar[set[str]] = set()
    made: ClassVar[list["System"]] = []

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.now = Now.Error if name in self.broken else Now.Ready
        self.locale = QLocale()
        self.pace = 0.0
        self.said: list[str] = []
        self.made.append(self)

    def speaks(self) -> bool:
        return self.now is Now.Speaking

    @classmethod
    def availableEngines(cls) -> list[str]:  # noqa: N802
        return [*cls.installed]

    def availableLocales(self) -> list[QLocale]:  # noqa: N802
        return [QLocale(name) for name in self.installed[self.name]]

    def state(self) -> Now:
        return self.now

    def setLocale(self, locale: QLocale) -> None:  # noqa: N802
        self.locale = locale

    def setRate(self, pace: float) -> None:  # noqa: N802
        self.pace = pace

    def say(self, words: str) -> None:
        self.said.append(words)
        self.come_to(Now.Speaking)

    def stop(self, when: str) -> None:
        assert when == self.BoundaryHint.Immediate
        self.come_to(Now.Ready)

    def come_to(self, state: Now) -> None:
        self.now = state
        self.stateChanged.emit(state)


@pytest.fixture
def system() -> Iterator[type[System]]:
    """Give a computer on which no voice is installed."""
    System.installed, System.broken, System.made = {}, set(), []
    yield System
    voice().use(None)


@pytest.fixture
def spoken(system: type[System]) -> System:
    """Give the one voice there is, which is Swedish, and let the program use it."""
    system.installed = {"winrt": (SWEDISH,)}
    voice().use(swedish(system))
    (made,) = system.made
    return made
