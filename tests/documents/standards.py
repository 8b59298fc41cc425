"""What a paper lacks of PDF/UA-1 and PDF/A-2a, as page-validation sees it."""

from typing import Final

import page

STANDARDS: Final = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def faults(data: bytes) -> list[str]:
    """Tell where a file breaks either standard."""
    reports = (page.validate_pdf_bytes(data, profile=one) for one in STANDARDS)
    return [
        f"{report.profile}: {failure.rule_id} {failure.message}"
        for report in reports
        for failure in report.failures
    ]


def faults_left(data: bytes) -> list[str]:
    """Tell the faults of a file that somebody else's program has written anew.

    page-validation, unlike veraPDF, takes a compressed stream that happens to end
    with a carriage return, before their line end, for one of a wrong length.
    """
    return [one for one in faults(data) if "STREAM-LENGTH" not in one]
