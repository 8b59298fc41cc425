"""Which own words of a survey can be read, so that no few people stand behind them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sipdesk.domain.period import Period
from sipdesk.domain.survey import BLANK, SHOWN_FROM, AnswerCount, Remark
from sipdesk.domain.survey_group import SurveyGroup


@dataclass(frozen=True, slots=True)
class GroupWords:
    """What a group wrote; ``too_few`` when fewer than five of them have answered.

    Then nothing is told: not even whether anybody wrote.
    """

    group: SurveyGroup
    words: tuple[str, ...] = ()
    too_few: bool = False


def readable(
    survey: str,
    remarks: Iterable[Remark],
    counts: Iterable[AnswerCount],
    period: Period,
) -> tuple[GroupWords, ...]:
    """Give the own words of each group that has answered a survey in whole quarters.

    As many must have answered one of its questions as for its figures to be shown. The
    words come in no order of time: they have none.
    """
    quarters = frozenset(period.quarters)
    answered: dict[SurveyGroup, dict[str, int]] = {}
    for one in counts:
        if one.survey == survey and one.quarter in quarters:
            questions = answered.setdefault(one.group, {})
            given = 0 if one.answer == BLANK else one.count
            questions[one.question] = questions.get(one.question, 0) + given
    written: dict[SurveyGroup, list[str]] = {}
    for remark in remarks:
        if remark.survey == survey and remark.quarter in quarters:
            written.setdefault(remark.group, []).append(remark.words)
    return tuple(
        GroupWords(group, tuple(sorted(written.get(group, []))))
        if max(answered[group].values()) >= SHOWN_FROM
        else GroupWords(group, too_few=True)
        for group in SurveyGroup
        if group in answered
    )
