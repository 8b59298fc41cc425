"""The administrator's page says what the program does, and nothing else."""

import re
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import platformdirs
import platformdirs.windows
import pytest

from sipdesk import app, paths, world
from sipdesk.commands import COMMANDS
from sipdesk.commands.answer import DAMAGED, DONE, REFUSED
from sipdesk.commands.demonstration import file_for_window
from sipdesk.commands.passphrase import FILE as PASSPHRASE_FILE
from sipdesk.commands.policies import files as policy_files
from sipdesk.content.swedish import BACKUPS
from sipdesk.domain.home import HOME_ENDING
from sipdesk.domain.policy import (
    MOST_FOLDERS,
    POLICIES,
    Policy,
    PolicyArea,
    PolicyLevel,
    ValueKind,
)
from sipdesk.storage import attempts, backup_file, policy
from sipdesk.storage.files import HomeFiles
from sipdesk.ui.bug_report import MOST_BYTES
from sipdesk.ui.decided import BY_ADMINISTRATOR
from tests.architecture.outputs import OUTPUTS, Output
from tests.installer.page import TEXT, by_name, quoted, section, table

TYPES = {
    ValueKind.NUMBER: "REG_DWORD",
    ValueKind.SWITCH: "REG_DWORD",
    ValueKind.FOLDER: "REG_SZ, REG_EXPAND_SZ",
    ValueKind.FOLDERS: "REG_MULTI_SZ",
}
NEEDED_CODES = {0, 1602, 1603, 1605, 1618, 1619, 1625, 1626, 1638, 1641, 3010}

every_policy = pytest.mark.parametrize("one", POLICIES, ids=lambda one: one.name)


# --- Policies ---------------------------------------------------------------------


def test_every_policy_stands_once_in_the_order_of_the_program() -> None:
    assert list(by_name("5. Policyer")) == [
        one.name for area in PolicyArea for one in POLICIES if one.area is area
    ]


@every_policy
def test_a_policy_is_told_with_its_type_bounds_and_default(one: Policy) -> None:
    name, _, kind, built_in, default = by_name("5. Policyer")[one.name]
    assert quoted(name) == (one.name,)
    if isinstance(one.default, int):
        assert kind == f"{TYPES[one.kind]} {one.least}–{one.most}"
        assert built_in == str(int(one.default))
    else:
        assert kind == TYPES[one.kind]
        assert built_in
    assert default == ("ja" if one.has_choice else "nej")


def test_what_comes_first_stands_in_its_order() -> None:
    told = re.findall(r"^(\d)\. (.+)$", section("5. Policyer"), re.MULTILINE)
    assert [int(number) for number, _ in told] == [1, 2, 3, 4, 5]
    assert len(told) == len(PolicyLevel)
    keys = [quoted(words)[0].split("\\", 1) for _, words in told if "`" in words]
    assert [(root, key.casefold()) for root, key in keys] == [
        ("HKLM", policy.KEY.casefold()),
        ("HKCU", policy.KEY.casefold()),
        ("HKLM", policy.DEFAULTS_KEY.casefold()),
    ]


def test_the_files_that_the_command_writes_are_named() -> None:
    told = quoted(section("5. Policyer"))
    for name in policy_files():
        assert name.replace("/", "\\") in told
    assert BY_ADMINISTRATOR.rstrip(".") in TEXT
    assert f"högst {MOST_FOLDERS}" in by_name("5. Policyer")["SymbolFolders"][1]


# --- Where things lie -------------------------------------------------------------


@pytest.fixture
def in_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have folders asked for as in Windows; give what stands for the local profile."""
    monkeypatch.setattr(platformdirs, "PlatformDirs", platformdirs.windows.Windows)
    monkeypatch.setattr(
        platformdirs.windows, "get_win_folder", lambda name: str(tmp_path / name)
    )
    return tmp_path / "CSIDL_LOCAL_APPDATA"


def test_every_place_is_where_the_program_puts_it(in_windows: Path) -> None:
    places = (
        paths.data_folder() / "NAMN.sipdesk",
        paths.settings_file(),
        app.log_file(),
        file_for_window().parent,
        paths.data_folder() / "backup-attempts",
        paths.data_folder() / "looking-…",
        paths.state_folder() / "windowN.lock",
    )
    told = {place for row in table("3. Vad som ligger var") for place in quoted(row[1])}
    for place in places:
        inside = place.relative_to(in_windows).as_posix().replace("/", "\\")
        assert f"%LOCALAPPDATA%\\{inside}" in told


def test_every_file_beside_a_home_is_told_of() -> None:
    told = quoted(section("3. Vad som ligger var"))
    files = HomeFiles(Path("NAMN.sipdesk"))
    own = (
        files.database,
        files.keys,
        files.keys_backup,
        files.lock,
        files.attempts,
        files.copying,
        files.restoring,
    )
    endings = {ending for ending in vars(HomeFiles) if not ending.startswith("_")}
    assert len(endings) == len(own)
    for file in own:
        assert any(file.name in place for place in told)
    for beside in ("-wal", "-shm"):
        assert f"{files.database.name}{beside}" in told
    assert {BACKUPS, world.OWN_CONTENT, ".part"} <= set(told)
    assert any(place.endswith(backup_file.ENDING) for place in told)
    assert files.database.suffix == HOME_ENDING
    assert f"{MOST_BYTES // 1024} kB" in section("3. Vad som ligger var")


def test_the_wait_after_wrong_passphrases_is_the_programs() -> None:
    numbers = {5: "fem", 300: "fem minuter"}
    told = section("16. När något har hänt")
    assert f"Efter {numbers[attempts.FREE]} fel" in told
    assert f"högst {numbers[attempts.LONGEST]}" in told


# --- Commands ---------------------------------------------------------------------


def helps(name: str) -> str:
    parser = ArgumentParser()
    commands = parser.add_subparsers()
    import_module(COMMANDS[name]).add_to(commands)
    return str(commands.choices[name].format_help())


def options(text: str) -> set[str]:
    return set(re.findall(r"--[a-z][a-z-]+", text)) - {"--help"}


def told_commands() -> dict[str, str]:
    told = (quoted(row[0])[0] for row in table("15. Kommandon"))
    return {line.split()[1]: line for line in told}


def test_every_command_is_told_of_and_no_other() -> None:
    assert set(told_commands()) == set(COMMANDS)
    for line in told_commands().values():
        assert line.startswith("sipdesk-cli ")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_what_is_said(name: str) -> None:
    line, text = told_commands()[name], helps(name)
    assert options(line) == options(text.partition("\n\n")[0])


def test_every_part_of_a_transfer_is_told_of() -> None:
    (row,) = (row for row in table("15. Kommandon") if "transfer" in row[0])
    parts = set(quoted(row[1]))
    assert parts == set(re.findall(r"^    ([a-z]+) ", helps("transfer"), re.MULTILINE))


def test_every_command_that_the_page_shows_can_be_read() -> None:
    shown = re.findall(r"sipdesk-cli(?:\.exe\")? ([a-z][a-z-]+)", TEXT)
    assert set(shown) <= set(COMMANDS)
    for line in re.findall(r"sipdesk-cli ([a-z][^`\n|]*)", TEXT):
        name = line.split()[0]
        assert options(line) <= options(helps(name))


def test_what_a_command_answers_is_told() -> None:
    told = (
        f"svarar {DONE} när det är gjort, {REFUSED} när det inte gick, 2 när kommandot "
        f"inte går att läsa och {DAMAGED} när något är skadat"
    )
    assert told in " ".join(TEXT.split())
    assert PASSPHRASE_FILE in TEXT


# --- What leaves the computer -----------------------------------------------------

PAPER_PRINT = "Papper ur ett ärende: skriv ut"
PAPER_FILE = "Papper ur ett ärende: spara som fil"
PAPER_COPY = "Papper ur ett ärende: kopiera avsnitt"
LETTERS = "Alla brev till eller efter ett möte: skriv ut"
WORDS = "Kopiera ett stycke till genomförandeplanen, eller uppgift om ett papper"
REGION = "Regionens rutin, och en mall provad på ett påhittat ärende"
MADE_UP = "Policyerna, demonstrationen och bilder av skärmar (kommandon)"

WAYS: dict[tuple[str, str], str] = {
    ("hand_out_paper", "to_printer"): PAPER_PRINT,
    ("hand_out_paper", "to_file"): PAPER_FILE,
    ("hand_out_paper", "copy_unkept"): PAPER_COPY,
    ("print_letters", ""): LETTERS,
    ("finish_meeting", ""): LETTERS,
    ("make_extract", ""): "Utdrag till en kommun",
    ("hand_out_report", ""): "Rapport ur statistiken",
    ("print_recount", ""): "Kontrollräkning av en tryckt tabell, och exempeltabellen",
    ("write_table_example", ""): (
        "Kontrollräkning av en tryckt tabell, och exempeltabellen"
    ),
    ("print_outlook", ""): "Läget och Veckan: skriv ut",
    ("share_boards", ""): "Bildtavlor och tips till andra hem",
    ("preview_paper", ""): "Markerad text i ett papper utan person",
    ("hand_out_sheet", ""): "Blanketter och informationsblad",
    ("make_survey", ""): "Enkäter",
    ("hand_out_board", ""): "Bildtavla",
    ("hand_out_material", ""): "Färdiga bildmaterial och häften",
    ("make_booklet", ""): "Färdiga bildmaterial och häften",
    ("write_contacts", ""): "Adressboken som fil",
    ("read_routine", ""): REGION,
    ("print_training", ""): "Register över utbildning",
    ("export_log", ""): "Åtkomstloggens rader som fil",
    ("review_log", ""): "Granskningens papper",
    ("send_case", ""): "Ett ärende till ett annat hem",
    ("own_card", ""): "Hemmets kort och kvitton",
    ("make_receipt", ""): "Hemmets kort och kvitton",
    ("take_case", ""): "Hemmets kort och kvitton",
    ("certificate", ""): "Gallringsintyg",
    ("print_recovery_key", ""): "Återställningsnyckeln på papper",
    ("give_figures", ""): "Fil med ett halvårs siffror",
    ("print_homes", ""): "Summan av flera hems siffror",
    ("share_tips", ""): "Bildtavlor och tips till andra hem",
    ("print_check_in", ""): "Avstämningens dagordning",
    # Those that ask nothing, by their module.
    ("sipdesk.ui.home.templates.view", ""): REGION,
    ("sipdesk.commands.policies", ""): MADE_UP,
    ("sipdesk.commands.demo", ""): MADE_UP,
    ("sipdesk.ui.window.pictures", ""): MADE_UP,
    ("sipdesk.ui.consent.board", ""): WORDS,
    ("sipdesk.ui.papers.view", ""): WORDS,
    ("sipdesk.ui.bug_report", ""): "Programmets logg",
    ("sipdesk.ui.window.channel", ""): "Dubbelklick på en fil när fönstret är öppet",
}
"""The row of the page, by use case or module, and by door where doors have a row each.

An empty door is every door.
"""
OF_ITSELF = "Säkerhetskopia"
"""It is made without anybody asking, so it is no way that somebody chooses."""


def way(output: Output) -> str:
    asks = output.asks or output.module
    return WAYS.get((asks, output.door)) or WAYS[asks, ""]


def test_every_way_out_has_its_line_and_every_line_is_a_way_out() -> None:
    ways = {way(output) for output in OUTPUTS}
    assert ways | {OF_ITSELF} == set(by_name("14. Vad som lämnar datorn"))
    assert set(WAYS.values()) == ways


def test_every_policy_of_ways_out_is_told_with_the_way_that_it_shuts() -> None:
    shut = {
        name: quoted(row[2])
        for name, row in by_name("14. Vad som lämnar datorn").items()
        if quoted(row[2])
    }
    assert {one for names in shut.values() for one in names} == {
        one.name for one in POLICIES if one.area is PolicyArea.EXPORT
    } | {"BackupFolder"}
    assert shut[PAPER_FILE] == ("AllowPaperFiles",)
    assert shut[PAPER_COPY] == ("AllowPaperCopy",)
    assert shut["Ett ärende till ett annat hem"] == ("AllowCaseTransfer",)
    assert shut["Åtkomstloggens rader som fil"] == ("AllowLogExport",)
    assert shut["Adressboken som fil"] == ("AllowContactExport",)
    assert PAPER_PRINT not in shut


# --- The page itself --------------------------------------------------------------


def test_every_code_of_the_installer_that_matters_is_told_once() -> None:
    codes = [int(code) for code in by_name("Slutkoder från msiexec")]
    assert set(codes) >= NEEDED_CODES
    assert all(all(row) for row in table("Slutkoder från msiexec"))


def test_every_source_that_is_pointed_to_is_there_and_used() -> None:
    before, _, sources = TEXT.partition("\n## Källor\n")
    pointed = {int(n) for n in re.findall(r"\[(\d+)\]", before)}
    there = [int(n) for n in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)]
    assert there == sorted(pointed)
    links = re.findall(r"<(https://[^>]+)>", sources)
    assert len(links) == len(there)


def test_every_section_that_is_pointed_to_is_there() -> None:
    heads = re.findall(r"^## (\d+)\. ", TEXT, re.MULTILINE)
    assert heads == [str(number) for number in range(1, len(heads) + 1)]
    assert set(re.findall(r"[Aa]vsnitt (\d+)", TEXT)) <= set(heads)
    titles = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors


def test_the_checklist_is_there_to_be_ticked() -> None:
    points = re.findall(
        r"^- \[ \] .+", section("Checklista före den första releasen"), re.MULTILINE
    )
    words = " ".join(points)
    for needed in (
        "ICE",
        "/famus",
        "/a",
        "GPO",
        "Intune",
        "MECM",
        "SmartScreen",
        "AppLocker",
        "signtool",
        "python.org",
        "Restart Manager",
        "inte är administratör",
        "ICU",
        "färgprofiler",
        "WMI",
        "utskrift",
        "winreg",
    ):
        assert needed in words
