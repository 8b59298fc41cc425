"""Faults put in the tables of a sound MSI, each of which must be found.

Each is a sentence, and a change: tables in, tables out.
"""

from collections.abc import Callable, Iterator, Mapping

from installer.msitools import SUMMARY, Row, Table

Tables = Mapping[str, Table]
Change = Callable[[Tables], Tables]


def _first(table: str, **cells: str) -> Change:
    """Write other cells in a table's first row."""

    def change(tables: Tables) -> Tables:
        first, *rest = tables[table].rows
        changed = [{**first, **cells}, *rest]
        return {**tables, table: _with(tables[table], changed)}

    return change


def _with(table: Table, rows: list[Row]) -> Table:
    return Table(table.name, table.columns, table.types, table.keys, tuple(rows))


def _where(table: str, column: str, value: str, **cells: str) -> Change:
    """Write other cells in the rows that have a value."""

    def change(tables: Tables) -> Tables:
        def of_row(row: Row) -> Row:
            return {**row, **cells} if row[column] == value else row

        return {**tables, table: tables[table].changed(of_row)}

    return change


def _without(table: str, column: str, value: str) -> Change:
    def change(tables: Tables) -> Tables:
        fewer = tables[table].without(lambda row: row[column] == value)
        return {**tables, table: fewer}

    return change


def _twice(table: str) -> Change:
    def change(tables: Tables) -> Tables:
        rows = tables[table].rows
        return {**tables, table: _with(tables[table], [*rows, rows[0]])}

    return change


def _more(table: str, **cells: str) -> Change:
    def change(tables: Tables) -> Tables:
        return {**tables, table: tables[table].with_rows([cells])}

    return change


def _name_of_another(tables: Tables) -> Tables:
    first, second, *rest = tables["File"].rows
    parts = tables["Component"].by_key()
    there = parts[second["Component_"]]["Directory_"]
    moved = _where("Component", "Component", first["Component_"], Directory_=there)(
        tables
    )
    renamed = {**first, "FileName": second["FileName"]}
    return {**moved, "File": _with(tables["File"], [renamed, second, *rest])}


def _code_of_another(tables: Tables) -> Tables:
    code = tables["Component"].rows[1]["ComponentId"]
    return _first("Component", ComponentId=code)(tables)


def _sum_beside_version(tables: Tables) -> Tables:
    (name, *_) = [row["File"] for row in tables["File"].rows if row["Version"]]
    parts = dict.fromkeys(("Options", *(f"HashPart{n}" for n in range(1, 5))), "0")
    return _more("MsiFileHash", File_=name, **parts)(tables)


EXECUTE = "InstallExecuteSequence"

FAULTS: Mapping[str, Change] = {
    "a text too long": _first("Feature", Title="x" * 65),
    "an empty cell": _first("Component", Directory_=""),
    "a number that is none": _first("File", FileSize="big"),
    "a letter the code page lacks": _first("Feature", Title="س"),
    "a letter the summary cannot hold": _where(
        SUMMARY, "PropertyId", "6", Value="prövning"
    ),
    "a variable left over": _first("Feature", Title="$(var.Name)"),
    "a row twice": _twice("Directory"),
    "a component nowhere": _first("Component", Directory_="Nowhere"),
    "a shortcut of no component": _first("Shortcut", Component_="Nobody"),
    "an id that is none": _first("Directory", Directory="1st"),
    "no key path": _first("Component", KeyPath=""),
    "a key path of another": _where(
        "Component", "Component", "InstallFolder", KeyPath="Nobody"
    ),
    "no code": _first("Component", ComponentId=""),
    "a code in small letters": _first(
        "Component", ComponentId="{5a5b727f-48af-57b4-8ae9-2fc5420be94c}"
    ),
    "another component's code": _code_of_another,
    "a component of 32 bits": _first("Component", Attributes="0"),
    "a component in no feature": _without(
        "FeatureComponents", "Component_", "DatabaseFolder"
    ),
    "two files of one name": _name_of_another,
    "a short name that is not": _first("File", FileName="much too long.text"),
    "a folder outside": _more(
        "Directory", Directory="Fonts", Directory_Parent="TARGETDIR", DefaultDir="fonts"
    ),
    "a component in a profile": _where(
        "Component", "Component", "DesktopShortcut", Directory_="DesktopFolder"
    ),
    "an advertised shortcut": _first("Shortcut", Target="Main"),
    "a shortcut in one's own folder": _first(
        "Shortcut", Directory_="ProgramFiles64Folder"
    ),
    "a value that is one person's": _first("Registry", Root="1"),
    "a version without a language": _where("File", "Language", "1053", Language=""),
    "a sum beside a version": _sum_beside_version,
    "neither sum nor version": lambda tables: {
        **tables,
        "MsiFileHash": _with(tables["MsiFileHash"], []),
    },
    "files out of order": _first("File", Sequence="99"),
    "more files than the cabinet": _first("Media", LastSequence="1"),
    "no repair of a failed upgrade": _where(
        EXECUTE, "Action", "RemoveExistingProducts", Sequence="1401"
    ),
    "no look for other versions": _without(EXECUTE, "Action", "FindRelatedProducts"),
    "no administrative package": _without(
        "AdminExecuteSequence", "Action", "InstallAdminPackage"
    ),
    "no features taken over": _without(
        "InstallUISequence", "Action", "MigrateFeatureStates"
    ),
    "two actions at once": _where(EXECUTE, "Action", "RegisterUser", Sequence="6100"),
    "an action that runs code": _first("CustomAction", Type="34"),
    "code along": _more("Binary", Name="code", Data="code.dll"),
    "an action never done": _without(EXECUTE, "Action", "KeepBackupFolder"),
    "an installation for one person": _where(
        "Property", "Property", "ALLUSERS", Value="2"
    ),
    "a choice between them": _more("Property", Property="MSIINSTALLPERUSER", Value="1"),
    "what is found is lost": _where(
        "Property", "Property", "SecureCustomProperties", Value="INSTALLDIR"
    ),
    "a secret that is private": _where(
        "Property", "Property", "SecureCustomProperties", Value="InstallDir"
    ),
    "a product without a code": _where(
        "Property", "Property", "ProductCode", Value="{}"
    ),
    "a package without a code": _where(SUMMARY, "PropertyId", "9", Value=""),
}


def each(tables: Tables) -> Iterator[tuple[str, Tables]]:
    """Put in each fault, one at a time."""
    for name, change in FAULTS.items():
        yield name, change(tables)
