"""A ground is chosen for one recipient, with why and until when, and is journalled."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.guard import Verdict, clearance, kind_lacks
from sipdesk.domain.information import Information
from sipdesk.domain.party import PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.consent import ClearPlace, clear_place
from sipdesk.usecases.ground import ChooseGround, EndGround, choose_ground, end_ground
from sipdesk.usecases.journal import read_history
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as open_desk
from tests.usecases.refusals import refused

WEEK = TODAY + timedelta(days=7)
CARE = frozenset({Information.CARE})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        opened.parties()
        yield opened


def choice(  # noqa: PLR0913, PLR0917  (an order, spelled out)
    ground: str = "care-need",
    recipient: str = made.BUP.id,
    kinds: frozenset[Information] = CARE,
    reason: str = "BUP behöver veta det för att ta emot.",
    by: str = "Karin Exempel, samordnare",
    valid_to: date | None = WEEK,
) -> tuple[object, ...]:
    return (ground, recipient, kinds, reason, by, valid_to)


def choose(desk: Desk, *facts: object) -> None:
    desk.do(choose_ground, ChooseGround, *facts)


def test_a_chosen_ground_lets_its_kinds_be_given_until_its_last_day(desk: Desk) -> None:
    choose(desk, *choice())
    told = clearance(desk.case, made.BUP.id, TODAY)
    assert (told.verdict, told.ground) == (Verdict.MAY, "osl-26-9")
    assert Information.CARE in told.kinds
    assert Information.FAMILY not in told.kinds
    assert told.reasons[Information.CARE].until == WEEK
    after = WEEK + timedelta(days=1)
    assert clearance(desk.case, made.BUP.id, after).verdict is Verdict.NO


def test_the_choice_stands_in_the_journal(desk: Desk) -> None:
    choose(desk, *choice())
    newest = max(
        read_history(desk.case.id, desk.ports).entries, key=lambda e: e.version
    )
    assert newest.label == "ground-chosen"


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (choice(recipient=made.SCHOOL.id), "ground-not-for-recipient"),
        (choice(kinds=frozenset()), "ground-without-kind"),
        (choice(kinds=frozenset({Information.HEALTH})), "ground-opens-less"),
        (choice(kinds=frozenset({Information.PLACE})), "ground-opens-less"),
        (choice(reason="  "), "ground-without-reason"),
        (choice(by=""), "ground-without-judge"),
        (choice(valid_to=None), "ground-without-end"),
        (choice(valid_to=date(2026, 1, 1)), "ground-ends-before-it-begins"),
    ],
)
def test_a_choice_that_does_not_hold_is_refused(
    desk: Desk, facts: tuple[object, ...], rule: str
) -> None:
    with refused(rule):
        choose(desk, *facts)


def test_one_for_minors_is_not_for_a_grown_up_and_ends_at_eighteen(desk: Desk) -> None:
    choose(desk, *choice())
    grown = replace(desk.case.young_person, birth_date=date(2008, 1, 1))
    older = replace(desk.case, young_person=grown)
    assert clearance(older, made.BUP.id, TODAY).verdict is Verdict.NO
    desk.grown_up()
    with refused("ground-not-for-recipient"):
        choose(desk, *choice())


def test_an_ended_choice_opens_nothing_more(desk: Desk) -> None:
    choose(desk, *choice())
    (chosen,) = desk.case.grounds
    desk.do(end_ground, EndGround, chosen.id)
    assert clearance(desk.case, made.BUP.id, TODAY).verdict is Verdict.NO
    with refused("ground-is-ended"):
        desk.do(end_ground, EndGround, chosen.id)


def test_a_duty_once_asked_for_gives_all_that_it_names_and_never_the_place(
    desk: Desk,
) -> None:
    other = replace(made.NAMND, id="other", places=False, organisation="Grannkommunen")
    desk.do(put_party, PutParty, other)
    kinds = desk.ports.content.grounds["board-investigation"].kinds
    choose(desk, *choice("board-investigation", "other", kinds))
    told = clearance(desk.case, "other", TODAY)
    assert told.verdict is Verdict.MUST
    assert kinds <= told.kinds
    assert Information.PLACE not in told.kinds


def test_no_ground_opens_to_a_guardian_who_is_shut_out(desk: Desk) -> None:
    desk.do(put_party, PutParty, replace(made.MOTHER, may_be_asked=Answer.NO))
    with refused("guardian-may-not-know"):
        choose(desk, *choice("party-insight", made.MOTHER.id))


def test_a_hidden_place_opens_only_by_a_decision_that_is_registered(desk: Desk) -> None:
    hidden = Flag("flag", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden", TODAY)
    desk.do(put_flag, PutFlag, hidden)
    with refused("place-hidden-without-decision"):
        desk.do(clear_place, ClearPlace, made.BUP.id, Answer.YES)
    desk.do(clear_place, ClearPlace, made.BUP.id, Answer.YES, "Nämnden 2026-03-01")
    choose(desk, *choice())
    assert Information.PLACE in clearance(desk.case, made.BUP.id, TODAY).kinds


def test_an_answer_from_before_the_place_was_hidden_opens_nothing(desk: Desk) -> None:
    desk.do(clear_place, ClearPlace, made.BUP.id, Answer.YES)
    choose(desk, *choice())
    threat = Flag("flag", FlagKind.THREAT, YOUNG_PERSON, "Polisen", TODAY)
    desk.do(put_flag, PutFlag, threat)
    assert Information.PLACE not in clearance(desk.case, made.BUP.id, TODAY).kinds
    lacking = kind_lacks(desk.case, made.BUP.id, Information.PLACE, TODAY)
    assert lacking == "place-hidden-without-decision"


def test_every_ground_can_be_chosen_for_someone(desk: Desk) -> None:
    for ground in desk.ports.content.grounds.values():
        party = replace(
            made.BUP,
            id=f"for {ground.id}",
            kind=next(iter(sorted(ground.recipients, key=str)), PartyKind.OTHER),
            may_be_asked=Answer.YES,
        )
        desk.do(put_party, PutParty, party)
        choose(desk, *choice(ground.id, party.id, ground.kinds))
        told = clearance(desk.case, party.id, TODAY).kinds
        assert ground.kinds <= told
