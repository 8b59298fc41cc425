"""A table of figures in words: titles, rows, columns, cells, and what was checked.

The same words for screen and paper. What nobody has counted is a dash and never nought,
and what is not known stands apart from the number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.content.content import Content
from sipdesk.content.figures import FigureTexts
from sipdesk.content.surveys import Scale
from sipdesk.content.swedish import figure, in_all, median_days, short_date, short_month
from sipdesk.content.words import figure_line, lower_first, word
from sipdesk.domain.fidelity import Element
from sipdesk.domain.figure import Spread
from sipdesk.domain.funnel import Stage, Stopped
from sipdesk.domain.period import Period, PeriodKind
from sipdesk.domain.survey import BLANK as NOTHING_ANSWERED
from sipdesk.domain.survey import DONT_KNOW, WONT_SAY
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_table import ANSWERS
from sipdesk.domain.table import BLANK, Cell, Check, Column, Row, RowKind, Table

_ANSWER: Final = "answer-"
_DASH: Final = "–"
WITHHELD: Final = ".."
"""Stands for a number that has been left out."""


@dataclass(frozen=True, slots=True)
class CellWords:
    """What stands in a cell, and the lesser line below it.

    ``leads`` is whether there are cases behind it; ``counted`` whether anybody has
    counted at all.
    """

    text: str
    note: str = ""
    leads: bool = False
    counted: bool = True

    @property
    def withheld(self) -> bool:
        """Whether it has been counted, and is left out for whoever reads it."""
        return self.text == WITHHELD


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row: whose it is in the table, what it is called, and its cells."""

    code: str
    of: str
    head: str
    cells: tuple[CellWords, ...]
    kind: RowKind


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What was added up, as a sentence, and whether it agreed.

    ``head`` names the row that it is about; empty for the table.
    """

    holds: bool
    text: str
    head: str = ""

    @property
    def whole(self) -> str:
        """Both, as one sentence."""
        return f"{self.head}: {self.text}" if self.head else self.text


@dataclass(frozen=True, slots=True)
class TableText:
    """A whole table in words."""

    id: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[RowWords, ...]
    checks: tuple[CheckLine, ...]
    notes: tuple[str, ...]

    @property
    def has_blanks(self) -> bool:
        """Whether anything in it has been counted by nobody."""
        return any(not cell.counted for cell in self._cells)

    @property
    def has_withheld(self) -> bool:
        """Whether any number has been left out for whoever reads it."""
        return any(cell.withheld for cell in self._cells)

    @property
    def withheld(self) -> bool:
        """Whether every number that there was has been left out."""
        counted = [cell for cell in self._cells if cell.counted]
        return bool(counted) and all(cell.withheld for cell in counted)

    @property
    def _cells(self) -> Iterator[CellWords]:
        return (cell for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table of answers is of, read from its id."""

    survey: str
    edition: int
    group: SurveyGroup
    scale: str


def asked_of(table_id: str) -> Asked | None:
    """Tell what a table of answers is of; None of any other table."""
    parts = table_id.split(" ")
    if parts[0] != ANSWERS:
        return None
    return Asked(parts[1], int(parts[2]), SurveyGroup(parts[3]), parts[4])


def table_text(table: Table, content: Content) -> TableText:
    """Put a table in words."""
    return _Teller(table, content).text()


def period_words(period: Period) -> str:
    """Name a period: ``nov 2026``, ``Kvartal 4 2026``, ``3 mars – 2 maj 2026``."""
    first, year = period.first, period.first.year
    match period.kind:
        case PeriodKind.MONTH:
            return f"{short_month(first)} {year}"
        case PeriodKind.QUARTER:
            number = (first.month + 2) // 3
            return figure_line("quarter", number=str(number), year=str(year))
        case PeriodKind.HALF:
            if first.month == 1:
                return figure_line("first-half", year=str(year))
            return figure_line("second-half", year=str(year))
        case PeriodKind.YEAR:
            return str(year)
        case PeriodKind.OWN:
            return _days(first, period.last)


def _days(first: date, last: date) -> str:
    if first == last:
        return short_date(last)
    if first.year != last.year:
        return f"{short_date(first)} – {short_date(last)}"
    if first.month != last.month:
        return f"{first.day} {short_month(first)} – {short_date(last)}"
    return f"{first.day}–{short_date(last)}"


def cell_words(cell: Cell) -> CellWords:
    """Put a cell in words."""
    if cell.withheld:
        return CellWords(WITHHELD)
    if cell.spread is not None:
        return _spread_words(cell.spread)
    if cell.value is None:
        return CellWords(_DASH, counted=False)
    leads = bool(cell.cases) and cell.value > 0
    if cell.of is None:
        return CellWords(figure(cell.value), leads=leads)
    text = in_all(cell.value, cell.of)
    unknown = figure(cell.unknown)
    note = figure_line("unknown", count=unknown) if cell.unknown else ""
    return CellWords(text, note, leads)


def _spread_words(days: Spread) -> CellWords:
    unknown = figure(days.unknown)
    note = figure_line("unknown", count=unknown) if days.unknown else ""
    if days.median is None:
        return CellWords(_DASH, note, counted=False)
    text = median_days(days.median)
    if days.least is None or days.most is None:
        return CellWords(text, note)
    told = figure_line(
        "spread",
        least=figure(days.least),
        most=figure(days.most),
        count=figure(days.n),
    )
    return CellWords(text, ", ".join(filter(None, (told, lower_first(note)))))


class _Teller:
    """Knows the words that one table needs."""

    def __init__(self, table: Table, content: Content) -> None:
        self._table = table
        self._content = content
        self._texts: FigureTexts = content.read_figures()
        self._asked = asked_of(table.id)

    def text(self) -> TableText:
        table, words = self._table, self._texts.words
        told = words.tables[ANSWERS if self._asked else table.id]
        return TableText(
            table.id,
            self._title() or told.title,
            told.about,
            tuple(map(self._column, table.columns)),
            tuple(map(self._row, table.rows)),
            tuple(map(self._check, table.checks)),
            tuple(words.notes[code].format(n=figure(n)) for code, n in table.notes),
        )

    def _title(self) -> str:
        """Name a table of answers by its survey and who answered."""
        if self._asked is None:
            return ""
        survey = self._content.read_surveys().surveys.get(self._asked.survey)
        named = survey.name if survey is not None else self._asked.survey
        told = f"{named}. {word(self._asked.group)}"
        if survey is None or survey.edition == self._asked.edition:
            return told
        edition = figure_line("edition", number=str(self._asked.edition))
        return f"{told}. {edition}"

    def _column(self, column: Column) -> str:
        if column.code.startswith(_ANSWER):
            return self._answer(column.code.removeprefix(_ANSWER))
        text = self._texts.words.columns[column.code]
        if column.period is None:
            return text
        named = period_words(column.period)
        if "{of}" in text:
            return text.format(of=named)
        return text if column.code == "result" else f"{text}\n{named}"

    def _answer(self, answer: str) -> str:
        scale = self._scale
        beside = {
            DONT_KNOW: scale.dont_know if scale else answer,
            WONT_SAY: scale.wont_say if scale else answer,
            NOTHING_ANSWERED: figure_line("nothing-answered"),
        }
        steps = {step.value: step.words for step in scale.steps} if scale else {}
        return {**steps, **beside}.get(answer, answer)

    @property
    def _scale(self) -> Scale | None:
        scales = self._content.read_surveys().scales
        return scales.get(self._asked.scale) if self._asked else None

    def _row(self, row: Row) -> RowWords:
        cells = tuple(map(cell_words, row.cells))
        if self._asked is not None and all(cell == BLANK for cell in row.cells):
            few = CellWords(figure_line("too-few"), counted=True)
            cells = (*(CellWords("") for _ in cells[1:]), few)
        return RowWords(row.code, row.of, self._head(row), cells, row.kind)

    def _head(self, row: Row) -> str:
        text = self._texts.words.rows[row.code]
        return text.format(of=self._listed(row)) if "{of}" in text else text

    def _listed(self, row: Row) -> str:
        found = self._list(row.list_of).get(row.of)
        return found or row.of or figure_line("not-told")

    def _list(self, name: str) -> Mapping[str, str]:
        content = self._content
        choices = {
            "trainings": content.trainings,
            "decline_reasons": content.decline_reasons,
            "waiting_for": content.waiting_for,
        }
        if name in choices:
            return {choice.code: choice.text for choice in choices[name]}
        kinds = {"Stage": Stage, "Element": Element, "SurveyGroup": SurveyGroup}
        if name in kinds:
            return {one.value: word(one) for one in kinds[name]}
        if name == "Stopped":
            obstacles = self._texts.obstacles.obstacles
            return {why.value: obstacles[why].text for why in Stopped}
        if name == "indicators":
            return {
                one.id: f"{one.indicator} {one.title}"
                for one in self._texts.definitions
            }
        return dict(self._questions(name))

    def _questions(self, survey: str) -> Iterator[tuple[str, str]]:
        found = self._content.read_surveys().surveys.get(survey)
        if found is not None and self._asked is not None:
            for question in found.questions.get(self._asked.group, ()):
                yield question.id, question.words

    def _check(self, check: Check) -> CheckLine:
        words = self._texts.words.checks[check.code]
        row = next((r for r in self._table.rows if check.row in {r.code, r.of}), None)
        head = self._head(row) if check.row and row is not None else ""
        column = next((c for c in self._table.columns if c.code == check.column), None)
        text = (words.holds if check.holds else words.differs).format(
            parts=figure(check.parts),
            total=figure(check.total),
            apart=figure(check.apart),
            row=head,
            column=self._column(column) if column is not None else "",
        )
        return CheckLine(check.holds, text, head)
