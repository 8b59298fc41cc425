import pytest

from sipdesk.commands import COMMANDS, parse

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
    assert (asked.run, asked.demo) == (None, False)


def test_the_demonstration_can_be_asked_for() -> None:
    asked = parse(["--demo"])
    assert (asked.run, asked.demo) == (None, True)


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
