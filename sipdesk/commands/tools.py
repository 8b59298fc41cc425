"""What the commands are given: the real things, which they may not import."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sipdesk.content.content import Content
from sipdesk.usecases.ports import Clock, Vault


@dataclass(frozen=True)
class Tools:
    """Everything a command needs to carry out use cases without a window.

    ``content`` reads the built-in content; ``resources`` is the folder it lies in.
    """

    vault: Vault
    clock: Clock
    new_id: Callable[[], str]
    content: Callable[[], Content]
    resources: Path
