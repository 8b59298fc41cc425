"""Efter SiS in a real home: from the first day until it is handed over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.cover_note_rules import note_for, receipt_waits
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan_rules import in_force
from sipdesk.domain.routine import StepState
from sipdesk.domain.social_group import SocialGroup
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.cover_note import RecordNote, record_note
from sipdesk.usecases.journal import Undo, read_history, undo
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    PaperNoted,
    hand_out_paper,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, RemoveParty, put_party, remove_party
from sipdesk.usecases.pathway import (
    PutMatching,
    PutPathway,
    RecordGroup,
    RemoveMatching,
    put_matching,
    put_pathway,
    record_group,
    remove_matching,
)
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.plan import EstablishPlan, establish_plan
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.test_branches import admitted

SCHOOL = Pathway("", "school", Area.SCHOOL, PathwayState.PLANNED, made.SCHOOL.id)
HVB = Party("hvb", PartyKind.OTHER, organisation="HVB Påhitt")
LEAVES = TODAY + timedelta(weeks=8)


def leaving(desk: Desk, **facts: object) -> Case:
    """Say more of the placement."""
    stay = replace(desk.case.placement, **facts)  # type: ignore[arg-type]
    return desk.do(record_placement, RecordPlacement, stay)


def hand_out(desk: Desk, kind: PaperKind, recipient: str) -> HandedOut:
    order = PaperOrder(desk.case.id, kind, recipient)
    seen = preview_paper(order, desk.ports)
    handed = hand_out_paper(
        HandOut(order, seen.made, seen.case_version, PRINTED), desk.ports
    )
    desk.case = read_case(desk.case.id, desk.ports).case
    return handed


def state(desk: Desk) -> StepState:
    return read_case(desk.case.id, desk.ports).progress.of("pathway").state


def test_the_first_answer_enters_every_part_of_life(desk: Desk) -> None:
    desk.parties()
    assert state(desk) is StepState.NOT_STARTED
    case = desk.do(put_pathway, PutPathway, SCHOOL)
    guides = desk.ports.content.pathways.asked("", ())
    assert [p.code for p in case.pathways] == [g.code for g in guides]
    assert [p.code for p in case.pathways if p.state.answered] == ["school"]
    assert state(desk) is StepState.ONGOING
    assert read_case(case.id, desk.ports).case == case


def test_a_part_keeps_the_area_that_the_routine_gives_it(desk: Desk) -> None:
    desk.parties()
    case = desk.do(put_pathway, PutPathway, replace(SCHOOL, area=Area.CARE))
    (school,) = (p for p in case.pathways if p.code == "school")
    assert school.area is Area.SCHOOL


def test_inslussning_is_asked_about_on_one_legal_basis_alone(desk: Desk) -> None:
    desk.parties()
    desk.do(put_pathway, PutPathway, SCHOOL)
    assert "prison-service" not in {p.code for p in desk.case.pathways}
    leaving(desk, legal_basis="lsu")
    desk.do(put_pathway, PutPathway, replace(SCHOOL, what="Börjar i januari."))
    (prison,) = (p for p in desk.case.pathways if p.code == "prison-service")
    guides = desk.ports.content.pathways.guides
    (guide,) = (g for g in guides if g.code == "prison-service")
    assert (guide.status, prison.area) == ("check", Area.SUBSTANCE_CRIME)


def test_what_is_no_part_of_life_and_nobody_of_the_case_are_refused(
    desk: Desk,
) -> None:
    with pytest.raises(Missing):
        desk.do(put_pathway, PutPathway, replace(SCHOOL, code="horse", party=""))
    with pytest.raises(Missing):
        desk.do(put_pathway, PutPathway, SCHOOL)
    assert desk.case.pathways == ()


def test_who_answers_for_something_is_not_taken_out(desk: Desk) -> None:
    desk.parties()
    desk.do(put_pathway, PutPathway, SCHOOL)
    with pytest.raises(RuleBroken, match="party-in-use"):
        desk.do(remove_party, RemoveParty, made.SCHOOL.id)


def test_a_group_is_recorded_without_touching_any_consent(desk: Desk) -> None:
    desk.agreed()
    before = desk.case
    group = SocialGroup(TODAY, Answer.YES, TODAY, note="Vill veta vilka som är med.")
    after = desk.do(record_group, RecordGroup, group)
    assert after == replace(before, social_group=group, version=after.version)
    assert read_case(after.id, desk.ports).case == after


def test_needs_are_put_changed_and_taken_off(desk: Desk) -> None:
    need = MatchingNeed("need", Area.HOUSING, "Eget rum.")
    desk.do(put_matching, PutMatching, need)
    desk.do(put_matching, PutMatching, replace(need, words="Eget rum med dörr."))
    assert [n.words for n in desk.case.matching] == ["Eget rum med dörr."]
    with pytest.raises(RuleBroken, match="matching-empty"):
        desk.do(put_matching, PutMatching, replace(need, words=" "))
    desk.do(remove_matching, RemoveMatching, "need")
    assert desk.case.matching == ()


def test_a_note_that_goes_out_is_noted_and_its_receipt_registered(desk: Desk) -> None:
    desk.agreed()
    desk.do(put_pathway, PutPathway, SCHOOL)
    handed = hand_out(desk, PaperKind.COVER_NOTE, made.BUP.id)
    assert isinstance(handed, PaperNoted)
    note = note_for(desk.case, made.BUP.id)
    assert note is not None
    assert (note.sent, note.received) == (TODAY, None)
    assert [c.about for c in receipt_waits(desk.case, TODAY)] == [note.id]
    history = read_history(desk.case.id, desk.ports)
    assert history.entries[-1].label == "cover-note-given"
    with pytest.raises(RuleBroken, match="left-the-building"):
        undo(Undo(desk.case.id, desk.case.version), desk.ports)
    came = replace(note, received=TODAY, received_by="Aisha Påhitt")
    desk.do(record_note, RecordNote, came)
    assert not list(receipt_waits(desk.case, TODAY))
    # Another copy changes neither the day nor the receipt.
    assert not isinstance(hand_out(desk, PaperKind.COVER_NOTE, made.BUP.id), PaperNoted)
    assert note_for(desk.case, made.BUP.id) == came


def test_what_is_said_of_a_note_does_not_change_that_it_went_out(desk: Desk) -> None:
    desk.agreed()
    hand_out(desk, PaperKind.COVER_NOTE, made.BUP.id)
    for day in (None, TODAY - timedelta(days=3)):
        said = CoverNote("a", made.BUP.id, f"Vem ringer? {day}", sent=day)
        desk.do(record_note, RecordNote, said)
        note = note_for(desk.case, made.BUP.id)
        assert note is not None
        assert (note.words, note.sent) == (said.words, TODAY)
    day = TODAY - timedelta(days=1)
    early = CoverNote("a", made.BUP.id, received=day, received_by="Aisha")
    with pytest.raises(RuleBroken, match="receipt-before-note"):
        desk.do(record_note, RecordNote, early)


def test_a_note_that_did_not_go_out_after_all_is_not_noted(desk: Desk) -> None:
    desk.agreed()
    handed = hand_out(desk, PaperKind.COVER_NOTE, made.BUP.id)
    taken = take_back((handed.record.id,), desk.ports)
    assert taken is not None
    assert taken.label == "cover-note-taken-back"
    note = note_for(taken.case, made.BUP.id)
    assert note is not None
    assert note.sent is None


def test_there_is_one_note_to_each(desk: Desk) -> None:
    desk.agreed()
    desk.do(record_note, RecordNote, CoverNote("a", made.BUP.id, "Vem ringer?"))
    desk.do(record_note, RecordNote, CoverNote("b", made.BUP.id, "Vem ringer upp?"))
    assert [n.words for n in desk.case.cover_notes] == ["Vem ringer upp?"]
    with pytest.raises(Missing):
        desk.do(record_note, RecordNote, CoverNote("c", "nobody", "Hej?"))


def test_a_note_that_has_become_another_is_not_handed_out_unseen(desk: Desk) -> None:
    desk.agreed()
    order = PaperOrder(desk.case.id, PaperKind.COVER_NOTE, made.BUP.id)
    seen = preview_paper(order, desk.ports)
    desk.do(record_note, RecordNote, CoverNote("a", made.BUP.id, "Vem ringer?"))
    with pytest.raises(Conflict):
        hand_out_paper(
            HandOut(order, seen.made, seen.case_version, PRINTED), desk.ports
        )


def test_a_sheet_to_a_private_home_is_stopped_without_consent(desk: Desk) -> None:
    desk.agreed()
    desk.do(put_party, PutParty, HVB)
    desk.do(put_matching, PutMatching, MatchingNeed("need", Area.HOUSING, "Eget rum."))
    order = PaperOrder(desk.case.id, PaperKind.MATCHING_SHEET, HVB.id)
    seen = preview_paper(order, desk.ports)
    assert seen.stopped
    assert "Eget rum" not in seen.text
    with pytest.raises(RuleBroken):
        hand_out(desk, PaperKind.MATCHING_SHEET, HVB.id)
    handed = hand_out(desk, PaperKind.MATCHING_SHEET, made.NAMND.id)
    assert handed.record.recipient_role == "social-services"


def test_who_reads_from_one_branch_alone_sees_its_parts_alone(desk: Desk) -> None:
    desk.parties()
    desk.do(put_pathway, PutPathway, SCHOOL)
    social = admitted(desk.ports, frozenset({Branch.SOCIAL}))
    seen = read_case(desk.case.id, social).case
    closed = {Information.SCHOOL, Information.HEALTH, Information.MENTAL_HEALTH}
    assert seen.pathways
    assert not {p.kind for p in seen.pathways} & closed


@pytest.mark.parametrize("lead", [made.NAMND.id])
def test_at_the_discharge_the_plan_goes_on(desk: Desk, lead: str) -> None:
    """Nothing of a discharge or a handover closes or changes a plan."""
    desk.agreed()
    desk.hold()
    desk.plan()
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    plan = desk.case.plan
    assert (in_force(plan), plan.lead) == (True, lead)
    leaving(desk, discharged=TODAY, handed_over_to="Påhittade kommunen")
    leaving(desk, handed_over=TODAY, moves=TODAY, moves_to="Hem")
    over = Closing(
        ClosingReason.HANDED_OVER,
        TODAY,
        handed_over_to="Påhittade kommunen, som är huvudansvarig",
        young_person_told=TODAY,
    )
    desk.do(record_closing, RecordClosing, over)
    case = desk.do(close_case, CloseCase)
    assert case.plan == plan
    assert in_force(case.plan)
    assert case.closing.handed_over_to.startswith("Påhittade kommunen")
    # And whoever asks for another copy still gets the plan that is in force.
    assert read_case(case.id, desk.ports).case.plan == plan


def test_from_the_first_day_to_handed_over_with_receipts(desk: Desk) -> None:
    """The journey of obstacles 5, 12, 28, 29, 38, 41 and 51."""
    desk.agreed()
    leaving(
        desk,
        admitted=TODAY,
        preliminary_discharge=LEAVES,
        home_region="Region Hem",
        receiving_region="Region Bort",
    )
    assert state(desk) is StepState.NOT_STARTED
    guides = desk.ports.content.pathways.asked("", ())
    for guide in guides:
        asked = Pathway("", guide.code, guide.area, PathwayState.UNKNOWN)
        desk.do(put_pathway, PutPathway, asked)
    nobody = Pathway("", "dental", Area.DENTAL, PathwayState.NOBODY)
    desk.do(put_pathway, PutPathway, nobody)
    assert state(desk) is not StepState.DONE
    for guide in guides:
        arranged = Pathway(
            "",
            guide.code,
            guide.area,
            PathwayState.ARRANGED,
            made.NAMND.id,
            what="Klart.",
            confirmed=TODAY,
            transfer_asked=TODAY if guide.transfer else None,
        )
        desk.do(put_pathway, PutPathway, arranged)
    leaving(desk, aftercare_asked=TODAY)
    assert state(desk) is StepState.DONE
    for recipient in (made.NAMND.id, made.BUP.id):
        hand_out(desk, PaperKind.COVER_NOTE, recipient)
    assert len(list(receipt_waits(desk.case, TODAY))) == 2
    for note in desk.case.cover_notes:
        came = replace(note, received=TODAY, received_by="Den som tog emot")
        desk.do(record_note, RecordNote, came)
    assert not list(receipt_waits(desk.case, TODAY))
    leaving(desk, discharged=TODAY, handed_over=TODAY, handed_over_to="Kommunen")
    assert isinstance(desk.case.placement, Placement)
    over = Closing(ClosingReason.HANDED_OVER, TODAY, handed_over_to="Kommunen")
    desk.do(record_closing, RecordClosing, over)
    assert desk.do(close_case, CloseCase).closing.closed == TODAY
