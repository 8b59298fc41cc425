"""Where a case has been sent is as secret as where it was."""

from pathlib import Path

import pytest

from sipdesk.domain.area import Area
from sipdesk.domain.closing import Closing
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import Measure
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.closing import (
    RecordClosing,
    ReopenCase,
    record_closing,
    reopen_case,
)
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.plan import (
    EstablishPlan,
    PutMeasure,
    establish_plan,
    put_measure,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.two_homes import full_case, two_homes


@pytest.mark.journey
@pytest.mark.parametrize("reopened", [False, True])
def test_the_home_it_was_sent_to_is_told_to_nobody_who_may_not_know(
    tmp_path: Path, *, reopened: bool
) -> None:
    with two_homes(tmp_path) as homes:
        desk = full_case(homes.here)
        hidden = Flag("flag", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden", TODAY)
        desk.do(put_flag, PutFlag, hidden)
        words = "Reser till Andra påhittade hemmet den 3 mars."
        measure = Measure("measure", words, Area.CARE, made.NAMND.id)
        desk.do(put_measure, PutMeasure, measure)
        desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
        order = PaperOrder(desk.case.id, PaperKind.PLAN, made.BUP.id, 1)
        assert preview_paper(order, homes.here).stopped == ""
        desk.case = homes.send(desk.case).change.case
        if reopened:
            desk.case = reopen_case(
                ReopenCase(desk.case.id, desk.case.version), homes.here
            ).case
            desk.do(record_closing, RecordClosing, Closing())
        seen = preview_paper(order, homes.here)
        assert seen.stopped == "place-in-paper"
        assert seen.facts["what"] == "dit den unge ska flytta"
