"""The report as a file: who reads it, and in which form."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

REPORT: Final = "report"
"""Begins what the access log says of one: reader, form and period follow."""


class Reader(Enum):
    """Who reads a report, and so what may stand in it."""

    INSIDE = "inside"  # at the home: small numbers, stamped
    OUTSIDE = "outside"  # what leaves SiS: nothing that could be somebody


class ReportForm(Enum):
    """What a report is written as."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class OutwardReport:
    """A report as it left SiS. Of a period and form there is one, and no other.

    What has left for a half-year leaves again as it was: of two that differ, what was
    noted between them could be worked out, one young person at a time. ``pages`` is 0
    of what has none.
    """

    first: date
    last: date
    form: ReportForm
    file_name: str
    made: datetime  # aware
    data: bytes
    pages: int = 0
