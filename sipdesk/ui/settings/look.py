"""Put the chosen colours and size of text on the screen; light, for the start."""

from typing import cast

from PySide6.QtWidgets import QApplication

from sipdesk.ui.widgets.theme import Mode, Theme, apply


def wear(mode: str, per_cent: int) -> None:
    """Dress every window: ``mode`` as the setting has it, text in per cent."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, Theme(cast("Mode", mode), per_cent / 100))
