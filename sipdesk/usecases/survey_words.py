"""What people wrote in their own words, read by who may see the cases behind figures.

Names known in the home are masked, and so are numbers. What is masked is masked when it
is read and not when it was written: what somebody said is kept as they said it, and the
room where they said it tells nothing of who is known here. As everywhere, a protected
name is not looked for, so nothing shows that there is one; whoever reads this may read
the cases anyhow. It goes out in no report.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sipdesk.domain.period import Period
from sipdesk.domain.rights import Right, check
from sipdesk.domain.survey import SHOWN_FROM, AnswerCount, OwnWords, Remark
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_words import masked
from sipdesk.usecases.free_text import all_names
from sipdesk.usecases.ports import Ports

_Asked = tuple[str, int, SurveyGroup]


@dataclass(frozen=True, slots=True)
class ReadOwnWords:
    """From which day to which; whole quarters within them."""

    first: date
    last: date


def read_own_words(order: ReadOwnWords, ports: Ports) -> tuple[OwnWords, ...]:
    """Read what each group of at least five wrote; that it was read is logged.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``;
            ``period-ends-before-it-begins``.

    """
    check(ports.user, Right.FIGURES_TO_CASES)
    period = Period(order.first, order.last)
    quarters = frozenset(period.quarters)
    with ports.store.reading() as work:
        remarks = work.surveys.remarks(f"{period.first} {period.last}")
        counts = work.surveys.counts()
        names = all_names(work)
    many = _answered(one for one in counts if one.quarter in quarters)
    found: dict[_Asked, list[str]] = {}
    for one in remarks:
        asked = _asked(one)
        if one.quarter in quarters and many[asked] >= SHOWN_FROM:
            found.setdefault(asked, []).append(masked(one.words, names))
    return tuple(OwnWords(*asked, tuple(words)) for asked, words in found.items())


def _asked(one: Remark | AnswerCount) -> _Asked:
    return one.survey, one.edition, one.group


def _answered(counts: Iterable[AnswerCount]) -> Counter[_Asked]:
    """Count who answered: everybody leaves one mark for each question."""
    marks: Counter[tuple[_Asked, str]] = Counter()
    for one in counts:
        marks[_asked(one), one.question] += one.count
    people: Counter[_Asked] = Counter()
    for (asked, _), number in marks.items():
        people[asked] = max(people[asked], number)
    return people
