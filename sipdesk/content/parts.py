"""The parts that others have made: name, licence, where its source is got.

One table, ``resources/parts.toml``, for what the program shows, for the notices of the
installed program and for the bill of materials of its installer. What changes with each
lock, such as versions and licence texts, is read from the installed packages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others have made.

    ``package`` is the Python package it is, normalised, or empty. ``inside`` is the
    name of the part in whose files it lies, or empty. ``version`` is empty where it is
    that of the package, or cannot be told. ``license`` is an SPDX expression of what
    its makers offer. ``texts`` name files of ``resources/licenses`` without their
    ending, or one of a package, ``PACKAGE:FILE``.
    """

    name: str
    license: str
    link: str
    package: str = ""
    inside: str = ""
    version: str = ""
    copyright: str = ""
    note: str = ""
    cpe: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Absent:
    """What a package says it was built of, but the one for Windows was not.

    ``why`` is how that is known.
    """

    name: str
    package: str
    why: str


@dataclass(frozen=True, slots=True)
class Parts:
    """All of them, and where they were read."""

    all: tuple[Part, ...] = ()
    absent: tuple[Absent, ...] = ()
    source: str = ""
    read_on: date | None = None
    status: str = ""

    @property
    def own(self) -> tuple[Part, ...]:
        """Those that lie in no other, by name."""
        free = (part for part in self.all if not part.inside)
        return tuple(sorted(free, key=lambda part: part.name.casefold()))

    def within(self, part: Part) -> tuple[Part, ...]:
        """Give what lies in a part, and in what lies in it, in the table's order."""
        return tuple(self._within(part))

    def _within(self, part: Part) -> Iterator[Part]:
        for one in self.all:
            if one.inside == part.name:
                yield one
                yield from self._within(one)


def read_parts(table: Table) -> Parts:
    """Read the table.

    Raises:
        Refused: a part is not as it must be, stands twice, or lies in one that is not
            there or not above it.

    """
    source, read_on, status = (
        table.text("source"),
        table.needed_day("read_on"),
        table.status(),
    )
    read: list[Part] = []
    for row in table.tables("part"):
        part = _part(row)
        if any((one.name, one.inside) == (part.name, part.inside) for one in read):
            raise Refused("content-id-twice", (*row.place, "name"), id=part.name)
        if part.inside and part.inside not in [one.name for one in read]:
            raise Refused("content-id-gone", (*row.place, "inside"), id=part.inside)
        read.append(part)
    absent = tuple(map(_absent, table.tables("absent")))
    table.end()
    return Parts(tuple(read), absent, source, read_on, status)


def _absent(row: Table) -> Absent:
    absent = Absent(
        row.text("name", LINE_LONGEST), row.code("package"), row.text("why")
    )
    row.end()
    return absent


def _part(row: Table) -> Part:
    part = Part(
        name=row.text("name", LINE_LONGEST),
        license=row.text("license", LINE_LONGEST),
        link=row.text("link", LINE_LONGEST),
        package=row.code("package") if "package" in row.keys else "",
        inside=row.optional_text("inside", LINE_LONGEST),
        version=row.optional_text("version", LINE_LONGEST),
        copyright=row.optional_text("copyright"),
        note=row.optional_text("note"),
        cpe=row.optional_text("cpe", LINE_LONGEST),
        texts=row.texts("texts", LINE_LONGEST),
    )
    row.end()
    return part
