"""Papers are looked at freely, and go out on a ground."""

from dataclasses import replace

import pytest

from sipdesk.domain.errors import Conflict
from sipdesk.domain.guard import FILE_COPY, Verdict
from sipdesk.domain.paper import PaperKind
from sipdesk.usecases.paper import (
    HandOut,
    MarkInKia,
    PaperOrder,
    hand_out_paper,
    list_papers,
    mark_in_kia,
    open_paper,
    preview_paper,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused


def test_a_paper_is_looked_at_freely_but_goes_out_on_a_ground(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.prepare()
    desk.book()
    order = PaperOrder(desk.case.id, PaperKind.SUMMONS, made.BUP.id)
    looked = preview_paper(order, desk.ports)
    assert looked.stopped == "no-consent-for-recipient"
    assert looked.clearance.verdict is Verdict.NO
    assert "Alva" not in looked.text
    out = HandOut(order, looked.made, looked.case_version, "print")
    with refused("no-consent-for-recipient"):
        hand_out_paper(out, desk.ports)
    desk.consent()
    with pytest.raises(Conflict):
        hand_out_paper(out, desk.ports)
    looked = preview_paper(order, desk.ports)
    assert looked.stopped == ""
    out = HandOut(order, looked.made, looked.case_version, "print")
    handed = hand_out_paper(out, desk.ports)
    assert handed.data == looked.data
    kept = list_papers(desk.case.id, desk.ports).records
    assert [p.recipient_role for p in kept] == ["psychiatry"]
    assert open_paper(kept[0].id, desk.ports).data == looked.data
    assert handed.file_name == "2026-001-summons-2026-03-02.pdf"
    mark_in_kia(MarkInKia(kept[0].id, TODAY), desk.ports)
    assert list_papers(desk.case.id, desk.ports).records[0].in_kia == TODAY


def test_a_draft_of_the_minutes_stays_inside(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.consent()
    desk.prepare()
    order = PaperOrder(desk.case.id, PaperKind.MINUTES, made.BUP.id)
    assert preview_paper(order, desk.ports).stopped == "draft-stays-inside"
    own = replace(order, recipient=FILE_COPY)
    assert preview_paper(own, desk.ports).stopped == ""
