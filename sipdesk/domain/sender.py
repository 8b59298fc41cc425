"""The home that signed a file, as the file tells it: keys and the name of the home."""

import re
from dataclasses import dataclass
from typing import Final

from sipdesk.domain.transfer import HomeCard, SenderKnown

NAME_LONGEST: Final = 120
_ID: Final = re.compile(r"[A-Za-z0-9-]{1,64}")
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_RECIPIENT: Final = re.compile(r"age1[0-9a-z]{20,100}")


@dataclass(frozen=True, slots=True)
class Sender:
    """A home. ``recipient`` and ``verify_key`` are as on its card."""

    id: str
    name: str
    recipient: str
    verify_key: str

    @classmethod
    def of(cls, card: HomeCard) -> "Sender":
        """Tell of the home that a card is of."""
        name = " ".join(card.name.split())[:NAME_LONGEST]
        return cls(card.id, name, card.recipient, card.verify_key)

    @property
    def fingerprint(self) -> str:
        """Six groups of four, the same as on the home's card."""
        card = HomeCard(self.id, self.name, self.recipient, self.verify_key)
        return card.fingerprint

    def known_by(self, card: HomeCard | None) -> SenderKnown:
        """Tell how well it is known by the card that is kept of it, if any."""
        if card is None:
            return SenderKnown.UNKNOWN
        same = card.fingerprint == self.fingerprint
        return SenderKnown.VERIFIED if same else SenderKnown.CHANGED

    def check_sound(self) -> None:
        """Refuse what cannot be a home.

        Raises:
            ValueError: an id, a key or a name is none.

        """
        sound = (
            _ID.fullmatch(self.id)
            and _KEY.fullmatch(self.verify_key)
            and _RECIPIENT.fullmatch(self.recipient)
            and self.name.strip()
            and len(self.name) <= NAME_LONGEST
            and self.name.isprintable()
        )
        if not sound:
            raise ValueError("no such home")
