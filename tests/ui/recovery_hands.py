"""Hands for a recovery key on the screen: print it, read it back."""

from PySide6.QtWidgets import QWidget

from sipdesk.ui.recovery_key import RecoveryKeyPart
from sipdesk.ui.widgets.text import Text
from tests.ui.shell import found, press


def words(within: QWidget) -> str:
    """Give all words that are shown."""
    texts = (t.words for t in within.findChildren(Text) if t.isVisible())
    return " ".join(filter(None, texts))


def shown_key(part: RecoveryKeyPart) -> str:
    """Read the key off the screen."""
    labels = [found(part, f"group-{n}") for n in range(1, 9)]
    return "-".join(label.words for label in labels if isinstance(label, Text))


def read_back(part: RecoveryKeyPart, code: str) -> None:
    """Type the two groups that are asked for, and press."""
    model = part._tied
    for name, number in zip(("first", "second"), model.state.asked, strict=True):
        model.type(name, code.split("-")[number - 1].lower())
    press(part.keep)
