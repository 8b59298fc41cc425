"""Modules are shipped compiled, without their source, the same bytes each time."""

import subprocess
import sys
from pathlib import Path

import pytest

from installer.compiled import compile_tree, set_times
from installer.refusal import Refused

MODULES = {
    "__init__.py": "",
    "words.py": "WORDS = frozenset({'ett', 'två', 'tre'})\nNAMED = 'ett'\n",
    "deep/__init__.py": "",
    "deep/er.py": "def fall() -> None:\n    raise ValueError(__file__)\n",
}


def laid(folder: Path) -> Path:
    for name, text in MODULES.items():
        file = folder / "package" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def read(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_two_folders_give_the_same_bytes_which_tell_nothing_of_either(
    tmp_path: Path,
) -> None:
    one, other = laid(tmp_path / "one"), laid(tmp_path / "quite" / "another")
    for folder in (one, other):
        compile_tree(folder, "lib")
    assert read(one) == read(other)
    assert not [name for name, data in read(one).items() if b"/one/" in data]


def test_no_source_is_left_and_the_modules_run(tmp_path: Path) -> None:
    compile_tree(laid(tmp_path), "lib")
    assert {Path(name).suffix for name in read(tmp_path)} == {".pyc"}
    code = "from package.deep.er import fall; from package.words import WORDS; fall()"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    # What a report of an error says is where the module lies in the program.
    assert 'File "lib/package/deep/er.py", line 2, in fall' in done.stderr
    assert "ValueError" in done.stderr


def test_an_older_source_does_not_matter_to_a_compiled_module(tmp_path: Path) -> None:
    compile_tree(laid(tmp_path), "lib")
    set_times(tmp_path, 1_000_000_000)
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import package.words as w; print(w.NAMED)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "ett\n"


def test_a_module_that_cannot_be_compiled_is_named(tmp_path: Path) -> None:
    (laid(tmp_path) / "package" / "broken.py").write_text("def (:\n")
    with pytest.raises(Refused, match=r"package/broken\.py"):
        compile_tree(tmp_path, "lib")
    assert (tmp_path / "package" / "words.py").is_file()


def test_every_file_and_folder_is_of_the_same_time(tmp_path: Path) -> None:
    set_times(laid(tmp_path), 1_767_225_600)
    paths = [tmp_path, *tmp_path.rglob("*")]
    assert {path.stat().st_mtime for path in paths} == {1_767_225_600}
