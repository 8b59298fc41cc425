"""Canaries of which it is known what they tell, and of whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from sipdesk.domain.information import Information

CONSONANTS: Final = "bdgkmnprtv"
VOWELS: Final = "aeiou"
_PAIRS: Final = 3  # short enough never to be parted at the end of a line


@dataclass(frozen=True, slots=True)
class Bird:
    """What one canary tells."""

    what: str
    needs: frozenset[Information] = frozenset()  # one must be allowed all of them
    only: frozenset[str] = frozenset()  # recipients; none = whoever is allowed
    names: str = ""  # a party's id: it tells who is there
    free: bool = False  # it may touch on all that the meeting and the plan touch on
    protected_by: str = ""  # a party's id: whoever's flag lets nobody write it down


@dataclass
class Flock:
    """The canaries of one case, by the letters that are looked for."""

    chance: Random
    told: dict[str, Bird] = field(default_factory=dict)

    def text(
        self,
        what: str,
        *needs: Information,
        only: Iterable[str] = (),
        names: str = "",
        free: bool = False,
        protected_by: str = "",
    ) -> str:
        """Let a canary out and give its word."""
        word = self._word()
        while word in self.told:
            word = self._word()
        self.told[word] = Bird(
            what, frozenset(needs), frozenset(only), names, free, protected_by
        )
        return word.capitalize()

    def _word(self) -> str:
        pairs = (
            self.chance.choice(CONSONANTS) + self.chance.choice(VOWELS)
            for _ in range(_PAIRS)
        )
        return f"zq{''.join(pairs)}"
