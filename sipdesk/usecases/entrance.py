"""Before a home is unlocked: make one, open one, one's own preferences."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sipdesk.domain.errors import RuleBroken, Unavailable
from sipdesk.domain.home import Home
from sipdesk.domain.settings import LAST_HOME, SETTINGS, Scope
from sipdesk.domain.user import Role, User
from sipdesk.usecases.policy import check_home_folder
from sipdesk.usecases.ports import Entrance, Opened


@dataclass(frozen=True, slots=True)
class CreateHome:
    """A new home with its first person."""

    path: Path
    home_name: str
    user_name: str
    user_title: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenHome:
    """A home's file and a passphrase."""

    path: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangePreference:
    """One of one's own settings, and its new value."""

    key: str
    value: str | int


def create_home(order: CreateHome, entrance: Entrance) -> Opened:
    """Make a new home.

    Raises:
        RuleBroken: ``home-without-name``, ``user-without-name``,
            ``passphrases-differ``, ``passphrase-…``.
        Unavailable: with the trouble; PLACE_DECIDED by a policy.

    """
    if not order.home_name.strip():
        raise RuleBroken("home-without-name", "home_name")
    if not order.user_name.strip():
        raise RuleBroken("user-without-name", "user_name")
    if order.passphrase != order.again:
        raise RuleBroken("passphrases-differ", "again")
    check_home_folder(order.path, entrance.vault.policies)
    home = Home(entrance.new_id(), order.home_name.strip())
    # The first person sets the home up, and so may change what an administrator may.
    user = User(
        entrance.new_id(),
        order.user_name.strip(),
        order.user_title.strip(),
        roles=frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
    )
    opened = entrance.vault.create(order.path, home, user, order.passphrase)
    remember(order.path, opened, entrance)
    return opened


def open_home(order: OpenHome, entrance: Entrance) -> Opened:
    """Unlock a home.

    Raises:
        Unavailable: with the trouble; ``wrong-passphrase`` among them.

    """
    opened = entrance.vault.open(order.path, order.passphrase)
    remember(order.path, opened, entrance)
    return opened


def remember(path: Path, opened: Opened, entrance: Entrance) -> None:
    """Remember which home was opened; one that is open is worth more than that."""
    if not opened.home.demonstration:
        with suppress(Unavailable):
            entrance.preferences.write(LAST_HOME.key, str(path))


def read_preferences(_: None, entrance: Entrance) -> Mapping[str, str | int]:
    """Read one's own settings on this PC."""
    return entrance.preferences.read()


def change_preference(order: ChangePreference, entrance: Entrance) -> None:
    """Change one of one's own settings on this PC.

    Raises:
        RuleBroken: ``setting-unknown``, ``setting-value``.
        Unavailable: it cannot be written.

    """
    setting = SETTINGS.get(order.key)
    if setting is None or setting.scope is not Scope.USER:
        raise RuleBroken("setting-unknown", order.key)
    entrance.preferences.write(order.key, setting.checked(order.value))
