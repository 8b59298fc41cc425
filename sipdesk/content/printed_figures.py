"""Reads the figures of a report as they were printed: its table and what is beside."""

from sipdesk.content.toml_table import LINE_LONGEST, Table
from sipdesk.domain.printed_figures import (
    Claim,
    Elsewhere,
    FollowUp,
    Publication,
    Share,
    Survey,
    SurveyAnswer,
)
from sipdesk.domain.recount import Cell, PrintedTable


def read_publication(file: Table) -> Publication:
    """Read a report's figures; a cell where nothing is printed is blank.

    Raises:
        Refused: something is missing, misspelt or of the wrong kind.

    """
    cells = tuple(map(_cell, file.tables("cell")))
    total_row, total_column = file.text("total_row"), file.text("total_column")
    made = Publication(
        file.text("title", LINE_LONGEST),
        PrintedTable(cells, total_row, total_column),
        file.text("source"),
        file.needed_day("read_on"),
        file.status(),
        file.optional_text("legend"),
        tuple(map(_survey, file.tables("survey"))),
        tuple(map(_elsewhere, file.tables("elsewhere"))),
        tuple(map(_share, file.tables("share"))),
        tuple(map(_follow_up, file.tables("follow_up"))),
    )
    file.end()
    return made


def _cell(table: Table) -> Cell:
    made = Cell(
        table.text("row", LINE_LONGEST),
        table.optional_text("column", LINE_LONGEST),
        table.text("what", LINE_LONGEST),
        table.optional_text("printed", LINE_LONGEST),
    )
    table.end()
    return made


def _survey(table: Table) -> Survey:
    made = Survey(
        table.text("question", LINE_LONGEST),
        table.text("period", LINE_LONGEST),
        table.number("population"),
        table.number("sent"),
        table.number("answered"),
        tuple(map(_answer, table.tables("answer"))),
        tuple(map(_claim, table.tables("claim"))),
    )
    table.end()
    return made


def _answer(table: Table) -> SurveyAnswer:
    made = SurveyAnswer(
        table.text("text", LINE_LONGEST),
        table.number("count"),
        table.flag("outside"),
        table.flag("unknown"),
    )
    table.end()
    return made


def _claim(table: Table) -> Claim:
    made = Claim(
        table.number("numerator"),
        table.number("denominator"),
        table.text("where", LINE_LONGEST),
    )
    table.end()
    return made


def _elsewhere(table: Table) -> Elsewhere:
    made = Elsewhere(
        table.text("what", LINE_LONGEST),
        table.number("amount"),
        table.text("period", LINE_LONGEST),
        table.text("where", LINE_LONGEST),
    )
    table.end()
    return made


def _share(table: Table) -> Share:
    made = Share(
        table.text("numerator", LINE_LONGEST), table.text("denominator", LINE_LONGEST)
    )
    table.end()
    return made


def _follow_up(table: Table) -> FollowUp:
    made = FollowUp(
        table.text("question", LINE_LONGEST),
        table.number("yes"),
        table.number("unknown"),
        table.number("answered"),
        table.number("asked"),
        table.number("goal"),
        table.flag("said_reached"),
    )
    table.end()
    return made
