"""What people wrote in surveys, in their own words, for those who work with it."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.period import Period
from sipdesk.domain.rights import Right, check
from sipdesk.domain.survey import over
from sipdesk.domain.survey_remarks import GroupWords, readable
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class ReadRemarks:
    """Of which survey, and from which day to which; only whole quarters are told."""

    survey: str
    first: date
    last: date


def read_remarks(order: ReadRemarks, ports: Ports) -> tuple[GroupWords, ...]:
    """Read the own words of a survey; that they were read is in the access log then.

    They never leave the program: anybody may have written of anybody.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``,
            ``period-ends-before-it-begins``.

    """
    check(ports.user, Right.FIGURES_TO_CASES)
    period = Period(order.first, order.last)
    with ports.store.reading() as work:
        remarks, counts = work.surveys.remarks(), work.surveys.counts()
    answered = over(counts, ports.clock.today())
    return readable(order.survey, remarks, answered, period)
