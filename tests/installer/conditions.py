"""Reads conditions as Windows Installer does, as far as ours go.

Of its page on conditional statements: a property that is not set is empty; a comparison
with a number holds only if the property is one (but ``<>`` otherwise); ``><`` is that a
text contains another, ``<<`` that it begins with it.
"""

import operator
import re
from collections.abc import Callable, Mapping
from typing import Final

_TOKEN: Final = re.compile(
    r'\s*("[^"]*"|><|<<|>=|<=|<>|=|<|>|\(|\)|\d+|[A-Za-z_][A-Za-z0-9_.]*)'
)
_NUMBERS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
_TEXTS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "><": lambda text, part: part in text,
    "<<": lambda text, part: text.startswith(part),
}


def holds(condition: str, properties: Mapping[str, str]) -> bool:
    """Tell whether a condition holds, of the properties that are set."""
    reader = _Reader(_TOKEN.findall(condition), properties)
    answer = reader.either()
    assert not reader.tokens, f"not read to its end: {condition}"
    return answer


class _Reader:
    def __init__(self, tokens: list[str], properties: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.properties = properties

    def either(self) -> bool:
        answer = self.both()
        while self._next("OR"):
            answer = self.both() or answer
        return answer

    def both(self) -> bool:
        answer = self.one()
        while self._next("AND"):
            answer = self.one() and answer
        return answer

    def one(self) -> bool:
        if self._next("NOT"):
            return not self.one()
        if self._next("("):
            answer = self.either()
            assert self._next(")")
            return answer
        left = self.tokens.pop(0)
        if self.tokens and self.tokens[0] in {*_NUMBERS, *_TEXTS}:
            return self._compared(left, self.tokens.pop(0), self.tokens.pop(0))
        return bool(self._text(left))

    def _next(self, token: str) -> bool:
        is_next = bool(self.tokens) and self.tokens[0] == token
        if is_next:
            self.tokens.pop(0)
        return is_next

    def _compared(self, left: str, sign: str, right: str) -> bool:
        text, other = self._text(left), self._text(right)
        if not right.isdigit():
            return _TEXTS[sign](text, other)
        if not re.fullmatch(r"[+-]?\d+", text):
            return sign == "<>"
        return _NUMBERS[sign](int(text), int(other))

    def _text(self, token: str) -> str:
        if token.startswith('"'):
            return token[1:-1]
        return token if token.isdigit() else self.properties.get(token, "")
