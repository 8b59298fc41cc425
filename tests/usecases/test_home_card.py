"""Cards of homes: compared by telephone, kept, and warned of when they change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.content.access_words import told
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Missing, SipdeskError
from sipdesk.domain.user import Role
from sipdesk.usecases.home_card import (
    KeepCard,
    keep_card,
    own_card,
    preview_card,
    read_cards,
    remove_card,
)
from tests.home import TODAY, admit_as
from tests.usecases.two_homes import TwoHomes, homes, open_other

__all__ = ["homes"]


def code(act: Callable[..., object], *given: object) -> str:
    with pytest.raises(SipdeskError) as caught:
        act(*given)
    return caught.value.code


def test_a_card_is_the_same_each_time_and_read_as_it_was_made(homes: TwoHomes) -> None:
    one, again = own_card(None, homes.here), own_card(None, homes.here)
    assert one == again
    assert one.card.recipient.startswith("age1")
    came = preview_card(one.data, homes.there)
    assert came.card == one.card
    assert not came.is_changed


def test_a_fingerprint_is_six_groups_of_four_and_of_all_that_counts(
    homes: TwoHomes,
) -> None:
    card = own_card(None, homes.here).card
    assert [len(group) for group in card.fingerprint.split()] == [4] * 6
    others = (
        own_card(None, homes.there).card,
        replace(card, id="x"),
        replace(card, recipient="x"),
        replace(card, verify_key="x"),
    )
    assert len({card.fingerprint, *(c.fingerprint for c in others)}) == 5


def test_a_card_is_kept_once_it_was_compared(homes: TwoHomes) -> None:
    remove_card("home-2", homes.here)
    assert read_cards(None, homes.here) == ()
    data = own_card(None, homes.there).data
    assert code(keep_card, KeepCard(data, compared=False), homes.here) == (
        "card-not-compared"
    )
    kept = keep_card(KeepCard(data, compared=True), homes.here)
    assert (kept.compared, kept.by) == (TODAY, "user-1")
    assert read_cards(None, homes.here) == (kept,)


def test_ones_own_card_is_not_kept(homes: TwoHomes) -> None:
    order = KeepCard(own_card(None, homes.here).data, compared=True)
    assert code(keep_card, order, homes.here) == "card-is-own"


def test_a_card_that_has_changed_is_warned_of(homes: TwoHomes, tmp_path: Path) -> None:
    other = open_other(tmp_path / "again")  # the same home, but keys of its own
    try:
        changed = own_card(None, other).data
    finally:
        other.store.close()
    assert preview_card(changed, homes.here).is_changed
    order = KeepCard(changed, compared=True)
    assert code(keep_card, order, homes.here) == "card-changed"
    keep_card(replace(order, replace=True), homes.here)
    assert not preview_card(changed, homes.here).is_changed


def test_what_is_no_card_or_was_changed_is_refused(homes: TwoHomes) -> None:
    data = own_card(None, homes.there).data
    for wrong in (
        b"",
        b"{}\n",
        b"\xff\xfe\0",
        b"[" * 5000,
        b"x" * 20_000,
        data[:-9],
        data.replace(b"Andra", b"Andre"),
        data.replace(b"age1", b"age2"),
        data.replace(b"sipdesk-card", b"sipdesk-else"),
    ):
        assert code(preview_card, wrong, homes.here) == "not-a-card"
    newer = data.replace(b'"version":1', b'"version":2')
    assert code(preview_card, newer, homes.here) == "package-too-new"


def test_a_card_that_is_not_there_cannot_be_forgotten(homes: TwoHomes) -> None:
    with pytest.raises(Missing):
        remove_card("home-9", homes.here)


def test_each_card_that_is_kept_replaced_or_removed_is_in_the_log(
    homes: TwoHomes, tmp_path: Path
) -> None:
    first = own_card(None, homes.there)
    other = open_other(tmp_path / "again")
    try:
        second = own_card(None, other)
    finally:
        other.store.close()
    keep_card(KeepCard(second.data, compared=True, replace=True), homes.here)
    remove_card("home-2", homes.here)
    admit_as(homes.here, Role.MANAGER)
    with homes.here.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.HOME_CHANGED)).rows
    assert [told(row) for row in rows] == [
        "Hemkort home-2",
        f"Hemkort home-2 {second.card.fingerprint[:4]}",
        f"Hemkort home-2 {first.card.fingerprint[:4]}",
    ]
