"""Words said aloud, in Swedish, by a voice that this computer has.

The module for it (PySide6-Addons) is an extra, and many computers have no Swedish
voice: then nobody is offered to listen. Only voices on the computer itself are asked
for, in Windows those of OneCore and SAPI; what is said is neither written down nor
sent anywhere.

The module is loaded in a thread: ``voice().load()`` may be called when the first
window has been seen. What says the words belongs to the thread of the windows.
"""

import functools
import importlib
import logging
import threading
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, Final, Protocol

from PySide6.QtCore import QLocale, QObject, Qt, Signal

_MODULE: Final = "PySide6.QtTextToSpeech"
_MAKES_NO_SOUND: Final = "mock"  # Qt's own, for tests of programs
_PACES: Final = {"slow": -0.4, "calm": -0.15, "plain": 0.0}
"""Beside how the voice itself speaks: -1 is slowest, 1 is fastest."""

_log = logging.getLogger(__name__)


class Engine(Protocol):
    """What says words. It tells ``fell_silent`` each time it has come to an end."""

    fell_silent: Callable[[], object]

    def say(self, words: str, pace: float) -> None:
        """Say words, in the place of what is being said; -1 is slowest, 1 fastest."""

    def stop(self) -> None:
        """Fall silent at once."""


class Voice(QObject):
    """The one voice of the program. One thing is said at a time.

    ``changed`` comes when there is a voice to listen to, when something else is being
    said, and when it has come to an end. ``module`` is what Qt says words by.
    """

    changed = Signal()
    _loaded = Signal(object)

    def __init__(self, module: str = _MODULE) -> None:
        super().__init__()
        self._module = module
        self._engine: Engine | None = None
        self._thread: threading.Thread | None = None
        self._reader: object = None
        self._pace = _PACES["calm"]
        self._loaded.connect(self._make, Qt.ConnectionType.QueuedConnection)

    @property
    def is_there(self) -> bool:
        """Tell whether anything can be said."""
        return self._engine is not None

    @property
    def reader(self) -> object:
        """For whom something is being said; None while it is silent."""
        return self._reader

    def load(self) -> None:
        """Begin to look for a voice, if that has not begun and the module is there."""
        if self._thread is None and find_spec(self._module) is not None:
            self._thread = threading.Thread(
                target=self._read, name="speech", daemon=True
            )
            self._thread.start()

    def use(self, engine: Engine | None) -> None:
        """Let an engine say the words from now on; None for nobody."""
        self.stop()
        self._engine = engine
        if engine is not None:
            engine.fell_silent = self._fell_silent
        self.changed.emit()

    def speak_at(self, pace: str) -> None:
        """Say what comes next ``slow``, ``calm`` or ``plain``."""
        self._pace = _PACES[pace]

    def say(self, words: str, reader: object) -> None:
        """Say words for a reader, in the place of what is being said."""
        if self._engine is None or not words.strip():
            return
        self._reader = reader
        self._engine.say(words, self._pace)
        self.changed.emit()

    def stop(self) -> None:
        """Fall silent at once."""
        if self._engine is not None and self._reader is not None:
            self._engine.stop()
        self._fell_silent()

    def _fell_silent(self) -> None:
        if self._reader is not None:
            self._reader = None
            self.changed.emit()

    def _read(self) -> None:
        try:
            module = importlib.import_module(self._module)
        except ImportError:
            # Here, but not what the system must have beside it.
            _log.warning("speech-not-loaded")
            return
        self._loaded.emit(module)

    def _make(self, module: Any) -> None:
        self.use(swedish(module.QTextToSpeech))


@functools.cache
def voice() -> Voice:
    """Give the one voice of the program."""
    return Voice()


def swedish(speech: Any) -> Engine | None:
    """Find what speaks Swedish among the engines of Qt's ``QTextToSpeech``."""
    names = [n for n in speech.availableEngines() if n != _MAKES_NO_SOUND]
    found = (speaking(speech, name, QLocale.Language.Swedish) for name in names)
    return next((engine for engine in found if engine is not None), None)


def speaking(speech: Any, name: str, language: QLocale.Language) -> Engine | None:
    """Make the engine of a name, with a voice for a language; None if it has none."""
    made = speech(name)
    if made.state() == speech.State.Error:
        return None
    fitting = [one for one in made.availableLocales() if one.language() == language]
    if not fitting:
        return None
    made.setLocale(fitting[0])
    return _QtEngine(made)


class _QtEngine:
    """Says words by one of Qt's engines."""

    def __init__(self, speech: Any) -> None:
        self.fell_silent: Callable[[], object] = lambda: None
        self._speech = speech
        speech.stateChanged.connect(self._follow)

    def say(self, words: str, pace: float) -> None:
        """Say words, in the place of what is being said."""
        self._speech.setRate(pace)
        self._speech.say(words)

    def stop(self) -> None:
        """Fall silent at once, not at the end of a word."""
        self._speech.stop(type(self._speech).BoundaryHint.Immediate)

    def _follow(self, state: Any) -> None:
        states = type(self._speech).State
        # What was cut off by other words may tell so when those have begun.
        if state in (states.Ready, states.Error) and self._speech.state() == state:
            self.fell_silent()
