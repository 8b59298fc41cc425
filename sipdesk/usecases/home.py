"""Hemmet: the home's own facts, its people and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.giveaway import plain_number
from sipdesk.domain.home import Home
from sipdesk.domain.reminder import Reminders
from sipdesk.domain.rights import Right, may
from sipdesk.domain.settings import SETTINGS, Scope
from sipdesk.domain.user import User
from sipdesk.usecases.case import refresh_overviews
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import reminders_of


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home, its users and its settings."""

    home: Home
    users: tuple[User, ...]
    settings: Mapping[str, str | int]
    reminders: Reminders
    shut: frozenset[str] = frozenset()  # keys of settings that a policy decides


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """A setting of the home and its new value."""

    key: str
    value: str | int


def read_home(_: None, ports: Ports) -> HomeView:
    """Read the home."""
    with ports.store.reading() as work:
        house = work.house
        rules = reminders_of(ports, work)
        shut = ports.store.policies.shut
        return HomeView(house.home(), house.users(), house.settings(), rules, shut)


def record_home(home: Home, ports: Ports) -> HomeView:
    """Save the home's name, address and numbers.

    Raises:
        RuleBroken: ``home-without-name``; ``switchboard-tells-place`` when the number
            that everybody is given is the home's own.

    """
    if not home.name.strip():
        raise RuleBroken("home-without-name", "name")
    own = plain_number(home.phone)
    if own and plain_number(home.switchboard) == own:
        raise RuleBroken("switchboard-tells-place", "switchboard")
    with ports.store.work() as work:
        kept = work.house.home()
        work.house.put_home(replace(home, id=kept.id, demonstration=kept.demonstration))
    return read_home(None, ports)


def record_own_details(user: User, ports: Ports) -> HomeView:
    """Save one's own name, title and telephone; role and id stay.

    Raises:
        RuleBroken: ``user-without-name``, ``not-oneself``.

    """
    if user.id != ports.user.id:
        raise RuleBroken("not-oneself")
    if not user.name.strip():
        raise RuleBroken("user-without-name", "name")
    with ports.store.work() as work:
        work.house.put_user(
            replace(
                user,
                roles=ports.user.roles,
                branches=ports.user.branches,
                left=ports.user.left,
            )
        )
    return read_home(None, ports)


def change_setting(order: ChangeSetting, ports: Ports) -> HomeView:
    """Change a setting of the home.

    Raises:
        RuleBroken: ``setting-unknown``, ``setting-value``,
            ``setting-for-administrator``, ``setting-decided`` by a policy.

    """
    setting = SETTINGS.get(order.key)
    if setting is None or setting.scope is Scope.USER:
        raise RuleBroken("setting-unknown", order.key)
    for_all = setting.scope is Scope.HOME or may(ports.user, Right.MANAGE_HOME)
    if not for_all:
        raise RuleBroken("setting-for-administrator", order.key)
    if order.key in ports.store.policies.shut:
        raise RuleBroken("setting-decided", order.key)
    value = setting.checked(order.value)
    with ports.store.work() as work:
        work.house.put_setting(order.key, value)
    refresh_overviews(None, ports)  # reminders may count by it
    return read_home(None, ports)
