"""A symbol as a frozen value: one drawing of a set, or two put together."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from sipdesk.content.drawn_symbols import is_drawn

_NOT: Final = "!inte"
_CODE: Final = re.compile(r"[0-9A-Z]+(-[0-9A-Z]+)*")


class SkinTone(Enum):
    """The tone of a person's skin; a symbol without one has the set's own yellow."""

    LIGHT = "1F3FB"
    MEDIUM_LIGHT = "1F3FC"
    MEDIUM = "1F3FD"
    MEDIUM_DARK = "1F3FE"
    DARK = "1F3FF"


@dataclass(frozen=True, slots=True)
class Symbol:
    """What is drawn: a base, perhaps with a badge in its corner, perhaps crossed out.

    ``base`` and ``badge`` are codes of a set, or of what we draw ourselves
    (``drawn_symbols``); ``black`` is the symbol in line alone.
    """

    base: str
    badge: str = ""
    crossed: bool = False
    black: bool = False
    skin: SkinTone | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The drawings it is made of."""
        return (self.base, self.badge) if self.badge else (self.base,)

    @property
    def text(self) -> str:
        """It as ``symbol_of`` reads it; colour and skin are not told."""
        return f"{'+'.join(self.codes)}{_NOT if self.crossed else ''}"

    @property
    def name(self) -> str:
        """One word that no other symbol has."""
        way = ("not" if self.crossed else "", "black" if self.black else "")
        tone = self.skin.value if self.skin else ""
        return "_".join(filter(None, (*self.codes, *way, tone)))

    @property
    def is_composed(self) -> bool:
        """Whether we put it together: it is not as its set drew it."""
        return bool(self.badge) or self.crossed

    @property
    def is_ours(self) -> bool:
        """Whether no set has a part in it: then nobody is to be named."""
        return all(map(is_drawn, self.codes))


class SymbolSource(Protocol):
    """A set of drawings."""

    def has(self, code: str) -> bool:
        """Whether the set has a drawing of this code."""

    def svg(self, code: str) -> str:
        """Give a drawing.

        Raises:
            KeyError: the set has none of this code.

        """


def symbol_of(text: str) -> Symbol:
    """Read ``BASE``, ``BASE+BADGE``, either with ``!inte`` behind it.

    Each is a code of a set, or ``face:0.5`` and ``level:3``, which we draw ourselves.

    Raises:
        ValueError: it is not written so.

    """
    base, plus, badge = text.removesuffix(_NOT).partition("+")
    codes = (base, badge) if plus else (base,)
    if not all(_CODE.fullmatch(code) or is_drawn(code) for code in codes):
        raise ValueError(text)
    return Symbol(base, badge, crossed=text.endswith(_NOT))
