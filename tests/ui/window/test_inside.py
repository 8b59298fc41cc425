"""An opened home as the window holds it is let go, whatever happens on the way."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from typing_extensions import override

from sipdesk.domain.policy import (
    PolicyLevel,
)
from sipdesk.domain.policy_reading import judged
from sipdesk.domain.user import Role, User
from sipdesk.storage.preferences import FilePreferences
from sipdesk.ui.window.inside import Given, Inside, _warnings
from sipdesk.ui.window.warning import DEVICE_WANTED
from sipdesk.usecases.ports import Clock, Entrance, Ports
from tests.home import HOME, PASSPHRASE, USER, SetClock, content, vault
from tests.opened import copied_office


@dataclass
class NoClock(SetClock):
    """A clock that cannot be read."""

    @override
    def now(self) -> datetime:
        raise OSError("no clock")


def inside(folder: Path, clock: Clock) -> Inside:
    """Make a home, and open it as the program does."""
    file = folder / "hem.sipdesk"
    opened = vault().create(file, HOME, USER, PASSPHRASE)
    ports = Ports(
        opened.store, clock, lambda: "new", opened.user, content(), opened.keys
    )
    preferences = FilePreferences(folder / "settings.json")
    entrance = Entrance(vault(), preferences, lambda: "new")
    return Inside(Given(file, opened, ports, entrance, folder / "eget"))


def warnings(folder: Path, user: User) -> list[str]:
    """Tell what an opening says to somebody, when there is something to answer for."""
    held = inside(folder, SetClock())
    opened = replace(held.given.opened, user=user, faults_unanswered=True)  # type: ignore[type-var]
    told = _warnings(opened)
    held.close()
    return told


@pytest.mark.journey
def test_only_who_reviews_the_log_is_told_that_it_is_to_be_answered_for(
    tmp_path: Path,
) -> None:
    manager = replace(USER, roles=frozenset({Role.MANAGER}))
    for number, user in enumerate((manager, USER)):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert ("faults-unanswered" in warnings(folder, user)) == (user is manager)


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        ({}, []),
        ({"AllowPassphraseAlone": 0}, [DEVICE_WANTED]),
        ({"AllowPassphraseAlone": 0, "AllowDevice": 0}, []),
    ],
)
def test_a_passphrase_is_wanted_with_the_computer_where_that_is_decided(
    tmp_path: Path, decided: dict[str, object], told: list[str]
) -> None:
    office = copied_office(tmp_path)
    policies = judged({PolicyLevel.MACHINE: decided})
    opened = replace(office.vault(), policies=policies).open(office.home, PASSPHRASE)
    assert [one for one in _warnings(opened) if one == DEVICE_WANTED] == told
    opened.store.close()


@pytest.mark.journey
def test_what_fails_on_the_way_out_does_not_keep_the_home(tmp_path: Path) -> None:
    held = inside(tmp_path, NoClock())
    with pytest.raises(OSError, match="no clock"):
        held.close(back_up=True)
    vault().open(held.path, PASSPHRASE).store.close()
