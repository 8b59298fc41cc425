"""What the statute asks of a plan, point by point, and what this one lacks."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, long_date
from sipdesk.domain.case import Case
from sipdesk.domain.party import Principal
from sipdesk.domain.plan_rules import follow_up_day, kept_elsewhere, lacks
from sipdesk.ui.lines import Line
from sipdesk.ui.people import person
from sipdesk.ui.plan.model import principal_of

NEEDED: Final = ("plan-without-measure",)
ANSWERED_FOR: Final = ("plan-without-kommun", "plan-without-region")
LED: Final = ("plan-without-lead",)
OURS: Final = ("plan-without-own-words", "plan-without-follow-up")


def points(case: Case, day: date) -> list[Line]:
    """List the statute's four points, each met or with what it lacks.

    Of a plan that is kept elsewhere nothing is listed: they stand in the copy.
    """
    if kept_elsewhere(case.plan):
        return []
    missing = lacks(case)
    return [
        *_point("Vilka insatser som behövs", NEEDED, missing, _needed(case)),
        *_point(
            "Vilken huvudman som svarar för vad", ANSWERED_FOR, missing, _shared(case)
        ),
        *_point("Åtgärder av någon annan", (), missing, _by_others(case)),
        *_point(
            "Vilken huvudman som har det övergripande ansvaret",
            LED,
            missing,
            _led(case, day),
        ),
    ]


def besides(case: Case) -> list[Line]:
    """List what the statute does not ask for, and a plan of ours still has."""
    if kept_elsewhere(case.plan):
        return []
    return [
        *_point("Den unges egna ord", OURS[:1], lacks(case), "Finns"),
        *_point("Dag för uppföljning", OURS[1:], lacks(case), _follow_up(case)),
    ]


def _point(
    text: str, codes: tuple[str, ...], missing: tuple[str, ...], met: str
) -> Iterator[Line]:
    found = [notice(code) for code in codes if code in missing]
    if not found:
        yield Line("circle-check", "ok", text, met)
        return
    told = " ".join(said.whole for said in found)
    yield Line("circle-alert", "bad", f"{text}: saknas", told)


def _needed(case: Case) -> str:
    measures = case.plan.measures
    return counted(len(measures), "insats eller åtgärd", "insatser och åtgärder")


def _shared(case: Case) -> str:
    told = []
    for principal, name in (
        (Principal.KOMMUN, "Kommunen"),
        (Principal.REGION, "regionen"),
    ):
        count = _count(case, principal)
        done = counted(count, "insats", "insatser") if count else "ingen, med skäl"
        told.append(f"{name}: {done}")
    return ", ".join(told)


def _by_others(case: Case) -> str:
    count = _count(case, None)
    return counted(count, "åtgärd", "åtgärder") if count else "Inga åtgärder"


def _led(case: Case, day: date) -> str:
    lead = case.plan.lead
    return person(case, lead, day) if lead else ""


def _follow_up(case: Case) -> str:
    day = follow_up_day(case)
    return long_date(day) if day else ""


def _count(case: Case, principal: Principal | None) -> int:
    return sum(principal_of(case, m.party) is principal for m in case.plan.measures)
