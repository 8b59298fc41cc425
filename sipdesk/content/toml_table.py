"""Reading TOML with a check of every key: what is missing, misspelt or too long.

Who reads asks a ``Table`` for each key by its kind; whatever was not asked for is
refused by ``end``. A refusal knows the place, and so the line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sipdesk.content.toml_lines import Place, lines

STATUSES = ("verified", "check", "outdated", "proposal")
CODE_LONGEST = 40
LINE_LONGEST = 200
TEXT_LONGEST = 600

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")
_ERROR_LINE = re.compile(r"at line (\d+)")


class Refused(Exception):  # noqa: N818  (the house's word)
    """A file of content is not as it must be.

    ``code`` names the notice in ``resources/notices.toml``, ``place`` where in the
    file, ``line`` the line if it is known without the place; ``facts`` are what the
    notice's sentence needs.
    """

    def __init__(
        self, code: str, place: Place = (), *, line: int = 0, **facts: str
    ) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.line = line
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its text, and what the text says."""

    text: str
    values: Mapping[str, object]

    def line(self, place: Place) -> int:
        """Find the line of a place, or of the nearest thing around it; 0 if none."""
        try:
            known = lines(self.text)
        except RecursionError:  # nested as deep as Python can read at all
            return 0
        while place and place not in known:
            place = place[:-1]
        return known.get(place, 0)

    @contextmanager
    def lined(self) -> Iterator[None]:
        """Give what is refused inside its line."""
        try:
            yield
        except Refused as refused:
            refused.line = refused.line or self.line(refused.place)
            raise


def read_source(path: Path) -> Source:
    """Read a TOML file.

    Raises:
        Refused: ``content-unreadable``, ``content-not-utf8``, ``content-not-toml``.

    """
    return source_of(read_text(path))


def read_text(path: Path) -> str:
    """Read the text of a file.

    Raises:
        Refused: ``content-unreadable``, ``content-not-utf8``.

    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused("content-unreadable") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused("content-not-utf8", line=line) from error


def source_of(text: str) -> Source:
    """Read a TOML text.

    Raises:
        Refused: ``content-not-toml``.

    """
    try:
        return Source(text, tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        found = _ERROR_LINE.search(str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise Refused("content-not-toml", line=line) from error


class Table:
    """One table of a file, asked key by key."""

    def __init__(self, values: Mapping[str, object], place: Place = ()) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.place = place

    def text(self, key: str, most: int = TEXT_LONGEST) -> str:
        """Give a text that must be there, of at most so many characters.

        Line breaks and runs of spaces count as one space.

        Raises:
            Refused: it is missing, no text, empty, too long, or cannot be shown.

        """
        if key not in self._values:
            raise Refused("content-key-missing", self.place, key=key)
        return self._shown(key, (*self.place, key), self._ask(key), most)

    def optional_text(self, key: str, most: int = TEXT_LONGEST) -> str:
        """Give a text, or ``""`` when the key is not there.

        Raises:
            Refused: as ``text``.

        """
        self._asked.add(key)
        return self.text(key, most) if key in self._values else ""

    def code(self, key: str) -> str:
        """Give an id: small letters, digits, hyphens.

        Raises:
            Refused: ``content-id-form``, or as ``text``.

        """
        code = self.text(key, CODE_LONGEST)
        if not _CODE.fullmatch(code):
            raise Refused("content-id-form", (*self.place, key), id=code)
        return code

    def status(self) -> str:
        """Give the value of ``status``.

        Raises:
            Refused: ``content-status-unknown``, or as ``text``.

        """
        status = self.text("status", CODE_LONGEST)
        if status not in STATUSES:
            place = (*self.place, "status")
            raise Refused("content-status-unknown", place, status=status)
        return status

    def texts(self, key: str, most: int = TEXT_LONGEST) -> tuple[str, ...]:
        """Give a list of texts; none when the key is not there.

        Raises:
            Refused: it is no list, or one of them is not as ``text`` wants it.

        """
        found, place = self._ask(key, []), (*self.place, key)
        if not isinstance(found, list):
            raise Refused("content-not-list", place, key=key)
        return tuple(
            self._shown(key, (*place, count), text, most)
            for count, text in enumerate(found)
        )

    def is_list(self, key: str) -> bool:
        """Tell whether a list stands there."""
        return isinstance(self._values.get(key), list)

    def day(self, key: str) -> date | None:
        """Give a date; None when the key is not there.

        Raises:
            Refused: it is no date.

        """
        found = self._ask(key)
        if found is None:
            return None
        if not isinstance(found, date) or isinstance(found, datetime):
            raise Refused("content-not-day", (*self.place, key), key=key)
        return found

    def needed_day(self, key: str) -> date:
        """Give a date that must be there.

        Raises:
            Refused: it is missing or no date.

        """
        day = self.day(key)
        if day is None:
            raise Refused("content-key-missing", self.place, key=key)
        return day

    def flag(self, key: str) -> bool:
        """Give true or false; false when the key is not there.

        Raises:
            Refused: it is neither.

        """
        found = self._ask(key, default=False)
        if not isinstance(found, bool):
            raise Refused("content-not-yes-or-no", (*self.place, key), key=key)
        return found

    def number(self, key: str) -> int:
        """Give a whole number that must be there.

        Raises:
            Refused: it is missing or no whole number.

        """
        if key not in self._values:
            raise Refused("content-key-missing", self.place, key=key)
        found = self._ask(key)
        if not isinstance(found, int) or isinstance(found, bool):
            raise Refused("content-not-number", (*self.place, key), key=key)
        return found

    def tables(self, key: str) -> tuple["Table", ...]:
        """Give a list of tables, at least one.

        Raises:
            Refused: it is missing, or something else.

        """
        place = (*self.place, key)
        if key not in self._values:
            raise Refused("content-key-missing", self.place, key=key)
        found = self._ask(key)
        if not isinstance(found, list) or not all(isinstance(t, dict) for t in found):
            raise Refused("content-not-tables", place, key=key)
        if not found:
            raise Refused("content-empty", place, key=key)
        return tuple(Table(table, (*place, i)) for i, table in enumerate(found))

    def table(self, key: str) -> "Table":
        """Give a table; an empty one when the key is not there.

        Raises:
            Refused: it is no table.

        """
        place, found = (*self.place, key), self._ask(key, {})
        if not isinstance(found, dict):
            raise Refused("content-not-tables", place, key=key)
        return Table(found, place)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are there."""
        return tuple(self._values)

    def end(self) -> None:
        """Refuse any key that was not asked for.

        Raises:
            Refused: ``content-key-unknown``.

        """
        for key in self._values:
            if key not in self._asked:
                raise Refused("content-key-unknown", (*self.place, key), key=key)

    def _ask(self, key: str, default: object = None) -> object:
        self._asked.add(key)
        return self._values.get(key, default)

    def _shown(self, key: str, place: Place, found: object, most: int) -> str:
        if not isinstance(found, str):
            raise Refused("content-not-text", place, key=key)
        text = " ".join(found.split())
        if not text:
            raise Refused("content-empty", place, key=key)
        if len(text) > most:
            raise Refused("content-too-long", place, key=key, most=str(most))
        if not text.isprintable():
            raise Refused("content-control-character", place, key=key)
        return text
