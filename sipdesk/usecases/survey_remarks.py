"""What people wrote in surveys, in their own words, for those who work with it.

Names known in the home are masked, and so are numbers. It is done when the words are
read and not when they are written: what somebody said is kept as they said it, and the
room where they say it tells nothing of who is known here. As everywhere, a protected
name is not looked for, so that nothing shows that there is one; whoever reads this may
read the cases anyhow.
"""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.period import Period
from sipdesk.domain.rights import Right, check
from sipdesk.domain.survey import over
from sipdesk.domain.survey_remarks import GroupWords, readable
from sipdesk.domain.survey_words import masked
from sipdesk.usecases.free_text import all_names
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class ReadRemarks:
    """Of which survey, and from which day to which; only whole quarters are told."""

    survey: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class EraseRemark:
    """The id of what one respondent wrote, to be taken out for good."""

    remark: str


def read_remarks(order: ReadRemarks, ports: Ports) -> tuple[GroupWords, ...]:
    """Read the own words of a survey, masked; that it was done is in the access log.

    They never leave the program: anybody may have written of anybody.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``,
            ``period-ends-before-it-begins``.

    """
    check(ports.user, Right.FIGURES_TO_CASES)
    period = Period(order.first, order.last)
    with ports.store.reading() as work:
        remarks, counts = work.surveys.remarks(), work.surveys.counts()
        names = all_names(work)
    shown = (replace(one, words=masked(one.words, names)) for one in remarks)
    answered = over(counts, ports.clock.today())
    return readable(order.survey, shown, answered, period)


def erase_remark(order: EraseRemark, ports: Ports) -> None:
    """Take out what one respondent wrote, for good; the answers stay.

    Raises:
        Missing: it is not there any more.
        RuleBroken: ``right-missing``, ``branch-closed``.

    """
    check(ports.user, Right.FIGURES_TO_CASES)
    with ports.store.work() as work:
        work.surveys.erase_remark(order.remark)
