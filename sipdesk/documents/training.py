"""Utbildning och samordnare: the home's register as a paper to print."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sipdesk.content.document import Block, Document, Heading, Paragraph, Table
from sipdesk.content.swedish import long_date, short_date
from sipdesk.documents.parts import SIS
from sipdesk.domain.home import Home
from sipdesk.domain.training import Coordinating, StaffMember, coordinators

_TITLE = "Utbildning och SIP-samordnare"
_HEADS = ("Namn", "Roll och enhet", "Utbildning")
_WIDTHS = (0.26, 0.3, 0.44)
_COORDINATORS = ("Samordnare", "Tid", "Ersättare")
_COORDINATOR_WIDTHS = (0.38, 0.32, 0.3)


def training_document(
    staff: Sequence[StaffMember],
    home: Home,
    made: datetime,
    *,
    roles: Mapping[str, str],
    trainings: Mapping[str, str],
) -> Document:
    """Make the list of those who work at the home on a day.

    ``roles`` and ``trainings`` are what each code is called.
    """
    day = made.date()
    here = [member for member in staff if member.works_on(day)]
    names = {member.id: member.name for member in staff}
    return Document(
        title=_TITLE,
        subject=f"{_TITLE} vid {home.name}",
        recipient_label="Hemmets egen lista",
        created=made,
        header=f"{SIS}, {home.name}",
        blocks=(
            Heading(1, _TITLE),
            Paragraph(f"De som arbetar på {home.name} den {long_date(day)}."),
            Heading(2, "SIP-samordnare"),
            _coordinators(here, names, day),
            Heading(2, "Utbildning"),
            _trainings(here, roles, trainings, day),
        ),
    )


def _coordinators(
    staff: Sequence[StaffMember], names: Mapping[str, str], day: date
) -> Block:
    lines = tuple(
        (member.name, _time(time), names.get(time.deputy, ""))
        for member, time in coordinators(staff, day)
    )
    if not lines:
        return Paragraph("Ingen är utsedd i registret.")
    return Table(
        _COORDINATORS,
        lines,
        _COORDINATOR_WIDTHS,
        "Samordnare och ersättare",
        row_headers=True,
    )


def _trainings(
    staff: Sequence[StaffMember],
    roles: Mapping[str, str],
    trainings: Mapping[str, str],
    day: date,
) -> Block:
    if not staff:
        return Paragraph("Ingen står i registret än.")
    lines = tuple(
        (
            member.name,
            ", ".join(filter(None, (roles.get(member.role, ""), member.unit))),
            _trained(member, trainings, day) or "Ingen utbildning är noterad",
        )
        for member in staff
    )
    return Table(_HEADS, lines, _WIDTHS, "Utbildade på hemmet", row_headers=True)


def _trained(member: StaffMember, trainings: Mapping[str, str], day: date) -> str:
    said = []
    for one in sorted(member.trainings, key=lambda t: t.day):
        words = f"{trainings.get(one.kind, one.kind)} {short_date(one.day)}"
        if one.valid_to is not None:
            verb = "gäller till" if one.counts_on(day) else "gällde till"
            words += f", {verb} {short_date(one.valid_to)}"
        said.append(words)
    return "; ".join(said)


def _time(time: Coordinating) -> str:
    since = f"från {short_date(time.since)}"
    return since if time.until is None else f"{since} till {short_date(time.until)}"
