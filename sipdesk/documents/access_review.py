"""Granskning av åtkomstloggen: what was looked at and found, and who signs."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from typing import NamedTuple

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Signatures,
    Table,
)
from sipdesk.content.swedish import long_date
from sipdesk.documents.parts import SIS
from sipdesk.domain.access import Review
from sipdesk.domain.home import Home

_HEADS = ("Nr", "Dag", "Kl.", "Vem", "Vad", "Ärende", "Uppgift")
_IN_FULL = ("Nummer", "Dag", "Klockslag", "Vem", "Vad", "Ärende", "Uppgift")
_FOUND = ("Nr", "Dag", "Kl.", "Vad", "Svar")
_FOUND_WIDTHS = (0.11, 0.15, 0.09, 0.28, 0.37)
_WIDTHS = (0.11, 0.15, 0.09, 0.17, 0.14, 0.13, 0.21)


class LookedAt(NamedTuple):
    """What was looked at, each as the cells of a line.

    ``faults`` are what was found amiss since the review before, the last cell what is
    said of it; empty when nobody has answered.
    """

    sample: Sequence[tuple[str, ...]]
    faults: Sequence[tuple[str, ...]]


def as_csv(lines: Sequence[tuple[str, ...]]) -> bytes:
    """Write rows of the log for a spreadsheet: UTF-8 with a mark, and semicolons."""
    text = StringIO()
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow(_IN_FULL)
    sheet.writerows([_as_words(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _as_words(cell: str) -> str:
    """Keep a spreadsheet from working out what somebody is called."""
    return f"'{cell}" if cell.startswith(tuple("=+-@\t\r")) else cell


def _told(faults: Sequence[tuple[str, ...]]) -> tuple[Block, ...]:
    if not faults:
        return (Paragraph("Inget har avvikit sedan förra granskningen."),)
    lines = tuple((*cells, said or "Ingen har svarat än.") for *cells, said in faults)
    return (Table(_FOUND, lines, _FOUND_WIDTHS, "Avvikelser", row_headers=False),)


def review_document(
    review: Review,
    home: Home,
    reviewer: str,
    looked_at: LookedAt,
    made: datetime,
) -> Document:
    """Make the paper of a review, for the home's own register.

    Its anchor is what a later check compares the log with.
    """
    number, _, digits = review.anchor.partition(":")
    groups = [digits[at : at + 8] for at in range(0, len(digits), 8)]
    return Document(
        title="Granskning av åtkomstloggen",
        subject="Stickprov ur åtkomstloggen enligt lag (2001:454) 10 §",
        recipient_label="Hemmets egen handling",
        created=made,
        header=f"{SIS}, {home.name}",
        blocks=(
            Heading(1, "Granskning av åtkomstloggen"),
            Paragraph(
                "Raderna är dragna med lott. Var och en är jämförd med vad personen "
                "hade i uppdrag den dagen."
            ),
            Facts(
                (
                    Fact("Granskad", long_date(review.day)),
                    Fact("Av", reviewer),
                    Fact(
                        "Rader",
                        f"{review.looked_at} mellan {review.first} och {review.last}",
                    ),
                    Fact("Loggen nådde till", f"rad {number}"),
                    Fact("Avläsning där", f"{number}: {' '.join(groups)}"),
                )
            ),
            Heading(2, "Det programmet fann"),
            *_told(looked_at.faults),
            Heading(2, "Det granskaren fann"),
            Paragraph(review.words),
            Heading(2, "Stickprovet"),
            Table(
                _HEADS,
                tuple(looked_at.sample),
                _WIDTHS,
                "Rader ur loggen",
                row_headers=False,
            ),
            Signatures(("Granskare", "Chef på hemmet")),
        ),
    )
