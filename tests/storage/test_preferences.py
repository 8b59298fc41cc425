import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import Unavailable
from sipdesk.storage.preferences import FilePreferences

DEFAULTS = {
    "last_home": "",
    "speech_pace": "calm",
    "spelling": True,
    "text_scale": 100,
    "theme": "system",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert dict(FilePreferences(file).read()) == DEFAULTS


def test_one_is_saved_and_the_rest_stay(file: Path) -> None:
    preferences = FilePreferences(file)
    preferences.write("theme", "dark")
    preferences.write("text_scale", 150)
    assert dict(preferences.read()) == DEFAULTS | {"theme": "dark", "text_scale": 150}


@given(text=st.text())
def test_any_path_is_read_back_and_any_reader_of_toml_agrees(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.mktemp("egen") / "settings.toml"
    preferences = FilePreferences(file)
    preferences.write("last_home", text)
    assert preferences.read()["last_home"] == text
    assert tomllib.loads(file.read_text("utf-8"))["last_home"] == text


def test_a_name_that_is_no_text_costs_that_setting_alone(file: Path) -> None:
    preferences = FilePreferences(file)
    preferences.write("theme", "dark")
    preferences.write("last_home", "hem-\udcff.sipdesk")
    assert preferences.read()["theme"] == "dark"


@pytest.mark.parametrize(
    "line",
    [
        'theme = "lila"',
        "theme = 7",
        "text_scale = 1000",
        'text_scale = "150"',
        "text_scale = true",
        "spelling = 1",
        "last_home = ",
        "last_home",
        "[theme]",
        "x" * 100_000,
        "\x00",
        "theme = " + "[" * 100_000,
    ],
)
def test_a_damaged_line_costs_one_setting_alone(file: Path, line: str) -> None:
    file.write_text(f'{line}\nspelling = false\nfrämmande = "x"\n', "utf-8")
    read = FilePreferences(file).read()
    assert dict(read) == DEFAULTS | {"spelling": False}


def test_a_file_that_is_no_text_counts_as_none(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    assert dict(FilePreferences(file).read()) == DEFAULTS


def test_what_belongs_to_no_setting_is_left_out_at_the_next_save(file: Path) -> None:
    file.write_text('gammal = "x"\n', "utf-8")
    FilePreferences(file).write("theme", "light")
    assert "gammal" not in file.read_text("utf-8")


def test_a_disk_that_says_no_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        FilePreferences(tmp_path / "saknas" / "settings.toml").write("theme", "dark")
