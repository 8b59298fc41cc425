"""Principals that were called and stayed away, or say that they will.

SiS cannot make anybody come: it tells who answers for the principal, and reports a
deviation under the regional agreement (practice 18).
"""

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Attendance, Participant, Reply
from sipdesk.domain.young_person import YOUNG_PERSON


def stays_away(case: Case, participant: Participant) -> bool:
    """Whether a principal was not there, or says that it will not be.

    One that sends somebody in its place, or was there after all, does not.
    """
    if participant.party == YOUNG_PERSON:
        return False
    if case.party(participant.party).principal is None:
        return False
    if participant.attendance is Attendance.NOT_NOTED:
        return participant.reply is Reply.NOT_COMING
    return participant.attendance is Attendance.ABSENT


def absent_principals(case: Case) -> tuple[Participant, ...]:
    """Name the principals that stay away, each from the last meeting it could come to.

    What follows from a meeting is seen to when the next one is prepared already; who
    stays away from that one too is followed up there.
    """
    away: dict[str, Participant] = {}
    for meeting in filter(None, (case.last_over, case.meeting)):
        gone = (p for p in meeting.participants if stays_away(case, p))
        away |= {p.party: p for p in gone}
    return tuple(away.values())


def at_absence(case: Case, party: str) -> Case:
    """Give the case as at the meeting that somebody stays away from.

    Of one that stays away from none, or of the file, it is the meeting that the first
    of those who do stays away from; the current one while all come.
    """
    absent = absent_principals(case)
    own = next((p for p in absent if p.party == party), next(iter(absent), None))
    for meeting in reversed(case.meetings):
        if own in meeting.participants:
            return case.back_at(meeting)
    return case
