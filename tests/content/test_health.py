"""What the page on health offers to choose among: each reason says what to do next."""

from datetime import date

import pytest

from sipdesk.content.health import HealthTexts, NotCovered, Reason
from sipdesk.content.library import read_content
from sipdesk.domain.health import UNNECESSARY
from sipdesk.paths import resources

TEXTS: HealthTexts = read_content(resources()).health
REASONS = [*TEXTS.not_examined, *TEXTS.not_interviewed]


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.code)
def test_every_reason_has_a_text_and_says_what_to_do_next(reason: Reason) -> None:
    assert 0 < len(reason.text) <= 60
    assert not reason.text.endswith(".")
    assert reason.hint.endswith(".")
    assert reason.source
    assert reason.status in {"verified", "check"}


def test_the_reasons_of_the_pilot_are_there() -> None:
    codes = {reason.code for reason in TEXTS.not_examined}
    assert codes >= {
        *("acute", "declined", "did-not-turn-up", "wrong-address"),
        *("did-not-understand", "consent-missing", UNNECESSARY),
    }
    assert {"nobody-trained", "declined"} <= {r.code for r in TEXTS.not_interviewed}


def test_that_it_is_obviously_unnecessary_is_a_decision_of_the_board() -> None:
    (reason,) = (r for r in TEXTS.not_examined if r.code == UNNECESSARY)
    assert "nämnden" in reason.text.casefold()
    assert "Beslutet är socialnämndens" in reason.hint
    assert len(TEXTS.basis) >= 5


def test_closed_youth_care_is_not_covered_and_has_another_way() -> None:
    (lsu,) = TEXTS.not_covered
    assert (lsu.legal_basis, lsu.law, lsu.status) == ("lsu", "lag-2017-209", "check")
    assert "SIP" in lsu.instead
    assert "primärvården" in lsu.instead


def test_who_is_not_covered_is_dated() -> None:
    began, ended = date(2026, 1, 1), date(2026, 6, 30)
    of_spring = NotCovered(
        *("lsu", "law", "text", "instead", "source"), began, "check", began, ended
    )
    texts = HealthTexts(not_covered=(of_spring,))
    assert texts.uncovered(date(2025, 12, 31)) == ()
    assert texts.uncovered(began) == texts.uncovered(ended) == ("lsu",)
    assert texts.uncovered(date(2026, 7, 1)) == ()
    assert texts.why_uncovered("lsu", ended) is of_spring
    assert texts.why_uncovered("lvu-2", ended) is None


def test_what_only_licensed_staff_asks_is_marked() -> None:
    licensed = [q for q in TEXTS.questions if q.licensed]
    anybody = [q for q in TEXTS.questions if not q.licensed]
    assert len(licensed) >= 4
    assert len(anybody) >= 4
    assert all(q.text.endswith("?") for q in anybody)
