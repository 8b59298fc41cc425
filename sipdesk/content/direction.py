"""Latin words and numbers inside a text from right to left."""

import re
from typing import Final

_WORD: Final = r"[0-9A-Za-z\u00c0-\u024f]+"
_PHRASE: Final = re.compile(
    rf"\+?{_WORD}(?:(?:[-.,:/&'’–]|\)?[ \u00a0]\(?){_WORD})*\)?"
)
ISOLATE: Final = ("\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}")
EMBED: Final = ("\N{LEFT-TO-RIGHT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}")


def held(text: str, signs: tuple[str, str] = ISOLATE) -> str:
    """Put what is read from the left between signs that keep it in that order.

    Else the groups of a telephone number change places, and brackets their word.
    """
    return _PHRASE.sub(lambda found: _held(found[0], signs), text)


def _held(phrase: str, signs: tuple[str, str]) -> str:
    inside, after = phrase, ""
    if phrase.count(")") > phrase.count("("):
        inside, after = phrase.removesuffix(")"), ")"  # it closes one outside
    if inside.count("(") != inside.count(")"):
        return phrase
    return f"{signs[0]}{inside}{signs[1]}{after}"
