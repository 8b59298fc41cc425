"""Läget as a paper: who has a need and no answer, who waits, what is late, and why."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sipdesk.content.alike import gather, so_many
from sipdesk.content.content import Content
from sipdesk.content.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
)
from sipdesk.content.outlook_words import (
    initials,
    kommun,
    need_line,
    notified,
    reason,
    wait_line,
    waited_for,
    what,
)
from sipdesk.content.swedish import brief_date, in_days, listing, long_date
from sipdesk.documents.parts import SIS
from sipdesk.domain.home import Home
from sipdesk.domain.outlook import LateRow, Outlook, WaitRow
from sipdesk.domain.overview import Overview
from sipdesk.domain.user import User


def outlook_document(  # noqa: PLR0913, PLR0917  (what a paper without a case is of)
    outlook: Outlook,
    names: Mapping[str, str],
    home: Home,
    by: User,
    made: datetime,
    content: Content,
) -> Document:
    """Write Läget on one page for a home of everyday size; nobody's name is on it.

    What is late comes last: where it is much, the three other answers are on the first
    page all the same.
    """
    return Document(
        title="Läget",
        subject="Arbetsmaterial: det som står still i hemmets ärenden",
        recipient_label="Stannar på hemmet",
        created=made,
        header=f"{SIS}, {home.name}",
        footer="Arbetsmaterial",
        snug=True,
        blocks=(
            Heading(1, f"Läget {long_date(outlook.day)}"),
            stays_inside(by),
            Heading(2, f"Behov utan svar: {len(outlook.needs)}"),
            *_needs(outlook, content),
            Heading(2, f"Redo men väntar: {len(outlook.waits)}"),
            *_waits(outlook, content),
            Heading(2, "Varför"),
            *_sums(outlook),
            Heading(2, f"Försenat: {len(outlook.late)}"),
            *_late(outlook, names, content),
        ),
    )


def stays_inside(by: User) -> Paragraph:
    """Stamp a paper about many cases: what it is, and who printed it."""
    return Paragraph(
        f"Arbetsmaterial, innehåller sekretess. Utskrivet av {by.signature}.",
        ParagraphStyle.NOTE,
    )


def whose(case: Overview) -> str:
    """Name a case as it may lie on a table: number and initials."""
    return " ".join(filter(None, (case.number, initials(case))))


def _needs(outlook: Outlook, content: Content) -> tuple[Block, ...]:
    if not outlook.needs:
        return (Paragraph("Varje behov har fått ett svar."),)
    rows = tuple(
        (whose(r.case), need_line(r, content, outlook.day), in_days(r.days))
        for r in outlook.needs
    )
    return (Table(("Ärende", "Varför", "Sedan dess"), rows, (0.19, 0.66, 0.15)),)


def _waits(outlook: Outlook, content: Content) -> tuple[Block, ...]:
    if not outlook.waits:
        return (Paragraph("Ingen väntar på nästa steg."),)
    rows = tuple(
        (
            whose(r.case),
            kommun(r.case, content) or "–",
            _since(r, outlook.day),
            f"{waited_for(r, content)}. {wait_line(r, content, outlook.day)}",
        )
        for r in outlook.waits
    )
    header = ("Ärende", "Kommun", "Redo sedan", "Väntar på, och varför")
    return (Table(header, rows, (0.19, 0.17, 0.22, 0.42)),)


def _since(row: WaitRow, today: date) -> str:
    waited = f"{brief_date(row.ready, today)}, {in_days(row.days)}"
    return f"{waited}\n{notified(row, today)}"


def _late(
    outlook: Outlook, names: Mapping[str, str], content: Content
) -> tuple[Block, ...]:
    if not outlook.late:
        return (Paragraph("Inget är försenat."),)
    alike = gather(outlook.late, lambda row: what(row.waiting, content))
    rows = tuple(_late_row(together, names, content) for together in alike)
    header = ("Ärende", "Vad", "Försenat", "Samordnare")
    return (Table(header, rows, (0.19, 0.48, 0.14, 0.19)),)


def _late_row(
    alike: Sequence[LateRow], names: Mapping[str, str], content: Content
) -> tuple[str, str, str, str]:
    """Write one row; many that say the same are one, with the number of every case."""
    first = alike[0]
    said = what(first.waiting, content)
    who = dict.fromkeys(names.get(r.case.coordinator, "") for r in alike)
    whom = ", ".join(filter(None, who))
    if len(alike) == 1:
        return whose(first.case), said, in_days(first.days), whom
    cases = listing(tuple(dict.fromkeys(r.case.number for r in alike)))
    longest = max(r.days for r in alike)
    return so_many(len(alike)), f"{said}: {cases}", f"längst {in_days(longest)}", whom


def _sums(outlook: Outlook) -> tuple[Block, ...]:
    if not outlook.sums:
        return (Paragraph("Inget står still."),)
    return (Paragraph(" ".join(f"{reason(s.why)}: {s.count}." for s in outlook.sums)),)
