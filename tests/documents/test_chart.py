"""A chart on paper: a tagged figure with its words, and its numbers in a table."""

from io import BytesIO

import docx
import pytest

from sipdesk.content.chart import Bar, Bars, Chart
from sipdesk.content.chart_layout import lay_out
from sipdesk.content.chart_words import as_table, told
from sipdesk.content.document import Figure, Heading, Table, for_recipient
from sipdesk.content.document_check import Flaw, Problem, lint
from sipdesk.content.document_text import as_text
from sipdesk.documents.docx.render import render as render_word
from sipdesk.documents.pdf.chart import parts_of
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pdf.style import TEXT_WIDTH
from sipdesk.domain.information import Branch, Information
from tests.content.charts import ANSWERS, CHARTS, MONTHS, WAY, WHERE
from tests.documents.order import words_of, words_read
from tests.documents.reading import spoken
from tests.documents.samples import charted, paper

PAPER = charted()


def test_paper_paints_the_list_that_the_screen_paints() -> None:
    figure = next(p for p in parts_of(Chart(MONTHS)) if isinstance(p, Figure))
    assert figure.shapes == lay_out(MONTHS, TEXT_WIDTH).shapes


@pytest.mark.journey
def test_a_chart_is_heard_as_its_words_and_read_as_its_table() -> None:
    data = render(PAPER).data
    heard = [one.alt for one in spoken(data) if one.tag == "Figure"]
    told_ = [told(spec).replace("\N{NO-BREAK SPACE}", " ") for spec in CHARTS]
    assert heard == told_
    assert words_read(data) == words_of(PAPER)


def test_a_chart_higher_than_a_page_is_its_table_alone() -> None:
    many = Bars("Många", "möten", "Var", tuple(Bar(f"Hem {n}", n) for n in range(90)))
    assert [type(part) for part in parts_of(Chart(many))][1:] == [Table]


def test_word_shows_the_table_of_a_chart() -> None:
    made = docx.Document(BytesIO(render_word(PAPER).data))
    cells = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    table = as_table(Chart(WHERE))
    assert cells == [list(table.header), *map(list, table.cells)]


def test_the_words_of_a_paper_hold_the_numbers_of_its_charts() -> None:
    said = as_text(paper(Heading(1, "Väg"), Chart(WAY)))
    assert "Steg: SIP-möte. Antal unga: 9. Mot steget före: Bortfall: 1" in said


def test_few_questions_stand_beside_each_other_and_many_below() -> None:
    turned = as_table(Chart(ANSWERS))
    assert turned.header[0] == "Svar"
    assert [cells[0] for cells in turned.cells][-3:] == [
        "Vet inte",
        "Vill inte svara",
        "Antal svar",
    ]
    many = type(ANSWERS)(ANSWERS.title, "Fråga", ANSWERS.steps, ANSWERS.rows * 2)
    assert as_table(Chart(many)).header[0] == "Fråga"


def test_a_chart_is_cut_whole_for_who_may_not_see_its_kind() -> None:
    secret = Chart(WHERE, kind=Information.PROCESS)
    cut = for_recipient(paper(secret), frozenset(), frozenset(Branch))
    assert cut.blocks == ()
    assert as_table(secret).kind is Information.PROCESS


def test_a_chart_without_a_title_is_a_flaw() -> None:
    nameless = Bars("", "möten", "Var", ())
    found = lint(paper(Heading(1, "A"), Chart(nameless)))
    assert found == (Problem(Flaw.ALT_EMPTY, 1),)
