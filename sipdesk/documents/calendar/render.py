"""From a meeting to the bytes of its calendar file."""

from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import (
    Calendar,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
)
from icalendar import Event as Entry

from sipdesk.documents.calendar.event import Event

_ZONE: Final = "Europe/Stockholm"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def render(event: Event) -> bytes:
    """Write a request, or a cancellation, to one attendee.

    The same meeting gives the same bytes, but for when it was made.
    """
    file = Calendar()
    file.add("prodid", "-//SIPdesk//SV")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "CANCEL" if event.cancelled else "REQUEST")
    file.add_component(_zone())
    file.add_component(_entry(event))
    data: bytes = file.to_ical()
    return data


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.made.astimezone(UTC))
    entry.add("dtstart", event.start)
    entry.add("dtend", event.end)
    entry.add("summary", event.summary)
    entry.add("description", event.description)
    entry.add("class", "CONFIDENTIAL")
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    entry.add("organizer", vCalAddress(event.organizer))
    entry.add("attendee", _attendee(event))
    if event.location:
        entry.add("location", event.location)
    return entry


def _attendee(event: Event) -> vCalAddress:
    address = vCalAddress(event.attendee)
    address.params["ROLE"] = "REQ-PARTICIPANT"
    if not event.cancelled:
        address.params["PARTSTAT"] = "NEEDS-ACTION"
    address.params["RSVP"] = "TRUE" if event.answers else "FALSE"
    return address


def _zone() -> Timezone:
    """Write Sweden's time as it has been since 1996, by rule and not year by year."""
    zone = Timezone()
    zone.add("tzid", _ZONE)
    winter, summer = TimezoneStandard(), TimezoneDaylight()
    winter.add("dtstart", datetime(1996, 10, 27, 3))  # noqa: DTZ001  (local, as asked)
    winter.add("rrule", {"freq": "yearly", "bymonth": 10, "byday": "-1SU"})
    winter.add("tzname", "CET")
    winter.add("tzoffsetfrom", _SUMMER)
    winter.add("tzoffsetto", _WINTER)
    summer.add("dtstart", datetime(1996, 3, 31, 2))  # noqa: DTZ001  (likewise)
    summer.add("rrule", {"freq": "yearly", "bymonth": 3, "byday": "-1SU"})
    summer.add("tzname", "CEST")
    summer.add("tzoffsetfrom", _WINTER)
    summer.add("tzoffsetto", _SUMMER)
    zone.add_component(winter)
    zone.add_component(summer)
    return zone
