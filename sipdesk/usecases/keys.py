"""Nycklar: who can open the home, and with what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.information import Branch
from sipdesk.domain.key_slot import KeyDeed, KeyState, SlotKind
from sipdesk.domain.policy import ALLOW_RECOVERY_KEY
from sipdesk.domain.rights import Right, check
from sipdesk.domain.user import Role, User
from sipdesk.usecases.entrance import remember
from sipdesk.usecases.key_log import keys_of, logged, or_told
from sipdesk.usecases.ports import Entrance, Opened, Ports, Work


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    """One's own passphrase, the old and the new."""

    old: str = field(repr=False)
    new: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RemoveRecoveryKey:
    """A recovery key to take out of use, by its slot."""

    slot: str


@dataclass(frozen=True, slots=True)
class AskWho:
    """A home's file and its recovery key."""

    path: Path
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenWithRecoveryKey:
    """A home, its recovery key, and a new passphrase for one of its people."""

    path: Path
    code: str = field(repr=False)
    person: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Somebody new, with a first passphrase to be changed by themselves."""

    name: str
    title: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    again: str = field(repr=False)
    branches: frozenset[Branch] = frozenset(Branch)


@dataclass(frozen=True, slots=True)
class GivePassphrase:
    """A first passphrase for somebody who is registered and has no way in."""

    person: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Somebody who is not to open the home any more."""

    person: str


@dataclass(frozen=True, slots=True)
class ChangeRights:
    """What somebody is at the home from now on, and the branches they may read.

    ``name`` and ``title`` are how they are written from now on; None leaves them.
    """

    person: str
    roles: frozenset[Role]
    branches: frozenset[Branch] = frozenset(Branch)
    name: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class BringBack:
    """Somebody who has left and works here again, with a new first passphrase."""

    person: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    again: str = field(repr=False)
    branches: frozenset[Branch] = frozenset(Branch)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who has worked with the home, and the ways into it.

    ``open_cases`` is how many open cases somebody has, by their id.
    """

    users: tuple[User, ...]
    keys: KeyState
    open_cases: Mapping[str, int] = field(default_factory=dict)


# --- One's own ----------------------------------------------------------------------


def change_passphrase(order: ChangePassphrase, ports: Ports) -> KeyState:
    """Change one's own passphrase; one that is tied to this computer stays so.

    Raises:
        RuleBroken: ``passphrases-differ``, ``passphrase-unchanged``, ``passphrase-…``,
            ``too-many-attempts``, ``device-cannot-keep``.
        Unavailable: ``wrong-passphrase``, or with the trouble.

    """
    if order.new != order.again:
        raise RuleBroken("passphrases-differ", "again")
    if order.new == order.old:
        raise RuleBroken("passphrase-unchanged", "new")
    with logged(KeyDeed.PASSPHRASE, ports) as keys:
        tied = keys.state().has(SlotKind.PASSPHRASE_AND_DEVICE, ports.user.id)
        keys.change_passphrase(ports.user.id, order.old, order.new, with_device=tied)
    return keys.state()


# --- The home's ---------------------------------------------------------------------


def list_slots(_: None, ports: Ports) -> KeyState:
    """Tell who can open the home, and whether the data key should be changed."""
    return keys_of(ports).state()


def remove_recovery_key(order: RemoveRecoveryKey, ports: Ports) -> KeyState:
    """Take a recovery key out of use; the last one stays.

    Raises:
        RuleBroken: ``right-missing``, ``last-recovery-key``.
        Missing: there is none.

    """
    check(ports.user, Right.MANAGE_PEOPLE)
    with logged(KeyDeed.RECOVERY_KEY_REMOVED, ports) as keys:
        keys.remove_recovery_key(order.slot)
    return keys.state()


def rotate_key(_: None, ports: Ports) -> KeyState:
    """Change the home's data key; every passphrase and recovery key stays as it is.

    Raises:
        RuleBroken: ``right-missing``.
        Unavailable: with the trouble; ``busy`` while somebody else is at work.

    """
    check(ports.user, Right.MANAGE_PEOPLE)
    with logged(KeyDeed.DATA_KEY, ports) as keys:
        keys.rotate()
    return keys.state()


# --- People -------------------------------------------------------------------------


def read_people(_: None, ports: Ports) -> People:
    """Read who works at the home, who has left, and the ways in.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.MANAGE_PEOPLE)
    with ports.store.reading() as work:
        cases = Counter(case.coordinator for case in work.cases.open_cases())
        return People(work.house.users(), keys_of(ports).state(), cases)


def add_person(order: AddPerson, ports: Ports) -> User:
    """Let somebody new open the home.

    Raises:
        RuleBroken: ``right-missing``, ``person-without-name``, ``person-without-role``,
            ``person-without-branch``, ``passphrases-differ``, ``passphrase-…``,
            ``slots-full``.

    """
    check(ports.user, Right.MANAGE_PEOPLE)
    if not order.name.strip():
        raise RuleBroken("person-without-name", "name")
    _check_roles(order.roles, order.branches)
    if order.passphrase != order.again:
        raise RuleBroken("passphrases-differ", "again")
    user = User(
        ports.new_id(),
        order.name.strip(),
        order.title.strip(),
        roles=order.roles,
        branches=order.branches,
    )
    keys_of(ports).check_new(order.passphrase)
    with ports.store.work() as work:
        work.house.put_user(user)
    with or_told(
        KeyDeed.PERSON, ports, lambda work: work.house.drop_user(user)
    ) as keys:
        keys.add_passphrase(user.id, user.role.value, order.passphrase)
    return user


def give_passphrase(order: GivePassphrase, ports: Ports) -> KeyState:
    """Let somebody who is registered open the home, by a first passphrase.

    Raises:
        RuleBroken: ``right-missing``, ``person-is-oneself``, ``person-has-way-in``,
            ``passphrases-differ``, ``passphrase-…``, ``slots-full``.
        Missing: there is nobody of that id who is still here.

    """
    _check_another(order.person, ports)
    if order.passphrase != order.again:
        raise RuleBroken("passphrases-differ", "again")
    with ports.store.reading() as work:
        user = _user(order.person, work)
    if user.left is not None:
        raise Missing
    if any(slot.person == user.id for slot in keys_of(ports).state().slots):
        raise RuleBroken("person-has-way-in")
    with logged(KeyDeed.FIRST, ports) as keys:
        keys.add_passphrase(user.id, user.role.value, order.passphrase)
    return keys.state()


def bring_back(order: BringBack, ports: Ports) -> User:
    """Let somebody who has left open the home again, as the one they were.

    Raises:
        RuleBroken: ``right-missing``, ``person-is-oneself``, ``person-without-role``,
            ``person-without-branch``, ``passphrases-differ``, ``passphrase-…``,
            ``slots-full``.
        Missing: there is nobody of that id who has left.

    """
    _check_another(order.person, ports)
    _check_roles(order.roles, order.branches)
    if order.passphrase != order.again:
        raise RuleBroken("passphrases-differ", "again")
    keys_of(ports).check_new(order.passphrase)
    with ports.store.work() as work:
        before = _user(order.person, work)
        if before.left is None:
            raise Missing
        user = replace(before, roles=order.roles, branches=order.branches, left=None)
        work.house.put_user(user)

    with or_told(
        KeyDeed.PERSON, ports, lambda work: work.house.put_user(before)
    ) as keys:
        keys.add_passphrase(user.id, user.role.value, order.passphrase)
    return user


def remove_person(order: RemovePerson, ports: Ports) -> KeyState:
    """Take away every way in that somebody has; what they did stays theirs.

    What they have seen of the data key they may still know: ``rotation_due`` is true
    in what is given, until the key is changed.

    Raises:
        RuleBroken: ``right-missing``, ``person-is-oneself``.
        Missing: there is nobody of that id.

    """
    _check_another(order.person, ports)
    with ports.store.work() as work:
        user = _user(order.person, work)
        left = user.left or ports.clock.today()
        work.house.put_user(replace(user, left=left))
    # Who has left is let in no more, whatever becomes of this.
    with or_told(KeyDeed.PERSON, ports) as keys:
        keys.remove_person(order.person)
    return keys.state()


def change_rights(order: ChangeRights, ports: Ports) -> User:
    """Change what somebody is at the home, and how they are written.

    Raises:
        RuleBroken: ``right-missing``, ``person-is-oneself``, ``person-without-role``,
            ``person-without-branch``, ``person-without-name``.
        Missing: there is nobody of that id.

    """
    _check_another(order.person, ports)
    if order.name is not None and not order.name.strip():
        raise RuleBroken("person-without-name", "name")
    _check_roles(order.roles, order.branches)
    with ports.store.work() as work:
        before = _user(order.person, work)
        user = replace(
            before,
            name=before.name if order.name is None else order.name.strip(),
            title=before.title if order.title is None else order.title.strip(),
            roles=order.roles,
            branches=order.branches,
        )
        work.house.put_user(user)
    with or_told(KeyDeed.PERSON, ports) as keys:
        keys.put_role(user.id, user.role.value)
    return user


# --- When a passphrase is lost ------------------------------------------------------


def ask_who(order: AskWho, entrance: Entrance) -> tuple[User, ...]:
    """Try a recovery key, and name those who can get a new passphrase by it.

    Raises:
        RuleBroken: ``recovery-key-…`` if it is mistyped, with the group where known;
            ``policy-forbids``.
        Unavailable: ``wrong-recovery-key``, or with the trouble.

    """
    entrance.vault.policies.check(ALLOW_RECOVERY_KEY)
    return entrance.vault.people(order.path, order.code)


def open_with_recovery_key(order: OpenWithRecoveryKey, entrance: Entrance) -> Opened:
    """Open a home with its recovery key, and give the one who opens it a passphrase.

    It takes the place of every passphrase that they had. The recovery key stays.

    Raises:
        RuleBroken: ``recovery-key-…``, ``passphrases-differ``, ``passphrase-…``,
            ``policy-forbids``.
        Missing: the person has no passphrase that could be replaced.
        Unavailable: ``wrong-recovery-key``, ``not-let-in``, or with the trouble.

    """
    if order.passphrase != order.again:
        raise RuleBroken("passphrases-differ", "again")
    entrance.vault.policies.check(ALLOW_RECOVERY_KEY)
    opened = entrance.vault.recover(
        order.path, order.code, order.person, order.passphrase
    )
    remember(order.path, opened, entrance)
    return opened


# --- Inside -------------------------------------------------------------------------


def _user(person: str, work: Work) -> User:
    for user in work.house.users():
        if user.id == person:
            return user
    raise Missing


def _check_another(person: str, ports: Ports) -> None:
    check(ports.user, Right.MANAGE_PEOPLE)
    if person == ports.user.id:
        raise RuleBroken("person-is-oneself", "person")


def _check_roles(roles: frozenset[Role], branches: frozenset[Branch]) -> None:
    if not roles:
        raise RuleBroken("person-without-role", "roles")
    if not branches:
        raise RuleBroken("person-without-branch", "branches")
