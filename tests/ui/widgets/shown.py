"""What the fixture ``show`` is, and how to hear a signal."""

from typing import Any, Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget


class Show(Protocol):
    def __call__(self, *widgets: QWidget, width: int = 640) -> QWidget: ...


def close(window: QWidget) -> None:
    """Close a window and have it gone at once, not when an event loop next runs."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def heard(signal: Any) -> list[Any]:
    """Collect what a signal says from now on; ``()`` for one without arguments."""
    said: list[Any] = []
    signal.connect(lambda *values: said.append(values[0] if values else ()))
    return said
