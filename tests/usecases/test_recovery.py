from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.errors import Missing, Trouble
from sipdesk.domain.key_slot import SlotKind
from sipdesk.domain.settings import LAST_HOME
from sipdesk.storage.preferences import FilePreferences
from sipdesk.usecases.device import TieToDevice, tie_to_device
from sipdesk.usecases.keys import (
    AskWho,
    OpenWithRecoveryKey,
    RemoveRecoveryKey,
    ask_who,
    list_slots,
    open_with_recovery_key,
    remove_recovery_key,
)
from sipdesk.usecases.ports import Entrance
from tests.home import PASSPHRASE, USER
from tests.opened import Office, new_office
from tests.usecases.locks import (
    BOS,
    NEW,
    bo,
    entrance,
    kinds,
    office,
    recovery_key,
    recovery_slot,
    shut,
    trouble,
)
from tests.usecases.refusals import refused

__all__ = ["entrance", "office"]


def test_a_lost_passphrase_is_replaced_by_the_recovery_key(
    office: Office, entrance: Entrance
) -> None:
    with office.ports() as ports:
        code = recovery_key(ports)
        bo(ports)

    names = [user.name for user in ask_who(AskWho(office.home, code), entrance)]
    order = OpenWithRecoveryKey(office.home, code.lower(), USER.id, NEW, NEW)
    opened = open_with_recovery_key(order, entrance)
    opened.store.close()

    assert names == ["Bo Exempel", "Karin Exempel"]
    assert opened.user == USER
    assert entrance.preferences.read()[LAST_HOME.key] == str(office.home)
    assert shut(office) is Trouble.WRONG_PASSPHRASE
    for words in (NEW, BOS):
        with office.open(words):
            pass
    assert len(ask_who(AskWho(office.home, code), entrance)) == 2


def test_a_computer_that_is_lost_is_replaced_by_the_recovery_key(
    office: Office, tmp_path: Path
) -> None:
    with office.ports() as ports:
        code = recovery_key(ports)
        tie_to_device(TieToDevice(PASSPHRASE), ports)
    elsewhere = Office(office.home)
    preferences = FilePreferences(tmp_path / "settings.json")
    entrance = Entrance(elsewhere.vault(), preferences, lambda: "new")

    again = OpenWithRecoveryKey(office.home, code, USER.id, PASSPHRASE, PASSPHRASE)
    open_with_recovery_key(again, entrance).store.close()

    with elsewhere.ports() as ports:
        assert kinds(ports) == [SlotKind.RECOVERY, SlotKind.PASSPHRASE]


def test_a_recovery_key_of_another_home_opens_nothing(
    office: Office, entrance: Entrance, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with new_office(tmp_path / "other").ports() as ports:
        foreign = recovery_key(ports)
    with office.ports() as ports:
        own = recovery_key(ports)

    for order in (
        OpenWithRecoveryKey(office.home, foreign, USER.id, NEW, NEW),
        AskWho(office.home, foreign),
    ):
        act = ask_who if isinstance(order, AskWho) else open_with_recovery_key
        assert trouble(act, order, entrance) is Trouble.WRONG_RECOVERY_KEY
    with refused("recovery-key-length"):
        ask_who(AskWho(office.home, own[:-1].replace("-", "")), entrance)
    with office.open() as opened:
        assert len(opened.failed_attempts) == 2


def test_a_poor_new_passphrase_changes_nothing(
    office: Office, entrance: Entrance
) -> None:
    with office.ports() as ports:
        code = recovery_key(ports)
    order = OpenWithRecoveryKey(office.home, code, USER.id, "kort", "kort")

    with refused("passphrase-too-short"):
        open_with_recovery_key(order, entrance)
    with refused("passphrases-differ"):
        open_with_recovery_key(replace(order, again="annat"), entrance)
    for stranger in ("", "nobody"):
        whose = replace(order, person=stranger, passphrase=NEW, again=NEW)
        refusal = trouble(open_with_recovery_key, whose, entrance)
        assert refusal is Trouble.NOT_LET_IN

    with office.open():
        pass


def test_the_recovery_key_is_kept_nowhere(office: Office) -> None:
    with office.ports() as ports:
        code = recovery_key(ports)
        assert recovery_slot(ports).person == ""

    for file in office.home.parent.iterdir():
        content = file.read_bytes().upper()
        for text in (code, code.replace("-", "")):
            assert text.encode() not in content


def test_the_last_recovery_key_is_only_replaced(
    office: Office, entrance: Entrance
) -> None:
    with office.ports() as ports:
        old = recovery_key(ports)
        with refused("last-recovery-key"):
            remove_recovery_key(RemoveRecoveryKey(recovery_slot(ports).id), ports)
        first = recovery_slot(ports).id
        new = recovery_key(ports)
        remove_recovery_key(RemoveRecoveryKey(first), ports)
        assert list_slots(None, ports).rotation_due
        assert kinds(ports).count(SlotKind.RECOVERY) == 1

    tried = trouble(ask_who, AskWho(office.home, old), entrance)
    assert tried is Trouble.WRONG_RECOVERY_KEY
    assert ask_who(AskWho(office.home, new), entrance) == (USER,)


def test_one_of_two_recovery_keys_is_taken_out_of_use(office: Office) -> None:
    with office.ports() as ports:
        for _ in range(2):
            recovery_key(ports)
        first = recovery_slot(ports).id
        state = remove_recovery_key(RemoveRecoveryKey(first), ports)
        assert kinds(ports) == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
        assert recovery_slot(ports).id != first
        assert state.rotation_due
        passphrase = state.slots[0].id
        for other in (passphrase, first):
            with pytest.raises(Missing):
                remove_recovery_key(RemoveRecoveryKey(other), ports)
