"""What the fixture ``show`` is, and how to hear a signal."""

from typing import Any, Protocol

from PySide6.QtWidgets import QWidget


class Show(Protocol):
    def __call__(self, *widgets: QWidget, width: int = 640) -> QWidget: ...


def heard(signal: Any) -> list[Any]:
    """Collect what a signal says from now on; ``()`` for one without arguments."""
    said: list[Any] = []
    signal.connect(lambda *values: said.append(values[0] if values else ()))
    return said
