"""Figures of several homes in words: a column for each home, and one for all.

What is hidden or has not been counted is said so, and the sum with it: at least so
many, or of so many homes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sipdesk.content.content import Content
from sipdesk.content.swedish import figure
from sipdesk.content.table_words import (
    CellWords,
    CheckLine,
    TableText,
    asked_of,
    cell_words,
    table_text,
)
from sipdesk.content.words import sum_line
from sipdesk.domain.aggregate import LISTS, Count
from sipdesk.domain.aggregate_sum import OTHER, HomesSum, Line, SumTable, Total
from sipdesk.domain.fidelity import Element
from sipdesk.domain.funnel import Stage, Stopped
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.table import Cell, Column, Row, RowKind, Table

_ANSWER = "answer-"


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row in words: its head, a cell for each home, and the last for all."""

    head: str
    cells: tuple[CellWords, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class SumText:
    """A table in words."""

    id: str
    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[SumRow, ...]
    checks: tuple[CheckLine, ...]
    notes: tuple[str, ...]


def knows_code(content: Content, name: str, code: str) -> bool:
    """Whether there is a word for a code (``aggregate_sum.Knows``)."""
    words = content.read_figures().words
    match name:
        case "tables":
            return code in words.tables or _is_survey(content, code)
        case "rows":
            return code in words.rows
        case "columns":
            return code in words.columns or code in _answers(content)
        case _:
            return code in _codes(content, name)


def sum_texts(found: HomesSum, content: Content) -> tuple[SumText, ...]:
    """Put every table in words."""
    return tuple(_text(table, found, content) for table in found.tables)


def _text(table: SumTable, found: HomesSum, content: Content) -> SumText:
    told = table_text(_as_table(table), content)
    keys = [(row.code, row.of) for row in _rows(table)]
    heads = dict(zip(keys, (row.head for row in told.rows), strict=True))
    columns = dict(zip(table.columns, told.columns, strict=True))
    rows = []
    for line in table.lines:
        head = heads[line.row, line.of]
        if line.of == OTHER and not _has_word(table, line, content):
            head = sum_line("other")
        if len(table.columns) > 1:
            column = columns[line.column]
            head = f"{head}: {column}"
        cells = (*map(_count_words, line.counts), _total_words(line.total, found))
        rows.append(SumRow(head, cells, line.kind is RowKind.TOTAL))
    homes = tuple(home.name for home in found.homes)
    notes = tuple(_notes(table, found, content))
    return SumText(
        table.id,
        told.title,
        told.about,
        (*homes, sum_line("all")),
        tuple(rows),
        _checks(told, table),
        notes,
    )


def _checks(told: TableText, table: SumTable) -> tuple[CheckLine, ...]:
    """Say in which column each sum is, where there are several."""
    lines = []
    for check, line in zip(table.checks, told.checks, strict=True):
        several = check.column and len(table.columns) > 1
        at = told.columns[table.columns.index(check.column)] if several else ""
        text = f"{at}. {line.text}" if at else line.text
        lines.append(CheckLine(line.holds, text))
    return tuple(lines)


def _notes(table: SumTable, found: HomesSum, content: Content) -> Iterator[str]:
    notes = content.read_figures().words.notes
    if table.unchecked:
        yield notes["sums-unchecked"].format(n=figure(table.unchecked))
    if table.differing:
        names = ", ".join(found.homes[at].name for at in table.differing)
        yield notes["homes-differ"].format(n=names)
    if any(line.total.hidden for line in table.lines):
        yield notes["some-hidden"]
    if any(line.total.blank for line in table.lines):
        yield notes["some-blank"]


def _count_words(count: Count) -> CellWords:
    if count.hidden:
        return CellWords(sum_line("hidden"), counted=False)
    return cell_words(Cell(count.value, count.of, count.unknown))


def _total_words(total: Total, found: HomesSum) -> CellWords:
    if total.value is None or total.says_nothing:
        return _count_words(Count(hidden=bool(total.hidden)))
    told = cell_words(Cell(total.value, total.of, total.unknown))
    text, notes = told.text, [told.note]
    if total.hidden and total.of is not None:
        count, whole = figure(total.value), figure(total.of)
        text = sum_line("at-least-of", count=count, whole=whole)
    elif total.hidden:
        text = sum_line("at-least", count=text)
    if total.blank:
        homes = len(found.homes)
        counted = figure(homes - total.blank)
        notes.append(sum_line("not-counted", count=counted, homes=figure(homes)))
    return CellWords(text, ", ".join(filter(None, notes)))


def _as_table(table: SumTable) -> Table:
    """Give the table without its numbers, to be put in words as any other."""
    columns = tuple(map(Column, table.columns))
    return Table(table.id, columns, tuple(_rows(table)), table.checks)


def _rows(table: SumTable) -> list[Row]:
    asked = asked_of(table.id)
    blank = (Cell(0),) * len(table.columns)
    keys = dict.fromkeys((line.row, line.of, line.kind) for line in table.lines)
    return [
        Row(
            code,
            blank,
            kind,
            of=of,
            list_of=LISTS.get(code, asked.survey if asked else ""),
        )
        for code, of, kind in keys
    ]


def _has_word(table: SumTable, line: Line, content: Content) -> bool:
    asked = asked_of(table.id)
    name = LISTS.get(line.row, asked.survey if asked else "")
    return knows_code(content, name, OTHER)


def _is_survey(content: Content, table_id: str) -> bool:
    try:
        asked = asked_of(table_id)
    except (IndexError, ValueError):
        return False
    surveys = content.read_surveys()
    known = asked is not None and asked.survey in surveys.surveys
    return known and asked is not None and asked.scale in surveys.scales


def _answers(content: Content) -> frozenset[str]:
    scales = content.read_surveys().scales.values()
    return frozenset(f"{_ANSWER}{one}" for scale in scales for one in scale.answers)


def _codes(content: Content, name: str) -> frozenset[str]:
    choices = {
        "trainings": content.trainings,
        "decline_reasons": content.decline_reasons,
        "waiting_for": content.waiting_for,
    }
    kinds = {
        "Stage": Stage,
        "Stopped": Stopped,
        "Element": Element,
        "SurveyGroup": SurveyGroup,
    }
    if name in choices:
        return frozenset(choice.code for choice in choices[name])
    if name in kinds:
        return frozenset(one.value for one in kinds[name])
    if name == "indicators":
        return frozenset(one.id for one in content.read_figures().definitions)
    survey = content.read_surveys().surveys.get(name)
    asked = survey.questions.values() if survey is not None else ()
    return frozenset(question.id for some in asked for question in some)
