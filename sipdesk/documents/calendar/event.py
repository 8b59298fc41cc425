"""What a calendar file says: less than the letter, for it is shown on locked screens.

It names nobody and says nothing of the case. The one who is called and the one who
calls are calendar addresses. RFC 5545 (3.3.3) takes any URI for one, and asks for
``mailto`` where it is an e-mail address; an address made up for somebody who has none
would be written to. So where no e-mail is known, or it may not be told, a ``urn:uuid``
stands there: valid, the same each time, and nobody's.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from sipdesk.content.swedish import SWEDEN
from sipdesk.documents.parts import Copy, may_be_named, party
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.party import Party

_OURS: Final = UUID("6f0c2a5e-3f57-5d0a-9d7b-2f3c8f1f6a41")
"""Made at random, so that ids inside the program are not those outside it."""

_SUMMARY: Final = "Möte"
_MAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting in one recipient's calendar."""

    uid: str  # the meeting's, the same for every recipient and every change
    sequence: int
    made: datetime
    start: datetime  # with the zone of Sweden
    end: datetime
    organizer: str  # a URI: the convener
    attendee: str  # a URI: the recipient, and nobody else
    cancelled: bool = False
    summary: str = _SUMMARY
    description: str = ""
    location: str = ""  # empty when it may not be known

    @property
    def answers(self) -> bool:
        """Whether an answer from the calendar would come to somebody."""
        return self.organizer.startswith("mailto:") and not self.cancelled


def event(copy: Copy) -> Event:
    """Tell one recipient of the meeting, or that it is cancelled.

    A cancellation names the time that stands in the recipient's calendar.

    Raises:
        RuleBroken: ``call-without-time``.

    """
    meeting = copy.case.meeting
    booking = meeting.booking
    start, end = _times(copy)
    return Event(
        uid=uid_of(meeting),
        sequence=copy.desk.told.sequence(booking),
        made=copy.desk.made,
        start=start,
        end=end,
        organizer=_convener(copy),
        attendee=_recipient(copy),
        cancelled=booking.cancelled is not None,
        description=_description(copy),
        location=_location(copy),
    )


def uid_of(meeting: Meeting) -> str:
    """Give the meeting's own id in calendars."""
    return str(uuid5(_OURS, meeting.id))


def _times(copy: Copy) -> tuple[datetime, datetime]:
    booking = copy.case.meeting.booking
    told = copy.desk.told.before(booking)
    if booking.cancelled is not None and told is not None:
        booking = told.booking
    if booking.day is None or booking.start is None or booking.end is None:
        raise RuleBroken("call-without-time")
    return (
        datetime.combine(booking.day, booking.start, SWEDEN),
        datetime.combine(booking.day, booking.end, SWEDEN),
    )


def _convener(copy: Copy) -> str:
    found = party(copy.case, copy.case.meeting.roles.convener)
    if found is None or not may_be_named(copy, found):
        return _nobodys(f"convener {copy.case.meeting.id}")
    return _address(copy, found)


def _recipient(copy: Copy) -> str:
    if copy.party is None:
        return _nobodys(f"{copy.recipient} {copy.case.id}")
    return _address(copy, copy.party)


def _address(copy: Copy, found: Party) -> str:
    """Give an e-mail address unless it is that of one who is protected."""
    mail = found.email.strip()
    if _MAIL.fullmatch(mail) and copy.case.keeps_address(found, copy.day):
        return f"mailto:{mail}"
    return _nobodys(f"{found.id} {copy.case.id}")


def _nobodys(name: str) -> str:
    return uuid5(_OURS, name).urn


def _location(copy: Copy) -> str:
    booking = copy.case.meeting.booking
    if not copy.sees(Information.PLACE) or booking.cancelled is not None:
        return ""
    return booking.room.strip() or booking.link.strip()


def _description(copy: Copy) -> str:
    booking = copy.case.meeting.booking
    cancelled = booking.cancelled is not None
    said = [copy.shared("calendar-cancelled" if cancelled else "calendar")]
    both = booking.room.strip() and booking.link.strip()
    if both and copy.sees(Information.PLACE) and not cancelled:
        said.append(booking.link.strip())
    if copy.desk.home.demonstration:
        said.append("Demonstration")
    return "\n".join(said)
