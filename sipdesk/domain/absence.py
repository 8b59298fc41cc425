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
    """Name the principals that stay away from the current meeting."""
    return tuple(p for p in case.meeting.participants if stays_away(case, p))
