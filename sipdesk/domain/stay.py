"""What waits in the placement's own track."""

from collections.abc import Iterable
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause


def ready_not_notified(case: Case, _: date) -> Iterable[Cause]:
    """Tell of one who is ready, and of whom the nämnd has not been notified.

    SoF (2025:468) 9 kap. 20 §: at once.
    """
    stay = case.placement
    if stay.ready is not None and stay.notified is None and stay.discharged is None:
        yield Cause(stay.ready)


def ready_waiting(case: Case, _: date) -> Iterable[Cause]:
    """Tell of one who is ready, of whom the nämnd knows, and who is still here."""
    stay = case.placement
    told = stay.ready is not None and stay.notified is not None
    if told and stay.ready is not None and stay.discharged is None:
        yield Cause(stay.ready)


def start_meeting_ahead(case: Case, _: date) -> Iterable[Cause]:
    """Tell of a booked start meeting that has not been held."""
    stay = case.placement
    booked = stay.start_meeting is not None and stay.start_meeting_held is None
    if booked and stay.start_meeting is not None and stay.discharged is None:
        yield Cause(stay.start_meeting)


def discharge_unknown(case: Case, _: date) -> Iterable[Cause]:
    """Tell of a preliminary discharge that the start meeting was to have set.

    Unknown, with a reason, is an answer.
    """
    stay = case.placement
    answered = stay.preliminary_discharge is not None or stay.discharge_unknown.strip()
    if stay.start_meeting_held is not None and not answered and stay.discharged is None:
        yield Cause(stay.start_meeting_held)
