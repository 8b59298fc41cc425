"""Names in the MSI: short ones of 8.3 beside the long, and names that cannot be."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from installer.harvest import harvest
from installer.refusal import Refused
from installer.short_names import MOST, short_names
from tests.installer.made_up import BUNDLE, lay, trees, unlike

SHORT = re.compile(r"[^ .+,;=\[\]|]{1,8}(\.[^ .+,;=\[\]|]{1,3})?")


@given(unlike)
def test_every_name_has_a_short_one_that_no_other_in_the_folder_has(
    names: list[str],
) -> None:
    written = short_names(names)
    assert list(written) == sorted(names)
    shorts = [one.partition("|")[0] for one in written.values()]
    assert all(SHORT.fullmatch(short) for short in shorts)
    long = [one for one in written.values() if "|" in one]
    assert all(
        one.partition("|")[2] == name for name, one in written.items() if one in long
    )
    every = [part.casefold() for one in written.values() for part in one.split("|")]
    assert len(every) == len(set(every))


@given(unlike)
def test_a_short_name_stays_whatever_comes_into_the_folder(names: list[str]) -> None:
    together = short_names(names)
    assert {name: short_names([name])[name] for name in names} == together


def test_a_name_that_is_short_enough_is_left_alone() -> None:
    assert short_names(["Qt6.dll", "a.b"]) == {"Qt6.dll": "Qt6.dll", "a.b": "a.b"}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "a:b",
            "a?",
            "slut.",
            "slut ",
            "a\nb",
            "a$b",
            "a|b",
            "aux",
            "NUL.txt",
            "com1.log",
        ),
        *("", "x" * (MOST + 1), "سلام.txt", "a\u030a.txt"),
    ],
)
def test_a_name_that_windows_or_the_code_page_lacks_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        short_names(["sound.txt", name])


def test_two_names_that_differ_only_in_capitals_are_refused() -> None:
    with pytest.raises(Refused):
        short_names(["Åkern.txt", "åkern.TXT"])


@given(trees())
def test_every_file_and_folder_of_a_bundle_has_an_id_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    bundle = lay(tmp_path_factory.mktemp("bundle"), files)
    found = harvest(bundle)
    assert [path.as_posix() for path in found.files] == sorted(files, key=_parts)
    source = found.source()
    ids = re.findall(r'<(?:File|Component|Directory) Id="([^"]+)"', source)
    assert len(ids) == len(set(ids)) == 2 * len(files) + len(found.folders)
    assert set(found.written_names) == {*found.files, *found.folders}


def _parts(name: str) -> list[str]:
    return name.split("/")


def test_an_id_depends_on_nothing_but_the_path(tmp_path: Path) -> None:
    few = harvest(lay(tmp_path / "few", {"SIPdesk.exe": b"", "a/b.txt": b"1"}))
    many = harvest(lay(tmp_path / "many", {**BUNDLE, "a/b.txt": b"2"}))
    assert set(re.findall(r'"part\.\w+"', few.source())) < set(
        re.findall(r'"part\.\w+"', many.source())
    )


def test_a_folder_without_the_program_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="SIPdesk"):
        harvest(lay(tmp_path, {"other.exe": b""}))


def test_a_link_is_not_installed(tmp_path: Path) -> None:
    bundle = lay(tmp_path)
    (bundle / "link").symlink_to("SIPdesk.exe")
    with pytest.raises(Refused, match="link"):
        harvest(bundle)
