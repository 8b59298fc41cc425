"""A time that was proposed when the need was told of is booked by one press."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.sip_request import ProposedTime, SipRequest
from sipdesk.ui.summons.view import SummonsSheet
from sipdesk.usecases.sip_request import (
    SendRequest,
    WriteRequest,
    send_request,
    write_request,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import shown

pytestmark = pytest.mark.usefixtures("qapp")
NEXT_WEEK = TODAY + timedelta(days=7)


def test_a_time_that_was_proposed_is_filled_in_and_no_longer_offered(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, SummonsSheet) as page:
        page.desk.parties()
        times = (ProposedTime(NEXT_WEEK, time(10)), ProposedTime(NEXT_WEEK))
        asked = SipRequest(
            "r", made.NAMND.id, TODAY, questions="Vem kallar?", times=times
        )
        page.do(write_request, WriteRequest, asked)
        assert not page.has_button("proposed-1")
        page.do(send_request, SendRequest, "r", TODAY, "Brev")
        page.press("proposed-2")
        booking = page.case.meeting.booking
        assert (booking.day, booking.start) == (NEXT_WEEK, time(10))
        assert not page.has_button("proposed-1")
