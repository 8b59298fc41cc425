"""How many answered of those who were there: facts of a meeting, not of an answer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sipdesk.domain.case import Case
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.meeting import Attendance, Meeting
from sipdesk.domain.survey_group import SurveyGroup, survey_group_of
from sipdesk.domain.young_person import YOUNG_PERSON


@dataclass(frozen=True, slots=True)
class Rate:
    """Of one group at one meeting: how many answered, and how many were there.

    ``there`` is None while it is not noted of everybody in the group who was called.
    Somebody who was not called may answer too, so ``answered`` can be the larger.
    """

    group: SurveyGroup
    answered: int
    there: int | None


def rates(case: Case, meeting: Meeting) -> tuple[Rate, ...]:
    """Give the rate of every group that was there, or answered, or may have been."""
    answered: Counter[SurveyGroup] = Counter()
    for one in meeting.evaluations:
        answered[one.group] += one.answered
    there = _there(case, meeting)
    return tuple(
        Rate(group, answered[group], there.get(group, 0))
        for group in SurveyGroup
        if group in there or answered[group]
    )


def _there(case: Case, meeting: Meeting) -> Mapping[SurveyGroup, int | None]:
    found: dict[SurveyGroup, int | None] = {}
    for person in meeting.participants:
        group = group_of(case, person.party)
        so_far = found.get(group, 0)
        if person.attendance is Attendance.NOT_NOTED or so_far is None:
            found[group] = None
        else:
            found[group] = so_far + person.attendance.is_there
    return {group: count for group, count in found.items() if count != 0}


def group_of(case: Case, party_id: str) -> SurveyGroup:
    """Name the group of a participant by the party's id.

    Raises:
        Missing: there is no such party.

    """
    if party_id == YOUNG_PERSON:
        return SurveyGroup.YOUNG_PERSON
    return survey_group_of(case.party(party_id))


def with_answer(meeting: Meeting, group: SurveyGroup, by: int, new_id: str) -> Meeting:
    """Give a meeting with so many answers more of a group, or fewer.

    Whoever has answered has got the questions, so those handed out are no fewer; where
    everybody who got them has answered, they are as many. A group of which nothing is
    left is not counted: that is not nought.
    """
    before = _counted(meeting, group, new_id)
    answered = max(0, before.answered + by)
    all_have = before.handed_out == before.answered
    handed_out = answered if all_have else max(before.handed_out, answered)
    return _with(meeting, replace(before, answered=answered, handed_out=handed_out))


def with_handed_out(
    meeting: Meeting, group: SurveyGroup, copies: int, new_id: str
) -> Meeting:
    """Give a meeting with so many surveys more handed out to a group."""
    before = _counted(meeting, group, new_id)
    return _with(meeting, replace(before, handed_out=before.handed_out + copies))


def _counted(meeting: Meeting, group: SurveyGroup, new_id: str) -> Evaluation:
    found = (e for e in meeting.evaluations if e.group is group)
    return next(found, Evaluation(new_id, group, 0))


def _with(meeting: Meeting, after: Evaluation) -> Meeting:
    """Put a count in the place of the one it was made of, or last."""
    known = meeting.evaluations
    place = next((n for n, e in enumerate(known) if e.id == after.id), len(known))
    kept = (after,) if after.handed_out or after.words else ()
    evaluations = (*known[:place], *kept, *known[place + 1 :])
    return replace(meeting, evaluations=evaluations)
