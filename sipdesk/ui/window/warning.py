"""What the opening of a home had to say, to be read once."""

from collections.abc import Iterable
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import Tone

KEY_MISSING: Final = "recovery-key-missing"  # the code of a warning
DEVICE_WANTED: Final = "passphrase-needs-device"  # likewise


def warning(code: str) -> Notice:
    """Make the notice of a code, with a button that it has been read."""
    said = notice(code)
    read = secondary("Jag har läst det här", name=f"{code}-read")
    # That something is yet to be done is no fault.
    tone: Tone = "info" if code in {KEY_MISSING, DEVICE_WANTED} else "warn"
    shown = Notice(tone, said.next, title=said.text, action=read, name=code)
    read.clicked.connect(shown.clear)
    return shown


def clear_missing_key(warnings: Iterable[Notice]) -> None:
    """Take away what says that there is no recovery key."""
    for shown in warnings:
        if shown.objectName() == KEY_MISSING:
            shown.clear()
