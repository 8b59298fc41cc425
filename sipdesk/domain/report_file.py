"""The report as a file: who reads it, and in which form."""

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
