"""What a command answers: an exit status, and a sentence when it could not be done."""

import sys
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble, Unavailable

DONE: Final = 0
REFUSED: Final = 1
DAMAGED: Final = 3  # 2 is a command line that cannot be read

STATUSES: Final = (
    "Svarar med 0 när det är gjort, 1 när det inte gick, 2 när kommandot inte går att "
    "läsa och 3 när något är skadat."
)
_DAMAGE: Final = frozenset(
    {
        Trouble.BACKUP_DAMAGED,
        Trouble.DAMAGED,
        Trouble.EMPTY_FILE,
        Trouble.KEYS_DAMAGED,
        Trouble.PACKAGE_DAMAGED,
        Trouble.PACKAGE_FORGED,
    }
)


def refused(error: SipdeskError) -> int:
    """Say why not, and what to do; give the exit status."""
    facts = error.facts if isinstance(error, RuleBroken) else {}
    print(notice(error.code, facts).whole, file=sys.stderr)  # noqa: T201
    is_damage = isinstance(error, Unavailable) and error.trouble in _DAMAGE
    return DAMAGED if is_damage else REFUSED
