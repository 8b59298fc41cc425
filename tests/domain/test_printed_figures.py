"""What a report says beside its table is held against its own figures."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.printed_figures import (
    AnswersDiffer,
    Claim,
    Elsewhere,
    FollowUp,
    GoalNotShown,
    Publication,
    SaidElsewhere,
    Share,
    ShareDiffers,
    Survey,
    SurveyAnswer,
    WrongDenominator,
    beside,
    differences,
)
from sipdesk.domain.recount import Cell, PrintedTable

NOTHING = Publication("Prov", PrintedTable((), "Totalt", "Slutresultat"))
SURVEY = Survey(
    "Fanns det en plan?",
    "mars",
    population=50,
    sent=20,
    answered=12,
    answers=(
        SurveyAnswer("Gäller inte", 2, outside=True),
        SurveyAnswer("Ja", 3),
        SurveyAnswer("Nej", 6),
        SurveyAnswer("Vet ej", 1, unknown=True),
    ),
)
FOLLOW_UP = FollowUp("Används det?", 4, 0, 5, 5, goal=80, said_reached=True)


def of_survey(survey: Survey) -> tuple[object, ...]:
    return differences(replace(NOTHING, surveys=(survey,)))


def totals(*pairs: tuple[str, int, str]) -> PrintedTable:
    cells = [
        c
        for what, inside, total in pairs
        for c in (
            Cell("A", "jan", what, f"{inside} (-1)"),
            Cell("Totalt", "Slutresultat", what, total),
        )
    ]
    return PrintedTable(tuple(cells), "Totalt", "Slutresultat")


@given(st.lists(st.integers(0, 90), min_size=1, max_size=6), st.integers(0, 300))
def test_answers_are_as_many_as_those_who_answered_or_it_is_found(
    counts: list[int], said: int
) -> None:
    answers = tuple(SurveyAnswer(str(n), count) for n, count in enumerate(counts))
    survey = replace(SURVEY, answers=answers, answered=said)
    found = of_survey(survey)
    assert found == (() if sum(counts) == said else (AnswersDiffer(survey),))


@pytest.mark.parametrize("denominator", range(1, 60))
def test_a_share_is_of_those_whom_the_question_applied_to(denominator: int) -> None:
    survey = replace(SURVEY, claims=(Claim(3, denominator, "texten"),))
    assert (survey.applies, survey.known) == (10, 9)
    found = of_survey(survey)
    wrong = (WrongDenominator(survey, survey.claims[0]),)
    assert found == (() if denominator in (9, 10) else wrong)


@pytest.mark.parametrize(
    ("follow_up", "is_found"),
    [
        (FOLLOW_UP, False),
        (replace(FOLLOW_UP, yes=3), True),
        (replace(FOLLOW_UP, asked=6), True),
        (replace(FOLLOW_UP, yes=3, said_reached=False), False),
    ],
)
def test_a_goal_is_reached_when_so_many_of_those_asked_are_known_to(
    follow_up: FollowUp,
    is_found: bool,  # noqa: FBT001
) -> None:
    found = differences(replace(NOTHING, follow_ups=(follow_up,)))
    assert found == ((GoalNotShown(follow_up),) if is_found else ())


def test_another_number_for_the_same_is_found_with_what_the_cells_give() -> None:
    said = Elsewhere("behov", 7, "mars", "texten")
    of = replace(NOTHING, table=totals(("behov", 9, "9")), elsewhere=(said,))
    assert differences(of) == (SaidElsewhere(said, 9, 9, 8),)
    same = replace(of, elsewhere=(replace(said, amount=9), replace(said, what="annat")))
    assert differences(same) == ()


def test_a_share_of_totals_is_held_against_the_share_of_the_cells() -> None:
    table = totals(("klara", 4, "5"), ("behov", 9, "9"))
    of = replace(NOTHING, table=table, shares=(Share("klara", "behov"),))
    found = [one for one in differences(of) if isinstance(one, ShareDiffers)]
    assert [(f.printed, f.counted, f.net) for f in found] == [((5, 9), (4, 9), (3, 8))]
    nowhere = replace(of, shares=(Share("klara", "annat"),))
    assert not [f for f in differences(nowhere) if isinstance(f, ShareDiffers)]


def test_a_survey_stands_beside_what_its_answers_add_up_to() -> None:
    (one,) = beside(replace(NOTHING, surveys=(replace(SURVEY, answered=11),)))
    assert (one.what, one.printed, one.counted.amount) == (SURVEY.question, 11, 12)
    assert one.difference == -1


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 20))
def test_a_total_stands_beside_its_cells_and_differs_by_what_is_more(
    first: int, second: int, total: int
) -> None:
    cells = (
        Cell("A", "mars", "Behov", str(first)),
        Cell("B", "mars", "Behov", str(second)),
        Cell("Totalt", "Slutresultat", "Behov", str(total)),
    )
    table = PrintedTable(cells, "Totalt", "Slutresultat")
    (one,) = beside(Publication("Prov", table))
    assert one.counted.amount == first + second
    assert one.difference == total - first - second


def test_what_has_no_total_stands_beside_nothing() -> None:
    cells = (Cell("A", "mars", "Behov", "1"),)
    table = PrintedTable(cells, "Totalt", "Slutresultat")
    assert beside(Publication("Prov", table)) == ()
