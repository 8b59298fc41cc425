"""Which own words of a survey can be read, so that no few people stand behind them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sipdesk.domain.period import Period
from sipdesk.domain.survey import BESIDE, AnswerCount, Remark, told
from sipdesk.domain.survey_group import SurveyGroup


@dataclass(frozen=True, slots=True)
class GroupWords:
    """What a group wrote; ``too_few`` when fewer than five of them have answered.

    Then nothing is told: not even whether anybody wrote.
    """

    group: SurveyGroup
    remarks: tuple[Remark, ...] = ()
    too_few: bool = False


def readable(
    survey: str,
    remarks: Iterable[Remark],
    counts: Iterable[AnswerCount],
    period: Period,
) -> tuple[GroupWords, ...]:
    """Give the own words of each group that has answered a survey in whole quarters.

    They are of the quarters in which so many have answered one of its questions, on
    whatever scale and edition, that their answers could be told. The words come in no
    order of time: they have none.
    """
    quarters = frozenset(period.quarters)
    answered: dict[SurveyGroup, dict[str, Counter[str]]] = {}
    for one in counts:
        if one.survey == survey:
            by_quarter = answered.setdefault(one.group, {})
            given = 0 if one.answer in BESIDE else one.count
            by_quarter.setdefault(one.question, Counter())[one.quarter] += given
    written: dict[SurveyGroup, list[Remark]] = {}
    for remark in remarks:
        if remark.survey == survey:
            written.setdefault(remark.group, []).append(remark)
    found = []
    for group in SurveyGroup:
        questions = answered.get(group, {}).values()
        if not any(by_quarter.keys() & quarters for by_quarter in questions):
            continue
        shown = frozenset[str]().union(*(told(one, quarters) for one in questions))
        remarks = [one for one in written.get(group, ()) if one.quarter in shown]
        remarks.sort(key=lambda one: (one.words, one.id))
        found.append(GroupWords(group, tuple(remarks), too_few=not shown))
    return tuple(found)
