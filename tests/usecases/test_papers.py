"""Papers are looked at freely, and go out on a ground."""

from dataclasses import replace

import pytest

from sipdesk.domain.errors import Conflict
from sipdesk.domain.guard import FILE_COPY, Verdict
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
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
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.preparation import ChooseParticipant, choose_participant
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
    assert handed.file_name == (
        "2026-001-kallelse-bup-eller-annan-psykiatri-2026-03-02.pdf"
    )
    mark_in_kia(MarkInKia(kept[0].id, TODAY), desk.ports)
    assert list_papers(desk.case.id, desk.ports).records[0].in_kia == TODAY


def test_files_are_told_apart_by_role_and_number_and_name_nobody(desk: Desk) -> None:
    for parent in (made.MOTHER, made.FATHER):
        desk.do(put_party, PutParty, parent)
    desk.parties()
    desk.prepare()
    for parent in (made.MOTHER, made.FATHER):
        desk.do(choose_participant, ChooseParticipant, parent.id)

    def name(kind: PaperKind, recipient: str) -> str:
        return preview_paper(
            PaperOrder(desk.case.id, kind, recipient), desk.ports
        ).file_name

    whom = (made.MOTHER.id, made.FATHER.id, YOUNG_PERSON)
    assert [name(PaperKind.INVITATION, one) for one in whom] == [
        "2026-001-inbjudan-vardnadshavare-1-2026-03-02.pdf",
        "2026-001-inbjudan-vardnadshavare-2-2026-03-02.pdf",
        "2026-001-inbjudan-den-unge-2026-03-02.pdf",
    ]
    assert name(PaperKind.SUMMONS, made.NAMND.id) == (
        "2026-001-kallelse-socialtjansten-2026-03-02.pdf"
    )


def test_a_kept_paper_is_called_as_it_was_when_it_went_out(desk: Desk) -> None:
    desk.do(put_party, PutParty, made.MOTHER)
    order = PaperOrder(desk.case.id, PaperKind.CHECKLIST, FILE_COPY)
    seen = preview_paper(order, desk.ports)
    out = HandOut(order, seen.made, seen.case_version, "file")
    kept = hand_out_paper(out, desk.ports)
    desk.do(put_party, PutParty, made.FATHER)
    assert open_paper(kept.record.id, desk.ports).file_name == seen.file_name


def test_a_draft_of_the_minutes_stays_inside(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.consent()
    desk.prepare()
    order = PaperOrder(desk.case.id, PaperKind.MINUTES, made.BUP.id)
    assert preview_paper(order, desk.ports).stopped == "draft-stays-inside"
    own = replace(order, recipient=FILE_COPY)
    assert preview_paper(own, desk.ports).stopped == ""
