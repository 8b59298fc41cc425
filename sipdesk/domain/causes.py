"""The named causes that the rules of reminders speak of."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from sipdesk.domain.asking import (
    admission_not_offered,
    attempt_due,
    discharge_not_offered,
    move_not_offered,
    promise_not_kept,
    responsibility_not_asked,
)
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.coming_of_age import asked_anew_at_15, asked_anew_at_18
from sipdesk.domain.consenters import ask_again, consent_ends, guardians_unclear
from sipdesk.domain.cover_note_rules import receipt_waits
from sipdesk.domain.health_rules import (
    examination_not_offered,
    examination_without_outcome,
    interview_not_made,
    referral_silent,
)
from sipdesk.domain.meeting_rules import (
    meeting_again,
    meeting_ahead,
    minutes_missing,
    minutes_open,
    next_meeting,
    reply_missing,
)
from sipdesk.domain.move import move_ahead
from sipdesk.domain.pathway_rules import (
    aftercare_waits,
    group_waits,
    health_pathways_overdue,
    pathways_not_begun,
    pathways_not_ready,
    pathways_overdue,
    school_pathways_overdue,
    transfer_not_asked,
)
from sipdesk.domain.plan_rules import follow_up_ahead
from sipdesk.domain.ready_rules import (
    ready_not_decided,
    ready_not_given,
    ready_nothing_said,
)
from sipdesk.domain.records_request import records_not_answered
from sipdesk.domain.request_rules import request_unanswered
from sipdesk.domain.schooling_rules import receiving_school_unasked
from sipdesk.domain.stay import (
    discharge_unknown,
    ready_not_notified,
    ready_waiting,
    start_meeting_ahead,
)
from sipdesk.domain.track_causes import (
    care_review,
    discharge_not_said,
    discharge_passed,
    discharge_still_unknown,
    hidden_review,
    review_meeting_not_booked,
    start_meeting_not_booked,
    visit_not_planned,
    visit_overdue,
)
from sipdesk.domain.unanswered import data_missing, protection_review

CAUSES: Mapping[str, Callable[[Case, date], Iterable[Cause]]] = MappingProxyType(
    {
        cause.__name__: cause
        for cause in (
            guardians_unclear,
            protection_review,
            data_missing,
            ready_not_notified,
            ready_waiting,
            start_meeting_ahead,
            discharge_unknown,
            request_unanswered,
            consent_ends,
            asked_anew_at_15,
            asked_anew_at_18,
            ask_again,
            move_ahead,
            meeting_ahead,
            meeting_again,
            next_meeting,
            minutes_missing,
            minutes_open,
            reply_missing,
            follow_up_ahead,
            admission_not_offered,
            discharge_not_offered,
            move_not_offered,
            attempt_due,
            promise_not_kept,
            responsibility_not_asked,
            records_not_answered,
            examination_not_offered,
            examination_without_outcome,
            referral_silent,
            interview_not_made,
            receiving_school_unasked,
            start_meeting_not_booked,
            review_meeting_not_booked,
            discharge_not_said,
            discharge_still_unknown,
            discharge_passed,
            visit_overdue,
            visit_not_planned,
            care_review,
            hidden_review,
            ready_nothing_said,
            ready_not_given,
            ready_not_decided,
            pathways_not_begun,
            pathways_not_ready,
            pathways_overdue,
            health_pathways_overdue,
            school_pathways_overdue,
            transfer_not_asked,
            receipt_waits,
            aftercare_waits,
            group_waits,
        )
    }
)
"""Every cause by its name in ``resources/routine/reminders.toml``."""

NOT_IN_LISTS = frozenset(
    {
        protection_review.__name__,
        hidden_review.__name__,
        care_review.__name__,
        responsibility_not_asked.__name__,
        examination_not_offered.__name__,
        examination_without_outcome.__name__,
        referral_silent.__name__,
        interview_not_made.__name__,
        transfer_not_asked.__name__,
        group_waits.__name__,
        receiving_school_unasked.__name__,
        health_pathways_overdue.__name__,
        school_pathways_overdue.__name__,
    }
)
"""The causes that lists of many cases must not tell: they are only for some.

That they wait tells of protection, legal basis or health (product rule 7), or of one
branch alone (rule 9). In lists they share their words with causes that tell of none.
"""
