"""The words of the editor: choices, and what is said of a place."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from sipdesk.content.languages import languages
from sipdesk.content.symbols import SkinTone
from sipdesk.content.words import word
from sipdesk.domain.picture_drawing import Flaw
from sipdesk.domain.plain_words import Hinted

_SKINS: Final = {
    SkinTone.LIGHT: "Ljus hud",
    SkinTone.MEDIUM_LIGHT: "Mellanljus hud",
    SkinTone.MEDIUM: "Mellanbrun hud",
    SkinTone.MEDIUM_DARK: "Brun hud",
    SkinTone.DARK: "Mörk hud",
}
SKINS: Final = tuple((tone.value, text) for tone, text in _SKINS.items())
NO_SKIN: Final = "Gul, som bilderna är från början"
NO_LANGUAGE: Final = "Bara svenska"

FULL_SIZE: Final = (
    "Skriv ut i 100 % (”verklig storlek”) i skrivarens fönster, så stämmer måtten."
)
FOLDED: Final = (
    "Vikt häfte: skriv ut på båda sidor, vänd längs kortsidan, och vik på mitten."
)


def choices(kind: type[Enum]) -> tuple[tuple[str, str], ...]:
    """Give all of a kind, by their words."""
    return tuple((str(one.value), word(one)) for one in kind)


def language_choices() -> tuple[tuple[str, str], ...]:
    """Give the languages that a board may have beside Swedish."""
    return tuple(
        (one.code, f"{one.swedish.capitalize()} ({one.name})")
        for one in languages().values()
        if not one.is_swedish
    )


def flaw_words(flaws: Iterable[Flaw]) -> str:
    """Say what is not as good as it might be on a place, a line each."""
    return "\n".join(f"{word(flaw)}." for flaw in flaws)


def hint_words(hints: Iterable[Hinted]) -> str:
    """Say what could be plainer in some words, a line each; it stops nothing."""
    told = dict.fromkeys((word(one.hint), one.about) for one in hints)
    return "\n".join(f"{what} (”{about}”)" for what, about in told)
