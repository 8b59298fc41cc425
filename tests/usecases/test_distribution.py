"""Who has which version of minutes and plan, by what has gone out, and the guard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.meeting import Record
from sipdesk.domain.paper import SAVED, PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.distribution import (
    Distribution,
    DistributionOf,
    read_distribution,
)
from sipdesk.usecases.meeting import (
    PlanNextMeeting,
    RecordMeeting,
    plan_next_meeting,
    record_meeting,
)
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.plan import EstablishPlan, establish_plan
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    RemoveParticipant,
    choose_participant,
    remove_participant,
)
from tests.domain import cases as made
from tests.domain.cases import LEAD
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk


def bring(desk: Desk) -> None:
    desk.agreed()
    desk.book(TODAY)
    desk.hold()


@pytest.fixture(name="held")
def held_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as held:
        yield held


def read(desk: Desk, kind: PaperKind = PaperKind.MINUTES) -> Distribution:
    return read_distribution(DistributionOf(desk.case.id, kind), desk.ports)


def give(
    desk: Desk, whom: str, version: int, kind: PaperKind = PaperKind.MINUTES
) -> None:
    order = PaperOrder(desk.case.id, kind, whom, version)
    seen = preview_paper(order, desk.ports)
    hand_out_paper(HandOut(order, seen.made, seen.case_version, SAVED), desk.ports)


def versions(found: Distribution) -> dict[str, int]:
    return {
        one.recipient: one.record.version if one.record else 0 for one in found.received
    }


def test_before_anything_is_locked_nobody_is_listed(held: Desk) -> None:
    assert read(held) == Distribution(PaperKind.MINUTES, 0, ())
    assert read(held, PaperKind.PLAN) == Distribution(PaperKind.PLAN, 0, ())


def test_each_ones_latest_version_is_told(held: Desk) -> None:
    held.do(finalise_minutes, FinaliseMinutes)
    give(held, YOUNG_PERSON, 1)
    give(held, made.BUP.id, 1)
    held.do(amend_minutes, AmendMinutes, "Fel ord.")
    held.do(finalise_minutes, FinaliseMinutes)
    give(held, YOUNG_PERSON, 2)
    found = read(held)
    assert found.latest == 2
    assert versions(found) == {YOUNG_PERSON: 2, made.NAMND.id: 0, made.BUP.id: 1}
    assert [found.is_up_to_date(one) for one in found.received] == [True, False, False]
    assert {one.stopped for one in found.received} == {""}


def test_one_who_may_not_have_it_is_listed_with_what_is_missing(held: Desk) -> None:
    stranger = replace(made.SCHOOL, id="stranger")
    held.do(put_party, PutParty, stranger)
    held.do(choose_participant, ChooseParticipant, stranger.id)
    held.do(finalise_minutes, FinaliseMinutes)
    stopped = {one.recipient: one.stopped for one in read(held).received}
    assert stopped[stranger.id] == "no-consent-for-recipient"
    assert stopped[made.BUP.id] == ""


def test_one_who_takes_part_no_more_still_has_what_they_got(held: Desk) -> None:
    held.do(finalise_minutes, FinaliseMinutes)
    give(held, made.BUP.id, 1)
    held.do(remove_participant, RemoveParticipant, held.participant(made.BUP.id))
    last = read(held).received[-1]
    assert (last.recipient, last.former, last.role) == (
        made.BUP.id,
        True,
        made.BUP.kind.value,
    )


def test_the_minutes_of_an_earlier_meeting_are_not_counted_as_the_next_ones(
    held: Desk,
) -> None:
    held.do(finalise_minutes, FinaliseMinutes)
    give(held, YOUNG_PERSON, 1)
    held.do(plan_next_meeting, PlanNextMeeting)
    assert versions(read(held))[YOUNG_PERSON] == 1
    clock = held.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = TODAY + timedelta(days=60)
    held.do(record_meeting, RecordMeeting, Record(held=clock.day))
    held.do(finalise_minutes, FinaliseMinutes)
    assert versions(read(held))[YOUNG_PERSON] == 0


def test_the_plan_in_short_counts_as_the_plan_it_retells(held: Desk) -> None:
    held.plan()
    held.do(establish_plan, EstablishPlan, TODAY, "", LEAD)
    give(held, YOUNG_PERSON, 1, PaperKind.MY_PLAN)
    give(held, made.BUP.id, 1, PaperKind.PLAN)
    found = read(held, PaperKind.PLAN)
    assert versions(found) == {YOUNG_PERSON: 1, made.NAMND.id: 0, made.BUP.id: 1}
    kinds = [one.record.kind for one in found.received if one.record]
    assert kinds == [PaperKind.MY_PLAN, PaperKind.PLAN]
