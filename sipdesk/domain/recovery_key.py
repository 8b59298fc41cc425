"""The recovery key as people handle it: groups on a paper, read back to be believed."""

from dataclasses import dataclass, field
from typing import Final

from sipdesk.domain.errors import RuleBroken

GROUPS: Final = 8
GROUP: Final = 4  # characters
_MEANT = str.maketrans("oi1", "0ll")  # what no recovery key holds but looks like it


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A group of a recovery key, by its number from 1, as somebody typed it."""

    group: int
    text: str = field(default="", repr=False)


def meant(text: str) -> str:
    """Give what somebody meant who typed characters of a recovery key."""
    return text.lower().translate(_MEANT)


def check_whole(code: str) -> None:
    """Refuse what cannot be a recovery key by its groups alone.

    Raises:
        RuleBroken: ``recovery-key-wrong``.

    """
    if [len(group) for group in groups(code)] != [GROUP] * GROUPS:
        raise RuleBroken("recovery-key-wrong", "code")


def groups(code: str) -> tuple[str, ...]:
    """Part a recovery key as it is shown and printed."""
    return tuple(code.split("-"))


def check_read_back(code: str, read: ReadBack, name: str) -> None:
    """Refuse a group that is not as the paper has it; ``name`` is its field.

    Raises:
        RuleBroken: ``recovery-group-missing``, ``recovery-group-differs``.

    """
    typed = "".join(read.text.split())
    facts = {"group": str(read.group)}
    if not typed:
        raise RuleBroken("recovery-group-missing", name, facts)
    if meant(typed) != meant(groups(code)[read.group - 1]):
        raise RuleBroken("recovery-group-differs", name, facts)
