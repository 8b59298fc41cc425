"""Runs the programs of msitools, and knows how they write a table as text.

wixl compiles, msiinfo reads, msibuild writes; a table as text is Windows Installer's
own archive format (IDT): names of columns, their types, the keys, then the rows.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from installer.refusal import Refused

PROGRAMS: Final = ("wixl", "msiinfo", "msibuild")
SUMMARY: Final = "_SummaryInformation"
_CODE_PAGE: Final = "_ForceCodepage"
_UNWRITABLE: Final = "\t\r\n\x00"
_HEAD: Final = 3  # lines

Row = Mapping[str, str]
"""The cells of a row, by column; nothing and nothing written are the same."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an MSI; ``types`` are as msiinfo writes them."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[Row, ...]

    def by_key(self) -> dict[str, Row]:
        """Give the rows by their key, which is of one column."""
        (key,) = self.keys
        return {row[key]: row for row in self.rows}

    def column(self, name: str) -> list[str]:
        """Give the cells of a column."""
        return [row[name] for row in self.rows]

    def changed(self, change: Callable[[Row], Row]) -> "Table":
        """Give the table with each of its rows changed."""
        return replace(self, rows=tuple(change(row) for row in self.rows))

    def without(self, is_superfluous: Callable[[Row], bool]) -> "Table":
        """Give the table with fewer rows."""
        rows = tuple(row for row in self.rows if not is_superfluous(row))
        return replace(self, rows=rows)

    def with_rows(self, rows: Iterable[Row]) -> "Table":
        """Give the table with some rows more, or others of the same keys."""
        added = {self._key(row): {**self._empty(), **row} for row in rows}
        kept = tuple(row for row in self.rows if self._key(row) not in added)
        return replace(self, rows=(*kept, *added.values()))

    def _key(self, row: Row) -> tuple[str, ...]:
        return tuple(row[name] for name in self.keys)

    def _empty(self) -> Row:
        return dict.fromkeys(self.columns, "")

    def text(self) -> str:
        """Write the table as an archive file, its rows in order of their keys."""
        lines = ["\t".join(self.columns), "\t".join(self.types)]
        lines.append("\t".join((self.name, *self.keys)))
        lines += [self._line(row) for row in sorted(self.rows, key=self._key)]
        return "".join(f"{line}\r\n" for line in lines)

    def _line(self, row: Row) -> str:
        cells = [row[name] for name in self.columns]
        if any(letter in cell for cell in cells for letter in _UNWRITABLE):
            raise Refused(f"A cell of {self.name} has a tab or a new line: {cells}.")
        return "\t".join(cells)


Tables = Mapping[str, Table]
"""The tables of an MSI by name."""


def parsed(text: str) -> Table:
    """Read a table as msiinfo writes it."""
    lines = [line.rstrip("\r").split("\t") for line in text.split("\n")]
    columns, types, (name, *keys) = lines[:_HEAD]
    rows = [
        dict(zip(columns, line, strict=True)) for line in lines[_HEAD:] if line != [""]
    ]
    return Table(name, tuple(columns), tuple(types), tuple(keys), tuple(rows))


def missing() -> list[str]:
    """Name the programs that are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def read(msi: Path) -> dict[str, Table]:
    """Read all tables of an MSI, the summary among them."""
    file = str(msi.resolve())
    names = sorted({*_run("msiinfo", "tables", file).split()} - {_CODE_PAGE})
    found = {}
    # What is in a cell as a file, msiinfo leaves where it is started.
    with tempfile.TemporaryDirectory(prefix="sipdesk-msi-") as folder:
        for name in names:
            text = _run("msiinfo", "export", file, name, folder=Path(folder))
            found[name] = parsed(text)
    return found


def code_page(msi: Path) -> int:
    """Read in what code page the texts of an MSI are written."""
    said = _run("msiinfo", "export", str(msi), _CODE_PAGE)
    return int(said.split()[0].strip())


def write(msi: Path, tables: Iterable[Table], *, work: Path) -> None:
    """Put tables in the place of those of the same name, in code page 1252.

    ``work`` is an empty folder.
    """
    page = work / f"{_CODE_PAGE}.idt"
    page.write_bytes(f"\r\n\r\n1252\t{_CODE_PAGE}\r\n".encode())
    files = [page]
    for table in tables:
        files.append(work / f"{table.name}.idt")
        files[-1].write_text(table.text(), encoding="utf-8", newline="")
    _run("msibuild", str(msi), *(word for file in files for word in ("-i", str(file))))


def compile_sources(
    sources: Iterable[Path], out: Path, defined: Mapping[str, str]
) -> None:
    """Compile WiX's sources to an MSI, with ``$(var.NAME)`` as defined.

    wixl wants all files under the folder it is started in, which is that of ``out``;
    what is defined, it wants in ASCII.
    """
    words = [
        word for name, text in defined.items() for word in ("-D", f"{name}={text}")
    ]
    files = [str(source) for source in sources]
    _run("wixl", "--arch", "x64", *words, "-o", out.name, *files, folder=out.parent)


def _run(program: str, *arguments: str, folder: Path | None = None) -> str:
    if absent := missing():
        raise Refused(f"Not installed: {', '.join(absent)}. See installer/system.sh.")
    # Cabinets hold local times.
    surroundings = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise Refused(f"{program} failed: {done.stderr.strip()}")
    return done.stdout.replace("\x00", "")
