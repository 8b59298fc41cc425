"""The tables of the MSI, of a made-up bundle: what Windows would do with it."""

import hashlib
from pathlib import Path, PurePosixPath
from typing import Final

import pytest

from installer import msitools
from installer.authoring import DETECT, MIGRATE, WITH_LEAST, WITH_MOST
from installer.checks import faults
from installer.harvest import file_id
from installer.msitools import SUMMARY, Table
from installer.package import CODE_PAGE, make_msi
from installer.product import RELEASE, TEST, Product
from installer.refusal import Refused
from tests.installer.conditions import holds
from tests.installer.made_up import (
    BUNDLE,
    VERSION,
    image_of,
    lay,
    msi_of,
    tables_of,
)

pytestmark = pytest.mark.msi

Tables = dict[str, Table]

TOLD: Final = {
    "DatabaseFolder": "DATABASE_FOLDER",
    "AutoLockMinutes": "AUTOLOCK_MINUTES",
    "BackupFolder": "BACKUP_FOLDER",
    "DesktopShortcut": "DESKTOP_SHORTCUT",
    "InstallFolder": "INSTALLDIR",
}
"""What the administrator can tell: by the value where it is remembered."""


@pytest.fixture(scope="module", params=[TEST, RELEASE], ids=lambda one: one.kind)
def product(request: pytest.FixtureRequest) -> Product:
    assert isinstance(request.param, Product)
    return request.param


@pytest.fixture(scope="module")
def tables(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tables_of(tmp_path_factory.mktemp("made"), is_test=product is TEST)


def other(product: Product) -> Product:
    return RELEASE if product is TEST else TEST


def properties(tables: Tables) -> dict[str, str]:
    return {row["Property"]: row["Value"] for row in tables["Property"].rows}


def values(tables: Tables) -> dict[tuple[str, str], tuple[str, str]]:
    """Give each value of the registry and its component, by key and name."""
    return {
        (row["Key"], row["Name"]): (row["Value"], row["Component_"])
        for row in tables["Registry"].rows
    }


def test_no_fault_is_found(tables: Tables) -> None:
    assert faults(tables) == []


def test_it_says_who_it_is(tables: Tables, product: Product) -> None:
    told = properties(tables)
    assert told["ProductName"] == product.name
    assert told["BuildKind"] == product.kind
    assert told["ProductVersion"] == VERSION
    assert told["ProductLanguage"] == "1053"
    assert told["UpgradeCode"] == f"{{{str(product.upgrade_code).upper()}}}"
    summary = {row["PropertyId"]: row["Value"] for row in tables[SUMMARY].rows}
    assert summary["3"] == product.name
    assert summary["7"] == "x64;1053"
    assert ("Provversion" in told["ARPCOMMENTS"]) == (product is TEST)


def test_it_is_for_the_computer_and_restarts_nobody(tables: Tables) -> None:
    told = properties(tables)
    assert told["ALLUSERS"] == "1"
    assert told["REBOOT"] == "ReallySuppress"
    assert told["MSIRMSHUTDOWN"] == "0"
    assert "ARPNOREPAIR" not in told
    assert told["ARPPRODUCTICON"] in tables["Icon"].by_key()
    assert "kvar" in told["ARPCOMMENTS"]
    page = tables["CustomAction"].by_key()["TellReadMe"]
    assert (page["Source"], page["Target"]) == ("ARPREADME", "[INSTALLDIR]ADMIN.txt")
    assert not {"ARPHELPLINK", "ARPURLINFOABOUT", "ARPURLUPDATEINFO"} & told.keys()


def test_all_files_are_written_anew_at_an_upgrade(tables: Tables) -> None:
    assert properties(tables)["REINSTALLMODE"] == "amus"
    at = {r["Action"]: int(r["Sequence"]) for r in sequence(tables)}
    # Inside the transaction, so that the old version comes back if the new fails.
    assert at["RemoveExistingProducts"] == at["InstallInitialize"] + 1
    assert at["RemoveExistingProducts"] < at["ProcessComponents"]


def sequence(tables: Tables) -> tuple[msitools.Row, ...]:
    return tables["InstallExecuteSequence"].rows


def test_an_older_version_is_replaced_and_a_newer_is_not(
    tables: Tables, product: Product
) -> None:
    rows = {row["ActionProperty"]: row for row in tables["Upgrade"].rows}
    own = f"{{{str(product.upgrade_code).upper()}}}"
    older, newer = rows["OLDER_FOUND"], rows["NEWER_FOUND"]
    assert older["UpgradeCode"] == newer["UpgradeCode"] == own
    assert older["VersionMax"] == newer["VersionMin"] == VERSION
    # Of test builds there are many of one version, and the last one laid in counts.
    same = WITH_MOST if product is TEST else 0
    assert int(older["Attributes"]) == MIGRATE | WITH_LEAST | same
    assert int(newer["Attributes"]) == DETECT


def test_a_release_takes_the_place_of_a_test_build_never_the_other_way(
    tables: Tables, product: Product
) -> None:
    rows = {row["ActionProperty"]: row for row in tables["Upgrade"].rows}
    found = rows.pop("OTHER_BUILD_FOUND")
    assert found["UpgradeCode"] == f"{{{str(other(product).upgrade_code).upper()}}}"
    assert (found["VersionMin"], found["VersionMax"]) == ("0.0.0", "")
    only_looks = bool(int(found["Attributes"]) & DETECT)
    assert only_looks == (product is TEST)
    assert len(rows) == 2


def test_what_the_program_reads_is_written_only_if_it_was_told(tables: Tables) -> None:
    written = values(tables)
    conditions = {
        row["Component"]: row["Condition"] for row in tables["Component"].rows
    }
    for name, told in (
        ("DatabaseFolder", "[DATABASE_FOLDER]"),
        ("AutoLockMinutes", "#[AUTOLOCK_MINUTES]"),  # a number
        ("BackupFolder", "[BACKUP_FOLDER]"),
    ):
        value, component = written["SOFTWARE\\SIPdesk", name]
        assert value == told
        assert conditions[component] == told.strip("#[]")
    assert conditions["DesktopShortcut"] == 'DESKTOP_SHORTCUT = "1"'
    assert {name for name, text in conditions.items() if text} == {
        *("DatabaseFolder", "AutoLockMinutes", "BackupFolder", "DesktopShortcut")
    }


def test_nothing_but_these_values_is_written(tables: Tables, product: Product) -> None:
    classes = "SOFTWARE\\Classes\\"
    opened = '"[INSTALLDIR]SIPdesk.exe" "%1"'
    expected = {("SOFTWARE\\SIPdesk", name) for name in list(TOLD)[:3]}
    expected |= {(product.setup_key, name) for name in TOLD}
    expected |= {(product.setup_key, n) for n in ("Version", "StartMenuShortcut")}
    for ending, kind in (
        (".sipdesk", "SIPdesk.Home"),
        (".sipbild", "SIPdesk.Pictures"),
    ):
        written = values(tables)
        assert written[classes + ending, ""][0] == kind
        assert written[f"{classes}{kind}\\shell\\open\\command", ""][0] == opened
        assert written[classes + kind, "EditFlags"][0] == f"#{0x00100000}"
        expected |= {
            (classes + ending, ""),
            (classes + kind, "EditFlags"),
            (f"{classes}{ending}\\OpenWithProgids", kind),
        }
        for key in ("", "\\DefaultIcon", "\\shell\\open\\command"):
            expected.add((f"{classes}{kind}{key}", ""))
    assert set(values(tables)) == expected


def test_what_was_told_is_found_again(tables: Tables, product: Product) -> None:
    places = tables["RegLocator"].by_key()
    looked = {r["Property"]: places[r["Signature_"]] for r in tables["AppSearch"].rows}
    actions = tables["CustomAction"].by_key()
    for name, told in TOLD.items():
        found = looked[f"KEPT_{told}"]
        assert (found["Root"], found["Key"], found["Name"]) == (
            "2",
            product.setup_key,
            name,
        )
        assert found["Type"] == "18"  # a value as it is, of the 64-bit registry
        action = actions[f"Keep{name}"]
        assert (action["Source"], action["Target"]) == (told, f"[KEPT_{told}]")
        for steps in ("InstallUISequence", "InstallExecuteSequence"):
            rows = tables[steps].by_key()
            step = rows[f"Keep{name}"]
            assert step["Condition"] == keeping(told)
            at = [int(rows[n]["Sequence"]) for n in ("AppSearch", "LaunchConditions")]
            assert at[0] < int(step["Sequence"]) < at[1]


def keeping(told: str) -> str:
    return f"(Installed AND {told}) OR (KEPT_{told} AND NOT {told})"


@pytest.mark.parametrize(
    ("properties", "is_kept"),
    [
        ({}, False),
        ({"X": "new"}, False),
        ({"KEPT_X": "old"}, True),
        ({"KEPT_X": "old", "X": "new"}, False),
        ({"KEPT_X": "old", "Installed": "00:00:00"}, True),
        ({"KEPT_X": "old", "X": "new", "Installed": "00:00:00"}, True),
        # What was never told cannot be told by somebody who repairs.
        ({"X": "new", "Installed": "00:00:00"}, True),
    ],
)
def test_what_is_told_anew_goes_before_but_never_of_an_installed_product(
    properties: dict[str, str], *, is_kept: bool
) -> None:
    assert holds(keeping("X"), properties) == is_kept


def test_everything_that_is_told_reaches_the_service(tables: Tables) -> None:
    secure = set(properties(tables)["SecureCustomProperties"].split(";"))
    assert {*TOLD.values(), *(f"KEPT_{told}" for told in TOLD.values())} <= secure


def test_the_features_can_be_chosen_but_for_the_program(tables: Tables) -> None:
    chosen = {r["Feature"]: int(r["Attributes"]) for r in tables["Feature"].rows}
    assert chosen == {"Main": 8 | 16, "StartMenu": 8, "Associations": 8}
    assert {r["Level"] for r in tables["Feature"].rows} == {"1"}
    assert {
        r["Component_"]
        for r in tables["FeatureComponents"].rows
        if r["Feature_"] != "Main"
    } == {*("StartMenuShortcut", "HomeFiles", "PictureFiles")}


def test_every_file_with_a_version_tells_it(tables: Tables) -> None:
    told = {
        row["File"]: (row["Version"], row["Language"]) for row in tables["File"].rows
    }
    assert len(told) == len(BUNDLE)
    paths = {name: told[file_id(PurePosixPath(name))] for name in BUNDLE}
    assert {name: what for name, what in paths.items() if what != ("", "")} == {
        "SIPdesk.exe": ("1.2.3.0", "1053"),
        "sipdesk-cli.exe": ("1.2.3.0", "1053"),
        "runtime/python311.dll": ("3.11.9150.1013", "0"),
        "lib/PySide6/Qt6Core.dll": ("6.11.3.0", "1033"),
    }


def test_the_two_products_share_no_code(
    tables: Tables, product: Product, tmp_path: Path
) -> None:
    others = tables_of(tmp_path, is_test=product is RELEASE)

    def codes(of: Tables) -> set[str]:
        told = properties(of)
        own = {told["ProductCode"], told["UpgradeCode"]}
        return own | set(of["Component"].column("ComponentId"))

    assert codes(tables).isdisjoint(codes(others))


def test_a_component_keeps_its_code_in_the_next_version(
    tables: Tables, product: Product, tmp_path: Path
) -> None:
    bundle = lay(tmp_path / "next", {**BUNDLE, "app/new.pyc": b"", "SIPdesk.exe": b"2"})
    made = make_msi(
        bundle, tmp_path / "2.msi", version="1.3.0", is_test=product is TEST
    )
    later = msitools.read(made)["Component"].by_key()
    now = tables["Component"].by_key()
    assert {name: later[name]["ComponentId"] for name in now} == {
        name: row["ComponentId"] for name, row in now.items()
    }
    assert len(later) == len(now) + 1


def test_the_same_bundle_gives_the_same_bytes_wherever_it_lies(
    product: Product, tmp_path: Path
) -> None:
    is_test = product is TEST
    first = msi_of(tmp_path / "here", is_test=is_test).read_bytes()
    again = msi_of(tmp_path / "somewhere" / "else", is_test=is_test).read_bytes()
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(again).hexdigest()


def test_another_bundle_is_another_package(product: Product, tmp_path: Path) -> None:
    def codes(folder: str, files: dict[str, bytes]) -> tuple[str, str]:
        bundle = lay(tmp_path / folder, files)
        out = tmp_path / f"{folder}.msi"
        made = make_msi(bundle, out, version=VERSION, is_test=product is TEST)
        read = msitools.read(made)
        package = read[SUMMARY].by_key()["9"]["Value"]
        return package, properties(read)["ProductCode"]

    first = codes("first", dict(BUNDLE))
    second = codes("second", {**BUNDLE, "runtime/python3.dll": b"another"})
    assert first[0] != second[0]
    # Of a version there is one release: Windows refuses another of the same code.
    assert (first[1] == second[1]) == (product is RELEASE)


def test_its_texts_are_in_the_code_page_it_says(
    product: Product, tmp_path: Path
) -> None:
    made = msi_of(tmp_path, is_test=product is TEST)
    assert msitools.code_page(made) == CODE_PAGE
    raw = made.read_bytes()
    assert "säkerhetskopior".encode("cp1252") in raw
    assert "säkerhetskopior".encode() not in raw


def test_an_administrative_image_is_the_bundle(
    product: Product, tmp_path: Path
) -> None:
    made = msi_of(tmp_path, is_test=product is TEST)
    image = image_of(made, tmp_path / "image")
    assert image == {f"{product.name}/{name}": data for name, data in BUNDLE.items()}


@pytest.mark.parametrize(
    "version", ["1.2", "1.2.3.4", "256.0.0", "1.0.65536", "1.0a.0"]
)
def test_a_version_that_windows_does_not_know_is_refused(
    tmp_path: Path, version: str
) -> None:
    with pytest.raises(Refused, match="version"):
        make_msi(lay(tmp_path), tmp_path / "x.msi", version=version, is_test=True)
