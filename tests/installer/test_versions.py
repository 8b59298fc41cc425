"""The versions of Windows' own files, as the MSI must tell them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.pe import FileVersion, version_of
from tests.installer.made_up import windows_file

numbers = st.integers(0, 0xFFFF)


@given(st.tuples(numbers, numbers, numbers, numbers), numbers)
def test_a_version_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory,
    version: tuple[int, int, int, int],
    language: int,
) -> None:
    path = tmp_path_factory.mktemp("file") / "Ett.DLL"
    path.write_bytes(windows_file(version, language))
    number = ".".join(str(part) for part in version)
    assert version_of(path) == FileVersion(number, str(language))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.dll", b""),
        ("a.pyd", b"MZ and nothing more"),
        ("a.txt", windows_file((1, 2, 3, 4), 0)),
    ],
)
def test_what_is_no_file_of_windows_has_no_version(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert version_of(tmp_path / name) is None
