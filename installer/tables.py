"""Repairs the tables that wixl writes.

wixl 0.101 leaves out conditions, short names, versions of files and how features may be
chosen, places actions wrongly, gives components ids by chance, and marks the package as
English. Each repair is a table in, a table out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from installer import short_names
from installer.authoring import Authored, Step
from installer.harvest import Harvest, component_id, file_id, folder_id
from installer.msitools import SUMMARY, Row, Table, Tables
from installer.pe import FileVersion, version_of
from installer.product import Product

TEMPLATE: Final = "x64;1053"
"""For 64-bit Windows, in Swedish."""
WRITTEN: Final = "2026/01/01 00:00:00"
"""When every package says that it was made, as its files do."""
PLATFORM, CODE, MADE, SAVED = "7", "9", "12", "13"
"""Rows of the summary."""
SET_PROPERTY: Final = "51"
"""The type of an action that sets a property and runs no code."""

Repair = Callable[[Table], Table]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the tables are to tell of."""

    product: Product
    authored: Authored
    harvest: Harvest


def repaired(tables: Tables, contents: Contents) -> dict[str, Table]:
    """Repair all tables; those that are as they should be are not among the answers."""
    versions = _versions(contents.harvest)
    repairs: Mapping[str, Repair] = {
        "Component": lambda table: _components(table, contents),
        "CustomAction": lambda table: table.changed(_as_set_property),
        "Directory": lambda table: _folders(table, contents),
        "Feature": lambda table: _features(table, contents.authored.features),
        "File": lambda table: _files(table, contents.harvest, versions),
        "MsiFileHash": lambda table: table.without(
            lambda row: row["File_"] in versions
        ),
        "Property": lambda table: _properties(table, contents.authored.secure),
        "Shortcut": _shortcuts,
        "Upgrade": lambda table: _upgrades(table, contents.authored.upgrades),
        SUMMARY: _summary,
    }
    changed = {name: repair(tables[name]) for name, repair in repairs.items()}
    for name, steps in contents.authored.steps.items():
        changed[name] = _sequence(tables[name], steps)
    return changed


def coded(tables: Tables, *, product: str, package: str) -> dict[str, Table]:
    """Give a package its codes: of the product, and of itself."""
    summary = {"PropertyId": CODE, "Value": package}
    return {
        "Property": tables["Property"].with_rows(
            [{"Property": "ProductCode", "Value": product}]
        ),
        SUMMARY: tables[SUMMARY].with_rows([summary]),
    }


def _components(table: Table, contents: Contents) -> Table:
    parts = {component_id(path): path.as_posix() for path in contents.harvest.files}
    parts |= {name: name for name in contents.authored.parts}
    conditions = contents.authored.conditions

    def change(row: Row) -> Row:
        name = row["Component"]
        of_file = "file" if name not in contents.authored.parts else "part"
        code = contents.product.component_code(f"{of_file}:{parts[name].casefold()}")
        return {
            **row,
            "ComponentId": braced(str(code)),
            "Condition": conditions.get(name, ""),
        }

    return table.changed(change)


def braced(code: str) -> str:
    """Write a code as Windows Installer does."""
    return f"{{{code.upper()}}}"


def _as_set_property(row: Row) -> Row:
    return {**row, "Type": SET_PROPERTY}


def _folders(table: Table, contents: Contents) -> Table:
    written = contents.harvest.written_names
    names = {folder_id(path): written[path] for path in contents.harvest.folders}

    def change(row: Row) -> Row:
        name = names.get(row["Directory"], row["DefaultDir"])
        if row["Directory"] == "INSTALLDIR":
            name = short_names.short_names([name])[name]
        return {**row, "DefaultDir": name}

    return table.changed(change)


def _features(table: Table, attributes: Mapping[str, int]) -> Table:
    return table.changed(
        lambda row: {**row, "Attributes": str(attributes[row["Feature"]])}
    )


def _files(
    table: Table, harvest: Harvest, versions: Mapping[str, FileVersion]
) -> Table:
    written = harvest.written_names
    names = {file_id(path): written[path] for path in harvest.files}

    def change(row: Row) -> Row:
        version = versions.get(row["File"])
        return {
            **row,
            "FileName": names[row["File"]],
            "Version": version.number if version else "",
            "Language": version.language if version else "",
        }

    return table.changed(change)


def _versions(harvest: Harvest) -> dict[str, FileVersion]:
    read = {path: version_of(harvest.root / path) for path in harvest.files}
    return {file_id(path): version for path, version in read.items() if version}


def _properties(table: Table, secure: tuple[str, ...]) -> Table:
    name = "SecureCustomProperties"
    already = table.by_key().get(name, {"Value": ""})["Value"].split(";")
    both = sorted({*already, *secure} - {""})
    return table.with_rows([{"Property": name, "Value": ";".join(both)}])


def _sequence(table: Table, steps: tuple[Step, ...]) -> Table:
    for step in steps:
        number = int(table.by_key()[step.after]["Sequence"]) + 1
        row = {"Action": step.action, "Condition": step.condition}
        table = table.with_rows([{**row, "Sequence": str(number)}])
    return table


def _upgrades(table: Table, attributes: Mapping[str, int]) -> Table:
    return table.changed(
        lambda row: {**row, "Attributes": str(attributes[row["ActionProperty"]])}
    )


def _shortcuts(table: Table) -> Table:
    return table.changed(
        lambda row: {**row, "Name": short_names.short_names([row["Name"]])[row["Name"]]}
    )


def _summary(table: Table) -> Table:
    # wixl draws a code by chance; the package is given its own at the end.
    told = {PLATFORM: TEMPLATE, CODE: "", MADE: WRITTEN, SAVED: WRITTEN}
    return table.with_rows({"PropertyId": k, "Value": v} for k, v in told.items())
