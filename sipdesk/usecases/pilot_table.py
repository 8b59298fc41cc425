"""Tables that others have printed, counted again: the pilot's own, or one in a file.

Nothing of it is about anybody, and nothing of it is kept.
"""

from dataclasses import dataclass
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.content.swedish import figure
from sipdesk.documents import printed_table_csv
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pilot_table import TITLE, recount_document
from sipdesk.documents.recount_words import any_sum_of, sentence
from sipdesk.domain.printed_figures import (
    Beside,
    Difference,
    Publication,
    beside,
    differences,
)
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.ports import Ports

_OF_THE_PILOT: Final = "pilotens-tabell-kontrollraknad.pdf"
_OF_A_FILE: Final = "tabell-kontrollraknad.pdf"


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table in a CSV file: ``hem;period;uppgift;värde``. Without one, the pilot's."""

    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What differs, and the sentence that says so."""

    found: Difference
    sentence: str


@dataclass(frozen=True, slots=True)
class BesideWords:
    """A printed number beside what its parts add up to, as they are written.

    ``difference`` is empty where they agree.
    """

    what: str
    printed: str
    counted: str
    difference: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A row of a file that is not in the table, and why, with what to do."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Recounted:
    """A report's figures as printed, what differs, and the rows that were refused."""

    publication: Publication
    found: tuple[Told, ...]
    refused: tuple[RefusedLine, ...] = ()
    beside: tuple[BesideWords, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRecount:
    """The recount as a paper, and what its file is called."""

    data: bytes
    file_name: str


def recount_table(file: TableFile, ports: Ports) -> Recounted:
    """Count a table again.

    Raises:
        RuleBroken: ``right-missing``, ``csv-…``, ``table-file-…``.

    """
    check(ports.user, Right.READ_FIGURES)
    of, refused = _read(file, ports)
    found = tuple(Told(one, sentence(one)) for one in differences(of))
    return Recounted(of, found, refused, tuple(map(_beside, beside(of))))


def print_recount(file: TableFile, ports: Ports) -> PrintedRecount:
    """Make the recount of a table a paper.

    Raises:
        RuleBroken: as ``recount_table``.

    """
    check(ports.user, Right.READ_FIGURES)
    of, _ = _read(file, ports)
    name = _OF_THE_PILOT if file.data is None else _OF_A_FILE
    return PrintedRecount(render(recount_document(of, ports.clock.now())).data, name)


def write_table_example(_: None, ports: Ports) -> bytes:
    """Write the pilot's table as a file of the form that is read, for an example.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.READ_FIGURES)
    return printed_table_csv.write(ports.content.read_pilot().table)


def _beside(one: Beside) -> BesideWords:
    by = one.difference
    return BesideWords(
        one.what,
        figure(one.printed),
        any_sum_of(one.counted),
        f"{by:+}".replace("-", "\N{MINUS SIGN}") if by else "",
    )


def _read(file: TableFile, ports: Ports) -> tuple[Publication, tuple[RefusedLine, ...]]:
    if file.data is None:
        return ports.content.read_pilot(), ()
    read = printed_table_csv.read(file.data)
    refused = tuple(
        RefusedLine(one.line, notice(one.code, {"line": str(one.line)}).whole)
        for one in read.refused
    )
    return Publication(TITLE, read.table), refused
