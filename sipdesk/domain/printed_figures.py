"""What a report prints beside its table: surveys, shares, the same thing elsewhere.

Each is compared with what its own figures allow; what does not agree is a finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sipdesk.domain.recount import (
    Finding,
    PrintedTable,
    Sum,
    add,
    read_cell,
    recount,
)


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """An answer and how many gave it.

    One who is ``outside`` says that the question does not apply; an ``unknown`` one
    does not know.
    """

    text: str
    count: int
    outside: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A share as a text gives it, and where it stands."""

    numerator: int
    denominator: int
    where: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A question, whom it was about, and what came back.

    ``population`` is how many it could have been about, ``sent`` how many were asked,
    ``answered`` how many answered, as the report says.
    """

    question: str
    period: str
    population: int
    sent: int
    answered: int
    answers: tuple[SurveyAnswer, ...]
    claims: tuple[Claim, ...] = ()

    @property
    def counted(self) -> int:
        """How many the answers add up to."""
        return sum(answer.count for answer in self.answers)

    @property
    def applies(self) -> int:
        """To how many the question applied, whether they knew or not."""
        return sum(answer.count for answer in self.answers if not answer.outside)

    @property
    def known(self) -> int:
        """Of how many the answer is known."""
        return self.applies - sum(
            a.count for a in self.answers if a.unknown and not a.outside
        )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a text says of something that the table has a total of."""

    what: str
    amount: int
    period: str
    where: str


@dataclass(frozen=True, slots=True)
class Share:
    """Two things of the table that are read as one of the other: done of needed."""

    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question to ``asked`` people, of whom ``answered`` did and ``yes`` said yes.

    ``goal`` is the share, in per cent, that was to be reached; ``said_reached`` whether
    the report says that it was.
    """

    question: str
    yes: int
    unknown: int
    answered: int
    asked: int
    goal: int
    said_reached: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """The figures of one report. ``legend`` is what it says of its own signs."""

    title: str
    table: PrintedTable
    source: str = ""
    read_on: date | None = None
    status: str = ""
    legend: str = ""
    surveys: tuple[Survey, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    shares: tuple[Share, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswersDiffer:
    """The answers are more or fewer than those who are said to have answered."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class WrongDenominator:
    """A share is of others than those to whom the question applied."""

    survey: Survey
    claim: Claim


@dataclass(frozen=True, slots=True)
class SaidElsewhere:
    """A text has another number than the table's total.

    ``counted`` is what the cells add up to and ``net`` the same without those that
    cells take away; None where they have no numbers.
    """

    elsewhere: Elsewhere
    printed: int
    counted: int | None
    net: int | None


@dataclass(frozen=True, slots=True)
class ShareDiffers:
    """A share of printed totals is not that of what the cells add up to.

    ``net`` is without those that cells take away. Each is a part and its whole.
    """

    share: Share
    printed: tuple[int, int]
    counted: tuple[int, int]
    net: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoalNotShown:
    """A goal is said to be reached, and the answers do not show it."""

    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class Beside:
    """A printed number of the whole, beside what its own parts add up to.

    ``what`` is what the table counts, or a survey's question.
    """

    what: str
    printed: int
    counted: Sum

    @property
    def difference(self) -> int:
        """How much more is printed than counted; nought where a reading agrees."""
        agree = {self.counted.amount, self.counted.net, *self.counted.others}
        return 0 if self.printed in agree else self.printed - self.counted.amount


Difference = (
    Finding
    | ShareDiffers
    | SaidElsewhere
    | AnswersDiffer
    | WrongDenominator
    | GoalNotShown
)


def differences(of: Publication) -> tuple[Difference, ...]:
    """Find everything in a report that does not agree with its own figures."""
    return (
        *recount(of.table),
        *_shares(of),
        *_elsewhere(of),
        *(found for survey in of.surveys for found in _survey(survey)),
        *(GoalNotShown(one) for one in of.follow_ups if _is_not_shown(one)),
    )


def beside(of: Publication) -> tuple[Beside, ...]:
    """Put each printed number of the whole beside what its parts add up to.

    What has no total, or no numbers to add, is left out.
    """
    wholes = ((what, _whole(of.table, what)) for what in of.table.whats)
    return (
        *(Beside(what, w[0], w[1]) for what, w in wholes if w and w[1] is not None),
        *(
            Beside(one.question, one.answered, Sum(one.counted, one.counted))
            for one in of.surveys
        ),
    )


def _survey(survey: Survey) -> Iterator[Difference]:
    if survey.counted != survey.answered:
        yield AnswersDiffer(survey)
    for claim in survey.claims:
        if claim.denominator not in (survey.applies, survey.known):
            yield WrongDenominator(survey, claim)


def _whole(table: PrintedTable, what: str) -> tuple[int, Sum | None] | None:
    """Give the printed total of everything, and what its cells add up to."""
    whole = table.at(table.total_row, table.total_column, what)
    reading = read_cell(whole.printed) if whole is not None else None
    if whole is None or reading is None or not reading.numbers:
        return None
    return reading.numbers[0].amount, add(table.parts(whole))


def _shares(of: Publication) -> Iterator[ShareDiffers]:
    for share in of.shares:
        part = _whole(of.table, share.numerator)
        whole = _whole(of.table, share.denominator)
        if part is None or whole is None or part[1] is None or whole[1] is None:
            continue
        printed = (part[0], whole[0])
        counted = (part[1].amount, whole[1].amount)
        if printed != counted:
            net = (part[1].net, whole[1].net)
            yield ShareDiffers(share, printed, counted, net)


def _elsewhere(of: Publication) -> Iterator[SaidElsewhere]:
    for said in of.elsewhere:
        whole = _whole(of.table, said.what)
        if whole is None or whole[0] == said.amount:
            continue
        counted = whole[1]
        sums = (counted.amount, counted.net) if counted else (None, None)
        yield SaidElsewhere(said, whole[0], *sums)


def _is_not_shown(one: FollowUp) -> bool:
    """Whether fewer than the goal of all who were asked are known to have said yes."""
    return one.said_reached and 100 * one.yes < one.goal * one.asked
