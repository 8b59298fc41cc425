"""What a report shows of answers: in the order asked, whole, or named as too few."""

import pypdfium2
import pytest

from sipdesk.content.chart import Absent, Answers, Stacked
from sipdesk.content.document import Document, Figure, Table
from sipdesk.content.document_text import as_text
from sipdesk.content.surveys import Question
from sipdesk.documents.pdf.render import render
from sipdesk.documents.report import report_document
from sipdesk.documents.report_answers import Opinion, opinion, shared_word
from sipdesk.documents.report_grid import grids
from sipdesk.domain.outside import outward
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader
from sipdesk.domain.survey import AnswerCount
from sipdesk.domain.survey_group import SurveyGroup
from tests.documents.test_report import empty, issue
from tests.domain.fact_values import counted
from tests.home import content
from tests.proofs.outside_homes import HALF, made_up

GUARDIAN, CARE = SurveyGroup.GUARDIAN, SurveyGroup.SIS_CARE
STEPS = ("Nej", "Lite", "Ja")
LARGE = 0


def questions(group: SurveyGroup) -> tuple[Question, ...]:
    return content().read_surveys().surveys["meeting"].questions[group]


def answered(group: SurveyGroup, number: int, *, but: str = "") -> list[AnswerCount]:
    """Let so many of a group answer every question; one of them but once."""
    return [
        AnswerCount(
            survey="meeting",
            edition=1,
            group=group,
            quarter=HALF.quarters[0],
            question=question.id,
            scale=question.scales[0].id,
            answer=question.scales[0].steps[3 + place % 2].value,
            count=1 if question.id == but else number,
        )
        for place, question in enumerate(questions(group))
    ]


def found(*counts: list[AnswerCount]) -> Report:
    told = tuple(one for some in counts for one in some)
    asked = content().read_surveys().question_ids
    return counted((), HALF, told, HALF.by_quarter(), asked)


def paper(report: Report, reader: Reader = Reader.INSIDE) -> Document:
    return report_document(issue(report, reader), content())


def in_numbers(document: Document) -> list[Table]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [table for table in tables if table.caption.endswith("i tal")]


def test_a_group_too_few_of_whom_answered_is_named_in_a_line_and_has_no_table() -> None:
    document = paper(found(answered(GUARDIAN, 4), answered(CARE, 9)))
    said = as_text(document)
    assert "För få svar för att visas. Så var mötet: vårdnadshavare." in said
    assert "För få svar: vårdnadshavare. Hur kan fler få chansen" in said
    (table,) = in_numbers(document)
    assert table.caption == "Så var mötet. SiS vård och behandling, i tal"
    (chart,) = (block for block in document.blocks if isinstance(block, Figure))
    assert "Rätt aktörer var på mötet: " in chart.alt


def test_a_single_question_too_few_answered_is_named_and_the_rest_are_shown() -> None:
    report = found(answered(CARE, 9, but="right-actors"))
    document = paper(report)
    line = "Så var mötet: SiS vård och behandling (Rätt aktörer var på mötet)."
    assert line in as_text(document)
    (table,) = in_numbers(document)
    assert len(table.cells) == len(questions(CARE)) - 1
    assert not any("Rätt aktörer" in cells[0] for cells in table.cells)


def test_questions_stand_in_the_order_they_are_asked_the_pilots_first() -> None:
    report = found(answered(CARE, 9))
    asked = [question.words for question in questions(CARE)]
    (table,) = in_numbers(paper(report))
    assert [cells[0] for cells in table.cells] == asked
    assert [question.pilot for question in questions(CARE)][:4] == ["1", "2", "3", "4"]
    (sheet,) = (g for g in grids(report, content()) if g.name.startswith("Svar"))
    assert sheet.name == "Svar 1 SiS vård och behandling"
    assert [row[0] for row in sheet.rows] == asked


def test_a_word_that_the_steps_share_is_said_once() -> None:
    heads = ("Stämmer inte alls", "Varken eller", "Stämmer delvis", "Stämmer helt")
    left = ("inte alls", "Varken eller", "delvis", "helt")
    assert shared_word(heads) == ("Stämmer", left)
    assert shared_word(("Nej", "Lite", "Ja", "Vet inte")) == (
        "",
        ("Nej", "Lite", "Ja", "Vet inte"),
    )


def test_what_most_agree_with_is_told_of_how_many_answered() -> None:
    rows = (
        Answers("Trygg.", (0, 1, 5), 1),
        Answers("Förstod.", (2, 3, 1), 0, 1),
    )
    told = opinion("Den unge", Stacked("Svar", "Fråga", STEPS, rows))
    assert told is not None
    assert told.group == "Den unge"
    assert told.most.replace("\u00a0", " ") == "Trygg (5 av 7)"
    assert told.least.replace("\u00a0", " ") == "Förstod (1 av 7)"


def test_nothing_is_ranked_where_a_question_has_been_left_out_or_all_are_alike() -> (
    None
):
    alike = (Answers("Trygg.", (0, 1, 5)), Answers("Förstod.", (1, 0, 5)))
    short = (*alike, Answers("Planen.", Absent.WITHHELD))
    whole = Stacked("Svar", "Fråga", STEPS, alike)
    assert opinion("Den unge", whole) == Opinion("Den unge", "", "")
    assert opinion("Den unge", Stacked("Svar", "Fråga", STEPS, short)) is None


def test_what_leaves_sis_decides_nothing_by_numbers_that_are_not_in_it() -> None:
    report = made_up(LARGE)
    assert "Vanligaste hindret: " in as_text(paper(report))
    outside = paper(outward(report), Reader.OUTSIDE)
    assert "Vanligaste hindret: " not in as_text(outside)
    assert "För få svar" not in as_text(outside)


def test_a_home_where_nothing_has_happened_has_a_line_for_what_is_not_there() -> None:
    document = paper(empty())
    (line,) = (
        text
        for text in as_text(document).splitlines()
        if text.startswith("Inget att räkna i perioden:")
    )
    assert "Från behov till uppföljning" in line
    assert "Indikatorer" in line
    assert not any(isinstance(block, Figure) for block in document.blocks)
    assert "Så räknas måtten" not in as_text(document)


@pytest.mark.journey
def test_the_first_page_says_it_all_from_the_figures_to_what_to_decide() -> None:
    data = render(paper(made_up(LARGE))).data
    pages = pypdfium2.PdfDocument(data)
    first, second = (pages[at].get_textpage().get_text_bounded() for at in (0, 1))
    for said in (
        "Erbjuden SIP vid inskrivningen",
        "Före är andra halvåret 2025",
        "Hur långt behoven har kommit",
        "Varför det stannar:",
        "dagar från behov till möte",
        "Vad de som var på mötena svarade",
        "Att ta ställning till",
        "Vem gör vad",
    ):
        assert said in first
    assert "Från behov till uppföljning" in second
