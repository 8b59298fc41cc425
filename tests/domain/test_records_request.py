"""Who is asked for what is lacking, and what waits for an answer."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.admission import (
    ITEM_KINDS,
    Admission,
    AdmissionItem,
    Giver,
    ItemState,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.distribution import (
    check_outgoing,
    opened,
    recipients,
)
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.guard import BOARD, Verdict
from sipdesk.domain.information import Information
from sipdesk.domain.journal import left_the_building
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.records_request import (
    asked_before,
    asked_of,
    asked_parties,
    chosen,
    lacking,
    not_requested,
    propose,
    records_not_answered,
    requested,
)
from sipdesk.domain.routine import row_about
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.domain.cases import BUP, FATHER, MOTHER, NAMND, SCHOOL, TODAY, case
from tests.values import values

GIVERS = {
    "care-plan": Giver.SOCIAL_SERVICES,
    "psychiatry": Giver.PSYCHIATRY,
    "school-documents": Giver.SCHOOL,
    "dental-statement": Giver.DENTAL_CARE,
    "allergies": Giver.GUARDIAN,
}
EVERYBODY = (NAMND, BUP, SCHOOL, MOTHER, FATHER)
WHOM = ("", BOARD, "nobody-here", *(party.id for party in EVERYBODY))
LETTERS = st.integers(0, 4)
ITEMS = st.lists(
    st.tuples(values(AdmissionItem), st.sampled_from(sorted(WHOM)), LETTERS),
    max_size=12,
    unique_by=lambda one: one[0].id,
).map(lambda all_: tuple(replace(i, party=p, letters=n) for i, p, n in all_))


def listed(*items: AdmissionItem, parties: tuple[Party, ...] = EVERYBODY) -> Case:
    return replace(case(16, *parties), admission=Admission(items=items))


def of_each_code(**more: object) -> tuple[AdmissionItem, ...]:
    return tuple(AdmissionItem(code, code, **more) for code in GIVERS)  # type: ignore[arg-type]


@given(ITEMS)
def test_a_request_holds_what_is_lacking_from_its_recipient_and_nothing_else(
    items: tuple[AdmissionItem, ...],
) -> None:
    made = listed(*items)
    done = {ItemState.RECEIVED, ItemState.DOES_NOT_EXIST}
    for whom in asked_parties(made):
        held = lacking(made, whom)
        assert held
        for item in items:
            theirs = asked_of(made, item) == whom and item.state not in done
            assert (item in held) == theirs
    told = [item for whom in asked_parties(made) for item in lacking(made, whom)]
    assert len(told) == len(set(told))
    assert set(told) == {
        i for i in items if i.state not in done and asked_of(made, i) != ""
    }


@given(ITEMS)
def test_every_thing_asked_for_gives_a_cause_to_look_for_its_answer(
    items: tuple[AdmissionItem, ...],
) -> None:
    made = listed(*items)
    far = date(2300, 1, 1)
    causes = {cause.about: cause.day for cause in records_not_answered(made, far)}
    waiting = [item for item in items if item.state is ItemState.ASKED]
    for item in waiting:
        since = item.reminded or item.asked or made.opened
        if since <= far:
            whom = asked_of(made, item) or item.id
            assert causes[row_about(ITEM_KINDS.get(item.code), whom)] <= since
    assert bool(causes) <= bool(waiting)


def test_a_reminder_starts_the_count_anew_for_the_one_who_was_reminded() -> None:
    weeks = timedelta(weeks=1)
    asked = of_each_code(state=ItemState.ASKED, asked=TODAY - 5 * weeks)
    first, second = asked[:2]
    first = replace(first, party=NAMND.id, reminded=TODAY - weeks)
    second = replace(second, party=BUP.id)
    causes = list(records_not_answered(listed(first, second), TODAY))
    assert causes == [
        Cause(TODAY - weeks, f"social/{NAMND.id}"),
        Cause(TODAY - 5 * weeks, f"health/{BUP.id}"),
    ]


@given(ITEMS, st.sampled_from([NAMND.id, BUP.id, MOTHER.id]))
def test_what_is_sent_is_asked_for_and_taken_back_is_as_before(
    items: tuple[AdmissionItem, ...], whom: str
) -> None:
    made = listed(*items)
    after = requested(made, whom, TODAY)
    sent = {item.id for item in lacking(made, whom)}
    for before, now in zip(items, after.items, strict=True):
        if before.id not in sent:
            assert now == before
            continue
        assert now.state is ItemState.ASKED
        assert now.asked == (before.asked or TODAY)
        assert now.letters >= 1
    assert not_requested(after, made.admission, after) == made.admission
    again = replace(made, admission=after)
    # Printed and saved on one day it is one request.
    assert requested(again, whom, TODAY) == after
    if sent:
        assert not left_the_building(again) <= left_the_building(case(16))


def test_an_answer_that_came_meanwhile_stays_when_the_letter_is_taken_back() -> None:
    made = listed(AdmissionItem("plan", "care-plan", party=NAMND.id))
    sent = requested(made, NAMND.id, TODAY)
    (item,) = sent.items
    came = replace(item, state=ItemState.RECEIVED, day=TODAY, whom="Nämnden")
    now = not_requested(Admission(items=(came,)), made.admission, sent)
    assert now.items == (replace(came, letters=0),)


def test_the_second_letter_is_a_reminder_and_says_since_when() -> None:
    made = listed(AdmissionItem("plan", "care-plan", party=NAMND.id))
    later = TODAY + timedelta(days=14)
    sent = replace(made, admission=requested(made, NAMND.id, TODAY))
    assert asked_before(lacking(sent, NAMND.id), TODAY) is None
    assert asked_before(lacking(sent, NAMND.id), later) == TODAY
    (item,) = requested(sent, NAMND.id, later).items
    assert (item.asked, item.reminded, item.letters) == (TODAY, later, 2)


def test_each_thing_is_proposed_to_the_one_who_gives_such_things() -> None:
    made = listed(*of_each_code())
    found = propose(made, GIVERS)
    assert found.asked == {
        "care-plan": NAMND.id,
        "psychiatry": BUP.id,
        "school-documents": SCHOOL.id,
    }
    assert found.unknown == {Giver.DENTAL_CARE}
    assert found.several == {Giver.GUARDIAN}  # two of them: nobody is chosen unseen
    now = replace(made, admission=chosen(made.admission, found))
    assert asked_parties(now) == (NAMND.id, BUP.id, SCHOOL.id)
    assert propose(now, GIVERS).asked == {}


def test_a_school_of_before_is_never_taken_for_the_one_in_the_case() -> None:
    by_hand = ("school-documents",)
    unnamed = AdmissionItem("papers", "school-documents")
    named = replace(unnamed, detail="Påhittaskolan, årskurs 4")
    found = propose(listed(unnamed), GIVERS, by_hand)
    assert not found.asked
    assert not found.several
    found = propose(listed(named), GIVERS, by_hand)
    assert not found.asked
    assert found.several == {Giver.SCHOOL}


def test_what_somebody_has_chosen_is_not_proposed_to_another() -> None:
    made = listed(AdmissionItem("papers", "psychiatry", party=NAMND.id))
    assert propose(made, GIVERS).asked == {}


def test_with_a_name_alone_the_board_can_be_asked_and_nobody_else() -> None:
    made = listed(*of_each_code(), parties=())
    found = propose(made, GIVERS)
    assert found.asked == {"care-plan": BOARD}
    now = replace(made, admission=chosen(made.admission, found))
    assert recipients(PaperKind.RECORDS_REQUEST, now, TODAY) == (BOARD,)
    check_outgoing(PaperKind.RECORDS_REQUEST, now, BOARD, 0, TODAY)
    told = opened(PaperKind.RECORDS_REQUEST, now, BOARD, TODAY)
    assert told.verdict is Verdict.MUST
    assert Information.PLACE not in told.kinds
    # Entered later, it is the one that was to be asked.
    entered = replace(now, parties=(NAMND,))
    assert asked_parties(entered) == (NAMND.id,)


def _lets_out(made: Case, whom: str) -> bool:
    try:
        check_outgoing(PaperKind.RECORDS_REQUEST, made, whom, 0, TODAY)
    except SipdeskError:
        return False
    return True


@given(
    may=st.sampled_from(Answer),
    place=st.sampled_from(Answer),
    placing=st.booleans(),
    flag=st.sampled_from([None, *FlagKind]),
)
def test_no_guardian_is_asked_before_it_is_answered_that_they_may_know(
    may: Answer, place: Answer, *, placing: bool, flag: FlagKind | None
) -> None:
    mother = replace(MOTHER, may_be_asked=may, may_know_place=place)
    parties = (mother, *((NAMND,) if placing else ()))
    flags = (Flag("flag", flag, YOUNG_PERSON, "Socialjouren"),) if flag else ()
    made = replace(
        listed(
            AdmissionItem("allergies", "allergies", party=mother.id),
            AdmissionItem("plan", "care-plan", party=BOARD),
            parties=parties,
        ),
        flags=flags,
    )
    born = replace(made.young_person, birth_date=None)
    acute = replace(made, young_person=born)
    assert _lets_out(acute, mother.id) == (may is Answer.YES)
    told = opened(PaperKind.RECORDS_REQUEST, acute, mother.id, TODAY)
    if place is not Answer.YES or (flag and flag.hides_place):
        assert Information.PLACE not in told.kinds
    # The nämnd that places can always be asked.
    assert _lets_out(acute, asked_of(acute, acute.admission.items[1]))


@given(st.sampled_from([BUP, SCHOOL, Party("dental", PartyKind.DENTAL_CARE)]))
def test_to_ask_care_or_school_takes_a_ground(party: Party) -> None:
    item = AdmissionItem("papers", "psychiatry", party=party.id)
    assert not _lets_out(listed(item, parties=(NAMND, party)), party.id)
