"""What follows from a meeting by itself, once its minutes are final.

Nothing is typed again: the day that was booked becomes the plan's next follow-up, and
a follow-up meeting that was held is a follow-up.
"""

from dataclasses import replace

from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.many import put
from sipdesk.domain.meeting import Meeting, MeetingKind
from sipdesk.domain.plan_rules import to_follow_up


def after_minutes(case: Case, meeting: Meeting, new_id: str) -> Case:
    """Give the case with what follows from one of its meetings.

    ``new_id`` is for the follow-up, if one is registered. Doing it again changes
    nothing, and a placement's meeting without a SIP on its agenda changes nothing.
    """
    if not meeting.has_sip:
        return case
    return _with_next_day(_with_follow_up(case, meeting, new_id), meeting)


def _with_follow_up(case: Case, meeting: Meeting, new_id: str) -> Case:
    """Register the follow-up from the meeting, unless it has been registered.

    One that was registered on the same day, as held at no meeting, is this one. Where
    there is no plan there is none to follow up.
    """
    record, held = meeting.record, meeting.record.held
    if meeting.kind is not MeetingKind.FOLLOW_UP or held is None:
        return case
    if any(f.meeting == meeting.id for f in case.follow_ups) or not to_follow_up(case):
        return case
    same_day = (f for f in case.follow_ups if f.day == held and not f.meeting)
    before = next(same_day, None)
    follow_up = (
        replace(before, meeting=meeting.id)
        if before is not None
        else FollowUp(
            id=new_id,
            day=held,
            onward=Onward.NOT_SAID,
            own_words=record.young_person_comment,
            next_day=record.next_day,
            meeting=meeting.id,
        )
    )
    return replace(case, follow_ups=put(case.follow_ups, follow_up))


def _with_next_day(case: Case, meeting: Meeting) -> Case:
    """Have the plan followed up on the day that the meeting booked.

    A first meeting that failed has booked its own new time, and what a later
    follow-up has decided stands; so does what a later meeting has, once it is written
    down.
    """
    record = meeting.record
    first_failed = record.held is None and meeting.kind is MeetingKind.FIRST
    if record.next_day is None or first_failed:
        return case
    since = [m.id for m in case.meetings].index(meeting.id) + 1
    if any(later.minutes for later in case.meetings[since:]):
        return case
    held = record.held
    if held is not None and any(f.day > held for f in case.follow_ups):
        return case
    return replace(case, plan=replace(case.plan, follow_up=record.next_day))
