"""Homes of any size, whose young people come part of the way; all made up."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.indicators_stay import Measures
from sipdesk.domain.offer import Occasion
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Around, Report, Split, report
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.domain.survey import AnswerCount
from sipdesk.domain.survey_group import SurveyGroup
from tests.domain.fact_values import ABOUTS, CODES, in_time
from tests.home import content

HALF: Final = Period(date(2026, 1, 1), date(2026, 6, 30))


def home(chance: Random) -> tuple[Facts, ...]:
    """Make up a home of up to a hundred cases; many have no need at all."""
    size = chance.choice((3, 8, 15, 30, 60, 100))
    return tuple(
        Facts(f"secret-case-{at}", f"secret-person-{at - at % 9 // 8}", events=events)
        for at in range(size)
        for events in (tuple(_case(chance)),)
    )


def _case(chance: Random) -> Iterator[Event]:
    day = date(2025, 10, 1) + timedelta(chance.randrange(260))
    yield Event(Happening.OPENED, day)
    if chance.random() < 0.9:
        yield Event(Happening.ADMITTED, day)
    yield Event(Happening.OFFERED, day, Occasion.ADMISSION.value, "1")
    for what, code, about, n in _way(chance):
        day += timedelta(chance.randrange(20))
        yield Event(what, day, code, about, n, n)
        if chance.random() < 0.15:
            break
    for _ in range(chance.randrange(5)):
        other = chance.choice(list(Happening))
        code = chance.choice(list(CODES.get(other, [""])))
        about = chance.choice(list(ABOUTS.get(other, ["1"])))
        yield Event(other, day, code, about, 1, 2)


def _way(chance: Random) -> Iterator[tuple[Happening, str, str, int]]:
    yield Happening.NEED, "exists", "", 0
    yield Happening.TOLD, "kommun", "1", 0
    answers = (SipAnswer.INITIATES, SipAnswer.INITIATES, SipAnswer.DECLINES)
    yield Happening.ANSWERED, chance.choice(answers).value, "1", 0
    yield Happening.CALLED, "", "1", 0
    yield Happening.HELD, "", "1", 0
    for group in (SurveyGroup.YOUNG_PERSON, SurveyGroup.PRINCIPAL):
        yield Happening.THERE, group.value, "1", chance.randrange(1, 3)
        yield Happening.SURVEYED, group.value, "1", chance.randrange(2)
    yield Happening.PLAN, "here", "1", 0
    yield Happening.FOLLOWED_UP, "", "1", 0
    yield Happening.RUNNING_PLAN, Answer.NO.value, "", 0
    yield Happening.LEFT, "", "", 0


def answers(chance: Random) -> tuple[AnswerCount, ...]:
    """Make up answers: as many to each question of a group."""
    found = []
    for group in (SurveyGroup.YOUNG_PERSON, SurveyGroup.PRINCIPAL):
        whole = chance.choice((0, 3, 9, 40))
        for question in ("listened", "clear-lead"):
            steps = [chance.choice(("1", "2", "3", "dont-know")) for _ in range(whole)]
            found += [
                AnswerCount(
                    "meeting",
                    1,
                    group,
                    "2026-1",
                    question,
                    "faces-3",
                    step,
                    steps.count(step),
                )
                for step in sorted(set(steps))
            ]
    return tuple(found)


def made_up(number: int) -> Report:
    """Count the report of a half-year of such a home."""
    chance = Random(number)  # noqa: S311  (no secret)
    definitions = content().read_figures().definitions
    split = Split(HALF, HALF.by_quarter())
    steps = content().read_surveys().steps
    around = Around(answers=answers(chance), places=17, steps=steps)
    return report(home(chance), split, definitions, Measures(in_time), around)
