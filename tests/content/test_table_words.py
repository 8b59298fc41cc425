"""Tables of figures in words, from the real content."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.chart import Bars, Columns, Funnel, Stacked
from sipdesk.content.figure_charts import Charts, is_withheld
from sipdesk.content.table_words import cell_words, period_words, table_text
from sipdesk.domain.figure import Spread
from sipdesk.domain.outside import outward
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey import AnswerCount
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_table import answer_tables
from sipdesk.domain.table import BLANK, Cell, Check, Column, Row, Table
from tests.domain.fact_values import COUNTS, counted, homes, periods
from tests.home import content

YEAR = Period.year(2026)
REPORTS = st.builds(counted, homes(), periods(), COUNTS)


@pytest.mark.parametrize(
    ("cell", "text", "note"),
    [
        (BLANK, "–", ""),
        (Cell(0), "0", ""),
        (Cell(1200), "1\N{NO-BREAK SPACE}200", ""),
        (Cell(7, 12, 2), "7 av 12", "Okänt: 2"),
        (Cell(7, 12), "7 av 12", ""),
        (Cell(spread=Spread(0, 3)), "–", "Okänt: 3"),
        (Cell(spread=Spread(2, 0, 12.5, 7, 18)), "12,5 dagar", "Kända: 2, 7–18"),
        (Cell(spread=Spread(1, 1, 1.0, 1, 1)), "1 dag", "Kända: 1, 1–1, okänt: 1"),
    ],
)
def test_a_cell_says_what_is_counted_and_apart_what_is_not_known(
    cell: Cell, text: str, note: str
) -> None:
    words = cell_words(cell)
    assert (words.text, words.note) == (text, note)


def test_only_what_has_cases_behind_it_leads_to_them() -> None:
    assert cell_words(Cell(1, cases=("a",))).leads
    assert not cell_words(Cell(0, cases=())).leads
    assert not cell_words(Cell(0, 4, cases=("a",))).leads  # none of four


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period.year(2026), "2026"),
        (Period(date(2026, 1, 1), date(2026, 6, 30)), "Första halvåret 2026"),
        (Period(date(2026, 7, 1), date(2026, 12, 31)), "Andra halvåret 2026"),
        (Period.quarter(2026, 4), "Kvartal 4 2026"),
        (Period.month(2026, 11), "nov 2026"),
        (Period(date(2026, 3, 3), date(2026, 3, 9)), "3–9 mars 2026"),
        (Period(date(2026, 3, 3), date(2026, 4, 9)), "3 mars – 9 apr 2026"),
        (Period(date(2025, 3, 3), date(2026, 4, 9)), "3 mars 2025 – 9 apr 2026"),
        (Period(date(2026, 3, 3), date(2026, 3, 3)), "3 mars 2026"),
    ],
)
def test_a_period_is_named_as_people_do(period: Period, words: str) -> None:
    assert period_words(period) == words


def test_what_does_not_add_up_names_its_row_and_says_so() -> None:
    row = Row("needs", (Cell(9),))
    wrong = Check("parts-add-up", 8, 9, row="needs")
    table = Table("months", (Column("result"),), (row,), (wrong,))
    (line,) = table_text(table, content()).checks
    assert not line.holds
    assert line.whole.startswith("Upptäckt behov: Delarna blir 8, men summan är 9.")


@given(REPORTS)
def test_every_table_of_every_report_has_words(report: Report) -> None:
    for table in report.tables:
        text = table_text(table, content())
        assert text.title
        assert len(text.columns) == len(table.columns)
        assert [len(row.cells) for row in text.rows] == [
            len(row.cells) for row in table.rows
        ]
        assert all(row.head for row in text.rows)
        assert "{" not in " ".join(line.whole for line in text.checks)
        assert not text.withheld


@given(REPORTS)
def test_every_report_has_its_charts(report: Report) -> None:
    charts = Charts(report, content())
    for spec in (
        charts.funnel(),
        charts.stops(),
        charts.waits_between(),
        charts.waits_for(),
        charts.weeks(),
        charts.months(),
        *charts.answers(),
    ):
        assert spec.title


@given(REPORTS)
def test_who_may_not_see_the_small_gets_no_chart_of_them(report: Report) -> None:
    charts = Charts(outward(report), content())
    for spec in (charts.funnel(), charts.stops(), charts.waits_for(), charts.months()):
        assert isinstance(spec, Bars | Columns | Funnel)
        small = {str(number) for number in range(1, 5)}
        assert is_withheld(spec) or not small & set(_numbers(spec))


def _numbers(spec: Bars | Columns | Funnel) -> list[str]:
    if isinstance(spec, Columns):
        return [str(amount) for one in spec.series for amount in one.amounts]
    return [str(bar.amount) for bar in spec.bars]


def answers(count: int) -> Table:
    one = AnswerCount(
        "meeting",
        1,
        SurveyGroup.YOUNG_PERSON,
        "2026-1",
        "listened",
        "faces-3",
        "3",
        count,
    )
    (table,) = answer_tables([one], YEAR, (), content().read_surveys().steps)
    return table


def test_questions_stand_in_the_order_they_are_asked() -> None:
    survey = content().read_surveys().surveys["meeting"]
    ids = [one.id for one in survey.questions[SurveyGroup.YOUNG_PERSON]]
    young = SurveyGroup.YOUNG_PERSON
    counts = [
        AnswerCount("meeting", 1, young, "2026-1", one, "faces-3", "3", 5)
        for one in (*sorted(ids), "no-longer-asked")
    ]
    asked_in = content().read_surveys().question_ids
    (table,) = answer_tables(counts, YEAR, asked_in)
    assert [row.of for row in table.rows] == [*ids, "no-longer-asked"]


def test_answers_are_called_by_their_survey_group_and_scale() -> None:
    survey = content().read_surveys().surveys["meeting"]
    text = table_text(answers(5), content())
    assert text.title == f"{survey.name}. Den unge"
    assert text.columns == ("Nej", "Lite", "Ja", "Summa")
    (row,) = text.rows
    told = [cell.text for cell in row.cells]
    assert told == ["0", "0", "5", "5"], "nobody chose it, and that was counted"
    words = {q.id: q.words for q in survey.questions[SurveyGroup.YOUNG_PERSON]}
    assert row.head == words["listened"]


def test_too_few_answers_are_said_to_be_that_and_not_left_blank() -> None:
    text = table_text(answers(4), content())
    assert [cell.text for cell in text.rows[0].cells] == ["För få svar"]
    assert not text.has_blanks


def test_a_chart_of_too_few_answers_is_withheld() -> None:
    report = Report(YEAR, (), (), (), None, (answers(4),), 0)  # type: ignore[arg-type]
    (spec,) = Charts(report, content()).answers()
    assert isinstance(spec, Stacked)
    assert is_withheld(spec)
    shown = replace(report, tables=(answers(5),))
    (spec,) = Charts(shown, content()).answers()
    assert isinstance(spec, Stacked)
    assert spec.rows[0].given == (0, 0, 5)
