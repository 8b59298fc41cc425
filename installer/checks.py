"""Looks for faults in the tables of an MSI, as Microsoft's ICEs do.

The ICEs themselves run on Windows alone. A number in a rule's text is of the ICE that
says the same, so that what it means can be looked up there.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from installer.msitools import SUMMARY, Row, Tables
from installer.tables import CODE, SET_PROPERTY

Rule = Callable[[Tables], Iterator[str]]

_TYPE: Final = re.compile(r"([silv])(\d+)", re.IGNORECASE)
_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,71}")
_GUID: Final = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_SHORT: Final = re.compile(r"[^ .|]{1,8}(\.[^ .|]{1,3})?")
_PUBLIC: Final = re.compile(r"[A-Z_][A-Z0-9_.]*")
_64_BIT, _BY_REGISTRY = 256, 4
_MACHINE: Final = "2"
_OWN_FOLDERS: Final = frozenset({"ProgramFiles64Folder", "TARGETDIR", "INSTALLDIR"})
_COMMON_FOLDERS: Final = frozenset({"ProgramMenuFolder", "DesktopFolder"})
"""With ALLUSERS=1 these are all users'."""

_POINTERS: Final = (
    ("Component", "Directory_", "Directory"),
    ("CreateFolder", "Component_", "Component"),
    ("Directory", "Directory_Parent", "Directory"),
    ("FeatureComponents", "Component_", "Component"),
    ("FeatureComponents", "Feature_", "Feature"),
    ("File", "Component_", "Component"),
    ("MsiFileHash", "File_", "File"),
    ("Registry", "Component_", "Component"),
    ("Shortcut", "Component_", "Component"),
    ("Shortcut", "Directory_", "Directory"),
    ("Shortcut", "WkDir", "Directory"),
    ("AppSearch", "Signature_", "RegLocator"),
)
_ORDER: Final = {
    "InstallExecuteSequence": (
        "FindRelatedProducts",
        "AppSearch",
        "LaunchConditions",
        "CostInitialize",
        "FileCost",
        "CostFinalize",
        "MigrateFeatureStates",
        "InstallValidate",
        "InstallInitialize",
        "RemoveExistingProducts",
        "ProcessComponents",
        "UnpublishFeatures",
        "RemoveRegistryValues",
        "RemoveShortcuts",
        "RemoveFiles",
        "InstallFiles",
        "CreateShortcuts",
        "WriteRegistryValues",
        "RegisterUser",
        "RegisterProduct",
        "PublishFeatures",
        "PublishProduct",
        "InstallFinalize",
    ),
    "InstallUISequence": (
        "FindRelatedProducts",
        "AppSearch",
        "LaunchConditions",
        "CostInitialize",
        "FileCost",
        "CostFinalize",
        "MigrateFeatureStates",
        "ExecuteAction",
    ),
    "AdminExecuteSequence": (
        "CostInitialize",
        "FileCost",
        "CostFinalize",
        "InstallValidate",
        "InstallInitialize",
        "InstallAdminPackage",
        "InstallFiles",
        "InstallFinalize",
    ),
    "AdminUISequence": ("CostInitialize", "FileCost", "CostFinalize", "ExecuteAction"),
}


def faults(tables: Tables) -> list[str]:
    """Find what is wrong; nothing, for an MSI that may leave the house."""
    return [fault for rule in RULES for fault in rule(tables)]


def _cells(tables: Tables) -> Iterator[str]:
    """Find cells that are too long, empty or of the wrong kind (ICE03)."""
    for table in tables.values():
        for column, kind in zip(table.columns, table.types, strict=True):
            read = _TYPE.fullmatch(kind)
            if not read:
                yield f"{table.name}.{column} is of a kind unknown: {kind}"
                continue
            letter, most = read[1], int(read[2])
            for cell in table.column(column):
                if not cell and letter.islower() and letter != "v":
                    yield f"{table.name}.{column} is empty in a row"
                if letter in "iI" and cell and not re.fullmatch(r"-?\d+", cell):
                    yield f"{table.name}.{column} is no number: {cell}"
                if letter in "sSlL" and most and len(cell) > most:
                    yield f"{table.name}.{column} is longer than {most}: {cell}"


def _texts(tables: Tables) -> Iterator[str]:
    """Find texts that the code page has no letters for, and the summary's own rule.

    The summary is written as UTF-8 though it says 1252, so it must keep to ASCII.
    """
    for table in tables.values():
        encoding = "ascii" if table.name == SUMMARY else "cp1252"
        for cell in (cell for row in table.rows for cell in row.values()):
            try:
                cell.encode(encoding)
            except UnicodeEncodeError:
                yield f"{table.name}: {encoding} cannot write {cell!r}"
            if "$(" in cell:
                yield f"{table.name}: a variable is left in {cell!r}"


def _keys(tables: Tables) -> Iterator[str]:
    """Find two rows of the same key, and rows that point at nothing (ICE03)."""
    for table in tables.values():
        counted = Counter(tuple(row[key] for key in table.keys) for row in table.rows)
        yield from (f"{table.name}: twice {key}" for key, n in counted.items() if n > 1)
    for name, column, other in _POINTERS:
        if name in tables:
            there = {*tables[other].by_key(), ""}
            for cell in tables[name].column(column):
                if cell not in there:
                    yield f"{name}.{column} points at no {other}: {cell}"


def _identifiers(tables: Tables) -> Iterator[str]:
    """Find ids that are none (ICE03)."""
    for name in ("Component", "Directory", "Feature", "File", "Registry", "Shortcut"):
        for cell in tables[name].by_key():
            if not _IDENTIFIER.fullmatch(cell):
                yield f"{name}: no id: {cell}"


def _key_paths(tables: Tables) -> Iterator[str]:
    """Find components without a key path that is their own (ICE18, ICE54)."""
    values, files = tables["Registry"].by_key(), tables["File"].by_key()
    for row in tables["Component"].rows:
        by_registry = bool(int(row["Attributes"]) & _BY_REGISTRY)
        path = (values if by_registry else files).get(row["KeyPath"])
        if path is None or path["Component_"] != row["Component"]:
            yield f"ICE18: {row['Component']} has no key path of its own"


def _components(tables: Tables) -> Iterator[str]:
    """Find codes that are none or not one's own, and parts of 32 bits (ICE08, 80)."""
    codes = Counter(tables["Component"].column("ComponentId"))
    for row in tables["Component"].rows:
        if not _GUID.fullmatch(row["ComponentId"]):
            yield f"{row['Component']} has no code: {row['ComponentId']}"
        if codes[row["ComponentId"]] > 1:
            yield f"ICE08: {row['Component']} has another component's code"
        if not int(row["Attributes"]) & _64_BIT:
            yield f"ICE80: {row['Component']} is not for 64 bits"
    homes = Counter(tables["FeatureComponents"].column("Component_"))
    for name in tables["Component"].by_key():
        if homes[name] != 1:
            yield f"ICE21: {name} is in {homes[name]} features"
    files = Counter(tables["File"].column("Component_"))
    yield from (f"{name} has {n} files" for name, n in files.items() if n > 1)


def _names(tables: Tables) -> Iterator[str]:
    """Find names twice in one folder, and short ones that are not short (ICE30)."""
    folder_of = {r["Component"]: r["Directory_"] for r in tables["Component"].rows}
    named = [(folder_of[r["Component_"]], r["FileName"]) for r in tables["File"].rows]
    named += [
        (row["Directory_Parent"], row["DefaultDir"])
        for row in tables["Directory"].rows
        if row["DefaultDir"] not in {".", "SourceDir"}
    ]
    named += [(row["Directory_"], row["Name"]) for row in tables["Shortcut"].rows]
    taken: Counter[tuple[str, str]] = Counter()
    for folder, name in named:
        short, _, long = name.partition("|")
        if not _SHORT.fullmatch(short):
            yield f"ICE03: no short name: {name}"
        taken.update({(folder, one.casefold()) for one in (short, long) if one})
    twice = (name for (_, name), times in taken.items() if times > 1)
    yield from (f"ICE30: twice in one folder: {name}" for name in twice)


def _folders(tables: Tables) -> Iterator[str]:
    """Find what would lie outside the install folder or with one person (ICE38, 64).

    A component outside it could not be moved with it, and one in a profile would be
    wanting for everybody else.
    """
    folders = tables["Directory"].by_key()
    for name, row in folders.items():
        is_root = name in _OWN_FOLDERS | _COMMON_FOLDERS
        if not is_root and not _is_inside(name, folders):
            yield f"A folder lies outside the install folder: {row['DefaultDir']}"
    for row in tables["Component"].rows:
        if not _is_inside(row["Directory_"], folders):
            yield f"A component lies outside the install folder: {row['Component']}"
    for row in tables["Shortcut"].rows:
        if row["Directory_"] not in _COMMON_FOLDERS:
            yield f"A shortcut lies in {row['Directory_']}"
        if not row["Target"].startswith("[INSTALLDIR]"):
            yield f"A shortcut is advertised, or leads outside: {row['Target']}"
    for row in tables["Registry"].rows:
        if row["Root"] != _MACHINE:
            yield f"ICE57: a value is one person's: {row['Key']}"


def _is_inside(name: str, folders: dict[str, Row]) -> bool:
    steps = 0
    while name != "INSTALLDIR":
        steps += 1
        if name not in folders or steps > len(folders):
            return False
        name = folders[name]["Directory_Parent"]
    return True


def _files(tables: Tables) -> Iterator[str]:
    """Find files without language, with two kinds of likeness, or out of order (ICE60).

    A sum is of files without a version only, and there it must be.
    """
    sums = set(tables["MsiFileHash"].column("File_"))
    for row in tables["File"].rows:
        if bool(row["Version"]) != bool(row["Language"]):
            yield f"ICE60: {row['FileName']} has version or language, not both"
        if bool(row["Version"]) == (row["File"] in sums):
            yield f"{row['FileName']} has both version and sum, or neither"
    order = sorted(int(cell) for cell in tables["File"].column("Sequence"))
    last = [int(cell) for cell in tables["Media"].column("LastSequence")]
    if order != list(range(1, len(order) + 1)) or last != [len(order)]:
        yield "ICE04: the files are not numbered as they lie in the cabinet"


def _sequences(tables: Tables) -> Iterator[str]:
    """Find actions that are missing, out of order or at once (ICE12, 26, 27, 75)."""
    for name, wanted in _ORDER.items():
        rows = tables[name].by_key()
        if absent := [action for action in wanted if action not in rows]:
            yield f"ICE26: {name} lacks {absent}"
            continue
        numbers = [int(rows[action]["Sequence"]) for action in wanted]
        if numbers != sorted(numbers):
            yield f"ICE27: {name} is out of order"
        if len(set(tables[name].column("Sequence"))) != len(rows):
            yield f"ICE82: {name} has two actions in one place"


def _actions(tables: Tables) -> Iterator[str]:
    """Find actions that run code, and those that are never run or come too late."""
    for row in tables["CustomAction"].rows:
        if row["Type"] != SET_PROPERTY:
            yield f"{row['Action']} is of type {row['Type']}: it runs code"
    if tables["Binary"].rows:
        yield "There is code in the table Binary"
    steps = tables["InstallExecuteSequence"].by_key()
    for name in tables["CustomAction"].by_key():
        if name not in steps:
            yield f"{name} is never done"


def _properties(tables: Tables) -> Iterator[str]:
    """Find what would install for one person, and what would not reach the service."""
    found = {row["Property"]: row["Value"] for row in tables["Property"].rows}
    if found.get("ALLUSERS") != "1" or "MSIINSTALLPERUSER" in found:
        yield "ICE91: it would be installed for one person"
    secure = found.get("SecureCustomProperties", "").split(";")
    yield from (f"Not public: {n}" for n in secure if not _PUBLIC.fullmatch(n))
    asked = {row["ActionProperty"] for row in tables["Upgrade"].rows}
    asked |= set(tables["AppSearch"].column("Property"))
    yield from (f"ICE61: not secure: {name}" for name in sorted(asked - set(secure)))
    for name in ("ProductCode", "UpgradeCode"):
        if not _GUID.fullmatch(found.get(name, "")) or "-0000-" in found[name]:
            yield f"{name} is no code: {found.get(name)}"
    package = tables[SUMMARY].by_key()[CODE]["Value"]
    if not _GUID.fullmatch(package) or package == found.get("ProductCode"):
        yield f"The package has no code of its own: {package}"


RULES: Final[tuple[Rule, ...]] = (
    _cells,
    _texts,
    _keys,
    _identifiers,
    _key_paths,
    _components,
    _names,
    _folders,
    _files,
    _sequences,
    _actions,
    _properties,
)
