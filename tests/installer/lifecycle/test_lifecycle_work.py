"""The installed program does what it does elsewhere."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pytest
from PIL import Image

from installer.wine import screen
from tests.installer.lifecycle.conftest import Laid, Life, Printed, Shown

pytestmark = pytest.mark.wine

BARE: Final = 300
"""More colours than these are in any window that is painted; a bare one has a few."""
RANDOM: Final = "survey-form-*.pdf"
"""Blank forms carry a number that is drawn for each."""


@pytest.fixture(scope="session")
def linux(life: Life) -> Path:
    return life.linux.result()


def test_the_demonstration_is_made_by_command(printed: Printed, linux: Path) -> None:
    assert printed.ended.code == 0, printed.ended
    assert _index(printed.folder).keys() == _index(linux).keys()
    assert len(_index(linux)) > 150


def _index(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    entries = json.loads((folder / "index.json").read_text("utf-8"))
    return {entry["file"]: entry for entry in entries}


def test_a_protocol_is_the_same_as_on_linux_byte_for_byte(
    printed: Printed, linux: Path
) -> None:
    names = sorted(file.name for file in linux.glob("*-minutes-*.pdf"))

    assert len(names) > 3
    for name in names:
        assert (printed.folder / name).read_bytes() == (linux / name).read_bytes(), name


def test_so_is_every_other_paper_but_those_with_a_number_of_their_own(
    printed: Printed, linux: Path
) -> None:
    drawn = {file.name for file in linux.glob(RANDOM)}
    names = {file.name for file in linux.glob("*.pdf")} - drawn
    names |= {
        file.name for ending in ("docx", "csv") for file in linux.glob(f"*.{ending}")
    }
    differ = [
        n
        for n in names
        if (printed.folder / n).read_bytes() != (linux / n).read_bytes()
    ]

    assert len(names) > 150
    assert not differ


def test_those_have_the_same_words_on_the_same_pages(
    printed: Printed, linux: Path
) -> None:
    names = sorted(file.name for file in linux.glob(RANDOM))

    assert names
    for name in names:
        assert _words(printed.folder / name) == _words(linux / name), name


def _words(file: Path) -> list[str]:
    """Read the words of each page, without the numbers that are drawn."""
    document = pypdfium2.PdfDocument(file)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [re.sub(r"blankett [0-9a-f]{6}", "blankett", text) for text in texts]


def test_the_demonstration_home_opens_in_the_window(demonstrated: Shown) -> None:
    assert demonstrated.titles == ["SIPdesk – Demonstration"]
    assert "Påhittsgården.sipdesk-lock" in demonstrated.held
    assert _colours(demonstrated.locked) > BARE
    assert _colours(demonstrated.opened) > BARE
    assert demonstrated.code == 0


def test_homes_are_looked_for_where_the_installer_was_told(laid: Laid) -> None:
    assert laid.was_made


def test_a_home_opens_by_its_file(double_clicked: Shown) -> None:
    assert double_clicked.titles == ["SIPdesk"]
    assert "Påhitts gården.sipdesk-lock" in double_clicked.held
    assert _colours(double_clicked.opened) > BARE
    assert double_clicked.code == 0


def _colours(file: Path) -> int:
    with Image.open(file) as picture:
        return screen.colours(picture)
