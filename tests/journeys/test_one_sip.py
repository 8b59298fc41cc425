"""One young person, from the first start of the program to finalised minutes.

Nothing is called here but mouse, keyboard and eyes: what cannot be found, read or
pressed in the window stops the journey.
"""

from pathlib import Path

import pytest

from tests.journeys import before_the_meeting as before
from tests.journeys import the_meeting_and_after as after
from tests.journeys.program import Program

pytestmark = pytest.mark.journey


def test_somebody_new_takes_a_case_to_finalised_minutes(
    program: Program, tmp_path: Path
) -> None:
    me = program.start()
    before.a_new_home(me, program)
    before.a_new_case(me, program)
    before.admission(me, program)
    before.need(me, program)
    before.offer(me, program)
    before.consent(me, program)
    before.sip_request(me, program)
    before.roles(me, program)
    before.preparation(me, program)
    after.summons(me, program)
    after.meeting(me, program)
    after.save_paper(
        me, program, f"Visa protokoll till {before.KOMMUN}", tmp_path / "protokoll.pdf"
    )
    assert (tmp_path / "protokoll.pdf").read_bytes().startswith(b"%PDF")
