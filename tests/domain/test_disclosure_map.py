"""The map of who may know what is the guard's answers, and nothing else."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent
from sipdesk.domain.disclosure_map import SHOWN, disclosure_map, not_entered
from sipdesk.domain.ground import ChosenGround
from sipdesk.domain.guard import Verdict, clearance, kind_lacks, reasons
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.domain.cases import BUP, LATER, NAMND, TODAY, case, yes
from tests.values import values


@st.composite
def situations(draw: st.DrawFn) -> Case:
    parties = tuple(draw(st.lists(values(Party), min_size=1, max_size=4)))
    ids = st.sampled_from([p.id for p in parties])
    consents = tuple(
        replace(
            consent,
            consenter=draw(st.sampled_from([YOUNG_PERSON, *(p.id for p in parties)])),
            grants=tuple(replace(g, recipient=draw(ids)) for g in consent.grants),
        )
        for consent in draw(st.lists(values(Consent), max_size=3))
    )
    chosen = draw(st.lists(values(ChosenGround), max_size=2))
    grounds = tuple(
        replace(g, recipient=draw(ids), chosen=TODAY, valid_to=LATER) for g in chosen
    )
    flags = tuple(draw(st.lists(values(Flag), max_size=2)))
    found = case(draw(st.integers(0, 25)), *parties, consents=consents)
    return replace(found, grounds=grounds, flags=flags)


@given(situations())
def test_every_cell_says_what_the_guard_says(found: Case) -> None:
    rows = disclosure_map(found, TODAY)
    assert [r.recipient for r in rows] == [YOUNG_PERSON, *(p.id for p in found.parties)]
    for row in rows:
        opened = clearance(found, row.recipient, TODAY).kinds
        why = reasons(found, row.recipient, TODAY)
        assert tuple(cell.kind for cell in row.cells) == SHOWN
        for cell in row.cells:
            assert (cell.verdict is not Verdict.NO) == (cell.kind in opened)
            assert cell.missing == kind_lacks(found, row.recipient, cell.kind, TODAY)
            assert bool(cell.missing) == (cell.verdict is Verdict.NO)
            if cell.kind in opened:
                told = (cell.verdict, cell.ground, cell.words, cell.until)
                reason = why[cell.kind]
                given = (reason.verdict, reason.ground, reason.words, reason.until)
                assert told == given


@given(situations())
def test_every_no_has_a_sentence_for_it(found: Case) -> None:
    for row in disclosure_map(found, TODAY):
        for cell in row.cells:
            if cell.missing:
                assert notice(cell.missing).text


def test_all_kinds_but_the_public_are_shown_with_the_consentable_first() -> None:
    assert set(SHOWN) == set(Information) - {Information.PUBLIC}
    assert SHOWN[: len(CONSENTABLE)] == CONSENTABLE


def test_a_day_after_the_consent_shows_what_has_gone_out() -> None:
    found = case(18, BUP, consents=(yes(),))
    health = SHOWN.index(Information.HEALTH)
    now = disclosure_map(found, TODAY)[1].cells[health]
    after = disclosure_map(found, LATER + timedelta(days=1))[1].cells[health]
    assert (now.verdict, now.until) == (Verdict.COVERED, LATER)
    assert now.words == (yes().id,)
    assert (after.verdict, after.missing) == (
        Verdict.NO,
        "consent-expired-young-person",
    )


def test_branches_of_sis_that_nobody_has_entered_are_named() -> None:
    both = (PartyKind.SIS_HEALTH, PartyKind.SIS_SCHOOL)
    assert not_entered(case(16, NAMND)) == both
    school = Party("s", PartyKind.SIS_SCHOOL, may_be_asked=Answer.NOT_ASKED)
    assert not_entered(case(16, school)) == (PartyKind.SIS_HEALTH,)
