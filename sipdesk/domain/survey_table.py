"""What people answered, as tables: each question's answers by the steps of its scale.

Answers know no other time than their quarter, so they are of the quarters that lie
wholly within the period. Nothing is told of what fewer than ``SHOWN_FROM`` have said on
the scale (``survey.told``). Scales are never mixed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from sipdesk.domain.facts import Happening
from sipdesk.domain.figure import FigureUnit
from sipdesk.domain.indicators_sip import groups_at
from sipdesk.domain.period import Period
from sipdesk.domain.stand import Counting
from sipdesk.domain.survey import BESIDE, AnswerCount, told
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.table import BLANK, Cell, Check, Column, Row, RowKind, Table

ANSWERS: Final = "answers"
"""How the id of a table of answers begins; the rest tells whose."""


def is_answers(table_id: str) -> bool:
    """Whether a table shows answers to a survey."""
    return table_id.split(" ", maxsplit=1)[0] == ANSWERS


class _Asked(NamedTuple):
    """What one table is of: one survey, as one group answered it on one scale."""

    survey: str
    edition: int
    group: SurveyGroup
    scale: str

    @property
    def id(self) -> str:
        """Tell it from the others."""
        return f"{ANSWERS} {self.survey} {self.edition} {self.group.value} {self.scale}"


def response_table(period: Period) -> Counting[Table]:
    """Show how many answered, of those who were at the SIP meetings of the period.

    A group whose answers nobody has counted at a meeting has no answer there that is
    known: they are among the unknown.
    """
    there: dict[str, list[int]] = {}
    cases: dict[str, set[str]] = {}
    too_many = 0
    while stand := (yield):
        for meeting in stand.told(Happening.HELD):
            if not period.holds(meeting.day):
                continue
            for answers in groups_at(stand, meeting.about):
                whole = answers.there + answers.not_noted
                answered = min(answers.answered, whole)
                known = max(0, answers.there - answered) if answers.is_counted else 0
                sums = there.setdefault(answers.group, [0, 0, 0])
                for at, number in enumerate((whole, answered, known)):
                    sums[at] += number
                cases.setdefault(answers.group, set()).add(stand.facts.id)
                too_many += answers.too_many
    order = [group.value for group in SurveyGroup if group.value in there]
    rows = [
        _response_row(group, there[group], tuple(sorted(cases[group])))
        for group in order
    ]
    sums = [sum(there[group][at] for group in order) for at in range(3)]
    everybody = tuple(sorted({case for some in cases.values() for case in some}))
    rows.append(_response_row("", sums, everybody))
    added = sum(row.cells[1].value or 0 for row in rows[:-1])
    checks = [Check("parts-add-up", added, sums[1])]
    if too_many:
        checks.append(Check("more-answers-than-people", too_many, 0))
    columns = tuple(map(Column, ("there", "answered", "not-answered", "unknown")))
    return Table("response", columns, tuple(rows), tuple(checks))


def _response_row(group: str, sums: Sequence[int], cases: tuple[str, ...]) -> Row:
    whole, answered, known = sums
    unknown = whole - answered - known
    return Row(
        "group" if group else "groups",
        (
            Cell(whole, cases=cases),
            Cell(answered, whole, unknown, cases),
            Cell(known, cases=cases),
            Cell(unknown, cases=cases),
        ),
        RowKind.PART if group else RowKind.TOTAL,
        of=group,
        list_of="SurveyGroup" if group else "",
    )


def answer_tables(
    counts: Iterable[AnswerCount],
    period: Period,
    asked_in: Sequence[str] = (),
    steps_of: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Table, ...]:
    """Show the answers to every question: a table for each survey, group and scale.

    The questions stand in the order they are asked, ``asked_in``; others come last.
    The columns are all the steps of the scale, ``steps_of``, whether anybody chose them
    or not; others that were chosen by their values; what stands beside the scale, where
    anybody chose it; and the sum. Where nothing is told there is no column but that.
    """
    asked: dict[_Asked, dict[str, dict[str, Counter[str]]]] = {}
    for one in counts:
        of = _Asked(one.survey, one.edition, one.group, one.scale)
        by_quarter = asked.setdefault(of, {}).setdefault(one.question, {})
        by_quarter.setdefault(one.quarter, Counter())[one.answer] += one.count
    order = list(SurveyGroup)
    by_group = sorted(
        asked, key=lambda of: (of.survey, of.edition, order.index(of.group), of.scale)
    )
    quarters = frozenset(period.quarters)
    place = {question: at for at, question in enumerate(asked_in)}

    def by_place(of: _Asked) -> dict[str, dict[str, Counter[str]]]:
        order = sorted(asked[of], key=lambda one: (place.get(one, len(place)), one))
        return {question: asked[of][question] for question in order}

    tables = (
        _answer_table(of, by_place(of), quarters, steps_of.get(of.scale, ()))
        for of in by_group
    )
    return tuple(table for table in tables if table.rows)


def _told(
    by_quarter: Mapping[str, Counter[str]], quarters: frozenset[str]
) -> tuple[Counter[str], bool]:
    """Add up what may be told of some quarters, and tell whether any is not."""
    on_scale = {
        quarter: answers.total() - sum(answers[one] for one in BESIDE)
        for quarter, answers in by_quarter.items()
    }
    shown = told(on_scale, quarters)
    answers: Counter[str] = Counter()
    for quarter in shown:
        answers.update(by_quarter[quarter])
    return answers, not shown.issuperset(by_quarter.keys() & quarters)


def _answer_table(
    of: _Asked,
    questions: Mapping[str, Mapping[str, Counter[str]]],
    quarters: frozenset[str],
    scale: Sequence[str],
) -> Table:
    """Give the table of questions, which stand in the order they are asked."""
    found = {
        question: _told(by_quarter, quarters)
        for question, by_quarter in questions.items()
        if by_quarter.keys() & quarters
    }
    given = {answer for answers, _ in found.values() for answer in answers}
    others = sorted(given - {*BESIDE, *scale})
    beside = (one for one in BESIDE if one in given)
    steps = (*(scale if given else ()), *others, *beside)
    rows, checks, hidden = [], [], 0
    for question, (answers, waits) in found.items():
        few, whole = not answers, answers.total()
        hidden += waits
        cells = [BLANK if few else Cell(answers[step]) for step in steps]
        total = BLANK if few else Cell(whole)
        rows.append(
            Row(
                "question",
                (*cells, total),
                unit=FigureUnit.EVENT,
                of=question,
                list_of=of.survey,
            )
        )
        if not few:
            added = sum(cell.value or 0 for cell in cells)
            checks.append(Check("parts-add-up", added, whole, row=question))
    columns = (*(Column(f"answer-{step}") for step in steps), Column("sum"))
    notes = (("too-few", hidden),) if hidden else ()
    return Table(of.id, columns, tuple(rows), tuple(checks), notes)
