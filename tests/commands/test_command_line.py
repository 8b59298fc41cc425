from pathlib import Path

import pytest

from sipdesk.commands import COMMANDS, parse
from sipdesk.commands.parser import in_swedish

WANTED = {
    "self-test": [],
    "backup": ["hem.sipdesk"],
    "restore": ["hem.sipdesk-backup", "--to", "hem.sipdesk"],
    "verify": ["hem.sipdesk"],
    **{key: ["hem"] for key in ("rekey", "users", "retention", "audit")},
    "transfer": ["list", "hem"],
}
"""What a command cannot do without; the others need a folder."""


def test_without_a_command_the_window_is_meant() -> None:
    asked = parse([])
    assert (asked.run, asked.demo, asked.file) == (None, False, None)


def test_the_demonstration_can_be_asked_for() -> None:
    asked = parse(["--demo"])
    assert (asked.run, asked.demo, asked.file) == (None, True, None)


@pytest.mark.parametrize(
    "file",
    [
        "hem.sipdesk",
        "Våra känslor – åäö.SIPBILD",
        "mapp/hem",
        "./demo",
        "/hem på usb/Åsgården.sipdesk",
        "brev.docx",
    ],
)
def test_a_file_is_for_the_window_and_its_path_is_whole(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = parse([file])
    assert (asked.run, asked.demo) == (None, False)
    assert asked.file == tmp_path / file


@pytest.mark.parametrize(
    "line", [["a.sipdesk", "b.sipdesk"], ["--demo", "a.sipbild"], ["--a.sipdesk"]]
)
def test_the_window_opens_one_file_at_a_time_and_none_in_the_demonstration(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(line)
    assert "går inte att läsa" in capsys.readouterr().err


def test_every_command_can_be_asked_for() -> None:
    for name in COMMANDS:
        wanted = WANTED.get(name, ["--out", "mapp"])
        assert callable(parse([name, *wanted]).run)


@pytest.mark.parametrize("line", [["okänt"], ["--okänt"], ["demo"], ["restore", "x"]])
def test_what_cannot_be_read_ends_with_status_2(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(line)
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_help_is_in_swedish_and_names_every_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert "visa den här hjälpen" in told
    assert all(name in told for name in COMMANDS)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["restore", "x"], "det här saknas: --to"),
        (["okänt"], "KOMMANDO: 'okänt' finns inte, välj bland"),
        (["backup", "hem", "--okänt"], "det här känns inte igen: --okänt"),
        (["transfer", "hem"], "DEL: 'hem' finns inte"),
        (["restore", "x", "--to"], "--to: värdet saknas"),
    ],
)
def test_it_is_said_in_swedish_what_cannot_be_read(
    line: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(line)
    told = capsys.readouterr().err
    assert words in told
    assert told.startswith("så här: sipdesk")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_is_in_swedish(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse([name, "--help"])
    told = capsys.readouterr().out
    assert "visa den här hjälpen" in told
    for word in ("usage", "options:", "positional", "show this", "enligt sis"):
        assert word not in told


def test_what_argparse_may_come_to_say_stands_as_it_is() -> None:
    assert in_swedish("something new") == "something new"
