"""Ready picture boards from ``resources/pictures/materials``, a file each.

A file tells where it comes from, its number, name and what it is for, and has a table
``sheet`` for each board: title, line below, kind, paper, and its cells, each with the
id of a concept and words, or one of them; words are a text, or a list of lines. An
empty cell keeps its place. The table ``numbers`` has telephone numbers, and below the
words of a cell with ``numbers`` they stand a line each. A sheet with the id of a
``survey`` and a ``scale`` of it has no cells: they are what that asks the young person.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

from sipdesk.content.concept import Concept
from sipdesk.content.picture_cells import cell_of
from sipdesk.content.surveys import Scale, Surveys
from sipdesk.content.toml_table import (
    CODE_LONGEST,
    LINE_LONGEST,
    Refused,
    Table,
    read_source,
)
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_board import (
    EMPTY,
    STORY_LONGEST,
    Cell,
    Look,
    PageSize,
    PictureBoard,
    PictureBoardKind,
    check_board,
)
from sipdesk.domain.survey_group import SurveyGroup

E = TypeVar("E", bound=Enum)

_PICTURED = 3  # steps of a scale; beside more there is no room for a picture


@dataclass(frozen=True, slots=True)
class Numbers:
    """The telephone numbers of a material, a line each.

    ``confirmed`` is the day on which somebody of the home last checked them.
    """

    source: str
    read_on: date
    status: str
    lines: tuple[str, ...]
    confirmed: date | None = None

    @property
    def text(self) -> str:
        """As they stand below the words of a cell."""
        return "".join(f"\n{line}" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Material:
    """Boards that are ready to print, or to begin one's own with."""

    id: str
    number: int  # its place among them
    name: str
    about: str
    source: str
    read_on: date
    status: str  # verified, check, outdated
    boards: tuple[PictureBoard, ...]  # templates, never saved
    numbers: Numbers | None = None

    def with_numbers(
        self, lines: Sequence[str], confirmed: date | None = None
    ) -> "Material":
        """Give it with the home's own numbers, if any, where it has such at all."""
        if self.numbers is None:
            return self
        wanted = tuple(lines) or self.numbers.lines
        own = replace(self.numbers, lines=wanted, confirmed=confirmed)
        boards = tuple(
            replace(b, cells=tuple(_renumbered(c, self.numbers, own) for c in b.cells))
            for b in self.boards
        )
        return replace(self, boards=boards, numbers=own)


def _renumbered(cell: Cell, before: Numbers, own: Numbers) -> Cell:
    said = cell.words.removesuffix(before.text)
    return cell if said == cell.words else replace(cell, words=said + own.text)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a file may speak of."""

    concepts: Mapping[str, Concept]
    surveys: Surveys


def read_material(
    path: Path, concepts: Mapping[str, Concept], surveys: Surveys
) -> Material:
    """Read a file.

    Raises:
        Refused: it is not as this module's description says, or tells of no concept or
            survey that there is.

    """
    source = read_source(path)
    with source.lined():
        table, id_ = Table(source.values), path.stem
        known = _Known(concepts, surveys)
        sheets = enumerate(table.tables("sheet"), 1)
        numbers = _numbers(table) if "numbers" in table.keys else None
        material = Material(
            id=id_,
            number=table.number("number"),
            name=table.text("name", LINE_LONGEST),
            about=table.text("about", LINE_LONGEST),
            source=table.text("source"),
            read_on=table.needed_day("read_on"),
            status=table.status(),
            boards=tuple(_board(id_, n, t, known, numbers) for n, t in sheets),
            numbers=numbers,
        )
        table.end()
    return material


def _board(
    id_: str,
    number: int,
    table: Table,
    known: _Known,
    numbers: Numbers | None,
) -> PictureBoard:
    page = table.optional_text("page", CODE_LONGEST) or PageSize.A4.value
    board = PictureBoard(
        id=f"{id_}-{number}",
        kind=_member(PictureBoardKind, table, "kind", table.text("kind", CODE_LONGEST)),
        title=table.text("title", LINE_LONGEST),
        under=table.optional_text("under", LINE_LONGEST),
        cells=tuple(_cells(table, known, numbers)),
        look=Look(_member(PageSize, table, "page", page)),
        made_from=id_,
    )
    table.end()
    try:
        check_board(board)
    except RuleBroken as broken:
        raise Refused("material-not-a-board", table.place) from broken
    return board


def _cells(table: Table, known: _Known, numbers: Numbers | None) -> Iterator[Cell]:
    if "survey" in table.keys:
        yield from _asked(table, known)
        return
    for row in table.tables("cell"):
        yield _cell(row, known.concepts, numbers)


def _asked(table: Table, known: _Known) -> Iterator[Cell]:
    """Give what a survey asks the young person, on one of its scales."""
    named, on = table.text("survey", CODE_LONGEST), table.text("scale", CODE_LONGEST)
    survey, scale = known.surveys.surveys.get(named), known.surveys.scales.get(on)
    who = SurveyGroup.YOUNG_PERSON
    if survey is None or who not in survey.questions:
        raise Refused("content-id-strange", (*table.place, "survey"), id=named)
    if scale is None:
        raise Refused("content-id-strange", (*table.place, "scale"), id=on)
    yield from _answers(scale, known.concepts)
    pictured = len(scale.steps) <= _PICTURED
    for question in survey.questions[who]:
        shown = known.concepts.get(question.picture) if pictured else None
        yield cell_of(shown, question.words) if shown else Cell(question.words)
    if who in survey.remark:
        yield Cell(f"{survey.remark[who]}:")


def _answers(scale: Scale, concepts: Mapping[str, Concept]) -> Iterator[Cell]:
    for step in scale.steps:
        face = concepts.get(step.face)
        yield cell_of(face, step.words) if face else Cell(step.words)
    yield Cell(scale.dont_know)
    yield Cell(scale.wont_say)


def _numbers(material: Table) -> Numbers:
    table = material.table("numbers")
    numbers = Numbers(
        source=table.text("source"),
        read_on=table.needed_day("read_on"),
        status=table.status(),
        lines=table.texts("lines", LINE_LONGEST),
    )
    table.end()
    return numbers


def _cell(row: Table, concepts: Mapping[str, Concept], numbers: Numbers | None) -> Cell:
    concept = row.optional_text("concept", CODE_LONGEST)
    words = _words(row)
    if row.flag("numbers") and numbers:
        words += numbers.text
    row.end()
    if not concept:
        return Cell(words) if words else EMPTY
    if concept not in concepts:
        place = (*row.place, "concept")
        raise Refused("sheet-picture-unknown", place, concept=concept)
    return cell_of(concepts[concept], words)


def _words(row: Table) -> str:
    if row.is_list("words"):
        return "\n".join(row.texts("words", STORY_LONGEST))
    return row.optional_text("words", STORY_LONGEST)


def _member(kind: type[E], table: Table, key: str, code: str) -> E:
    try:
        return kind(code)
    except ValueError as error:
        place = (*table.place, key)
        raise Refused("material-code-unknown", place, said=code) from error
