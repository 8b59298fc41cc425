"""Check the answers before a kallelse goes out: what it will say, what it lacks."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sipdesk.content.swedish import clock, counted, long_date, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import sip_agreed
from sipdesk.domain.distribution import is_principal
from sipdesk.domain.meeting import Booking, Calls, MeetingForm
from sipdesk.ui.people import person
from sipdesk.ui.summons.model import convener
from sipdesk.ui.widgets.summary import SummaryRow

BOOKING: Final = "booking"
"""The key of what is changed on the page itself; other keys are steps."""

ROLES, PREPARATION, CONSENT = "roles", "preparation", "consent"
_LACKING: Final = "Saknas"


def check(case: Case, today: date) -> list[SummaryRow]:
    """List what a kallelse holds; fewer things when a principal sends its own."""
    rows = [*_always(case)]
    if case.meeting.roles.calls is not Calls.PRINCIPAL:
        rows += [*_sent_by_sis(case), *_who(case, today)]
    return rows


def _always(case: Case) -> Iterator[SummaryRow]:
    booking = case.meeting.booking
    yield _row(ROLES, "Sammankallande", convener(case))
    yield _row(BOOKING, "Tid", _when(booking))
    yield _row(BOOKING, "Form", _how(booking))


def _sent_by_sis(case: Case) -> Iterator[SummaryRow]:
    meeting = case.meeting
    questions = counted(len(meeting.questions), "fråga", "frågor")
    if meeting.roles.calls is Calls.SIS_ON_COMMISSION:
        yield _row(ROLES, "Uppdrag till SiS", _commission(case))
    yield _row(PREPARATION, "Syfte", meeting.preparation.purpose.strip())
    yield _row(PREPARATION, "Frågor", questions if meeting.questions else "")
    if meeting.has_sip and meeting.booking.day is not None:
        agreed = sip_agreed(case, meeting.booking.day)
        yield _row(CONSENT, "Samtycke", "Gäller mötesdagen" if agreed else "")


def _who(case: Case, today: date) -> Iterator[SummaryRow]:
    parties = [p.party for p in case.meeting.participants]
    called = [person(case, p, today) for p in parties if is_principal(case, p)]
    invited = [person(case, p, today) for p in parties if not is_principal(case, p)]
    yield _row(PREPARATION, "Kallas", "\n".join(called))
    yield _row(PREPARATION, "Bjuds in", "\n".join(invited))


def _row(key: str, label: str, value: str) -> SummaryRow:
    return SummaryRow(key, label, value or _LACKING, missing=not value)


def _when(booking: Booking) -> str:
    if booking.day is None or booking.start is None or booking.end is None:
        return ""
    times = f"{clock(booking.start)}–{clock(booking.end)}"
    return f"{long_date(booking.day)}, {times}"


def _how(booking: Booking) -> str:
    if booking.form is MeetingForm.NOT_SAID:
        return ""
    return ", ".join(filter(None, (word(booking.form), booking.room, booking.link)))


def _commission(case: Case) -> str:
    roles = case.meeting.roles
    if roles.commissioned is None:
        return ""
    by = f"av {roles.commissioned_by}" if roles.commissioned_by else ""
    return " ".join(filter(None, (short_date(roles.commissioned), by)))
