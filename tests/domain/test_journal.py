"""Undo goes back one change at a time, and never past what has left the building."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.journal import Entry, left_the_building, to_undo, undone
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.sip_request import SipRequest
from tests.domain.cases import NAMND, TODAY, case

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def entries(*undoes: int | None) -> tuple[Entry, ...]:
    return tuple(
        Entry("case", version, "saved", "user", NOW, back)
        for version, back in enumerate(undoes, 1)
    )


@pytest.mark.parametrize(
    ("undoes", "wanted"),
    [
        ((None,), None),
        ((None, None), 2),
        ((None, None, None), 3),
        ((None, None, None, 3), 2),
        ((None, None, None, 3, 2), None),
        ((None, None, None, 3, None), 5),
        ((None, None, None, 3, None, 5), 2),
    ],
)
def test_the_newest_change_not_taken_back_is_next(
    undoes: tuple[int | None, ...], wanted: int | None
) -> None:
    found = to_undo(entries(*undoes))
    assert (found.version if found else None) == wanted


def test_an_undo_is_a_new_version_with_the_contents_before() -> None:
    before = replace(case(16, NAMND), version=4)
    now = replace(before, version=5, consent_deviation="Skäl.")
    assert undone(before, now) == replace(before, version=5)


def test_what_was_sent_cannot_be_unsent() -> None:
    request = SipRequest("r", NAMND.id, TODAY, questions="Vem gör vad?")
    before = replace(case(16, NAMND), requests=(request,))
    now = replace(before, requests=(replace(request, sent=TODAY),))
    with pytest.raises(RuleBroken, match="left-the-building"):
        undone(before, now)
    assert undone(now, replace(now, consent_deviation="Skäl.")) == now


def test_final_minutes_and_handed_over_plans_have_left_the_building() -> None:
    version = MinutesVersion("v", 1, NOW, "user", 7)
    plain = case(16)
    meeting = replace(plain.meeting, minutes=(version,))
    final = replace(plain, meetings=(meeting,))
    handed = replace(plain, plan=replace(plain.plan, handed_over=TODAY))
    assert left_the_building(plain) == frozenset()
    assert left_the_building(final) == {"minutes v"}
    assert left_the_building(handed) == {"plan handed over"}
