"""The report as paper, workbook and CSV: the same numbers, blank apart from nought."""

import csv
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pytest

from sipdesk.content.document import Document, Heading, Items, Paragraph, Table
from sipdesk.content.document_check import lint
from sipdesk.content.document_text import as_text
from sipdesk.documents.pdf.render import render
from sipdesk.documents.report import Issue, report_document
from sipdesk.documents.report_csv import report_csv
from sipdesk.documents.report_xlsx import report_xlsx
from sipdesk.domain.outside import outward
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader
from sipdesk.domain.table import Cell, Check, Row, RowKind
from tests.domain.fact_values import counted
from tests.home import HOME, content
from tests.proofs.outside_homes import HALF, made_up

MADE = datetime(2026, 8, 1, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
LARGE = 0
STAYS = "stannar på hemmet"


def issue(found: Report, reader: Reader = Reader.INSIDE) -> Issue:
    return Issue(found, reader, HOME, "Karin Exempel, SIP-samordnare", MADE)


def paper(found: Report, reader: Reader = Reader.INSIDE) -> Document:
    return report_document(issue(found, reader), content())


def empty() -> Report:
    return counted((), HALF, (), HALF.by_quarter())


def rows_of(data: bytes) -> list[dict[str, str]]:
    text = StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def sheets(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


@pytest.mark.journey
@pytest.mark.parametrize("found", [made_up(LARGE), empty()], ids=["large", "empty"])
def test_a_report_of_much_and_of_nothing_is_a_sound_paper_of_few_pages(
    found: Report,
) -> None:
    inside = paper(found)
    outside = paper(outward(found), Reader.OUTSIDE)
    assert lint(inside) == lint(outside) == ()
    assert render(inside).pages <= 9
    assert render(outside).pages <= 5


def test_only_the_homes_own_report_is_stamped_and_signed() -> None:
    found = made_up(LARGE)
    inside, outside = paper(found), paper(outward(found), Reader.OUTSIDE)
    assert STAYS in as_text(inside)
    assert "Karin Exempel" in as_text(inside)
    assert STAYS not in as_text(outside)
    assert "Karin Exempel" not in as_text(outside)
    assert "Tal under fem visas inte" in as_text(outside)


def test_key_figures_are_so_many_of_so_many_and_never_a_share() -> None:
    found = made_up(LARGE)
    offered = found.figure("i1-admission")
    document = paper(found)
    keys = next(block for block in document.blocks if isinstance(block, Table))
    assert keys.cells[0][1] == f"{offered.numerator} av {offered.denominator}"
    assert offered.numerator > 50
    assert len(keys.cells) == 6
    assert keys.header == ("Mått", "Så många", "Före", "Dagar, i mitten")
    assert "%" not in as_text(document)


def test_what_nobody_has_counted_is_a_dash_and_what_is_left_out_two_dots() -> None:
    found = counted((), HALF, (), HALF.by_quarter())
    goal = found.table("goal-3")
    (line,) = (
        row
        for table in paper(found).blocks
        if isinstance(table, Table)
        for row in table.cells
        if row[0] == "Antal platser"
    )
    assert line == ("Antal platser", "–", "–", "17")
    assert goal.row("needs").cells[0].value == 0
    (told,) = (
        row
        for row in rows_of(report_csv(issue(found), content()))
        if row["Rad"] == "Antal platser" and row["Kolumn"] == "Kvartal 1 2026"
    )
    assert told["Tal"] == ""
    out = report_csv(issue(outward(found), Reader.OUTSIDE), content())
    needs = [row for row in rows_of(out) if row["Rad"] == "Upptäckt behov"]
    assert {row["Tal"] for row in needs if "Effektmål 3" in row["Tabell"]} == {".."}


def test_what_does_not_add_up_stands_first() -> None:
    found = made_up(LARGE)
    first, *rest = found.tables
    wrong = replace(first, checks=(*first.checks, Check("parts-add-up", 28, 22)))
    found = replace(found, tables=(*rest, wrong))
    blocks = paper(found).blocks
    (at,) = (
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.text == "Det som inte går ihop"
    )
    broken, sound = blocks[at + 1], blocks[at + 2]
    assert isinstance(broken, Items)
    added = "Delarna blir 28, men summan är 22."
    assert any(added in text for text in broken.texts)
    assert isinstance(sound, Heading)
    control = sheets(report_xlsx(issue(found), content()))
    assert "Det som inte går ihop står först." in control["xl/sharedStrings.xml"]
    said = [b.text for b in blocks if isinstance(b, Paragraph)]
    number = len(broken.texts)
    assert any(text.endswith(f"{number} går inte ihop.") for text in said)


def test_a_workbook_has_a_sheet_for_each_table_and_typed_cells_and_no_formula() -> None:
    found = made_up(LARGE)
    book = sheets(report_xlsx(issue(found), content()))
    names = re.findall(r'<sheet name="([^"]+)"', book["xl/workbook.xml"])
    assert names[0] == "Översikt"
    assert names[-2:] == ["Definitioner", "Kontroll"]
    assert len(names) == len(found.tables) + 3
    tables = [text for name, text in book.items() if "/worksheets/sheet" in name]
    assert not any("<f>" in text for text in tables)
    assert any(re.search(r"<v>75</v>", text) for text in tables)
    assert sum('state="frozen"' in text for text in tables) == len(names) - 1


def test_a_workbook_names_nobody_and_is_the_same_each_time() -> None:
    found = made_up(LARGE)
    first, again = (report_xlsx(issue(found), content()) for _ in range(2))
    assert first == again
    core = sheets(first)["docProps/core.xml"]
    assert "<dc:creator></dc:creator>" in core
    assert "Karin" not in core


def test_no_form_works_out_what_a_unit_is_called() -> None:
    found = made_up(LARGE)
    unit = Row("coordinators-of", (Cell(6),), RowKind.PART, of="=1+1", list_of="unit")
    goal = found.table("goal-2")
    hostile = replace(goal, rows=(unit, *goal.rows))
    tables = tuple(hostile if t.id == "goal-2" else t for t in found.tables)
    made = issue(replace(found, tables=tables))
    data = report_csv(made, content())
    assert data.startswith(b"\xef\xbb\xbf")
    assert b';"\'=1+1";' in data
    book = sheets(report_xlsx(made, content()))
    assert "<t>=1+1</t>" in book["xl/sharedStrings.xml"]
    assert not any("<f>" in text for text in book.values())


def test_every_number_of_the_workbook_stands_in_the_csv() -> None:
    found = made_up(LARGE)
    rows = rows_of(report_csv(issue(found), content()))
    needs = [row["Tal"] for row in rows if row["Rad"] == "Upptäckt behov"]
    cells = [cell.value for cell in found.table("goal-3").row("needs").cells]
    assert needs[:3] == [str(value) for value in cells]
