"""Facts of made-up cases: any events on any days, by the codes that there are."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.fidelity import Element, Kept
from sipdesk.domain.figure import FigureUnit, Nature
from sipdesk.domain.health import (
    ExaminationKind,
    ExaminationState,
    InterviewOccasion,
    InterviewState,
    ReferralState,
)
from sipdesk.domain.indicators import IDS, Definition
from sipdesk.domain.indicators_stay import Measures
from sipdesk.domain.offer import Occasion, OfferAnswer
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Around, Report, Split, report
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.domain.survey import BESIDE, AnswerCount
from sipdesk.domain.survey_group import SurveyGroup

FIRST, LAST = date(2025, 11, 1), date(2026, 8, 31)
GROUPS: Final = [group.value for group in SurveyGroup]
CODES: Final[Mapping[Happening, Sequence[str]]] = {
    Happening.CLOSED: [one.value for one in ClosingReason],
    Happening.RUNNING_PLAN: [one.value for one in Answer],
    Happening.NEED: ["exists", "exists", "exists", "none", "incomplete"],
    Happening.OFFERED: [one.value for one in Occasion],
    Happening.OFFER_ANSWER: [one.value for one in OfferAnswer],
    Happening.CONSENT: [one.value for one in ConsentState],
    Happening.ANSWERED: [one.value for one in SipAnswer],
    Happening.DECLINED_FOR: ["no-need", "other-principal", "consent-missing", ""],
    Happening.THERE: GROUPS,
    Happening.NOT_NOTED: GROUPS,
    Happening.SURVEYED: GROUPS,
    Happening.PLAN: ["here", "elsewhere"],
    Happening.DISCHARGE_DATE: ["set", "unknown"],
    Happening.WAITS_FOR: ["home", "decision", ""],
    Happening.NO_LONGER: [
        f"{what} {day}"
        for what in ("closed", "cancelled", "skipped")
        for day in ("2026-01-05", "2026-04-05")
    ],
    Happening.EXAMINATION: [one.value for one in ExaminationState],
    Happening.INTERVIEW: [one.value for one in InterviewState],
    Happening.REFERRAL: [one.value for one in ReferralState],
    Happening.SKIPPED: ["sip_request", "summons", "meeting", "plan"],
    Happening.ELEMENT: [f"{e.value} {k.value}" for e in Element for k in Kept],
}
ABOUTS: Final[Mapping[Happening, Sequence[str]]] = {
    Happening.CONSENT_ASKED: ["young-person-1", "guardian-2", "other-3"],
    Happening.CONSENT: ["young-person-1", "guardian-2", "other-3"],
    Happening.EXAMINATION: [one.value for one in ExaminationKind],
    Happening.INTERVIEW: [one.value for one in InterviewOccasion],
}
DAYS: Final = st.dates(FIRST, LAST)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Give one event of any kind; one in six has no day."""
    what = draw(st.sampled_from(Happening))
    day = draw(st.one_of(*[DAYS] * 5, st.none()))
    code = draw(st.sampled_from(CODES.get(what, [""])))
    about = draw(st.sampled_from(ABOUTS.get(what, ["1", "2"])))
    n = draw(st.integers(0, 4))
    return Event(what, day, code, about, n, draw(st.integers(n, 6)))


WAY: Final = (
    (Happening.NEED, "exists"),
    (Happening.TOLD, ""),
    (Happening.ANSWERED, SipAnswer.INITIATES.value),
    (Happening.CALLED, ""),
    (Happening.HELD, ""),
    (Happening.PLAN, "here"),
    (Happening.FOLLOWED_UP, ""),
)
"""What happens in a case from need to follow-up."""


@st.composite
def ways(draw: st.DrawFn) -> list[Event]:
    """Give a need that has come some way, each stage on any day or on none."""
    far = WAY[: draw(st.integers(0, len(WAY)))]
    day = st.one_of(*[DAYS] * 5, st.none())
    return [Event(what, draw(day), code, "1") for what, code in far]


@st.composite
def homes(draw: st.DrawFn) -> tuple[Facts, ...]:
    """Give the facts of some cases; young people may have several."""
    some = draw(st.lists(st.lists(events(), max_size=12), max_size=6))
    return tuple(
        Facts(
            f"case-{number}",
            f"person-{draw(st.integers(0, 3))}",
            events=(Event(Happening.OPENED, draw(DAYS)), *draw(ways()), *found),
        )
        for number, found in enumerate(some)
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Give a period that touches those days."""
    first = draw(DAYS)
    return Period(first, first + timedelta(draw(st.integers(0, 400))))


STEPS: Final = {"faces-3": tuple("123"), "faces-5": tuple("12345")}
COUNTS: Final = st.lists(
    st.builds(
        AnswerCount,
        survey=st.sampled_from(["meeting", "support"]),
        edition=st.just(1),
        group=st.sampled_from(SurveyGroup),
        quarter=st.sampled_from(["2025-4", "2026-1", "2026-2"]),
        question=st.sampled_from(["listened", "clear-lead"]),
        scale=st.sampled_from(["faces-3", "faces-5"]),
        answer=st.sampled_from(["1", "2", "3", *BESIDE]),
        count=st.integers(1, 9),
    ),
    max_size=12,
).map(tuple)


def definitions() -> tuple[Definition, ...]:
    """Give a definition of each figure, with the unit and nature that it has."""
    return tuple(
        Definition(
            one,
            one.split("-")[0].upper(),
            *("words",) * 5,
            FigureUnit.EVENT if one in EVENTS else FigureUnit.PERSON,
            Nature.ORDINARY,
            "source",
            FIRST,
            "check",
            days="words",
        )
        for one in IDS
    )


EVENTS: Final = {"i3-young-person", "i3-guardian", "i4", "i5", "i7", "i8", "i14"}


def in_time(noticed: date) -> date:
    """Give the last day of a start meeting that is in time."""
    return noticed + timedelta(14)


def counted(
    facts: Sequence[Facts],
    period: Period,
    answers: tuple[AnswerCount, ...] = (),
    parts: tuple[Period, ...] = (),
    questions: Sequence[str] = (),
) -> Report:
    """Count a report of a period."""
    return report(
        facts,
        Split(period, parts or period.by_month()),
        definitions(),
        Measures(in_time),
        Around(answers=answers, questions=tuple(questions), places=17, steps=STEPS),
    )
