"""On which line of a TOML text each key, table and element stands.

``tomllib`` tells a position only for what it cannot read at all. A fault of meaning,
such as a law that does not exist, has to be shown on its own line too.
"""

import re
import tomllib

Place = tuple[str | int, ...]
"""Keys, and numbers in lists counted from 0: ``("phase", 2, "step", 0, "laws", 1)``."""

_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def lines(text: str) -> dict[Place, int]:
    """Give the line, counted from 1, of everything that a TOML text holds.

    The text must be one that ``tomllib`` reads; of any other nothing is promised.
    """
    return _Scanner(text.replace("\r\n", "\n")).document()


class _Scanner:
    """Walks through a text that is known to be right, so it checks nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = 0  # up to here line ends have been counted
        self._line = 1
        self._lines: dict[Place, int] = {}
        self._lists: dict[Place, int] = {}  # a list of tables: the number of its last

    def document(self) -> dict[Place, int]:
        """Walk through the whole text."""
        table: Place = ()
        while self._more():
            if self._next() == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _header(self) -> Place:
        """Read ``[a.b]`` or ``[[a.b]]``; give the table that it opens."""
        opening = 2 if self._text.startswith("[[", self._at) else 1
        self._at += opening
        self._more()
        line, table = self._here(), self._within((), self._key())
        self._more()
        self._at += opening
        if opening == len("[["):
            self._lists[table] = self._lists.get(table, -1) + 1
            self._lines.setdefault(table, line)
            table = (*table, self._lists[table])
        self._lines.setdefault(table, line)
        return table

    def _pair(self, table: Place) -> None:
        line, key = self._here(), self._key()
        for count in range(1, len(key)):
            self._lines.setdefault((*table, *key[:count]), line)
        place = (*table, *key)
        self._lines[place] = line
        self._more()
        self._at += len("=")
        self._more()
        self._value(place)

    def _value(self, place: Place) -> None:
        first = self._next()
        if first in "\"'":
            self._take(_STRING)
        elif first == "[":
            self._list(place)
        elif first == "{":
            self._inline_table(place)
        else:
            self._take(_SCALAR)

    def _list(self, place: Place) -> None:
        self._at += 1
        count = 0
        while self._more() and self._next() != "]":
            self._lines[(*place, count)] = self._here()
            self._value((*place, count))
            count += 1
        self._at += 1

    def _inline_table(self, place: Place) -> None:
        self._at += 1
        while self._more() and self._next() != "}":
            self._pair(place)
        self._at += 1

    def _within(self, table: Place, key: tuple[str, ...]) -> Place:
        """Find the table a header means: in a list, the last one so far."""
        for count, part in enumerate(key, 1):
            table = (*table, part)
            if count < len(key):
                if table in self._lists:
                    table = (*table, self._lists[table])
                self._lines.setdefault(table, self._here())
        return table

    def _key(self) -> tuple[str, ...]:
        parts = [self._key_part()]
        while self._more() and self._next() == ".":
            self._at += 1
            self._more()
            parts.append(self._key_part())
        return tuple(parts)

    def _key_part(self) -> str:
        if self._next() not in "\"'":
            return self._take(_BARE_KEY)
        return next(iter(tomllib.loads(f"{self._take(_STRING)} = 0")))

    def _next(self) -> str:
        return self._text[self._at]

    def _more(self) -> bool:
        """Step over what means nothing; tell whether anything follows."""
        self._take(_BLANK)
        return self._at < len(self._text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError("this is not TOML")
        self._at = found.end()
        return found[0]

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line
