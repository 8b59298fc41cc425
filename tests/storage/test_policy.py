"""What is decided is read from where only the administrator writes."""

import os
from pathlib import Path

import pytest

from sipdesk.domain.policy import (
    ALLOW_ERASURE,
    AUTO_LOCK_MINUTES,
    BACKUP_TO,
    DATABASE_FOLDER,
    SYMBOL_FOLDERS,
    Decided,
    PolicyFault,
    PolicyFlaw,
    PolicyLevel,
)
from sipdesk.storage.policy import (
    DEFAULTS_KEY,
    KEY,
    REG_EXPAND_SZ,
    REG_SZ,
    SYSTEM_FILE,
    FilePolicies,
    RegistryPolicies,
    Row,
    this_computer,
)

REG_BINARY, REG_DWORD, REG_MULTI_SZ = 3, 4, 7
OF_MACHINE = True


def laid(folder: Path, text: str) -> FilePolicies:
    file = folder / "policy.toml"
    file.write_text(text, "utf-8")
    file.chmod(0o644)
    folder.chmod(0o755)
    return FilePolicies(file, os.getuid())


def registry(keys: dict[tuple[bool, str], list[Row]]) -> RegistryPolicies:
    """Give a registry with these keys and no others."""
    return RegistryPolicies(
        lambda of_machine, key: keys.get((of_machine, key), []),
        lambda text: text.replace("%USERNAME%", "asa"),
    )


def test_no_file_decides_nothing(tmp_path: Path) -> None:
    found = FilePolicies(tmp_path / "policy.toml", os.getuid()).read()
    assert not found.given
    assert not found.faults
    assert not FilePolicies(tmp_path / "none" / "policy.toml", 0).read().faults


def test_a_file_has_policies_and_defaults(tmp_path: Path) -> None:
    found = laid(
        tmp_path,
        "[policy]\nAutoLockMinutes = 5\nAllowErasure = false\n"
        'SymbolFolders = ["/srv/bilder", "/srv/åäö"]\n'
        '[default]\nBackupFolder = "/srv/kopior"\nInstallDir = "/opt/sipdesk"\n',
    ).read()
    assert found.faults == ()
    assert found.decide(AUTO_LOCK_MINUTES, 30) == Decided(5, PolicyLevel.MACHINE)
    assert not found.allows(ALLOW_ERASURE)
    folders = ("/srv/bilder", "/srv/åäö")
    assert found.decide(SYMBOL_FOLDERS).value == folders
    default = Decided("/srv/kopior", PolicyLevel.INSTALLER)
    assert found.decide(BACKUP_TO) == default
    assert found.decide(BACKUP_TO, "/egen").level is PolicyLevel.CHOICE


@pytest.mark.parametrize(
    "text", ["[policy", "policy = 1", "\udcff", "[policy]\nA = 1\nA = 2"]
)
def test_a_file_that_cannot_be_read_is_told_of(tmp_path: Path, text: str) -> None:
    policies = laid(tmp_path, "")
    policies.path.write_bytes(text.encode("utf-8", "surrogateescape"))
    faults = policies.read().faults
    assert faults == (PolicyFault("", PolicyLevel.MACHINE, PolicyFlaw.UNREADABLE),)


def test_a_value_outside_the_tables_is_told_of(tmp_path: Path) -> None:
    found = laid(tmp_path, "AutoLockMinutes = 5\n[polcy]\nBackupKeep = 3\n").read()
    names = {fault.name: fault.flaw for fault in found.faults}
    assert names["polcy"] is PolicyFlaw.UNKNOWN


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_can_write_decides_nothing(
    tmp_path: Path, mode: int
) -> None:
    policies = laid(tmp_path, "[policy]\nAutoLockMinutes = 5\n")
    policies.path.chmod(mode)
    found = policies.read()
    assert not found.given
    assert [fault.flaw for fault in found.faults] == [PolicyFlaw.UNSAFE]


def test_nor_does_one_in_a_folder_that_others_can_write(tmp_path: Path) -> None:
    policies = laid(tmp_path, "[policy]\nAutoLockMinutes = 5\n")
    tmp_path.chmod(0o777)
    assert [f.flaw for f in policies.read().faults] == [PolicyFlaw.UNSAFE]


def test_nor_does_one_that_is_somebody_elses(tmp_path: Path) -> None:
    policies = laid(tmp_path, "[policy]\nAutoLockMinutes = 5\n")
    others = FilePolicies(policies.path, os.getuid() + 1).read()
    assert not others.given
    assert [fault.flaw for fault in others.faults] == [PolicyFlaw.UNSAFE]


def test_nothing_around_the_program_points_to_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "SIPDESK_POLICY"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert this_computer() == FilePolicies(Path("/etc/sipdesk/policy.toml"), 0)
    assert SYSTEM_FILE.is_absolute()


def test_the_registry_has_three_keys() -> None:
    found = registry(
        {
            (OF_MACHINE, KEY): [("autolockminutes", 5, REG_DWORD)],
            (not OF_MACHINE, KEY): [
                ("AutoLockMinutes", 7, REG_DWORD),
                ("AllowErasure", 0, REG_DWORD),
            ],
            (OF_MACHINE, DEFAULTS_KEY): [
                ("AutoLockMinutes", 9, REG_DWORD),
                ("InstallDir", "C:\\Program\\SIPdesk", REG_SZ),
            ],
        }
    ).read()
    assert found.faults == ()
    assert found.decide(AUTO_LOCK_MINUTES) == Decided(5, PolicyLevel.MACHINE)
    assert found.decide(ALLOW_ERASURE) == Decided(False, PolicyLevel.USER)  # noqa: FBT003


def test_only_what_is_meant_to_be_filled_in_is() -> None:
    rows: list[Row] = [
        ("", "the key's own", REG_SZ),
        ("DatabaseFolder", "D:\\SIPdesk\\%USERNAME%", REG_EXPAND_SZ),
        ("BackupFolder", "\\\\server\\kopior\\%USERNAME%", REG_SZ),
        ("SymbolFolders", ["D:\\Bilder", "\\\\server\\bilder"], REG_MULTI_SZ),
    ]
    found = registry({(OF_MACHINE, KEY): rows}).read()
    assert found.faults == ()
    assert found.decide(DATABASE_FOLDER).value == "D:\\SIPdesk\\asa"
    assert found.decide(BACKUP_TO).value == "\\\\server\\kopior\\%USERNAME%"
    assert found.decide(SYMBOL_FOLDERS).value == ("D:\\Bilder", "\\\\server\\bilder")


def test_a_value_of_another_type_is_told_of_and_the_next_holds() -> None:
    rows: list[Row] = [
        ("AutoLockMinutes", "5", REG_SZ),
        ("BackupFolder", b"C", REG_BINARY),
        ("DatabaseFolder", 1, REG_DWORD),
        ("SymbolFolders", "D:\\Bilder", REG_SZ),
    ]
    user: list[Row] = [("AutoLockMinutes", 7, REG_DWORD)]
    found = registry({(OF_MACHINE, KEY): rows, (not OF_MACHINE, KEY): user}).read()
    assert found.decide(AUTO_LOCK_MINUTES) == Decided(7, PolicyLevel.USER)
    assert [fault.name for fault in found.faults] == [name for name, _, _ in rows]
    assert {fault.flaw for fault in found.faults} == {PolicyFlaw.WRONG_TYPE}


def test_a_key_that_may_not_be_read_is_told_of() -> None:
    def refused(of_machine: bool, key: str) -> list[Row]:  # noqa: FBT001
        if of_machine and key == KEY:
            raise PermissionError
        return []

    faults = RegistryPolicies(refused, str).read().faults
    assert faults == (PolicyFault("", PolicyLevel.MACHINE, PolicyFlaw.UNREADABLE),)
