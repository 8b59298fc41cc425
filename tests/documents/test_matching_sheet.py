"""Matchningsunderlag: needs, not diagnoses; to a private home on consent alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.document import for_recipient
from sipdesk.documents.compose import compose
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Grant
from sipdesk.domain.distribution import check_outgoing, opened, recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.ground import ChosenGround, Force
from sipdesk.domain.guard import FILE_COPY, GROUND_CONSENT, Verdict
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.paper import FINALISED, PaperKind
from sipdesk.domain.party import Party, PartyKind
from tests.documents import cases
from tests.documents.example import MADE, SCHOOL, SOCIAL
from tests.documents.onward import GROUP_NOTE, needed, onward
from tests.documents.papers import content, desk, everything_said

SHEET = PaperKind.MATCHING_SHEET
DAY = MADE.date()
HVB = Party("hvb", PartyKind.OTHER, function="Föreståndare", organisation="HVB Påhitt")


def case_with(
    kinds: frozenset[Information] = frozenset(), *grounds: ChosenGround
) -> Case:
    case = onward(cases.full())
    consents = tuple(
        replace(c, grants=(*c.grants, Grant(f"hvb-{c.id}", HVB.id, kinds)))
        for c in case.consents
    )
    return replace(
        case, parties=(*case.parties, HVB), consents=consents, grounds=grounds
    )


def said(case: Case, recipient: str) -> str:
    allowed = opened(SHEET, case, recipient, DAY)
    made = compose(SHEET, case, recipient, desk(allowed.kinds))
    return everything_said(for_recipient(made, allowed.kinds, allowed.branches))


def chosen(law: str, kinds: frozenset[Information], force: Force) -> ChosenGround:
    return ChosenGround(
        f"ground-{law}",
        law,
        law,
        HVB.id,
        force,
        kinds,
        "Skäl.",
        "Någon",
        DAY - timedelta(days=1),
        DAY + timedelta(days=30),
    )


GROUNDS = st.lists(
    st.builds(
        chosen,
        st.sampled_from(sorted({g.law for g in content().grounds.values()})),
        st.frozensets(st.sampled_from(CONSENTABLE)),
        st.sampled_from(Force),
    ),
    max_size=3,
).map(tuple)


@given(st.frozensets(st.sampled_from(CONSENTABLE)), GROUNDS)
def test_a_private_home_knows_what_consent_covers_and_no_more(
    kinds: frozenset[Information], grounds: tuple[ChosenGround, ...]
) -> None:
    case = case_with(kinds, *grounds)
    allowed = opened(SHEET, case, HVB.id, DAY)
    if not kinds:
        assert allowed.verdict is Verdict.NO
        assert allowed.kinds == {Information.PUBLIC}
        with pytest.raises(RuleBroken):
            check_outgoing(SHEET, case, HVB.id, 0, DAY)
        return
    assert {reason.ground for reason in allowed.reasons.values()} == {GROUND_CONSENT}
    assert allowed.kinds & set(CONSENTABLE) == kinds
    text = said(case, HVB.id)
    assert {a for a in Area if needed(a) in text} == {
        a for a in Area if a.kind in kinds
    }


@given(st.frozensets(st.sampled_from(CONSENTABLE)))
def test_a_private_home_is_never_told_the_legal_basis(
    kinds: frozenset[Information],
) -> None:
    text = said(case_with(kinds), HVB.id)
    assert "LVU" not in text
    assert "Rättslig grund" not in text


def test_the_placing_namnd_comes_first_and_is_told_the_legal_basis() -> None:
    case = case_with()
    first, *others = recipients(SHEET, case, DAY)
    assert case.party(first).is_placing
    assert HVB.id in others
    assert SCHOOL not in (first, *others)
    assert "Rättslig grund" in said(case, first)


def test_without_a_need_that_the_reader_may_know_nothing_goes_out() -> None:
    case = replace(case_with(frozenset({Information.LIVING})), matching=())
    with pytest.raises(RuleBroken, match="matching-none"):
        check_outgoing(SHEET, case, HVB.id, 0, DAY)


@pytest.mark.parametrize("kind", PaperKind, ids=lambda kind: kind.value)
def test_no_paper_of_any_kind_tells_of_a_group(kind: PaperKind) -> None:
    """Whoever reads it, and whatever the SIP's consents cover."""
    case = case_with(frozenset(CONSENTABLE))
    for recipient in (*recipients(kind, case, DAY), FILE_COPY):
        version = 1 if kind in FINALISED else 0
        text = everything_said(
            compose(kind, case, recipient, desk(frozenset(Information), version))
        )
        assert GROUP_NOTE not in text
        assert "insatsgrupp" not in text.casefold()


def test_no_group_and_no_pathway_stands_on_a_sheet() -> None:
    for recipient in (SOCIAL, HVB.id, FILE_COPY):
        text = said(case_with(frozenset(CONSENTABLE)), recipient)
        assert GROUP_NOTE not in text
        assert "Vägtext" not in text
