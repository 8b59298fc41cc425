"""The invented case on which texts and templates are shown."""

from datetime import date

import pytest

from sipdesk.content.example import read_example
from sipdesk.domain.distribution import recipients
from sipdesk.domain.paper import PaperKind
from sipdesk.paths import resources

DAY = date(2025, 12, 1)


def test_the_example_has_gone_through_the_whole_routine() -> None:
    case = read_example(resources())
    assert case.meeting.minutes
    assert case.plan.versions
    assert case.consents
    assert case.requests
    assert case.follow_ups


NOT_NEEDED = {
    PaperKind.BOARD_QUESTION,  # everyone has said yes
    PaperKind.INITIATIVE,  # the kommun took it
    PaperKind.RESPONSIBILITY_QUESTION,  # a nämnd has placed
    PaperKind.ACTIVATION,
}


@pytest.mark.parametrize("kind", [k for k in PaperKind if k not in NOT_NEEDED])
def test_every_paper_has_somebody_to_be_shown_for(kind: PaperKind) -> None:
    assert recipients(kind, read_example(resources()), DAY)


def test_nobody_in_it_is_protected_or_real() -> None:
    case = read_example(resources())
    assert not case.flags
    assert all(not p.phone or p.phone.startswith("000-") for p in case.parties)
