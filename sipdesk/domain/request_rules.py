"""What waits for kommun or region: an answer to what SiS has told them."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause

REQUEST_UNANSWERED: Final = "request-unanswered"
"""The id of the rule of it, by which Idag tells several apart."""


def request_unanswered(case: Case, _: date) -> Iterable[Cause]:
    """Tell of each request without an answer, from the last time it was asked.

    A day that was set for the reminder stands instead of the home's figure.
    """
    for request in case.requests:
        if request.sent is not None and request.answered is None:
            asked = request.reminded or request.sent
            yield Cause(asked, request.id, since=request.sent, due=request.remind_on)
