"""What a command answers: an exit status, and a sentence when it could not be done."""

import sys
from dataclasses import replace
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble, Unavailable
from sipdesk.usecases.ports import Ports

DONE: Final = 0
REFUSED: Final = 1
DAMAGED: Final = 3  # 2 is a command line that cannot be read

STATUSES: Final = (
    "Svarar med 0 när det är gjort, 1 när det inte gick, 2 när kommandot inte går att "
    "läsa och 3 när något är skadat."
)
_WRONG: Final = "Lösenfrasen eller återställningsnyckeln stämmer inte."
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


_OF_COMMANDS: Final = {
    "missing": "Kontrollera vad du skrev efter kommandot.",
    "disk-full": "Frigör plats och kör kommandot igen.",
    "disk": "Kontrollera disken och kör kommandot igen.",
    "busy": "Stäng hemmet i programmets fönster, eller vänta, och kör kommandot igen.",
    "wrong-passphrase": "Är det återställningsnyckeln: kontrollera varje grupp. "
    "Kontrollera också stora bokstäver, och att rätt fil är vald.",
}
"""What to do next, where the window's words would not fit."""


def is_unlike(ports: Ports) -> bool:
    """Say where a home is not the one that this computer saw last, and give whether."""
    seen = ports.store.seen
    told = {"saves-missing": seen.saves_missing > 0, "log-broken": seen.log_broken}
    for code in (code for code, holds in told.items() if holds):
        print(notice(code).whole, file=sys.stderr)  # noqa: T201
    return any(told.values())


def refused(error: SipdeskError) -> int:
    """Say why not, and what to do; give the exit status."""
    facts = error.facts if isinstance(error, RuleBroken) else {}
    said = notice(error.code, facts)
    said = replace(said, next=_OF_COMMANDS.get(error.code, said.next))
    if error.code == Trouble.WRONG_PASSPHRASE.value:
        said = replace(said, text=_WRONG)
    print(said.whole, file=sys.stderr)  # noqa: T201
    is_damage = isinstance(error, Unavailable) and error.trouble in _DAMAGE
    return DAMAGED if is_damage else REFUSED
