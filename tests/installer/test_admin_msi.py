"""The administrator's page says of the MSI what its source and its pins say."""

import re
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element, parse

from installer.chain import msi_name
from installer.launch import COMMAND_LINE, WINDOW
from installer.notices import NAME as PARTS
from installer.product import RELEASE, TEST
from sipdesk.domain.policy import (
    AUTO_LOCK_MINUTES,
    BACKUP_TO,
    DATABASE_FOLDER,
    POLICIES,
)
from sipdesk.storage.policy import DEFAULTS_KEY
from tests.installer.page import TEXT, by_name, quoted, section

INSTALLER = Path(__file__).parents[2] / "installer"
SPACE = "{http://schemas.microsoft.com/wix/2006/wi}"
SOURCE: Element = parse(INSTALLER / "sipdesk.wxs").getroot()  # noqa: S314  (our own)
POLICY_OF = {
    "DATABASE_FOLDER": DATABASE_FOLDER,
    "AUTOLOCK_MINUTES": AUTO_LOCK_MINUTES,
    "BACKUP_FOLDER": BACKUP_TO,
}


def all_of(name: str) -> list[Element]:
    return list(SOURCE.iter(f"{SPACE}{name}"))


def chosen() -> set[str]:
    """Name what an administrator can choose: what is kept to the next version."""
    kept = (one for one in all_of("CustomAction") if "KEPT_" in one.attrib["Value"])
    return {one.attrib["Property"] for one in kept}


def conditions() -> str:
    return " ".join(one.text or "" for one in all_of("Condition"))


def test_every_property_is_told_of_and_no_other() -> None:
    assert set(by_name("Egenskaper")) == chosen()
    declared = {one.attrib["Id"] for one in all_of("Property")}
    assert chosen() <= declared


def test_a_property_has_the_bounds_and_the_default_that_are_told() -> None:
    rows = by_name("Egenskaper")
    low, high = map(int, quoted(rows["AUTOLOCK_MINUTES"][1]))
    assert (low, high) == (AUTO_LOCK_MINUTES.least, AUTO_LOCK_MINUTES.most)
    assert f"AUTOLOCK_MINUTES >= {low} AND AUTOLOCK_MINUTES <= {high}" in conditions()
    assert rows["AUTOLOCK_MINUTES"][2] == f"{AUTO_LOCK_MINUTES.default} minuter"
    assert quoted(rows["DESKTOP_SHORTCUT"][1]) == ("1", "0")
    assert quoted(rows["DESKTOP_SHORTCUT"][2]) == ("0",)
    assert 'DESKTOP_SHORTCUT = "1"' in conditions()
    assert quoted(rows["INSTALLDIR"][2]) == (f"%ProgramFiles%\\{RELEASE.name}",)


def test_what_can_be_a_default_is_written_where_the_program_reads_it() -> None:
    written = {
        one.attrib["Value"].strip("[]"): one.attrib["Name"]
        for one in all_of("RegistryValue")
        if one.attrib["Key"].casefold() == DEFAULTS_KEY.casefold()
    }
    assert written == {name: one.name for name, one in POLICY_OF.items()}
    assert all(one.has_choice for one in POLICY_OF.values())
    told = quoted(section("Egenskaper"))
    assert f"HKLM\\{RELEASE.setup_key}" in told
    for one in POLICY_OF.values():
        assert one in POLICIES
        assert one.name in told


def test_every_feature_is_told_of_with_what_is_chosen_from_the_start() -> None:
    rows = by_name("Delar (features)")
    features = {one.attrib["Id"]: one.attrib for one in all_of("Feature")}
    assert set(rows) == set(features)
    for name, row in rows.items():
        assert features[name]["Level"] == "1"
        always = features[name].get("Absent") == "disallow"
        assert row[2] == ("alltid" if always else "ja")


def test_the_kinds_of_files_that_are_opened_are_told_of() -> None:
    keys = (one.attrib["Key"] for one in all_of("RegistryValue"))
    opened = {m[1] for key in keys if (m := re.search(r"Classes\\(\.\w+)$", key))}
    assert set(by_name("11. Filändelser")) == opened


def test_the_version_is_found_where_the_page_says() -> None:
    key = f"HKLM\\{RELEASE.setup_key}"
    (version,) = (o for o in all_of("RegistryValue") if o.get("Name") == "Version")
    assert version.attrib["Key"] == "$(var.SetupKey)"
    assert f"reg query {key} /v Version /reg:64" in TEXT
    for heading in ("Intune (Win32-app [8])",):
        assert key in quoted(by_name(heading)["identifiering"][1])
    assert f"HKLM\\{TEST.setup_key}" in quoted(section("17. Provversioner"))


def test_the_msi_runs_no_program_of_its_own() -> None:
    assert "MSI:n kör inga egna program" in " ".join(TEXT.split())
    for one in all_of("CustomAction"):
        assert set(one.attrib) == {"Id", "Property", "Value"}


def test_the_oldest_windows_is_the_one_that_is_told() -> None:
    assert "WINDOWS_BUILD >= 17763" in conditions()  # version 1809
    assert "1809" in by_name("1. Vad det är, och vad det kräver")["Windows"][1]


def test_no_restart_comes_of_itself() -> None:
    values = {one.attrib["Id"]: one.get("Value") for one in all_of("Property")}
    assert values["REBOOT"] == "ReallySuppress"
    assert "startas aldrig om av sig själv" in TEXT


def test_the_runtime_that_is_never_to_be_rolled_out_is_named() -> None:
    pins = tomllib.loads((INSTALLER / "runtime.toml").read_text("utf-8"))
    told = section("17. Provversioner")
    assert f"Python {pins['test']['python']}" in told
    assert TEST.name in told
    assert pins["test"]["python"] != pins["release"]["python"]


def test_the_files_are_called_what_they_are_called() -> None:
    assert msi_name(release=False).endswith("-test.msi")
    assert "SIPdesk-VERSION-test.msi" in quoted(section("17. Provversioner"))
    assert not msi_name(release=True).endswith("-test.msi")
    told = set(quoted(TEXT))
    assert {WINDOW, COMMAND_LINE, PARTS} <= told
