"""The named causes that the rules of reminders speak of."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.coming_of_age import asked_anew_at_15, asked_anew_at_18
from sipdesk.domain.consenters import ask_again, consent_ends, guardians_unclear
from sipdesk.domain.meeting_rules import (
    meeting_again,
    meeting_ahead,
    minutes_missing,
    minutes_open,
    next_meeting,
    reply_missing,
)
from sipdesk.domain.move import move_ahead
from sipdesk.domain.plan_rules import follow_up_ahead
from sipdesk.domain.request_rules import request_unanswered
from sipdesk.domain.stay import (
    discharge_unknown,
    ready_not_notified,
    ready_waiting,
    start_meeting_ahead,
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
        )
    }
)
"""Every cause by its name in ``resources/routine/reminders.toml``."""
