"""Own words are read where enough have answered, and nothing is told of fewer."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.period import Period
from sipdesk.domain.survey import BLANK, SHOWN_FROM, AnswerCount, Remark
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_remarks import GroupWords, readable

YOUNG = SurveyGroup.YOUNG_PERSON
AUTUMN = Period.quarter(2026, 4)


def count(many: int, answer: str = "3", quarter: str = "2026-4") -> AnswerCount:
    return AnswerCount("meeting", 1, YOUNG, quarter, "q", "faces-3", answer, many)


def remark(words: str, quarter: str = "2026-4") -> Remark:
    return Remark(words, "meeting", 1, YOUNG, quarter, words)


@given(st.integers(1, 12), st.integers(0, 12))
def test_from_five_who_answered_the_words_are_read_and_else_not_told(
    many: int, blank: int
) -> None:
    counts = [count(many), count(blank, BLANK)]
    found = readable("meeting", [remark("b"), remark("a")], counts, AUTUMN)
    few = many < SHOWN_FROM
    told = () if few else (remark("a"), remark("b"))
    assert found == (GroupWords(YOUNG, told, too_few=few),)


def test_only_the_survey_and_the_whole_quarters_of_the_period_are_told() -> None:
    counts = [count(5), count(5, quarter="2026-3")]
    told = [remark("now"), remark("before", "2026-3")]
    assert readable("meeting", told, counts, AUTUMN) == (GroupWords(YOUNG, (told[0],)),)
    assert readable("discharge", told, counts, AUTUMN) == ()
    half = Period(date(2026, 10, 2), date(2026, 12, 31))
    assert readable("meeting", told, counts, half) == ()


def test_nothing_tells_in_which_order_it_was_written() -> None:
    told = [remark("b"), remark("c"), remark("a")]
    assert readable("meeting", told, [count(5)], AUTUMN) == readable(
        "meeting", told[::-1], [count(5)], AUTUMN
    )
