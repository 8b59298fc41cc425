"""How the process was kept to at a meeting: counted facts, never a grade of anybody.

Each element is defined by what is counted. What has not been written down is unknown:
a blank is neither a no nor a zero. High-fidelity wraparound counts such elements for a
whole programme; these are chosen for what the SIP pilot wanted to know and could not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Attendance, Meeting, Participant
from sipdesk.domain.young_person import GROWN_UP_AT, YOUNG_PERSON


class Element(Enum):
    """What is counted."""

    NEED_TO_SUMMONS = "need-to-summons"
    YOUNG_PERSON_THERE = "young-person-there"
    GUARDIAN_THERE = "guardian-there"
    PRINCIPALS_THERE = "principals-there"
    OWN_WORDS = "own-words"
    MEASURES_SETTLED = "measures-settled"
    NEXT_BOOKED = "next-booked"
    EVALUATED = "evaluated"


COUNTING: Final = frozenset(
    {
        Element.GUARDIAN_THERE,
        Element.PRINCIPALS_THERE,
        Element.MEASURES_SETTLED,
        Element.EVALUATED,
    }
)
"""Elements that are so many of so many; the others are days, or yes or no."""


class Kept(Enum):
    """Whether it was so."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    NUMBER = "number"  # it is a number, and neither good nor bad


@dataclass(frozen=True, slots=True)
class Counted:
    """One element: whether it was so, and what was counted.

    ``count`` is the numerator; with ``of`` it is that many of so many. Both are None
    where there is nothing to count.
    """

    element: Element
    kept: Kept
    count: int | None = None
    of: int | None = None


def fidelity(case: Case, meeting: Meeting) -> tuple[Counted, ...]:
    """Count every element for a meeting of the case, in the order of ``Element``."""
    return (
        _need_to_summons(case),
        _young_person(meeting),
        _guardian(case, meeting),
        _principals(case, meeting),
        _own_words(case),
        _measures(case),
        _next_booked(meeting),
        _evaluated(meeting),
    )


def _need_to_summons(case: Case) -> Counted:
    """Count the days from the need's assessment to the first call of anybody.

    The first call is the earliest day on which anybody was called to any of the case's
    meetings, or on which the convener's own call came. Unknown when either day is, or
    when the call is dated before the need: then one of the days is wrong.
    """
    element = Element.NEED_TO_SUMMONS
    calls = (meeting.first_call for meeting in case.meetings)
    first = min((day for day in calls if day is not None), default=None)
    need = None if first is None else case.need.known_on(first)
    if need is None or first is None or first < need:
        return Counted(element, Kept.UNKNOWN)
    return Counted(element, Kept.NUMBER, (first - need).days)


def _young_person(meeting: Meeting) -> Counted:
    """Tell whether the young person was noted as there, in the room or by link.

    Not being among the participants is no; not noted is unknown.
    """
    element, person = Element.YOUNG_PERSON_THERE, meeting.participant(YOUNG_PERSON)
    if meeting.record.held is None:
        return Counted(element, Kept.UNKNOWN)
    if person is None:
        return Counted(element, Kept.NO)
    return Counted(element, _attended(person))


def _guardian(case: Case, meeting: Meeting) -> Counted:
    """Count the guardians who were there, of those who may be asked.

    Yes when at least one was. Does not apply when there is none to call: nobody has
    custody, none of them may be asked, or the young person was grown up that day.
    Unknown while it is not known who may be asked, or who was there.
    """
    element, held = Element.GUARDIAN_THERE, meeting.record.held
    if held is None:
        return Counted(element, Kept.UNKNOWN)
    grown_up = case.young_person.birthday(GROWN_UP_AT)
    to_call = [g for g in case.guardians if g.may_be_asked is not Answer.NO]
    if (grown_up is not None and grown_up <= held) or not to_call:
        return Counted(element, Kept.NOT_APPLICABLE)
    called = [p for g in to_call if (p := meeting.participant(g.id)) is not None]
    there = sum(p.attendance.is_there for p in called)
    if there:
        return Counted(element, Kept.YES, there, len(to_call))
    unclear = any(not g.may_be_asked.settled for g in to_call)
    if unclear or _not_noted(called):
        return Counted(element, Kept.UNKNOWN)
    return Counted(element, Kept.NO, 0, len(to_call))


def _principals(case: Case, meeting: Meeting) -> Counted:
    """Count the principals who were there, of those participants who were called.

    Kommun and region alone. Yes when all were, no when one was noted as absent, else
    unknown. Does not apply when none was called.
    """
    element = Element.PRINCIPALS_THERE
    if meeting.record.held is None:
        return Counted(element, Kept.UNKNOWN)
    ids = {p.id for p in case.parties if p.principal is not None}
    people = [p for p in meeting.participants if p.party in ids and p.called]
    if not people:
        return Counted(element, Kept.NOT_APPLICABLE)
    there = sum(p.attendance.is_there for p in people)
    if any(p.attendance is Attendance.ABSENT for p in people):
        return Counted(element, Kept.NO, there, len(people))
    if _not_noted(people):
        return Counted(element, Kept.UNKNOWN)
    return Counted(element, Kept.YES, there, len(people))


def _own_words(case: Case) -> Counted:
    """Tell whether the plan has the young person's own words of what is important.

    No only when an established version lacks them; of a draft, and of a plan that is
    kept in another system or was established at another home, it is unknown.
    """
    plan = case.plan
    if plan.important.strip():
        return Counted(Element.OWN_WORDS, Kept.YES)
    is_here = bool(plan.versions) and plan.versions[-1].case_version > 0
    return Counted(Element.OWN_WORDS, Kept.NO if is_here else Kept.UNKNOWN)


def _measures(case: Case) -> Counted:
    """Count the measures with one who answers for them and a day, of all of them.

    The day is its last day or the day on which it is followed up. Unknown when no
    measure is written.
    """
    element, measures = Element.MEASURES_SETTLED, case.plan.measures
    if not measures:
        return Counted(element, Kept.UNKNOWN)
    settled = sum(bool(m.party) and bool(m.due or m.follow_up) for m in measures)
    kept = Kept.YES if settled == len(measures) else Kept.NO
    return Counted(element, kept, settled, len(measures))


def _next_booked(meeting: Meeting) -> Counted:
    """Tell whether the next day was written down no later than the day of the meeting.

    No when no next day is written, or when it was written later. Unknown when the
    day on which it was written is not known.
    """
    element, record = Element.NEXT_BOOKED, meeting.record
    if record.held is None:
        return Counted(element, Kept.UNKNOWN)
    if record.next_day is None:
        return Counted(element, Kept.NO)
    if record.next_set is None:
        return Counted(element, Kept.UNKNOWN)
    in_time = record.next_set <= record.held
    return Counted(element, Kept.YES if in_time else Kept.NO)


def _evaluated(meeting: Meeting) -> Counted:
    """Count the forms that came back, of those that were handed out.

    Yes when one came back, no when forms were handed out and none did; unknown when
    nobody has counted.
    """
    handed_out = sum(e.handed_out for e in meeting.evaluations)
    answered = sum(e.answered for e in meeting.evaluations)
    if not meeting.evaluations:
        return Counted(Element.EVALUATED, Kept.UNKNOWN)
    kept = Kept.YES if answered else Kept.NO
    return Counted(Element.EVALUATED, kept, answered, handed_out)


def _attended(person: Participant) -> Kept:
    if person.attendance is Attendance.NOT_NOTED:
        return Kept.UNKNOWN
    return Kept.YES if person.attendance.is_there else Kept.NO


def _not_noted(people: Sequence[Participant]) -> bool:
    return any(p.attendance is Attendance.NOT_NOTED for p in people)
