from collections.abc import Callable
from dataclasses import replace

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Missing, Trouble, Unavailable
from sipdesk.domain.key_slot import SlotKind
from sipdesk.domain.user import Role, User
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.device import (
    TieToDevice,
    distrust_device,
    tie_to_device,
)
from sipdesk.usecases.key_log import keys_of
from sipdesk.usecases.keys import (
    AddPerson,
    AskWho,
    ChangePassphrase,
    ChangeRights,
    GivePassphrase,
    OpenWithRecoveryKey,
    RemovePerson,
    RemoveRecoveryKey,
    add_person,
    ask_who,
    change_passphrase,
    change_rights,
    give_passphrase,
    list_slots,
    open_with_recovery_key,
    remove_person,
    remove_recovery_key,
    rotate_key,
)
from sipdesk.usecases.ports import Entrance, Ports
from tests.home import PASSPHRASE, TODAY, USER
from tests.keyring import Broken
from tests.opened import Office
from tests.usecases.locks import (
    BOS,
    COORDINATOR,
    MANAGER,
    NEW,
    bo,
    entrance,
    kinds,
    office,
    recovery_key,
    shut,
    trouble,
)
from tests.usecases.refusals import refused

__all__ = ["entrance", "office"]


def tie(ports: Ports) -> None:
    recovery_key(ports)
    tie_to_device(TieToDevice(PASSPHRASE), ports)


def key_deeds(ports: Ports) -> list[str | None]:
    with ports.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.KEYS_CHANGED)).rows
    return [row.detail for row in rows]


# --- One's own passphrase -----------------------------------------------------------


def test_a_new_passphrase_opens_and_the_old_does_not(office: Office) -> None:
    with office.ports() as ports:
        change_passphrase(ChangePassphrase(PASSPHRASE, NEW, NEW), ports)

    assert shut(office) is Trouble.WRONG_PASSPHRASE
    with office.open(NEW) as opened:
        assert opened.user == USER
        assert len(opened.keys.state().slots) == 1


def test_a_passphrase_is_only_changed_by_who_knows_the_old(office: Office) -> None:
    with office.ports() as ports:
        wrong = ChangePassphrase("inte den gamla frasen", NEW, NEW)
        assert trouble(change_passphrase, wrong, ports) is Trouble.WRONG_PASSPHRASE
        for _ in range(4):
            trouble(change_passphrase, wrong, ports)
        with refused("too-many-attempts"):
            change_passphrase(wrong, ports)

    office.wait(300)
    with office.open() as opened:
        assert len(opened.failed_attempts) == 5


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (ChangePassphrase(PASSPHRASE, NEW, f"{NEW}!"), "passphrases-differ"),
        (ChangePassphrase(PASSPHRASE, "kort", "kort"), "passphrase-too-short"),
        (ChangePassphrase(PASSPHRASE, PASSPHRASE, PASSPHRASE), "passphrase-unchanged"),
    ],
)
def test_a_poor_change_is_refused(
    office: Office, order: ChangePassphrase, code: str
) -> None:
    with office.ports() as ports, refused(code):
        change_passphrase(order, ports)

    with office.open():
        pass


# --- This computer ------------------------------------------------------------------


def test_with_the_device_a_copied_file_stays_shut(office: Office) -> None:
    with office.ports() as ports:
        tie(ports)
        assert kinds(ports) == [SlotKind.RECOVERY, SlotKind.PASSPHRASE_AND_DEVICE]

    with office.open():
        pass
    assert shut(office, NEW) is Trouble.WRONG_PASSPHRASE
    elsewhere = Office(office.home)
    assert shut(elsewhere) is Trouble.DEVICE_UNKNOWN


def test_changing_back_to_the_passphrase_alone_leaves_nothing_on_the_computer(
    office: Office,
) -> None:
    with office.ports() as ports:
        tie(ports)
        tie_to_device(TieToDevice(PASSPHRASE, tied=False), ports)
        assert kinds(ports) == [SlotKind.RECOVERY, SlotKind.PASSPHRASE]
        assert key_deeds(ports) == ["device-untied", "device-tied", "recovery-key"]

    assert office.keyring.kept == {}
    with Office(office.home).open():
        pass


def test_a_new_passphrase_is_tied_to_the_computer_as_the_old_was(
    office: Office,
) -> None:
    with office.ports() as ports:
        tie(ports)
        change_passphrase(ChangePassphrase(PASSPHRASE, NEW, NEW), ports)
        assert kinds(ports) == [SlotKind.RECOVERY, SlotKind.PASSPHRASE_AND_DEVICE]

    assert len(office.keyring.kept) == 1
    assert shut(Office(office.home), NEW) is Trouble.DEVICE_UNKNOWN
    with office.open(NEW):
        pass


def test_without_a_recovery_key_nothing_is_tied_to_a_computer(office: Office) -> None:
    with office.ports() as ports:
        with refused("device-without-recovery-key"):
            tie_to_device(TieToDevice(PASSPHRASE), ports)
        assert kinds(ports) == [SlotKind.PASSPHRASE]
        assert key_deeds(ports) == []

    assert office.keyring.kept == {}


def test_only_who_knows_the_passphrase_ties_it(office: Office) -> None:
    with office.ports() as ports:
        recovery_key(ports)
        wrong = TieToDevice(NEW)
        assert trouble(tie_to_device, wrong, ports) is Trouble.WRONG_PASSPHRASE
        assert kinds(ports) == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]


def test_a_computer_that_cannot_keep_its_part_gets_none(office: Office) -> None:
    office.keyring = Broken()
    with office.ports() as ports:
        recovery_key(ports)
        with refused("device-cannot-keep"):
            tie_to_device(TieToDevice(PASSPHRASE), ports)
        with refused("device-cannot-keep"):
            keys_of(ports).trust_device(USER.id, PASSPHRASE)

    with office.open():
        pass


def test_the_computer_alone_opens_only_where_that_is_allowed(office: Office) -> None:
    with office.ports() as ports:
        keys_of(ports).trust_device(USER.id, PASSPHRASE)
        keys_of(ports).trust_device(USER.id, PASSPHRASE)
        assert kinds(ports) == [SlotKind.PASSPHRASE, SlotKind.DEVICE]

    assert shut(office, "") is Trouble.WRONG_PASSPHRASE
    with office.open("", allow_device_alone=True) as opened:
        assert opened.user == USER
    with pytest.raises(Unavailable), office.open(NEW, allow_device_alone=True):
        pass
    with (
        pytest.raises(Unavailable),
        Office(office.home).open("", allow_device_alone=True),
    ):
        pass


def test_a_computer_that_is_trusted_no_more_asks_again(office: Office) -> None:
    with office.ports() as ports:
        keys_of(ports).trust_device(USER.id, PASSPHRASE)
        distrust_device(None, ports)
        distrust_device(None, ports)

    assert office.keyring.kept == {}
    with pytest.raises(Unavailable), office.open("", allow_device_alone=True):
        pass


# --- People -------------------------------------------------------------------------


def test_one_who_is_registered_is_given_a_first_passphrase(office: Office) -> None:
    amir = User("amir", "Amir Påhitt", roles=COORDINATOR)
    with office.ports() as ports:
        with ports.store.work() as work:
            work.house.put_user(amir)
        give_passphrase(GivePassphrase(amir.id, BOS, BOS), ports)
        assert key_deeds(ports) == ["first"]
        with refused("person-has-way-in"):
            give_passphrase(GivePassphrase(amir.id, NEW, NEW), ports)

    with office.open(BOS) as opened:
        assert opened.user == amir


def test_a_first_passphrase_is_given_only_as_somebody_is_added(office: Office) -> None:
    with office.ports() as ports:
        with ports.store.work() as work:
            work.house.put_user(User("amir", "Amir Påhitt"))
            work.house.put_user(User("eva", "Eva Påhitt", left=TODAY))
        for order, code in (
            (GivePassphrase("amir", BOS, NEW), "passphrases-differ"),
            (GivePassphrase("amir", "kort", "kort"), "passphrase-too-short"),
            (GivePassphrase(USER.id, BOS, BOS), "person-is-oneself"),
        ):
            with refused(code):
                give_passphrase(order, ports)
        with pytest.raises(Missing):
            give_passphrase(GivePassphrase("eva", BOS, BOS), ports)
        unable = replace(ports, user=replace(USER, roles=COORDINATOR))
        with refused("right-missing"):
            give_passphrase(GivePassphrase("amir", BOS, BOS), unable)
        assert kinds(ports) == [SlotKind.PASSPHRASE]


def test_somebody_new_opens_the_home_as_themselves(office: Office) -> None:
    with office.ports() as ports:
        added = bo(ports, Role.MANAGER)

    with office.open(BOS) as opened:
        assert opened.user == added
        assert opened.user.role is Role.MANAGER
        assert [slot.role for slot in opened.keys.state().slots] == [
            "administrator",
            "manager",
        ]


def test_somebody_poorly_described_is_not_added(office: Office) -> None:
    order = AddPerson("Bo Exempel", "", COORDINATOR, BOS, BOS)
    with office.ports() as ports:
        with refused("person-without-name"):
            add_person(replace(order, name=" "), ports)
        with refused("person-without-role"):
            add_person(replace(order, roles=frozenset()), ports)
        with refused("passphrases-differ"):
            add_person(replace(order, again=NEW), ports)
        with refused("passphrase-too-short"):
            add_person(replace(order, passphrase="kort", again="kort"), ports)
        with ports.store.reading() as work:
            assert work.house.users() == (USER,)


def test_who_is_removed_opens_nothing_and_the_key_is_to_be_changed(
    office: Office,
) -> None:
    with office.ports() as ports:
        added = bo(ports)
        assert not list_slots(None, ports).rotation_due
        assert remove_person(RemovePerson(added.id), ports).rotation_due
        remove_person(RemovePerson(added.id), ports)
        with pytest.raises(Missing):
            remove_person(RemovePerson("nobody"), ports)
        with ports.store.reading() as work:
            assert [u.left for u in work.house.users() if u.id == added.id] == [TODAY]

    assert shut(office, BOS) is Trouble.WRONG_PASSPHRASE
    with office.ports() as ports:
        assert list_slots(None, ports).rotation_due
        assert not rotate_key(None, ports).rotation_due


def test_a_role_is_changed_in_the_home_and_in_the_header(office: Office) -> None:
    with office.ports() as ports:
        added = bo(ports)
        change_rights(ChangeRights(added.id, MANAGER), ports)
        with refused("person-without-role"):
            change_rights(ChangeRights(added.id, frozenset()), ports)
        with pytest.raises(Missing):
            change_rights(ChangeRights("nobody", MANAGER), ports)

    with office.open(BOS) as opened:
        assert opened.user.role is Role.MANAGER
        assert opened.keys.state().slots[1].role == "manager"


def test_nobody_removes_or_changes_themselves(office: Office) -> None:
    with office.ports() as ports:
        with refused("person-is-oneself"):
            remove_person(RemovePerson(USER.id), ports)
        with refused("person-is-oneself"):
            change_rights(ChangeRights(USER.id, MANAGER), ports)


def test_only_the_administrator_has_the_keys(office: Office) -> None:
    with office.ports() as ports:
        bo(ports)
    acts: list[Callable[[Ports], object]] = [
        recovery_key,
        lambda ports: remove_recovery_key(RemoveRecoveryKey("x"), ports),
        bo,
        lambda ports: remove_person(RemovePerson(USER.id), ports),
        lambda ports: change_rights(ChangeRights(USER.id, MANAGER), ports),
        lambda ports: rotate_key(None, ports),
    ]

    with office.ports(BOS) as ports:
        for act in acts:
            with refused("right-missing"):
                act(ports)
        assert len(list_slots(None, ports).slots) == 2
        change_passphrase(ChangePassphrase(BOS, NEW, NEW), ports)


def test_a_home_opened_without_its_keys_changes_none(office: Office) -> None:
    with office.ports() as ports, pytest.raises(RuntimeError, match="without its keys"):
        list_slots(None, replace(ports, keys=None))


# --- The data key -------------------------------------------------------------------


def test_everybody_opens_the_home_with_its_new_key(
    office: Office, entrance: Entrance
) -> None:
    with office.ports() as ports:
        bo(ports)
        code = recovery_key(ports)
        case = open_case(OpenCase("Alva", "Påhitt"), ports).case
        before = list_slots(None, ports)
        after = rotate_key(None, ports)
        assert after.slots == before.slots
        assert after.data_key_since >= before.data_key_since
        later = open_case(OpenCase("Bim", "Påhitt"), ports).case  # work goes on

    for words in (PASSPHRASE, BOS):
        with office.ports(words) as ports, ports.store.reading() as work:
            assert work.cases.get(case.id) == case
            assert work.cases.get(later.id) == later
    assert len(ask_who(AskWho(office.home, code), entrance)) == 2


# --- The log ------------------------------------------------------------------------


def logged(ports: Ports) -> list[tuple[Act, str, str | None]]:
    """Tell the rows about keys and failed attempts, in the order of the log."""
    acts = (Act.KEYS_CHANGED, Act.KEYS_UNCHANGED, Act.UNLOCK_FAILED)
    with ports.store.reading() as work:
        rows = work.access.page(Wanted()).rows
        assert work.access.findings() == ()
    return [(r.act, r.by, r.detail) for r in reversed(rows) if r.act in acts]


def test_what_is_done_with_keys_is_in_the_log(
    office: Office, entrance: Entrance
) -> None:
    with office.ports() as ports:
        code = recovery_key(ports)
        rotate_key(None, ports)
        wrong = ChangePassphrase("inte den gamla", NEW, NEW)
        trouble(change_passphrase, wrong, ports)
    order = OpenWithRecoveryKey(office.home, code, USER.id, NEW, NEW)
    open_with_recovery_key(order, entrance).store.close()
    shut(office)

    with office.ports(NEW) as ports:
        assert logged(ports) == [
            (Act.KEYS_CHANGED, USER.id, "recovery-key"),
            (Act.KEYS_CHANGED, USER.id, "data-key"),
            (Act.KEYS_CHANGED, USER.id, "passphrase"),
            (Act.KEYS_UNCHANGED, USER.id, "passphrase"),
            (Act.UNLOCK_FAILED, "", ""),
            (Act.KEYS_CHANGED, USER.id, "recovered"),
            (Act.UNLOCK_FAILED, "", ""),
        ]
